"""A key with which a program calls the API on behalf of one organisation."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from organisations.enums import KeyRight, Role
from organisations.limits import LONGEST_LINE
from organisations.querysets import ApiKeyQuerySet

HIDDEN = ["prefix", "hashed_key", "allowance", "allowance_at", "last_used_at"]


@pghistory.track(exclude=HIDDEN)
class ApiKey(models.Model):
    """What a program may do; the key itself is shown once and only its hash is kept.

    `account` is who history names as the maker of its changes; nobody can log in with it.
    `tree_ids` are the goal trees it is limited to, none for all. `allowance` is how many calls it
    had left at `allowance_at` (organisations/api_keys.py). Only api_keys.py writes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="api_keys"
    )
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("naam", max_length=120)
    contact = models.CharField("contactpersoon", max_length=LONGEST_LINE)
    right = models.CharField("recht", max_length=20, choices=KeyRight, default=KeyRight.LEZEN)
    tree_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    prefix = models.CharField(max_length=8, unique=True, editable=False)
    hashed_key = models.CharField(max_length=150, editable=False)
    expires_on = models.DateField("geldig tot en met")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    last_used_at = models.DateTimeField(null=True, editable=False)
    allowance = models.FloatField(default=0, editable=False)
    allowance_at = models.DateTimeField(default=timezone.now, editable=False)

    # Which rows of which model a key limited to trees may see, {model: Q}; who recognises the key fills it.
    reach = {}

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "API-sleutel"
        verbose_name_plural = "API-sleutels"
        ordering = ["name", "created_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(right__in=KeyRight.values), name="api_key_right_known"),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(contact=""), name="api_key_has_name_and_contact"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def role(self):
        """What it may do, as a role: who writes is an adviser."""
        return Role.ADVISEUR if self.right == KeyRight.SCHRIJVEN else Role.RAADSLID

    @property
    def is_limited(self):
        """Whether it is for certain trees only."""
        return bool(self.tree_ids)

    @property
    def is_expired(self):
        return self.expires_on < timezone.localdate()
