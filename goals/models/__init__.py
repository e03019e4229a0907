"""Models of goal trees, projects and raakvlakken, one noun per file."""

from goals.models.budget_line import BudgetLine
from goals.models.check_exemption import CheckExemption
from goals.models.contribution import Contribution
from goals.models.evidence import Evidence
from goals.models.follower import Follower
from goals.models.frozen_version import FrozenGoal, FrozenVersion
from goals.models.goal import Goal
from goals.models.goal_indicator import GoalIndicator
from goals.models.goal_tree import GoalTree
from goals.models.learning_question import LearningQuestion
from goals.models.matched_side import MatchedSide
from goals.models.milestone import Milestone
from goals.models.own_pathway import OwnPathway
from goals.models.portfolio import Portfolio
from goals.models.progress_report import ProgressReport
from goals.models.project import Project
from goals.models.project_contribution import ProjectContribution
from goals.models.publication import Publication
from goals.models.raakvlak import Raakvlak
from goals.models.reference import Reference
from goals.models.removal import Removal
from goals.models.responsibility import Responsibility
from goals.models.step_plan import ProjectCluster, StepPlan, StepPlanEffect, StepPlanProject
from goals.models.story import ProjectStory, Story
from goals.models.tagging import GoalTerm, ProjectTerm
from goals.models.tree_document import TreeDocument
from goals.models.unfolding import Unfolding

__all__ = [
    "BudgetLine",
    "CheckExemption",
    "Contribution",
    "Evidence",
    "Follower",
    "FrozenGoal",
    "FrozenVersion",
    "Goal",
    "GoalIndicator",
    "GoalTerm",
    "GoalTree",
    "LearningQuestion",
    "MatchedSide",
    "Milestone",
    "OwnPathway",
    "Portfolio",
    "ProgressReport",
    "Project",
    "ProjectCluster",
    "ProjectContribution",
    "ProjectStory",
    "ProjectTerm",
    "Publication",
    "Raakvlak",
    "Reference",
    "Removal",
    "Responsibility",
    "StepPlan",
    "StepPlanEffect",
    "StepPlanProject",
    "Story",
    "TreeDocument",
    "Unfolding",
]
