"""An indicator with its values and targets as plain data; to and from JSON.

Everything that judges, draws or exports an indicator reads a sheet, never the ORM; reading sheets
from the database is in sheets.py. Numbers are Decimals, as they were typed.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from indicators.enums import OWN, PeriodKind
from indicators.periods import Period

KEYS = {
    "number": "nummer",
    "name": "naam",
    "definition": "definitie",
    "unit": "eenheid",
    "decimals": "decimalen",
    "source": "bron",
    "owner": "eigenaar",
    "kind": "soort",
    "audience": "bedoeldVoor",
    "direction": "richting",
    "band_low": "ondergrens",
    "band_high": "bovengrens",
    "frequency": "meetfrequentie",
    "made_with": "gekozenMet",
    "remark": "opmerking",
    "catalogue_number": "bbvNummer",
}
BASELINE_KEYS = {"year": "jaar", "number": "waarde", "text": "tekst"}
PERIOD_KEYS = {"code": "periode", "kind": "periodesoort", "start": "begindatum"}
MEASUREMENT_KEYS = {
    "series": "reeks",
    "number": "waarde",
    "text": "tekst",
    "missing": "ontbreekt",
    "reason": "reden",
    "is_provisional": "voorlopig",
    "remark": "opmerking",
    "origin": "herkomst",
    "origin_detail": "herkomstdetail",
}
TARGET_KEYS = {
    "year": "jaar",
    "operator": "vergelijking",
    "number": "waarde",
    "reference": "verwijzing",
    "text": "tekst",
    "is_none": "geenStreefwaarde",
    "remark": "opmerking",
}


class SheetMeasurement(NamedTuple):
    """One measurement: exactly one of `number`, `text` and `missing` says what was found.

    `missing` is a value of enums.Missing, with `reason` in words.
    """

    period: Period
    series: str = OWN
    number: Decimal | None = None
    text: str = ""
    missing: str = ""
    reason: str = ""
    is_provisional: bool = False
    remark: str = ""
    origin: str = "hand"
    origin_detail: str = ""


class SheetTarget(NamedTuple):
    """What the value should be at the end of a year.

    `operator` (enums.Operator, '' when only a number was given) goes with `number` or with
    `reference` ('landelijk gemiddelde', 'waarde 2022'); else it is plain `text`, or none at all
    on purpose (`is_none`).
    """

    year: int
    operator: str = ""
    number: Decimal | None = None
    reference: str = ""
    text: str = ""
    is_none: bool = False
    remark: str = ""


class Baseline(NamedTuple):
    """Where it started: year and number, or text when it was no number."""

    year: int | None = None
    number: Decimal | None = None
    text: str = ""

    def __bool__(self):
        return self.number is not None or bool(self.text)


NO_BASELINE = Baseline()


@dataclass(slots=True)
class Sheet:
    """One indicator; measurements in order of time, own series first, targets in order of year."""

    id: UUID
    name: str
    number: str = ""
    definition: str = ""
    unit: str = ""
    decimals: int | None = None
    source: str = ""
    owner: str = ""
    kind: str = ""
    audience: str = "gemeente"
    direction: str = ""
    band_low: Decimal | None = None
    band_high: Decimal | None = None
    frequency: int | None = None
    baseline: Baseline = NO_BASELINE
    made_with: str = ""
    remark: str = ""
    catalogue_number: int | None = None
    measurements: list = field(default_factory=list)
    targets: list = field(default_factory=list)

    def series(self, name=OWN):
        """The measurements of one series, in order of time."""
        return [each for each in self.measurements if each.series == name]

    @property
    def series_names(self):
        """The names of its series, the own one first."""
        return sorted({each.series for each in self.measurements}, key=lambda name: (name != OWN, name))


def to_json(sheet):
    """A Sheet as JSON-ready dict with Dutch keys; numbers stay texts, as they were typed."""
    return {
        "id": str(sheet.id),
        **_keyed(sheet, KEYS),
        "nulmeting": _keyed(sheet.baseline, BASELINE_KEYS) if sheet.baseline else None,
        "metingen": [_measurement_to_json(row) for row in sheet.measurements],
        "streefwaarden": [_keyed(row, TARGET_KEYS) for row in sheet.targets],
    }


def from_json(data):
    """The Sheet that `to_json` made `data` from. Raises KeyError for another shape."""
    values = _values(data, KEYS)
    values |= {name: _number(values[name]) for name in ("band_low", "band_high")}
    return Sheet(
        UUID(data["id"]),
        **values,
        baseline=_row(Baseline, data["nulmeting"], BASELINE_KEYS) if data["nulmeting"] else NO_BASELINE,
        measurements=[_measurement_from_json(row) for row in data["metingen"]],
        targets=[_row(SheetTarget, row, TARGET_KEYS) for row in data["streefwaarden"]],
    )


def _keyed(row, keys):
    return {key: _plain(getattr(row, name)) for name, key in keys.items()}


def _plain(value):
    """What JSON has: a Decimal as text without trailing zeros or exponent, 33 and not 33.000000."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value.isoformat() if isinstance(value, date) else value


def _values(data, keys):
    return {name: data[key] for name, key in keys.items()}


def _row(kind, data, keys, **others):
    values = _values(data, keys)
    return kind(**others, **values | {"number": _number(values["number"])})


def _number(text):
    return None if text is None else Decimal(text)


def _measurement_to_json(row):
    return _keyed(row.period, PERIOD_KEYS) | _keyed(row, MEASUREMENT_KEYS)


def _measurement_from_json(row):
    period = Period(date.fromisoformat(row["begindatum"]), PeriodKind(row["periodesoort"]))
    return _row(SheetMeasurement, row, MEASUREMENT_KEYS, period=period)
