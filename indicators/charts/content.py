"""What a chart of an indicator shows: points in time, and which of them belong together.

Belongs here: choosing and ordering. Where it stands is in layout.py, the words are in labels.py.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from indicators.enums import KNOWN_SERIES, OWN, Direction, PeriodKind
from indicators.periods import add_months, last_day, months_between, year

SHORT_KINDS = {PeriodKind.HALFJAAR: "H", PeriodKind.KWARTAAL: "K"}


class Point(NamedTuple):
    """A number at the last day of its period; `tick` names the period below the axis."""

    day: date
    number: float
    tick: str
    is_provisional: bool = False


@dataclass(slots=True)
class Line:
    """One series, in stretches: a period that was not measured starts a new one."""

    name: str
    stretches: list

    @property
    def points(self):
        return [point for stretch in self.stretches for point in stretch]

    @property
    def last(self):
        return self.points[-1]


@dataclass(slots=True)
class Content:
    """All that one chart shows. `path` is what is needed to reach the targets, from start to last."""

    own: Line
    latest: Point | None = None
    baseline: Point | None = None
    target: Point | None = None
    operator: str = ""
    steps: list = field(default_factory=list)
    path: list = field(default_factory=list)
    others: list = field(default_factory=list)
    band: tuple | None = None

    @property
    def points(self):
        """Every point, of whatever."""
        others = [point for line in self.others for point in line.points]
        single = [point for point in (self.baseline, self.target) if point]
        return [*self.own.points, *others, *single, *self.steps]


def can_draw(sheet):
    """Whether a sheet has anything that fits on an axis: texts alone make no chart."""
    return (
        any(row.number is not None for row in sheet.measurements)
        or any(row.number is not None for row in sheet.targets)
        or _baseline(sheet) is not None
    )


def content(sheet, assessment, most_others):
    """The Content of a Sheet with its Assessment, with at most so many other series."""
    baseline = _baseline(sheet)
    own = _from_baseline(_line(sheet, OWN), baseline)
    judged = _judged(sheet, assessment)
    target = _of_year(judged.year, judged.number) if judged else None
    steps = [
        _of_year(row.year, row.number)
        for row in sheet.targets
        if row.number is not None and row.year != judged.year
    ]
    return Content(
        own=own,
        latest=_latest(own, assessment),
        baseline=baseline,
        target=target,
        operator=judged.operator if judged else "",
        steps=steps,
        path=_path(own, baseline, [*steps, *([target] if target else [])]),
        others=[
            _line(sheet, name)
            for name in others(sheet)[: most_others if own.stretches else max(1, most_others)]
        ],
        band=_band(sheet),
    )


def _line(sheet, name):
    """Numbers of one series, cut where a number was due and a row says that there is none."""
    stretches, is_missing = [], False
    for row in sheet.series(name):
        if row.number is None:
            is_missing = True
            continue
        point = _point(row)
        if not stretches or (is_missing and _is_late(sheet, row.period, stretches[-1][-1])):
            stretches.append([])
        stretches[-1].append(point)
        is_missing = False
    return Line(name, stretches)


def _is_late(sheet, period, before):
    """Whether more time than the frequency lies between a point and the end of a period."""
    months = months_between(sheet.frequency, period.kind)
    return last_day(add_months(before.day, months)) < period.end


def _point(row):
    return Point(row.period.end, float(row.number), tick(row.period), row.is_provisional)


def tick(period):
    """A period as short as an axis needs it: 2024, H1 2024, K3 2024 or 31-12-2024."""
    letter = SHORT_KINDS.get(period.kind)
    return f"{letter}{period.part} {period.year}" if letter else str(period)


def _of_year(number, value):
    period = year(number)
    return Point(period.end, float(value), tick(period))


def _baseline(sheet):
    baseline = sheet.baseline
    if baseline.year is None or baseline.number is None:
        return None
    return _of_year(baseline.year, baseline.number)


def _judged(sheet, assessment):
    """The target that the state is about, with its number; else the last one that is a number."""
    if assessment.target is not None and assessment.target_number is not None:
        return assessment.target._replace(number=assessment.target_number)
    numbers = [row for row in sheet.targets if row.number is not None]
    return numbers[-1] if numbers else None


def _from_baseline(own, baseline):
    """The own line, with the baseline in front when nothing was measured in its year or before."""
    if not baseline or any(point.day.year <= baseline.day.year for point in own.points):
        return own
    first, *rest = own.stretches or [[]]
    return Line(own.name, [[baseline, *first], *rest])


def _latest(own, assessment):
    """The value that the state is about, else the last one."""
    row = assessment.latest
    if row is not None and row.number is not None:
        return _point(row)
    return own.last if own.stretches else None


def _path(own, baseline, targets):
    """From the baseline, or else the first value, through the targets after it: the rule of trends."""
    if not baseline and not own.stretches:
        return []
    start = baseline or own.points[0]
    ahead = sorted(point for point in targets if point.day > start.day)
    return [start, *ahead] if ahead else []


def others(sheet):
    """The names of the other series that have a number, the known ones first."""
    names = {row.series for row in sheet.measurements if row.number is not None and row.series != OWN}
    known = {name: place for place, name in enumerate(KNOWN_SERIES)}
    return sorted(names, key=lambda name: (known.get(name, len(known)), name))


def has_band(sheet):
    """Whether the value should stay between edges; edges of another direction do not count."""
    return sheet.direction == Direction.BAND and (sheet.band_low is not None or sheet.band_high is not None)


def _band(sheet):
    if not has_band(sheet):
        return None
    return tuple(None if edge is None else float(edge) for edge in (sheet.band_low, sheet.band_high))
