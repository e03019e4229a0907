"""components/entries.html: what happened in one go, as sentences or as a list."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from history.sentences import Change, Entry

AT = datetime(2026, 5, 14, 12, 31, tzinfo=UTC)


def words(changes, **context):
    told = [Change(text) for text in changes]
    entry = Entry(who="Sam", at=AT, when="vandaag", changes=told, reason="motie")
    page = render_to_string("components/entries.html", {"entries": [entry], **context})
    return " ".join(strip_tags(page).split())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (["Een"], "vandaag Een. Reden: motie. Sam"),
        (["Een", "Twee"], "vandaag Een. Twee. Reden: motie. Sam"),
        (["Een", "Twee", "Drie"], "vandaag Een. Twee. Drie. Reden: motie. Sam"),
        (["Een", "Twee", "Drie", "Vier"], "vandaag Een. Twee. Drie. en nog 1 wijziging Reden: motie. Sam"),
        (list("ABCDE"), "vandaag A. B. C. en nog 2 wijzigingen Reden: motie. Sam"),
    ],
)
def test_entry_beside_other_things_tells_three_changes_at_most(changes, told):
    assert words(changes) == told


def test_entry_on_its_own_page_tells_every_change():
    assert words(list("ABCDE"), with_texts=True) == "vandaag A. B. C. D. E. Reden: motie. Sam"
