"""What makes a goal accountable as plain data: the season's document, and JSON there and back."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.accounts import (
    EVIDENCE,
    EXEMPTIONS,
    GROUNDS,
    HANGING_KINDS,
    MONEY,
    PEOPLE,
    PROGRESS,
    QUESTIONS,
    STORIES,
    TERMS,
    BudgetLineRow,
    EvidenceRow,
    ExemptionRow,
    LearningQuestionRow,
    ProgressReportRow,
    ReferenceRow,
    ResponsibilityRow,
    StoryRow,
    TermRow,
    current_document,
)
from goals.enums import Judgement, PlanningDocument, Voice

TEXT = st.text(max_size=20)
YEARS = st.integers(1990, 2100)
EUROS = st.decimals(0, 10_000_000_000, places=2)
MOMENTS = st.datetimes(timezones=st.just(UTC))
ROWS = {
    MONEY: st.tuples(st.just(0), YEARS, TEXT, TEXT, EUROS, EUROS).map(BudgetLineRow._make),
    PROGRESS: st.tuples(
        st.just(0),
        st.sampled_from(PlanningDocument.values),
        YEARS,
        st.sampled_from(Judgement.values),
        *[TEXT] * 4,
        st.none() | MOMENTS,
    ).map(ProgressReportRow._make),
    STORIES: st.tuples(
        st.just(0),
        st.sampled_from(Voice.values),
        TEXT,
        st.none() | st.dates(),
        TEXT,
        st.booleans(),
        TEXT,
        st.booleans(),
    ).map(StoryRow._make),
    QUESTIONS: st.tuples(st.just(0), TEXT, TEXT).map(LearningQuestionRow._make),
    EVIDENCE: st.tuples(st.just(0), *[TEXT] * 5).map(EvidenceRow._make),
    PEOPLE: st.tuples(st.just(0), TEXT, TEXT).map(ResponsibilityRow._make),
    GROUNDS: st.tuples(st.just(0), TEXT, TEXT, TEXT).map(ReferenceRow._make),
    TERMS: st.tuples(TEXT, TEXT, TEXT).map(lambda row: TermRow(0, *row)),
    EXEMPTIONS: st.tuples(st.just(0), TEXT, st.none() | st.uuids(), TEXT, TEXT, st.none() | MOMENTS).map(
        ExemptionRow._make
    ),
}


@pytest.mark.parametrize("kind", HANGING_KINDS, ids=lambda kind: kind.name)
@given(data=st.data())
def test_rows_come_back_from_json_as_they_were(kind, data):
    rows = data.draw(st.lists(ROWS[kind], max_size=3))
    told = [row for row in rows if kind is not STORIES or row.has_permission]
    assert kind.from_json(json.loads(json.dumps(kind.to_json(rows)))) == told


def test_every_field_but_the_id_has_a_key():
    for kind in HANGING_KINDS:
        assert (*kind.keys, *kind.unexported) == kind.row._fields[1:]


def test_amounts_leave_as_text_with_cents():
    row = BudgetLineRow(1, 2027, "0.10", "", Decimal("1250.5"), Decimal(0))
    assert MONEY.to_json([row]) == [
        {"jaar": 2027, "taakveld": "0.10", "omschrijving": "", "lasten": "1250.50", "baten": "0.00"}
    ]


def test_days_and_moments_leave_as_iso():
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    report = ProgressReportRow(1, "begroting", 2027, "haalbaar", "", "", "", "Anna", moment)
    story = StoryRow(1, "inwoner", "Zo", date(2026, 5, 1), "", True, "", True)
    assert PROGRESS.to_json([report])[0]["geschrevenOp"] == "2026-11-23T09:30:00+00:00"
    assert STORIES.to_json([story])[0]["verteldOp"] == "2026-05-01"


@pytest.mark.parametrize(
    ("today", "document", "year"),
    [
        (date(2026, 1, 1), "jaarstukken", 2025),
        (date(2026, 3, 31), "jaarstukken", 2025),
        (date(2026, 4, 1), "kadernota", 2027),
        (date(2026, 5, 31), "kadernota", 2027),
        (date(2026, 6, 1), "tussenrapportage", 2026),
        (date(2026, 8, 31), "tussenrapportage", 2026),
        (date(2026, 9, 1), "begroting", 2027),
        (date(2026, 12, 31), "begroting", 2027),
    ],
)
def test_the_document_of_the_season(today, document, year):
    assert current_document(today) == (document, year)
