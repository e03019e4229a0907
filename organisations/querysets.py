"""The words to fetch organisations and people with; each starts from what a user may see."""

from datetime import timedelta

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.utils import timezone

INVITATION_VALID = timedelta(days=14)


def of_member(queryset, user, path="organisation__"):
    """The rows of the organisations that a user is a member of; `path` leads to the organisation.

    A program sees those of the organisation that its key is of, as far as the key reaches.
    """
    if not user.is_authenticated:
        return queryset.none()
    if user.key:
        mine = queryset.filter(**{f"{path}pk": user.key.organisation_id})
        return mine.filter(user.key.reach.get(queryset.model, models.Q()))
    return queryset.filter(**{f"{path}memberships__user_id": user.pk})


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The organisations this user is a member of."""
        return of_member(self, user, path="")


class ApiKeyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The keys of the organisations this user is a member of."""
        return of_member(self, user)


class MembershipQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The memberships in the organisations this user is a member of."""
        return of_member(self, user)


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The open invitations of the organisations this user is a member of."""
        return of_member(self, user)

    def valid(self):
        """The invitations whose link still works."""
        return self.filter(invited_at__gt=timezone.now() - INVITATION_VALID)


class TermQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The words of the organisations this user is a member of, removed ones included."""
        return of_member(self, user)

    def alive(self):
        return self.filter(removed_at__isnull=True)

    def removed(self):
        return self.filter(removed_at__isnull=False)

    def of_kind(self, kind):
        return self.filter(kind=kind)


class TermMergeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The merges in the organisations this user is a member of."""
        return of_member(self, user, path="term__organisation__")


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
