"""Why an indicator is in its state: one plain Dutch sentence for each outcome, with the numbers."""

from history.dates import spoken_date
from indicators.enums import Missing, PeriodKind
from indicators.trends.case import BAND, DAY, YEAR
from indicators.trends.targets import AT_LEAST, AT_MOST, EQUAL, LESS, MORE, decimals_of
from indicators.typed import shown_number

ASKED = {
    LESS: "lager dan {}",
    AT_MOST: "hooguit {}",
    EQUAL: "precies {}",
    AT_LEAST: "minstens {}",
    MORE: "hoger dan {}",
}
TO_COME = {
    LESS: "onder de {} te komen",
    AT_MOST: "op hooguit {} te komen",
    EQUAL: "op {} te komen",
    AT_LEAST: "op minstens {} te komen",
    MORE: "boven de {} te komen",
}
EURO = ("€", "euro")
NOT_APPLICABLE = Missing.NVT.value


def met(case):
    """30% in 2024: de streefwaarde voor 2025 (lager dan 33%) is al gehaald."""
    how = "gehaald" if case.latest.period.year == case.target.year else "al gehaald"
    if case.latest.period.year > case.target.year:
        how = "nog steeds gehaald"
    return f"{_now(case)}: de streefwaarde voor {case.target.year} ({_asked(case)}) is {how}."


def on_path(case):
    """34% in 2021, en 34% was genoeg om in 2025 onder de 33% te komen."""
    return f"{_now(case)}, en {_shown(case, case.needed)} was genoeg {_to_come(case)}."


def behind(case):
    """35% in 2021, en 34% was nodig om in 2025 onder de 33% te komen; beter dan de 36% in 2013, ….

    Or, when the year is reached: 34% in 2025: de streefwaarde … is niet gehaald; beter dan de 36% in 2013, ….
    """
    said = _missed(case) if case.is_reached else _path(case)
    start = case.start
    return f"{said}; beter dan de {_shown(case, start.number)} {_when(start.period)}, maar niet genoeg."


def far_behind(case):
    """36% in 2021, en 34% was nodig om in 2025 onder de 33% te komen; in 2013 was het 36%."""
    return f"{_path(case)}; {_from_start(case)}."


def lost(case):
    """35% in 2024, terwijl het in 2020 met 30% goed was: de streefwaarde voor 2025 is lager dan 33%."""
    return (
        f"{_now(case)}, terwijl het {_when(case.start.period)} met {_shown(case, case.start.number)} "
        f"goed was: de streefwaarde voor {case.target.year} is {_asked(case)}."
    )


def on_edge(case):
    """33% in 2024, precies op de grens: de streefwaarde voor 2025 is lager dan 33%."""
    return f"{_now(case)}, precies op de grens: de streefwaarde voor {case.target.year} is {_asked(case)}."


def past(case):
    """17 in 2024, en dat is voorbij de streefwaarde voor 2028 (precies 14)."""
    return f"{_now(case)}, en dat is voorbij de streefwaarde voor {case.target.year} ({_asked(case)})."


def missed(case):
    """36% in 2025: de streefwaarde voor 2025 (lager dan 33%) is niet gehaald; in 2013 was het 36%."""
    return f"{_missed(case)}; {_from_start(case)}." if case.has_left_start else f"{_missed(case)}."


def in_band(case):
    """12 in 2024, en dat is tussen 10 en 15."""
    return f"{_now(case)}, en dat is {_band(case)}."


def nearer_band(case):
    """16 in 2024, en dat is hoger dan de bovengrens (15), maar wel dichterbij dan in 2022 (17)."""
    return f"{_outside(case)}, maar wel dichterbij dan {_when(case.previous.period)} ({_before(case)})."


def off_band(case):
    """17 in 2024, en dat is hoger dan de bovengrens (15), en niet dichterbij dan in 2022 (16)."""
    if not case.previous:
        return f"{_outside(case)}."
    return f"{_outside(case)}, en niet dichterbij dan {_when(case.previous.period)} ({_before(case)})."


def _never_measured(case):
    baseline = case.start
    if not baseline:
        return "Er is nog geen meting."
    return (
        f"Er is nog geen meting na de nulmeting ({_shown(case, baseline.number)} {_when(baseline.period)})."
    )


def _only_text(case):
    return f"De nieuwste meting, {_when(case.answer.period)}, is een tekst: ‘{case.answer.text}’."


def _not_measured(case):
    answer = case.answer
    what = "niet van toepassing" if answer.missing == NOT_APPLICABLE else "niet gemeten"
    said = f"{_when(answer.period)} {what}"
    reason = f": {answer.reason.rstrip('.')}" if answer.reason else ""
    return f"{said[0].upper()}{said[1:]}{reason}."


