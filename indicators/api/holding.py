"""Fetching indicators for the API, and changes that are meant for one state of the figures (If-Match).

Belongs here: what the resources of indicators share. The lock itself is in indicators/lock.py.
"""

from contextlib import contextmanager

from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from indicators.enums import Origin
from indicators.lock import locking
from indicators.models import Figures, Indicator
from organisations.api.conditional import asks_to_match, check_match


def indicators_of(user):
    """The living indicators that a caller may see, with `revision`: that of the figures."""
    rows = Indicator.objects.visible_to(user).alive()
    return rows.annotate(revision=F("organisation__figures__revision")).select_related("organisation")


def fetch_indicator(user, pk):
    """A living indicator of `indicators_of`, or 404."""
    return get_object_or_404(indicators_of(user), pk=pk)


def row_at(place):
    """What stands at a MeasurementPlace or TargetPlace, or 404."""
    row = place.row()
    if row is None:
        raise Http404
    return row


def state_of(indicator):
    """The ETag of an Indicator of `indicators_of`, of its measurements and of its targets."""
    return _state(indicator.revision)


def state_now(organisation_id):
    """The state of the figures of an organisation as it is now."""
    return _state(Figures.objects.get(pk=organisation_id).revision)


def _state(revision):
    """How an indicator stands follows from the day too."""
    return f"{revision}-{timezone.localdate():%Y%m%d}"


@contextmanager
def holding(request, indicator):
    """One transaction under the lock of the figures; with If-Match they must still be in that state.

    Raises PermissionDenied, NoLongerSo (412).
    """
    with locking(user=request.user, organisation=indicator.organisation):
        if asks_to_match(request):
            check_match(request, state_now(indicator.organisation_id))
        yield


def origin_for(user):
    """Where a value comes from that this user or program sends: the fields of a ValueChange."""
    return {"origin": Origin.API, "origin_detail": user.key.name if user.key else ""}
