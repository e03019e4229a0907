"""Which stories a caller of the API may read (models/story.py)."""

from django.db.models import Q

from organisations.permissions import is_editor


def state_for(user, organisation_id, state):
    """The ETag of a list of stories for this user, from the state: who may not edit reads fewer."""
    return state if is_editor(user, organisation_id) else f"{state}-getoond"


def readable(stories, user, path):
    """The stories of a queryset with permission of who told them, and all of them where this user may edit.

    `path` leads from a story to its organisation.
    """
    mine = [user.key.organisation_id] if user.key else [*user.memberships_by_organisation]
    editing = [pk for pk in mine if is_editor(user, pk)]
    return stories.filter(Q(has_permission=True) | Q(**{f"{path}__in": editing}))
