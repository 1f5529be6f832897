"""The entries of a table in our own layout: one that `homeward export` wrote, as it was or edited since.

Nothing a person changed is guessed at: a cell that cannot be read as what its column is for stops the reading, and the
message names its row and column, all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from pydantic import ValidationError

from engine.case import Entry
from homeward.exporting.cells import text_of
from homeward.exporting.columns import COLUMNS, Column
from homeward.exporting.forms import DAY, YES_NO, Plain
from homeward.exporting.lists import Spoilt
from homeward.importing.table import CellValue, SourceRow, SourceTable, column_letter
from homeward.refusal import Refused

HEADER_WITHIN: Final = 20
"""The header stands within so many rows (reading I8)."""
MOST_TOLD: Final = 50

_BY_NAME: Final = {column.header.casefold(): column for column in COLUMNS}
_TELL_TALE: Final = frozenset(column.header.casefold() for column in COLUMNS if column.always)
_NO_ID: Final = "new"
"""Stands in for the id of a row a person added, while the rest of it is checked."""


def is_own_layout(header: Sequence[CellValue]) -> bool:
    """Whether a row is the header of our own export: Id, Precision, Date and Event by name, in any order.

    No agency's sheet has all four; columns that held nothing may be missing, and more may stand beside them.
    """
    return {_name(cell) for cell in header} >= _TELL_TALE


def entries_of(table: SourceTable) -> list[dict[str, Plain]]:
    """The entries of a table in our own layout, in order, as plain values for a case file.

    A row that a person added may lack an id, and so does its entry then. Raises Refused with every fault.
    """
    return [values for _, values in numbered_entries(table)]


def numbered_entries(table: SourceTable) -> list[tuple[int, dict[str, Plain]]]:
    """The same, each entry with the number of its row."""
    header = next((row for row in table.rows[:HEADER_WITHIN] if is_own_layout(row.cells)), None)
    if header is None:
        raise Refused("The table is not one that `homeward export` wrote: it has no Date, Precision, Event and Id.")
    columns = {at: column for at, cell in enumerate(header.cells) if (column := _BY_NAME.get(_name(cell)))}
    faults = list(_faults_of_header(table, header, columns))
    seen: dict[str, int] = {}
    found = []
    for row in table.rows:
        if row.number <= header.number or all(map(_is_blank, row.cells)):
            continue
        if [_name(cell) for cell in row.cells] == [_name(cell) for cell in header.cells]:
            continue  # the header again, as a document pasted together repeats it
        values, wrong = _entry(row, columns)
        faults += [_told(table, row.number, at, columns, what) for at, what in wrong]
        own = values.get("id")
        if isinstance(own, str) and seen.setdefault(own, row.number) != row.number:
            at = next(at for at, column in columns.items() if column.field == "id")
            what = f"is an id that stands in row {seen[own]} too. Leave it empty for a new entry."
            faults.append(_told(table, row.number, at, columns, what))
        found.append((row.number, values))
    if faults:
        more = [f"- and {len(faults) - MOST_TOLD:,} more."] if len(faults) > MOST_TOLD else []
        raise Refused("\n".join(["The table cannot be read back.", *faults[:MOST_TOLD], *more]))
    return found


def _faults_of_header(table: SourceTable, header: SourceRow, columns: Mapping[int, Column]) -> Iterator[str]:
    """What is wrong beside the rows: a column twice, cells no reader could read, words in columns that are not ours."""
    for at, column in columns.items():
        if any(other is column for before, other in columns.items() if before < at):
            yield _told(table, header.number, at, columns, "is the name of a column that is there already. Delete one.")
    for lost in table.lost:
        if lost.row > header.number and lost.column in columns:
            yield _told(table, lost.row, lost.column, columns, f"could not be read: {lost.why.rstrip('.')}.")
    told = set()
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            if row.number > header.number and at not in columns and at not in told and not _is_blank(cell):
                told.add(at)
                what = "is not a column of an export. Move its words, for example under Event, and delete the column."
                yield _told(table, row.number, at, columns, what)


def _entry(row: SourceRow, columns: Mapping[int, Column]) -> tuple[dict[str, Plain], list[tuple[int, str]]]:
    """The plain values of one row, and what is wrong with it: the place of the column, and a sentence."""
    values: dict[str, Plain] = {}
    wrong = []
    for at, column in columns.items():
        cell = row.cells[at] if at < len(row.cells) else None
        if _is_blank(cell):
            continue
        try:
            column.put(values, _text(cell, column))
        except Spoilt as fault:
            wrong.append((at, f"{fault}. {column.form.to_do}"))
    if not wrong:
        try:
            Entry.model_validate({"id": _NO_ID, **values})
        except ValidationError as refused:
            wrong += [_fault_at(error["loc"], error, columns) for error in refused.errors(include_input=False)]
    if not wrong and not values.keys() & {"id", "event", "date"}:
        at = next(at for at, column in columns.items() if column.field == "event")
        wrong.append((at, "is empty, and so are Date and Id. Say what happened, or empty the row."))
    return values, wrong


def _fault_at(place: Sequence[int | str], error: Mapping[str, Any], columns: Mapping[int, Column]) -> tuple[int, str]:
    """The column that the model's fault is about, and what it says, without what stands in the cell."""
    of_field = [at for at, column in columns.items() if column.field == place[:1][0]] if place else []
    of_part = [at for at in of_field if len(place) > 1 and columns[at].part == place[1]]
    at = next(iter(of_part or of_field), 0)
    expected = error.get("ctx", {}).get("expected", "")
    if expected:
        return at, f"is none of {str(expected).replace(chr(39), '').replace(' or ', ', ')}."
    said = error["msg"] if error["msg"].startswith(("is ", "has ")) else "does not fit"
    return at, f"{said}. {columns[at].form.to_do}"


def _text(cell: CellValue, column: Column) -> str:
    """What a cell says, whatever kind of cell a spreadsheet made of it when a person typed there."""
    if isinstance(cell, str):
        return text_of(cell)
    if isinstance(cell, datetime):
        if cell.time() != cell.min.time():
            if column.form is DAY:
                raise Spoilt("holds a time of day")
            return cell.isoformat(" ")
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return ("yes" if cell else "no") if column.form is YES_NO else str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if column.form is DAY and not (isinstance(cell, int) and 1900 <= cell <= 2199):  # a year is a number to Excel
        raise Spoilt("is a number and not a day")
    return str(cell)


def _told(table: SourceTable, row: int, at: int, columns: Mapping[int, Column], what: str) -> str:
    where = f"{table.name}, row" if table.name else "row"
    name = f" ({columns[at].header})" if at in columns else ""
    return f"- {where} {row}, column {column_letter(at)}{name}: {what}"


def _name(cell: CellValue) -> str:
    return " ".join(text_of(cell).split()).casefold() if isinstance(cell, str) else ""


def _is_blank(cell: CellValue) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
