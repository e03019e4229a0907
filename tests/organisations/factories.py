"""Organisations, people and invitations for tests; the same words as the factories of goals."""

import itertools
from datetime import timedelta

from django.utils import timezone

from organisations import api_keys
from organisations.enums import KeyRight, Role
from organisations.models import Invitation, Membership, Organisation, User

NUMBERS = itertools.count(1)


def make_organisation(slug="best", **fields):
    fields.setdefault("name", f"Gemeente {slug.title()}")
    return Organisation.objects.create(slug=slug, **fields)


def make_user(**fields):
    fields.setdefault("email", f"persoon-{next(NUMBERS)}@example.org")
    return User.objects.create_user(**fields)


def make_member(organisation, role=Role.ADVISEUR, domain="", **fields):
    """A membership of a new person in an organisation."""
    fields.setdefault("email", f"{role}-{next(NUMBERS)}@example.org")
    return Membership.objects.create(
        user=make_user(**fields), organisation=organisation, role=role, domain=domain
    )


def make_invitation(organisation, email="nieuw@example.org", role=Role.ADVISEUR, **fields):
    return Invitation.objects.create(organisation=organisation, email=email, role=role, **fields)


def make_new_key(organisation, right=KeyRight.LEZEN, **fields):
    """A NewKey, with what a program sends as `secret`."""
    fields = {
        "name": "Zaaksysteem",
        "contact": "functioneel beheer",
        "expires_on": timezone.localdate() + timedelta(days=365),
    } | fields
    return api_keys.create_key(user=None, organisation=organisation, right=right, **fields)


def make_key(organisation, right=KeyRight.LEZEN, **fields):
    """An ApiKey with `account.key` set, as who recognises it does."""
    api_key = make_new_key(organisation, right, **fields).api_key
    api_key.account.key = api_key
    return api_key
