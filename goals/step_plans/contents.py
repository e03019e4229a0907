"""What is in a stappenplan, read in a fixed number of queries: projects, clusters, effects, prestaties.

What lies in a recycle bin is left out, as if it was never chosen. Changing belongs in the module
of each step.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from goals.enums import Domain, Level
from goals.models import Goal, ProjectCluster, ProjectContribution, StepPlanEffect, StepPlanProject


@dataclass(eq=False)
class PlanProject:
    """A project of the stappenplan; `pk` is that of its StepPlanProject.

    `goal` is where it hangs, None when nowhere (any more); `results` are its own prestaties there;
    `links` tells of every goal that the project contributes to how it does so, {id of the goal: text}.
    """

    pk: int
    project: object
    cluster_id: int | None
    goal: Goal | None
    results: list = field(default_factory=list)
    links: dict = field(default_factory=dict)

    @property
    def has_aim(self):
        """Whether step 2 is done for it."""
        return bool(self.project.objective)

    @property
    def aim(self):
        """What it wants to reach, as far as anybody wrote it down."""
        return self.project.objective or self.project.sub_objective or self.project.description


@dataclass(eq=False)
class PlanCluster:
    """A cluster with its PlanProjects; `goal` is the doelstelling made of it, None without."""

    cluster: ProjectCluster
    goal: Goal | None
    projects: list = field(default_factory=list)

    @property
    def pk(self):
        return self.cluster.pk

    @property
    def name(self):
        return self.cluster.name

    @property
    def is_mixed(self):
        """Whether projects of both domains are in it."""
        return len({each.project.domain for each in self.projects}) == len(Domain)

    @property
    def has_all_linked(self):
        """Whether it has a goal at which, or below which, each of its projects hangs."""
        return bool(self.goal) and all(each.goal and _is_at(each.goal, self.goal) for each in self.projects)


@dataclass
class PlanContents:
    """A stappenplan with everything in it that is not in a recycle bin."""

    plan: object
    projects: list
    clusters: list
    effects: list

    @property
    def loose(self):
        """The projects that are in no cluster yet."""
        return [each for each in self.projects if each.cluster_id is None]

    def project(self, pk):
        """The PlanProject with this id; None when it is not there (any more)."""
        return next((each for each in self.projects if each.pk == pk), None)

    def cluster(self, pk):
        """The PlanCluster with this id; None when it is not there (any more)."""
        return next((each for each in self.clusters if each.pk == pk), None)


def read_contents(plan):
    """The PlanContents of a StepPlan, in 4 queries."""
    clusters = {
        cluster.pk: PlanCluster(cluster, living(cluster.goal))
        for cluster in ProjectCluster.objects.filter(step_plan=plan).select_related(
            "goal__goal_tree", "goal__parent"
        )
    }
    projects = [_project(row, clusters) for row in _project_rows(plan)]
    _add_links(projects)
    chosen = StepPlanEffect.objects.filter(step_plan=plan).select_related("goal__goal_tree__organisation")
    effects = [each.goal for each in chosen if living(each.goal)]
    effects.sort(key=lambda goal: (goal.mptt_tree, goal.lft))
    return PlanContents(plan, projects, list(clusters.values()), effects)


def living(goal):
    """The goal, or None for none and for one that lies, or whose tree lies, in a recycle bin."""
    if goal is None or goal.removal_id or goal.goal_tree.removed_at:
        return None
    return goal


def _is_at(goal, above):
    return goal.mptt_tree == above.mptt_tree and goal.lft >= above.lft and goal.rght <= above.rght


def _project_rows(plan):
    rows = StepPlanProject.objects.filter(step_plan=plan, project__removed_at=None)
    return rows.select_related("project", "goal__goal_tree").order_by("pk")


def _project(row, clusters):
    cluster = clusters.get(row.cluster_id)
    found = PlanProject(row.pk, row.project, cluster and cluster.pk, living(row.goal))
    if cluster:
        cluster.projects.append(found)
    return found


def _add_links(projects):
    """Tell each project what it contributes to; its prestaties below its goal in tree order."""
    links = ProjectContribution.objects.filter(
        project__in=[each.project.pk for each in projects],
        goal__removal=None,
        goal__goal_tree__removed_at=None,
    )
    found = defaultdict(list)
    for link in links.select_related("goal__goal_tree").order_by("goal__mptt_tree", "goal__lft"):
        found[link.project_id].append(link)
    for each in projects:
        goals = [link.goal for link in found[each.project.pk]]
        each.links = {link.goal_id: link.explanation for link in found[each.project.pk]}
        each.results = [goal for goal in goals if _is_result(goal, each.goal)]


def _is_result(goal, above):
    return bool(above) and goal.level == Level.PRESTATIE and goal.pk != above.pk and _is_at(goal, above)