def _not_steered(case):
    return f"{_now(case)}; dit cijfer volgen we alleen, we sturen er niet op."


def _too_old(case):
    next_one = f"de meting over {case.next_end.year}" if case.answer.period.kind == YEAR else "de volgende"
    return f"{_now(case)} is te oud: {next_one} had er uiterlijk {spoken_date(case.next_due)} moeten zijn."


def _no_target(case):
    target = case.target
    if target is None and case.sheet.direction == BAND:
        return f"{_now(case)}, maar de grenzen zijn niet ingevuld en er is geen streefwaarde."
    if target is None:
        return f"{_now(case)}, maar er is geen streefwaarde."
    if target.is_none:
        return f"{_now(case)}; voor {target.year} is er bewust geen streefwaarde."
    return f"{_now(case)}, maar de streefwaarde voor {target.year} is een tekst: ‘{target.text}’."


def _unreadable_target(case):
    said = f"{_now(case)}, maar de streefwaarde voor {case.target.year} is ‘{_reference(case)}’"
    if not case.lacking:
        return f"{said} en dat kunnen we niet berekenen."
    return f"{said} en {case.lacking} ontbreekt."


def _no_direction(case):
    number = _shown(case, case.number)
    return f"{_now(case)}, maar bij de streefwaarde {number} is niet bekend of hoger of lager beter is."


def _no_start(case):
    what = "er is geen nulmeting of eerdere meting"
    if case.sheet.baseline.number is not None:
        what = "de nulmeting heeft geen jaar en er is geen eerdere meting"
    return f"{_now(case)}, maar {what} om mee te vergelijken."


def _only_baseline(case):
    baseline = case.start
    return f"Na de nulmeting ({_shown(case, baseline.number)} {_when(baseline.period)}) is nog niet gemeten."


UNKNOWN = {
    "geen-meting": _never_measured,
    "alleen-tekst": _only_text,
    "niet-gemeten": _not_measured,
    "niet-op-gestuurd": _not_steered,
    "verouderd": _too_old,
    "geen-streefwaarde": _no_target,
    "streefwaarde-onleesbaar": _unreadable_target,
    "geen-richting": _no_direction,
    "geen-vergelijking": _no_start,
    "alleen-nulmeting": _only_baseline,
}


def _shown(case, number):
    """A number, with its unit when that is a sign; in words it is said once in a sentence."""
    unit = case.sheet.unit
    is_sign = unit.startswith("%") or unit.lower() in EURO
    return shown_number(number, _decimals(case, number), unit if is_sign else "")


def _decimals(case, number):
    """No fewer than the number has: what is judged is what is read."""
    decimals = case.sheet.decimals
    return None if decimals is None else max(decimals, decimals_of(number))


def _now(case):
    """36% in 2021 (voorlopig)."""
    value = shown_number(case.value, _decimals(case, case.value), case.sheet.unit)
    provisional = " (voorlopig)" if case.latest.is_provisional else ""
    return f"{value} {_when(case.latest.period)}{provisional}"


def _when(period):
    if period.kind == YEAR:
        return f"in {period.start.year}"
    if period.kind == DAY:
        return f"op {spoken_date(period.start)}"
    return f"in het {period.part}e {PeriodKind(period.kind).label} van {period.start.year}"


def _asked(case):
    asked = ASKED[case.operator].format(_shown(case, case.number))
    return f"{asked}, {case.target.reference}" if case.target.reference else asked


def _to_come(case):
    return f"om in {case.target.year} {TO_COME[case.operator].format(_shown(case, case.number))}"


def _path(case):
    return f"{_now(case)}, en {_shown(case, case.needed)} was nodig {_to_come(case)}"


def _from_start(case):
    return f"{_when(case.start.period)} was het {_shown(case, case.start.number)}"


def _missed(case):
    return f"{_now(case)}: de streefwaarde voor {case.target.year} ({_asked(case)}) is niet gehaald"


def _band(case):
    sheet = case.sheet
    if sheet.band_low is None:
        return f"hooguit {_shown(case, sheet.band_high)}"
    if sheet.band_high is None:
        return f"minstens {_shown(case, sheet.band_low)}"
    return f"tussen {_shown(case, sheet.band_low)} en {_shown(case, sheet.band_high)}"


def _outside(case):
    low = case.sheet.band_low
    if low is not None and case.value < low:
        return f"{_now(case)}, en dat is lager dan de ondergrens ({_shown(case, low)})"
    return f"{_now(case)}, en dat is hoger dan de bovengrens ({_shown(case, case.sheet.band_high)})"


def _before(case):
    return _shown(case, case.previous.number)


def _reference(case):
    target = case.target
    return f"{target.operator} {target.reference}".strip()
