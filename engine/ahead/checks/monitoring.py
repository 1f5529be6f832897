"""Checks on what follows a return: visits, seeing the child alone, reviews, and the third class (facts sheet 8.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from engine.ahead.checks.read import Check, each, or_step, part, unless_step
from engine.ahead.indicators.read import has_begun, of_child
from engine.dates import months_after
from engine.gates import GATES
from engine.gates.at import NOT_FOR, SILENT, At, GateRead, shown
from engine.gates.stage_5 import PLACED, SEEN_ALONE
from engine.gather.view import CARE_STATUSES
from engine.row_ids import legal_id, return_id, review_id, visit_id

ONE_AREA: Final = "bcp"
"""The pathway whose own intervals are looked at only where it is followed."""
NOT_ALONE: Final = ("seen", "not_seen")


def _at_home(read: Callable[[At, date], GateRead]) -> Check:
    """A check that is asked only of a child who is at home again; it is handed the first day there."""

    def asked(at: At) -> GateRead:
        return NOT_FOR if at.home is None or at.home.from_ is None else read(at, at.home.from_)

    return asked


def _before_return(at: At) -> GateRead:
    """Under the one area's pathway, and before the return: the newest review is no older than its interval."""
    if at.view.case.pathway != ONE_AREA or has_begun(at):
        return NOT_FOR
    if not at.reviews:
        return SILENT
    newest = at.reviews[-1]
    return shown(at.days_since(newest.on) <= at.figure("dp_review_local_days"), [review_id(newest)])


@_at_home
def _child_in_need(at: At, since: date) -> GateRead:
    """Under the one area's pathway: no plan for a child in need ended too early. That none is on record as ended shows
    it only where a visit or a review says that the case was open so long."""
    if at.view.case.pathway != ONE_AREA or at.status == "sgo":
        return NOT_FOR
    months = at.figure("dp_cin_least_months")
    orders = [row for row in at.view.case.legal if row.child == at.view.child.id and row.status in PLACED]
    ended = {legal_id(row): row.until for row in orders if row.until is not None and since <= row.until <= at.today}
    spans = [(day, months_after(day, months)) for day in (since, *ended.values())]
    closings = [entry for entry in of_child(at, "cin_plan_ended") if entry.hi >= since.toordinal()]
    early = [e.id for e in closings if e.lo is not None and any(_inside(e.lo, e.hi, *span) for span in spans)]
    if early:
        return shown(False, [return_id(at.home), *ended, *early], early)
    until = max(last for _, last in spans)
    unsure = [e.id for e in closings if (e.lo is None or e.lo < until.toordinal())]
    later = [visit_id(row) for row in at.visits if row.made >= until]
    later += [review_id(row) for row in at.reviews if row.on >= until]
    if unsure or not later:
        return GateRead("silent", (return_id(at.home), *sorted(unsure)))
    return shown(True, [return_id(at.home), *ended, *later])


def _inside(lo: int, hi: int, first: date, last: date) -> bool:
    return lo >= first.toordinal() and hi < last.toordinal()


@_at_home
def _seen_alone(at: At, since: date) -> GateRead:
    """Each visit made since the return: its entry, or one of that day, says that the child was seen alone."""
    rows = {row.id: row.child_seen for row in at.view.case.chronology}
    mine = list(of_child(at))
    alone = [entry for entry in mine if entry.type == "child_seen_alone" or rows[entry.id] in SEEN_ALONE]
    names, days = {entry.id for entry in alone}, {entry.lo for entry in alone if entry.lo == entry.hi}
    not_alone = {entry.id for entry in mine if rows[entry.id] in NOT_ALONE}

    def held(visit: Any) -> bool | None:
        if visit.entry in names or visit.made.toordinal() in days:
            return True
        return False if visit.entry in not_alone else None

    return each(part(held(row), visit_id(row)) for row in at.visits if row.made >= since)


@_at_home
def _child_in_need_visits(at: At, since: date) -> GateRead:
    """Not looked after: the visits made are no further apart than the interval, and none is due since the newest."""
    if at.status is None:
        return SILENT
    if at.status in CARE_STATUSES:
        return NOT_FOR
    made = [row for row in at.visits if row.made >= since]
    if not made:
        return GateRead("silent", (return_id(at.home),))
    days = [since, *(row.made for row in made), at.today]
    apart = max((later - earlier).days for earlier, later in pairwise(days))
    return shown(apart <= at.figure("visit_child_in_need"), [visit_id(row) for row in made])


@_at_home
def _under_an_order(at: At, since: date) -> GateRead:
    """Under a care order or an interim one: as the gate on visits reads it."""
    if at.status is None:
        return SILENT
    return GATES["g5_visit_due"](at) if at.status in PLACED else NOT_FOR


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "mo_prereview": unless_step("mo_prereview", _before_return),
        "mo_cin_bcp": unless_step("mo_cin_bcp", _child_in_need),
        "mo_seen_alone": unless_step("mo_seen_alone", _seen_alone),
        "mo_visits_cin": unless_step("mo_visits_cin", _child_in_need_visits),
        "mo_visits_stat": unless_step("mo_visits_stat", _under_an_order),
        "mo_first_30": unless_step("mo_first_30", lambda at: GATES["g5_first30"](at)),
        "mo_rc3": or_step("mo_rc3", lambda at: GATES["g5_rc3"](at)),
    }
)
"""How each check on what follows a return is read."""
