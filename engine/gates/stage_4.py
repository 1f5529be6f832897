"""The gates of stage 4: is everything ready before the child moves? (appendix B.4)"""

from __future__ import annotations

from datetime import date, timedelta

from engine.dates import age_in_years, months_before
from engine.gates.at import NOT_FOR, SILENT, At, GateRead, shown
from engine.gather.step_rows import step_row
from engine.hold import last_day_high
from engine.row_ids import contingency_id, decision_id, family_time_id, review_id, safety_id, step_id

SCHOOL_AGE = 4
REVIEWED_WITHIN_MONTHS = 6
ADULT_OWN_WORD = (16, 18)
"""The ages, first and past the last, at which a young person's own agreement matters under section 20."""


def moving_day(at: At) -> date:
    """The day the child moved home or is planned to; the day looked at where neither is recorded."""
    if at.home is not None and at.home.from_ is not None:
        return at.home.from_
    return at.view.proposal.planned or at.today


def reclassified(at: At) -> GateRead:
    """A decision before return on a later day than the newest concern on record, minor and possible ones included."""
    rows = [row for row in at.decisions if row.point == "rc2"]
    if not rows:
        return at.step("g4_rc2")
    newest = rows[-1]
    after = [
        c.source
        for subject, factor in at.sheet.pairs
        for c in at.view.concerns(subject, factor, "worst")
        if newest.on is not None and c.day >= newest.on.toordinal()
    ]
    return shown(not after, [decision_id(newest), *sorted(set(after))])


def low_enough(at: At) -> GateRead:
    """The class this tool concludes is medium or low; where it concludes none, nobody can tell."""
    fact = at.reader.classification("evidence")
    if fact["class"] == "not_classified":
        return GateRead("silent", (fact["id"],))
    return shown(fact["class"] in ("medium", "low"), [fact["id"]])


def six_months(at: At) -> GateRead:
    """The worst case was medium or low on every day of the months before; asked when a return is being planned."""
    worst = at.reader.class_in("worst")
    if worst["class"] in ("high", "severe"):
        return shown(False, [worst["id"]])
    if at.view.case.stage not in ("stage_4", "stage_5") and at.view.proposal.planned is None:
        return GateRead("silent", (worst["id"],))
    high = last_day_high(at.view, at.figure("hold_after_high"))
    return shown(high is None, [worst["id"]])


def safety_cover(at: At) -> GateRead:
    """A line of the safety plan for each risk that is there."""
    if not at.risks_there:
        return at.step("g4_safety_cover")
    lines = at.view.case.plans.safety
    covered = {row.factor for row in lines if row.factor and row.action}
    missing = sorted({factor for _, factor in at.risks_there} - covered)
    return shown(
        not missing, [_status_id(at, pair) for pair in at.risks_there] + [safety_id(r) for r in lines], missing
    )


def _status_id(at: At, pair: tuple[str, str]) -> str:
    return at.reader.status_id("worst", *pair)


def contingency(at: At) -> GateRead:
    """Each line of the contingency plan says what is done, by whom, where the child sleeps and when it is reviewed."""
    rows = at.view.case.plans.contingency
    if not rows:
        return at.step("g4_contingency")
    lacking = [contingency_id(r) for r in rows if not (r.action and r.who and r.child_sleeps and r.review)]
    return shown(not lacking, lacking or [contingency_id(row) for row in rows])


def plan_in_time(at: At) -> GateRead:
    """The plan for the move was written three weeks or more before the day of it."""
    row = step_row(at.view, "g4_plan_3_4w")
    planned = at.view.proposal.planned or (at.home.from_ if at.home is not None else None)
    if row is None or not row.done or planned is None or row.on is None:
        return at.step("g4_plan_3_4w") if row is None or not row.done else GateRead("silent", (step_id(row),))
    return shown(row.on <= planned - timedelta(days=at.figure("dp_review_local_days")), [step_id(row)])


def overnights(at: At) -> GateRead:
    """An overnight that took place and that somebody saw."""
    rows = [row for row in at.view.family_time if row.level == "overnight"]
    if not rows:
        return at.step("g4_overnights")
    seen = [row for row in rows if row.seen_by]
    return shown(bool(seen), [family_time_id(row) for row in seen or rows])


def school(at: At) -> GateRead:
    """School and the day of the move; not asked for a child below school age."""
    born = at.view.child.born
    if born is not None and age_in_years(born, moving_day(at)) < SCHOOL_AGE:
        return NOT_FOR
    return at.step("g4_school")


def placement_with_parents(at: At) -> GateRead:
    """Under a care order or an interim one: assessed, reviewed, planned and approved."""
    if at.status is None:
        return SILENT
    if at.status not in ("s31", "s38"):
        return NOT_FOR
    outright = at.step("g4_pwp")
    return outright if outright.found != "silent" else at.steps("pwp_17a", "pwp_17b", "pwp_17c", "pwp_17d", "pwp_18_1")


def ceasing_to_look_after(at: At) -> GateRead:
    """Under section 20: assessed, and approved by whom the length of care and the age of the child ask for."""
    if at.status is None:
        return SILENT
    if at.status != "s20":
        return NOT_FOR
    outright = at.step("g4_r39")
    if outright.found != "silent":
        return outright
    wanted = ["r39_2a", "r39_2b", "r39_2c", "r39_2d"]
    born, entered = at.view.child.born, at.view.entry_to_care
    if born is None or entered is None:
        read = at.steps(*wanted)
        return read if read.found != "done" else GateRead("silent", read.sources)
    if ADULT_OWN_WORD[0] <= age_in_years(born, moving_day(at)) < ADULT_OWN_WORD[1]:
        wanted.append("r39_5")
    elif _long_in_care(at, entered):
        wanted.append("r39_4")
    return at.steps(*wanted)


def _long_in_care(at: At, entered: int) -> bool:
    """Whether the child was looked after for the working days from which a nominated officer must approve."""
    from engine.working_days import add_working_days  # the calendar of holidays is loaded only where it is asked

    return add_working_days(date.fromordinal(entered), at.figure("dp_reg39_working_days")).day <= moving_day(at)


def review(at: At) -> GateRead:
    """A review of the child's case, with what it decided, in the months before the move."""
    first = months_before(moving_day(at), REVIEWED_WITHIN_MONTHS)
    held = [r for r in at.reviews if r.kind == "lac_review" and first <= r.on <= moving_day(at)]
    if not held:
        return at.step("g4_review")
    recorded = [row for row in held if row.decisions]
    return shown(bool(recorded), [review_id(row) for row in recorded or held])


def child_view(at: At) -> GateRead:
    """What the child wants, recorded lately enough to be today's view."""
    if not at.child_wishes:
        return at.step("g4_child_agrees")
    newest = at.child_wishes[-1]
    return shown(at.days_since(newest.on) <= at.figure("wish_fresh"), [newest.id])


GATES = {
    "g4_rc2": reclassified,
    "g4_low_enough": low_enough,
    "g4_six_months": six_months,
    "g4_safety_cover": safety_cover,
    "g4_contingency": contingency,
    "g4_plan_3_4w": plan_in_time,
    "g4_overnights": overnights,
    "g4_school": school,
    "g4_pwp": placement_with_parents,
    "g4_r39": ceasing_to_look_after,
    "g4_review": review,
    "g4_child_agrees": child_view,
    "g4_ending": lambda at: at.step("g4_ending"),
}
