"""Of which organisation a call is, when its address does not say so."""

from django.http import Http404
from rest_framework.exceptions import ValidationError

from organisations.models import Organisation

WHICH = "U hoort bij meer dan één organisatie. Geef de id van die waar het om gaat."


def own_organisation(user, asked_id=None):
    """The Organisation with this id, or without id the only one that this user or program belongs to.

    Raises Http404 for an organisation of others and for who has none, ValidationError at the key
    `organisatie` for who has more than one and does not say which. One query.
    """
    mine = Organisation.objects.visible_to(user)
    found = list((mine.filter(pk=asked_id) if asked_id else mine)[:2])
    if not found:
        raise Http404
    if len(found) > 1:
        raise ValidationError({"organisatie": [WHICH]})
    return found[0]
