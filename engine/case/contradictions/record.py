"""A case as the contradictions look at it: rows with their places, ids by kind, and the days dates allow."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from engine.case.case import Case
from engine.case.contradictions.references import Reference, references_in
from engine.case.entries import Entry
from engine.case.faults import Path, did_you_mean
from engine.case.people import Adult, Child
from engine.case.words import CARE_STATUSES
from engine.dates import possible_days
from knowledge_base import Knowledge

MOST_GUESSES: Final = 200
"""How many misspelt ids of one file are met with a guess; a file with more has another trouble than spelling."""


@dataclass(frozen=True)
class Found:
    """A contradiction found: where it stands, what stands there, why that cannot be, and what to write instead."""

    path: Path
    what: str
    why: str
    to_do: str
    kind: str = ""


@dataclass
class Record:
    """The case and what is known about it. `also_known` are ids of rows that could not be read: they exist."""

    case: Case
    knowledge: Knowledge
    also_known: Collection[str] = field(default_factory=frozenset)
    guesses_left: int = MOST_GUESSES

    def rows(self, *section: str) -> Iterator[tuple[Path, Any]]:
        """The rows of a section, each with its place in the file: `rows("ratings")`, `rows("plans", "goals")`."""
        held: Any = self.case
        for name in section:
            held = getattr(held, name)
        for number, row in enumerate(held):
            yield (*section, number), row

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every id in the case that names a row elsewhere, with its place and what it may name."""
        return tuple(references_in(self.case))

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of the case, by what they are ids of."""
        case = self.case
        by_kind: Mapping[str, tuple[Any, ...]] = {
            "child": case.children,
            "adult": case.adults,
            "person": case.people,
            "household": case.households,
            "entry": case.chronology,
            "reason": case.reasons_for_care,
            "proposal": case.proposals,
            "goal": case.plans.goals,
            "claim": case.claims,
        }
        return {kind: frozenset(row.id for row in rows) for kind, rows in by_kind.items()}

    @cached_property
    def family(self) -> frozenset[str]:
        """The ids of the children and adults."""
        return self.ids["child"] | self.ids["adult"]

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The chronology by id."""
        return {entry.id: entry for entry in self.case.chronology}

    @cached_property
    def factor_ids(self) -> frozenset[str]:
        """The ids of every factor of the knowledge base."""
        return frozenset(self.knowledge.factors)

    def guess(self, word: str, right: Collection[str]) -> str:
        """A sentence that offers the right id most like a wrong one, or nothing."""
        self.guesses_left -= 1
        return did_you_mean(word, right) if self.guesses_left >= 0 else ""

    def parameter(self, name: str) -> int:
        """The value of a parameter of the knowledge base."""
        return int(self.knowledge.parameters[name].value)

    # --- days ------------------------------------------------------------------------------------------------------
    @cached_property
    def spans(self) -> Mapping[str, tuple[date | None, date | None]]:
        """Of each entry, the earliest and latest day it can have begun; None where its words set no such day (D2)."""
        return {entry.id: self._span(entry) for entry in self.case.chronology}

    def _span(self, entry: Entry) -> tuple[date | None, date | None]:
        if entry.date is None:
            return None, None
        span = possible_days(entry.date, entry.precision, entry.latest, self.parameter("about_margin"))
        return (None if span.lo is None else date.fromordinal(span.lo)), date.fromordinal(max(span.hi, 1))

    def earliest(self, entry_id: str) -> date | None:
        """The earliest day an entry can have begun, where its date sets one."""
        return self.spans.get(entry_id, (None, None))[0]

    def is_later(self, entry_id: str) -> bool:
        """Whether an entry was not yet known at `as_of` (semantics 1.5; D4)."""
        entry = self.entries.get(entry_id)
        if entry is None:
            return False
        if entry.recorded is not None:
            return entry.recorded > self.case.as_of
        earliest = self.earliest(entry_id)
        return earliest is not None and earliest > self.case.as_of

    @cached_property
    def born(self) -> Mapping[str, date]:
        """The earliest day each child can have been born, where a birth is recorded."""
        return {row.id: first_day(row) for row in self.case.children if row.born is not None}

    def first_care(self, child: str) -> date | None:
        """The first day of care ever recorded for a child, where every care status has a first day."""
        days = [row.from_ for row in self.case.legal if row.child == child and row.status in CARE_STATUSES]
        return None if None in days else min((day for day in days if day is not None), default=None)


def first_day(row: Child | Adult) -> date:
    """The earliest day of birth that the recorded one allows."""
    assert row.born is not None
    span = possible_days(row.born, row.born_precision, None, 0)
    return date.fromordinal(span.lo or 1)


def last_day(row: Child | Adult) -> date:
    """The latest day of birth that the recorded one allows."""
    assert row.born is not None
    return date.fromordinal(possible_days(row.born, row.born_precision, None, 0).hi)


def days_shared(one: Any, other: Any) -> int:
    """The days two rows with `from_` and `until` share; a blank end is open."""
    starts = [row.from_ or date.min for row in (one, other)]
    ends = [row.until or date.max for row in (one, other)]
    return max(0, min(ends).toordinal() - max(starts).toordinal() + 1)


def in_circles(leads_to: Mapping[str, Collection[str]]) -> set[str]:
    """The ids that stand in a circle of what leads to what, or between two. Takes time in step with their number."""
    left = _without_ends({id_: {name for name in names if name in leads_to} for id_, names in leads_to.items()})
    turned: dict[str, set[str]] = {id_: set() for id_ in left}
    for id_, names in left.items():
        for name in names:
            turned[name].add(id_)
    return set(_without_ends(turned))


def _without_ends(leads_to: dict[str, set[str]]) -> dict[str, set[str]]:
    """What is left once everything that leads nowhere is taken away, again and again."""
    left = {id_: set(names) for id_, names in leads_to.items()}
    led_from: dict[str, list[str]] = {}
    for id_, names in left.items():
        for name in names:
            led_from.setdefault(name, []).append(id_)
    ends = [id_ for id_, names in left.items() if not names]
    while ends:
        end = ends.pop()
        del left[end]
        for id_ in led_from.get(end, ()):
            left[id_].discard(end)
            if not left[id_]:
                ends.append(id_)
    return left


def overlaps(rows: Iterable[tuple[Path, Any, Hashable]], days: int) -> Iterator[tuple[Path, Any, Any]]:
    """Rows of one key that share more than so many days with an earlier one: place of the later, earlier, later.

    Each row is held against the one before it that lasts longest, so time stays in step with the number of rows.
    """
    longest: dict[Hashable, Any] = {}
    for path, row, key in sorted(rows, key=lambda found: found[1].from_ or date.min):
        earlier = longest.get(key)
        if earlier is not None and days_shared(earlier, row) > days:
            yield path, earlier, row
        if earlier is None or (row.until or date.max) >= (earlier.until or date.max):
            longest[key] = row
