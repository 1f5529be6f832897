"""What stands in a cell for a text: no live formula, no character a file cannot hold, and all of it undone on reading.

The escape is our own and the same in all three formats, so that a workbook saved as .csv, or a table copied from Word
into Excel, still reads back. Excel's own escape (_x000B_) was the alternative: some programs undo it, some half, some
not at all. So it is never written, and text that looks like it is broken up, since Excel would make a character of it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MOST_IN_A_SPREADSHEET: Final = 32_767
"""As many characters as Excel keeps in a cell, in units of UTF-16. It drops what is beyond without a word."""

NO_TEXT: Final = re.compile("[\x00\ud800-\udfff]")
"""What no case file can hold, and no file we write: NUL and lone halves of characters."""

# Controls, the two line ends of Unicode and the two characters XML has no place for; a lone CR becomes LF in every
# format. LF and TAB stay as they are. A backslash counts only where what follows would be taken for an escape, so that
# a path keeps its look.
_NEVER_BARE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]"
    r"|\\(?=u[0-9A-Fa-f]{4})"
    r"|_(?=x[0-9A-Fa-f]{4}_)"
)
_ESCAPED: Final = re.compile(r"\\u([0-9A-Fa-f]{4})")
_LINE_END: Final = "\\u000A"
_STARTS_A_FORMULA: Final = frozenset("=+-@")


def cell_of(text: str) -> str:
    """The text of a cell for a text of the case. `text_of` gives back the same text, character by character.

    Raises ValueError for what `NO_TEXT` finds.
    """
    if NO_TEXT.search(text):
        raise ValueError("holds a NUL or half of a character")
    return escaped(guarded(text))


def text_of(cell: str) -> str:
    """The text a cell stands for, written by `cell_of` or typed by a person since."""
    return _unguarded(_ESCAPED.sub(_character, cell))


def escaped(text: str) -> str:
    """The text with every character that some file would lose or change written as a backslash, u and its number."""
    return _NEVER_BARE.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


def edges_escaped(cell: str) -> str:
    """The cell with the line ends at its edges escaped too: Word's cells often end in an empty line that nobody meant,
    so readers of documents leave those out."""
    inner = cell.strip("\n")
    before = len(cell) - len(cell.lstrip("\n")) if inner else 0
    after = len(cell) - before - len(inner)
    return _LINE_END * before + inner + _LINE_END * after


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would work it out (ASVS 1.2.10).

    One that begins with an apostrophe gets one more, so that both can be told apart on reading.
    """
    return f"'{text}" if text.startswith("'") or is_live(text) else text


def is_live(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula: by its first sign, in any width, or after spaces."""
    first = text.lstrip()[:1]
    return text[:1] in ("\t", "\r", "\n", "\x00") or unicodedata.normalize("NFKC", first)[:1] in _STARTS_A_FORMULA


def length_in_a_spreadsheet(cell: str) -> int:
    """How many characters Excel counts in a cell."""
    return len(cell) + sum(character > "\uffff" for character in cell)


def _unguarded(text: str) -> str:
    """The text without the apostrophe `guarded` put there; one that a person typed before a word stays."""
    rest = text[1:]
    return rest if text.startswith("'") and (rest.startswith("'") or is_live(rest)) else text


def _character(found: re.Match[str]) -> str:
    """The character an escape stands for. What is no text was never written by us and stays as it was typed."""
    character = chr(int(found[1], 16))
    return found[0] if NO_TEXT.match(character) else character
