"""What each table of a file is taken to be: by a saved mapping, by its header, or by the only reading that fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from homeward.exporting.read_back import is_own_layout
from homeward.importing.date_reads import DateColumn
from homeward.importing.dates import column_of, read_date
from homeward.importing.headings import Header, header_of, is_empty, meaning_of, names_of, two_dates
from homeward.importing.mapping import UNSURE, TableMapping
from homeward.importing.table import CellValue, SourceRow, SourceTable, column_letter
from homeward.refusal import Refused

EVERY_TABLE: Final = "*"
"""Stands in a mapping for every table that it does not name."""

_MOST: Final = 0.6  # a column of dates is one in most of its filled cells
_LOOKED_AT: Final = 60
_WORDS: Final = 12  # characters a cell has in the middle of a column of words


@dataclass(frozen=True)
class Layout:
    """One table and what its columns mean. `kind` is own, mapped, named, guessed, unsure, empty or skipped."""

    table: SourceTable = field(repr=False)
    kind: str
    header: Header = field(repr=False)
    dates: str = "day_first"
    why: str = ""
    dated: bool = True
    worded: bool = True
    saved: Mapping[str, TableMapping] = field(default_factory=dict, repr=False)
    """The saved mapping it was looked up in, by the names of its tables; empty where none was given."""

    def column(self, meaning: str) -> int | None:
        """The place of the column with a meaning, or None."""
        return self.header.meanings.index(meaning) if meaning in self.header.meanings else None

    def columns(self, meaning: str) -> tuple[int, ...]:
        """The places of all columns with a meaning."""
        return tuple(at for at, one in enumerate(self.header.meanings) if one == meaning)

    @property
    def is_read(self) -> bool:
        """Whether rows are read from it."""
        return self.kind in ("own", "mapped", "named", "guessed")

    @property
    def may_be_a_chronology(self) -> bool:
        """Whether it has something like a date and something like words: a list of telephone numbers has not."""
        return self.dated and self.worded

    def as_mapping(self) -> TableMapping:
        """The mapping to save; a column whose meaning nobody knows has a question mark where a person has to say."""
        unsure = UNSURE if self.kind == "unsure" else "also"
        columns = {column_letter(at): meaning or unsure for at, meaning in enumerate(self.header.meanings)}
        return TableMapping(self.table.name, self.header.number, columns, self.dates, self.kind in ("empty", "skipped"))


def layout_of(table: SourceTable, saved: Mapping[str, TableMapping], today: date) -> Layout:
    """What a table is taken to be. A saved mapping for a table named "*" holds for every table it does not name."""
    return replace(_layout_of(table, saved, today), saved=saved)


def _layout_of(table: SourceTable, saved: Mapping[str, TableMapping], today: date) -> Layout:
    mapped = saved.get(table.name) or saved.get(EVERY_TABLE)
    if mapped is not None:
        return _mapped(table, mapped)
    filled = [row for row in table.rows if not is_empty(row)]
    for row in filled[:20]:
        if is_own_layout(row.cells):
            return Layout(table, "own", Header(row.number, names_of(row.cells), ("",) * len(row.cells)))
    if not filled:
        return Layout(table, "empty", Header(0, (), ()))
    header = header_of(table)
    if header is not None:
        if two_dates(header):
            why = "more than one of its columns could be the date of the event"
            meanings = tuple("" if m in ("date", "also") and _is_date_name(header, at) else m
                             for at, m in enumerate(header.meanings))  # fmt: skip
            return Layout(table, "unsure", Header(header.number, header.names, meanings), why=why)
        return Layout(table, "named", header)
    return _guessed(table, filled, today)


def _is_date_name(header: Header, at: int) -> bool:
    return meaning_of(header.names[at]) == "date"


def _mapped(table: SourceTable, mapped: TableMapping) -> Layout:
    width = max((len(row.cells) for row in table.rows), default=0)
    head = next((row for row in table.rows if row.number == mapped.header_row), None)
    if mapped.header_row and head is None:
        raise Refused(f"The mapping file has the header of a table in row {mapped.header_row}, where there is no row.")
    if not mapped.skip and not any(meaning == "event" for meaning in mapped.meanings(width)):
        raise Refused(
            "The mapping file has the event in a column that its table does not have. Correct the letter, or name the "
            "mapping of this source."
        )
    names = names_of(head.cells) if head is not None else ()
    header = Header(mapped.header_row, (*names, *[""] * (width - len(names))), mapped.meanings(width))
    return Layout(table, "skipped" if mapped.skip else "mapped", header, mapped.dates)


def _guessed(table: SourceTable, filled: Sequence[SourceRow], today: date) -> Layout:
    """One column of dates and one of words, where there is exactly one of each; otherwise unsure (I10)."""
    width = max(len(row.cells) for row in filled)
    sample = filled[:_LOOKED_AT]
    columns = [[_cell(row, at) for row in sample] for at in range(width)]
    bare = column_of((), (), today)
    dates = [at for at, cells in enumerate(columns) if _are_dates(cells, bare)]
    words = [at for at, cells in enumerate(columns) if at not in dates and _are_words(cells)]
    # The first row is a header where it has no date over a column of dates; its names were not known.
    first = filled[0]
    headed = bool(dates) and not any(_is_date(_cell(first, at), bare) for at in dates)
    names = names_of(first.cells) if headed else ()
    names = (*names, *[""] * (width - len(names)))
    meanings = [""] * width
    header_row = first.number if headed else 0
    if len(dates) == 1 and len(words) == 1:
        meanings[dates[0]], meanings[words[0]] = "date", "event"
        return Layout(table, "guessed", Header(header_row, names, tuple(meanings)))
    why = (
        f"{len(dates) or 'none'} of its columns {'hold' if len(dates) != 1 else 'holds'} dates and "
        f"{len(words) or 'none'} could be the words, and no name says which"
    )
    header = Header(header_row, names, tuple(meanings))
    return Layout(table, "unsure", header, why=why, dated=bool(dates), worded=bool(words))


def _cell(row: SourceRow, at: int) -> CellValue:
    return row.cells[at] if at < len(row.cells) else None


def _is_date(cell: CellValue, bare: DateColumn) -> bool:
    if isinstance(cell, str):
        read = read_date(cell, bare) if any(sign.isdigit() for sign in cell) else None
        return read is not None and (bool(read.date) or bool(read.readings))
    return isinstance(cell, date)


def _are_dates(cells: Sequence[CellValue], bare: DateColumn) -> bool:
    held = [cell for cell in cells if cell is not None and str(cell).strip()]
    return len(held) > 1 and sum(_is_date(cell, bare) for cell in held) / len(held) >= _MOST


def _are_words(cells: Sequence[CellValue]) -> bool:
    """Whether a column holds sentences: several words in the middle of its filled cells."""
    held = sorted(len(cell) for cell in cells if isinstance(cell, str) and len(cell.split()) > 1)
    filled = [cell for cell in cells if cell is not None and str(cell).strip()]
    return bool(held) and len(held) / len(filled) >= _MOST and held[len(held) // 2] >= _WORDS
