"""Step 1: rows that somebody pasted from a spreadsheet, as projects of the stappenplan.

Reading and writing rows is done by projects/imports; here a row with the name of a project that
exists means that project.
"""

from dataclasses import dataclass, field

from django.db import transaction

from goals.models import Project
from goals.projects.imports.apply import apply_rows
from goals.projects.imports.fields import same
from goals.projects.imports.known import known_to
from goals.projects.imports.reading import read_pasted
from goals.step_plans.gathering import add_projects, words_for
from organisations.enums import TermKind


@dataclass
class Pasted:
    """What pasted rows say: the Reading, and {number of a row: Project that has its name}.

    `inside` are ids of the projects that are part of the stappenplan already.
    """

    reading: object
    existing: dict
    inside: set = field(default_factory=set)

    @property
    def standing(self):
        """The numbers of the rows whose project is part of the stappenplan already."""
        return {number for number, project in self.existing.items() if project.pk in self.inside}

    @property
    def count(self):
        """How many projects would come in."""
        coming = {project.pk for project in self.existing.values()} - self.inside
        return len(self.reading.right) + len(coming)


def read_rows(*, user, plan, text):
    """Read what somebody pasted, with or without headings; rows without a domain get that of the plan.

    Raises UnreadableFile with a Dutch sentence when there is nothing to read.
    """
    known = known_to(user, plan.organisation)
    reading = read_pasted(text, known, domain=plan.domain)
    doubles = [row for row in reading.rows if row.double and same(row.name) in known.names]
    if not doubles:
        return Pasted(reading, {})
    projects = Project.objects.alive().filter(organisation=plan.organisation)
    named = {same(project.name): project for project in projects.order_by("-pk")}
    existing = {row.number: named[same(row.name)] for row in doubles}
    return Pasted(reading, existing, set(plan.plan_projects.values_list("project_id", flat=True)))


def add_rows(*, user, plan, pasted):
    """Make projects of the rows that are right, and let them be part of the stappenplan.

    So are the projects that exist. Returns (Projects that are new, ids of the StepPlanProjects).
    """
    rows = pasted.reading.right
    for row in rows:
        if not row.texts.get(TermKind.BELEIDSVELD):
            words = words_for(plan, row.values["domain"])
            row.terms.extend(term.pk for term in words if term.pk not in row.terms)
    with transaction.atomic():
        new = apply_rows(user=user, organisation=plan.organisation, rows=rows)
        added = add_projects(user=user, plan=plan, projects=[*new, *pasted.existing.values()])
    return new, added
