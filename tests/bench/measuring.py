"""What every measurement of `make bench` shares: a clock, and a line of print."""

import sys
import time
from collections.abc import Callable


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return how many seconds `work` took, and what came out."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def report(what: str, outcome: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{what:<40} {outcome}\n")
    sys.stdout.flush()
