"""A version as it was frozen with schema 1: it must load for ever, to exactly this.

Never change the file: what is frozen stays readable in every later release.
"""

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from goals.accounts import (
    BudgetLineRow,
    EvidenceRow,
    ExemptionRow,
    LearningQuestionRow,
    ProgressReportRow,
    ReferenceRow,
    ResponsibilityRow,
    StoryRow,
    TermRow,
)
from goals.outline import Outline, OutlineContribution, VersionHead
from goals.outline_json import from_json, to_json
from goals.project_sheet import MilestoneRow, RaakvlakRow
from indicators.periods import Period
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget

FROZEN = json.loads((Path(__file__).parent / "fixtures" / "version_schema_1.json").read_text())
TREE, OTHER = UUID("dfdf7a6e-adbf-4a00-ad8b-b95134028efd"), UUID("15254c0e-019c-4d60-b3b8-33521d3d5f3d")
HEALTH, GREEN = UUID("bd1afbd6-3e88-4b51-bc7a-0661bbfe26ef"), UUID("1650e36b-c4ff-4564-923c-43fbefcfee13")
MOVES, LIST = UUID("54ec7459-d181-43f9-b050-ef1b3e21fc2f"), UUID("88102182-606f-4f35-bea8-d7cf094e3d97")
PLACE = UUID("6914d733-bfab-420d-9b2f-936e1b4bc639")
WRITTEN = {"made_by": "Anna de Vries", "made_at": datetime(2026, 11, 2, 9, 30, tzinfo=UTC)}
WIJK = TermRow(0, "wijk", "Heuveleind", "")


def test_frozen_file_gives_the_same_file_back():
    assert json.dumps(to_json(from_json(FROZEN))) == json.dumps(FROZEN)


def test_frozen_tree_is_known():
    outline = from_json(FROZEN)
    assert outline.version == VersionHead(
        number=2,
        title="Begroting 2027",
        document="begroting",
        year=2027,
        adopted_on=date(2026, 11, 10),
        supersedes=1,
        organisation="Gemeente Best",
        frozen_at=datetime(2026, 11, 11, 8, 15, tzinfo=UTC),
    )
    plain = ("id", "title", "description", "domain", "period", "level_names")
    assert [getattr(outline, name) for name in plain] == [
        TREE,
        "Preventief jeugdbeleid",
        "Waar het over gaat",
        "sociaal",
        "2027–2030",
        {"prestatie": "actie"},
    ]
    assert outline.exemptions == [ExemptionRow(0, "geen-project", None, "Komt in mei", **WRITTEN)]
    assert {field.name for field in fields(Outline)} == {
        *plain,
        *("revision", "goals", "by_id", "exemptions", "version"),
    }


def test_frozen_goals_are_known():
    names = ("number", "level", "title", "description", "why", "domain", "effective_domain", "result_type")
    first, second, third = from_json(FROZEN)
    assert [[getattr(goal, name) for name in names] for goal in (first, second, third)] == [
        ["1", "maatschappelijk_effect", "Gezond opgroeien", "", "", "", "sociaal", ""],
        [
            *("1.1", "doelstelling", "Buiten spelen", "Elke dag een uur", "Bewegen is gezond", ""),
            *("sociaal", "transformatiedoel"),
        ],
        ["1.1.1", "prestatie", "Speelplek aanleggen", "", "", "fysiek", "fysiek", ""],
    ]
    assert (first.id, first.lineage) == (HEALTH, HEALTH)
    assert second.lineage == UUID("11111111-2222-4333-8444-555555555555")
    assert (third.start_date, third.end_date) == (date(2027, 1, 1), date(2028, 12, 31))
    assert second.contributions == [
        OutlineContribution(
            *(0, GREEN, "ondersteunend", "Meer groen", "Een groene stad", "maatschappelijk_effect"),
            *(OTHER, "Openbare ruimte"),
        )
    ]
    assert [(link.target_id, link.weight, link.number) for link in third.contributions] == [
        (HEALTH, "primair", "1")
    ]


def test_frozen_accounts_are_known():
    first, second, _ = from_json(FROZEN)
    assert first.responsibilities == [ResponsibilityRow(0, "portefeuillehouder", "Wethouder jeugd")]
    assert first.references == [ReferenceRow(0, "wet", "Jeugdwet", "https://example.org/wet")]
    assert second.budget_lines == [
        BudgetLineRow(0, 2028, "0.10", "", Decimal("900.00"), Decimal("0.00")),
        BudgetLineRow(0, 2027, "6.1", "Subsidie", Decimal("1250.00"), Decimal("0.50")),
    ]
    moment = datetime(2026, 11, 2, 9, 30, 0, 120_000, tzinfo=UTC)
    said = ("Veel", "Geld", "Overleg", "Anna de Vries", moment)
    assert second.progress_reports == [ProgressReportRow(0, "jaarstukken", 2027, "aandacht", *said)]
    told = ("inwoner", "Ik kom er elke week.", date(2026, 5, 1), "Heuveleind", False, "Mia", True)
    assert second.stories == [StoryRow(0, *told)]
    assert second.learning_questions == [LearningQuestionRow(0, "Werkt het?", "Ja")]
    known = ("Kinderen bewegen weinig", "36%", "GGD", "Noord", "Jeugd")
    assert second.evidence == [EvidenceRow(0, *known)]
    assert second.terms == [TermRow(0, "beleidsveld", "Jeugd", "sociaal"), WIJK]
    assert second.exemptions == [ExemptionRow(0, "te-veel", MOVES, "Wens van de raad", **WRITTEN)]


