"""The chronology as one proposal's detectors read it: the entries in the order of their days (decision 0007 G).

Made once for each proposal and read by every detector, so that each costs no more than a pass over what it asks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from engine.case import Case
from engine.detectors.found import Found
from engine.gather.view import View
from engine.knowable import CANNOT_TELL, LATER, ReadEntry
from engine.sheet import Sheet
from knowledge_base import Factor, Knowledge

OUT = frozenset({"disproved", "not_proved"})
POSSIBLE = frozenset({"alleged", "disputed"})

Detector = Callable[["Chronicle"], Iterable[Found]]


class Chronicle:
    """The used entries of one proposal (G1, G2), with possible concerns counted too where ``wide`` is set (G4)."""

    def __init__(self, sheet: Sheet, wide: bool = False) -> None:
        self.sheet = sheet
        self.wide = wide
        self.view: View = sheet.view
        self.case: Case = sheet.view.case
        self.knowledge: Knowledge = sheet.view.knowledge
        self.as_of: int = sheet.view.as_of
        self.child: str = sheet.view.child.id
        self._adult_ids = frozenset(adult.id for adult in self.case.adults)
        self._kept: dict[Any, Any] = {}

    def days(self, parameter: str) -> int:
        """The value of a parameter of the knowledge base."""
        return self.view.record.days(parameter)

    # --- entries --------------------------------------------------------------------------------------------------
    @cached_property
    def entries(self) -> tuple[ReadEntry, ...]:
        """Every used entry of this proposal, in the order of days, then ids."""
        used = [e for e in self.view.record.entries.values() if is_used(e) and self.is_of_proposal(e)]
        return tuple(sorted(used, key=lambda e: (day_of(e), e.id)))

    @cached_property
    def _by_type(self) -> dict[str, list[ReadEntry]]:
        found: dict[str, list[ReadEntry]] = defaultdict(list)
        for entry in self.entries:
            if entry.type:
                found[entry.type].append(entry)
        return found

    def of_type(self, *types: str) -> list[ReadEntry]:
        """The used entries of some types, in the order of days, then ids."""
        found = [entry for each in types for entry in self._by_type.get(each, ())]
        return sorted(found, key=lambda e: (day_of(e), e.id)) if len(types) > 1 else found

    def is_of_proposal(self, entry: ReadEntry) -> bool:
        """Whether an entry is about somebody of the household, or about this child and no other adult (G2)."""
        if entry.about & self.view.household_people:
            return True
        return not (entry.about & self._adult_ids) and self.is_about_child(entry)

    def is_about_child(self, entry: ReadEntry) -> bool:
        """Whether an entry is about the child: it names no child, or this one."""
        return not entry.children or self.child in entry.children

    def is_close(self, entry: ReadEntry) -> bool:
        """Whether an entry's day is known closely enough to count days by it (G3)."""
        return entry.lo is not None and entry.hi - entry.lo <= self.days("pattern_span")

    def names_adult(self, entry: ReadEntry) -> bool:
        """Whether an entry names any adult of the case."""
        return bool(entry.about & self._adult_ids)

    # --- concerns and observations --------------------------------------------------------------------------------
    @cached_property
    def risk_factors_on_record(self) -> tuple[Factor, ...]:
        """The risk factors that some entry names, in the order of their ids; wishes are not among them."""
        held = self.view.record.by_factor
        factors = (self.sheet.risk_factors[name] for name in sorted(held) if name in self.sheet.risk_factors)
        return tuple(factor for factor in factors if factor.speaks_as_wish_of is None)

    def concerns(self, subject: str, factor: str) -> list[ReadEntry]:
        """The entries with a concern on a factor about a subject, in the order of days, then ids (G4).

        A ``subject`` that is blank stands for the household as one: every used entry of this proposal.
        """
        key = ("concerns", subject, factor)
        if key not in self._kept:
            entries = self.view.record.by_factor.get(factor, ())
            found = [e for e in entries if is_used(e) and self._is_concern(e, subject, factor)]
            self._kept[key] = sorted(found, key=lambda e: (day_of(e), e.id))
        kept: list[ReadEntry] = self._kept[key]
        return kept

    def _is_concern(self, entry: ReadEntry, subject: str, factor: str) -> bool:
        if subject and not self.view.is_about(entry, subject, "concern"):
            return False
        if not subject and not self.is_of_proposal(entry):
            return False
        return any(
            tag == factor and way == "concern" and self.concern_counts(entry, subject, sure)
            for tag, way, sure in entry.tags
        )

    def concern_counts(self, entry: ReadEntry, subject: str, confirmed: bool) -> bool:
        """Whether a concern tag counts: established or admitted, and in the wide reading possible ones too."""
        if self.view.concern_counts(entry, subject or (self.view.admission_by(entry) or ""), confirmed):
            return True
        return self.wide and entry.standing not in OUT

    @cached_property
    def all_concerns(self) -> tuple[ReadEntry, ...]:
        """Every used entry of this proposal that carries a counting concern on a risk factor, in the order of days."""
        return tuple(entry for entry in self.entries if self.has_concern(entry))

    def has_concern(self, entry: ReadEntry) -> bool:
        """Whether an entry carries a counting concern on any risk factor."""
        admission = self.view.admission_by(entry) or ""
        return any(
            way == "concern" and tag in self.sheet.risk_factors and self.concern_counts(entry, admission, sure)
            for tag, way, sure in entry.tags
        )

    def observations(self, subject: str, factor: str) -> list[ReadEntry]:
        """The independent strengths on a factor about a subject that are not attendance, in the order of days (G4)."""
        key = ("observations", subject, factor)
        if key not in self._kept:
            self._kept[key] = sorted(self.view.observed(subject, factor), key=lambda e: (day_of(e), e.id))
        kept: list[ReadEntry] = self._kept[key]
        return kept

    def in_last(self, entries: Iterable[ReadEntry], days: int) -> list[ReadEntry]:
        """Those closely dated whose day lies in the last so many days, today the first of them (G5)."""
        return [e for e in entries if self.is_close(e) and 0 <= self.as_of - day_of(e) < days]

    # --- the work around the family ---------------------------------------------------------------------------------
    @cached_property
    def current_assessment(self) -> Any | None:
        """The newest assessment about somebody of the household or about nobody in particular (G7)."""
        rows = [
            row
            for row in self.case.assessments
            if self.view.counts(row.on) and (not row.about or frozenset(row.about) & frozenset(self.view.adults))
        ]
        return min(rows, key=lambda row: (-row.on.toordinal(), row.id), default=None)  # type: ignore[union-attr]

    @cached_property
    def review_days(self) -> tuple[tuple[int, str], ...]:
        """The days of reviews, hearings and conferences, each with the entry it is known by, blank for a row (G8)."""
        rows = {
            (row.on.toordinal(), "") for row in self.case.reviews if row.on is not None and self.view.counts(row.on)
        }
        kinds = ("review_meeting", "court_hearing", "child_protection_conference")
        entries = {(day_of(e), e.id) for e in self.of_type(*kinds) if self.is_close(e)}
        return tuple(sorted(rows | entries))

    def found_once(self, detect: Detector) -> list[Found]:
        """What another detector finds in this same reading, worked out once."""
        if detect not in self._kept:
            self._kept[detect] = list(detect(self))
        kept: list[Found] = self._kept[detect]
        return kept


