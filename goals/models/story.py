"""A resident's, client's or professional's account beside the numbers."""

import pghistory
from django.db import models

from goals.enums import Voice
from goals.limits import LONGEST_NAME, LONGEST_PLACE
from goals.querysets import OfGoalQuerySet, OfProjectQuerySet
from organisations.limits import LONGEST_TEXT


class Told(models.Model):
    """What every verhaal holds. Without permission of who told it only advisers see it.

    `name` is shown as the teller wants it; an anonymous story has none.
    """

    voice = models.CharField("wiens verhaal is het?", max_length=30, choices=Voice)
    text = models.TextField("het verhaal", max_length=LONGEST_TEXT)
    told_on = models.DateField("verteld op", null=True, blank=True)
    place = models.CharField("plaats of wijk", max_length=LONGEST_PLACE, blank=True)
    is_anonymous = models.BooleanField("anoniem", default=True)
    name = models.CharField("naam van de verteller", max_length=LONGEST_NAME, blank=True)
    has_permission = models.BooleanField("de verteller vindt het goed dat dit getoond wordt", default=False)

    class Meta:
        abstract = True
        verbose_name = "verhaal"
        verbose_name_plural = "verhalen"
        ordering = ["-told_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(voice__in=Voice.values), name="%(class)s_voice_known"),
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="%(class)s_has_text",
                violation_error_message="Schrijf het verhaal op.",
            ),
            models.CheckConstraint(
                condition=models.Q(is_anonymous=False) | models.Q(name=""),
                name="%(class)s_anonymous_has_no_name",
                violation_error_message="Een anoniem verhaal heeft geen naam. Haal de naam weg.",
            ),
        ]

    def __str__(self):
        return f"verhaal van een {self.get_voice_display()}"


@pghistory.track()
class Story(Told):
    """A verhaal at a goal."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="stories")

    objects = OfGoalQuerySet.as_manager()


@pghistory.track()
class ProjectStory(Told):
    """A verhaal at a project."""

    project = models.ForeignKey("goals.Project", on_delete=models.CASCADE, related_name="stories")

    objects = OfProjectQuerySet.as_manager()
