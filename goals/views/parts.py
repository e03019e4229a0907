"""The parts of the pane of a goal: each kind of thing that hangs at it, in words and rows.

Belongs here: what a part is called, what it shows and where its addresses are. The views that add,
change and take away, the same for every part, are in account.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.text import Truncator

from goals import account_forms as forms
from goals import money
from goals.enums import Domain, Judgement, Level, Phase, ReferenceKind, ResponsibilityRole, Voice
from goals.models import (
    BudgetLine,
    Evidence,
    LearningQuestion,
    ProgressReport,
    ProjectContribution,
    Reference,
    Responsibility,
    Story,
)
from goals.project_link_forms import ProjectLinkForm

MARKS = {
    Judgement.HAALBAAR: "op-koers",
    Judgement.AANDACHT: "let-op",
    Judgement.IN_GEVAAR: "niet-op-koers",
    Judgement.NIET_TE_ZEGGEN: "onbekend",
}


@dataclass(frozen=True)
class Part:
    """One kind of thing at a goal.

    `key` names its routes and its list in the pane, `id` its section on the page. `rows` gives what
    an OutlineGoal has of it, as (id, what the template shows, name); the sentences are filled with
    the `thing`. At other levels than `levels` it is not offered.
    """

    key: str
    id: str
    title: str
    button: str
    hint: str
    model: type
    form: type
    edit_form: type
    rows: Callable
    added: str
    changed: str
    removed: str
    template: str = ""
    levels: tuple = tuple(Level)


@dataclass(frozen=True)
class Item:
    """One thing of a part, as the pane shows it; `key` says which form is open."""

    key: str
    row: object
    name: str
    edit_url: str
    remove_url: str


@dataclass(frozen=True)
class Section:
    """A part of the pane of one goal."""

    part: Part
    url: str
    can_add: bool
    items: list = field(default_factory=list)


def sections_of(goal, goal_tree, slug, *, can_edit):
    """{key of a Part: its Section} of an OutlineGoal, with only what this person may read."""
    return {part.key: _section(part, goal, goal_tree, slug, can_edit) for part in PARTS.values()}


def money_tables(goal):
    """The MoneyTable of a goal itself, and that of its branch when that holds more; each may be None."""
    own, branch = money.own_lines(goal), money.branch_lines(goal)
    return {
        "own": money.table_of(own, by_description=True),
        "branch": money.table_of(branch) if len(branch) > len(own) else None,
    }


def item_key(part, pk):
    """What `Item.key` is of a thing."""
    return f"{part.id}-{pk}"


def _section(part, goal, goal_tree, slug, can_edit):
    args = [slug, goal_tree.pk, goal.id]
    items = [
        Item(
            item_key(part, pk),
            row,
            name,
            reverse(f"goals:{part.key}_edit", args=[*args, pk]),
            reverse(f"goals:{part.key}_remove", args=[*args, pk]),
        )
        for pk, row, name in part.rows(goal, can_edit)
    ]
    can_add = can_edit and goal.level in part.levels
    return Section(part, reverse(f"goals:{part.key}", args=args), can_add, items)


def _short(text):
    return f"‘{Truncator(text).words(6, truncate='…')}’"


def _people(goal, _can_edit):
    for pk, role, name in goal.responsibilities:
        yield pk, {"role": ResponsibilityRole(role).label, "name": name}, name


def _references(goal, _can_edit):
    for pk, kind, title, url in goal.references:
        yield pk, {"kind": ReferenceKind(kind).label, "title": title, "url": url}, title


def _money(goal, _can_edit):
    for line in goal.budget_lines:
        yield line.id, line, f"{money.taakveld_label(line.taakveld, line.year)} {line.year}"


def _progress(goal, _can_edit):
    for report in goal.progress_reports:
        row = {
            "report": report,
            "document": f"{report.document.capitalize()} {report.year}",
            "mark": MARKS[report.judgement],
            "word": Judgement(report.judgement).label,
        }
        yield report.id, row, f"Oordeel bij {report.document} {report.year}"


def _stories(goal, can_edit):
    """Without permission of who told it, a story is for who edits (Story)."""
    for story in goal.stories:
        if story.has_permission or can_edit:
            voice = Voice(story.voice).label
            who = voice if story.is_anonymous or not story.name else f"{story.name}, {voice}"
            yield story.id, {"story": story, "who": who}, f"Verhaal van {voice} {_short(story.text)}"


def _questions(goal, _can_edit):
    for row in goal.learning_questions:
        yield row.id, row, _short(row.question)


def _evidence(goal, _can_edit):
    for row in goal.evidence:
        yield row.id, row, _short(row.statement)


def _projects(goal, _can_edit):
    """Social ones first, as everywhere."""
    for link in sorted(goal.projects, key=lambda link: link.project.domain != Domain.SOCIAAL):
        row = {
            "project": link.project,
            "explanation": link.explanation,
            "phase": Phase(link.project.phase).label,
        }
        yield link.id, row, link.project.name


PROGRESS = Part(
    key="progress",
    id="voortgang",
    title="Oordeel",
    button="Oordeel",
    hint="Schrijf op hoe het volgens u gaat: is dit doel haalbaar?",
    model=ProgressReport,
    form=forms.ProgressForm,
    edit_form=forms.ProgressForm,
    rows=_progress,
    added="Uw oordeel staat bij dit doel.",
    changed="Het oordeel is bewaard.",
    removed="Het oordeel is weggehaald.",
)
MONEY = Part(
    key="money",
    id="middelen",
    title="Middelen",
    button="Bedragen",
    hint="Vul in wat dit doel kost en opbrengt, per jaar en taakveld.",
    model=BudgetLine,
    form=forms.MoneyForm,
    edit_form=forms.BudgetLineForm,
    rows=_money,
    added="De bedragen staan bij dit doel.",
    changed="Het bedrag is bewaard.",
    removed="Het bedrag van {thing.year} is weggehaald.",
)
STORIES = Part(
    key="stories",
    id="verhalen",
    title="Verhalen",
    button="Verhaal",
    hint="Cijfers zeggen niet alles. Schrijf op wat een inwoner, cliënt of professional vertelt.",
    model=Story,
    form=forms.StoryForm,
    edit_form=forms.StoryForm,
    rows=_stories,
    added="Het verhaal staat bij dit doel.",
    changed="Het verhaal is bewaard.",
    removed="Het verhaal is weggehaald.",
    template="goals/detail/story.html",
)
QUESTIONS = Part(
    key="questions",
    id="leervragen",
    title="Leervragen",
    button="Leervraag",
    hint="Wat wilt u samen met de betrokkenen leren? Begin met één vraag.",
    model=LearningQuestion,
    form=forms.QuestionForm,
    edit_form=forms.QuestionForm,
    rows=_questions,
    added="De leervraag staat bij dit doel.",
    changed="De leervraag is bewaard.",
    removed="De leervraag is weggehaald.",
    template="goals/detail/question.html",
)
EVIDENCE = Part(
    key="evidence",
    id="gegevens",
    title="Gegevens bij de opgave",
    button="Gegeven",
    hint="Hoe groot is het probleem, waar en voor wie? Leg vast wat u weet, met de bron.",
    model=Evidence,
    form=forms.EvidenceForm,
    edit_form=forms.EvidenceForm,
    rows=_evidence,
    added="Het gegeven staat bij dit doel.",
    changed="Het gegeven is bewaard.",
    removed="Het gegeven is weggehaald.",
    template="goals/detail/evidence.html",
    levels=(Level.MAATSCHAPPELIJK_EFFECT,),
)
RESPONSIBILITIES = Part(
    key="responsibilities",
    id="verantwoordelijken",
    title="Verantwoordelijk",
    button="Verantwoordelijke",
    hint="Voeg toe wie hiervoor verantwoordelijk is: een wethouder, opdrachtgever of team.",
    model=Responsibility,
    form=forms.ResponsibilityForm,
    edit_form=forms.ResponsibilityForm,
    rows=_people,
    added="{thing.name} is nu verantwoordelijk voor dit doel.",
    changed="De verantwoordelijke is bewaard.",
    removed="{thing.name} is niet meer verantwoordelijk.",
    template="goals/detail/responsibility.html",
)
REFERENCES = Part(
    key="references",
    id="verwijzingen",
    title="Wetten en beleidsnota’s",
    button="Wet of nota",
    hint="Voeg de wet of beleidsnota toe waar dit doel op rust, bijvoorbeeld de Wmo 2015.",
    model=Reference,
    form=forms.ReferenceForm,
    edit_form=forms.ReferenceForm,
    rows=_references,
    added="‘{thing.title}’ staat bij dit doel.",
    changed="De wet of nota is bewaard.",
    removed="‘{thing.title}’ staat niet meer bij dit doel.",
    template="goals/detail/reference.html",
)
PROJECTS = Part(
    key="projects",
    id="projecten",
    title="Projecten",
    button="Project",
    hint="Welke projecten dragen hieraan bij, van sociaal en van fysiek? Hang ze hier op.",
    model=ProjectContribution,
    form=ProjectLinkForm,
    edit_form=ProjectLinkForm,
    rows=_projects,
    added="Het project hangt aan dit doel.",
    changed="De bijdrage van het project is bewaard.",
    removed="‘{thing.project}’ is van dit doel af.",
)
PARTS = {
    part.key: part
    for part in (PROGRESS, MONEY, STORIES, QUESTIONS, EVIDENCE, RESPONSIBILITIES, REFERENCES, PROJECTS)
}
