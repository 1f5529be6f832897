"""The chronology of a case as a table of texts, each fit for a cell, and proved to read back as what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from engine.case import Case, Entry
from homeward.exporting.cells import MOST_IN_A_SPREADSHEET, NO_TEXT, cell_of, escaped, length_in_a_spreadsheet
from homeward.exporting.columns import COLUMNS, Column
from homeward.exporting.read_back import entries_of
from homeward.importing.limits import MAX_IN_CELL
from homeward.importing.table import SourceRow, SourceTable
from homeward.refusal import Refused

MOST_TOLD: Final = 10
"""As many entries as one refusal names."""


@dataclass(frozen=True)
class Sheet:
    """A chronology ready to be written. Every row has as many texts as there are columns; "" is an empty cell."""

    title: str = field(repr=False)
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.header for column in self.columns)

    def without_empty_columns(self) -> Sheet:
        """The same table with only the columns that hold something, and those that are always written."""
        kept = [at for at, column in enumerate(self.columns) if column.always or any(row[at] for row in self.rows)]
        columns = tuple(self.columns[at] for at in kept)
        return Sheet(self.title, columns, tuple(tuple(row[at] for at in kept) for row in self.rows))


def sheet_of(case: Case, for_a_spreadsheet: bool) -> Sheet:
    """The whole chronology, in the order of the file.

    Raises Refused, naming the entries, where a text cannot stand in a file, is longer than a spreadsheet keeps, or
    would not come back as it is; nothing is cut and nothing is changed.
    """
    rows = tuple(tuple(column.text(entry) for column in COLUMNS) for entry in case.chronology)
    _refuse(
        case.chronology,
        [any(NO_TEXT.search(text) for text in row) for row in rows],
        "holds a NUL or half of a character, which no file can keep",
        "Type that place again in the case file.",
    )
    cells = tuple(tuple(map(cell_of, row)) for row in rows)
    _refuse(
        case.chronology,
        [any(len(cell) > MAX_IN_CELL for cell in row) for row in cells],
        f"holds more than the {MAX_IN_CELL:,} characters that an import reads in one cell",
        "Divide the entry in the case file.",
    )
    if for_a_spreadsheet:
        _refuse(
            case.chronology,
            [any(length_in_a_spreadsheet(cell) > MOST_IN_A_SPREADSHEET for cell in row) for row in cells],
            f"holds more than the {MOST_IN_A_SPREADSHEET:,} characters that a spreadsheet keeps in one cell",
            "Export to .docx, which holds them, or divide the entry in the case file.",
        )
    sheet = Sheet(f"Chronology of {escaped(case.reference)}, as of {case.as_of}", COLUMNS, cells)
    _prove(case.chronology, sheet)
    return sheet


def as_table(sheet: Sheet) -> SourceTable:
    """The table as a reader of files would give it, were it written and opened again."""
    lines = (sheet.header, *sheet.rows)
    return SourceTable("", tuple(SourceRow(n, tuple(text or None for text in line)) for n, line in enumerate(lines, 1)))


def _prove(entries: Sequence[Entry], sheet: Sheet) -> None:
    """Refuse to write a table that would not give back every entry as it is: better no export than one that changes."""
    again = [Entry.model_validate(values) for values in entries_of(as_table(sheet))]
    changed = [read != entry for read, entry in zip(again, entries, strict=True)]
    _refuse(entries, changed, "would not read back as it is", "Please report it; the case file itself is in order.")


def _refuse(entries: Sequence[Entry], wrong: Sequence[bool], what: str, to_do: str) -> None:
    """Raises Refused with the ids of the entries that are wrong, if any is."""
    ids = [entry.id for entry, is_wrong in zip(entries, wrong, strict=True) if is_wrong]
    if ids:
        more = f" and {len(ids) - MOST_TOLD:,} more" if len(ids) > MOST_TOLD else ""
        each = "each " if len(ids) > 1 else ""
        raise Refused(f"{', '.join(ids[:MOST_TOLD])}{more}: {each}{what}. Nothing was written. {to_do}")
