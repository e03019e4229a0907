"""Who may do what with the indicators of an organisation.

Each rule is a pair: check_can_x raises PermissionDenied, can_x answers. Views, services and
templates ask these. `user=None` is the operator at the command line, who may do everything.
"""

from django.core.exceptions import PermissionDenied

from organisations.permissions import is_editor


def can_edit(user, organisation):
    """Whether this user may change the indicators and fill in measurements."""
    return is_editor(user, organisation.pk)


def check_can_edit(user, organisation):
    """Raise PermissionDenied for who may only read the indicators."""
    if not can_edit(user, organisation):
        raise PermissionDenied("Met uw rol kunt u indicatoren lezen, maar niet wijzigen.")
