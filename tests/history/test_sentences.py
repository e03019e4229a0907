from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from history.sentences import Event, Field, Kind, entries, quoted

AT = datetime(2026, 5, 14, 12, 31, tzinfo=UTC)
KINDS = {
    "doel": Kind(
        lambda values: f"Maakte {values['titel']}",
        lambda values: f"Verwijderde {values['titel']}",
        {
            "titel": Field("titel", quoted),
            "dag": Field("streefdatum"),
            "tekst": Field("de toelichting", long=True),
        },
        lambda before, after: ["Verplaatste"] if before["plek"] != after["plek"] else [],
    )
}
BEFORE = {"titel": "Oud", "dag": date(2027, 3, 1), "tekst": "", "plek": 1}


def event(label="update", after=None, **fields):
    values = BEFORE | (after or {})
    return Event("doel", label, AT, values, BEFORE, **fields)


def tell(*events, users=None):
    return entries(events, KINDS, users or {}, AT)


@pytest.mark.parametrize(
    ("label", "after", "expected"),
    [
        ("insert", {}, "Maakte Oud."),
        ("delete", {}, "Verwijderde Oud."),
        ("update", {"titel": "Nieuw"}, "Wijzigde titel van ‘Oud’ naar ‘Nieuw’."),
        (
            "update",
            {"dag": date(2027, 6, 1)},
            "Wijzigde streefdatum van 1 maart 2027 naar 1 juni 2027.",
        ),
        ("update", {"dag": None}, "Haalde streefdatum weg (was 1 maart 2027)."),
        ("update", {"tekst": "Iets"}, "Vulde de toelichting in."),
        ("update", {"plek": 2}, "Verplaatste."),
        (
            "update",
            {"plek": 2, "titel": "Nieuw"},
            "Verplaatste. Wijzigde titel van ‘Oud’ naar ‘Nieuw’.",
        ),
    ],
)
def test_entries_tell_what_changed(label, after, expected):
    assert [entry.text for entry in tell(event(label, after))] == [expected]


def test_entries_tell_nothing_when_nothing_with_a_name_changed():
    assert tell(event()) == []


def test_entries_end_with_the_reason():
    (entry,) = tell(event(after={"titel": "Nieuw"}, reason="motie van de raad."))
    assert entry.text == "Wijzigde titel van ‘Oud’ naar ‘Nieuw’. Reden: motie van de raad."


@pytest.mark.parametrize(
    ("user_id", "expected"),
    [(None, "opdrachtregel"), (1, "Anna"), (2, "iemand die geen account meer heeft")],
)
def test_entries_say_who(user_id, expected):
    (entry,) = tell(event("insert", user_id=user_id), users={1: "Anna"})
    assert entry.who == expected


def test_entries_of_one_request_are_told_in_one_go_in_the_order_of_doing():
    second = event(after={"dag": None}, context_id="a")
    first = event(after={"titel": "Nieuw"}, context_id="a")
    other = event("insert", context_id="b")
    assert [entry.text for entry in tell(second, first, other)] == [
        "Wijzigde titel van ‘Oud’ naar ‘Nieuw’. Haalde streefdatum weg (was 1 maart 2027).",
        "Maakte Oud.",
    ]


def test_entries_without_request_are_told_by_transaction():
    earlier = replace(event("insert"), at=AT - timedelta(seconds=1))
    assert [len(entry.changes) for entry in tell(event("insert"), event("insert"), earlier)] == [2, 1]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "iets", "Vulde de toelichting in"),
        ("iets", "", "Maakte de toelichting leeg"),
        ("iets", "iets anders", "Wijzigde de toelichting"),
    ],
)
def test_change_of_a_long_text_brings_the_difference(old, new, expected):
    change = KINDS["doel"].fields["tekst"].change(old, new)
    sides = ["".join(part.text for part in side) for side in change.difference]
    assert (change.text, sides) == (expected, [old, new])


def test_change_of_a_field_that_was_empty():
    change = Field("titel", quoted).change("", "Nieuw")
    assert change.text == "Vulde titel in: ‘Nieuw’"
