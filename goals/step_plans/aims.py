"""Step 2: what each project wants to reach, written in the project itself."""

from goals.projects.services import update_project
from goals.step_plans.steps import AIM
from goals.step_plans.working import working

FIELDS = ("objective", "sub_objective")


def save_aim(*, user, plan, project, changes, seen):
    """Write the doelstelling and subdoelstelling (FIELDS) of a project of the stappenplan.

    Returns the Project. Raises StaleFields when somebody else changed one of them too.
    """
    with working(user=user, plan=plan, step=AIM):
        return update_project(user=user, project=project, changes=changes, seen=seen)
