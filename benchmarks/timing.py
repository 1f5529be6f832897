"""How a time is taken here: the same work several times over, and the least, the middle and the most of it kept."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True)
class Spread:
    """Times of the same work, in seconds: the least, the middle and the most by the clock, and how many were taken.

    ``processor`` is the least time any of them kept a processor busy, which a crowded machine disturbs less; None where
    it is not known.
    """

    least: float
    middle: float
    most: float
    times: int
    processor: float | None = None

    def in_ms(self) -> str:
        """The three and the processor time as cells of a table, in milliseconds."""
        times = " | ".join(f"{seconds * 1000:,.1f}" for seconds in (self.least, self.middle, self.most))
        return f"{times} | {self.busy_in_ms()}"

    def busy_in_ms(self) -> str:
        """The least processor time as a cell of a table, in milliseconds."""
        return "not known" if self.processor is None else f"{self.processor * 1000:,.1f}"


def spread_of(seconds: Sequence[float], processor: Sequence[float] = ()) -> Spread:
    """The spread of times that were taken. Raises ValueError where there are none."""
    if not seconds:
        raise ValueError("no times were taken; take at least one")
    busy = min(processor, default=None)
    return Spread(min(seconds), statistics.median(seconds), max(seconds), len(seconds), busy)


def timed(work: Callable[[], object], times: int, before: Callable[[], object] | None = None) -> Spread:
    """Do the work once unmeasured and then ``times`` times measured, ``before`` each time unmeasured.

    Python's collector is left on, as it is in use; what earlier work left behind is collected first.
    """
    taken, busy = [], []
    for _ in range(times + 1):
        if before is not None:
            before()
        gc.collect()
        start, start_busy = perf_counter(), process_time()
        work()
        taken.append(perf_counter() - start)
        busy.append(process_time() - start_busy)
    return spread_of(taken[1:], busy[1:])


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """By which power of the size the time grows between two measurements, each a size and its seconds; 1 is in step."""
    return log(large[1] / small[1]) / log(large[0] / small[0])
