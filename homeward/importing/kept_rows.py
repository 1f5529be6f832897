"""Rows that could not be read: which the case file keeps already, which are put right, which join them (0009 R5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.case import CaseFault
from homeward.importing.planned import ImportPlan, UnreadRow
from homeward.importing.row_cells import cells_of
from homeward.importing.table import column_letter

Kept = Sequence[Mapping[str, Any]]
"""The rows under `unread` of a case file, as they were read."""


def with_known(row: UnreadRow, kept: Kept) -> UnreadRow:
    """The row, with whether the case file keeps it already: the same cells of a sheet of the same name."""
    return replace(row, known=any(_stands(row, one) for one in kept))


def _stands(row: UnreadRow, kept: Mapping[str, Any]) -> bool:
    return str(kept.get("sheet") or "") == row.table and _cells(kept) == dict(row.cells)


def _cells(kept: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(text) for name, text in dict(kept.get("cells") or {}).items()}


def put_right(plan: ImportPlan, kept: Kept) -> Iterator[int]:
    """The kept rows, counted from 0, that became an entry this time, because somebody corrected the sheet or answered.

    One that still stands unread in the sheet stays. Each new row puts right one kept row at most, and only where the
    sheet has the same name, so that words which stand in many rows never make another row vanish.
    """
    cells = _row_cells(plan)
    rows = [(each.table, number) for each in plan.new for number in each.rows]
    by_text: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        for text in set(cells.get(row, {}).values()):
            by_text[row[0], _folded(text)].append(row)
    left = set(rows)
    for at, one in enumerate(kept):
        if any(row.known and _stands(row, one) for row in plan.unread):
            continue
        table, number, held = str(one.get("sheet") or ""), str(one.get("row") or ""), _cells(one)
        near = {row for text in held.values() for row in by_text[table, _folded(text)]} & left
        found = [row for row in near if _puts_right(held, cells[row], str(row[1]) == number)]
        if found:
            left.remove(min(found, key=lambda row: (len(_differing(held, cells[row])), row)))
            yield at


def _puts_right(held: Mapping[str, str], now: Mapping[str, str], same_place: bool) -> bool:
    """Whether a row is a kept one put right: its longest text is the same and at most one cell (two, in the row of the
    same number) is another; or, in the row of the same number, nothing but one blank cell was filled in."""
    differing = _differing(held, now)
    longest = max(held, key=lambda name: len(held[name]))
    if longest not in differing:
        return len(differing) <= (2 if same_place else 1)
    return same_place and len(differing) == 1 and longest not in held


def _differing(held: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    return {name for name in {*held, *now} if _folded(held.get(name, "")) != _folded(now.get(name, ""))}


def _folded(text: str) -> str:
    return " ".join(text.split())


def with_refused(plan: ImportPlan, refused: CaseFault, before: int, kept: Kept) -> ImportPlan:
    """The plan with each new entry that the case file refused kept as unread rows, with the fault as the reason.

    `before` is how many entries the case has. Raises the fault again where it is no new entry's.
    """
    reasons: dict[int, str] = {}
    for fault in refused.faults:
        if len(fault.path) < 2 or fault.path[0] != "chronology" or not isinstance(fault.path[1], int):
            raise refused
        if fault.path[1] < before:
            raise refused
        at = fault.path[1] - before
        named = _column_of(plan, plan.new[at].table, fault.path[2:])
        parts = (f"{named}{fault.what}.", fault.why, "Correct the sheet and import again.")
        reasons.setdefault(at, " ".join(part for part in parts if part))
    cells = _row_cells(plan)
    unread = [
        with_known(UnreadRow(entry.table, number, reasons[at], cells[entry.table, number]), kept)
        for at, entry in enumerate(plan.new)
        if at in reasons
        for number in entry.rows
    ]
    outcomes = {"entries": 0, "unread": 0, "continuations": 0, **plan.outcomes}
    outcomes["entries"] -= len(reasons)
    outcomes["continuations"] -= len(unread) - len(reasons)
    outcomes["unread"] += len(unread)
    left = tuple(entry for at, entry in enumerate(plan.new) if at not in reasons)
    return replace(plan, new=left, unread=(*plan.unread, *unread), outcomes=outcomes)


def _row_cells(plan: ImportPlan) -> dict[tuple[str, int], dict[str, Any]]:
    """Every row of the tables that are read, whole, by its table and number."""
    return {
        (layout.table.name, row.number): cells_of(row, layout.header.names)
        for layout in plan.layouts
        if layout.is_read
        for row in layout.table.rows
    }


def _column_of(plan: ImportPlan, table: str, inside: tuple[str | int, ...]) -> str:
    """The column that a fault of a field is about, by letter and name; nothing where it stood in none."""
    layout = next(each for each in plan.layouts if each.table.name == table)
    at = layout.column(str(inside[0])) if inside else None
    if at is None:
        return "The case file would refuse it: "
    return f'Column {column_letter(at)} "{layout.header.names[at]}": '
