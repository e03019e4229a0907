"""The JSON of a living tree as it was last sent."""

from django.db import models

from goals.models.stored_document import StoredDocument


class TreeDocument(StoredDocument):
    """One row for each tree that was asked for; `state` is what it was made of (goals/tree_state.py)."""

    goal_tree = models.OneToOneField(
        "goals.GoalTree", on_delete=models.CASCADE, primary_key=True, related_name="document"
    )
    state = models.CharField(max_length=100)

    class Meta:
        verbose_name = "JSON van een doelenboom"
        verbose_name_plural = "JSON van doelenbomen"

    def __str__(self):
        return f"{self.goal_tree}, {self.state}"
