"""What single cells of a row say as text, a row kept whole, and the mark by which a row is known again (0009 R5)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from homeward.case_text import Plain
from homeward.importing.table import CellValue, SourceRow, column_letter

_ID_LENGTH: Final = 12
_LONGEST_NAME: Final = 120  # YAML takes no name of more than 1,024 characters
_NOT_TEXT: Final = re.compile("[\0\ud800-\udfff]")


def mark_of(dates: Mapping[str, Plain], words: str, source: str) -> str:
    """The mark of a row: the same for the same dates, words and source, wherever they stand (R5)."""
    when = [str(dates.get(key, "")) for key in ("date", "precision", "latest", "until", "recorded")]
    said = "\n".join([*when, _folded(words), _folded(source)])
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def cell_at(row: SourceRow, at: int) -> CellValue:
    return row.cells[at] if at < len(row.cells) else None


def text_of(cell: CellValue) -> str:
    """What a cell says, as a person would write it down; dates year first, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != datetime.min.time() else cell.date().isoformat()
    return str(cell)


def cells_of(row: SourceRow, names: Sequence[str]) -> dict[str, Any]:
    """A row whole, as `unread` keeps it: what each cell says, under the name of its column or its letter."""
    found: dict[str, Any] = {}
    for at, cell in enumerate(row.cells):
        if text := text_of(cell):
            found[column_name(names, at)] = _NOT_TEXT.sub(_in_its_place, text)
    return found


def column_name(names: Sequence[str], at: int) -> str:
    """What a case file calls a column: its name, with its letter where an earlier column has the same name, or the
    letter alone where it has none that a field can have."""
    named = _NOT_TEXT.sub(_in_its_place, names[at]) if at < len(names) else ""
    if named in ("", "<<"):  # the reader of case files refuses the second, which merges in other YAML
        return f"Column {column_letter(at)}"
    short = named if len(named) <= _LONGEST_NAME else f"{named[:_LONGEST_NAME]}\u2026"
    again = named in names[:at] or short != named
    return f"{short} ({column_letter(at)})" if again else short


def _in_its_place(found: re.Match[str]) -> str:
    """What stands for a character that no case file can hold: the sign for NUL, or the sign for a lost character."""
    return "\u2400" if found[0] == "\0" else "\ufffd"
