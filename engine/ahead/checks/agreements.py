"""Checks on written agreements: what stands beside them, and what they may never ask (facts sheet 8.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from engine.ahead.checks.read import Check, Part, and_step, by_step, each, not_passed, or_step, part
from engine.ahead.checks.wording import puts_it_on_the_victim
from engine.ahead.coverage import Actions
from engine.ahead.indicators.read import of_child
from engine.gates.at import AT_RISK, NOT_FOR, SILENT, At, GateRead, shown
from engine.gather.step_rows import step_row
from engine.knowable import ReadEntry
from engine.row_ids import agreement_id, decision_id, review_id, safety_id, step_id

ABUSE: Final = "rf_family_conflict_violence"


def agreements(at: At) -> list[Any]:
    """The agreements made by the day looked at; one without a day may have been."""
    rows = (row for row in at.view.case.plans.agreements if row.on is None or at.view.counts(row.on))
    return sorted(rows, key=repr)


def _each(holds: Callable[[At, Any], bool | None]) -> Check:
    return lambda at: each(part(holds(at, row), agreement_id(row)) for row in agreements(at))


# --- beside the agreement -------------------------------------------------------------------------------------------
def _beside(found: Callable[[At, Any, str], list[str]]) -> Check:
    """A check of each risk an agreement names, from the rows that stand beside the agreement for it."""

    def asked(at: At) -> GateRead:
        return each(
            Part(bool(rows := found(at, row, factor)), (agreement_id(row), *rows), (factor,))
            for row in agreements(at)
            for factor in sorted(row.factors)
        )

    return asked


def _help_beside(at: At, row: Any, factor: str) -> list[str]:
    """Goals, and services asked for or in place, for somebody the agreement is with, or for the child."""
    actions, people = Actions(at), {*row.with_, at.view.child.id}
    goals = [goal.id for goal in actions.goals if goal.factor == factor and (not row.with_ or goal.adult in row.with_)]
    services = [
        service.id
        for service in (*actions.services, *actions.waiting)
        if factor in service.factors and (not service.for_ or not row.with_ or people & set(service.for_))
    ]
    return goals + services


def _line_beside(at: At, row: Any, factor: str) -> list[str]:
    return [safety_id(line) for line in Actions(at).lines if line.factor == factor]


# --- when it is not kept --------------------------------------------------------------------------------------------
def _acted_on(at: At) -> GateRead:
    """After each breach, a decision, a review or a step on or after its day; a breach nobody entered is not seen."""
    breaches = list(of_child(at, "agreement_breached"))
    return each(_followed(at, entry) for entry in breaches) if breaches else NOT_FOR if agreements(at) else SILENT


def _followed(at: At, breach: ReadEntry) -> Part:
    def after(rows: list[Any]) -> Iterator[Any]:
        return (row for row in rows if row.on.toordinal() >= breach.hi)

    found = [decision_id(row) for row in after(at.decisions)] + [review_id(row) for row in after(at.reviews)]
    step = step_row(at.view, "wa_act")
    if step is not None and step.on is not None and step.on.toordinal() >= breach.hi:
        found = [step_id(step)] if not step.done else [*found, step_id(step)]
        return Part(bool(step.done), (breach.id, *found), (breach.id,))
    return Part(bool(found), (breach.id, *found), (breach.id,))


# --- domestic abuse -------------------------------------------------------------------------------------------------
def abuse_could_be(at: At) -> bool:
    """Whether domestic abuse is present, being addressed or open for anybody, taken at its worst."""
    statuses = at.reader.statuses("worst")
    return any(status in (*AT_RISK, "open") for (_, factor), status in statuses.items() if factor == ABUSE)


def no_promise_of_the_victim(at: At, element: str, texts: list[tuple[str, str]]) -> GateRead:
    """Words that put it on one adult to keep another away are wanting; that none was found shows nothing, and only a
    step on the element does. ``texts`` are the rows that are read, each id with its words."""
    if not abuse_could_be(at):
        return NOT_FOR
    asking = [row for row, text in texts if puts_it_on_the_victim(at, text)]
    step = at.step(element)
    if asking:
        return shown(False, asking, asking)
    return step if step.found != "silent" else GateRead("silent", tuple(sorted({row for row, _ in texts})))


def _of_agreements(at: At) -> GateRead:
    return no_promise_of_the_victim(at, "wa_da", [(agreement_id(row), row.says or "") for row in agreements(at)])


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "wa_not_alone": or_step("wa_not_alone", _beside(_help_beside)),
        "wa_child_focused": and_step("wa_child_focused", _each(lambda at, row: not_passed(at, row.review))),
        "wa_consent": by_step("wa_consent"),
        "wa_specific": or_step("wa_specific", _each(lambda at, row: bool(row.says and row.factors))),
        "wa_consequence": by_step("wa_consequence"),
        "wa_act": _acted_on,
        "wa_da": _of_agreements,
        "wa_false_comfort": or_step("wa_false_comfort", _beside(_line_beside)),
        "wa_plain": by_step("wa_plain"),
        "wa_fields": and_step(
            "wa_fields",
            _each(lambda at, row: bool(row.with_ and row.on and row.says and row.factors and row.review)),
        ),
    }
)
"""How each check on agreements is read."""
