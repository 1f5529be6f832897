"""The gates of stage 5, while the child is at home again: seen, reviewed, supported, and ended well (appendix B.5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from engine.dates import months_after
from engine.gates.at import NOT_FOR, SILENT, At, GateRead, shown
from engine.gates.stage_3 import EVERY_THREE_WEEKS
from engine.row_ids import decision_id, return_id, review_id, visit_id

SEEN_ALONE = ("alone", "seen_alone")
PLACED = ("s31", "s38")


def _at_home(read: Callable[[At, date], GateRead]) -> Callable[[At], GateRead]:
    """A gate that is asked only of a child who is at home again; it is handed the first day there."""

    def asked(at: At) -> GateRead:
        if at.home is None or at.home.from_ is None:
            return NOT_FOR
        return read(at, at.home.from_)

    return asked


def visit_interval(at: At, since: date) -> int:
    """The longest time between visits for a child at home under this legal status, in days.

    Under an interim care order it is a week until the first review of the child at home (facts sheet 9.6).
    """
    if at.status == "s38":
        reviewed = any(row.kind == "lac_review" and row.on >= since for row in at.reviews)
        return at.figure("visit_interim_order_home" if reviewed else "dp_visit_weekly_days")
    return at.figure("visit_care_order_home" if at.status == "s31" else "visit_child_in_need")


@_at_home
def visit_due(at: At, since: date) -> GateRead:
    """The newest visit is no older than the interval for the legal status."""
    made = [row for row in at.visits if row.made >= since]
    if not made:
        outright = at.step("g5_visit_due")
        first = at.figure("dp_visit_first_days") if at.status == "s31" else visit_interval(at, since)
        late = at.days_since(since) > first
        # A yes cannot stand for a visit that should since have been made; a no is never lost.
        return GateRead("silent", (return_id(at.home),)) if late and outright.found != "not_done" else outright
    return shown(at.days_since(made[-1].made) <= visit_interval(at, since), [visit_id(made[-1])])


@_at_home
def seen_alone(at: At, since: date) -> GateRead:
    """The child was seen alone within the interval of visits."""
    first = max(since, at.today - timedelta(days=visit_interval(at, since)))
    rows = {row.id: row for row in at.view.case.chronology}
    seen = [
        entry.id
        for entry in at.entries
        if (entry.type == "child_seen_alone" or rows[entry.id].child_seen in SEEN_ALONE)
        and entry.lo is not None
        and entry.lo >= first.toordinal()
    ]
    return shown(True, seen) if seen else at.step("g5_alone")


@_at_home
def first_days(at: At, since: date) -> GateRead:
    """In the first days at home, visits no more than a week apart."""
    if at.days_since(since) > at.figure("first_month"):
        return NOT_FOR
    made = [row for row in at.visits if row.made >= since]
    if not made:
        return at.step("g5_first30")
    days = [since, *(row.made for row in made), at.today]
    apart = max((later - earlier).days for earlier, later in pairwise(days))
    return shown(apart <= at.figure("dp_visit_weekly_days"), [visit_id(row) for row in made])


@_at_home
def review_due(at: At, since: date) -> GateRead:
    """The newest review is no older than the pathway's interval, or the six months of the regulations."""
    if not at.reviews:
        return at.step("g5_review_due")
    newest = at.reviews[-1]
    if at.view.case.pathway in EVERY_THREE_WEEKS:
        in_time = at.days_since(newest.on) <= at.figure("dp_review_local_days")
    else:
        in_time = at.today <= months_after(newest.on, at.figure("dp_review_then_months"))
    return shown(in_time, [review_id(newest)])


@_at_home
def trigger(at: At, since: date) -> GateRead:
    """Every serious concern since the return has a class decided after that event, on a later day."""
    serious = [e for e in at.entries if e.severe and e.concern_day >= since.toordinal() and e.standing == "established"]
    if not serious:
        return NOT_FOR
    again = [row for row in at.decisions if row.point == "rc_event"]
    newest = max((row.on.toordinal() for row in again if row.on is not None), default=0)
    undecided = [entry.id for entry in serious if entry.concern_day >= newest]
    if not undecided:
        return shown(True, [*(entry.id for entry in serious), *(decision_id(row) for row in again)])
    outright = at.step("g5_trigger")
    return outright if outright.found == "done" else shown(False, [entry.id for entry in serious], undecided)


@_at_home
def service_end(at: At, since: date) -> GateRead:
    """No service ends before the month below which support is warned of, and none ends at a day nobody wrote down."""
    rows = [row for row in at.view.case.plans.services if row.state in ("started", "ended")]
    if not rows:
        return at.step("g5_service_end")
    least = months_after(since, at.figure("dp_support_least_months"))
    short = [row.id for row in rows if row.until is not None and since <= row.until < least]
    if short:
        return shown(False, short, short)
    open_ended = [row.id for row in rows if row.until is None]
    return GateRead("silent", tuple(open_ended)) if open_ended else shown(True, [row.id for row in rows])


@_at_home
def third_class(at: At, since: date) -> GateRead:
    """A class decided after the return, about six months on; not asked before."""
    due = months_after(since, at.figure("dp_rc3_months"))
    rows = [row for row in at.decisions if row.point == "rc3" and row.on is not None and row.on >= since]
    if rows:
        return shown(True, [decision_id(row) for row in rows])
    return NOT_FOR if at.today < due else shown(False, [return_id(at.home)])


@_at_home
def discharge(at: At, since: date) -> GateRead:
    """Under a care order: whether to end it was put to the lawyers."""
    if at.status is None:
        return SILENT
    if at.status != "s31":
        return NOT_FOR
    outright = at.step("g5_discharge")
    return outright if outright.found != "silent" else at.step("ct_legal_gateway")


@_at_home
def placed_long(at: At, since: date) -> GateRead:
    """Under a care order or an interim one: a decision whether the placement at home goes on."""
    if at.status is None:
        return SILENT
    return at.step("g5_pwp_long") if at.status in PLACED else NOT_FOR


@_at_home
def closed_early(at: At, since: date) -> GateRead:
    """Not closed before the least time as a child in need."""
    return at.step("g5_close_early")


@_at_home
def exit_plan(at: At, since: date) -> GateRead:
    """A plan for the end, with a lead professional and the family's network."""
    return at.step("g5_exit")


GATES = {
    "g5_visit_due": visit_due,
    "g5_alone": seen_alone,
    "g5_first30": first_days,
    "g5_review_due": review_due,
    "g5_trigger": trigger,
    "g5_service_end": service_end,
    "g5_close_early": closed_early,
    "g5_rc3": third_class,
    "g5_discharge": discharge,
    "g5_pwp_long": placed_long,
    "g5_exit": exit_plan,
}
