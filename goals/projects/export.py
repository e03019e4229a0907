"""Projects as rows for a spreadsheet, with the headings that imports/ reads back.

Writing the bytes, with formulas made harmless, is indicators/imports/spreadsheet.py.
"""

from goals.enums import Phase
from goals.models import Project, ProjectContribution
from goals.projects.imports.cells import write_milestone
from goals.projects.imports.fields import FIELDS, MILESTONES, PERIOD, PHASE, TERM_KINDS
from goals.projects.milestones import in_order

KEYS = [field.key for field in FIELDS if field.key != PERIOD]
HEADINGS = [*(field.heading for field in FIELDS if field.key != PERIOD), "Draagt bij aan"]


def export_rows(user, ids):
    """The rows, headings first, of projects given as ids, in that order; in 4 queries."""
    projects = Project.objects.visible_to(user).prefetch_related("terms", "milestones").in_bulk(ids)
    goals = _goals(user, ids)
    return [HEADINGS, *(_row(projects[pk], goals.get(pk, [])) for pk in ids if pk in projects)]


def _goals(user, ids):
    """The titles of the goals of each project, {project id: [title]}."""
    links = ProjectContribution.objects.visible_to(user).filter(project__in=ids).order_by("goal__title", "pk")
    found = {}
    for project, title in links.values_list("project_id", "goal__title"):
        found.setdefault(project, []).append(title)
    return found


def _row(project, goals):
    return [*(_value(project, key) for key in KEYS), "\n".join(goals)]


def _value(project, key):
    """What stands in one cell; '' for nothing."""
    if key in TERM_KINDS:
        words = [term.name for term in project.terms.all() if term.kind == key and not term.removed_at]
        return "; ".join(words)
    if key == MILESTONES:
        return "\n".join(map(write_milestone, in_order(project.milestones.all())))
    if key == PHASE:
        return Phase(project.phase).label
    value = getattr(project, key)
    return "" if value is None else value
