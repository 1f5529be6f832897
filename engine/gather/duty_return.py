"""Before a return: placement with parents under an order, and ceasing to look after a child who is accommodated.

Facts sheet 9.2 to 9.4: regulations 13, 15 to 20, 32 and 39 of the regulations of 2010. Each of these is to be done
before the child moves, so from the day of the move it is late.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from engine.dates import age_in_years, possible_days
from engine.gather.duty_read import DutyRead, Now
from engine.working_days import DueDay, add_working_days

ASSESSED = ("pwp_17a", "pwp_17b", "pwp_17c", "pwp_17d")
DECIDED = ("pwp_18_1", "pwp_18_2")
CEASING = ("r39_2a", "r39_2b", "r39_2c", "r39_2d", "r39_3")
BCP = "bcp"
"""The pathway whose own step stands beside the regulations for a placement under a care order."""
DIRECTOR_AGES = (16, 17)
"""The ages, first and last, at which the director of children's services approves under section 20."""


def return_duties(now: Now) -> Iterator[DutyRead]:
    """What is asked for before a return that is planned, proposed or made, under the status in force."""
    planned = now.view.case.stage in ("stage_4", "stage_5") or now.planned is not None or now.home is not None
    if now.status in ("s31", "s38"):
        if now.done_on("pwp_19") is not None:
            yield from _at_once(now)
        elif planned:
            yield from _placing(now)
    elif now.status == "s20" and planned:
        yield from _ceasing(now)


def _before_move(now: Now, duty: str, also: str = "") -> DutyRead:
    """A duty that comes before the move: due on the planned day, overdue once the child has gone home without it."""
    if now.home is not None:
        read = now.once(duty, now.home.start, sources=[now.home.source], also=also)
        if read.state == "done":
            return read
        if now.home.start is None:
            return replace(read, state="unknown", note="no_return_day")
        return replace(read, state="overdue")
    note = "no_day_planned" if now.planned is None else "planned_day_passed" if now.planned < now.today else ""
    return now.once(duty, now.planned, note=note, sources=[now.view.proposal.id])


# --- under a care order or an interim one ---------------------------------------------------------------------------
def _placing(now: Now) -> Iterator[DutyRead]:
    """Placement with parents that is decided before it is made."""
    local = ("pwp_bcp",) if now.status == "s31" and now.view.case.pathway == BCP else ()
    for duty in ("pwp_16", *ASSESSED, *DECIDED, "pwp_20", *local):
        yield _before_move(now, duty)
    yield _before_move(now, "reg32", also="rv_plan_change")
    yield _before_move(now, "reg13")


def _at_once(now: Now) -> Iterator[DutyRead]:
    """An immediate placement (regulation 19): first the child moves, then it is assessed, reviewed and decided.

    The decision is counted from the day the assessment and the review were both finished; while they are not, from the
    last day for them. All in working days.
    """
    home = now.home
    if home is None or home.start is None:
        sources = [] if home is None else [home.source]
        yield now.unknown("pwp_19", "no_return_day", sources=sources)
        for duty in (*ASSESSED, *DECIDED, "reg32", "reg13"):
            read = now.once(duty, None, sources=sources)
            yield read if read.state == "done" else replace(read, state="unknown", note="no_return_day")
        return
    assess = add_working_days(home.start, now.figure("dp_reg19_assess_working_days"))
    finished = [now.done_on("pwp_17a"), now.done_on("pwp_17d")]
    days = [on for on in finished if on is not None]
    assessed = max(days) if len(days) == len(finished) else None
    counted = max(assessed, home.start) if assessed is not None else assess.day
    decide = add_working_days(counted, now.figure("dp_reg19_decide_working_days"))
    yield _immediate(now, assess, decide, assessed)
    for duty in ASSESSED:
        yield now.once(duty, assess, sources=[home.source])
    for duty in DECIDED:
        yield now.once(duty, decide, sources=[home.source])
    yield now.once("reg32", assess, sources=[home.source], also="rv_plan_change")
    notify = add_working_days(home.start, now.figure("dp_notify_working_days"))
    yield now.once("reg13", notify, sources=[home.source])


def _immediate(now: Now, assess: DueDay, decide: DueDay, assessed: date | None) -> DutyRead:
    """The immediate placement as a whole: what it waits for, or that all of it was done."""
    assert now.home is not None
    decided = now.done_on("pwp_18_1")
    due = assess if assessed is None else decide
    note = "assessment_waits" if assessed is None else "decision_waits"
    steps = [f"step.{name}.{on}" for name in ("pwp_19", "pwp_17a", "pwp_17d", "pwp_18_1") if (on := now.done_on(name))]
    read = now.read("pwp_19", due, note=note, sources=[now.home.source, *steps])
    if assessed is None or decided is None:
        return read
    late = assessed > assess.day or decided > decide.day
    return replace(read, state="done", note="done_late" if late else "")


# --- accommodated under section 20 ------------------------------------------------------------------------------------
def _ceasing(now: Now) -> Iterator[DutyRead]:
    """Regulation 39: assessed, planned, and approved by whom the length of care and the age ask for."""
    for duty in CEASING:
        yield _before_move(now, duty)
    approvals = [read for read in (_officer(now), _director(now)) if read is not None]
    yield from approvals
    if approvals:
        # What the approver must be satisfied of; where nobody has to approve there is no such duty.
        read = _before_move(now, "r39_6")
        asked = any(approval.state != "unknown" for approval in approvals)
        unknown = read.state != "done" and not asked
        yield replace(read, state="unknown", note=approvals[0].note) if unknown else read
    yield from unplanned(now)


def unplanned(now: Now) -> Iterator[DutyRead]:
    """A return from section 20 that nothing on record shows planned: no assessment came before it, and it was not on
    or after a day it had been planned for. What the child needs is looked at once it is known."""
    if now.home is None or now.done_on("r39_2a") is not None:
        return
    if now.planned is not None and now.home.start is not None and now.home.start >= now.planned:
        return
    read = now.once("r39_unplanned", now.home.start, sources=[now.home.source])
    if read.state != "done" and now.home.start is None:
        read = replace(read, state="unknown", note="no_return_day")
    yield read


def _day_of_move(now: Now) -> date:
    """The day the child moved or will: the day looked at where none is recorded, or the planned one is over."""
    if now.home is not None:
        return now.home.start or now.today
    return max(now.planned, now.today) if now.planned is not None else now.today


def _officer(now: Now) -> DutyRead | None:
    """Approval by a nominated officer, from so many working days of care on; None where there were fewer."""
    if now.since is None:
        read = _before_move(now, "r39_4")
        return read if read.state == "done" else replace(read, state="unknown", note="no_start_recorded")
    reached = add_working_days(now.since, now.figure("dp_reg39_working_days"))
    if reached.day > _day_of_move(now):
        return None
    return replace(_before_move(now, "r39_4"), certain=reached.certain)


def _director(now: Now) -> DutyRead | None:
    """Approval by the director of children's services at 16 or 17; None at another age."""
    child, read = now.view.child, _before_move(now, "r39_5")
    if child.born is None:
        return read if read.state == "done" else replace(read, state="unknown", note="no_birth_recorded")
    span = possible_days(child.born, child.born_precision, None, 0)
    eldest, youngest = (age_in_years(date.fromordinal(day), _day_of_move(now)) for day in (span.lo or span.hi, span.hi))
    first, last = DIRECTOR_AGES
    if youngest > last or eldest < first:
        return None
    if first <= youngest and eldest <= last:
        return read
    return read if read.state == "done" else replace(read, state="unknown", note="birth_not_exact")
