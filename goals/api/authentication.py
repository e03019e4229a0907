"""How far a key reaches that is limited to some trees."""

from django.db.models import Q

from goals.models import (
    BudgetLine,
    CheckExemption,
    Contribution,
    Evidence,
    FrozenVersion,
    Goal,
    GoalIndicator,
    GoalTerm,
    GoalTree,
    LearningQuestion,
    Milestone,
    OwnPathway,
    ProgressReport,
    Project,
    ProjectCluster,
    ProjectContribution,
    ProjectStory,
    ProjectTerm,
    Raakvlak,
    Reference,
    Removal,
    Responsibility,
    StepPlan,
    StepPlanEffect,
    StepPlanProject,
    Story,
)
from indicators.models import CbsLink, Indicator, Measurement, Target
from organisations.api.authentication import KeyAuthentication

OF_GOAL = (
    BudgetLine,
    CheckExemption,
    Contribution,
    Evidence,
    GoalIndicator,
    GoalTerm,
    LearningQuestion,
    ProgressReport,
    ProjectContribution,
    Reference,
    Responsibility,
    Story,
)
OF_TREE = (FrozenVersion, Goal, Removal)
OF_PROJECT = (Milestone, ProjectStory, ProjectTerm)
OF_INDICATOR = (CbsLink, Measurement, Target)
NEVER = (OwnPathway, ProjectCluster, StepPlan, StepPlanEffect, StepPlanProject)


class ReachingKeyAuthentication(KeyAuthentication):
    """A key that is limited to trees sees these, and what hangs in them."""

    def authenticate(self, request):
        """As any key; of a limited one `reach` says what it sees."""
        found = super().authenticate(request)
        if found and found[1].is_limited:
            found[1].reach = reach(found[1].tree_ids)
        return found


def reach(tree_ids):
    """What somebody sees who may see these trees only: {model: Q}."""
    indicators = GoalIndicator.objects.filter(goal__goal_tree__in=tree_ids, goal__removal=None)
    projects = ProjectContribution.objects.filter(goal__goal_tree__in=tree_ids, goal__removal=None)
    project_ids, indicator_ids = projects.values("project"), indicators.values("indicator")
    return {
        GoalTree: Q(pk__in=tree_ids),
        Project: Q(pk__in=project_ids),
        Indicator: Q(pk__in=indicator_ids),
        Raakvlak: _side("social", tree_ids, project_ids) & _side("physical", tree_ids, project_ids),
        **dict.fromkeys(OF_TREE, Q(goal_tree__in=tree_ids)),
        **dict.fromkeys(OF_GOAL, Q(goal__goal_tree__in=tree_ids)),
        **dict.fromkeys(OF_PROJECT, Q(project__in=project_ids)),
        **dict.fromkeys(OF_INDICATOR, Q(indicator__in=indicator_ids)),
        **dict.fromkeys(NEVER, Q(pk__in=[])),
    }


def _side(name, tree_ids, project_ids):
    in_trees = {f"{name}_goal__goal_tree__in": tree_ids}
    return Q(**in_trees) | Q(**{f"{name}_project__in": project_ids})
