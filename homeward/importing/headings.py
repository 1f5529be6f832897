"""Which column means what: by the names of a header row, and where it stands (docs/decisions/0009, I8 to I10)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from homeward.importing.table import CellValue, SourceRow, SourceTable
from knowledge_base.reader import read_yaml

FIELDS: Final = (
    "date", "until", "recorded", "event", "source", "author", "type", "impact", "response", "child_seen", "about",
    "children", "severity", "rests_on", "told_by", "announced", "also", "number", "ignore",
)  # fmt: skip
"""What a column can mean. `also` keeps its words beside the entry; `number` and `ignore` are not kept."""

SEVERAL: Final = frozenset({"event", "also", "number", "ignore"})
"""Meanings that more than one column may have: the words of several event columns are put together."""

SEARCHED: Final = 20
"""The header stands within so many rows from the top."""

_NEAR_ENOUGH: Final = 90
_SHORTEST_GUESSED: Final = 6
_LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class Header:
    """The header row of a table: its number, the names of its columns, and what each means; "" where unknown."""

    number: int
    names: tuple[str, ...]
    meanings: tuple[str, ...]


@cache
def known_names() -> Mapping[str, str]:
    """What each known name of a column means."""
    content = files("homeward.importing").joinpath("column_names.yaml").read_bytes()
    listed: Any = read_yaml(content, "column_names.yaml").value
    return {name: field for field, names in listed.items() for name in names}


def plain_name(cell: CellValue) -> str:
    """The name of a column as it is compared: small letters, no signs, one space between words."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_NAME:
        return ""
    return " ".join(re.findall(r"[^\W_]+", cell.lower()))


def meaning_of(cell: CellValue) -> str:
    """What a column of this name means, or "": a known name, or one that is misspelt and plainly one of them."""
    name = plain_name(cell)
    if not name:
        return ""
    if (known := known_names().get(name)) is not None:
        return known
    if len(name) < _SHORTEST_GUESSED:
        return ""
    from rapidfuzz import fuzz, process

    near = process.extract(name, known_names().keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH, limit=5)
    meant = {known_names()[found] for found, _, _ in near}
    return next(iter(meant)) if len(meant) == 1 else ""


def header_of(table: SourceTable) -> Header | None:
    """The first row near the top that names a date column and a column of words; None where no row does."""
    for row in [row for row in table.rows if not is_empty(row)][:SEARCHED]:
        meanings = [meaning_of(cell) for cell in row.cells]
        if "date" in meanings and "event" in meanings:
            return Header(row.number, names_of(row.cells), tuple(_once(meanings)))
    return None


def names_of(cells: Sequence[CellValue]) -> tuple[str, ...]:
    """The names of columns as written, in one line each."""
    return tuple(" ".join(cell.split()) if isinstance(cell, str) else "" for cell in cells)


def _once(meanings: Sequence[str]) -> list[str]:
    """Each meaning once, but for those that several columns may share: a second one is kept beside the entry."""
    found: list[str] = []
    for meaning in meanings:
        again = meaning in found and meaning not in SEVERAL
        found.append("also" if again else meaning)
    return found


def two_dates(header: Header) -> bool:
    """Whether more than one column could be the date of the event, so that a person has to say which."""
    return sum(meaning_of(name) == "date" for name in header.names) > 1


def is_empty(row: SourceRow) -> bool:
    """Whether a row holds nothing but blanks."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row.cells)


def repeats(row: SourceRow, header: Header) -> bool:
    """Whether a row is the header once more."""
    given = [plain_name(cell) for cell in row.cells]
    names = [plain_name(name) for name in header.names]
    width = max(len(given), len(names))
    return given + [""] * (width - len(given)) == names + [""] * (width - len(names))
