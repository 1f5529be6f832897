"""What the readings of signs of change share: what is asked of adults, and what lies near in time (decision 0007 C).

A sign is put to the capacity of one adult of the household. It says what was done and when, and never why.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from engine.detectors.chronicle import Chronicle, day_of
from engine.knowable import ReadEntry
from knowledge_base import Factor

Place = tuple[int, str]
"""An ordinal day, and the row of the case it is known by."""

Source = tuple[str | None, str | None]
"""The kind of a source, and who it was."""


def factors_of_adults(chronicle: Chronicle) -> Iterator[Factor]:
    """The factors on record that are asked of adults and can change, risk and protective; wishes are not among them."""
    factors = chronicle.knowledge.factors
    for name in sorted(chronicle.view.record.by_factor):
        factor = factors[name]
        if factor.asked_of == "adult" and factor.nature != "static" and factor.speaks_as_wish_of is None:
            yield factor


def behaviour_on_record(chronicle: Chronicle) -> list[Factor]:
    """The risk factors on record that are an adult's behaviour: a lasting need or a debt is nobody's conduct."""
    return [factor for factor in chronicle.risk_factors_on_record if factor.adult_behaviour]


def concerns_about(chronicle: Chronicle, adult: str) -> list[ReadEntry]:
    """Every entry with a counting concern about an adult, on any risk factor that is asked of adults; each once."""
    asked = (factor.id for factor in chronicle.risk_factors_on_record if factor.asked_of == "adult")
    return each_once(entry for name in asked for entry in chronicle.concerns(adult, name))


def observations_about(chronicle: Chronicle, adult: str, factors: Iterable[str]) -> list[ReadEntry]:
    """Every observation about an adult on any of some factors; each once."""
    return each_once(entry for name in factors for entry in chronicle.observations(adult, name))


def each_once(entries: Iterable[ReadEntry]) -> list[ReadEntry]:
    """Entries in the order of days, then ids, each once however many factors it names."""
    found = {entry.id: entry for entry in entries}
    return sorted(found.values(), key=lambda e: (day_of(e), e.id))


def is_strength(chronicle: Chronicle, entry: ReadEntry) -> bool:
    """Whether an entry counts as a strength on any factor: with no tag, nobody has yet said which way it speaks."""
    return entry.placed and any(chronicle.view.strength_counts(entry, name) for name, _, _ in entry.tags)


def sources_named(entries: Iterable[ReadEntry]) -> set[Source]:
    """The different sources of entries; whoever is not named is no source of their own."""
    return {(entry.kind, entry.who) for entry in entries} - {(None, None)}


def places(chronicle: Chronicle, entries: Iterable[ReadEntry]) -> list[Place]:
    """The days of those entries that are closely dated, in order."""
    return sorted({(day_of(entry), entry.id) for entry in entries if chronicle.is_close(entry)})


def any_between(ordered: Sequence[Place], first: int, last: int) -> bool:
    """Whether something lies on the days from first to last, both included."""
    return bisect_left(ordered, (first, "")) < bisect_left(ordered, (last + 1, ""))


def names(behind: Iterable[Place]) -> tuple[str, ...]:
    """The rows behind a finding, in the order of days, then ids (G6)."""
    return tuple(name for _, name in sorted(set(behind)))
