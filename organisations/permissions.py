"""Who may do what with an organisation and its people.

Each rule is a pair: check_can_x raises, can_x answers. Views, services and templates ask these.
"""

from django.core.exceptions import PermissionDenied

from organisations.enums import Role


def role_of(user, organisation_id):
    """The role of a user in an organisation, or None for an outsider."""
    if not user.is_authenticated:
        return None
    membership = user.membership_in(organisation_id)
    return membership.role if membership else None


def check_is_member(user, organisation_id):
    if role_of(user, organisation_id) is None:
        raise PermissionDenied("U hoort niet bij deze organisatie.")


def check_can_manage_people(user, organisation):
    """Only the beheerder invites people, changes roles and removes access (issue A)."""
    if role_of(user, organisation.pk) != Role.BEHEERDER:
        raise PermissionDenied("Alleen een beheerder mag mensen uitnodigen en rollen wijzigen.")


def can_manage_people(user, organisation):
    return role_of(user, organisation.pk) == Role.BEHEERDER
