"""The columns of an exported chronology: the one list, in the order in which a worker reads them.

Every field of an entry has its column here, and a test walks the model to hold it: a field without one would be lost
on the way out and in again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from engine.case import Entry
from homeward.exporting.forms import (
    DAY,
    FIXED,
    FREE,
    OTHERS,
    STANDINGS,
    TAGS,
    WORD,
    WORDS,
    YES_NO,
    Form,
    Plain,
    written_day,
)

NOTHING_SAID: Final = "not recorded"
"""Under Source: the entry has a source that names neither its kind nor a person."""


@dataclass(frozen=True)
class Column:
    """One column: its name for people, the field it carries and how, and how wide it is, in characters.

    `part` is the field of the source, for the two columns that share one. `write` stands where the text takes more
    of the entry than the field. `always` columns are written even where no entry has anything in them.
    """

    header: str
    field: str
    form: Form
    width: int
    part: str | None = None
    write: Callable[[Entry], str] | None = None
    always: bool = False

    def text(self, entry: Entry) -> str:
        """What the column says of an entry, before it is made fit for a cell; "" for nothing."""
        if self.write is not None:
            return self.write(entry)
        value = getattr(entry, self.field, None)
        if self.part is not None:
            value = getattr(value, self.part, None)
        return "" if value is None else self.form.write(value)

    def put(self, values: dict[str, Plain], text: str) -> None:
        """Put what a text says among the plain values of an entry. Raises Spoilt where it cannot be read."""
        if self.part is None:
            values[self.field] = self.form.read(text)
            return
        source = values.setdefault(self.field, {})
        word = self.form.read(text)
        if isinstance(source, dict) and not (self.part == "kind" and word == NOTHING_SAID):
            source[self.part] = word


def _date(entry: Entry) -> str:
    """The day, as vague as it is: a month that stands for itself is written 2020-01, and never as its first day."""
    if entry.date is None:
        return ""
    if entry.precision == "year" and (entry.date.month, entry.date.day) == (1, 1):
        return f"{entry.date.year}"
    if entry.precision == "month" and entry.date.day == 1:
        return f"{entry.date.year}-{entry.date.month:02}"
    return written_day(entry.date)


def _precision(entry: Entry) -> str:
    """How exact the day is; nothing where there is no day."""
    return "" if entry.date is None and entry.precision == "day" else entry.precision


def _source_kind(entry: Entry) -> str:
    """The kind of source, and a word of its own for a source that says nothing, which is not the same as none."""
    if entry.source is None:
        return ""
    return entry.source.kind or ("" if entry.source.who else NOTHING_SAID)


COLUMNS: Final = (
    Column("Date", "date", DAY, 12, write=_date, always=True),
    Column("Precision", "precision", FIXED, 10, write=_precision, always=True),
    Column("Latest", "latest", DAY, 12),
    Column("Until", "until", DAY, 12),
    Column("Recorded", "recorded", DAY, 12),
    Column("Event", "event", FREE, 60, always=True),
    Column("Type", "type", WORD, 18),
    Column("Source", "source", FIXED, 15, part="kind", write=_source_kind),
    Column("Source person", "source", WORD, 14, part="who"),
    Column("Rests on", "rests_on", FIXED, 11),
    Column("Told by", "told_by", WORD, 11),
    Column("About", "about", WORDS, 14),
    Column("Children", "children", WORDS, 10),
    Column("Factors", "factors", TAGS, 38),
    Column("Rejected suggestions", "rejected", WORDS, 30),
    Column("Themes", "themes", WORDS, 18),
    Column("Standing", "standing", STANDINGS, 22),
    Column("Severity", "severity", FIXED, 10),
    Column("Child seen", "child_seen", WORD, 10),
    Column("Announced", "announced", YES_NO, 11),
    Column("Impact", "impact", FREE, 30),
    Column("Response", "response", FREE, 30),
    Column("Known to", "known_to", WORDS, 18),
    Column("Disagrees with", "disagrees_with", WORDS, 14),
    Column("After", "after", WORDS, 10),
    Column("Other columns", "also", OTHERS, 24),
    Column("Id", "id", WORD, 8, always=True),
    Column("From rows", "from_rows", WORDS, 16),
)
