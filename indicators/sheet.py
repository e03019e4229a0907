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
        "nummer": sheet.number,
        "naam": sheet.name,
        "definitie": sheet.definition,
        "eenheid": sheet.unit,
        "decimalen": sheet.decimals,
        "bron": sheet.source,
        "eigenaar": sheet.owner,
        "soort": sheet.kind,
        "bedoeldVoor": sheet.audience,
        "richting": sheet.direction,
        "ondergrens": _text(sheet.band_low),
        "bovengrens": _text(sheet.band_high),
        "meetfrequentie": sheet.frequency,
        "nulmeting": _baseline_to_json(sheet.baseline),
        "gekozenMet": sheet.made_with,
        "opmerking": sheet.remark,
        "bbvNummer": sheet.catalogue_number,
        "metingen": [_measurement_to_json(row) for row in sheet.measurements],
        "streefwaarden": [_target_to_json(row) for row in sheet.targets],
    }


def from_json(data):
    """The Sheet that `to_json` made `data` from. Raises KeyError for another shape."""
    return Sheet(
        id=UUID(data["id"]),
        number=data["nummer"],
        name=data["naam"],
        definition=data["definitie"],
        unit=data["eenheid"],
        decimals=data["decimalen"],
        source=data["bron"],
        owner=data["eigenaar"],
        kind=data["soort"],
        audience=data["bedoeldVoor"],
        direction=data["richting"],
        band_low=_number(data["ondergrens"]),
        band_high=_number(data["bovengrens"]),
        frequency=data["meetfrequentie"],
        baseline=_baseline_from_json(data["nulmeting"]),
        made_with=data["gekozenMet"],
        remark=data["opmerking"],
        catalogue_number=data["bbvNummer"],
        measurements=[_measurement_from_json(row) for row in data["metingen"]],
        targets=[_target_from_json(row) for row in data["streefwaarden"]],
    )


def _text(number):
    """A Decimal without trailing zeros or exponent: 33 and not 33.000000."""
    if number is None:
        return None
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _number(text):
    return None if text is None else Decimal(text)


def _baseline_to_json(baseline):
    if not baseline:
        return None
    return {"jaar": baseline.year, "waarde": _text(baseline.number), "tekst": baseline.text}


def _baseline_from_json(data):
    return Baseline(data["jaar"], _number(data["waarde"]), data["tekst"]) if data else NO_BASELINE


def _measurement_to_json(row):
    return {
        "periode": row.period.code,
        "periodesoort": row.period.kind,
        "begindatum": row.period.start.isoformat(),
        "reeks": row.series,
        "waarde": _text(row.number),
        "tekst": row.text,
        "ontbreekt": row.missing,
        "reden": row.reason,
        "voorlopig": row.is_provisional,
        "opmerking": row.remark,
        "herkomst": row.origin,
        "herkomstdetail": row.origin_detail,
    }


def _measurement_from_json(row):
    return SheetMeasurement(
        period=Period(date.fromisoformat(row["begindatum"]), PeriodKind(row["periodesoort"])),
        series=row["reeks"],
        number=_number(row["waarde"]),
        text=row["tekst"],
        missing=row["ontbreekt"],
        reason=row["reden"],
        is_provisional=row["voorlopig"],
        remark=row["opmerking"],
        origin=row["herkomst"],
        origin_detail=row["herkomstdetail"],
    )


def _target_to_json(row):
    return {
        "jaar": row.year,
        "vergelijking": row.operator,
        "waarde": _text(row.number),
        "verwijzing": row.reference,
        "tekst": row.text,
        "geenStreefwaarde": row.is_none,
        "opmerking": row.remark,
    }


def _target_from_json(row):
    return SheetTarget(
        year=row["jaar"],
        operator=row["vergelijking"],
        number=_number(row["waarde"]),
        reference=row["verwijzing"],
        text=row["tekst"],
        is_none=row["geenStreefwaarde"],
        remark=row["opmerking"],
    )
