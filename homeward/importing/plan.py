"""Works out what an import would do before anything is written: every row of the file has its place in the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from engine.case import Case, CaseFault, read_case_text
from engine.suggest.untagged import Suggestions
from homeward.case_text import Plain
from homeward.exporting.read_back import numbered_entries
from homeward.importing.alike import accounts_of, pairs_in, pasted_in
from homeward.importing.headings import is_empty, repeats
from homeward.importing.kept_rows import put_right, with_known, with_refused
from homeward.importing.layout import Layout
from homeward.importing.mapping_fits import check_mapping
from homeward.importing.people import People
from homeward.importing.planned import ImportPlan, NewEntry, UnreadRow
from homeward.importing.row_cells import cells_of, mark_of
from homeward.importing.rows import Ask, RowRead, RowReader
from homeward.importing.table import SourceRow
from knowledge_base import Knowledge

AskRow = Callable[[str, int, str, bool], str]
"""Asks what a row without a date is: the table, the row, its words, and whether the row above is a new entry.

Gives `above`, `event` or `unread`.
"""

Step = Callable[[int], None]
"""Told after each row how many are done, for a progress bar."""

MOST_ROUNDS: Final = 5
"""A row the case file refuses becomes unread, and another may then be refused; after so many rounds it is a fault."""


class Planner:
    """Plans the import of one file into one case. `today` is the day of the import; without `ask` nothing is asked."""

    def __init__(
        self, case: Case, knowledge: Knowledge, today: date, ask: Ask | None = None, ask_row: AskRow | None = None
    ) -> None:
        self.case, self.knowledge, self.today, self.ask, self.ask_row = case, knowledge, today, ask, ask_row
        self.people = People(case)
        self.suggestions = Suggestions(case, knowledge)
        self.marks = Counter(mark for entry in case.chronology for mark in entry.from_rows)
        self.taken = {entry.id for entry in case.chronology}
        self._next = 1 + max((int(id_[1:]) for id_ in self.taken if id_[:1] == "e" and id_[1:].isdecimal()), default=0)

    def plan(self, layouts: Sequence[Layout], step: Step = lambda done: None) -> ImportPlan:
        """The plan for the tables of a file.

        Raises Refused where our own export was spoilt, or where a mapping is for none of the tables.
        """
        check_mapping(layouts)
        new: list[NewEntry] = []
        unread: list[UnreadRow] = []
        outcomes: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        above = 0
        done = 0
        for layout in (each for each in layouts if each.is_read):
            outcome = before = ""
            above += sum(row.number < layout.header.number and not is_empty(row) for row in layout.table.rows)
            for row, read in self._reads(layout, seen):
                done += 1
                step(done)
                before = outcome if outcome not in ("blank", "repeated_header") else before
                outcome = self._place(layout, row, read, seen, new, unread, before in ("entries", "continuations"))
                outcomes[outcome] += 1
        return ImportPlan(tuple(layouts), tuple(new), tuple(unread), dict(outcomes), above)

    def with_pairs(self, plan: ImportPlan) -> ImportPlan:
        """The plan with the near-duplicates and pasted words among its entries and those of the case."""
        held = [{"date": str(e.date or ""), "precision": e.precision, "event": e.event} for e in self.case.chronology]
        accounts = accounts_of(held, [entry.id for entry in self.case.chronology], is_new=False)
        accounts += accounts_of([entry.values for entry in plan.new], [entry.id for entry in plan.new], is_new=True)
        return replace(plan, pairs=tuple(pairs_in(accounts, self._negated)), pasted=tuple(pasted_in(accounts)))

    def without_refused(
        self, plan: ImportPlan, content: Callable[[ImportPlan], bytes], name: str
    ) -> tuple[ImportPlan, bytes]:
        """The plan with every row that the case file would refuse kept as unread, with the fault as the reason, and
        the content of the case file after it, which was read and found right.

        `content` gives the content for a plan. Raises CaseFault for a fault that is no new row's.
        """
        for last in (False,) * MOST_ROUNDS + (True,):
            written = content(plan)
            try:
                read_case_text(written, name)
            except CaseFault as refused:
                if last:
                    raise
                plan = with_refused(plan, refused, len(self.case.chronology), self.case.unread)
            else:
                break
        read_again = tuple(put_right(plan, self.case.unread))
        if not read_again:
            return plan, written
        plan = replace(plan, read_again=read_again)
        return plan, content(plan)

    # --- Rows ---------------------------------------------------------------------------------------------------

    def _reads(self, layout: Layout, seen: Counter[str]) -> Iterator[tuple[SourceRow, RowRead | str]]:
        """Every row under the header with what it is: a read row, or the word for what it is instead."""
        rows = [row for row in layout.table.rows if row.number > layout.header.number]
        if layout.kind == "own":
            own = dict(numbered_entries(layout.table))
            for row in rows:
                yield row, RowRead(row.number, own[row.number]) if row.number in own else "blank"
            return
        reader = RowReader(
            layout, self.case, self.knowledge, self.people, self.suggestions.of_text, self.today, self.ask,
            is_known=lambda mark: seen[mark] < self.marks[mark],
        )  # fmt: skip
        for row in rows:
            if is_empty(row) and row.number not in {lost.row for lost in layout.table.lost}:
                yield row, "blank"
            elif layout.header.number and repeats(row, layout.header):
                yield row, "repeated_header"
            else:
                yield row, reader.read(row)

    def _place(
        self,
        layout: Layout,
        row: SourceRow,
        read: RowRead | str,
        seen: Counter[str],
        new: list[NewEntry],
        unread: list[UnreadRow],
        may_continue: bool,
    ) -> str:
        """Put one row where it belongs, and say which outcome it has. `may_continue` where the row above is new."""
        if isinstance(read, str):
            return read
        if layout.kind == "own":
            if (own := self._own(read)) is None:
                return "same"
            read = own
        if read.mark:
            seen[read.mark] += 1
            if seen[read.mark] <= self.marks[read.mark]:
                return "same"
        if read.continues:
            words = str(read.values["event"])
            answer = self.ask_row(layout.table.name, row.number, words, may_continue) if self.ask_row else ""
            if answer == "above" and may_continue:
                new[-1] = _continued(new[-1], read)
                return "continuations"
            if answer == "event":
                read = replace(read, unread="")
        if read.unread:
            one = UnreadRow(layout.table.name, row.number, read.unread, cells_of(row, layout.header.names))
            unread.append(with_known(one, self.case.unread))
            return "unread"
        marks: list[Plain] = [mark for mark in (read.mark, read.asked) if mark]
        marked: dict[str, Plain] = {"from_rows": marks} if marks else {}
        values: dict[str, Plain] = {"id": self._id(read.values.get("id")), **read.values, **marked}
        new.append(NewEntry(layout.table.name, row.number, values, read.from_words))
        return "entries"

    def _own(self, read: RowRead) -> RowRead | None:
        """A row of our own export: None where the case has the entry, unread where the case has another of that id."""
        name = read.values.get("id")
        if name is None:
            return replace(read, mark=mark_of(read.values, str(read.values.get("event", "")), ""))
        held = next((entry for entry in self.case.chronology if entry.id == name), None)
        if held is None:
            return read
        if type(held).model_validate(read.values) == held:
            return None
        reason = (
            f"The case file has an entry {name} that says something else. Change that entry in the case file, or leave "
            "the id of this row empty to add it as an entry of its own."
        )
        return RowRead(read.number, unread=reason)

    def _id(self, wanted: Plain | None) -> str:
        """The row's own id where it is free, otherwise the next free number."""
        if isinstance(wanted, str) and wanted not in self.taken:
            self.taken.add(wanted)
            return wanted
        while f"e{self._next}" in self.taken:
            self._next += 1
        name = f"e{self._next}"
        self.taken.add(name)
        return name

    @lru_cache(maxsize=20_000)  # noqa: B019 - lives as long as one import
    def _negated(self, text: str) -> frozenset[str]:
        return self.suggestions.negations_in(text)


def _continued(entry: NewEntry, read: RowRead) -> NewEntry:
    """An entry with the words of the row under it, and that row's mark beside its own."""
    words = f"{entry.values['event']}\n{read.values['event']}"
    marks = [*entry.values.get("from_rows", ()), read.mark]
    return replace(
        entry,
        values={**entry.values, "event": words, "from_rows": marks},
        continued=(*entry.continued, read.number),
    )
