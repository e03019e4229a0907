"""The history of an indicator: fetches its events and brings the words for our fields.

How sentences are made is in the history app; who may see them is decided by who may fetch the
indicator.
"""

from django.utils import timezone

from history.reading import Timeline, names_by_id, newest_change
from history.sentences import Field, Kind, entries, quoted
from indicators.enums import OWN, Audience, Direction, Missing, Origin
from indicators.enums import Kind as IndicatorKind
from indicators.models import CbsLink, Indicator, Measurement, Target
from indicators.periods import Period, frequency_name
from indicators.typed import TypedTarget, TypedValue, shown_number, write_target

INDICATOR_FIELDS = {
    "number": Field("nummer"),
    "name": Field("naam", quoted),
    "definition": Field("de definitie", long=True),
    "unit": Field("eenheid", quoted),
    "decimals": Field("cijfers achter de komma"),
    "source": Field("bron", quoted),
    "owner": Field("eigenaar", quoted),
    "kind": Field("soort", lambda kind: IndicatorKind(kind).label),
    "audience": Field("wie hierop stuurt", lambda audience: Audience(audience).label),
    "direction": Field("gewenste richting", lambda direction: Direction(direction).label),
    "band_low": Field("ondergrens", shown_number),
    "band_high": Field("bovengrens", shown_number),
    "frequency": Field("meetfrequentie", frequency_name),
    "baseline_year": Field("jaar van de nulmeting"),
    "baseline_number": Field("nulmeting", shown_number),
    "baseline_text": Field("nulmeting", quoted),
    "made_with": Field("met wie hij gekozen is", quoted),
    "remark": Field("de opmerking", long=True),
    "catalogue_number": Field("BBV-nummer"),
}
ABOUT = {"jaar": "over", "halfjaar": "over het", "kwartaal": "over het", "datum": "van"}
MODELS = {"indicator": Indicator, "measurement": Measurement, "target": Target, "cbs": CbsLink}
KINDS = {model: kind for kind, model in MODELS.items()}
VALUES = {
    "indicator": [*INDICATOR_FIELDS, "keeper_id", "removed_at"],
    "measurement": ["series", "period_kind", "period_start", *TypedValue._fields, "remark", "origin"],
    "target": ["year", *TypedTarget._fields, "remark"],
    "cbs": ["series", "table", "table_title", "measure", "measure_title", "region"],
}


class IndicatorHistory(Timeline):
    """The Timeline of one indicator."""

    models, fields = MODELS, VALUES

    def __init__(self, indicator_id):
        self.indicator_id = indicator_id

    def rows(self, kind):
        """The events of a kind that are about this indicator."""
        rows = MODELS[kind].pgh_event_model.objects
        if kind == "indicator":
            return rows.filter(pgh_obj_id=self.indicator_id)
        return rows.filter(indicator_id=self.indicator_id)

    def told(self, events):
        """Events as Entries; one query for the names of people."""
        return _told(events)


def recent_history(indicator_id, count=5):
    """The newest Entries of an indicator, in a fixed number of queries."""
    return IndicatorHistory(indicator_id)[:count]


def last_change(thing, names):
    """The Entry of the last time that a field of an indicator, measurement or target changed; or None.

    `names` are columns; one of them is enough.
    """
    kind = KINDS[type(thing)]
    rows = MODELS[kind].pgh_event_model.objects.filter(pgh_obj_id=thing.pk)
    change = newest_change(kind, rows, VALUES[kind], names)
    return _told([change])[0] if change else None


def _told(events):
    keepers = {values.get("keeper_id") for event in events for values in (event.values, event.before)}
    people = names_by_id({event.user_id for event in events} | keepers)
    return entries(events, _kinds(people), people, timezone.localtime())


def _kinds(people):
    keeper = Field("invuller", lambda pk: people.get(pk, "iemand die geen account meer heeft"))
    return {
        "indicator": Kind(
            lambda _: "Maakte deze indicator",
            lambda _: "Verwijderde deze indicator voorgoed",
            INDICATOR_FIELDS | {"keeper_id": keeper},
            _binned,
        ),
        "measurement": Kind(
            lambda values: f"Vulde {_measurement(values)} in: {_value(values)}{_origin(values)}",
            lambda values: f"Haalde {_measurement(values)} weg (was {_value(values)})",
            {},
            _revised,
        ),
        "target": Kind(
            lambda values: f"Vulde {_target(values)} in: {_aim(values)}",
            lambda values: f"Haalde {_target(values)} weg (was {_aim(values)})",
            {},
            _aimed,
        ),
        "cbs": Kind(
            lambda values: f"Haalt {_series(values)} voortaan op bij het CBS: {_statline(values)}",
            lambda values: f"Haalt {_series(values)} niet meer op bij het CBS",
            {},
            _relinked,
        ),
    }


def _binned(before, after):
    if bool(before["removed_at"]) == bool(after["removed_at"]):
        return []
    return ["Gooide deze indicator weg" if after["removed_at"] else "Zette deze indicator terug"]


def _revised(before, after):
    """Sentences of a measurement that changed: its value from old to new, its remark."""
    what = _measurement(after)
    texts = []
    if _value(before) != _value(after):
        texts.append(f"Wijzigde {what} van {_value(before)} naar {_value(after)}{_origin(after)}")
    return [*texts, *_remarked(before, after, what)]


def _aimed(before, after):
    what = _target(after)
    texts = []
    if _aim(before) != _aim(after):
        texts.append(f"Wijzigde {what} van {_aim(before)} naar {_aim(after)}")
    return [*texts, *_remarked(before, after, what)]


def _relinked(before, after):
    if _statline(before) == _statline(after):
        return []
    return [f"Haalt {_series(after)} voortaan op bij het CBS: {_statline(after)}"]


def _remarked(before, after, what):
    if before["remark"] == after["remark"]:
        return []
    if not after["remark"]:
        return [f"Haalde de opmerking bij {what} weg"]
    return [f"Schreef bij {what}: {quoted(after['remark'])}"]


def _measurement(values):
    """De meting over 2021, over het 1e halfjaar 2026 van Nederland, van 31-12-2025."""
    of = "" if values["series"] == OWN else f" van {values['series']}"
    period = Period(values["period_start"], values["period_kind"])
    return f"de meting {ABOUT[period.kind]} {period}{of}"


def _target(values):
    return f"de streefwaarde voor {values['year']}"


def _value(values):
    if values["missing"]:
        label = Missing(values["missing"]).label
        return f"{label} ({values['reason']})" if values["reason"] else label
    text = quoted(values["text"]) if values["number"] is None else shown_number(values["number"])
    return f"{text} (voorlopig)" if values["is_provisional"] else text


def _aim(values):
    if values["text"]:
        return quoted(values["text"])
    return write_target(TypedTarget(*(values[name] for name in TypedTarget._fields)))


def _origin(values):
    return "" if values["origin"] == Origin.HAND else f", {Origin(values['origin']).label}"


def _series(values):
    return "de metingen" if values["series"] == OWN else f"de metingen van {values['series']}"


def _statline(values):
    """Which figures of which table."""
    table = values["table_title"] or values["table"]
    measure = values["measure_title"] or values["measure"]
    return f"{measure} uit {quoted(table)}" + (f" ({values['region']})" if values["region"] else "")
