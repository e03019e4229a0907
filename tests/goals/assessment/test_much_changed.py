"""When so much changed that no page should wait for it, a command looks for signals."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from goals.assessment import refresh
from goals.assessment.candidates import count_pairs
from goals.assessment.elements import read_elements
from goals.assessment.refresh import bring_up_to_date
from tests.goals.assessment.factories import make_pathway, make_project, make_social_tree, pairs
from tests.goals.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    """A social tree and two physical projects that nobody compared yet."""
    organisation = make_organisation()
    make_pathway(organisation)
    make_social_tree(organisation)
    for name in ("Flonker Kerkplein", "Flonker Markt"):
        make_project(organisation, name)
    return organisation


def test_count_pairs_counts_each_pair_with_an_affected_side_once(organisation):
    elements = read_elements(organisation)
    social = [pk for pk, element in elements.items() if element.domain == "sociaal"]
    physical = [pk for pk, element in elements.items() if element.domain == "fysiek"]
    counts = [count_pairs(elements, set(some)) for some in ([], social[:1], physical[:1], elements)]
    assert counts == [0, 2, len(social), 2 * len(social)]


def test_too_many_pairs_are_left_alone(organisation):
    assert bring_up_to_date(organisation, most=1) is False
    assert not pairs(organisation)


def test_the_command_looks_whatever_it_takes(organisation, monkeypatch, capsys):
    monkeypatch.setattr(refresh, "MOST_PAIRS", 1)
    call_command("find_raakvlakken", organisatie=organisation.slug)
    assert pairs(organisation)
    assert capsys.readouterr().out == "Bijgewerkt: 1.\n"
    assert bring_up_to_date(organisation, most=1) is True


def test_the_command_names_an_organisation_that_is_not_there():
    with pytest.raises(CommandError, match="Er is geen organisatie ‘nergens’"):
        call_command("find_raakvlakken", organisatie="nergens")


@pytest.mark.parametrize(("most", "expected"), [(1, 1), (400_000, 0)])
def test_the_page_says_when_signals_have_to_wait(client, organisation, monkeypatch, most, expected):
    monkeypatch.setattr(bring_up_to_date, "__kwdefaults__", {"most": most})
    client.force_login(make_user(organisation))
    page = client.get(reverse("goals:raakvlakken", args=[organisation.slug])).content.decode()
    assert page.count("pas vannacht worden bijgewerkt") == expected
