"""A stappenplan as a whole: making, changing, throwing away, restoring.

What is done in one step belongs in the module of that step: gathering.py (1), aims.py (2),
effects.py (3), clustering.py (4), shared_goals.py (5), answers.py (6), results.py (7).
"""

from django.utils import timezone

from goals import portfolio
from goals.models import StepPlan
from goals.step_plans.working import working
from history.conflicts import StaleFields, to_write

FIELDS = ("title", "domain", "policy_field")


def create_plan(*, user, organisation, title, domain, policy_field=None):
    """Start a stappenplan about `title`, of one domain and perhaps one beleidsveld (a Term).

    Returns the StepPlan. Raises PermissionDenied, or ValidationError per field.
    """
    with portfolio.writing(user=user, organisation=organisation):
        people = {"created_by": user, "changed_by": user}
        facts = {"title": title.strip(), "domain": domain, "policy_field": policy_field}
        plan = StepPlan(organisation=organisation, **facts, **people)
        plan.full_clean(exclude=["created_by", "changed_by"])
        plan.save(force_insert=True)
    return plan


def update_plan(*, user, plan, changes, seen):
    """Write the FIELDS that this user changed; returns the StepPlan as it is now.

    Raises StaleFields, having written nothing, when somebody else changed one of them too.
    """
    with working(user=user, plan=plan, step=plan.worked_on) as now:
        current = {name: getattr(now, name) for name in FIELDS}
        writable, stale = to_write(current, seen, changes)
        if stale:
            raise StaleFields(stale)
        for name, value in writable.items():
            setattr(now, name, value)
        now.full_clean(exclude=["created_by", "changed_by"])
        now.save(update_fields=[*writable])
    return now


def remove_plan(*, user, plan):
    """Put a stappenplan in the recycle bin; projects and goals stay. Fine when it lies there already."""
    with portfolio.writing(user=user, organisation=plan.organisation):
        StepPlan.objects.alive().filter(pk=plan.pk).update(removed_at=timezone.now())


def restore_plan(*, user, plan):
    """Take a stappenplan out of the recycle bin; fine when it is out already."""
    with portfolio.writing(user=user, organisation=plan.organisation):
        StepPlan.objects.filter(pk=plan.pk).update(removed_at=None)


def open_step(*, plan, step):
    """Note that an editor opened a step that nobody had opened yet."""
    StepPlan.objects.filter(pk=plan.pk, step__lt=step).update(step=step)
