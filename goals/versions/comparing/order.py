"""Which of a row of siblings were moved: as few as explain the new order."""

from bisect import bisect_left


def moved_among(places: list[int]) -> list[int]:
    """The indexes, in the new order, of what moved; `places` are the old places in the new order.

    What stayed is a longest row that still goes up.
    """
    tails, ends, before = [], [], []
    for index, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1], ends[length : length + 1] = [place], [index]
    return _outside(places, before, ends)


def _outside(places, before, ends):
    stayed, index = set(), ends[-1] if ends else None
    while index is not None:
        stayed.add(index)
        index = before[index]
    return [index for index in range(len(places)) if index not in stayed]
