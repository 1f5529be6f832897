"""Checks on the safety plan: a line for each risk, somebody in it, and a day for looking at it (facts sheet 8.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from engine.ahead.checks.agreements import no_promise_of_the_victim
from engine.ahead.checks.read import Check, Part, by_step, each, in_force, not_passed, or_step, part, unless_step
from engine.ahead.coverage import Actions
from engine.ahead.indicators.read import is_being_planned, moving_day
from engine.ahead.triggers import on_record
from engine.gates.at import AT_RISK, At, GateRead
from engine.row_ids import safety_id

OUTSIDE: Final = ("rf_social_extrafamilial", "rf_social_neighbourhood")
"""The risks outside the home."""


def lines(at: At) -> list[Any]:
    """The lines of the safety plan that are in force, those that say nothing of what is done too."""
    return sorted((row for row in at.view.case.plans.safety if in_force(at, row)), key=repr)


def _each(holds: Callable[[At, Any], bool | None]) -> Check:
    return lambda at: each(_line(holds(at, row), row) for row in lines(at))


def _line(holds: bool | None, row: Any) -> Part:
    """A line is named by the risk it is about, where it says one."""
    return part(holds, safety_id(row), row.factor or safety_id(row))


def _risks(at: At) -> GateRead:
    """A line in force that says what is done, for each risk that is there and whom it is about."""
    lines_in_force = {safety_id(row) for row in Actions(at).lines}
    return each(
        _of_risk(at, pair[1], [at.reader.status_id("worst", *pair)], lines_in_force & set(Actions(at).under_way(*pair)))
        for pair in at.risks_there
    )


def _outside(at: At) -> GateRead:
    """The same for each risk outside the home; where none is there, only a step says that it was asked about."""
    return each(
        _of_risk(at, factor, rows, {safety_id(row) for row in Actions(at).lines if row.factor == factor})
        for factor in OUTSIDE
        if (rows := _rows_of(at, factor))
    )


def _of_risk(at: At, factor: str, rows: list[str], held: set[str]) -> Part:
    """A plan that is empty is wanting once a plan is being made; before that nobody can tell."""
    empty = not at.view.case.plans.safety and not is_being_planned(at)
    return Part(True if held else None if empty else False, (*rows, *held), (factor,))


def _rows_of(at: At, factor: str) -> list[str]:
    """What shows a risk outside the home: a status, or what is written about the child, of whom it has none."""
    subjects = [subject for subject, name in at.reader.statuses("worst") if name == factor]
    if subjects:
        return [at.reader.status_id("worst", *pair) for pair in at.risks_there if pair[1] == factor]
    over = {row.id for row in at.view.ratings.get(factor, ()) if row.status not in AT_RISK}
    return [name for name in on_record(at, factor) if name not in over]


def _before_return(at: At) -> GateRead:
    """Each line has begun by the day of the move; at home, and no review day has passed. A day nobody wrote down is
    not known."""
    return each(_line(_in_place(at, row), row) for row in at.view.case.plans.safety if _goes_on(at, row))


def _goes_on(at: At, row: Any) -> bool:
    return row.until is None or row.until >= at.today


def _in_place(at: At, row: Any) -> bool | None:
    moved = moving_day(at)
    if moved is not None and row.from_ is not None and row.from_ > moved:
        return False
    if at.home is not None and row.review is not None and in_force(at, row) and not not_passed(at, row.review):
        return False
    if moved is None or row.from_ is None or (at.home is not None and row.review is None):
        return None
    return True


def _no_guard(at: At) -> GateRead:
    """The lines that nobody outside the household carries out: what a worker or a relative does asks nothing of the
    one who is hurt."""
    texts = [(safety_id(row), row.action or "") for row in lines(at) if not row.who or row.who in at.view.adults]
    return no_promise_of_the_victim(at, "sp_perp_not_victim", texts)


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "sp_all_risks": or_step("sp_all_risks", _risks),
        "sp_home_community": or_step("sp_home_community", _outside),
        "sp_who_safe": or_step("sp_who_safe", _each(lambda at, row: bool(row.who and row.action))),
        "sp_child_voice": by_step("sp_child_voice"),
        "sp_perp_not_victim": _no_guard,
        "sp_monitor": unless_step("sp_monitor", _each(lambda at, row: not_passed(at, row.review))),
        "sp_before_return": or_step("sp_before_return", _before_return),
    }
)
"""How each check on the safety plan is read."""
