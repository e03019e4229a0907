"""Who may see a vastgestelde versie besides the advisers: publishing it, withdrawing that, and undo.

The version itself never changes; its Publication is a row beside it, of which history is kept.
"""

from django.core.exceptions import ValidationError

from goals.enums import Audience
from goals.lock import locking
from goals.models import Publication
from history.undo_tokens import read_undo_token, undo_token

SALT = "goals.versions.publishing"
NOBODY = ""  # only the advisers


def publish(*, user, version, audience):
    """Let an Audience see a version; returns the Publication.

    Raises PermissionDenied, or ValidationError for an unknown audience or a tree in the recycle bin.
    """
    if audience not in Audience.values:
        raise ValidationError({"audience": "Kies wie deze versie mag zien."})
    with locking(user=user, goal_tree=version.goal_tree):
        return _set(user, version, audience)


def withdraw(*, user, version):
    """Let only advisers see a version; fine when that is so already. Raises as `publish`."""
    with locking(user=user, goal_tree=version.goal_tree):
        _set(user, version, NOBODY)


def audience_of(version):
    """The Audience of a version as it is now, NOBODY when only advisers see it."""
    rows = Publication.objects.filter(version=version)
    return rows.values_list("audience", flat=True).first() or NOBODY


def of_change(version, before, after):
    """The token that gives a version its audience of before back, unless somebody changed it since."""
    return undo_token([str(version.pk), before, after], SALT)


def take_back(*, user, version, token):
    """Do what a token says; returns the audience as it is now.

    Raises ValidationError when the token is too old or of another version, or when somebody changed
    who sees it since.
    """
    made_for, before, after = read_undo_token(token, SALT)
    if made_for != str(version.pk):
        raise ValidationError("Dit hoort bij een andere versie.")
    with locking(user=user, goal_tree=version.goal_tree):
        if audience_of(version) != after:
            raise ValidationError("Iemand anders wijzigde intussen wie deze versie ziet.")
        _set(user, version, before)
    return before


def _set(user, version, audience):
    """Store who sees a version, under the lock of its tree."""
    rows = Publication.objects.filter(version=version)
    if audience == NOBODY:
        rows.delete()
        return None
    same = rows.filter(audience=audience).first()
    values = {"audience": audience, "published_by": user}
    return same or Publication.objects.update_or_create(version=version, defaults=values)[0]
