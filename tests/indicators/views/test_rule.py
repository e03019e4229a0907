"""The page that tells how a state is decided."""

import re

import pytest
from django.urls import reverse

from indicators.trends import RULE


@pytest.mark.django_db
def test_page_tells_the_whole_rule_with_the_marks_of_the_states(client, user, organisation):
    client.force_login(user)
    page = client.get(reverse("indicators:rule", args=[organisation.slug])).text
    marks = ["st-op-koers", "st-let-op", "st-niet-op-koers", "st-onbekend"]
    assert re.findall(r"#(st-[a-z-]+)", page) == marks
    text = " ".join(re.sub("<[^>]+>", "", page).split())
    last_words = [paragraph.split(". ")[-1].replace("<", "&lt;") for paragraph in RULE]
    assert [words for words in last_words if words not in text] == []
