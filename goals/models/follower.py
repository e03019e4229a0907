"""Up to when a member knows the raakvlakken."""

import uuid

from django.db import models
from django.utils import timezone


class Follower(models.Model):
    """What an adviser has seen of the raakvlakken, and whether the digest goes to them by e-mail.

    `token` is what the link to unsubscribe in an e-mail carries, so that it works without login.
    """

    membership = models.OneToOneField(
        "organisations.Membership", on_delete=models.CASCADE, primary_key=True, related_name="follower"
    )
    seen_until = models.DateTimeField(default=timezone.now)
    wants_digest = models.BooleanField("overzicht per e-mail", default=True)
    digest_until = models.DateTimeField(default=timezone.now)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = "volger van raakvlakken"
        verbose_name_plural = "volgers van raakvlakken"

    def __str__(self):
        return str(self.membership)
