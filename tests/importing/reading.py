"""Short ways for tests to read a file made on the spot."""

from __future__ import annotations

from pathlib import Path

from importing.hostile_packed import document_parts, pack, workbook_parts

from homeward.importing.files import read_tables
from homeward.importing.table import CellValue, SourceTable


def read_workbook(folder: Path, *sheets: str, shared: str = "", settings: str = "") -> tuple[SourceTable, ...]:
    """The tables of a workbook with these sheets, in XML."""
    return read_tables(pack(folder / "a.xlsx", workbook_parts(*sheets, shared=shared, settings=settings)))


def read_document(folder: Path, body: str, **more: str) -> tuple[SourceTable, ...]:
    """The tables of a document with this body, in XML."""
    return read_tables(pack(folder / "a.docx", document_parts(body, **more)))


def read_text(folder: Path, content: str | bytes, encoding: str = "utf-8") -> SourceTable:
    """The table of a text file."""
    path = folder / "a.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    (table,) = read_tables(path)
    return table


def cells(table: SourceTable) -> list[tuple[CellValue, ...]]:
    """The cells of every row."""
    return [row.cells for row in table.rows]


def lost(table: SourceTable) -> list[tuple[int, int]]:
    """The row and column of every lost cell."""
    return [(cell.row, cell.column) for cell in table.lost]


def said(table: SourceTable) -> str:
    """What a table's notes say, in one text."""
    return " ".join(table.notes)
