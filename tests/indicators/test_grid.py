"""Cells of the grid: what is stored, what is refused and what somebody else changed meanwhile."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.grid import MOST_CELLS, Cell, CellOutcome, What, apply_cells, read_cells
from indicators.models import Measurement, Target
from indicators.periods import read_period, year
from indicators.services import remove_indicator
from tests.indicators.factories import aim, fill, make_indicator, revision
from tests.organisations.factories import make_organisation

NO_NUMBER = (
    "‘a’ is geen getal. Schrijf alleen het getal, zoals 12,5. "
    "Of zet er een ' voor: dan blijft het tekst, zoals in Excel."
)


def apply(user, indicator, *cells, what=What.VALUES, series="gemeente"):
    """Store (period, typed, seen) of one indicator; returns [(outcome, text, sentence)]."""
    made = [
        Cell(indicator.pk, read_period(str(period)), typed, seen, series) for period, typed, seen in cells
    ]
    result = apply_cells(user=user, organisation=indicator.organisation, cells=made, what=what)
    return [(each.outcome, each.text, each.sentence) for each in result.cells]


@pytest.mark.parametrize(
    ("held", "typed", "seen", "expected"),
    [
        ("", "12,5", "", (CellOutcome.SAVED, "12,5")),
        ("", "12,50", "", (CellOutcome.SAVED, "12,5")),
        ("", "1.250", "", (CellOutcome.SAVED, "1250")),
        ("", "n.n.b.", "", (CellOutcome.SAVED, "n.n.b.")),
        ("", "7 (voorlopig)", "", (CellOutcome.SAVED, "7*")),
        ("10", "", "10", (CellOutcome.SAVED, "")),
        ("10", "11", "10", (CellOutcome.SAVED, "11")),
        ("10", "11", "10,0", (CellOutcome.SAVED, "11")),
        ("3e positie", "4e positie", "3e positie", (CellOutcome.SAVED, "4e positie")),
        ("10", "10,0", "10", (CellOutcome.UNCHANGED, "10")),
        ("10", "10", "10", (CellOutcome.UNCHANGED, "10")),
        ("", " ", "", (CellOutcome.UNCHANGED, "")),
        ("20", "10", "10", (CellOutcome.UNCHANGED, "20")),  # I changed nothing, somebody else did
        ("20", "20", "10", (CellOutcome.UNCHANGED, "20")),  # we both made it 20
        ("20", "30", "10", (CellOutcome.STALE, "20")),
        ("20", "30", "", (CellOutcome.STALE, "20")),
        ("", "30", "10", (CellOutcome.STALE, "")),
        ("20*", "30", "20", (CellOutcome.STALE, "20*")),
        ("20", "", "10", (CellOutcome.STALE, "20")),
        ("", "12,5,3", "", (CellOutcome.REFUSED, "")),
        ("10", "veel", "10", (CellOutcome.REFUSED, "10")),
        ("20", "veel", "10", (CellOutcome.REFUSED, "20")),
    ],
)
def test_apply_cells_judges_a_cell(user, indicator, held, typed, seen, expected):
    fill(indicator, 2024, held)
    assert apply(user, indicator, (2024, typed, seen))[0][:2] == expected


def test_apply_cells_says_why_a_cell_is_not_stored(user, indicator):
    fill(indicator, 2022, "20")
    assert [
        each[2] for each in apply(user, indicator, (2022, "1", "9"), (2023, "1", "9"), (2024, "a", ""))
    ] == [
        "Iemand anders vulde hier intussen ‘20’ in.",
        "Iemand anders maakte dit leeg.",
        NO_NUMBER,
    ]


def test_apply_cells_stores_what_is_right_beside_what_is_not(user, indicator):
    assert [
        each[0] for each in apply(user, indicator, (2022, "1", ""), (2023, "a", ""), (2024, "3", ""))
    ] == [
        CellOutcome.SAVED,
        CellOutcome.REFUSED,
        CellOutcome.SAVED,
    ]
    stored = Measurement.objects.values_list("period_start__year", "number")
    assert sorted(stored) == [(2022, Decimal(1)), (2024, Decimal(3))]


def test_apply_cells_keeps_series_and_kinds_of_period_apart(user, indicator):
    apply(user, indicator, (2024, "1", ""))
    apply(user, indicator, ("2024-H1", "2", ""))
    assert apply(user, indicator, (2024, "3", ""), series="Nederland") == [(CellOutcome.SAVED, "3", "")]
    stored = Measurement.objects.values_list("series", "period_kind", "number")
    assert sorted(stored) == [("Nederland", "jaar", 3), ("gemeente", "halfjaar", 2), ("gemeente", "jaar", 1)]


@pytest.mark.parametrize(
    ("held", "typed", "seen", "expected"),
    [
        ("", "<33", "", (CellOutcome.SAVED, "< 33")),
        ("", "> 2018", "", (CellOutcome.SAVED, "> waarde 2018")),
        ("", "landelijk gemiddelde", "", (CellOutcome.SAVED, "landelijk gemiddelde")),
        ("< 33", "geen", "<33", (CellOutcome.SAVED, "geen")),
        ("> waarde 2018", "7", "> waarde 2018", (CellOutcome.SAVED, "7")),
        ("< 33", "kleiner dan 33", "< 33", (CellOutcome.UNCHANGED, "< 33")),
        ("< 30", "< 20", "< 33", (CellOutcome.STALE, "< 30")),
        ("", "veel beter", "", (CellOutcome.REFUSED, "")),
    ],
)
def test_apply_cells_judges_a_target(user, indicator, held, typed, seen, expected):
    fill(indicator, 2018, "6,15")
    if held:
        aim(indicator, 2027, held)
    assert apply(user, indicator, (2027, typed, seen), what=What.TARGETS)[0][:2] == expected


def test_apply_cells_refuses_an_indicator_that_is_not_there(user, indicator):
    elsewhere = make_indicator(make_organisation("houten"))
    gone = make_indicator(indicator.organisation, "Weg")
    remove_indicator(user=user, indicator=gone)
    ids = [elsewhere.pk, gone.pk, uuid4(), indicator.pk]
    cells = [Cell(pk, year(2024), "1") for pk in ids]
    result = apply_cells(user=user, organisation=indicator.organisation, cells=cells)
    assert [each.outcome for each in result.cells] == [CellOutcome.REFUSED] * 3 + [CellOutcome.SAVED]
    assert {each.sentence for each in result.kept_back} == {
        "Deze indicator is weggegooid of bestaat niet meer."
    }


def test_apply_cells_without_change_leaves_the_revision(user, indicator):
    fill(indicator, 2024, "1")
    before = revision(indicator.organisation)
    apply(user, indicator, (2024, "1,0", "1"), (2023, "a", ""))
    assert revision(indicator.organisation) == before
    apply(user, indicator, (2024, "2", "1"))
    assert revision(indicator.organisation) == before + 1


def test_apply_cells_is_not_for_a_raadslid(raadslid, indicator):
    with pytest.raises(PermissionDenied):
        apply(raadslid, indicator)
    with pytest.raises(PermissionDenied):
        apply(raadslid, indicator, (2024, "a", ""))


@pytest.mark.parametrize(("what", "queries"), [(What.VALUES, 13), (What.TARGETS, 14)])
@pytest.mark.parametrize("rows", [1, 30])
def test_apply_cells_takes_the_same_queries_for_3_and_180_cells(user, organisation, what, queries, rows):
    ids = [make_indicator(organisation, f"I {number}").pk for number in range(rows)]
    width = 3 if rows == 1 else 6
    cells = [Cell(pk, year(2020 + column), str(column + 1)) for pk in ids for column in range(width)]
    with CaptureQueriesContext(
        connection,
    ) as captured:
        result = apply_cells(user=user, organisation=organisation, cells=cells, what=what)
    assert result.count(CellOutcome.SAVED) == rows * width
    assert len(captured) == queries


@pytest.mark.parametrize(
    ("outcomes", "title"),
    [
        ("SRR", "1 van 3 cellen bewaard. 2 cellen kloppen niet:"),
        ("SSR", "2 van 3 cellen bewaard. 1 cel klopt niet:"),
        ("R", "1 cel klopt niet:"),
        ("SRT", "1 van 3 cellen bewaard. 1 cel klopt niet. 1 cel is intussen door iemand anders gewijzigd:"),
        ("TT", "0 van 2 cellen bewaard. 2 cellen zijn intussen door iemand anders gewijzigd:"),
    ],
)
def test_title_counts_what_was_kept_back(user, indicator, outcomes, title):
    typed = {"S": ("1", ""), "R": ("a", ""), "T": ("1", "9")}
    cells = [Cell(indicator.pk, year(2020 + n), *typed[letter]) for n, letter in enumerate(outcomes)]
    result = apply_cells(user=user, organisation=indicator.organisation, cells=cells)
    assert result.title == title


def row(**fields):
    return {"indicator": str(uuid4()), "periode": "2024", "getypt": "1"} | fields


def test_read_cells():
    pk = uuid4()
    assert read_cells(
        [row(indicator=str(pk), periode="2024-K3", gezien="2", reeks=" wijk X ")], What.VALUES
    ) == [Cell(pk, read_period("2024-K3"), "1", "2", "wijk X")]
    assert read_cells([row(indicator=str(pk))], What.TARGETS) == [Cell(pk, year(2024), "1", "", "gemeente")]


@pytest.mark.parametrize(
    ("rows", "what", "sentence"),
    [
        ({}, What.VALUES, "Stuur een lijst met cellen."),
        ([1], What.VALUES, "Stuur een lijst met cellen."),
        ([{}] * (MOST_CELLS + 1), What.VALUES, "Dat zijn 5001 cellen. Bewaar er hooguit 5000 tegelijk."),
        ([row(getypt=1)], What.VALUES, "Een cel bestaat uit teksten."),
        ([row(getypt=None)], What.VALUES, "Een cel bestaat uit teksten."),
        ([row(reeks="x" * 101)], What.VALUES, "De naam van een reeks is hooguit 100 gewone tekens lang."),
        ([row(reeks="x\0")], What.VALUES, "De naam van een reeks is hooguit 100 gewone tekens lang."),
        ([row(indicator="x")], What.VALUES, "Van een cel is niet bekend bij welke indicator hij hoort."),
        ([row(periode="2024-H1")], What.TARGETS, "Een streefwaarde hoort bij een jaar."),
        ([row(periode="1800")], What.VALUES, "1800 ligt te ver weg. Kies een jaar van 1990 tot en met 2100."),
    ],
)
def test_read_cells_refuses_another_shape(rows, what, sentence):
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        read_cells(rows, what)
    assert str(caught.value) == sentence


def test_apply_cells_refuses_a_very_long_text_at_once(user, indicator):
    outcome, _, sentence = apply(user, indicator, (2024, "1" * 1_000_000, ""))[0]
    assert (outcome, sentence) == (
        CellOutcome.REFUSED,
        "Deze tekst is te lang: 1000000 tekens. Er passen er 250.",
    )


def test_apply_cells_of_one_cell_twice_keeps_the_last(user, indicator):
    apply(user, indicator, (2024, "1", ""), (2024, "2", ""))
    assert [row.number for row in Measurement.objects.all()] == [2]
    assert Target.objects.count() == 0


@pytest.mark.parametrize("typed", ["1\0", "\ud800", "1\x1b"])
def test_apply_cells_refuses_signs_that_cannot_be_stored(user, indicator, typed):
    assert apply(user, indicator, (2024, typed, ""))[0][0] == CellOutcome.REFUSED
    assert apply(user, indicator, (2024, "1", typed))[0][0] == CellOutcome.REFUSED
