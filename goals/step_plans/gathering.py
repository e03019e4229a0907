"""Step 1: which projects the stappenplan is about. They are ordinary projects of the organisation."""

from django.core.exceptions import ValidationError
from django.db import transaction

from goals.models import StepPlanProject
from goals.projects.services import create_project
from goals.step_plans.steps import GATHER
from goals.step_plans.working import working


def add_projects(*, user, plan, projects):
    """Let living Projects of the organisation be part of the stappenplan.

    Returns the ids of the StepPlanProjects that were not there yet.
    """
    with working(user=user, plan=plan, step=GATHER) as now:
        known = set(now.plan_projects.values_list("project_id", flat=True))
        new = [
            StepPlanProject(step_plan=now, project=project)
            for project in projects
            if project.pk not in known and project.organisation_id == now.organisation_id
        ]
        return [row.pk for row in StepPlanProject.objects.bulk_create(new)]


def add_new_project(*, user, plan, name, domain):
    """Make a project and let it be part of the stappenplan, tagged with its beleidsveld; returns it.

    Raises ValidationError per field.
    """
    with transaction.atomic():
        terms = words_for(plan, domain)
        project = create_project(
            user=user, organisation=plan.organisation, name=name.strip(), domain=domain, terms=terms
        )
        add_projects(user=user, plan=plan, projects=[project])
    return project


def words_for(plan, domain):
    """The words that a new project of this domain gets from the stappenplan: its beleidsveld."""
    field = plan.policy_field
    return [field] if field and not field.removed_at and field.domain in ("", domain) else []


def take_out(*, user, plan, pk):
    """Take a project out of the stappenplan, not out of the system; returns its row as plain values.

    Raises ValidationError when somebody else did so already.
    """
    with working(user=user, plan=plan, step=GATHER) as now:
        row = now.plan_projects.filter(pk=pk).first()
        if row is None:
            raise ValidationError("Dit project staat niet meer in dit stappenplan.")
        values = {
            "project": str(row.project_id),
            "cluster": row.cluster_id,
            "goal": row.goal_id and str(row.goal_id),
        }
        row.delete()
    return values
