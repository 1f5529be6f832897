"""Made-up chronologies as the files people keep them in: what a layout is, and how each kind of file is written.

A layout holds its cells as the person who opens the file sees them, so that a test can ask afterwards where each went.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

import docx
import openpyxl
from docx.table import Table as DocxTable
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class Formula:
    """A cell with a formula, and the value the workbook holds for it; None where it was never worked out."""

    text: str
    held: str | int | float | date | None = None


Cell = str | int | float | date | datetime | time | Formula | None
Cells = Sequence[Cell]
Write = Callable[[Path, "Layout"], None]


@dataclass(frozen=True)
class Table:
    """One sheet, one table of a document, or a text file's one table. Its first row is row 1."""

    name: str
    rows: Sequence[Cells]

    def texts(self, number: int) -> list[str]:
        """What stands written in the cells of a row, empty ones left out. Days are written 2019-04-03."""
        return [text for cell in self.rows[number - 1] if (text := as_text(cell))]

    def text(self, number: int, letter: str) -> str:
        """What stands written in one cell, its column named by its letter."""
        column = column_number(letter)
        row = self.rows[number - 1]
        return as_text(row[column]) if column < len(row) else ""


@dataclass(frozen=True)
class Layout:
    """One file: its name, its tables, and how it is written."""

    name: str
    tables: tuple[Table, ...]
    write: Write = field(repr=False)

    def into(self, folder: Path) -> Path:
        """Write the file into a folder, and say where it is."""
        path = folder / self.name
        self.write(path, self)
        return path


def as_text(cell: Cell) -> str:
    """A cell as text, as the importer may keep it: a day by its date, a whole number without a point."""
    if isinstance(cell, Formula):
        return as_text(cell.held)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return "" if cell is None else str(cell)


def column_number(letter: str) -> int:
    """A column's number from 0, by the letter a spreadsheet shows: A is 0, AA is 26."""
    number = 0
    for sign in letter:
        number = number * 26 + ord(sign) - ord("A") + 1
    return number - 1


# --- Workbooks -----------------------------------------------------------------------------------------------------

Arrange = Callable[[Mapping[str, Worksheet]], None]


def workbook(name: str, sheets: Mapping[str, Sequence[Cells]], arrange: Arrange | None = None) -> Layout:
    """An .xlsx file. `arrange` merges, hides and formats what the layout needs."""

    def write(path: Path, layout: Layout) -> None:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for table in layout.tables:
            _fill(book.create_sheet(table.name), table)
        if arrange is not None:
            arrange({sheet.title: sheet for sheet in book.worksheets})
        book.save(path)
        _hold_values(path, layout.tables)

    return Layout(name, tuple(Table(sheet, rows) for sheet, rows in sheets.items()), write)


def _fill(sheet: Worksheet, table: Table) -> None:
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row, 1):
            if cell is None:
                continue
            place = sheet.cell(number, column, cell.text if isinstance(cell, Formula) else cell)
            shown = cell.held if isinstance(cell, Formula) else cell
            if isinstance(shown, datetime):
                place.number_format = "dd/mm/yyyy hh:mm"
            elif isinstance(shown, date):
                place.number_format = "dd/mm/yyyy"


_FIRST_SERIAL: Final = date(1899, 12, 30)


def serial(day: date) -> int:
    """A day as the number a spreadsheet keeps for it."""
    return (day - _FIRST_SERIAL).days


def _hold_values(path: Path, tables: Sequence[Table]) -> None:
    """Write beside each formula the value held for it, which openpyxl leaves out."""
    held = [
        (number, f"{_letter(column)}{row_number}", cell.held)
        for number, table in enumerate(tables, 1)
        for row_number, row in enumerate(table.rows, 1)
        for column, cell in enumerate(row)
        if isinstance(cell, Formula) and cell.held is not None
    ]
    if not held:
        return
    with zipfile.ZipFile(path) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    for sheet, place, value in held:
        part = f"xl/worksheets/sheet{sheet}.xml"
        found = re.search(rf'<c r="{place}"([^>]*)><f>(.*?)</f>(?:<v ?/>|<v></v>)</c>', parts[part].decode())
        assert found, f"{place} of sheet {sheet} holds no formula"
        number = serial(value) if isinstance(value, date) else value
        kind = ' t="str"' if isinstance(value, str) else ""
        now = f'<c r="{place}"{found[1]}{kind}><f>{found[2]}</f><v>{number}</v></c>'
        parts[part] = parts[part].decode().replace(found[0], now).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for one, content in parts.items():
            packed.writestr(one, content)


def _letter(column: int) -> str:
    return chr(ord("A") + column)


# --- Text files ----------------------------------------------------------------------------------------------------


def text_file(
    name: str, rows: Sequence[Sequence[str]], separator: str = ",", encoding: str = "utf-8", line_end: str = "\r\n"
) -> Layout:
    """A .csv file. A cell is quoted where it must be, and nowhere else."""

    def write(path: Path, layout: Layout) -> None:
        lines = [separator.join(_quoted(cell, separator) for cell in row) for row in layout.tables[0].rows]
        path.write_bytes("".join(line + line_end for line in lines).encode(encoding))

    return Layout(name, (Table("", rows),), write)


def _quoted(cell: Cell, separator: str) -> str:
    text = as_text(cell)
    if any(sign in text for sign in (separator, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


# --- Documents -----------------------------------------------------------------------------------------------------

Block = str | Sequence[Sequence[str]]
Join = Callable[[Sequence[DocxTable]], None]


def document(name: str, blocks: Sequence[Block], join: Join | None = None) -> Layout:
    """A .docx file of paragraphs (texts) and tables (rows), in order. `join` merges the cells of its tables."""
    grids = [block for block in blocks if not isinstance(block, str)]

    def write(path: Path, layout: Layout) -> None:
        made: Any = docx.Document()
        tables = []
        for block in blocks:
            if isinstance(block, str):
                made.add_paragraph(block)
                continue
            table = made.add_table(rows=len(block), cols=max(len(row) for row in block), style="Table Grid")
            for row, texts in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = text
            tables.append(table)
        if join is not None:
            join(tables)
        made.save(str(path))

    return Layout(name, tuple(Table(f"table {number}", rows) for number, rows in enumerate(grids, 1)), write)
