"""Every change of an indicator itself: making it, its texts, the recycle bin.

Each function asks for permission first and writes in one transaction under the lock of the
figures (lock.writing). Measurements and targets are written in values.py.
"""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils import timezone

from history.conflicts import StaleFields, to_write
from indicators.catalogue import find_indicator
from indicators.enums import Kind
from indicators.history import last_change
from indicators.lock import writing
from indicators.models import Indicator
from organisations.models import Membership
from organisations.permissions import check_unlimited


def create_indicator(*, user, organisation, reason="", **values):
    """Make an Indicator of `values`, {field of Indicator: value}; returns it.

    Raises ValidationError per field, PermissionDenied.
    """
    with writing(user=user, organisation=organisation, reason=reason):
        check_unlimited(user)
        indicator = Indicator(organisation=organisation, **values)
        _check_keeper(indicator)
        indicator.full_clean()
        indicator.save(force_insert=True)
    return indicator


def add_from_catalogue(*, user, organisation, number):
    """The organisation's Indicator of a BBV indicator: the one it has, or a new one.

    Raises ValidationError for a number that is unknown or no longer in force.
    """
    fact = _in_force(number)
    mine = Indicator.objects.alive().filter(organisation=organisation, catalogue_number=number)
    with writing(user=user, organisation=organisation):
        check_unlimited(user)
        return mine.first() or _save_fact(organisation, fact)


def _in_force(number):
    try:
        fact = find_indicator(number)
    except ValueError as error:
        raise ValidationError({"catalogue_number": str(error)}) from None
    if not fact.is_in_force:
        sentence = f"‘{fact.name}’ is vervallen. Kies een indicator die nog geldt."
        raise ValidationError({"catalogue_number": sentence})
    return fact


def _save_fact(organisation, fact):
    indicator = Indicator(
        organisation=organisation,
        name=fact.name,
        definition=fact.definition,
        unit=fact.unit,
        source=fact.source,
        kind=Kind.BBV,
        direction=fact.direction,
        frequency=fact.frequency,
        catalogue_number=fact.number,
    )
    indicator.full_clean()
    indicator.save(force_insert=True)
    return indicator


def update_indicator(*, user, indicator, changes, seen, reason=""):
    """Write the fields of an indicator that this user changed; returns it as it is now.

    `changes` and `seen` are {field of Indicator: value}, new and as the form was filled with. Raises
    StaleFields, having written nothing, when somebody else changed one of them too;
    ValidationError per field for values that do not fit.
    """
    with writing(user=user, organisation=indicator.organisation, reason=reason):
        indicator = fresh(indicator)
        current = {name: getattr(indicator, name) for name in changes}
        writable, stale = to_write(current, seen, changes)
        if stale:
            raise StaleFields([replace(field, entry=_entry(indicator, field.name)) for field in stale])
        for name, value in writable.items():
            setattr(indicator, name, value)
        if "keeper" in writable:
            _check_keeper(indicator)
        if writable:
            indicator.full_clean()
            indicator.save(update_fields=[*writable])
    return indicator


def remove_indicator(*, user, indicator):
    """Put an indicator in the recycle bin, its values with it; returns it.

    It stays at its goals, unseen, and is there again when it is restored.
    """
    with writing(user=user, organisation=indicator.organisation):
        indicator = fresh(indicator)
        indicator.removed_at, indicator.removed_by = timezone.now(), user
        indicator.save(update_fields=["removed_at", "removed_by"])
    return indicator


def restore_indicator(*, user, indicator):
    """Take an indicator out of the recycle bin; returns it.

    Raises ValidationError when meanwhile the same BBV indicator was added anew.
    """
    with writing(user=user, organisation=indicator.organisation):
        indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
        indicator.removed_at = indicator.removed_by = None
        indicator.full_clean()
        indicator.save(update_fields=["removed_at", "removed_by"])
    return indicator


def _entry(indicator, name):
    """Who changed a field last, and when."""
    return last_change(indicator, [Indicator._meta.get_field(name).attname])  # noqa: SLF001


def fresh(indicator):
    """The indicator as it is now, under the lock. Raises ValidationError when it is thrown away."""
    now = Indicator.objects.alive().filter(pk=indicator.pk).first()
    if now is None:
        raise ValidationError(f"‘{indicator.name}’ ligt in de prullenbak. Zet hem eerst terug.")
    return now


def _check_keeper(indicator):
    """Who fills in an indicator is of its organisation."""
    members = Membership.objects.filter(organisation=indicator.organisation_id)
    if indicator.keeper_id and not members.filter(user=indicator.keeper_id).exists():
        raise ValidationError({"keeper": "Kies iemand van uw eigen organisatie."})
