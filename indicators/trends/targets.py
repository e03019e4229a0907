"""What an indicator is judged against: which target, its number, how to compare, what is needed by now."""

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from operator import attrgetter

from indicators.enums import COUNTRY, SIMILAR, Direction, Operator
from indicators.trends.case import end_of, months_of

LESS, AT_MOST, EQUAL, AT_LEAST, MORE = (operator.value for operator in Operator)
SENSE = {LESS: -1, AT_MOST: -1, AT_LEAST: 1, MORE: 1}
OF_DIRECTION = {Direction.HOGER.value: AT_LEAST, Direction.LAGER.value: AT_MOST}
SERIES_OF = {"landelijk gemiddelde": COUNTRY, "vergelijkbare gemeenten": SIMILAR}
CALLED = {COUNTRY: "het cijfer van Nederland", SIMILAR: "het cijfer van vergelijkbare gemeenten"}
OF_YEAR = "waarde "
BASELINE = "nulmeting"
IN_TIME = attrgetter("year")


def aim(case):
    """Fill in what the Case is judged against. A band is its own target."""
    if case.has_band:
        return
    case.target = _choose(case)
    if case.target is None:
        return
    case.number, case.lacking = _resolve(case, case.target)
    if case.number is None:
        return
    case.operator = _operator(case)
    case.is_reached = _is_reached(case)
    case.needed = _needed(case)


def _choose(case):
    """The first target that can be counted with, of the year of the latest value or later; else the last."""
    in_year = (case.latest.period.start if case.latest else case.today).year
    targets = sorted(case.sheet.targets, key=IN_TIME)
    ahead = [target for target in targets if target.year >= in_year]
    for target in ahead:
        if target.number is not None or target.reference:
            return target
    return ahead[0] if ahead else targets[-1] if targets else None


def _resolve(case, target):
    """(number, '') of a target, or (None, what is lacking); ('' too when it refers to nothing known)."""
    if target.number is not None:
        return target.number, ""
    number, name = _refer(case, target.reference.strip().lower())
    return number, "" if number is not None else name


def _refer(case, reference):
    """(number or None, what that figure is called in a sentence)."""
    if series := SERIES_OF.get(reference):
        return _of_others(case, series), CALLED[series]
    if reference == BASELINE:
        return case.sheet.baseline.number, "de nulmeting"
    if reference.startswith(OF_YEAR):
        in_year = reference[len(OF_YEAR) :]
        return _of_year(case, in_year), f"de waarde van {in_year}"
    return None, ""


def _of_others(case, series):
    """The number of another series in the year of the latest value, else the latest one before it."""
    latest = case.latest.period if case.latest else None
    best = None
    for row in case.sheet.measurements:
        if row.series != series or row.number is None or (end := end_of(row.period)) > case.today:
            continue
        if latest and row.period.year > latest.year:
            continue
        rank = (row.period == latest, end, row.period.start)
        if best is None or rank > best[0]:
            best = (rank, row.number)
    return best[1] if best else None


def _of_year(case, in_year):
    """The last own number of a year (text), or that of its baseline; None without."""
    found = [point.number for point in case.points if str(point.period.year) == in_year]
    return found[-1] if found else None


def _operator(case):
    """That of the target, else of the direction, else from the side where it started; '' when unknown."""
    named = case.target.operator or OF_DIRECTION.get(case.sheet.direction, "")
    if named or case.start is None or case.start.number == case.number:
        return named
    return AT_LEAST if case.number > case.start.number else AT_MOST


def _is_reached(case):
    """Whether no newer value of the year of the target is to come before that year is over."""
    if not case.points:
        return False
    measured, wanted = case.points[-1].day.year, case.target.year
    return measured > wanted or (measured == wanted and case.next_end > date(wanted, 12, 31))


def meets(number, case):
    """Whether a number satisfies the target, compared as typed; '=' in the decimals of the sheet."""
    target, operator = case.number, case.operator
    if operator == EQUAL:
        return rounded(number, case.sheet.decimals) == rounded(target, case.sheet.decimals)
    if operator in (LESS, AT_MOST):
        return number < target or (operator == AT_MOST and number == target)
    return number > target or (operator == AT_LEAST and number == target)


def off_band(sheet, number):
    """How far a number is outside the band of the Sheet; zero inside."""
    if sheet.band_low is not None and number < sheet.band_low:
        return sheet.band_low - number
    if sheet.band_high is not None and number > sheet.band_high:
        return number - sheet.band_high
    return 0


def rounded(number, decimals, way=ROUND_HALF_UP):
    """A number in so many decimals; as it is when `decimals` is None."""
    return number if decimals is None else number.quantize(Decimal(1).scaleb(-decimals), way)


def _needed(case):
    """Where the path is at the latest value; None without a start.

    One decimal finer than the numbers, rounded towards the target: a number that is not quite on
    the path does not become so by rounding.
    """
    if not case.operator or not case.has_left_start:
        return None
    if case.is_reached or meets(case.start.number, case):
        return case.number
    typed = (decimals_of(number) for number in (case.value, case.start.number, case.number))
    way = ROUND_CEILING if sense_of(case) > 0 else ROUND_FLOOR
    return rounded(_path(case), max(case.sheet.decimals or 0, *typed) + 1, way)


def sense_of(case):
    """1 when the target asks to go up from the start, -1 when down."""
    return SENSE.get(case.operator) or (1 if case.number > case.start.number else -1)


@lru_cache(maxsize=2048)
def decimals_of(number):
    """How many decimals a number has, zeros at the end not counted."""
    return max(0, -number.normalize().as_tuple().exponent)


def _path(case):
    """The number on the way from the start along earlier targets to the target, at the latest value."""
    now = months_of(case.points[-1].day)
    begin, before = months_of(case.start.day), case.start.number
    for target in sorted(case.sheet.targets, key=IN_TIME):
        number = case.number if target is case.target else target.number
        end = months_of(date(target.year, 12, 31))
        if number is None or end <= begin:
            continue
        if end >= now:
            break
        begin, before = end, number
    return before + (number - before) * (now - begin) / (end - begin)
