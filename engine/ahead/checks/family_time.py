"""Checks on family time before a return: how it grows, and how the child leaves the carers (facts sheet 8.7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final, get_args

from engine.ahead.checks.read import Check, and_step, or_step
from engine.ahead.indicators.read import has_begun
from engine.case.words import FamilyTimeLevel
from engine.gates import GATES
from engine.gates.at import NOT_FOR, SILENT, At, GateRead, shown
from engine.row_ids import family_time_id

LEVELS: Final = get_args(FamilyTimeLevel)
LAST_WEEK: Final = timedelta(days=7)
"""How near to the move the last planned session must be: this tool's own line."""


def _increase(at: At) -> GateRead:
    """The sessions held before the move: a night among them, and more or longer ones in the later half of the time.
    A session whose level nobody wrote down could be a night."""
    moved = at.home.from_ if at.home is not None else None
    rows = sorted(
        (row for row in at.view.family_time if moved is None or row.on < moved), key=lambda r: (r.on, repr(r))
    )
    names = [family_time_id(row) for row in rows]
    open_ = [family_time_id(row) for row in rows if row.level is None]
    if not rows or rows[0].on == rows[-1].on:
        return GateRead("silent", tuple(sorted(names)))
    if open_:
        return GateRead("silent", tuple(sorted(open_)), tuple(sorted(open_)))
    return shown(any(row.level == "overnight" for row in rows) and _grows(rows), names)


def _grows(rows: list[Any]) -> bool:
    """More sessions, or a longer level, in the later half of the days than in the earlier."""
    middle = rows[0].on + (rows[-1].on - rows[0].on) / 2
    early, late = ([r for r in rows if r.on <= middle], [r for r in rows if r.on > middle])
    return len(late) > len(early) or _longest(late) > _longest(early)


def _longest(rows: list[Any]) -> int:
    return max((LEVELS.index(row.level) for row in rows), default=-1)


def _trajectory(at: At) -> GateRead:
    """Until the child is home: sessions planned up to the last week before the move; with no day for the move nobody
    can tell."""
    if has_begun(at):
        return NOT_FOR
    planned = at.view.proposal.planned
    rows = [r for r in at.view.case.plans.family_time if r.child == at.view.child.id and r.planned and r.on is not None]
    if planned is None or not rows:
        return SILENT
    last = max(row.on for row in rows if row.on is not None)
    return shown(last >= planned - LAST_WEEK, [family_time_id(row) for row in rows])


def _or_gate(element: str, gate: str) -> Check:
    """A step on the element, or the gate that asks the same; a no in either is never lost."""

    def asked(at: At) -> GateRead:
        reads = (at.step(element), GATES[gate](at))
        order = ("not_done", "done", "not_for", "silent")
        return min(reads, key=lambda read: order.index(read.found))

    return asked


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "gr_increase": or_step("gr_increase", _increase),
        "gr_trajectory": and_step("gr_trajectory", _trajectory),
        "gr_endings": _or_gate("gr_endings", "g4_ending"),
        "gr_life_events": _or_gate("gr_life_events", "g4_school"),
    }
)
"""How each check on family time is read."""
