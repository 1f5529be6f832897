"""Reads one row of a table: an entry as a case file writes it, or the reason why it is none (0009 R1 to R3, R6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from engine.case import Case
from engine.suggest.reading import Suggested
from homeward.case_text import Plain
from homeward.importing.dates import DateRead, column_of, read_date
from homeward.importing.layout import Layout
from homeward.importing.people import People
from homeward.importing.row_cells import cell_at, column_name, mark_of, text_of
from homeward.importing.row_fields import RowFields
from homeward.importing.table import CellValue, LostCell, SourceRow, column_letter
from knowledge_base import Knowledge

Ask = Callable[[str, int, DateRead], DateRead]
"""Asks a person about a date: the table, the row, the read with its question. Gives an accepted read, or the same."""

_A_TIME: Final = re.compile(r"\d[:.]\d\d|\d ?(?:am|pm|hrs)\b", re.IGNORECASE)
_LONG: Final = ("about", "before", "between")


@dataclass(frozen=True)
class RowRead:
    """One row as read: `values` of an entry, or `unread` with the reason, or `continues` the row above it."""

    number: int
    values: Mapping[str, Plain] = field(default_factory=dict, repr=False)
    mark: str = ""
    unread: str = ""
    continues: bool = False
    from_words: tuple[str, ...] = ()
    """Which of source, rests_on, told_by, about and type were taken from the words."""
    asked: str = ""
    """The mark of the row as it stands, where one of its dates is asked about: what was answered is not asked again."""


@dataclass
class RowReader:
    """Reads the rows of one table. `suggested` reads words with the lexicon; `born` are the children's first days."""

    layout: Layout
    case: Case
    knowledge: Knowledge
    people: People
    suggested: Callable[[str], Suggested]
    today: date
    ask: Ask | None = None
    is_known: Callable[[str], bool] = lambda mark: False

    def __post_init__(self) -> None:
        rows = [row for row in self.layout.table.rows if row.number > self.layout.header.number]
        born = [child.born for child in self.case.children if child.born is not None]
        self._turned = self.layout.dates == "month_first"
        self._columns = {
            meaning: column_of([self._day_cell(row, at) for row in rows], born, self.today)
            for meaning in ("date", "until", "recorded")
            if (at := self.layout.column(meaning)) is not None
        }
        self._lost: dict[int, list[LostCell]] = {}
        for lost in self.layout.table.lost:
            self._lost.setdefault(lost.row, []).append(lost)
        dated = [row for row in rows if not self._is_blank(row, "date")]
        others = [row for row in rows if self._is_blank(row, "date") and len(self._filled(row)) > 1]
        self._dates_complete = bool(dated) and not others

    def read(self, row: SourceRow) -> RowRead:
        """What one row is. A row that holds nothing is not given to this."""
        asked = self._asked_mark(row)
        if asked and self.is_known(asked):
            return RowRead(row.number, mark=asked)
        return replace(self._read(row), asked=asked)

    def _read(self, row: SourceRow) -> RowRead:
        if lost := [
            cell for cell in self._lost.get(row.number, ()) if self._meaning(cell.column) not in ("", "ignore")
        ]:
            named = ", ".join(f"column {column_letter(cell.column)}: {cell.why.rstrip('.')}" for cell in lost)
            return RowRead(row.number, unread=f"A cell could not be read ({named}). Correct it and import again.")
        when = self._when(row)
        if when.verdict == "blank" and self._dates_complete and self._is_words_alone(row):
            words = self._words(row)
            return RowRead(row.number, {"event": words}, mark_of({}, words, ""), unread=_CONTINUES, continues=True)
        if when.verdict in ("ask", "refuse"):
            return RowRead(row.number, unread=when.why)
        words = self._words(row)
        if not words:
            return RowRead(row.number, unread=_NO_WORDS)
        return self._entry(row, when, words)

    # --- Dates -------------------------------------------------------------------------------------------------

    def _when(self, row: SourceRow) -> DateRead:
        at = self.layout.column("date")
        if at is None:
            return DateRead("blank")
        return self._date(row, at, "date")

    def _date(self, row: SourceRow, at: int, meaning: str) -> DateRead:
        read = read_date(self._day_cell(row, at), self._columns[meaning])
        if read.verdict == "ask" and self.ask is not None:
            read = self.ask(self.layout.table.name, row.number, read)
        return read

    def _asked_mark(self, row: SourceRow) -> str:
        """The mark of the row by its date cells as they stand, "" where none of them is asked about."""
        cells = {meaning: self._day_cell(row, self.layout.header.meanings.index(meaning)) for meaning in self._columns}
        if not any(read_date(cell, self._columns[meaning]).verdict == "ask" for meaning, cell in cells.items()):
            return ""
        as_it_stands: dict[str, Plain] = {meaning: f"as written {text_of(cell)}" for meaning, cell in cells.items()}
        return mark_of(as_it_stands, self._words(row), self._cell_text(row, "source"))

    def _day_cell(self, row: SourceRow, at: int) -> CellValue:
        """A cell of a date column, turned round where the mapping says that its source writes the month first."""
        cell = cell_at(row, at)
        return _TURNED.sub(r"\3\g<sign>\1\g<sign>\4", cell) if self._turned and isinstance(cell, str) else cell

    def _dates(self, row: SourceRow, when: DateRead, also: dict[str, Plain]) -> dict[str, Plain]:
        """The date fields; what a date cell says beyond its date is kept as it stood."""
        values = _date_values(when)
        at = self.layout.column("date")
        raw = text_of(cell_at(row, at)) if at is not None else ""
        if raw and (when.precision in _LONG or when.until or when.date is None or _A_TIME.search(raw)):
            also[self._name(at)] = raw
        for meaning in ("until", "recorded"):
            at = self.layout.column(meaning)
            if at is None or self._is_blank(row, meaning):
                continue
            read = self._date(row, at, meaning)
            whole = read.verdict == "accept" and read.date is not None and read.precision == "day" and not read.until
            if whole and not (meaning == "until" and when.until):
                values[meaning] = str(read.date)
                if _A_TIME.search(text_of(cell_at(row, at))):
                    also[self._name(at)] = text_of(cell_at(row, at))
            else:
                also[self._name(at)] = text_of(cell_at(row, at))
        return values

    # --- Everything else ----------------------------------------------------------------------------------------

    def _entry(self, row: SourceRow, when: DateRead, words: str) -> RowRead:
        also: dict[str, Plain] = {}
        dates = self._dates(row, when, also)
        texts = {meaning: self._cell_text(row, meaning) for meaning in self.layout.header.meanings}
        fields = RowFields(texts, words, self.suggested, self.people, self.knowledge)
        fields.put_all()
        also |= {self._name(self.layout.column(meaning)): texts[meaning] for meaning in fields.not_held}
        for at in (*self.layout.columns("also"), *self.layout.columns("author"), *self.layout.columns("")):
            if text := text_of(cell_at(row, at)).strip():
                also[self._name(at)] = text
        values: dict[str, Plain] = {**dates, "event": words, **fields.values}
        ordered: dict[str, Plain] = {key: values[key] for key in _ORDER if key in values}
        if also:
            ordered["also"] = also
        mark = mark_of(dates, words, texts.get("source", ""))
        return RowRead(row.number, ordered, mark, from_words=tuple(fields.from_words))

    # --- Cells --------------------------------------------------------------------------------------------------

    def _words(self, row: SourceRow) -> str:
        """The words of the event, exactly as they stand; those of several columns one under the other."""
        texts = [text_of(cell_at(row, at)) for at in self.layout.columns("event")]
        return "\n".join(text for text in texts if text.strip())

    def _cell_text(self, row: SourceRow, meaning: str) -> str:
        at = self.layout.column(meaning)
        return text_of(cell_at(row, at)).strip() if at is not None else ""

    def _is_blank(self, row: SourceRow, meaning: str) -> bool:
        at = self.layout.column(meaning)
        return at is None or not text_of(cell_at(row, at)).strip()

    def _filled(self, row: SourceRow) -> list[str]:
        """The meanings of the cells of a row that hold something."""
        return [self._meaning(at) for at, cell in enumerate(row.cells) if text_of(cell).strip()]

    def _is_words_alone(self, row: SourceRow) -> bool:
        return set(self._filled(row)) <= {"event"}

    def _meaning(self, at: int) -> str:
        meanings = self.layout.header.meanings
        return meanings[at] if at < len(meanings) else ""

    def _name(self, at: int | None) -> str:
        return column_name(self.layout.header.names, at or 0)


_CONTINUES: Final = (
    "It has no date and nothing but words, so it may go on from the row above or be an event of its own. Write its "
    "date into the sheet, or put its words into the row above, and import again."
)
_NO_WORDS: Final = "It has no words of what happened. Write them into the sheet and import again."
_ORDER: Final = (
    "date", "precision", "latest", "until", "recorded", "type", "event", "source", "rests_on", "told_by", "announced",
    "about", "children", "severity", "child_seen", "impact", "response",
)  # fmt: skip
_TURNED: Final = re.compile(r"\b(\d{1,2})(?P<sign>[/.\-])(\d{1,2})(?P=sign)(\d{4}|\d{2})\b")


def _date_values(read: DateRead) -> dict[str, Plain]:
    """The date as a case file writes it: a month as 2020-01, a year as 2020."""
    if read.date is None:
        return {}
    whole = read.date.isoformat()
    short = {"month": whole[:7], "year": whole[:4]}.get(read.precision, whole)
    values: dict[str, Plain] = {"date": short}
    if read.precision in _LONG:
        values["precision"] = read.precision
    for key in ("latest", "until"):
        if (day := getattr(read, key)) is not None:
            values[key] = day.isoformat()
    return values
