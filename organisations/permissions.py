"""Who may do what with an organisation and its people.

Each rule is a pair: check_can_x raises, can_x answers. Views, services and templates ask these.
`user=None` is the operator at the command line, who may do everything; views always pass
request.user, which is never None.
"""

from django.core.exceptions import PermissionDenied

from organisations.enums import Role

EDITORS = {Role.BEHEERDER, Role.ADVISEUR}
VOCABULARY_OF_BEHEERDER = "Alleen een beheerder kan de woordenlijsten wijzigen."
VOCABULARY_BY_KEY = (
    "Woordenlijsten wijzigen kan alleen met een sleutel die schrijft en voor alle doelenbomen geldt."
)
LIMITED_KEY = (
    "Deze sleutel geldt alleen voor bepaalde doelenbomen. Maken wat van de hele organisatie is, kan er "
    "niet mee: vraag een beheerder om een sleutel zonder die beperking."
)


def role_of(user, organisation_id):
    """The role of a user, or of a program by its key, in an organisation; None for an outsider."""
    if not user.is_authenticated:
        return None
    if user.key:
        return user.key.role if user.key.organisation_id == organisation_id else None
    membership = user.membership_in(organisation_id)
    return membership.role if membership else None


def is_editor(user, organisation_id):
    """Whether this user changes what the organisation keeps: trees, goals, indicators."""
    return user is None or role_of(user, organisation_id) in EDITORS


def is_editor_somewhere(user):
    """Whether this user or program may change something in some organisation."""
    if user.key:
        return user.key.role in EDITORS
    return any(one.role in EDITORS for one in user.memberships_by_organisation.values())


def can_manage_people(user, organisation):
    """Only the beheerder invites people, changes roles and removes access."""
    return user is None or role_of(user, organisation.pk) == Role.BEHEERDER


def check_can_manage_people(user, organisation):
    """Raise PermissionDenied when `can_manage_people` says no."""
    if not can_manage_people(user, organisation):
        raise PermissionDenied("Alleen een beheerder kan mensen uitnodigen en rollen wijzigen.")


def can_manage_vocabulary(user, organisation):
    """The beheerder changes the words that everybody tags with; a program does with a key that writes."""
    if user is not None and user.key:
        return is_editor(user, organisation.pk) and not user.key.is_limited
    return user is None or role_of(user, organisation.pk) == Role.BEHEERDER


def check_can_manage_vocabulary(user, organisation):
    """Raise PermissionDenied when `can_manage_vocabulary` says no."""
    if not can_manage_vocabulary(user, organisation):
        raise PermissionDenied(VOCABULARY_BY_KEY if user.key else VOCABULARY_OF_BEHEERDER)


def can_manage_keys(user, organisation):
    """Only the beheerder gives programs access."""
    return user is None or role_of(user, organisation.pk) == Role.BEHEERDER


def check_can_manage_keys(user, organisation):
    """Raise PermissionDenied when `can_manage_keys` says no."""
    if not can_manage_keys(user, organisation):
        raise PermissionDenied("Alleen een beheerder kan API-sleutels maken en intrekken.")


def check_unlimited(user):
    """Raise PermissionDenied for a key limited to some trees: it makes nothing of the whole organisation."""
    if user is not None and user.key and user.key.is_limited:
        raise PermissionDenied(LIMITED_KEY)
