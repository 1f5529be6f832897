"""What a check on the plans is read from: the rows of a plan one by one, and the step that names the element."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.gates.at import SILENT, At, GateRead, shown

Check = Callable[[At], GateRead]


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a plan: `holds` what is asked, does not, or None where that cannot be told; and its ids.

    `wanting` is what is named where it does not hold: the row itself, or the factor or trigger it is about.
    """

    holds: bool | None
    sources: tuple[str, ...]
    wanting: tuple[str, ...]


def part(holds: bool | None, source: str, *wanting: str) -> Part:
    """One row by its id; what is wanting is the row where nothing else is named."""
    return Part(holds, (source,), wanting or (source,))


def each(parts: Iterable[Part]) -> GateRead:
    """Rows as one: not done where one is not, silent where one cannot be told or there is none, done where all are."""
    rows = list(parts)
    for wrong in (False, None):
        if held := [row for row in rows if row.holds is wrong]:
            sources = sorted({name for row in held for name in row.sources})
            wanting = sorted({name for row in held for name in row.wanting})
            return GateRead("silent" if wrong is None else "not_done", tuple(sources), tuple(wanting))
    return shown(True, [name for row in rows for name in row.sources]) if rows else SILENT


# --- steps ----------------------------------------------------------------------------------------------------------
def by_step(element: str) -> Check:
    """A check that nothing but a step on the element shows."""
    return lambda at: at.step(element)


def or_step(element: str, read: Check) -> Check:
    """A check read from rows; where they are silent, a step on the element speaks. A step that says no is never lost,
    and one that says yes does not undo a row that says otherwise."""

    def asked(at: At) -> GateRead:
        rows, step = read(at), at.step(element)
        if rows.found == "not_for":
            return rows
        return step if step.found == "not_done" or (rows.found == "silent" and step.found == "done") else rows

    return asked


def unless_step(element: str, read: Check) -> Check:
    """A check of days that go on: a step that says no is never lost, and one that says yes was true on its day only."""

    def asked(at: At) -> GateRead:
        rows, step = read(at), at.step(element)
        return step if step.found == "not_done" and rows.found != "not_for" else rows

    return asked


def and_step(element: str, read: Check) -> Check:
    """A check of which rows show a part: the rest is shown by a step alone, so that rows without it leave it silent."""

    def asked(at: At) -> GateRead:
        rows, step = read(at), at.step(element)
        if rows.found == "not_for":
            return rows
        if "not_done" in (rows.found, step.found):
            sources = [name for one in (rows, step) if one.found == "not_done" for name in one.sources]
            return shown(False, sources, rows.missing if rows.found == "not_done" else ())
        if rows.found == step.found == "done":
            return shown(True, [*rows.sources, *step.sources])
        return step if not rows.sources else GateRead("silent", tuple(sorted({*rows.sources, *step.sources})))

    return asked


# --- days -----------------------------------------------------------------------------------------------------------
def not_passed(at: At, day: date | None) -> bool:
    """Whether a day is set and has not passed; the day itself has not."""
    return day is not None and day >= at.today


def in_force(at: At, row: Any) -> bool:
    """Whether a line has begun and has not ended on the day looked at; its last day still counts."""
    begun = row.from_ is None or row.from_ <= at.today
    return begun and (row.until is None or row.until >= at.today)
