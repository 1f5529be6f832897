"""The suggestions of a case as a list to fill in, and the list read back: `confirm --list` and `confirm --from`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, get_args

from engine.case import Case
from engine.case.words import RestsOn
from engine.suggest.untagged import words_read
from explanations.words import when_said
from homeward.confirming.decisions import ANSWERS, Answer, Decision, Waiting
from homeward.exporting.cells import cell_of, text_of
from homeward.importing.table import CellValue, SourceTable, column_letter
from homeward.refusal import Refused
from knowledge_base import Knowledge
from knowledge_base.faults import nearest

COLUMNS: Final = (
    "Entry", "Date", "Words of the entry", "Factor", "What it is", "Suggested", "Because of", "Decision", "About",
    "Rests on", "Kind of event",
)  # fmt: skip
"""`Decision` is left empty, to be filled in with concern, strength or reject. What stands in the last three columns
fills fields that the entry leaves blank; a kind of event stands there already where the words name one."""

_NEEDED: Final = ("Entry", "Factor", "Decision")
_MOST_TOLD: Final = 30
_ACCEPTS: Final = ("accept", "accepted", "yes", "y")


def list_bytes(waiting: Sequence[Waiting], knowledge: Knowledge) -> bytes:
    """The content of a .csv file with one suggestion in each row; no cell of it is live in a spreadsheet."""
    written = io.StringIO(newline="")
    rows = (tuple(map(cell_of, row)) for row in _rows(waiting, knowledge))
    csv.writer(written, lineterminator="\r\n").writerows((COLUMNS, *rows))
    return written.getvalue().encode("utf-8-sig")


def _rows(waiting: Sequence[Waiting], knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    for each in waiting:
        entry, one = each.entry, each.suggestion
        given = {
            "date": entry.date.isoformat() if entry.date else None,
            "precision": entry.precision,
            "latest": entry.latest.isoformat() if entry.latest else None,
            "until": entry.until.isoformat() if entry.until else None,
            "after": list(entry.after),
        }
        yield (
            entry.id,
            when_said(given),
            "\n".join(words_read(entry)),
            one.factor,
            knowledge.factors[one.factor].name,
            one.direction or "the words do not say which way",
            "; ".join(one.words),
            "",
            "; ".join(entry.about),
            entry.rests_on or "",
            entry.type or each.event_type or "",
        )


def decisions_in(table: SourceTable, case: Case, knowledge: Knowledge, waiting: Sequence[Waiting]) -> list[Decision]:
    """The decisions of a filled-in list; rows without one are left waiting. Raises Refused with everything wrong."""
    header = next((row for row in table.rows[:20] if {*_NEEDED} <= {_said(cell) for cell in row.cells}), None)
    if header is None:
        raise Refused(f"The list has no row with the columns {', '.join(_NEEDED)}. Fill in what `--list` wrote.")
    places = {_said(cell): at for at, cell in enumerate(header.cells)}
    suggested = {(each.entry.id, each.suggestion.factor): each.suggestion.direction for each in waiting}
    entries = {entry.id for entry in case.chronology}
    read = {at: name for name, at in places.items() if name in (*_NEEDED, "About", "Rests on", "Kind of event")}
    faults = [
        f"- row {cell.row}, column {column_letter(cell.column)}, {read[cell.column]}: cannot be read. Type it again."
        for cell in table.lost
        if cell.row > header.number and cell.column in read
    ]
    found: dict[tuple[str, str], Decision] = {}
    rows: dict[tuple[str, str], int] = {}
    for row in table.rows:
        if row.number <= header.number:
            continue
        cells = {name: _said(row.cells[at]) if at < len(row.cells) else "" for name, at in places.items()}
        if not cells["Decision"]:
            continue
        told = _Row(row.number, places, cells)
        decision = told.decision(entries, knowledge, suggested, case)
        if decision is not None:
            what = decision.entry, decision.factor
            if what in found and found[what].answer != decision.answer:
                told.wrong("Decision", f"says otherwise than row {rows[what]}", "Decide it in one of them")
            found[what], rows[what] = decision, row.number
        faults += told.faults
    if faults:
        more = [f"- and {len(faults) - _MOST_TOLD} more"] if len(faults) > _MOST_TOLD else []
        raise Refused("\n".join(["The list was not taken, and nothing was written.", *faults[:_MOST_TOLD], *more]))
    return list(found.values())


class _Row:
    """One row of the list, and what is wrong with it, by row and column."""

    def __init__(self, number: int, places: Mapping[str, int], cells: Mapping[str, str]) -> None:
        self.number, self.places, self.cells = number, places, cells
        self.faults: list[str] = []

    def decision(
        self,
        entries: set[str],
        knowledge: Knowledge,
        suggested: Mapping[tuple[str, str], str | None],
        case: Case,
    ) -> Decision | None:
        entry, factor, word = self.cells["Entry"], self.cells["Factor"], self.cells["Decision"].casefold()
        if entry not in entries:
            self.wrong("Entry", "is no entry of the chronology", "Write its id")
        if factor not in knowledge.factors:
            near = nearest(factor, knowledge.factors)
            self.wrong("Factor", "is no factor", f"Did you mean {near}?" if near else "Write its id")
        if word in _ACCEPTS:
            word = suggested.get((entry, factor)) or ""
            if not word and not self.faults:
                self.wrong("Decision", "accepts a suggestion that has no direction", "Write concern or strength")
        elif word not in ANSWERS:
            self.wrong("Decision", "is none of concern, strength, reject and accept", "Write one of them")
        about = tuple(part.strip() for part in self.cells.get("About", "").replace(",", ";").split(";") if part.strip())
        family = {adult.id for adult in case.adults} | {child.id for child in case.children}
        if set(about) - family:
            self.wrong("About", "names somebody who is no adult or child of the case", "Write ids, with ; between")
        rests_on = self.cells.get("Rests on") or None
        if rests_on is not None and rests_on not in get_args(RestsOn):
            self.wrong("Rests on", "is none of seen, tested, document and told", "Write one of them, or leave it empty")
        type_ = self.cells.get("Kind of event") or None
        if type_ is not None and type_ not in knowledge.event_types:
            near = nearest(type_, knowledge.event_types)
            self.wrong("Kind of event", "is no kind of event", f"Did you mean {near}?" if near else "Leave it empty")
        if self.faults:
            return None
        answer: Answer = "concern" if word == "concern" else "strength" if word == "strength" else "reject"
        return Decision(entry, factor, answer, about, rests_on, type_ if answer != "reject" else None)

    def wrong(self, column: str, what: str, to_do: str) -> None:
        """Add a fault: the column, what is wrong in it, and what to do."""
        place = f"column {column_letter(self.places[column])}, {column}"
        self.faults.append(
            f"- row {self.number}, {place}: {what}. {to_do.rstrip('?.')}{'?' if to_do[-1] == '?' else '.'}"
        )


def _said(cell: CellValue) -> str:
    return text_of(cell).strip() if isinstance(cell, str) else "" if cell is None else str(cell)
