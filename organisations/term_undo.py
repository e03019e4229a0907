"""Undo of what was just done to the vocabulary: tokens (history/undo_tokens.py) that take it back.

Removing and merging need none: those words keep their row, which `restore_term` takes up again.
"""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404

from history.conflicts import StaleFields
from history.undo_tokens import read_undo_token, undo_token
from organisations.vocabulary import remove_unused, update_term

SALT = "organisations.vocabulary"
CHANGED = "Dit woord is intussen opnieuw gewijzigd. Daarom zetten we het niet terug."


def of_added(terms):
    """The token that removes words that were just added; '' when there are none."""
    return undo_token({"added": [term.pk for term in terms]}, SALT) if terms else ""


def of_change(term, before):
    """The token that gives a word its values `before` the change back, {field: value}."""
    after = {name: getattr(term, name) for name in before}
    return undo_token({"term": term.pk, "before": before, "after": after}, SALT)


def take_back(*, user, organisation, token):
    """Do what a token says; returns a sentence that tells what happened.

    Raises ValidationError when the token is too old or the word was changed again, PermissionDenied.
    """
    data = read_undo_token(token, SALT)
    if "added" in data:
        return _remove_added(user, organisation, data["added"])
    term = get_object_or_404(organisation.terms.select_related("organisation"), pk=data["term"])
    try:
        term = update_term(user=user, term=term, changes=data["before"], seen=data["after"])
    except StaleFields:
        raise ValidationError(CHANGED) from None
    return f"‘{term}’ is weer zoals het was."


def _remove_added(user, organisation, pks):
    removed = remove_unused(user=user, organisation=organisation, terms=pks)
    left = len(pks) - len(removed)
    if left:
        return f"{len(removed)} van de {len(pks)} woorden zijn weg. De andere zijn intussen gebruikt."
    return "De toegevoegde woorden zijn weer weg."
