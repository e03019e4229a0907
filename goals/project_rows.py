"""Read the projects and raakvlakken at the goals of a tree from the database, in two queries.

What the rows are is in project_sheet.py.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from goals.enums import Domain, RaakvlakStatus
from goals.models import Milestone, ProjectContribution, ProjectTerm, Raakvlak
from goals.project_sheet import (
    MILESTONE_KEYS,
    SHEET_FIELDS,
    ProjectLink,
    ProjectSheet,
    RaakvlakRow,
    milestone_of,
    term_rows,
)

WORDS = ("kind", "name", "domain", "id")
SIDES = {Domain.SOCIAAL: ("social", "physical"), Domain.FYSIEK: ("physical", "social")}
TOLD = ("explanation", "agreements", "agreed_social", "agreed_physical")
SIDE_FIELDS = ("goal_id", "goal__title", "project_id", "project__name")


def terms_of(project="project_id"):
    """An expression for the words of a project: [{kind, name, domain, id}]; `project` is its column."""
    rows = ProjectTerm.objects.filter(project=OuterRef(project), term__removed_at=None).order_by()
    return ArraySubquery(rows.values_list(JSONObject(**{name: F(f"term__{name}") for name in WORDS})))


def _milestones():
    rows = Milestone.objects.filter(project=OuterRef("project_id"))
    return ArraySubquery(rows.values_list(JSONObject(**{name: F(name) for name in MILESTONE_KEYS})))


def project_links(goal_tree_id):
    """(goal id, ProjectLink) of all projects at the goals of a tree, by name; one sheet a project."""
    links = ProjectContribution.objects.filter(goal__goal_tree=goal_tree_id, project__removed_at=None)
    rows = links.order_by("project__name", "pk").values_list(
        "goal_id",
        "pk",
        "explanation",
        terms_of(),
        _milestones(),
        *(f"project__{name}" for name in SHEET_FIELDS),
    )
    sheets = {}
    for goal_id, pk, explanation, terms, milestones, *values in rows:
        if values[0] not in sheets:
            sheets[values[0]] = _sheet(values, terms, milestones)
        yield goal_id, ProjectLink(pk, sheets[values[0]], explanation)


def _sheet(values, terms, milestones):
    words = term_rows([row[name] for name in WORDS] for row in terms)
    return ProjectSheet(*values, terms=words, milestones=tuple(milestone_of(row) for row in milestones))


def raakvlak_rows(goal_tree):
    """(goal id, RaakvlakRow) for each side that is a goal of a tree, strongest first.

    What was rejected is left out, and what is with a project that serves nothing.
    """
    mine = Q(social_goal__goal_tree=goal_tree) | Q(physical_goal__goal_tree=goal_tree)
    found = Raakvlak.objects.filter(mine, organisation=goal_tree.organisation_id).alive().serving()
    sides = [f"{side}_{name}" for side in ("social", "physical") for name in SIDE_FIELDS]
    fields = ("pk", "status", "strength", "reasons", *TOLD, *sides)
    for values in found.exclude(status=RaakvlakStatus.AFGEWEZEN).values(*fields):
        for domain, (own, other) in SIDES.items():
            if goal_id := values[f"{own}_goal_id"]:
                yield goal_id, _raakvlak(values, domain, other)


def _raakvlak(values, domain, other):
    project_id = values[f"{other}_project_id"]
    return RaakvlakRow(
        values["pk"],
        values["status"],
        domain,
        "project" if project_id else "doel",
        project_id or values[f"{other}_goal_id"],
        values[f"{other}_project__name"] or values[f"{other}_goal__title"],
        values["strength"],
        next((reason.get("short", "") for reason in values["reasons"]), ""),
        **{name: values[name] for name in TOLD},
    )
