"""As few siblings as possible are told to have moved."""

from itertools import permutations

import pytest

from goals.versions.comparing.order import moved_among


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([], []),
        ([1], []),
        ([1, 2, 3], []),
        ([3, 1, 2], [0]),
        ([2, 3, 1], [2]),
        ([1, 4, 2, 3], [1]),
        ([1, 5, 9], []),
    ],
)
def test_moved(places, moved):
    assert moved_among(places) == moved


def test_what_stays_goes_up_and_nothing_longer_does():
    for places in permutations(range(5)):
        moved = moved_among(list(places))
        stayed = [place for index, place in enumerate(places) if index not in moved]
        assert stayed == sorted(stayed)
        assert len(stayed) == longest(places)


def longest(places):
    best = []
    for index, place in enumerate(places):
        best.append(1 + max((best[i] for i in range(index) if places[i] < place), default=0))
    return max(best)
