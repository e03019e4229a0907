"""Series that come from CBS StatLine: what CBS would change, storing it, refreshing it, letting go.

CBS is asked before anything is locked; only what it answered is written under the lock. What people
filled in themselves stays, unless they say otherwise.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from history.undo_tokens import read_undo_token, undo_token
from indicators.enums import Missing, Origin
from indicators.lock import writing
from indicators.models import CbsLink, Measurement
from indicators.permissions import check_can_edit
from indicators.sources.cbs import CbsClient, CbsValue
from indicators.typed import TypedValue
from indicators.values import ValueChange, Written, write_values

SALT = "indicators.cbs_links"
WHAT = ("series", "table", "table_title", "measure", "measure_title", "region", "others")
MISSING = {"komt niet voor": Missing.NVT, "geheim": Missing.NIET_GEMETEN}
GONE = "Deze koppeling met het CBS is intussen verbroken."


class ComparedValue(NamedTuple):
    """A CbsValue beside the Measurement of its period, None when there is none."""

    value: CbsValue
    stored: Measurement | None

    @property
    def said(self):
        """What CBS says, as we store it."""
        if self.value.number is None:
            missing = MISSING.get(self.value.note, Missing.NNB)
            return TypedValue(missing=missing.value, reason=f"{self.value.note} volgens het CBS")
        return TypedValue(number=self.value.number, is_provisional=self.value.is_provisional)

    @property
    def is_new(self):
        """Whether nothing is stored of this period."""
        return self.stored is None

    @property
    def is_same(self):
        """Whether what is stored says the same."""
        return self.stored is not None and self.stored.said == self.said

    @property
    def is_by_hand(self):
        """Whether somebody filled in, or imported, something else."""
        return not (self.is_new or self.is_same) and self.stored.origin != Origin.CBS


@dataclass
class Outcome:
    """How many values were added, changed, the same, and kept because people filled them in."""

    added: int = 0
    changed: int = 0
    same: int = 0
    kept: int = 0
    written: Written = field(default_factory=Written)

    def __str__(self):
        words = ("nieuw", "gewijzigd", "hetzelfde", "zelf ingevuld en zo gelaten")
        counts = (self.added, self.changed, self.same, self.kept)
        parts = [f"{count} {word}" for count, word in zip(counts, words, strict=True) if count]
        return ", ".join(parts) or "geen cijfers"


def client(longest=30.0):
    """The CbsClient of the settings, whose calls take at most so many seconds."""
    return CbsClient(settings.CBS_URL, longest=longest, timeout=min(10.0, longest))


def fetch_values(link, cbs=None):
    """The CbsValues that a CbsLink, stored or not, stands for. Raises CbsError."""
    return (cbs or client()).values(link.table, link.measure, link.region, link.others)


def compare(indicator, series, values):
    """The ComparedValues of what CBS answered for a series of an indicator."""
    rows = Measurement.objects.filter(indicator=indicator, series=series)
    stored = {row.period: row for row in rows}
    return [ComparedValue(value, stored.get(value.period)) for value in values]


def link_series(*, user, link, values, overwrite=False):
    """Store what CBS answered for a CbsLink that is not stored yet, and the link itself.

    A link that the series had is replaced. `overwrite` also replaces what people filled in. Returns
    Outcome. Raises PermissionDenied; ValidationError when the indicator was thrown away.
    """
    organisation = link.indicator.organisation
    with writing(user=user, organisation=organisation):
        CbsLink.objects.filter(indicator=link.indicator, series=link.series).delete()
        link.fetched_at = timezone.now()
        link.full_clean()
        link.save(force_insert=True)
        return _store(user, link, values, overwrite=overwrite)


def refresh_link(*, user, link, cbs=None):
    """Ask CBS again for what a stored link stands for; what people filled in stays. Returns Outcome.

    Raises PermissionDenied, CbsError; ValidationError when link or indicator is gone.
    """
    organisation = link.indicator.organisation
    check_can_edit(user, organisation)
    values = fetch_values(link, cbs)
    with writing(user=user, organisation=organisation):
        if not CbsLink.objects.filter(pk=link.pk).update(fetched_at=timezone.now()):
            raise ValidationError(GONE)
        return _store(user, link, values, overwrite=False)


def unlink(*, user, link):
    """Let a link go, with its values staying; returns the token that brings it back."""
    with writing(user=user, organisation=link.indicator.organisation):
        CbsLink.objects.filter(pk=link.pk).delete()
    fetched = link.fetched_at.isoformat() if link.fetched_at else None
    what = {name: getattr(link, name) for name in WHAT}
    return undo_token([str(link.indicator_id), what, fetched], SALT)


def link_again(*, user, indicator, token):
    """Bring back the link of a token of `unlink`. Raises ValidationError when that is too late."""
    pk, what, fetched = read_undo_token(token, SALT)
    if pk != str(indicator.pk):
        raise ValidationError("Dit hoort bij een andere indicator.")
    link = CbsLink(indicator=indicator, **what)
    with writing(user=user, organisation=indicator.organisation):
        link.full_clean()
        link.fetched_at = fetched
        link.save(force_insert=True)
    return link


def _store(user, link, values, *, overwrite):
    rows = compare(link.indicator, link.series, values)
    kept = [] if overwrite else [row for row in rows if row.is_by_hand]
    wanted = [row for row in rows if not row.is_same and row not in kept]
    written = write_values(
        user=user,
        organisation=link.indicator.organisation,
        values=[_change(link, row) for row in wanted],
        reason=f"Opgehaald bij het CBS, tabel {link.table}",
    )
    added = sum(row.is_new for row in rows)
    same = sum(row.is_same for row in rows)
    return Outcome(added, len(wanted) - added, same, len(kept), written)


def _change(link, row):
    where = ", ".join(filter(None, [f"CBS {link.table}", link.measure, link.region]))
    return ValueChange(
        indicator_id=link.indicator_id,
        period=row.value.period,
        value=row.said,
        series=link.series,
        origin=Origin.CBS,
        origin_detail=where,
    )
