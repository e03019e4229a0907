"""Models of goal trees, one noun per file."""

from goals.models.contribution import Contribution
from goals.models.goal import Goal
from goals.models.goal_tree import GoalTree
from goals.models.reference import Reference
from goals.models.removal import Removal
from goals.models.responsibility import Responsibility
from goals.models.unfolding import Unfolding

__all__ = [
    "Contribution",
    "Goal",
    "GoalTree",
    "Reference",
    "Removal",
    "Responsibility",
    "Unfolding",
]
