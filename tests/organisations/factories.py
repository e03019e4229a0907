"""Organisations, people and invitations for tests; the same words as the factories of goals."""

import itertools

from organisations.enums import Role
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
