"""What an import asks on a terminal: which column means what, doubtful dates, rows without a date, and same events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import typer

from explanations.entry_line import shortened
from explanations.words import counted
from homeward.cli.screen import show, visible
from homeward.importing.headings import FIELDS, SEVERAL
from homeward.importing.table import column_letter

if TYPE_CHECKING:
    from homeward.importing.alike import Pair
    from homeward.importing.dates import DateRead
    from homeward.importing.layout import Layout
    from homeward.importing.planned import ImportPlan

_EXAMPLES: Final = 3


class Asking:
    """Asks one thing at a time. Every question has an answer that leaves the row unread; Ctrl-C writes nothing."""

    def __init__(self) -> None:
        self.columns_chosen = False

    def about_columns(self, layout: Layout) -> Layout:
        """A table whose columns nobody could tell apart, with what a person says they mean; or skipped."""
        name = f"Table {layout.table.name}" if layout.table.name else "The table"
        show(f"{name}: {layout.why or 'its columns are not known'}.")
        if layout.saved:
            show("The mapping file does not name it.")
        if not typer.confirm("Is it a chronology to read?", default=layout.may_be_a_chronology):
            return replace(layout, kind="skipped", saved={})
        show(f"For each column type one of: {', '.join(FIELDS)}. Enter takes what stands in brackets.")
        meanings: list[str] = []
        for at, known in enumerate(layout.header.meanings):
            meanings.append(self._meaning(layout, at, known, meanings))
        self.columns_chosen = True
        if "event" not in meanings:
            show("No column is the event, so the table is not read.")
            return replace(layout, kind="skipped", saved={})
        header = replace(layout.header, meanings=tuple(meanings))
        return replace(layout, kind="mapped", header=header, saved={})

    def _meaning(self, layout: Layout, at: int, known: str, taken: list[str]) -> str:
        rows = [row for row in layout.table.rows if row.number > layout.header.number and at < len(row.cells)]
        held = [str(row.cells[at]) for row in rows if row.cells[at] not in (None, "")][:_EXAMPLES]
        named = layout.header.names[at] if at < len(layout.header.names) else ""
        show(f"Column {column_letter(at)} {named}: {' | '.join(shortened(each, 40) for each in held) or 'empty'}")
        while True:
            word = typer.prompt("  means", default=known or ("also" if held else "ignore")).strip().lower()
            if word not in FIELDS:
                show(f"  That is none of: {', '.join(FIELDS)}.")
            elif word in taken and word not in SEVERAL:
                show(f"  Another column is `{word}` already. Type also to keep this one beside the entry.")
            else:
                return str(word)

    def about_date(self, table: str, row: int, read: DateRead) -> DateRead:
        """A date with more than one reading, or a doubt: the one a person chooses, or the same to leave it unread."""
        place = f"{table}, row {row}" if table else f"Row {row}"
        show(f"{place}: {read.why}")
        for number, one in enumerate(read.readings, 1):
            show(f"  {number}: {_said(one)}")
        if not read.readings:
            return read
        word = typer.prompt("  Which one? Enter leaves the row unread", default="", show_default=False).strip()
        chosen = int(word) if word.isdecimal() else 0
        return read.readings[chosen - 1] if 1 <= chosen <= len(read.readings) else read

    def about_row(self, table: str, row: int, words: str, has_above: bool) -> str:
        """A row with words and no date: does it go on from the row above, stand alone, or stay unread?"""
        place = f"{table}, row {row}" if table else f"Row {row}"
        show(f"{place} has no date: {shortened(words, 70)}")
        # A row above that is unread, or stands in the case already, is not added to: put it right in the sheet.
        above = "a: part of the row above, " if has_above else ""
        question = f"  {above}e: an event of its own, Enter: leave unread"
        word = typer.prompt(question, default="", show_default=False).strip().lower()
        return {"a": "above" if has_above else "unread", "e": "event"}.get(word, "unread")

    def about_pairs(self, plan: ImportPlan) -> list[Pair]:
        """The pairs that a person says are one event."""
        if not plan.pairs or not typer.confirm(f"Look at {len(plan.pairs)} that may be the same twice?", default=True):
            return []
        one_event = []
        for pair in plan.pairs:
            show(f"{pair.new.name} {pair.new.day}: {visible(pair.new.words)}")
            show(f"{pair.kept.name} {pair.kept.day}: {visible(pair.kept.words)}")
            if typer.confirm("  The same event, to be one entry?", default=False):
                one_event.append(pair)
        return one_event

    def may_write(self, plan: ImportPlan) -> bool:
        """Whether to write what the preview shows."""
        if not plan.new and not plan.unread_anew:
            return True
        kept = counted(len(plan.unread_anew), "row", "rows")
        if not plan.new:
            show("No row can be added as an entry.")
            return typer.confirm(f"Keep {kept} as unread in the case file, with the reason?", default=False)
        return typer.confirm(f"Add {counted(len(plan.new), 'entry', 'entries')}?", default=False)


def _said(read: DateRead) -> str:
    parts = [str(read.date), read.precision if read.precision != "day" else ""]
    parts += [f"up to {day}" for day in (read.latest, read.until) if day]
    return " ".join(part for part in parts if part)
