"""Step 5: a cluster becomes a doelstelling under an effect, with its projects at it or just below.

What is made is ordinary: goals of the tree and links of projects to them. Saving again changes the
same goals. What was written is compared field by field with what the form was filled with, so two
people can work on one cluster.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from goals import services, tree
from goals import undo as tree_undo
from goals.enums import Domain, Level
from goals.hanging import change, hang, take_away
from goals.limits import LONGEST_TITLE
from goals.lock import writing
from goals.models import Goal, ProjectCluster, ProjectContribution, StepPlanProject
from goals.step_plans.clustering import NO_CLUSTER
from goals.step_plans.contents import read_contents
from goals.step_plans.steps import SHARED_GOAL
from goals.step_plans.working import working
from history.conflicts import StaleFields, to_write

NO_EFFECT = "Kies het maatschappelijk effect waar deze doelstelling onder komt."
OWN_LEVELS = (Level.SUBDOELSTELLING, Level.PRESTATIE)  # the second when somebody made it deeper since


@dataclass
class Made:
    """What saving did: the doelstelling, whether it is `new`, and the reversals that take it all back."""

    goal: Goal
    new: bool
    reversals: list = field(default_factory=list)


def values_of(cluster, effects):
    """What is stored of the goal of a PlanCluster, and proposals for what is not: {field: value}.

    `title` and `effect` (the id of a goal) are of the doelstelling; for each PlanProject there are
    `own_<pk>` (a subdoelstelling of its own), `sub_<pk>` (its title) and `how_<pk>` (how the project
    contributes).
    """
    values = {"title": cluster.name, "effect": str(effects[0].pk) if len(effects) == 1 else ""}
    if cluster.goal:
        values = {"title": cluster.goal.title, "effect": str(cluster.goal.parent_id)}
    for each in cluster.projects:
        own = own_goal(each, cluster)
        is_linked = bool(cluster.goal and each.goal)
        wish = one_line(each.project.sub_objective or each.project.objective or each.project.name)
        values |= {
            f"own_{each.pk}": bool(own) if is_linked else bool(each.project.sub_objective),
            f"sub_{each.pk}": own.title if own else wish,
            f"how_{each.pk}": each.links.get(each.goal and each.goal.pk, ""),
        }
    return values


def own_goal(plan_project, cluster):
    """The subdoelstelling that was made of a project; None when it hangs at a doelstelling, or nowhere."""
    goal = plan_project.goal
    is_shared = goal is None or (cluster.goal and goal.pk == cluster.goal.pk)
    return None if is_shared or goal.level not in OWN_LEVELS else goal


def one_line(text):
    """The first line of a text, fit for a title."""
    line = " ".join(next(iter(text.strip().splitlines()), "").split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def save_goal(*, user, plan, cluster, changes, seen):
    """Make the doelstelling of a cluster (its id), or change the one it has; returns Made.

    `changes` and `seen` are as `values_of` gives them. Raises StaleFields when somebody else changed
    one of those fields too, ValidationError per field.
    """
    with transaction.atomic():
        effect = _effect(plan, changes.get("effect"))
        with writing(user=user, goal_tree=effect.goal_tree), working(user=user, plan=plan, step=SHARED_GOAL):
            contents = read_contents(plan)
            found = contents.cluster(cluster)
            if found is None:
                raise ValidationError(NO_CLUSTER)
            wanted = _wanted(values_of(found, contents.effects), changes, seen, is_new=found.goal is None)
            if wanted["effect"] != str(effect.pk):  # somebody else moved it, which this person left alone
                effect = _effect(plan, wanted["effect"])
            return _Save(user, found, effect).run(wanted)


def _effect(plan, pk):
    """The goal that the doelstelling comes under: an effect of the stappenplan, or where it stands now."""
    goals = Goal.objects.alive().filter(goal_tree__organisation=plan.organisation, goal_tree__removed_at=None)
    effect = goals.select_related("goal_tree").filter(pk=pk).first() if pk else None
    if effect is None:
        raise ValidationError({"effect": NO_EFFECT})
    return effect


def _wanted(current, changes, seen, *, is_new):
    """The values to reach: what is stored, with what this person changed; for a new goal all of it."""
    if is_new:
        return current | changes
    writable, stale = to_write({name: current.get(name) for name in changes}, seen, changes)
    if stale:
        raise StaleFields(stale)
    return current | writable


class _Save:
    """One saving of one cluster, under the locks; collects what would take it back."""

    def __init__(self, user, cluster, effect):
        self.user, self.cluster, self.effect = user, cluster, effect
        self.reversals = []

    def run(self, wanted):
        is_new = self.cluster.goal is None
        goal = self._make(wanted["title"]) if is_new else self._change(wanted["title"])
        for each in self.cluster.projects:
            own, title, how = (wanted[f"{name}_{each.pk}"] for name in ("own", "sub", "how"))
            target = self._own(each, goal, title) if own else goal
            self._hang(each, target, how)
        return Made(goal, is_new, self.reversals)

    def _make(self, title):
        domains = {each.project.domain for each in self.cluster.projects}
        domain = domains.pop() if len(domains) == 1 else ""
        goal = self._add(self.effect, title, Level.DOELSTELLING, domain)
        ProjectCluster.objects.filter(pk=self.cluster.pk).update(goal=goal)
        self.cluster.goal = goal
        return goal

    def _add(self, above, title, level, domain):
        facts = {"title": title, "level": level, "domain": domain}
        goal = tree.add_goal(user=self.user, goal_tree=above.goal_tree, target=above, **facts)
        self.reversals.append(["tree", tree_undo.of_addition(goal)])
        return goal

    def _change(self, title):
        goal = self._rename(self.cluster.goal, title)
        return self._move(goal, self.effect)

    def _rename(self, goal, title):
        old = goal.title
        if title == old:
            return goal
        goal = services.update_goal(user=self.user, goal=goal, changes={"title": title}, seen={"title": old})
        self.reversals.append(["tree", tree_undo.of_rename(goal, old)])
        return goal

    def _move(self, goal, above):
        if goal.parent_id == above.pk:
            return goal
        move = tree.move_goal(
            user=self.user, goal=goal, target=above, goal_tree=above.goal_tree, level=goal.level
        )
        self.reversals.append(["tree", tree_undo.of_move(move)])
        return move.goal

    def _own(self, each, goal, title):
        """The project's own subdoelstelling under the doelstelling: the one it has, or a new one."""
        if own := own_goal(each, self.cluster):
            return self._move(self._rename(own, title), goal)
        domain = each.project.domain if each.project.domain in Domain.values else ""
        return self._add(goal, title, Level.SUBDOELSTELLING, domain)

    def _hang(self, each, target, how):
        """Let the project contribute to `target` and no longer to where the stappenplan hung it."""
        links = {link.goal_id: link for link in self._links(each)}
        old = each.goal
        if old and old.pk != target.pk and old.pk in links:
            gone = take_away(user=self.user, thing=links[old.pk])
            self.reversals.append(["tree", tree_undo.of_taken_away(gone)])
            self._discard(each, old)
        self._link(each, target, links.get(target.pk), how)
        if old is None or old.pk != target.pk:
            StepPlanProject.objects.filter(pk=each.pk).update(goal=target)
            self.reversals.append(["goal", each.pk, old and str(old.pk)])

    def _links(self, each):
        links = ProjectContribution.objects.filter(
            project=each.project, goal__goal_tree=self.effect.goal_tree
        )
        return links.select_related("goal__goal_tree", "project")

    def _link(self, each, target, link, how):
        if link is None:
            thing = ProjectContribution(project=each.project, explanation=how)
            made = hang(user=self.user, goal=target, thing=thing)
            self.reversals.append(["linked", made.pk])
        elif link.explanation != how:
            seen = {"explanation": link.explanation}
            change(user=self.user, thing=link, changes={"explanation": how}, seen=seen)
            self.reversals.append(["explained", link.pk, seen["explanation"], how])

    def _discard(self, each, old):
        """A subdoelstelling that was only there for this project, with nothing below it, goes."""
        is_own = own_goal(each, self.cluster) is not None
        below = Goal.objects.alive().filter(parent=old)
        if not is_own or old.project_contributions.exists() or below.exists():
            return
        removal = tree.remove_goal(user=self.user, goal=old)
        self.reversals.append(["tree", tree_undo.of_removal(removal)])
