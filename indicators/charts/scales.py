"""Pure: from numbers and days to pixels. Nothing about indicators."""

from datetime import date, timedelta
from math import ceil, floor, log10
from typing import NamedTuple

FEWEST = 0.2  # of the highest number: the least an axis spans, so that small changes look small
NEAR_ZERO = 2 / 3  # the lowest number may be so much of the highest before 0 leaves the axis
AIR = 0.15  # of the span, below the lowest number, for a label
WIDTHS = {
    "narrow": 0.3,
    "usual": 0.56,
    "capital": 0.7,
    "wide": 0.9,
}  # of a letter, in parts of the size of its font


class Axis(NamedTuple):
    """The numbers from bottom to top, with the ones that get a line."""

    low: float
    high: float
    step: float

    @property
    def ticks(self):
        count = round((self.high - self.low) / self.step)
        return [round(self.low + place * self.step, 9) for place in range(count + 1)]

    @property
    def decimals(self):
        """How many decimals the ticks need."""
        return max(0, -floor(log10(self.step) + 1e-9))


def number_axis(numbers, most, finest=0.0):
    """The Axis round `numbers` with at most `most` steps of at least `finest` between its ticks.

    Starts at 0 when the lowest number is less than two thirds of the highest, or when there is one number.
    """
    low, high = _bounds(min(numbers), max(numbers))
    step = 10.0 ** floor(log10((high - low) / most))
    axes = [_rounded(low, high, max(step * factor, finest)) for factor in (1, 2, 5, 10, 20)]
    return next(axis for axis in axes if len(axis.ticks) <= most + 1)


def _bounds(low, high):
    if low == high == 0:
        return 0, 1
    if low >= 0 and (low == high or low < NEAR_ZERO * high):
        return 0, high
    if high <= 0 and (low == high or high > NEAR_ZERO * low):
        return low, 0
    missing = max(0, FEWEST * max(abs(low), abs(high)) - (high - low)) / 2
    return low - missing - AIR * (high - low), high + missing


def _rounded(low, high, step):
    return Axis(floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step, step)


class Days(NamedTuple):
    """The first and last day of a time axis."""

    first: date
    last: date


def day_axis(days):
    """The Days round `days`; a single one comes in the middle of two years."""
    first, last = min(days), max(days)
    return Days(first, last) if first < last else Days(first - timedelta(365), last + timedelta(365))


def text_width(text, size):
    """How many pixels a line of text takes, about; rather too many than too few."""
    return sum(WIDTHS[_kind(letter)] for letter in text) * size


def _kind(letter):
    if letter in " .,:;'’|!ijltfI()-/":
        return "narrow"
    if letter in "mwMW%@…—":
        return "wide"
    return "capital" if letter.isupper() else "usual"


def shortened(text, width, size):
    """The text, or as much of it as fits in `width` pixels with an ellipsis."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size) > width:
        kept = kept[:-1].rstrip()
    return f"{kept}…"
