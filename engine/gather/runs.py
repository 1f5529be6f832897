"""Runs and windows: how long a change has been seen, measured on the least kind days (semantics 1.7; R1 to R4)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from engine.dates import NEVER
from engine.gather.view import View
from engine.knowable import LATER, ReadEntry

NO_CLOCK = NEVER - 1
"""Where no concern sets the clock, every dated strength comes after it, even one with no first day."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One independent observation: the days it surely starts by and reaches to, as ordinals."""

    id: str
    start_early: int
    start_late: int
    end_early: int


@dataclass(frozen=True, slots=True)
class Run:
    """The longest chain of observations that is still fresh: its days, and the day it lapses unless seen again."""

    days: int
    first: int
    last: int
    lapses: int
    sources: tuple[str, ...]


def longest_run(observations: Sequence[Observation], by: int, gap: int, recent: int) -> Run | None:
    """The longest joined chain whose last observation is no more than ``recent`` days before ``by``.

    Neighbours are joined when no more than ``gap`` days lie between the earliest end of one and the latest start of
    the next. One pass with a stack of the chains worth extending keeps the cost in step with the observations.
    """
    ordered = sorted(observations, key=lambda o: (o.end_early, o.start_late, o.id))
    stack: list[int] = []  # places in `ordered`, with rising end and rising first day: all others are dominated
    first: list[int] = []
    before: list[int | None] = []
    best: int | None = None
    for place, seen in enumerate(ordered):
        start, previous = seen.start_late, None
        reach = bisect_left(stack, seen.start_late - gap, key=lambda i: ordered[i].end_early)
        if reach < len(stack) and first[stack[reach]] < start:
            previous = stack[reach]
            start = first[previous]
        first.append(start)
        before.append(previous)
        while stack and first[stack[-1]] >= start:
            stack.pop()
        stack.append(place)
        if by - seen.end_early <= recent and (best is None or seen.end_early - start > _days(ordered, first, best)):
            best = place
    if best is None:
        return None
    chain: list[int] = []
    at: int | None = best
    while at is not None:
        chain.append(at)
        at = before[at]
    last = ordered[best].end_early
    return Run(
        days=last - first[best],
        first=first[best],
        last=last,
        lapses=last + recent + 1,
        sources=tuple(ordered[i].id for i in reversed(chain)),
    )


def _days(ordered: Sequence[Observation], first: Sequence[int], place: int) -> int:
    return ordered[place].end_early - first[place]


def clock(view: View, subject: str, factor: str, reading: str) -> int:
    """The day of the newest concern that is not minor, or a day before all where there is none (R1, R4)."""
    newest = view.newest_concern(subject, factor, reading)
    return NO_CLOCK if newest is None else newest


def observations(
    view: View, subject: str, factor: str, after: int, keep: Callable[[ReadEntry], bool] | None = None
) -> list[Observation]:
    """The independent observations on a factor that start after a day; attendance is none of them (R1, E8)."""
    found = []
    for entry in view.observed(subject, factor):
        if entry.lo is not None and entry.lo > after and (keep is None or keep(entry)):
            found.append(Observation(entry.id, entry.lo, entry.start_late, entry.end_early))
    return found


def windows(view: View, adult: str, factor: str) -> dict[str, int]:
    """The days a shorter and a sustained window take for this adult and factor; a longer one on record replaces it."""
    days = {"shorter": view.record.days("window_shorter"), "sustained": view.record.days("window_sustained")}
    for row in view.case.windows:
        known = row.entry is None or view.record.entries[row.entry].known != LATER
        if row.adult == adult and row.factor == factor and known:
            days[row.length] = max(days[row.length], row.days)
    # A sustained window is never shorter than the shorter one.
    return {**days, "sustained": max(days.values())}


def run_shown(view: View, subject: str, factor: str, seen: Iterable[Observation]) -> tuple[str, Run | None]:
    """Which window the observations show (`none`, `shorter`, `sustained`), and the run that shows it (R3)."""
    run = longest_run(list(seen), view.as_of, view.record.days("run_gap"), view.record.days("run_recent"))
    if run is None:
        return "none", None
    days = windows(view, subject, factor)
    if run.days >= days["sustained"]:
        return "sustained", run
    return ("shorter", run) if run.days >= days["shorter"] else ("none", run)
