"""Where everything of a chart stands: the plot, its ticks and its labels. Pixels, y downwards."""

from dataclasses import dataclass
from typing import NamedTuple

from indicators.charts import labels
from indicators.charts.placing import Box, Label, Placed, place, spread
from indicators.charts.scales import Axis, Days, day_axis, number_axis, shortened, text_width
from indicators.charts.sizes import Size

TEXT, BIG = 13, 15  # px; BIG is for the latest value
TOP, BOTTOM, LEFT, RIGHT = 24, 28, 30, 14  # px round the plot, at least
UNIT_LINE = 20  # px for a unit too long for a tick
SMALL_EDGE = 6  # px round a small drawing
BETWEEN_TICKS = 8
AXIS_GAP = 12  # a ring at the edge fits in it
MOST_STEPS = {Size.WIDE: 4, Size.PANE: 3, Size.SMALL: 2}
LONGEST_NAME = 155  # px of the name of another series
LINE_HEIGHT = 15
ON_OWN, ON_PATH, ON_OTHER = 90, 25, 40  # what it costs to hide a spot of a line
ROUND = "above below above-right below-right above-left below-left right left"


class Tick(NamedTuple):
    """A text beside an axis, with its middle."""

    text: str
    x: float
    y: float


@dataclass(slots=True)
class Layout:
    """One drawing; `plot` is the Box inside the axes."""

    size: Size
    plot: Box
    days: Days
    axis: Axis
    labels: list[Placed]
    x_ticks: list[Tick]
    y_ticks: list[Tick]
    unit: str

    def x(self, day):
        span = (self.days.last - self.days.first).days
        return self.plot.left + (day - self.days.first).days / span * (self.plot.right - self.plot.left)

    def y(self, number):
        span = self.axis.high - self.axis.low
        return self.plot.bottom - (number - self.axis.low) / span * (self.plot.bottom - self.plot.top)

    def spot(self, point):
        return self.x(point.day), self.y(point.number)


def layout(sheet, shown, size):
    """The Layout of a Sheet whose Content is `shown`."""
    days = day_axis([point.day for point in shown.points])
    edges = [edge for edge in shown.band or () if edge is not None]
    finest = 0.0 if sheet.decimals is None else 10.0**-sheet.decimals
    axis = number_axis([point.number for point in shown.points] + edges, MOST_STEPS[size], finest)
    if size is Size.SMALL:
        plot = Box(SMALL_EDGE, SMALL_EDGE, size.width - SMALL_EDGE, size.height - SMALL_EDGE)
        return Layout(size, plot, days, _tight(shown, axis), [], [], [], "")
    plot = _plot(sheet, shown, size, days, axis)
    laid = Layout(size, plot, days, axis, [], [], [], labels.long_unit(sheet))
    laid.y_ticks = [
        Tick(text, plot.left - AXIS_GAP, laid.y(tick))
        for tick, text in zip(axis.ticks, labels.tick_texts(sheet, axis), strict=True)
    ]
    laid.x_ticks = _x_ticks(shown, laid)
    laid.labels = place(_labels(sheet, shown, laid), *_obstacles(shown, laid))
    return laid


def _tight(shown, axis):
    """In a small drawing the line uses the whole height, when there is a line."""
    numbers = [point.number for point in shown.points]
    low, high = min(numbers), max(numbers)
    return Axis(low, high, high - low) if low < high else axis


def _plot(sheet, shown, size, days, axis):
    texts = labels.tick_texts(sheet, axis)
    left = max(LEFT, *(text_width(text, TEXT) + AXIS_GAP for text in texts))
    top = TOP + (UNIT_LINE if labels.long_unit(sheet) else 0)
    right = _right(sheet, shown, size, days, size.width - left) if size is Size.WIDE else RIGHT
    return Box(left, top, size.width - right, size.height - BOTTOM)


def _right(sheet, shown, size, days, width):
    """Room for the names of series that run to the end of the axis."""
    wanted = RIGHT
    for line in shown.others:
        room = (days.last - line.last.day).days / (days.last - days.first).days * width
        wanted = max(wanted, text_width(_name(sheet, line, size), TEXT) + 14 - room)
    return wanted


def _name(sheet, line, size):
    name = shortened(line.name, LONGEST_NAME, TEXT)
    return labels.series_label(sheet, name, line.last.number) if size is Size.WIDE else name


