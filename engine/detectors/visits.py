"""Visits: what gaps lie between them, and whether the child was seen alone (decision 0007 G9, P).

Everything here is a question about the work around a family. Where no visit is written down the record is silent, and
nothing is made of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.detectors.chronicle import Chronicle, day_of, is_used
from engine.detectors.entries import about_child
from engine.detectors.found import Found
from engine.gather.view import CARE_STATUSES
from engine.knowable import ReadEntry
from engine.row_ids import visit_id

VISIT_TYPES = ("home_visit", "home_visit_unannounced", "child_seen_alone")

Visit = tuple[int, str]
"""The ordinal day of a visit, and the row or entry it is known by."""


def visits(chronicle: Chronicle) -> list[Visit]:
    """Every visit made by `as_of`: rows of the plan and entries about the child, in the order of days, then ids (G9).

    A visit to the child counts whoever looks after the child then: entries need not be about this household.
    """
    counts = chronicle.view.counts
    made = [(row.made, visit_id(row)) for row in chronicle.case.plans.visits if counts(row.made)]
    rows = {(on.toordinal(), row_id) for on, row_id in made if on is not None}
    entries = {(day_of(e), e.id) for e in about_child(chronicle, *VISIT_TYPES) if chronicle.is_close(e)}
    return sorted(rows | entries)


def interval_required(chronicle: Chronicle, day: int) -> int:
    """The longest time between visits that is asked for on a day, in days: by legal status, and closer at first (G9).

    On a day with two statuses, the end of one and the start of the next, the shorter interval is asked for.
    """
    at_home = [row for row in chronicle.case.returns if row.child == chronicle.child and _is_home(row, day)]
    first_month = chronicle.days("first_month")
    if any(row.from_ is not None and day - row.from_.toordinal() <= first_month for row in at_home):
        return chronicle.days("visit_first_month")
    statuses = [row.status for row in chronicle.case.legal if row.child == chronicle.child and _in_force(row, day)]
    return min(chronicle.days(_interval(status, bool(at_home))) for status in statuses or ["none"])


def _interval(status: str, at_home: bool) -> str:
    """The parameter that holds the interval for a legal status."""
    if at_home and status in ("s38", "s31"):
        return "visit_interim_order_home" if status == "s38" else "visit_care_order_home"
    return "visit_in_care" if status in CARE_STATUSES else "visit_child_in_need"


def _is_home(row: Any, day: int) -> bool:
    """Whether a return had begun by a day and had not ended by it."""
    begun = row.from_ is not None and row.from_.toordinal() <= day
    return begun and (row.until is None or row.until.toordinal() > day)


def _in_force(row: Any, day: int) -> bool:
    """Whether a legal status held on a day; one with no first day is not counted, as for the entry to care."""
    begun = row.from_ is not None and row.from_.toordinal() <= day
    return begun and (row.until is None or row.until.toordinal() >= day)


def visit_gap(chronicle: Chronicle) -> Iterator[Found]:
    """More time between two visits, or since the last one, than is asked for; and visits planned and not made.

    What is asked for is read on the day of the earlier visit.
    """
    rows: dict[int, list[str]] = {}
    for day, row_id in visits(chronicle):
        rows.setdefault(day, []).append(row_id)
    days, since = list(rows), chronicle.as_of - chronicle.days("visit_gap_window")
    beside: dict[int, None] = {}
    for a, b in zip(days, days[1:], strict=False):
        if b > since and b - a > interval_required(chronicle, a):
            beside |= dict.fromkeys((a, b))
    if beside:
        yield Found("pt_visit_gap", tuple(row_id for day in beside for row_id in rows[day]), how="between")
    if days and chronicle.as_of - days[-1] > interval_required(chronicle, days[-1]):
        yield Found("pt_visit_gap", tuple(rows[days[-1]]), how="since_last")
    yield from _not_made(chronicle, since)


def _not_made(chronicle: Chronicle, since: int) -> Iterator[Found]:
    """Visits that were due and are not down as made by `as_of`; one made later was not yet made then (D9)."""
    counts = chronicle.view.counts
    blank = [row.planned for row in chronicle.case.plans.visits if counts(row.planned) and not counts(row.made)]
    due = {day for day in blank if day is not None and day.toordinal() > since}
    if due:
        yield Found("pt_visit_gap", tuple(f"visit.{day.isoformat()}" for day in sorted(due)), how="not_made")


def not_seen_alone(chronicle: Chronicle) -> Iterator[Found]:
    """There were visits in the last two intervals, and in none of that time was the child seen alone.

    An entry whose day is not closely known cannot show that the child was seen alone in that time.
    """
    within = CYCLES * interval_required(chronicle, chronicle.as_of)
    made = [(day, row_id) for day, row_id in visits(chronicle) if chronicle.as_of - day < within]
    alone = [e for e in _child_seen_alone(chronicle) if is_used(e) and chronicle.is_about_child(e)]
    if made and not chronicle.in_last(alone, within):
        yield Found("pt_not_seen_alone", tuple(row_id for _, row_id in made), subject=chronicle.child)


def _child_seen_alone(chronicle: Chronicle) -> Iterator[ReadEntry]:
    read = chronicle.view.record.entries
    return (read[e.id] for e in chronicle.case.chronology if e.type == "child_seen_alone" or e.child_seen == "alone")


CYCLES = 2
"""Two intervals between visits, so that one visit on which it could not be done raises nothing (decision 0007 P)."""

DETECTORS = (visit_gap, not_seen_alone)
