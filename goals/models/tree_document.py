"""The JSON of a living tree as it was last sent."""

from django.db import models


class TreeDocument(models.Model):
    """One row for each tree that was asked for, compressed in both ways that clients understand.

    `state` is what it was made of (goals/tree_document/states.py). Who understands neither gets the
    bytes of brotli decompressed: that is faster than fetching them whole (ADR 25).
    """

    goal_tree = models.OneToOneField(
        "goals.GoalTree", on_delete=models.CASCADE, primary_key=True, related_name="document"
    )
    state = models.CharField(max_length=100)
    content_gzip = models.BinaryField()
    content_br = models.BinaryField()

    class Meta:
        verbose_name = "JSON van een doelenboom"
        verbose_name_plural = "JSON van doelenbomen"

    def __str__(self):
        return f"{self.goal_tree}, {self.state}"
