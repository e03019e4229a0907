"""Money, judgements, stories, questions and evidence of our own export."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from goals.accounts import (
    ACCOUNT_KINDS,
    BudgetLineRow,
    EvidenceRow,
    LearningQuestionRow,
    ProgressReportRow,
    StoryRow,
)
from goals.imports.parse import parse
from goals.imports.problems import ImportErrors

ROWS = {
    "budget_lines": [BudgetLineRow(0, 2027, "6.1", "Buurtkamers", Decimal("120000.50"), Decimal(0))],
    "progress_reports": [
        ProgressReportRow(
            0,
            "begroting",
            2027,
            "aandacht",
            "Dit",
            "Dat",
            "Zo",
            "adviseur",
            datetime(2026, 10, 1, 9, tzinfo=UTC),
        )
    ],
    "stories": [StoryRow(0, "inwoner", "Het was fijn.", date(2026, 5, 1), "wijk Oost", False, "Jo", True)],
    "learning_questions": [LearningQuestionRow(0, "Waarom?", "Daarom.")],
    "evidence": [EvidenceRow(0, "Een op de drie", "36%", "GGD", "wijk Oost", "ouders")],
}
GOAL = {kind.name: kind.to_json(ROWS[kind.attribute]) for kind in ACCOUNT_KINDS}


def draft_of(fields):
    goal = {"niveau": "prestatie", "titel": "p"} | fields
    (draft,) = parse(json.dumps({"titel": "t", "doelen": [goal]}).encode()).drafts
    return draft


def test_what_was_exported_comes_back():
    draft = draft_of(GOAL | {"soortResultaat": "transformatiedoel"})
    assert {name: getattr(draft, name) for name in ROWS} == ROWS
    assert draft.result_type == "transformatiedoel"


def test_a_file_written_by_hand_may_leave_out_much():
    draft = draft_of(
        {
            "middelen": [{"jaar": "2027", "lasten": 5}],
            "voortgang": [{"document": "begroting", "jaar": 2027, "oordeel": "haalbaar"}],
            "verhalen": [{"verteller": "inwoner", "verhaal": "Zo."}],
        }
    )
    assert draft.budget_lines == [BudgetLineRow(0, 2027, "", "", Decimal(5), Decimal(0))]
    assert draft.progress_reports == [
        ProgressReportRow(0, "begroting", 2027, "haalbaar", "", "", "", "", None)
    ]
    assert draft.stories == [StoryRow(0, "inwoner", "Zo.", None, "", True, "", False)]


def test_a_moment_without_a_time_zone_is_utc():
    report = {"document": "begroting", "jaar": 2027, "oordeel": "haalbaar", "geschrevenOp": "2026-10-01"}
    assert draft_of({"voortgang": [report]}).progress_reports[0].written_at == datetime(
        2026, 10, 1, tzinfo=UTC
    )


def test_a_moment_of_any_time_zone_is_told_in_utc():
    """The database takes no zone that is more than sixteen hours away."""
    written = {"geschrevenOp": "2026-10-02T00:59:00+23:59"}
    report = {"document": "begroting", "jaar": 2027, "oordeel": "haalbaar"} | written
    moment = draft_of({"voortgang": [report]}).progress_reports[0].written_at
    assert moment.isoformat() == "2026-10-01T01:00:00+00:00"


def test_two_equal_questions_may_stay():
    assert len(draft_of({"leervragen": [{"vraag": "Waarom?"}] * 2}).learning_questions) == 2


EUROS = "Vul euro's in, van 0 tot 10 miljard, hooguit met centen."


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        (
            {"soortResultaat": "x"},
            ["‘soortResultaat’ is ‘x’. Kies maatschappelijk_resultaat of transformatiedoel."],
        ),
        ({"middelen": [{"lasten": 3}]}, ["‘jaar’ ontbreekt."]),
        ({"middelen": [{"jaar": 2027}]}, ["Vul ‘lasten’ of ‘baten’ in."]),
        ({"middelen": [{"jaar": 2027, "lasten": -1}]}, [f"‘lasten’ is -1. {EUROS}"]),
        ({"middelen": [{"jaar": 2027, "baten": "0.005"}]}, [f"‘baten’ is 0.005. {EUROS}"]),
        (
            {"middelen": [{"jaar": 2027, "lasten": 3, "taakveld": "9.9"}]},
            ["Taakveld ‘9.9’ kennen we niet. Schrijf de code met een punt, zoals 6.1 of 0.10."],
        ),
        ({"middelen": [{"jaar": 2027, "lasten": 3}] * 2}, ["In ‘middelen’ staat iets twee keer."]),
        (
            {"voortgang": [{"document": "jaarrekening", "jaar": 2027, "oordeel": "goed"}]},
            [
                "‘document’ is ‘jaarrekening’. Kies kadernota, begroting, tussenrapportage of jaarstukken.",
                "‘oordeel’ is ‘goed’. Kies haalbaar, aandacht, in_gevaar of niet_te_zeggen.",
            ],
        ),
        (
            {"voortgang": [{"document": "begroting", "jaar": 2027, "oordeel": "haalbaar"}] * 2},
            ["In ‘voortgang’ staat iets twee keer."],
        ),
        (
            {
                "voortgang": [
                    {"document": "begroting", "jaar": 2027, "oordeel": "haalbaar", "geschrevenOp": "gisteren"}
                ]
            },
            ["‘geschrevenOp’ is ‘gisteren’. Schrijf een moment als 2027-12-31T09:30:00+01:00."],
        ),
        ({"verhalen": [{"verteller": "inwoner"}]}, ["‘verhaal’ ontbreekt of is leeg."]),
        (
            {"verhalen": [{"verteller": "inwoner", "verhaal": "Zo.", "naam": "Jo"}]},
            ["Een anoniem verhaal heeft geen naam. Haal de naam weg."],
        ),
        ({"leervragen": [{"geleerd": "Niets"}]}, ["‘vraag’ ontbreekt of is leeg."]),
        ({"gegevens": [{"watWeWeten": "w" * 251}]}, ["‘watWeWeten’ is 251 tekens lang. Hooguit 250 kan."]),
        ({"gegevens": ["36%"]}, ["In ‘gegevens’ hoort hier een object te staan, niet tekst."]),
    ],
)
def test_what_is_wrong(fields, sentences):
    with pytest.raises(ImportErrors) as caught:
        draft_of(fields)
    assert [problem.sentence for problem in caught.value.problems] == sentences
