"""In which form an answer is sent."""

import pytest

from tests.api_client import key_client
from tests.goals.factories import make_organisation, make_tree

JSON, CSV = "application/json", "text/csv; charset=utf-8"
REFUSED = "application/problem+json"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("application/json; charset=utf-8", JSON),
        ("text/csv;q=0.1, application/json", JSON),
        ("application/json;q=0.5, text/csv;q=0.9", CSV),
        ("text/html, */*;q=0.1", JSON),
        ("application/json;q=0, */*;q=0.5", CSV),
        ("text/*", CSV),
        ("application/json;q=veel", JSON),
        ("application/json;q=nan, text/csv;q=0.5", JSON),
        ("*/*;q=0", REFUSED),
        ("application/json;q=0", REFUSED),
        ("text/html", REFUSED),
        ("x", REFUSED),
    ],
)
def test_form_that_is_wanted_most_is_sent(accept, form):
    organisation = make_organisation()
    tree = make_tree(organisation)
    answer = key_client(organisation).get(f"/api/v1/doelenbomen/{tree.pk}/boom", headers={"Accept": accept})
    assert answer["Content-Type"] == form
    assert answer.status_code == (406 if form == REFUSED else 200)
