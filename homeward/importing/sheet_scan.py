"""Looks through a sheet before its values are read: how far it reaches, and what its values alone do not tell.

Calamine gives the value of each cell, and makes room for every cell between the first and the last. So the reach is
known first; and so is which formula has no value, which cell holds an error, and what a date's format leaves out, none
of which calamine tells (docs/decisions/0009, I4-I7).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from homeward.importing.cells import CellKeeper, Merge
from homeward.importing.containers import DAMAGED
from homeward.importing.limits import MAX_COLUMNS, MAX_MERGES, MAX_ROWS, Allowance
from homeward.importing.markup import Attributes, MarkupReader
from homeward.importing.number_formats import Shown
from homeward.refusal import Refused

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class SharedTexts(MarkupReader):
    """The texts that cells of all sheets share: only how long each is, since calamine reads what they say."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__(allowance)
        self.lengths = array("L")
        self._length = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._length = 0

    def end(self, name: str) -> None:
        if name == "si":
            self.lengths.append(self._length)

    def text(self, text: str) -> None:
        self._length += len(text)


class SheetScan(MarkupReader):
    """One sheet looked through. `marks` holds a `Shown` for every cell with a value, by row number and column."""

    def __init__(self, allowance: Allowance, where: str, shown: Sequence[Shown], lengths: Sequence[int]) -> None:
        super().__init__(allowance)
        self.where, self.shown, self.lengths = where, shown, lengths
        self.marks: dict[int, bytearray] = {}
        self.keeper = CellKeeper()
        self.merges: list[Merge] = []
        self.last_column = -1
        self.formulas = self.hidden_rows = 0
        self._row, self._column = 0, -1
        self._cell: Attributes = {}
        self._has_value = self._has_formula = self._sheet_seen = False
        self._pieces: list[str] = []
        self._marks: bytearray | None = None  # of the row that is being read

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v" or name == "is":
            self._has_value = True
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            self._begin_row(attributes)
        elif name == "sheetData":
            if self._sheet_seen:
                raise Refused(DAMAGED)
            self._sheet_seen = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self._has_value:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        if name == "c":
            if self._has_value or self._has_formula:
                self._end_cell()
        elif name == "f":
            self._pieces.clear()  # a formula that stands behind the value

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        if number is not None and not (number.isdecimal() and len(number) < 8):
            raise Refused(DAMAGED)
        row = int(number) if number is not None else self._row + 1
        # Rows or cells that go backwards or stand twice are shown differently by different programs.
        if row <= self._row or self.depth != 3:
            raise Refused(DAMAGED)
        self._row, self._column, self._marks = row, -1, None
        self.hidden_rows += attributes.get("hidden") in ("1", "true")

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        column = self._column + 1
        if place is not None:
            found = _PLACE.fullmatch(place)
            if not found or int(found[2]) != self._row:
                raise Refused(DAMAGED)
            column = column_number(found[1])
        if column <= self._column or self.depth != 4 or not self._row:
            raise Refused(DAMAGED)
        self._column, self._cell = column, attributes
        self._has_value = self._has_formula = False

    def _end_cell(self) -> None:
        """A cell with a value or a formula has ended. One without either is empty, however it is formatted."""
        text = "".join(self._pieces)
        self._pieces.clear()
        kind = self._cell.get("t", "n")
        mark = 0
        if kind == "e":
            self.keeper.lose(self._row, self._column, "it shows an error instead of a value")
        elif self._has_formula and not text and not (kind == "str" and self._has_value):
            self.keeper.lose(self._row, self._column, "its formula has no value stored; open and save it in Excel")
        elif text:
            mark = self._shown() if kind == "n" or kind == "d" else Shown.OTHER
            self.allowance.text(self._length(text, kind))
        self.formulas += self._has_formula
        self._has_value = self._has_formula = False
        self._mark(mark)

    def _shown(self) -> int:
        style = self._cell.get("s", "0")
        return (
            self.shown[int(style)]
            if style.isdecimal() and len(style) < 10 and int(style) < len(self.shown)
            else Shown.OTHER
        )

    def _length(self, text: str, kind: str) -> int:
        if kind != "s":
            return len(text)
        if not text.isdecimal() or len(text) > 9 or int(text) >= len(self.lengths):
            raise Refused(DAMAGED)
        return self.lengths[int(text)]

    def _mark(self, mark: int) -> None:
        """Note that a cell is filled, and stop at once where it lies beyond what is read. Calamine counts a cell with
        an empty text among the filled ones, so it is noted too, with a 0 as a lost one is."""
        if self._row > MAX_ROWS or self._column >= MAX_COLUMNS:
            self.allowance.reach(self._row, self._column + 1, self.where)
        if self._marks is None:
            self._marks = self.marks[self._row] = bytearray()
        self._marks.extend(bytes(self._column - len(self._marks)))
        self._marks.append(mark)
        self.last_column = max(self.last_column, self._column)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last or first)
        if not start or not end or len(self.merges) >= MAX_MERGES:
            raise Refused(f"{self.where} has more merged cells than are read. Undo the merging and try again.")
        self.merges.append(Merge(int(start[2]), column_number(start[1]), int(end[2]), column_number(end[1])))


def column_number(letters: str) -> int:
    """A column from 0, by the letters a spreadsheet shows for it."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
