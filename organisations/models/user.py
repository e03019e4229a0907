"""A person who logs in, by e-mail address."""

from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from organisations.querysets import UserManager


class User(AbstractBaseUser, PermissionsMixin):
    """What a person may do follows from memberships only; there is no all-seeing user."""

    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=120, blank=True)
    is_active = models.BooleanField("mag inloggen", default=True)
    date_joined = models.DateTimeField("sinds", auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    key = None  # the ApiKey of a program that calls; who recognises it sets this

    objects = UserManager()

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_ignoring_case"),
        ]

    def __str__(self):
        return self.name or self.email

    @cached_property
    def memberships_by_organisation(self):
        """The memberships of this person by organisation id: one query for each request."""
        memberships = self.memberships.select_related("organisation")
        return {membership.organisation_id: membership for membership in memberships}

    def membership_in(self, organisation_id):
        """The membership in one organisation, or None."""
        return self.memberships_by_organisation.get(organisation_id)
