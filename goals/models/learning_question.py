"""What the people involved want to find out."""

import pghistory
from django.db import models

from goals.querysets import OfGoalQuerySet
from organisations.limits import LONGEST_TEXT


@pghistory.track()
class LearningQuestion(models.Model):
    """A leervraag at a goal, and what was learned so far (seed 004)."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="learning_questions")
    question = models.TextField("leervraag", max_length=LONGEST_TEXT)
    learned = models.TextField("wat hebben we geleerd?", blank=True, max_length=LONGEST_TEXT)

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "leervraag"
        verbose_name_plural = "leervragen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(question=""),
                name="learning_question_has_question",
                violation_error_message="Schrijf de vraag op.",
            ),
        ]

    def __str__(self):
        return self.question