def _x_ticks(shown, laid):
    """The texts below the axis: the most important ones first, as many as fit."""
    ticks = []
    for point in _by_importance(shown):
        half = text_width(point.tick, TEXT) / 2
        x = min(max(laid.x(point.day), half), laid.size.width - half)
        clear = (half + text_width(tick.text, TEXT) / 2 + BETWEEN_TICKS <= abs(x - tick.x) for tick in ticks)
        if all(clear):
            ticks.append(Tick(point.tick, x, laid.plot.bottom + 18))
    return sorted(ticks, key=lambda tick: tick.x)


def _by_importance(shown):
    own = shown.own.points
    others = [point for line in shown.others for point in line.points]
    first = [shown.target, *own[-1:], *own[:1], shown.baseline]
    return [point for point in [*first, *reversed(own), *shown.steps, *reversed(others)] if point]


def _labels(sheet, shown, laid):
    wide = laid.size is Size.WIDE
    return [
        *_target(sheet, shown, laid),
        *_value(sheet, shown, laid),
        *_baseline(sheet, shown, laid),
        *_others(sheet, shown, laid),
        *(_steps(sheet, shown, laid) if wide else []),
        *(_band(sheet, shown, laid) if wide else []),
    ]


def _value(sheet, shown, laid):
    if not shown.latest:
        return []
    spot = laid.spot(shown.latest)
    value = Label(labels.number_label(sheet, shown.latest.number), spot, "value", BIG, ROUND)
    if not shown.latest.is_provisional:
        return [value]
    return [value, Label("voorlopig", spot, "quiet", TEXT, "below right above left")]


def _target(sheet, shown, laid):
    if not shown.target:
        return []
    text = labels.target_label(sheet, shown.operator, shown.target.number)
    return [Label(text, laid.spot(shown.target), "strong", TEXT, "above below left", 11)]


def _baseline(sheet, shown, laid):
    if not shown.baseline:
        return []
    is_brief = laid.size is not Size.WIDE or shown.baseline == shown.latest
    text = "nulmeting" if is_brief else labels.baseline_label(sheet, shown.baseline.number)
    return [Label(text, laid.spot(shown.baseline), "quiet", TEXT, ROUND, 11)]


def _others(sheet, shown, laid):
    """Names at the end of the lines, below each other in the order of their values; else at their start."""
    ends = [line.last for line in shown.others]
    own = [shown.latest] if shown.latest else []
    heights = spread([laid.y(point.number) for point in [*ends, *own]], LINE_HEIGHT)
    return [_other(sheet, *pair, laid) for pair in zip(shown.others, heights, strict=False)]


def _other(sheet, line, height, laid):
    x, y = laid.spot(line.last)
    beside = ((laid.spot(line.points[0]), "above-right below-right"), ((x, y), "above-left below-left"))
    return Label(_name(sheet, line, laid.size), (x, height), "quiet", TEXT, "right", 6, beside)


def _steps(sheet, shown, laid):
    return [
        Label(
            labels.number_label(sheet, step.number),
            laid.spot(step),
            "quiet",
            TEXT,
            "above below",
            is_needed=False,
        )
        for step in shown.steps
    ]


def _band(sheet, shown, laid):
    if not shown.band:
        return []
    low, high = shown.band
    bottom = laid.y(laid.axis.low if low is None else low)
    top = laid.y(laid.axis.high if high is None else high)
    spot = (laid.plot.left, (bottom + top) / 2)
    text = labels.band_label(sheet)
    return [Label(text, spot, "band", TEXT, "right above-right below-right", 6, is_needed=False)]


def _obstacles(shown, laid):
    """What labels should not cover: marks, lines, and the edge of the drawing."""
    lines = [(ON_OWN, stretch) for stretch in shown.own.stretches]
    lines += [(ON_PATH, shown.path)]
    lines += [(ON_OTHER, stretch) for line in shown.others for stretch in line.stretches]
    spots = [(cost, [laid.spot(point) for point in line]) for cost, line in lines]
    marks = [laid.spot(point) for point in shown.points if point not in _of_others(shown)]
    canvas = Box(laid.plot.left, 2, laid.size.width - 2, laid.plot.bottom - 4)
    return marks, spots, canvas


def _of_others(shown):
    return {point for line in shown.others for point in line.points}
