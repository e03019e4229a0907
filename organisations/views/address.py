"""From an address to the organisation it stands for, for the views of every app.

Belongs here: fetching through access, so that what somebody may not see is not found. What lies
in an organisation is fetched in the address.py of the app that owns it.
"""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from organisations.models import Organisation

LONGEST_SEARCH = 200  # characters


def fetch_organisation(request, organisatie):
    """The organisation at an address, or 404 for who is no member."""
    return get_object_or_404(Organisation.objects.visible_to(request.user), slug=organisatie)


def words_asked(query, name="zoek", longest=LONGEST_SEARCH):
    """What an address asks for by a name, on one line, without signs that a database does not take."""
    line = " ".join(query.get(name, "").split())
    return "".join(sign for sign in line if sign.isprintable())[:longest].strip()


def uuid_or_none(text):
    """The UUID that somebody's form or address holds; None for any other text."""
    try:
        return UUID(text)
    except ValueError:
        return None


def uuid_or_404(text):
    """The UUID that somebody's form or address holds; 404 for any other text."""
    found = uuid_or_none(text)
    if found is None:
        raise Http404
    return found
