"""How much of a file is read at most, and what is counted on the way (docs/decisions/0009, I2 and I7).

The ceilings keep a file made to fill the memory from doing so. They stand far above any chronology: the longest that a
person could read has some thousands of rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from homeward.refusal import Refused

MAX_PACKED = 50_000_000
MAX_UNPACKED = 200_000_000
MAX_MARKUP = 60_000_000  # of what is unpacked, what is XML and is read; pictures are never unpacked
MAX_PARTS = 2_000
MAX_RATIO, RATIO_FROM = 200, 1_000_000
MAX_TEXT_FILE = 20_000_000
MAX_LINE = 2_000_000  # characters of one line or one cell, before anything is made of it

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_TABLES = 500
MAX_CELLS = 240_000
MAX_CHARACTERS = 10_000_000
MAX_IN_CELL = 100_000
MAX_LOST = 20_000
MAX_MERGES = 20_000

# Elements of one file's XML that are looked at. Empty ones are quick to write and slow to read.
MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 256
MAX_NAMES = 5_000  # different names of elements
MAX_TOKEN = 4_000_000  # bytes of one tag or comment, which a parser must hold whole
MAX_MARKUP_CHARACTERS = 20_000_000

SPLIT = "Copy the chronology's own rows into a new file and import that."


@dataclass
class Allowance:
    """What one file has used up so far. Every method raises Refused where its ceiling is passed."""

    rows: int = 0
    cells: int = 0
    characters: int = 0
    elements: int = 0

    def table(self, rows: int, columns: int, where: str) -> None:
        """Count a table that goes down to a row and across to a column; empty cells between take room as well."""
        self.reach(rows, columns, where)
        self._count(rows, rows * columns)

    def row(self, number: int, columns: int, where: str) -> None:
        """Count one row, the so-and-so-many-th of its table, with so many cells."""
        self.reach(number, columns, where)
        self._count(1, columns)

    def reach(self, row: int, columns: int, where: str) -> None:
        """Stop where a table goes further down or across than is read."""
        if row > MAX_ROWS:
            raise Refused(
                f"{where} goes down to row {row:,} or further, and at most {MAX_ROWS:,} rows are read. Delete what "
                f"stands far below the chronology, or bring it in in parts. {SPLIT}"
            )
        if columns > MAX_COLUMNS:
            raise Refused(
                f"{where} has a row of {columns:,} columns or more, and at most {MAX_COLUMNS} columns are read. Delete "
                f"what stands far to the right of the chronology. {SPLIT}"
            )

    def _count(self, rows: int, cells: int) -> None:
        self.rows += rows
        self.cells += cells
        if self.rows > MAX_ROWS:
            raise Refused(f"The file has more than {MAX_ROWS:,} rows in all, which are not read. {SPLIT}")
        if self.cells > MAX_CELLS:
            raise Refused(f"The file has more than {MAX_CELLS:,} cells in all, which are not read. {SPLIT}")

    def text(self, characters: int) -> None:
        """Count characters that a cell holds."""
        self.characters += characters
        if self.characters > MAX_CHARACTERS:
            raise Refused(f"The file holds more than {MAX_CHARACTERS:,} characters, which are not read. {SPLIT}")

    def element(self, depth: int) -> None:
        """Stop where there are too many elements of XML, or one stands too deep. Who reads them counts them."""
        if self.elements > MAX_ELEMENTS:
            raise Refused(f"The file has more than {MAX_ELEMENTS:,} elements inside, which are not read. {SPLIT}")
        if depth > MAX_DEPTH:
            raise Refused(f"The file is nested more than {MAX_DEPTH} deep inside, which no program writes. {SPLIT}")
