"""Reviews of a looked-after child's case (facts sheet 9.7: regulation 33 and Part 6 of the regulations of 2010)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from engine.dates import months_after
from engine.gather.duty_read import DutyRead, Now
from engine.working_days import DueDay, add_working_days


def review_duties(now: Now) -> Iterator[DutyRead]:
    """The first review, in working days from the start of care; the second, and those after it, in calendar months.

    A later review is asked for only once the one before it is on record: it is counted from that.
    """
    if now.since is None:
        yield now.unknown("rv_first", "no_start_recorded")
        return
    held = [(on, name) for on, name in now.reviews if on >= now.since]
    first = add_working_days(now.since, now.figure("dp_review_first_working_days"))
    yield _review(now, "rv_first", first, held[:1])
    if held:
        second = months_after(held[0][0], now.figure("dp_review_second_months"))
        yield _review(now, "rv_second", second, held[1:2], held[0][1])
    if len(held) > 1:
        on, name = held[-1]
        yield _review(now, "rv_then", months_after(on, now.figure("dp_review_then_months")), [], name)


def _review(now: Now, duty: str, due: DueDay | date, held: list[tuple[date, str]], *before: str) -> DutyRead:
    """One review: done by the row that is it, and not known to be wanting while a row without a day may be it."""
    read = now.read(duty, due, note="not_recorded", sources=[*before, *(name for _, name in held)])
    if held:
        late = read.due is not None and held[0][0] > read.due
        return replace(read, state="done", note="done_late" if late else "")
    if now.review_undated:
        return replace(read, state="unknown", note="review_undated")
    return read
