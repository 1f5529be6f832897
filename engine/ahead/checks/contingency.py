"""Checks on the contingency plan: what is done for the child, by whom, and where tonight (facts sheet 8.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from engine.ahead.checks.read import Check, Part, by_step, each, not_passed, or_step, part
from engine.ahead.checks.wording import says_more
from engine.ahead.events import happenings, takes
from engine.ahead.indicators.read import is_being_planned, of_child
from engine.ahead.triggers import prompts_of
from engine.gates.at import NOT_FOR, SILENT, At, GateRead, shown
from engine.gather.step_rows import step_row
from engine.row_ids import contingency_id, step_id
from knowledge_base.phrases import words_of

TELLING: Final = ("telling_words",)
ON_PAPER: Final = (
    "cp_definition", "cp_consider_vulnerability", "cp_readable", "cp_shared", "cp_where", "cp_parallel",
    "cp_previous_carer",
)  # fmt: skip
"""What no line of the plan shows, and only a step does."""


def lines(at: At) -> list[Any]:
    """The lines of the contingency plan."""
    return sorted(at.view.case.plans.contingency, key=repr)


def _each(holds: Callable[[At, Any], bool | None]) -> Check:
    return lambda at: each(part(holds(at, row), contingency_id(row), row.trigger) for row in lines(at))


def _says_what_is_done(at: At, row: Any) -> bool | None:
    """Something done for the child, and more than meeting, telling somebody or referring."""
    return says_more(at, row.action, TELLING) if row.action else False


def _triggers(at: At) -> GateRead:
    """A line for each likely trigger. A plan that is empty is wanting once a plan is being made; before that nobody can
    tell."""
    empty = not lines(at) and not is_being_planned(at)
    return each(
        Part(True if read.planned != "none" else None if empty else False, read.sources, (read.trigger,))
        for read in prompts_of(at)
        if read.trigger in at.view.knowledge.triggers
    )


# --- made for this child, and looked at again -----------------------------------------------------------------------
def _specific(at: At) -> GateRead:
    """Not one action for all lines, and looked at again after every serious concern that is newer than each review day.
    One line can be compared with nothing."""
    rows = lines(at)
    if not rows:
        return at.step("cp_specific")
    same = [contingency_id(row) for row in rows] if _all_alike(rows) else []
    newer = _not_looked_at_since(at, rows)
    if same or newer:
        return shown(False, [*same, *newer], [*(row.trigger for row in rows if same), *newer])
    step = at.step("cp_specific")
    if step.found == "not_done" or (step.found == "done" and len(rows) == 1):
        return step
    names = [contingency_id(row) for row in rows]
    told = len(rows) > 1 and all(row.action for row in rows)
    return shown(True, names) if told else GateRead("silent", tuple(sorted(names)))


def _all_alike(rows: list[Any]) -> bool:
    said = {" ".join(word.said for word in words_of(row.action or "")) for row in rows}
    return len(rows) > 1 and len(said) == 1 and said != {""}


def _not_looked_at_since(at: At, rows: list[Any]) -> list[str]:
    """Serious concerns newer than every review day, with no step on the element later than they are."""
    reviewed = max((row.review.toordinal() for row in rows if row.review is not None), default=0)
    step = step_row(at.view, "cp_specific")
    looked_at = step.on.toordinal() if step is not None and step.done and step.on is not None else 0
    serious = [entry for entry in of_child(at) if entry.severe and any(way == "concern" for _, way, _ in entry.tags)]
    return sorted(entry.id for entry in serious if entry.hi > reviewed and entry.hi >= looked_at)


# --- carried out ----------------------------------------------------------------------------------------------------
def _carried_out(at: At) -> GateRead:
    """Since the child went home: of each trigger that happened, a step on the element on or after the newest day. What
    was done is not known where no such step says so."""
    if at.home is None or at.home.from_ is None:
        return NOT_FOR
    since = at.home.from_.toordinal()
    days: dict[str, int] = {}
    for trigger in at.view.knowledge.triggers.values():
        found = [entry for entry in happenings(at, trigger) if entry.hi >= since]
        if len(found) >= takes(trigger):
            days |= {entry.id: entry.hi for entry in found}
    if not days:
        return NOT_FOR
    step = step_row(at.view, "cp_immediate_safety")
    if step is not None and step.on is not None and step.on.toordinal() >= max(days.values()):
        return shown(bool(step.done), [step_id(step), *days])
    newest = sorted(name for name, day in days.items() if day == max(days.values()))
    return GateRead("silent", tuple(sorted(days)), tuple(newest)) if newest else SILENT


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        **{name: by_step(name) for name in ON_PAPER},
        "cp_child_needs": or_step("cp_child_needs", _each(_says_what_is_done)),
        "cp_triggers": or_step("cp_triggers", _triggers),
        "cp_action_per_trigger": or_step("cp_action_per_trigger", _each(lambda at, row: bool(row.action and row.who))),
        "cp_named_alternative": or_step("cp_named_alternative", _each(lambda at, row: bool(row.child_sleeps))),
        "cp_specific": _specific,
        "cp_immediate_safety": _carried_out,
        "cp_out_of_hours": or_step("cp_out_of_hours", _each(lambda at, row: bool(row.out_of_hours))),
        "cp_legal": or_step("cp_legal", _each(lambda at, row: bool(row.legal_route))),
        "cp_owner_date": or_step(
            "cp_owner_date", _each(lambda at, row: bool(row.owner) and not_passed(at, row.review))
        ),
    }
)
"""How each check on the contingency plan is read."""
