"""Reading a Landscape of an organisation from the database, in 9 queries whatever its size.

Belongs here: rows to plain data. What is counted and drawn of it is in goals/raakvlakken/. What
lies in a recycle bin and projects that stopped are left out, with all that hangs at them.
"""

from django.db.models.functions import Coalesce

from goals.enums import Strength
from goals.models import (
    Contribution,
    Goal,
    GoalTerm,
    GoalTree,
    Project,
    ProjectContribution,
    ProjectTerm,
    Raakvlak,
)
from goals.raakvlakken.landscape import (
    Landscape,
    LandscapeGoal,
    LandscapeProject,
    LandscapeTerm,
    Link,
    Touch,
)
from goals.raakvlakken.pairs import STRONGEST
from organisations.models import Term

STRENGTHS = {strength.value: i for i, strength in enumerate(Strength, start=1)}
GOAL_FIELDS = ("id", "parent_id", "goal_tree_id", "level", "title", "domain")
TOUCH_FIELDS = ("id", "status", "strength", "explanation", "reasons__0__sentence", "signalled_at")


def read_landscape(organisation):
    """The Landscape of an Organisation; that somebody may see it has been checked."""
    trees = GoalTree.objects.alive().filter(organisation=organisation)
    rows = trees.values_list("id", "title", "domain")
    titles, domains = {}, {}
    for tree_id, title, domain in rows:
        titles[tree_id], domains[tree_id] = title, domain
    terms = {term.id: term for term in _terms(organisation)}
    goals = _goals(domains, _words_at(GoalTerm, "goal_id", organisation, terms))
    projects = _projects(organisation, _words_at(ProjectTerm, "project_id", organisation, terms))
    return Landscape(
        titles,
        goals,
        projects,
        tuple(_links(organisation, projects, goals)),
        tuple(_contributions(organisation, goals)),
        tuple(_touches(organisation, goals | projects)),
        terms,
    )


def _terms(organisation):
    alive = Term.objects.alive().filter(organisation=organisation)
    return (LandscapeTerm(*row) for row in alive.values_list("id", "kind", "name", "domain"))


def _words_at(model, key, organisation, terms):
    """{goal or project id: the ids of its words}, in the order they were tagged."""
    found = {}
    rows = model.objects.filter(term__organisation=organisation).order_by("pk")
    for thing_id, term_id in rows.values_list(key, "term_id"):
        if term_id in terms:
            found.setdefault(thing_id, []).append(term_id)
    return found


def _goals(domains, words):
    """{id: LandscapeGoal} of the trees in this order, numbers and domains derived on the way."""
    place = {tree_id: i for i, tree_id in enumerate(domains)}
    rows = Goal.objects.alive().filter(goal_tree__in=list(domains)).order_by("mptt_tree", "lft")
    rows = sorted(rows.values_list(*GOAL_FIELDS), key=lambda row: place[row[2]])
    goals, children = {}, {}
    for goal_id, parent_id, tree_id, level, title, domain in rows:
        parent = goals.get(parent_id)
        above = parent_id if parent else tree_id
        children[above] = children.get(above, 0) + 1
        number = f"{parent.number}.{children[above]}" if parent else str(children[above])
        counts = domain or (parent.domain if parent else domains[tree_id])
        tags = tuple(words.get(goal_id, ()))
        goals[goal_id] = LandscapeGoal(
            goal_id, parent.id if parent else None, tree_id, number, level, title, counts, tags
        )
    return goals


def _projects(organisation, words):
    rows = Project.objects.serving().filter(organisation=organisation)
    rows = rows.order_by("name", "id").values_list("id", "name", "domain")
    return {row[0]: LandscapeProject(*row, tuple(words.get(row[0], ()))) for row in rows}


def _links(organisation, projects, goals):
    rows = ProjectContribution.objects.filter(project__organisation=organisation).order_by("pk")
    for row in rows.values_list("project_id", "goal_id", "explanation"):
        if row[0] in projects and row[1] in goals:
            yield Link(*row)


def _contributions(organisation, goals):
    rows = Contribution.objects.filter(goal__goal_tree__organisation=organisation).order_by("pk")
    for row in rows.values_list("goal_id", "target_id", "explanation"):
        if row[0] in goals and row[1] in goals:
            yield Link(*row)


def _touches(organisation, elements):
    rows = Raakvlak.objects.filter(organisation=organisation).annotate(
        social_id=Coalesce("social_goal", "social_project"),
        physical_id=Coalesce("physical_goal", "physical_project"),
    )
    fields = ("social_id", "physical_id", *TOUCH_FIELDS)
    for social_id, physical_id, pk, status, strength, told, found, since in rows.values_list(*fields):
        if social_id in elements and physical_id in elements:
            # What an adviser recorded by hand has no strength of its own.
            strong = STRENGTHS.get(strength, STRONGEST)
            yield Touch(pk, social_id, physical_id, status, strong, told or found or "", since)
