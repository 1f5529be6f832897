"""Exports opened again: each kind of file by the library that reads it, and the entries they hold."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable
from pathlib import Path

from docx import Document
from python_calamine import CalamineWorkbook

from engine.case import Case, Entry, case_from_values
from homeward.cli.export import content_of
from homeward.exporting.read_back import entries_of
from homeward.importing.files import read_tables
from homeward.importing.table import SourceRow, SourceTable

KINDS = (".xlsx", ".csv", ".docx")


def case_with(entries: Iterable[Entry]) -> Case:
    """A small case with a chronology that nothing else in it speaks of."""
    values = {
        "format": 1,
        "reference": "HW-0001",
        "as_of": "2020-10-01",
        "children": [{"id": "c1"}],
        "households": [{"id": "h1"}],
    }
    return case_from_values(values).model_copy(update={"chronology": tuple(entries)})


def lines_in(content: bytes, kind: str) -> list[list[str]]:
    """The cells of a file, as a program that opens it takes them."""
    if kind == ".xlsx":
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        assert all(isinstance(cell, str) for row in rows for cell in row)
        return [[str(cell) for cell in row] for row in rows]
    if kind == ".csv":
        assert content.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    tables = Document(io.BytesIO(content)).tables
    assert len(tables) == 1
    return [[cell.text for cell in row.cells] for row in tables[0].rows]


def table_of(lines: Iterable[Iterable[object]]) -> SourceTable:
    """Rows of cells as a table, numbered from 1; an empty text is an empty cell."""
    rows = (
        SourceRow(number, tuple(None if cell == "" else cell for cell in line)) for number, line in enumerate(lines, 1)
    )  # type: ignore[misc]
    return SourceTable("", tuple(rows))


def there_and_back(case: Case, kind: str) -> list[Entry]:
    """The chronology of a case, written to one kind of file, and read as an import reads it.

    The same file opened by a library of its own has to hold the same cells.
    """
    content = content_of(case, kind)
    table = imported(content, kind)
    plainly = table_of(lines_in(content, kind))
    assert [row.cells for row in table.rows] == [row.cells for row in plainly.rows]
    assert not table.lost
    return [Entry.model_validate(values) for values in entries_of(table)]


def imported(content: bytes, kind: str) -> SourceTable:
    """The one table of a file, as `homeward import` opens it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"chronology{kind}"
        path.write_bytes(content)
        (table,) = read_tables(path)
    return table
