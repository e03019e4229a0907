"""A chart in sentences, for who cannot see it."""

from indicators.charts.content import has_band, others
from indicators.charts.words import in_period, shown, target_text, value_text
from indicators.enums import State
from indicators.periods import year

COMPARED = {
    "beter": "Dat is beter dan",
    "slechter": "Dat is slechter dan",
    "gelijk": "Dat is gelijk aan",
    "stijgt": "Dat is hoger dan",
    "daalt": "Dat is lager dan",
}
SAID = ("geen-meting", "geen-streefwaarde")  # reasons for an unknown state that other sentences tell


def summary(sheet, assessment):
    """Dutch sentences about a Sheet with its Assessment: value, trend, baseline, target, state, others."""
    parts = [
        _value(sheet, assessment),
        _trend(sheet, assessment),
        _baseline(sheet),
        _target(sheet, assessment),
        _band(sheet),
        _state(assessment),
        *_others(sheet),
    ]
    return " ".join(part for part in parts if part)


def _value(sheet, assessment):
    row = assessment.latest
    if row is None:
        return f"{sheet.name}: nog geen meting."
    return f"{sheet.name}: {value_text(sheet, row)} {in_period(row.period)}."


def _trend(sheet, assessment):
    before = _before(sheet, assessment.latest)
    if before is None or assessment.trend not in COMPARED:
        return ""
    number, period = before
    return f"{COMPARED[assessment.trend]} {shown(sheet, number)} {in_period(period)}."


def _before(sheet, latest):
    """(number, period) of the own number before the latest, else of the baseline."""
    if latest is None:
        return None
    earlier = [row for row in sheet.series() if row.number is not None and row.period.end < latest.period.end]
    if earlier:
        return earlier[-1].number, earlier[-1].period
    baseline = sheet.baseline
    if baseline.year is None or baseline.number is None or baseline.year >= latest.period.year:
        return None
    return baseline.number, year(baseline.year)


def _baseline(sheet):
    baseline = sheet.baseline
    if not baseline:
        return ""
    text = baseline.text if baseline.number is None else shown(sheet, baseline.number)
    return f"Nulmeting: {text} in {baseline.year}." if baseline.year else f"Nulmeting: {text}."


def _target(sheet, assessment):
    target = assessment.target
    if target is None:
        return "" if has_band(sheet) else "Er is geen streefwaarde."
    if target.is_none:
        return f"Voor {target.year} is er geen streefwaarde."
    text = target_text(sheet, target)
    if target.number is None and assessment.target_number is not None:
        text = f"{text} ({shown(sheet, assessment.target_number)})"
    return f"Streefwaarde: {text} in {target.year}."


def _band(sheet):
    low, high = sheet.band_low, sheet.band_high
    if not has_band(sheet):
        return ""
    if high is None:
        return f"Gewenst: minstens {shown(sheet, low)}."
    if low is None:
        return f"Gewenst: hooguit {shown(sheet, high)}."
    return f"Gewenst: tussen {shown(sheet, low)} en {shown(sheet, high)}."


def _state(assessment):
    state = State(assessment.state)
    is_said = state != State.ONBEKEND or assessment.reason in SAID
    return f"Status: {state.label}." if is_said else f"Status: {state.label}. {assessment.why}"


def _others(sheet):
    """The last number of each other series."""
    for name in others(sheet):
        row = [row for row in sheet.series(name) if row.number is not None][-1]
        yield f"{name[0].upper()}{name[1:]}: {value_text(sheet, row)} {in_period(row.period)}."
