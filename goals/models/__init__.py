"""Models of goal trees, one noun per file."""

from goals.models.budget_line import BudgetLine
from goals.models.contribution import Contribution
from goals.models.evidence import Evidence
from goals.models.goal import Goal
from goals.models.goal_indicator import GoalIndicator
from goals.models.goal_tree import GoalTree
from goals.models.learning_question import LearningQuestion
from goals.models.progress_report import ProgressReport
from goals.models.reference import Reference
from goals.models.removal import Removal
from goals.models.responsibility import Responsibility
from goals.models.story import Story
from goals.models.unfolding import Unfolding

__all__ = [
    "BudgetLine",
    "Contribution",
    "Evidence",
    "Goal",
    "GoalIndicator",
    "GoalTree",
    "LearningQuestion",
    "ProgressReport",
    "Reference",
    "Removal",
    "Responsibility",
    "Story",
    "Unfolding",
]