def is_used(entry: ReadEntry) -> bool:
    """Whether an entry takes part: known, or a concern that may have been; never one disproved or not proved (G1)."""
    if entry.known == LATER or entry.standing in OUT:
        return False
    return entry.known != CANNOT_TELL or any(way == "concern" for _, way, _ in entry.tags)


def day_of(entry: ReadEntry) -> int:
    """The ordinal day an entry is read at: a strength at its earliest, anything else at its latest (G3)."""
    tags = entry.own_tags
    if not tags:
        return entry.concern_day
    return entry.strength_day if all(way == "strength" for _, way, _ in tags) else entry.concern_day


def has_possible(sheet: Sheet) -> bool:
    """Whether any concern on record is possible rather than established: only then is a wide reading another one."""
    return any(
        way == "concern" and (not sure or entry.standing in POSSIBLE)
        for entry in sheet.view.record.entries.values()
        if entry.known != LATER
        for _, way, sure in entry.tags
    )


class Chronicles:
    """The chronology of one proposal in both readings: as it counts, and with possible concerns counted too."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @cached_property
    def narrow(self) -> Chronicle:
        """Counting concerns alone: what faults, biases and signs are read from."""
        return Chronicle(self.sheet)

    @cached_property
    def wide(self) -> Chronicle:
        """Possible concerns as well."""
        return Chronicle(self.sheet, wide=True)

    def find(self, detectors: Sequence[Detector]) -> Iterator[Found]:
        """What detectors find with counting concerns, in a fixed order."""
        yield from sorted((f for detect in detectors for f in self.narrow.found_once(detect)), key=lambda f: f.key)

    def find_twice(self, detectors: Sequence[Detector]) -> Iterator[Found]:
        """The same, then what only possible concerns add, marked not sure (G4)."""
        found = list(self.find(detectors))
        yield from found
        if not has_possible(self.sheet):
            return
        known = {each.same_as for each in found}
        more = [replace(each, sure=False) for detect in detectors for each in self.wide.found_once(detect)]
        yield from sorted((each for each in more if each.same_as not in known), key=lambda f: f.key)
