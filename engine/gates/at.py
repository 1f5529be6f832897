"""What a gate is read from: one proposal's record, what the rules concluded so far, and a few ways to ask of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from engine.case import Decision, Return
from engine.gather.step_rows import step_row
from engine.gather.view import View
from engine.gather.whereabouts import legal_in_force, return_under_way
from engine.knowable import ReadEntry
from engine.position import Reader
from engine.row_ids import step_id
from engine.sheet import Sheet

MANAGER = "role_manager"
CHRONOLOGIST = "role_chronologist"
CASE_HOLDER = "role_case_holder"
AT_RISK = ("present", "being_addressed")
_WORST = "ratings_worst"


@dataclass(frozen=True, slots=True)
class GateRead:
    """What the record shows of a gate: `done`, `not_done`, `silent` or `not_for`; the rows it was read from; and the
    ids of what is wanting, where the record names them."""

    found: str
    sources: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


SILENT = GateRead("silent")
NOT_FOR = GateRead("not_for")


def shown(is_done: bool, sources: Iterable[str], missing: Iterable[str] = ()) -> GateRead:
    """A gate the record speaks to: done, or not."""
    return GateRead("done" if is_done else "not_done", tuple(sorted(set(sources))), tuple(sorted(set(missing))))


@dataclass
class At:
    """One proposal on the day it is looked at; `reader` holds what the rules concluded before pass PLAN."""

    sheet: Sheet
    reader: Reader
    view: View = field(init=False)

    def __post_init__(self) -> None:
        self.view = self.sheet.view

    # --- days ---------------------------------------------------------------------------------------------------
    @property
    def today(self) -> date:
        """The day the case is looked at."""
        return self.view.case.as_of

    def figure(self, parameter: str) -> int:
        """The value of a parameter."""
        return self.view.record.days(parameter)

    def days_since(self, on: date) -> int:
        """Whole days from a day to the day looked at."""
        return (self.today - on).days

    # --- steps --------------------------------------------------------------------------------------------------
    def step(self, step: str) -> GateRead:
        """What the file says outright about a step; silent where it says nothing."""
        row = step_row(self.view, step)
        return SILENT if row is None else shown(bool(row.done), [step_id(row)])

    def steps(self, *wanted: str) -> GateRead:
        """Several steps as one: not done where one is not, silent where one is, and those it wants named."""
        read = {step: self.step(step) for step in wanted}
        sources = [name for each in read.values() for name in each.sources]
        undone = [step for step, each in read.items() if each.found != "done"]
        if any(each.found == "not_done" for each in read.values()):
            return shown(False, sources, undone)
        if undone:
            return GateRead("silent", tuple(sources), tuple(undone))
        return shown(True, sources)

    # --- the case -----------------------------------------------------------------------------------------------
    @cached_property
    def status(self) -> str | None:
        """The newest legal status of the child that is in force; None where none is recorded."""
        row = legal_in_force(self.view)
        return row.status if row is not None else None

    @cached_property
    def home(self) -> Return | None:
        """The return home that is under way since a day on record; None where the child is not at home again."""
        row = return_under_way(self.view)
        return row if row is not None and row.from_ is not None else None

    @cached_property
    def entries(self) -> list[ReadEntry]:
        """The entries that are on record at the day looked at, in the order of their ids."""
        return [entry for _, entry in sorted(self.view.record.entries.items()) if entry.known == "known"]

    def of_type(self, *types: str) -> list[str]:
        """The ids of the entries of these kinds of event."""
        return [entry.id for entry in self.typed(types)]

    def typed(self, types: Iterable[str]) -> list[ReadEntry]:
        """The entries of these kinds of event, in the order of their ids."""
        found = [entry for kind in set(types) for entry in self._by_type.get(kind, ())]
        return sorted(found, key=lambda entry: entry.id)

    @cached_property
    def _by_type(self) -> dict[str | None, list[ReadEntry]]:
        held: dict[str | None, list[ReadEntry]] = {}
        for entry in self.entries:
            held.setdefault(entry.type, []).append(entry)
        return held

    def roles(self, *roles: str) -> list[str]:
        """The ids of the people who have one of these roles."""
        return [person.id for person in self.view.case.people if person.role in roles]

    def counted(self, rows: Iterable[Any]) -> list[Any]:
        """The rows whose day has come, oldest first; rows of one day in an order the file has no say in."""
        return sorted((row for row in rows if self.view.counts(row.on)), key=lambda row: (row.on, repr(row)))

    @cached_property
    def decisions(self) -> list[Decision]:
        """The decisions of this proposal, oldest first."""
        return self.counted(self.view.mine(self.view.case.decisions))

    @cached_property
    def child_wishes(self) -> list[Any]:
        """What the child wants, oldest first."""
        return self.counted(row for row in self.view.mine(self.view.case.wishes) if row.of == self.view.child.id)

    @cached_property
    def reviews(self) -> list[Any]:
        """The review meetings held, oldest first."""
        return self.counted(self.view.case.reviews)

    @cached_property
    def visits(self) -> list[Any]:
        """The visits made by the day looked at, oldest first."""
        rows = [row for row in self.view.case.plans.visits if self.view.counts(row.made)]
        return sorted(rows, key=lambda row: row.made)

    # --- risks --------------------------------------------------------------------------------------------------
    @cached_property
    def risks_rated(self) -> dict[tuple[str, str], str]:
        """The risk factors that are rated, what is disputed at its worst: by subject and factor."""
        return {(subject, name): value for (end, subject, name), value in self.sheet.rated.items() if end == _WORST}

    @cached_property
    def risks_there(self) -> list[tuple[str, str]]:
        """The (subject, factor) pairs that are present or being addressed on the evidence at its worst, and are on
        record: what nobody wrote of is a gap elsewhere and nothing to plan for by name."""
        statuses = self.reader.statuses("worst")
        return sorted(
            pair
            for pair, status in statuses.items()
            if status in AT_RISK and (pair in self.risks_rated or self.view.concerns(*pair, "worst"))
        )
