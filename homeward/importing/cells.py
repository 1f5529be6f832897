"""What a cell's value is kept as, and which of its characters are lost or unseen (docs/decisions/0009, I6-I7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from homeward.importing.limits import MAX_CELLS, MAX_IN_CELL, MAX_LOST, MAX_MERGES
from homeward.importing.table import CellValue, LostCell
from homeward.refusal import Refused

_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2028\u2029"
    "\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = re.compile(rf"\d[\d\s]*[/.-]\s*\d|\b(?:1[89]|20)\d\d\b|\d.*\b(?:{_MONTH})|\b(?:{_MONTH})[a-z]*\W*\d", re.I)


@dataclass
class CellKeeper:
    """Takes the values of one table, cell by cell, and remembers what was lost and what cannot be seen."""

    lost: list[LostCell] = field(default_factory=list)
    direction: int = 0
    unseen: int = 0
    replaced: int = 0

    def keep(self, value: CellValue, row: int, column: int) -> CellValue:
        """The value as the table holds it. An empty text is an empty cell; a text with a lost character is kept too,
        and named among the lost cells."""
        if not isinstance(value, str):
            return value
        if not value:
            return None
        if len(value) > MAX_IN_CELL:
            self.lose(row, column, f"it holds more than {MAX_IN_CELL:,} characters")
            return None
        if not (value.isascii() and value.isprintable()):
            self._look_at(value, row, column)
        return value

    def lose(self, row: int, column: int, why: str) -> None:
        """Name a cell whose value could not be read."""
        self.lost.append(LostCell(row, column, why))
        if len(self.lost) > MAX_LOST:
            raise Refused(f"The file has more than {MAX_LOST:,} cells that cannot be read. Check that it is whole.")

    def _look_at(self, text: str, row: int, column: int) -> None:
        if found := _NO_CHARACTER.search(text):
            half = found[0] != "\x00"
            self.lose(row, column, "it holds half a character" if half else "it holds a NUL, which is no character")
        self.direction += len(_DIRECTION.findall(text))
        self.unseen += len(_UNSEEN.findall(text))
        self.replaced += text.count("\ufffd")

    def notes(self) -> list[str]:
        """What to say of the characters, where there is anything to say."""
        said = []
        if self.direction:
            said.append(f"{counted(self.direction, 'mark')} of writing direction kept; what is shown may be reordered.")
        if self.unseen:
            said.append(f"{counted(self.unseen, 'character')} that cannot be seen kept.")
        if self.replaced:
            said.append(f"{counted(self.replaced, 'character')} already lost in the file, shown as \ufffd.")
        return said


def counted(number: int, name: str) -> str:
    """A number with its noun, which takes an s: "1 mark", "2 boxes"."""
    ending = "" if number == 1 else "es" if name.endswith("x") else "s"
    return f"{number:,} {name}{ending}"


def is_a_day(value: CellValue) -> bool:
    """Does a merged cell hold a date? Only then is it given to every row it spans: a date stands for all of its rows,
    where words would be told once too often. Text counts where it is short and has the shape of a date or a part of
    one; which date that is, is settled later."""
    if isinstance(value, date | datetime):
        return True
    return isinstance(value, str) and len(value) <= 30 and _DAY.search(value) is not None


@dataclass(frozen=True)
class Merge:
    """One merged cell: from the first row and column to the last, all counted in, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


def spread_days(rows: dict[int, list[CellValue]], merges: list[Merge]) -> list[str]:
    """Give merged dates to every row they span, changing `rows`, and say so; other merged cells keep to their first."""
    last = max(rows, default=0)
    if len(merges) > MAX_MERGES or sum(min(merge.bottom, last) - merge.top for merge in merges) > MAX_CELLS:
        raise Refused("The file has more merged cells than are read. Undo the merging where it can be, and try again.")
    days, others = 0, 0
    for merge in merges:
        first = rows.get(merge.top, [])
        value = first[merge.left] if merge.left < len(first) else None
        if merge.bottom == merge.top or not is_a_day(value):
            others += 1
            continue
        days += 1
        for number in range(merge.top + 1, merge.bottom + 1):
            cells = rows.get(number)
            if cells is None:
                break
            cells.extend([None] * (merge.left + 1 - len(cells)))
            cells[merge.left] = value
    said = []
    if days:
        said.append(f"{counted(days, 'merged date')} given to every row spanned.")
    if others:
        said.append(f"{counted(others, 'merged cell')} given to the first row and column only.")
    return said
