"""Patterns of a family's history with services: what came back, what ended, and who is new (decision 0007 P)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from engine.detectors.chronicle import Chronicle, day_of
from engine.detectors.entries import about_child, ids_in_order, used_of_type
from engine.detectors.found import Found
from engine.knowable import ReadEntry
from engine.row_ids import return_id

NEW_PARTNER: Final = "rf_family_new_partner"
REFERRALS: Final = ("referral", "anonymous_referral")
OPENINGS: Final = ("cp_plan_started", "cin_plan_started")
CLOSINGS: Final = ("cp_plan_ended", "cin_plan_ended")
MOVES: Final = ("move_of_home", "school_move", "homelessness")
TIMES_OF_CONCERN: Final = (*REFERRALS, "s47_enquiry", "strategy_meeting", "child_protection_conference")
FORMAL_STEPS: Final = (
    *("assessment", "s47_enquiry", "strategy_meeting", "child_protection_conference", "cp_plan_started"),
    *("cin_plan_started", "plo_step", "court_hearing", "order_made", "came_into_care"),
)


# --- referrals, plans and moves -------------------------------------------------------------------------------------


def repeat_referral(chronicle: Chronicle) -> Iterator[Found]:
    """Referrals with the same concern, close together, none of them followed by a formal step."""
    least, within = chronicle.days("referral_least"), chronicle.days("referral_window")
    action = chronicle.days("referral_action")
    # A step about another family's adult or child is no answer to a referral here. A referral whose time has not run
    # out counts as closed until a step is on record: waiting would hide the newest one.
    steps = [day_of(entry) for entry in chronicle.of_type(*FORMAL_STEPS) if chronicle.is_close(entry)]
    for factor in chronicle.risk_factors_on_record:
        if factor.asked_of == "household":
            continue  # what is wanting in services is no concern about the family (E9: nobody of it is asked)
        closed = [
            entry
            for entry in chronicle.concerns("", factor.id)
            if entry.type in REFERRALS and chronicle.is_close(entry) and not _any_from(steps, day_of(entry), action)
        ]
        close = _close_together(closed, least, within)
        if close:
            yield Found("pt_repeat_referral", ids_in_order(close), factor=factor.id)


def _any_from(days: Sequence[int], day: int, within: int) -> bool:
    """Whether one of some days in order is ``day`` or no more than ``within`` days after it."""
    at = bisect_left(days, day)
    return at < len(days) and days[at] - day <= within


def _close_together(entries: Sequence[ReadEntry], least: int, within: int) -> list[ReadEntry]:
    """Those of some entries in order that lie with as many others as are wanted within so many days."""
    days = [day_of(entry) for entry in entries]
    kept: list[ReadEntry] = []
    reached = 0  # how many are looked at already: each is kept once however many stretches it lies in
    for first in range(len(entries) - least + 1):
        if days[first + least - 1] - days[first] <= within:
            kept += entries[max(first, reached) : first + least]
            reached = first + least
    return kept


def cycle(chronicle: Chronicle) -> Iterator[Found]:
    """Plans for the children of the case were closed and opened again, more than once."""
    step_down = chronicle.days("cycle_step_down")
    plans = [entry for entry in used_of_type(chronicle, *OPENINGS, *CLOSINGS) if chronicle.is_close(entry)]
    plans.sort(key=lambda e: (day_of(e), e.type in OPENINGS, e.id))
    plans_open, closed, opened_again = 0, None, []
    for entry in plans:
        if entry.type in CLOSINGS:
            # A plan that ended was open, though its start may stand nowhere.
            plans_open = max(plans_open - 1, 0)
            closed = entry if plans_open == 0 else closed
            continue
        if plans_open == 0 and closed is not None and day_of(entry) - day_of(closed) > step_down:
            opened_again.append((closed, entry))
        plans_open += 1
    if len(opened_again) >= chronicle.days("cycle_least"):
        yield Found("pt_cycle", ids_in_order(entry for pair in opened_again for entry in pair))


def move_pattern(chronicle: Chronicle) -> Iterator[Found]:
    """Moves of home or school that each came shortly after a referral, an enquiry or a conference."""
    within = chronicle.days("move_after")
    concern = [entry for entry in chronicle.of_type(*TIMES_OF_CONCERN) if chronicle.is_close(entry)]
    moves = [entry for entry in chronicle.of_type(*MOVES) if chronicle.is_close(entry)]
    days, moved_on = [day_of(entry) for entry in concern], [day_of(entry) for entry in moves]
    moved = [e for e in moves if bisect_left(days, day_of(e) - within) < bisect_right(days, day_of(e))]
    if len(moved) >= chronicle.days("move_least"):
        before = [entry for entry in concern if _any_from(moved_on, day_of(entry), within)]
        yield Found("pt_move_pattern", ids_in_order([*before, *moved]))


# --- returns and adults ---------------------------------------------------------------------------------------------


def failed_return(chronicle: Chronicle) -> Iterator[Found]:
    """The child has been home before and the return ended."""
    rows = [r for r in chronicle.case.returns if r.child == chronicle.child and chronicle.view.counts(r.until)]
    entries = about_child(chronicle, "return_breakdown")
    if not rows and not entries:
        return
    # One row or entry that speaks of this household is enough: a return elsewhere does not take it away. An adult who
    # has left since still says which household it was.
    people = chronicle.view.household_people
    here = any(row.household in (None, chronicle.view.household.id) for row in rows)
    here = here or any(entry.about & people for entry in entries)
    behind = {(day_of(entry), entry.id) for entry in entries}
    behind |= {(row.until.toordinal(), return_id(row)) for row in rows if row.until is not None}
    sources = tuple(dict.fromkeys(name for _, name in sorted(behind)))
    yield Found("pt_failed_return", sources, how="this_household" if here else "elsewhere", subject=chronicle.child)


def new_partner(chronicle: Chronicle) -> Iterator[Found]:
    """An adult of the household whom nobody has met or checked, or a new partner told of and not checked since."""
    view = chronicle.view
    checks = [row for row in view.checks if NEW_PARTNER in row.factors]
    named = {adult for row in checks for adult in row.about}
    told_of = chronicle.of_type("new_partner")
    for adult in view.adults:
        if adult in view.unmet and adult not in named and not view.is_parent(adult):
            yield Found("pt_new_partner", (adult,), how="member", subject=adult)
        last = max((row.on.toordinal() for row in checks if view.names_subject(row.about, adult)), default=0)
        # An entry that names no adult may be about any of them, as a concern that names nobody is (E9).
        told = [entry for entry in told_of if adult in entry.about or not chronicle.names_adult(entry)]
        unchecked = [e for e in (*told, *chronicle.concerns(adult, NEW_PARTNER)) if day_of(e) > last]
        if unchecked:
            yield Found("pt_new_partner", ids_in_order(unchecked), how="told", subject=adult)


DETECTORS = (repeat_referral, cycle, failed_return, move_pattern, new_partner)
