"""A table as it stood in a file: rows of cells, numbered as the person who opens the file sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

CellValue = str | int | float | bool | date | datetime | None
"""What a cell holds. Text is kept as typed; None is an empty cell; `datetime` where the cell holds a time too."""


@dataclass(frozen=True)
class SourceRow:
    """One row. `number` counts from 1, as the file's own program shows it; for a document, rows of the table."""

    number: int
    cells: tuple[CellValue, ...] = field(repr=False)


@dataclass(frozen=True)
class LostCell:
    """A cell whose value could not be read, and why: an error, a formula with no value, a character that is none."""

    row: int
    column: int  # from 0, as in `SourceRow.cells`
    why: str


@dataclass(frozen=True)
class SourceTable:
    """One sheet of a workbook, one table of a document, or the one table of a text file.

    `name` is what messages call it: the sheet's name, "table 2", or "" for a text file. `notes` says in words, without
    repeating what the file tells, what was taken (the encoding, the separator) and what was not read (notes, text
    outside the tables). Empty rows are kept, so that numbers stay right.
    """

    name: str = field(repr=False)
    rows: tuple[SourceRow, ...] = field(repr=False)
    lost: tuple[LostCell, ...] = ()
    notes: tuple[str, ...] = ()


def column_letter(column: int) -> str:
    """The letter a spreadsheet shows for a column counted from 0: A, B, ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
