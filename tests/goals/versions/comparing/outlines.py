"""Two outlines of one tree for tests of comparing, without a database: as it was, and a copy to change."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from goals.accounts import (
    BudgetLineRow,
    EvidenceRow,
    LearningQuestionRow,
    ProgressReportRow,
    ReferenceRow,
    ResponsibilityRow,
    StoryRow,
    TermRow,
)
from goals.outline import Outline, OutlineContribution, append
from goals.project_sheet import MilestoneRow, ProjectLink, ProjectSheet, RaakvlakRow
from goals.versions.comparing import compare, sentence
from indicators.periods import read_period
from indicators.sheet import Baseline, Sheet, SheetMeasurement, SheetTarget
from tests.goals.checks.outlines import find, make_outline

FAMILY = """
    M Gezond opgroeien
      D Goede start
        S Steun
          P Huisbezoek
      D Leefomgeving
    M Meedoen
"""


def plain(drawing=FAMILY):
    """The outline of a drawing, of goals without anything at them."""
    outline = make_outline(drawing)
    for goal in outline:
        goal.lineage = goal.id
    return outline


def wide_drawing(count):
    """Effects with each six doelstellingen, which have six prestaties; `count` goals in all."""
    branch = ["M Effect {}", *(["  D Doel {}", *["    P Prestatie {}"] * 6] * 6)]
    lines = (branch[place % len(branch)].format(place) for place in range(count))
    return "\n".join(lines)


def filled():
    """The family with one of everything at Goede start; Leefomgeving has its indicator and project too."""
    outline = plain()
    goal, other = find(outline, "Goede start"), find(outline, "Leefomgeving")
    goal.description, goal.why = "Elk kind krijgt een goede start in het leven.", "Te veel kinderen niet."
    goal.responsibilities.append(ResponsibilityRow(1, "portefeuillehouder", "Anna de Vries"))
    goal.references.append(ReferenceRow(1, "wet", "Jeugdwet", ""))
    goal.terms.append(TermRow(1, "thema", "Opgroeien", "", 7))
    goal.contributions.append(_contribution(find(outline, "Meedoen")))
    goal.budget_lines.append(BudgetLineRow(1, 2027, "6.1", "Subsidie", Decimal(100000), Decimal(0)))
    goal.progress_reports.append(
        ProgressReportRow(1, "begroting", 2027, "haalbaar", "Veel gedaan", "Geld", "Verder", "Anna", None)
    )
    goal.stories.append(make_story())
    goal.learning_questions.append(LearningQuestionRow(1, "Werkt het?", "Ja"))
    goal.evidence.append(EvidenceRow(1, "Kinderen bewegen weinig", "36%", "GGD", "Noord", "jeugd"))
    goal.raakvlakken.append(make_raakvlak())
    sheet, link = make_sheet(), make_link()
    for each in (goal, other):
        each.indicators.append(sheet)
        each.projects.append(link)
    return outline


def _contribution(target):
    return OutlineContribution(
        1, target.id, "primair", "Wie meedoet, groeit.", target.title, target.level, uuid4(), "Boom"
    )


def make_story(**fields):
    told = {"voice": "inwoner", "text": "Ik kom er elke week.", "told_on": date(2026, 5, 1)}
    rest = {"place": "Noord", "is_anonymous": True, "name": "", "has_permission": True}
    return StoryRow(**{"id": 1, **told, **rest, **fields})


def make_raakvlak(**fields):
    touching = {"status": "bevestigd", "domain": "sociaal", "other_kind": "project", "explanation": "Spelen"}
    return RaakvlakRow(
        **{"id": uuid4(), **touching, "other_id": uuid4(), "other_title": "Speeltuin", **fields}
    )


def make_sheet(**fields):
    whole = {
        "name": "Jeugdigen met jeugdhulp",
        "unit": "%",
        "direction": "lager",
        "source": "CBS",
        "definition": "Het deel van de jeugdigen met jeugdhulp.",
        "baseline": Baseline(2023, Decimal(12)),
        "measurements": [measured("2024", 11), measured("2024", 13, series="Nederland")],
        "targets": [SheetTarget(2027, "≤", Decimal(10))],
    }
    return Sheet(uuid4(), **whole | fields)


def measured(period, number, **fields):
    return SheetMeasurement(read_period(period), number=Decimal(number), **fields)


def make_link(**fields):
    whole = {
        "phase": "voorbereiding",
        "start_date": date(2027, 1, 1),
        "end_date": date(2027, 12, 31),
        "budget": Decimal(5000),
        "description": "Wij maken speelplekken in de wijk.",
        "milestones": (MilestoneRow("Ontwerp", date(2027, 5, 1), "maand", None),),
    }
    return ProjectLink(
        1, ProjectSheet(uuid4(), "Speelplekken", "fysiek", **whole | fields), "Spelen is gezond"
    )


def told(old, new):
    """The sentences of what differs, and nothing of the totals."""
    return [sentence(item) for item in compare(old, new)]


def copy_of(outline):
    return deepcopy(outline)


def rebuilt(outline, drawing, renamed=None):
    """The tree of a drawing with the goals of an outline, known by their titles; other titles are new goals.

    `renamed` is {new title: old title}.
    """
    known = {goal.title: goal for goal in outline}
    found = Outline(outline.id, outline.title, "", outline.domain, "", {}, 2)
    for new in plain(drawing):
        goal = known.get((renamed or {}).get(new.title, new.title))
        pk = goal.id if goal else new.id
        texts = [new.level, new.title, "", "", "", "", None, None]
        append(found, pk, _parent(found, new), texts).lineage = pk
    return found


def _parent(outline, goal) -> UUID | None:
    return goal.parent and find(outline, goal.parent.title).id