def test_frozen_indicators_are_known():
    first, second, third = from_json(FROZEN)
    moves = Sheet(
        id=MOVES,
        name="Kinderen die dagelijks buiten spelen",
        number="E1",
        definition="Deel van 4 tot 12 jaar",
        unit="%",
        decimals=1,
        source="GGD",
        owner="Team jeugd",
        kind="effect",
        audience="gemeente",
        direction="hoger",
        band_low=Decimal(40),
        band_high=Decimal("60.5"),
        frequency=24,
        baseline=Baseline(2020, Decimal("33.3")),
        made_with="ouders",
        remark="Zie bijlage",
        catalogue_number=7,
        measurements=MEASUREMENTS,
        targets=TARGETS,
    )
    place = Sheet(
        id=LIST,
        name="Plek op de ranglijst",
        kind="kengetal",
        audience="aanbieder",
        direction="lager",
        baseline=Baseline(text="midden"),
    )
    assert [goal.indicators for goal in (first, second, third)] == [[moves], [moves, place], []]


MEASUREMENTS = [
    SheetMeasurement(
        Period(date(2022, 1, 1), "jaar"),
        number=Decimal("36.5"),
        remark="Steekproef",
        origin="cbs",
        origin_detail="84468NED",
    ),
    SheetMeasurement(Period(date(2023, 7, 1), "halfjaar"), number=Decimal(40), is_provisional=True),
    SheetMeasurement(
        Period(date(2024, 4, 1), "kwartaal"), text="3e plek", origin="bestand", origin_detail="cijfers.xlsx"
    ),
    SheetMeasurement(
        Period(date(2024, 12, 31), "datum"), missing="niet_gemeten", reason="te weinig antwoorden"
    ),
    SheetMeasurement(Period(date(2022, 1, 1), "jaar"), series="Nederland", number=Decimal("-0.000001")),
]
TARGETS = [
    SheetTarget(2027, "≥", Decimal(45)),
    SheetTarget(2028, ">", reference="landelijk gemiddelde"),
    SheetTarget(2029, text="beter dan nu"),
    SheetTarget(2030, is_none=True, remark="Volgt later"),
    SheetTarget(2031, number=Decimal("50.25")),
]


def test_frozen_projects_are_known():
    outline = from_json(FROZEN)
    links = [[(link.project.name, link.explanation) for link in goal.projects] for goal in outline]
    assert links == [
        [("Voorlichting", "Ouders weten meer")],
        [("Speelplek Heuveleind", "Een plek dichtbij")],
        [("Speelplek Heuveleind", "")],
    ]
    place, talk = outline.projects.values()
    assert [getattr(place, field.name) for field in fields(place)] == [
        *(PLACE, "Speelplek Heuveleind", "fysiek", "Een plek om te spelen", "uitvoering"),
        *(date(2027, 1, 1), date(2028, 6, 30), Decimal("1250.50"), "Tom", "Tom\nEls", "Scholen\nGGD"),
        *("Buiten spelen", "Dichtbij", "Elk kind speelt buiten", "Wie komt er?", "Samen ontwerpen"),
        *("Ouders denken mee", "Eén plek", "Geluid", (WIJK,)),
        (
            MilestoneRow("Ontwerp klaar", date(2027, 4, 1), "kwartaal", date(2027, 3, 9)),
            MilestoneRow("Open", None, "dag", None),
        ),
    ]
    assert (talk.domain, talk.phase, talk.budget, talk.milestones) == ("sociaal", "idee", None, ())


def test_frozen_raakvlakken_are_known():
    first, second, third = from_json(FROZEN)
    assert [goal.raakvlakken for goal in (first, second, third)] == [
        [
            RaakvlakRow(
                UUID("a507fb00-edd5-47fd-a305-4e7f8dd4860e"),
                *("bevestigd", "sociaal", "doel", GREEN, "Een groene stad"),
                explanation="Groen maakt gezond",
            )
        ],
        [
            RaakvlakRow(
                UUID("a8bf3269-9fbf-48e9-9ace-05f728055141"),
                *("bevestigd", "sociaal", "project", PLACE, "Speelplek Heuveleind"),
                explanation="Ouders praten er",
                agreements="Samen beheren",
                agreed_social="Anna",
                agreed_physical="Tom",
            )
        ],
        [],
    ]
