"""Step 4: which projects belong together. A cluster is of the stappenplan; its goal comes in step 5."""

from django.core.exceptions import ValidationError
from django.db.models import Max

from goals.models import ProjectCluster
from goals.step_plans.steps import CLUSTER
from goals.step_plans.working import working
from history.conflicts import StaleFields, to_write

NO_CLUSTER = "Dit cluster is er niet meer. Iemand anders heeft het weggehaald."
NO_NAME = "Geef het cluster een naam."
NEW_NAME = "Nieuw cluster"


def place(*, user, plan, rows, cluster):
    """Put projects in a cluster (its id), or with None back to what still has to be placed.

    `rows` is {id of the StepPlanProject: id of the cluster, or None, in which the person saw it}.
    Returns where those that really moved stood: {id: id of a cluster or None}. Raises
    ValidationError, having moved nothing, when somebody else moved one of them meanwhile.
    """
    with working(user=user, plan=plan, step=CLUSTER) as now:
        target = _cluster(now, cluster) if cluster else None
        return _place(now, rows, target)


def new_cluster(*, user, plan, name="", rows=None):
    """Make a cluster behind the others and put projects in it, as for `place`.

    Returns (ProjectCluster, where the projects stood).
    """
    with working(user=user, plan=plan, step=CLUSTER) as now:
        last = now.clusters.aggregate(last=Max("position"))["last"]
        position = 0 if last is None else last + 1
        cluster = ProjectCluster(step_plan=now, name=_line(name) or _free_name(now), position=position)
        cluster.full_clean(exclude=["step_plan"])
        cluster.save(force_insert=True)
        return cluster, _place(now, rows or {}, cluster)


def rename_cluster(*, user, plan, cluster, name, seen):
    """Give a cluster another name; `seen` is the name that the form was filled with.

    Returns the ProjectCluster. Raises StaleFields, or ValidationError at `name`.
    """
    with working(user=user, plan=plan, step=CLUSTER) as now:
        found = _cluster(now, cluster)
        if not _line(name):
            raise ValidationError({"name": NO_NAME})
        writable, stale = to_write({"name": found.name}, {"name": seen}, {"name": _line(name)})
        if stale:
            raise StaleFields(stale)
        if writable:
            found.name = writable["name"]
            found.full_clean(exclude=["step_plan", "goal"])
            found.save(update_fields=["name"])
    return found


def remove_cluster(*, user, plan, cluster):
    """Take a cluster away: its projects still have to be placed, its goal stays in the tree.

    Returns the cluster as plain values, with the ids of its StepPlanProjects, to make it anew.
    """
    with working(user=user, plan=plan, step=CLUSTER) as now:
        found = _cluster(now, cluster)
        rows = list(found.plan_projects.values_list("pk", flat=True))
        names = ("position", "name", "contributes", "contributes_note", "in_four_years")
        values = {name: getattr(found, name) for name in names}
        kept = {"pk": found.pk, "goal": found.goal_id and str(found.goal_id), "rows": rows, **values}
        found.delete()
    return kept


def _cluster(plan, pk):
    found = plan.clusters.filter(pk=pk).first()
    if found is None:
        raise ValidationError(NO_CLUSTER)
    return found


def _place(plan, rows, target):
    living = plan.plan_projects.filter(pk__in=rows, project__removed_at=None)
    found = list(living.select_related("project", "cluster"))
    if len(found) < len(rows):
        raise ValidationError("Een van deze projecten staat niet meer in dit stappenplan.")
    moving = [row for row in found if row.cluster != target]
    for row in moving:
        _check_seen(row, rows[row.pk])
    plan.plan_projects.filter(pk__in=[row.pk for row in moving]).update(cluster=target)
    return {row.pk: row.cluster_id for row in moving}


def _check_seen(row, seen):
    """Somebody else may have placed the project since the page was made."""
    if row.cluster_id != seen:
        where = f"in ‘{row.cluster}’ gezet" if row.cluster else "teruggezet bij ‘Nog indelen’"
        raise ValidationError(
            f"‘{row.project}’ is intussen door iemand anders {where}. Er is niets verplaatst; u ziet nu hoe "
            "het er staat."
        )


def _free_name(plan):
    names = set(plan.clusters.values_list("name", flat=True))
    if NEW_NAME not in names:
        return NEW_NAME
    number = 2
    while f"{NEW_NAME} {number}" in names:
        number += 1
    return f"{NEW_NAME} {number}"


def _line(text):
    """On one line, without the sign that a database does not take."""
    return " ".join(text.replace("\0", "").split())
