"""What a person may do in one organisation."""

import pghistory
from django.conf import settings
from django.db import models

from organisations.enums import Domain, Role
from organisations.querysets import MembershipQuerySet


@pghistory.track()
class Membership(models.Model):
    """A person's role in an organisation; one person may belong to several."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField("rol", max_length=20, choices=Role)
    domain = models.CharField("eigen domein", max_length=20, choices=Domain, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="membership_once_per_organisation"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_known"),
            models.CheckConstraint(
                condition=models.Q(domain__in=["", *Domain.values]), name="membership_domain_known"
            ),
        ]

    def __str__(self):
        return f"{self.user} is {self.get_role_display()} bij {self.organisation}"
