"""A table of a Word document while it is being read: its rows so far, and the cell and the field that are open."""

from __future__ import annotations

from dataclasses import dataclass, field

from homeward.importing.cells import CellKeeper, Merge
from homeward.importing.table import CellValue

UNKNOWN_SIGN = "\u25a1"
# Ticks and crosses carry meaning in a table, and Word's own corrections write arrows and faces in this font.
_WINGDINGS = {
    "FC": "\u2713",
    "FB": "\u2717",
    "FE": "\u2611",
    "FD": "\u2612",
    "78": "\u2612",
    "A8": "\u2610",
    "6F": "\u2610",
    "E0": "\u2192",
    "DF": "\u2190",
    "F3": "\u2194",
    "4A": "\u263a",
    "4C": "\u2639",
}


@dataclass
class WordTable:
    """A table as far as it has been read: its rows by number, its merged cells, how many tables stand in its cells."""

    number: int
    name: str
    rows: dict[int, list[CellValue]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    keeper: CellKeeper = field(default_factory=CellKeeper)
    nested: int = 0
    row: list[CellValue] = field(default_factory=list)  # the row that is being read
    cell: OpenCell | None = None
    going_on: dict[int, Merge] = field(default_factory=dict)  # merged cells that may go on in the next row, by column

    def close_merges(self, before: int) -> None:
        """Keep the merged cells whose last row lies before a row; they go on no further."""
        for column, merge in list(self.going_on.items()):
            if merge.bottom < before:
                self.merges.append(self.going_on.pop(column))


@dataclass
class OpenCell:
    """The cell that is being read: its text so far, how many columns it spans, whether it goes on from the row above,
    and the fields that were open around it."""

    fields_around: list[OpenField]
    pieces: list[str] = field(default_factory=list)
    paragraphs: int = 0
    span: int = 1
    begins: bool = False
    goes_on: bool = False


@dataclass
class OpenField:
    """A field of which only the outcome is text: does it stand within the code of another, is what comes now its code,
    and did that hold any text?"""

    within: bool
    hides: bool = True
    hid: bool = False


def sign_of(font: str, code: str) -> str:
    """The character for a sign of a symbol font, by its number there; a hollow square for one that is not known."""
    return _WINGDINGS.get(code.upper()[-2:], UNKNOWN_SIGN) if font == "Wingdings" else UNKNOWN_SIGN
