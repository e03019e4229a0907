"""Step 8: the totaaloverzicht, from effect to prestatie, with what is still missing.

Made of PlanContents; what hangs beside the goals (indicators, raakvlakken) is counted here too.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, Q

from goals.enums import DoesContribute, Domain, RaakvlakStatus
from goals.models import Goal, GoalIndicator, Raakvlak
from goals.step_plans.contents import PlanCluster
from goals.step_plans.progress import counted
from goals.step_plans.shared_goals import own_goal
from goals.step_plans.steps import AIM, CLUSTER, EFFECT, GATHER, RESULTS, SHARED_GOAL, TEST


class Gap(NamedTuple):
    """Something that is missing, in a sentence, and the number of the step in which to mend it."""

    text: str
    step: int


@dataclass
class Part:
    """Projects that hang at one goal: a subdoelstelling, or with `goal` None the doelstelling itself."""

    goal: Goal | None
    projects: list = field(default_factory=list)

    @property
    def results(self):
        """The prestaties of its projects, each once."""
        return list(dict.fromkeys(goal for each in self.projects for goal in each.results))


@dataclass
class Block:
    """One cluster with its doelstelling and Parts, those with a subdoelstelling behind the others."""

    cluster: PlanCluster
    parts: list

    @property
    def counts(self):
        """How many projects of each domain serve it, {domain: count}, without zeros."""
        found = Counter(each.project.domain for each in self.cluster.projects)
        return {domain: found[domain] for domain in Domain.values if found[domain]}


@dataclass
class Branch:
    """An effect (None: of none that was chosen) with its Blocks."""

    effect: Goal | None
    blocks: list


def branches_of(contents):
    """The Branches of PlanContents: every effect, and below it the clusters with a doelstelling there."""
    blocks = [_block(cluster) for cluster in contents.clusters if cluster.goal]
    under = defaultdict(list)
    for block in blocks:
        under[_effect_of(block.cluster.goal, contents.effects)].append(block)
    branches = [Branch(effect, under[effect.pk]) for effect in contents.effects]
    return [*branches, *([Branch(None, under[None])] if under[None] else [])]


def indicators_of(branches):
    """The names of the indicators at the goals of Branches, {id of a goal: [name]}, in one query.

    Goals without any have [].
    """
    goals = {goal.pk for goal in goals_in(branches)}
    links = GoalIndicator.objects.filter(goal__in=goals, indicator__removed_at=None).order_by("pk")
    found = defaultdict(list)
    for goal_id, name in links.values_list("goal_id", "indicator__name"):
        found[goal_id].append(name)
    return found


def raakvlakken_of(user, contents, branches):
    """How many raakvlakken touch goals or projects of the stappenplan, (confirmed, signals); one query."""
    goals = [goal.pk for goal in goals_in(branches)]
    projects = [each.project.pk for each in contents.projects]
    touches = Q(social_goal__in=goals) | Q(physical_goal__in=goals)
    touches |= Q(social_project__in=projects) | Q(physical_project__in=projects)
    found = Raakvlak.objects.visible_to(user).serving()
    found = found.filter(touches, organisation=contents.plan.organisation_id)
    counts = dict(found.order_by().values_list("status").annotate(Count("pk", distinct=True)))
    return counts.get(RaakvlakStatus.BEVESTIGD, 0), counts.get(RaakvlakStatus.GESIGNALEERD, 0)


def goals_in(branches):
    """Every goal of Branches, each once."""
    found = {}
    for branch in branches:
        if branch.effect:
            found[branch.effect.pk] = branch.effect
        for block in branch.blocks:
            goals = [block.cluster.goal]
            for part in block.parts:
                goals += [*([part.goal] if part.goal else []), *part.results]
            found |= {goal.pk: goal for goal in goals}
    return list(found.values())


def gaps_of(contents, branches):
    """What is missing, as Gaps in the order of the steps."""
    return [gap for find in (_gaps_before, _gaps_of_clusters) for gap in find(contents, branches)]


def _gaps_before(contents, branches):
    if not contents.projects:
        yield Gap("Er zijn nog geen projecten verzameld.", GATHER)
    if count := sum(not each.has_aim for each in contents.projects):
        yield Gap(f"{counted(count, 'project heeft', 'projecten hebben')} nog geen doelstelling.", AIM)
    if not contents.effects:
        yield Gap("Er is nog geen maatschappelijk effect gekozen.", EFFECT)
    if count := sum(not branch.blocks for branch in branches):
        where = f"Onder {counted(count, 'effect', 'effecten')}"
        yield Gap(f"{where} staat nog geen doelstelling uit dit stappenplan.", SHARED_GOAL)
    if count := len(contents.loose):
        yield Gap(f"{counted(count, 'project is', 'projecten zijn')} nog niet ingedeeld.", CLUSTER)


def _gaps_of_clusters(contents, _branches):
    clusters = contents.clusters
    if count := sum(each.goal is None for each in clusters):
        yield Gap(f"{counted(count, 'cluster heeft', 'clusters hebben')} nog geen doelstelling.", SHARED_GOAL)
    if count := sum(not each.cluster.contributes for each in clusters if each.goal):
        yield Gap(f"{counted(count, 'doelstelling is', 'doelstellingen zijn')} nog niet getoetst.", TEST)
    if count := sum(each.cluster.contributes == DoesContribute.NEE for each in clusters):
        told = counted(count, "doelstelling levert", "doelstellingen leveren")
        yield Gap(f"{told} volgens de toets geen bijdrage. Pas die in stap 5 aan.", SHARED_GOAL)
    if count := sum(not each.results for each in contents.projects):
        yield Gap(f"{counted(count, 'project heeft', 'projecten hebben')} nog geen prestaties.", RESULTS)


def _block(cluster):
    parts = {None: Part(None)}
    for each in cluster.projects:
        goal = own_goal(each, cluster)
        part = parts.setdefault(goal and goal.pk, Part(goal))
        part.projects.append(each)
    return Block(cluster, [part for part in parts.values() if part.goal or part.projects])


def _effect_of(goal, effects):
    """The id of the effect that a goal stands below; None for none of these."""
    for effect in effects:
        if effect.mptt_tree == goal.mptt_tree and effect.lft < goal.lft and goal.rght < effect.rght:
            return effect.pk
    return None
