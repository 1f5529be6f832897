"""What people judged, as detectors of bias read it: decisions, statements, and what was recorded between two days.

Rows of judgement and entries of the chronology are set beside each other by their days alone (decision 0007 B).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.dates import NEVER
from engine.detectors.chronicle import Chronicle, day_of
from engine.knowable import ReadEntry
from engine.row_ids import decision_id
from engine.tally import CLASS_RANK

OPTIMISM = "against_optimism"
PESSIMISM = "against_pessimism"

Dated = tuple[int, str]
"""An ordinal day, and the row or entry it is the day of."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with a class and a day: its ordinal day, its id and the row itself."""

    day: int
    id: str
    class_: str
    row: Any

    @property
    def rank(self) -> int:
        """The place of its class from better to worse."""
        return CLASS_RANK[self.class_]

    @property
    def dated(self) -> Dated:
        """Its day and its id."""
        return self.day, self.id


def decisions(chronicle: Chronicle) -> list[Decided]:
    """The decisions on this proposal that have a class and a day by `as_of`, in the order of days, then points."""
    rows = [
        (row.on.toordinal(), row.point or "", CLASS_RANK[row.class_], row)
        for row in chronicle.view.mine(chronicle.case.decisions)
        if row.class_ is not None and chronicle.view.counts(row.on)
    ]
    return [Decided(day, decision_id(row), row.class_, row) for day, _, _, row in sorted(rows, key=lambda r: r[:3])]


def claims(chronicle: Chronicle) -> list[Any]:
    """The claims made about this proposal by `as_of`, in the order of days, then ids."""
    rows = [row for row in chronicle.view.mine(chronicle.case.claims) if chronicle.view.counts(row.on)]
    return sorted(rows, key=lambda row: (row.on, row.id))


def goals(chronicle: Chronicle) -> list[Any]:
    """The written goals of the adults of the household, in the order of their ids."""
    adults = chronicle.view.adults
    return sorted((row for row in chronicle.case.plans.goals if row.adult in adults), key=lambda row: row.id)


def times_put_off(chronicle: Chronicle, goal: Any) -> int:
    """How often a goal was put off: the later days set for it that have come by `as_of`.

    The record does not say when a later day was agreed, so that one still to come may have been set after `as_of`.
    """
    return sum(chronicle.view.counts(day) for day in goal.extended)


def statement_days(chronicle: Chronicle) -> dict[str, int]:
    """The day each rating and claim was made, by its id; one with no day is older than any (D9)."""
    rows: list[Any] = [*chronicle.case.ratings, *chronicle.case.claims]
    return {row.id: ordinal(row.on) for row in rows}


def ordinal(on: date | None) -> int:
    """A day as an ordinal; a row with no day is older than any."""
    return on.toordinal() if on is not None else NEVER


# --- what was recorded ------------------------------------------------------------------------------------------------
def concerns(chronicle: Chronicle) -> list[ReadEntry]:
    """The counting concerns of this proposal that are not minor and are closely dated, in the order of days."""
    return [entry for entry in chronicle.all_concerns if not entry.minor and chronicle.is_close(entry)]


def strengths(chronicle: Chronicle) -> list[ReadEntry]:
    """The entries of this proposal with a strength that counts for an adult of the household or for the child."""
    return [entry for entry in chronicle.entries if any(_counting_strengths(chronicle, entry))]


def _counting_strengths(chronicle: Chronicle, entry: ReadEntry) -> Iterator[bool]:
    """For each strength of an entry whether it counts (E6) and for somebody here (E9)."""
    for tag, way, _ in entry.tags:
        asked_of = chronicle.knowledge.factors[tag].asked_of if way == "strength" else "nobody"
        here = asked_of == "adult" and not entry.about.isdisjoint(chronicle.view.adults)
        here = here or (asked_of == "child" and chronicle.is_about_child(entry))
        yield here and chronicle.view.strength_counts(entry, tag)


def observations(chronicle: Chronicle) -> list[ReadEntry]:
    """Those of the strengths that come from outside the household, are no attendance and are closely dated (G4)."""
    view = chronicle.view
    return [
        entry
        for entry in strengths(chronicle)
        if chronicle.is_close(entry) and view.independent_strength(entry) and not view.is_attendance(entry)
    ]


def between(entries: Sequence[ReadEntry], after: int, by: int) -> Sequence[ReadEntry]:
    """Those whose day lies after one day and by another; they are given in the order of their days."""
    return entries[bisect_right(entries, after, key=day_of) : bisect_right(entries, by, key=day_of)]


# --- what stands behind a finding -------------------------------------------------------------------------------------
def dated(entries: Iterable[ReadEntry]) -> Iterator[Dated]:
    """Each entry as its day and its id."""
    return ((day_of(entry), entry.id) for entry in entries)


def in_order(*parts: Iterable[Dated]) -> tuple[str, ...]:
    """The ids of everything behind a finding, each once, in the order of days, then ids (G6)."""
    every = sorted({one for part in parts for one in part})
    return tuple(dict.fromkeys(name for _, name in every))
