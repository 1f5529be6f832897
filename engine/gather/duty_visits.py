"""Visits to a looked-after child (facts sheet 9.6: regulation 28 of the regulations of 2010), all in days.

A visit is a row of `plans.visits` that was made. An interval runs from the visit before; where there was none, from the
day the placement began.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from engine.dates import months_after
from engine.gather.duty_read import DutyRead, Home, Now
from engine.row_ids import return_id, visit_id

FIRST_YEAR_MONTHS = 12


def visit_duties(now: Now) -> Iterator[DutyRead]:
    """The visits that the child's placement at `as_of` asks for: at home under an order, or in care elsewhere."""
    if now.home is not None and now.status in ("s31", "s38"):
        yield from _at_home(now, now.home)
    elif now.home is None or now.status != "s20":
        yield from _elsewhere(now)


def _at_home(now: Now, home: Home) -> Iterator[DutyRead]:
    """At home under a care order or an interim one, from the later of the order and the return."""
    order = now.first_day(now.status)
    start = home.start if home.returned else order
    begun = None if start is None or order is None else max(start, order)
    note = "no_return_day" if home.returned and home.start is None else "no_start_recorded"
    at_once = now.done_on("pwp_19") is not None
    if at_once:
        yield _until_review(now, "v_reg19", begun, "visit_care_order_home", note, home)
    if now.status == "s38":
        # Beside an immediate placement too: after the first review its interval is the shorter one.
        yield _until_review(now, "v_ico_home", begun, "visit_interim_order_home", note, home)
    elif not at_once:
        # An immediate placement asks for as much as this everywhere, and for more before the first review.
        if begun is None:
            yield now.unknown("v_co_home", note, sources=[home.source])
        else:
            seen = bool(_made(now, begun))
            days = now.figure("visit_care_order_home" if seen else "dp_visit_first_days")
            yield _next(now, "v_co_home", begun, days, home.source)


def _until_review(now: Now, duty: str, begun: date | None, parameter: str, note: str, home: Home) -> DutyRead:
    """Every week until the first review since the child has been at home, then at the longer interval."""
    if begun is None:
        return now.unknown(duty, note, sources=[home.source])
    held = [name for on, name in now.reviews if on >= begun]
    days = now.figure(parameter if held else "dp_visit_weekly_days")
    return _next(now, duty, begun, days, home.source, *held[:1])


def _elsewhere(now: Now) -> Iterator[DutyRead]:
    """In care elsewhere: the first week, the first year, and after it.

    Moves between placements are not in the case file, so the placement is taken to have begun with care, or at the end
    of a return that broke down. After the first year the interval is that of a placement not meant to last to
    eighteen: a return is being thought of.
    """
    since = now.since
    if since is None:
        for duty in ("v_any_start", "v_year1"):
            yield now.unknown(duty, "no_start_recorded")
        return
    ended = [
        (row.until, return_id(row))
        for row in now.view.case.returns
        if row.child == now.view.child.id and row.until is not None and since <= row.until <= now.today
    ]
    begun, *sources = max(ended, default=(since,))
    assert isinstance(begun, date)
    in_first_year = now.today < months_after(begun, FIRST_YEAR_MONTHS)
    made = _made(now, begun)
    if in_first_year or not made:
        due = begun + timedelta(days=now.figure("dp_visit_first_days"))
        first = now.read("v_any_start", due, note="moves_not_recorded", sources=[*sources, *_names(made[:1])])
        yield replace(first, state="done") if made else first
    duty, parameter = ("v_year1", "visit_in_care") if in_first_year else ("v_after", "dp_visit_later_days")
    read = _next(now, duty, begun, now.figure(parameter), *sources)
    yield replace(read, note="moves_not_recorded")


def _made(now: Now, begun: date) -> list[tuple[date, str]]:
    """The visits made since a day, oldest first, each with its row."""
    rows = {(row.made, visit_id(row)) for row in now.view.case.plans.visits if row.made is not None}
    return sorted((made, name) for made, name in rows if begun <= made <= now.today)


def _names(made: list[tuple[date, str]]) -> list[str]:
    return [name for _, name in made]


def _next(now: Now, duty: str, begun: date, days: int, *sources: str) -> DutyRead:
    """The next visit: so many days after the newest one since a day, or after that day."""
    made = _made(now, begun)
    due = (made[-1][0] if made else begun) + timedelta(days=days)
    note = "" if made else "no_visit_recorded"
    return now.read(duty, due, note=note, sources=[*sources, *_names(made[-1:])])
