"""What is on record against each risk that can change, and what of it is wanting (facts sheet 8.5, 8.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.ahead.checks.goals import due, says_behaviour
from engine.ahead.coverage import Actions
from engine.gates.at import At

PUT_OFF_TWICE = 2
"""A goal put off so often is one that was missed twice (trg_goal_missed_twice)."""


@dataclass(frozen=True, slots=True)
class AdviceRead:
    """One risk that can change: the state of what works on it (see `engine.facts.ahead.ACTIONS`), the day it is to be
    reached by ("" for none), whether its vote sets the risk vote, and whether its day is past."""

    subject: str
    factor: str
    action: str
    by: str
    settles: bool
    late: bool
    sources: tuple[str, ...]


def advice_of(at: At) -> Iterator[AdviceRead]:
    """One line for each risk that is there and that the catalogue of actions has something for; history never is."""
    actions = Actions(at)
    can_change = {row.factor for row in at.view.knowledge.actions.values()}
    for subject, factor in at.risks_there:
        if factor in can_change and at.sheet.risk_factors[factor].nature != "static":
            yield _advice(at, actions, subject, factor)


def _advice(at: At, actions: Actions, subject: str, factor: str) -> AdviceRead:
    goals, done = actions.goals_for(subject, factor), actions.under_way(subject, factor)
    waiting = actions.asked_for(subject, factor)
    goal = max(goals, key=lambda row: (due(row) or date.min, row.id), default=None)
    set_for = due(goal) if goal is not None else None
    late = set_for is not None and set_for < at.today
    by = set_for or at.view.proposal.planned
    status = at.reader.status_id("worst", subject, factor)
    return AdviceRead(
        subject=subject,
        factor=factor,
        action=_action(at, goal, late, done, waiting),
        by=by.isoformat() if by is not None else "",
        settles=_settles(at, subject, factor),
        late=late,
        sources=(status, *sorted({*done, *waiting})),
    )


def _action(at: At, goal: Any, late: bool, done: list[str], waiting: list[str]) -> str:
    """What is wanting: an action, a goal beside it, behaviour in the goal, a service that begins, or a new day."""
    if goal is None:
        return "aim" if done else "waiting" if waiting else "start"
    if not (goal.behaviour or goal.target) or says_behaviour(at, goal) is False:
        return "reword"
    return "renew" if late or len(goal.extended) >= PUT_OFF_TWICE else "keep"


def _settles(at: At, subject: str, factor: str) -> bool:
    """Whether the vote of this risk, at its worst, is the vote that sets the risk vote above low."""
    held = at.reader.of_kind("factor_vote", "worst")
    mine = held.get(f"factor_vote.{at.sheet.proposal}.worst.{subject}.{factor}")
    risk = at.reader.votes("worst")["risk"]["gives"]
    return mine is not None and risk != "low" and mine["vote"] == risk
