"""Who may do what with a goal tree and everything in it.

Each rule is a pair: check_can_x raises PermissionDenied, can_x answers. Views, services and
templates ask these. `user=None` is the operator at the command line, who may do everything;
views always pass request.user, which is never None.
"""

from django.core.exceptions import PermissionDenied

from organisations.permissions import can_manage_vocabulary, is_editor


def can_edit_in(user, organisation):
    """Whether this user may create and change trees of the organisation."""
    return is_editor(user, organisation.pk)


def check_can_edit_in(user, organisation):
    """Raise PermissionDenied for who may not create and change trees of the organisation."""
    if not can_edit_in(user, organisation):
        raise PermissionDenied("Met uw rol kunt u doelenbomen lezen, maar niet wijzigen.")


def can_edit(user, goal_tree):
    """Whether this user may change the tree and its goals."""
    return is_editor(user, goal_tree.organisation_id)


def check_can_edit(user, goal_tree):
    """Raise PermissionDenied for who may not change the tree and its goals."""
    if not can_edit(user, goal_tree):
        raise PermissionDenied("Met uw rol kunt u deze doelenboom lezen, maar niet wijzigen.")


def can_edit_projects(user, organisation):
    """Whether this user may change projects, raakvlakken and the stappenplan of the organisation."""
    return is_editor(user, organisation.pk)


def check_can_edit_projects(user, organisation):
    """Raise PermissionDenied for who may not change projects, raakvlakken and the stappenplan."""
    if not can_edit_projects(user, organisation):
        raise PermissionDenied("Met uw rol kunt u projecten en raakvlakken lezen, maar niet wijzigen.")


def can_manage_pathways(user, organisation):
    """Whether this user may change the werkingspaden: as with the words, only a beheerder."""
    return can_manage_vocabulary(user, organisation)


def check_can_manage_pathways(user, organisation):
    """Raise PermissionDenied for who may not change the werkingspaden."""
    if not can_manage_pathways(user, organisation):
        raise PermissionDenied("Alleen een beheerder kan de werkingspaden wijzigen.")
