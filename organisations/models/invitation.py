"""An invitation to join an organisation, sent by e-mail."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from organisations.enums import Domain, Role
from organisations.querysets import InvitationQuerySet


class Invitation(models.Model):
    """Open until accepted or withdrawn; the link in the e-mail carries its id, signed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField("e-mailadres")
    name = models.CharField("naam", max_length=120, blank=True)
    role = models.CharField("rol", max_length=20, choices=Role)
    domain = models.CharField("eigen domein", max_length=20, choices=Domain, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    invited_at = models.DateTimeField("uitgenodigd op", auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint("organisation", Lower("email"), name="invitation_once_per_address"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="invitation_role_known"),
        ]

    def __str__(self):
        return f"{self.email} voor {self.organisation}"
