"""What a goal or project read like when signals were last looked for."""

from django.db import models

from goals.enums import Domain


class MatchedSide(models.Model):
    """A side of raakvlakken with its `fingerprint`; only sides of which that changed are matched anew."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="matched_sides"
    )
    goal = models.OneToOneField(
        "goals.Goal", on_delete=models.CASCADE, null=True, related_name="matched_side"
    )
    project = models.OneToOneField(
        "goals.Project", on_delete=models.CASCADE, null=True, related_name="matched_side"
    )
    domain = models.CharField(max_length=20, choices=Domain)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name = "vergeleken element"
        verbose_name_plural = "vergeleken elementen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goal__isnull=True, project__isnull=False)
                | models.Q(goal__isnull=False, project__isnull=True),
                name="matched_side_one_element",
            ),
        ]

    def __str__(self):
        return str(self.goal or self.project)
