"""Step 6: the two questions about each doelstelling (seed 003), and who answered what."""

from django.core.exceptions import ValidationError

from goals.step_plans.clustering import NO_CLUSTER
from goals.step_plans.steps import TEST
from goals.step_plans.working import working
from history.conflicts import StaleFields, to_write

FIELDS = ("contributes", "contributes_note", "in_four_years")


def save_answer(*, user, plan, cluster, changes, seen):
    """Write the answers (FIELDS) about a cluster that this user changed; returns the ProjectCluster.

    Raises StaleFields when somebody else changed one of them too, ValidationError when the cluster
    is gone.
    """
    with working(user=user, plan=plan, step=TEST) as now:
        found = now.clusters.filter(pk=cluster).first()
        if found is None:
            raise ValidationError(NO_CLUSTER)
        current = {name: getattr(found, name) for name in changes}
        writable, stale = to_write(current, seen, changes)
        if stale:
            raise StaleFields(stale)
        for name, value in writable.items():
            setattr(found, name, value)
        found.full_clean(exclude=["step_plan", "goal", "name"])
        found.save(update_fields=[*writable])
    return found
