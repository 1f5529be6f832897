"""Checks on goals: behaviour somebody else can see, and not being there (facts sheet 8.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from engine.ahead.checks.read import Check, Part, by_step, each, or_step, part
from engine.ahead.checks.wording import says_more
from engine.ahead.coverage import Actions
from engine.gates.at import At, GateRead

BEING_THERE: Final = ("attendance_words",)


def says_behaviour(at: At, goal: Any) -> bool | None:
    """Whether the behaviour and the target of a goal, read together, name something that is done.

    False where they name being at something and nothing else; None where nothing is written or the words do not tell.
    """
    return says_more(at, "; ".join(text for text in (goal.behaviour, goal.target) if text), BEING_THERE)


def due(goal: Any) -> date | None:
    """The day a goal is to be reached by: the last it was put off to, or the first agreed."""
    day: date | None = max(goal.extended, default=goal.by)
    return day


def _goals(holds: Callable[[At, Any], bool | None]) -> Check:
    """A check of each goal that was not given up."""
    return lambda at: each(part(holds(at, row), row.id) for row in Actions(at).goals)


def _has_a_day(at: At, goal: Any) -> bool:
    """A day by which it is to be reached: a day that went by without that is none any more."""
    day = due(goal)
    reached = any(at.view.counts(row.on) and row.level >= 0 for row in goal.progress)
    return day is not None and (day >= at.today or reached)


def _achievable(at: At) -> GateRead:
    """For each goal help that has begun. Help that is on record and is not given is wanting; none on record may only
    not have been entered."""
    return each(_helped(at, goal) for goal in Actions(at).goals)


def _helped(at: At, goal: Any) -> Part:
    case = at.view.case
    running = {row.id for row in Actions(at).services}
    services = [
        row
        for row in case.plans.services
        if goal.factor in row.factors and row.state is not None and (not row.for_ or goal.adult in row.for_)
    ]
    supports = [
        row
        for row in case.supports_relied_on
        if (row.adult, row.factor) == (goal.adult, goal.factor) and at.view.counts(row.on) and row.delivered is not None
    ]
    newest = max(supports, key=lambda row: (row.on, not row.delivered), default=None)
    begun = [row.id for row in services if row.id in running]
    if begun or (newest is not None and newest.delivered):
        return Part(True, (goal.id, *begun), (goal.id,))
    return Part(False if services or newest is not None else None, (goal.id, *(row.id for row in services)), (goal.id,))


def _is_relevant(at: At, goal: Any) -> bool:
    """The factor is a reason for care of the child, or is there for that adult."""
    reasons = [reason for reason in at.sheet.reasons.reasons if not reason.is_disproved("worst")]
    return any(goal.factor in reason.effective for reason in reasons) or (goal.adult, goal.factor) in at.risks_there


def _is_verified(at: At, goal: Any) -> bool | None:
    """Progress that names an entry which is not the word of an adult of the household; None where whose word an entry
    is was not written down."""
    shown_by = [at.view.record.entries[row.entry] for row in goal.progress if row.entry and at.view.counts(row.on)]
    if any(at.view.independent_strength(entry) for entry in shown_by):
        return True
    return False if all(at.view.household_word(entry) for entry in shown_by) else None


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "sm_specific": or_step("sm_specific", _goals(lambda at, row: bool(row.behaviour))),
        "sm_measurable": or_step("sm_measurable", _goals(lambda at, row: bool(row.baseline and row.target))),
        "sm_achievable": or_step("sm_achievable", _achievable),
        "sm_relevant": or_step("sm_relevant", _goals(_is_relevant)),
        "sm_time": or_step("sm_time", _goals(_has_a_day)),
        "sm_child_impact": by_step("sm_child_impact"),
        "sm_verify": or_step("sm_verify", _goals(_is_verified)),
        "sm_not_attend": or_step("sm_not_attend", _goals(says_behaviour)),
        "pq_plan_quality": by_step("pq_plan_quality"),
    }
)
"""How each check on goals is read."""
