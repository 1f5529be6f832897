"""The steps of the case's local pathway: which the record shows done, and the days they fall on where these reckon.

A pathway is one council's or provider's own arrangement. Its steps stand beside the gates and the duties and replace
neither; what a step is late by says nothing about the child.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from engine.dates import months_after, months_before
from engine.gates.at import At
from engine.gather.step_rows import step_row
from engine.row_ids import step_id
from knowledge_base.shapes.pathway import PathwayStep, Timing


@dataclass(frozen=True, slots=True)
class StepRead:
    """`found` is done, not_done or silent; `opens` and `due` the first and last day of the step, None where none can
    be reckoned; `late` whether `due` has passed without the step being on record; `sources` the rows read."""

    step: str
    found: str
    opens: date | None
    due: date | None
    late: bool
    sources: tuple[str, ...]


def steps_of(at: At) -> Iterator[StepRead]:
    """Every step of the case's pathway that is for this child's legal status, in the pathway's own order; none where
    the case names no pathway. A step for some statuses is left in where the status is not recorded."""
    held = at.view.knowledge.pathway_steps.values()
    mine = [step for step in held if step.pathway == at.view.case.pathway]
    for step in sorted(mine, key=lambda row: (row.order, row.id)):
        if not step.statuses or at.status is None or at.status in step.statuses:
            yield _read(at, step)


def _read(at: At, step: PathwayStep) -> StepRead:
    row = step_row(at.view, step.id)
    found = "silent" if row is None else "done" if row.done else "not_done"
    opens, due = _days(at, step.timing, row.on if row is not None and row.done else None)
    again = step.timing is not None and step.timing.reckoned_from == "itself"
    late = due is not None and due < at.today and (found != "done" or again)
    return StepRead(step.id, found, opens, due, late, (step_id(row),) if row is not None else ())


def _days(at: At, timing: Timing | None, done: date | None) -> tuple[date | None, date | None]:
    """The first and last day of a step; a step before the planned return stands as long before it as is given."""
    start = _start(at, timing, done) if timing is not None else None
    if timing is None or start is None:
        return None, None
    sign = -1 if timing.reckoned_from == "planned_return" else 1
    least, most = timing.least if timing.least is not None else timing.most, timing.most
    ends = sorted(_moved(start, sign * length, timing.unit) for length in (least, most))
    return ends[0], ends[1]


def _start(at: At, timing: Timing, done: date | None) -> date | None:
    """The day a step is reckoned from, where the case has it."""
    view = at.view
    if timing.reckoned_from == "admission":
        return date.fromordinal(view.entry_to_care) if view.entry_to_care is not None else None
    if timing.reckoned_from == "return":
        return at.home.from_ if at.home is not None else None
    return view.proposal.planned if timing.reckoned_from == "planned_return" else done


def _moved(start: date, length: int, unit: str) -> date:
    """A day so many days, weeks or months on, or back where the length is below nought."""
    if unit == "months":
        return months_after(start, length) if length >= 0 else months_before(start, -length)
    return start + timedelta(days=length * (7 if unit == "weeks" else 1))
