"""The words to fetch organisations and people with; each starts from what a user may see."""

from datetime import timedelta

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.utils import timezone

INVITATION_VALID = timedelta(days=14)


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The organisations this user is a member of."""
        return self.filter(memberships__user_id=user.pk) if user.is_authenticated else self.none()


class MembershipQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The memberships in the organisations this user is a member of."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(organisation__memberships__user_id=user.pk)


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The open invitations of the organisations this user is a member of."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(organisation__memberships__user_id=user.pk)

    def valid(self):
        """The invitations whose link still works."""
        return self.filter(invited_at__gt=timezone.now() - INVITATION_VALID)


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """A person with a normalised address; without password only a reset lets them in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username):
        """Find by address, upper and lower case alike."""
        return self.get(email__iexact=username)
