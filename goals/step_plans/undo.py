"""Undo of the last change in a stappenplan: a token with the reversals that take it back, newest last.

A reversal is [what, …] of plain values. Those of the tree go first, for its lock comes before that
of the portfolio; each goes through the same functions, permissions and checks as any other change.
"""

from contextlib import suppress
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from goals import hanging
from goals import undo as tree_undo
from goals.models import ProjectCluster, ProjectContribution, StepPlanProject
from goals.step_plans.effects import choose_effects
from goals.step_plans.working import working
from history.conflicts import StaleFields
from history.undo_tokens import read_undo_token, undo_token

SALT = "goals.step_plans.undo"
TOO_LATE = "Ongedaan maken kan niet meer: iemand anders wijzigde dit intussen."


def token_of(plan, step, reversals):
    """The token that takes back what was done in a step of a stappenplan; '' when nothing was done."""
    return undo_token([str(plan.pk), step, reversals], SALT) if reversals else ""


def take_back(*, user, plan, token):
    """Do what a token says; returns the number of the step that it is about.

    Raises ValidationError when the token is too old or of another stappenplan, or when the change
    can no longer be taken back.
    """
    made_for, step, reversals = read_undo_token(token, SALT)
    if made_for != str(plan.pk):
        raise ValidationError("Dit hoort bij een ander stappenplan.")
    newest_first = reversals[::-1]
    with transaction.atomic():
        for what, *values in newest_first:
            if what in OF_TREE:
                OF_TREE[what](user, *values)
        with working(user=user, plan=plan, step=step) as now:
            for what, *values in newest_first:
                if what in OF_PLAN:
                    OF_PLAN[what](now, *values)
        for what, *values in newest_first:
            if what == "effects":
                _effects(user, plan, *values)
    return step


def _tree(user, token):
    tree_undo.take_back(user=user, token=token)


def _linked(user, pk):
    links = ProjectContribution.objects.visible_to(user).select_related("goal__goal_tree")
    if link := links.filter(pk=pk).first():
        hanging.take_away(user=user, thing=link)


def _explained(user, pk, old, new):
    links = ProjectContribution.objects.visible_to(user).select_related("goal__goal_tree")
    if link := links.filter(pk=pk).first():
        try:
            hanging.change(user=user, thing=link, changes={"explanation": old}, seen={"explanation": new})
        except StaleFields:
            raise ValidationError(TOO_LATE) from None


def _effects(user, plan, added, removed):
    back = {"chosen": {UUID(pk) for pk in removed}, "seen": {UUID(pk) for pk in added}}
    choose_effects(user=user, plan=plan, **back)


def _goal(plan, pk, goal):
    plan.plan_projects.filter(pk=pk).update(goal=goal)


def _placed(plan, rows, cluster):
    """Put projects back where they stood, unless somebody moved them again since."""
    known = set(plan.clusters.values_list("pk", flat=True))
    for pk, old in rows.items():
        moved = plan.plan_projects.filter(pk=int(pk), cluster=cluster)
        moved.update(cluster=old if old in known else None)


def _cluster_made(plan, pk):
    """Take a new cluster away when it is still empty and without goal."""
    plan.clusters.filter(pk=pk, plan_projects=None, goal=None).delete()


def _cluster_removed(plan, kept):
    rows, pk, goal = kept.pop("rows"), kept.pop("pk"), kept.pop("goal")
    if ProjectCluster.objects.filter(pk=pk).exists():
        raise ValidationError("Dit cluster is al teruggezet.")
    cluster = ProjectCluster.objects.create(pk=pk, step_plan=plan, goal_id=goal, **kept)
    plan.plan_projects.filter(pk__in=rows, cluster=None).update(cluster=cluster)


def _renamed(plan, pk, old, new):
    if not plan.clusters.filter(pk=pk, name=new).update(name=old):
        raise ValidationError(TOO_LATE)


def _added(plan, pks):
    plan.plan_projects.filter(pk__in=pks).delete()


def _taken_out(plan, kept):
    cluster = plan.clusters.filter(pk=kept["cluster"]).first()
    with suppress(IntegrityError), transaction.atomic():
        StepPlanProject.objects.create(
            step_plan=plan, project_id=kept["project"], goal_id=kept["goal"], cluster=cluster
        )


OF_TREE = {"tree": _tree, "linked": _linked, "explained": _explained}
OF_PLAN = {
    "added": _added,
    "cluster_made": _cluster_made,
    "cluster_removed": _cluster_removed,
    "goal": _goal,
    "placed": _placed,
    "renamed": _renamed,
    "taken_out": _taken_out,
}
