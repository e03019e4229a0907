"""How fast signals between social and physical sides are found; part of `make bench`.

Belongs here: the time of the matching itself. How good it is, is in tests/goals/raakvlakken.
"""

import gc
import json
from itertools import cycle, islice
from pathlib import Path

from goals.raakvlakken.matching import Side, compile_knowledge, match
from tests.bench.measuring import report, timed

JUDGED = Path(__file__).parents[1] / "goals" / "raakvlakken" / "judged_pairs.json"
SIDES = 500  # of each domain
MOST_SECONDS, MOST_MILLISECONDS = 2, 50
WIJKEN = 8
ROUNDS = 5
DESCRIPTION = "Wij voeren dit uit met partners en leggen daarover verantwoording af aan de raad."


def report_raakvlakken() -> None:
    """All sides of a large municipality at once, and one new side against all others."""
    knowledge = compile_knowledge()
    pairs = json.loads(JUDGED.read_text())
    social, physical = (make_sides(pairs, name, SIDES) for name in ("sociaal", "fysiek"))
    seconds, signals = timed(lambda: len(match(social, physical, knowledge)))
    report(f"{SIDES} x {SIDES} sides matched", f"{seconds:.2f} s (at most {MOST_SECONDS}), {signals} signals")
    report_new_side("new social side", [timed_new(new, physical) for new in new_sides(pairs, "sociaal")])
    report_new_side(
        "new physical side", [timed_new_physical(new, social) for new in new_sides(pairs, "fysiek")]
    )


def make_sides(pairs: list[dict], name: str, count: int, start: int = 0) -> list[Side]:
    """Return sides with real titles, each made its own by a number, spread over wijken."""
    titles = islice(cycle(pair[name] for pair in pairs), start, start + count)
    return [
        Side(
            number,
            f"{title} {number}",
            DESCRIPTION,
            context=(f"Een vitale gemeente {number}",),
            shared=frozenset({("wijk", number % WIJKEN)}),
        )
        for number, title in enumerate(titles, start=start)
    ]


def new_sides(pairs: list[dict], name: str) -> list[Side]:
    """Return sides that were not read before."""
    return make_sides(pairs, name, ROUNDS, start=SIDES)


def timed_new(new: Side, physical: list[Side]) -> float:
    """Seconds to match one new social side with all physical ones."""
    gc.collect()
    return timed(lambda: match([new], physical))[0]


def timed_new_physical(new: Side, social: list[Side]) -> float:
    """Seconds to match one new physical side with all social ones."""
    gc.collect()
    return timed(lambda: match(social, [new]))[0]


def report_new_side(what: str, seconds: list[float]) -> None:
    """Print the slowest of some rounds."""
    report(f"{what} against {SIDES}", f"{max(seconds) * 1000:.0f} ms (at most {MOST_MILLISECONDS})")
