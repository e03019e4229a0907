"""Put the words, the projects and what people think of them in the example municipality, once.

The projects are in projecten.json: words of the vocabulary by list, links to goals by title. What
people think is in opinions.py, their stappenplan in plan.py.
"""

from decimal import Decimal

from django.utils import timezone
from django.utils.dateparse import parse_date

from goals.demo import opinions, plan
from goals.demo.data import MANAGER, OF_DOMAIN
from goals.demo.files import read_json
from goals.enums import Domain
from goals.models import Goal, Milestone, Project, ProjectStory
from goals.projects import parts
from goals.projects.milestones import read_when
from goals.projects.services import ProjectDraft, create_projects
from goals.services import update_goal
from organisations.enums import TermKind
from organisations.vocabulary import add_start_set, add_terms

PROJECTS, OPINIONS = "projecten.json", "oordelen.json"
TEXTS = {  # of a project in the file: the field
    "omschrijving": "description",
    "projectleider": "leader",
    "doelstelling": "objective",
    "subdoelstelling": "sub_objective",
}
LINES = {"mensen": "people", "partners": "partners"}
ROADMAP = {  # the parts of a routekaart (seed 004), without the milestones
    "ambitie": "ambition",
    "leervragen": "learning_questions",
    "aanpak": "approach",
    "betrokkenheid": "resident_involvement",
    "resultaten": "intended_results",
    "uitdagingen": "challenges",
}


def load_projects(organisation, users):
    """Fill an organisation that never had a project; `users` are the people of data.py."""
    if Project.objects.filter(organisation=organisation).exists():
        return
    year = timezone.localdate().year
    data, thoughts = read_json(PROJECTS, year), read_json(OPINIONS, year)
    advisers = {domain: users[person] for domain, person in OF_DOMAIN.items()}
    words = _words(organisation, users[MANAGER], data["wijken"])
    goals = _goals(organisation)
    rows = data["projecten"]
    known = [row for row in rows if not row.get("nieuw")]
    projects = _make(organisation, advisers, known, words, goals)
    for title, tags in data["woorden_bij_doelen"].items():
        _tag(goals.get(title), tags, words)
    opinions.see_all(organisation)
    projects |= _make(organisation, advisers, [row for row in rows if row.get("nieuw")], words, goals)
    plan.start(organisation, advisers[Domain.FYSIEK], thoughts["stappenplan"], (goals, projects, words))
    opinions.judge(organisation, advisers, thoughts, goals | projects)
    opinions.let_be(organisation, goals, thoughts["mag_blijven"])


def _words(organisation, manager, wijken):
    """All words of the organisation, {(list, name): Term}, after adding ours."""
    add_start_set(user=manager, organisation=organisation)
    add_terms(user=manager, organisation=organisation, kind=TermKind.WIJK, names=wijken)
    return {(term.kind, term.name): term for term in organisation.terms.alive()}


def _goals(organisation):
    """The living goals of the organisation, {title: Goal}."""
    rows = Goal.objects.alive().filter(goal_tree__organisation=organisation, goal_tree__removed_at=None)
    return {goal.title: goal for goal in rows.select_related("goal_tree__changed_by")}


def _make(organisation, advisers, rows, words, goals):
    """The projects of some rows of the file, {name: Project}, each made by the adviser of its domain."""
    made = {}
    for domain, user in advisers.items():
        mine = [row for row in rows if row["domein"] == domain]
        drafts = [_draft(row, words, goals) for row in mine]
        projects = create_projects(user=user, organisation=organisation, drafts=drafts)
        for project, row in zip(projects, mine, strict=True):
            _add_parts(user, project, row)
            made[project.name] = project
    return made


def _add_parts(user, project, row):
    for thing in (*map(_milestone, row.get("mijlpalen", [])), *map(_story, row.get("verhalen", []))):
        parts.add(user=user, project=project, thing=thing)


def _draft(row, words, goals):
    roadmap = row.get("routekaart", {})
    fields = {
        "name": row["naam"],
        "domain": row["domein"],
        "phase": row["fase"],
        "start_date": parse_date(row.get("begin", "")),
        "end_date": parse_date(row.get("eind", "")),
        "budget": Decimal(row["budget"]) if "budget" in row else None,
        **{field: row.get(name, "") for name, field in TEXTS.items()},
        **{field: "\n".join(row.get(name, [])) for name, field in LINES.items()},
        **{field: _lines(roadmap.get(name, "")) for name, field in ROADMAP.items()},
    }
    links = {goals[title]: text for title, text in row.get("doelen", {}).items() if title in goals}
    return ProjectDraft(fields, tuple(_found(row.get("woorden", {}), words)), links)


def _lines(part):
    return part if isinstance(part, str) else "\n".join(part)


def _found(tags, words):
    """The Terms of {list: names} that the organisation has."""
    pairs = [(kind, name) for kind, names in tags.items() for name in names]
    return [words[pair] for pair in pairs if pair in words]


def _milestone(row):
    """One that is over was reached in time, unless the file says when, or that it is late."""
    when = read_when(row["wanneer"])
    done = parse_date(row.get("gehaald", ""))
    if when.last_day < timezone.localdate() and not row.get("loopt_uit"):
        done = done or when.last_day
    return Milestone(title=row["titel"], due_on=when.day, precision=when.precision, done_on=done)


def _story(row):
    told = {"told_on": parse_date(row["verteld"]), "place": row["wijk"], "has_permission": True}
    return ProjectStory(voice=row["stem"], text=row["verhaal"], **told)


def _tag(goal, tags, words):
    """Tag a goal, as the adviser who made its tree."""
    if goal is None:
        return
    changes = {kind: _found({kind: names}, words) for kind, names in tags.items()}
    seen = {kind: [] for kind in changes}
    update_goal(user=goal.goal_tree.changed_by, goal=goal, changes=changes, seen=seen)
