"""How a time is taken here: the same work several times over, and the least, the middle and the most of it kept."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from math import log
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Spread:
    """Times of the same work, in seconds: the least, the middle and the most, and how many were taken."""

    least: float
    middle: float
    most: float
    times: int

    def in_ms(self) -> str:
        """The three as cells of a table, in milliseconds."""
        return " | ".join(f"{seconds * 1000:,.1f}" for seconds in (self.least, self.middle, self.most))


def spread_of(seconds: list[float]) -> Spread:
    """The spread of times that were taken. Raises ValueError where there are none."""
    if not seconds:
        raise ValueError("no times were taken; take at least one")
    return Spread(min(seconds), statistics.median(seconds), max(seconds), len(seconds))


def timed(work: Callable[[], object], times: int, before: Callable[[], object] | None = None) -> Spread:
    """Do the work once unmeasured and then ``times`` times measured, ``before`` each time unmeasured.

    Python's collector is left on, as it is in use; what earlier work left behind is collected first.
    """
    taken = []
    for number in range(times + 1):
        if before is not None:
            before()
        gc.collect()
        start = perf_counter()
        work()
        if number > 0:
            taken.append(perf_counter() - start)
    return spread_of(taken)


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """By which power of the size the time grows between two measurements, each a size and its seconds; 1 is in step."""
    return log(large[1] / small[1]) / log(large[0] / small[0])
