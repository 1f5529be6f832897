"""The evaluator's ground for patterns and faults of a chronology (decisions/0007, readings G).

Like the evaluator of classes this is plain Python over a case as values: it shares no code, no table and no number
with the engine. `Chronology` is one record (evaluator_record) of one proposal with what the readings G say about its
entries: which are used, on which day, whether closely dated, and what counts as a concern or an observation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from evaluator_record import Entry, Record, as_date, days_between, rows
from evaluator_status import adults
from evaluator_tables import (
    DYNAMIC_RISK,
    MIXED_CORE,
    MIXED_OTHER,
    RISK,
    domain_of,
    pairs_of,
)

PATTERN_SPAN = 62
VISIT_TYPES = ("home_visit", "home_visit_unannounced", "child_seen_alone")
REVIEW_TYPES = ("review_meeting", "court_hearing", "child_protection_conference")
FORMAL_STEPS = (
    *("assessment", "s47_enquiry", "strategy_meeting", "child_protection_conference", "cp_plan_started"),
    *("cin_plan_started", "plo_step", "court_hearing", "order_made", "came_into_care"),
)
NOT_STATIC_RISK = MIXED_CORE + MIXED_OTHER + DYNAMIC_RISK


class Finding(NamedTuple):
    """One pattern or fault found. Blank texts stand for "not said"; `sources` are ids of entries and rows."""

    pattern: str
    how: str
    subject: str
    factor: str
    sure: bool
    sources: frozenset[str]


class Chronology:
    """One proposal's record, and the readings G. Days are dates; ids are those of the file, or made as G11 says."""

    def __init__(self, case: dict[str, Any], proposal: dict[str, Any]) -> None:
        self.case = case
        self.rec = Record(case, proposal)
        self.as_of = self.rec.as_of
        self.child: str = self.rec.child_id
        self.adults = adults(self.rec, "worst")  # H1; the larger of the two readings' households
        self.used = sorted((e for e in self.rec.entries if self._is_used(e)), key=lambda e: (self.day(e), e.id))

    # G1-G3, G5: which entries, on which days ----------------------------------------------------------------------

    def _is_used(self, entry: Entry) -> bool:
        """G1."""
        if entry.standing in ("disproved", "not_proved"):
            return False
        return entry.knowable == "known" or (entry.knowable == "cannot_tell" and has_concern(entry))

    def day(self, entry: Entry) -> date:
        """G3: the concern day, or the first possible day where every tag is a strength."""
        if entry.tags and not has_concern(entry):
            return entry.lo or date.min
        return self.rec.concern_day(entry)

    def used_types(self, *types: str, close: bool = True) -> list[Entry]:
        """The used entries of some types, in order of day; only closely dated ones unless asked otherwise."""
        return [e for e in self.used if e.raw.get("type") in types and (closely_dated(e) or not close)]

    def own_types(self, *types: str) -> list[Entry]:
        """Of these, those of this proposal. The page says so (G2) of some patterns; it is read of every entry that a
        pattern names by type alone: moves, formal steps, review days, changes of worker."""
        return [e for e in self.used_types(*types) if self.of_this_proposal(e)]

    def in_last(self, day: date, window: int) -> bool:
        """G5: today is the first of the last N days."""
        return 0 <= days_between(self.as_of, day) < window

    # G2: whose they are -------------------------------------------------------------------------------------------

    def of_this_proposal(self, entry: Entry) -> bool:
        """G2: about somebody listed in the household; or about no adult and about the child."""
        named = set(rows(entry.raw, "about"))
        if named & self.rec.listed:
            return True
        return not self.rec.about_adults(entry.raw) and self.about_the_child(entry)

    def about_the_child(self, entry: Entry) -> bool:
        return self.rec.children_allow(entry)

    # G4: concerns and observations --------------------------------------------------------------------------------

    def subjects(self, factor: str) -> list[str]:
        """E9: whom a factor is asked of. Professional factors are nobody's own."""
        if domain_of(factor) == "professional":
            return []
        return [self.child] if domain_of(factor) == "child" else list(self.adults)

    def pairs(self, factors: Iterable[str] = RISK) -> list[tuple[str, str]]:
        """Every (subject, factor) that is asked; factors that speak only through wishes take no part."""
        wishes = ("rf_parent_ambivalent", "rf_child_ambivalent")
        return [(subject, factor) for factor in factors if factor not in wishes for subject in self.subjects(factor)]

    def concerns(self, subject: str, factor: str, possible: bool, close: bool = True) -> list[Entry]:
        """G4: the used entries with a concern on the factor about the subject, in order of day, then id."""
        found = []
        for entry in self.used:
            if (closely_dated(entry) or not close) and self.rec.concern_counts_for(entry, subject, factor):
                if self._is_concern(entry, factor, possible, self.rec.admission(entry, subject)):
                    found.append(entry)
        return found

    def concern_of_anybody(self, entry: Entry, factor: str, possible: bool) -> bool:
        """The same, whoever the entry is about: an admission is that of some adult it is about."""
        admitted = any(self.rec.admission(entry, adult) for adult in self.rec.about_adults(entry.raw))
        return self._is_concern(entry, factor, possible, admitted)

    def _is_concern(self, entry: Entry, factor: str, possible: bool, admitted: bool) -> bool:
        if entry.has_tag(factor, "concern"):
            if entry.standing == "established" or (admitted and entry.standing in ("alleged", "disputed")):
                return True
            if possible and entry.standing in ("alleged", "disputed"):
                return True
        unconfirmed = any(t.factor == factor and t.direction == "concern" and not t.confirmed for t in entry.tags)
        return possible and unconfirmed and entry.standing in ("established", "alleged", "disputed")

    def observations(self, subject: str, factor: str, paired: bool = False) -> list[Entry]:
        """G4: the closely dated observations on a factor (or one paired with it) about the subject."""
        carried = {factor} | (pairs_of(factor) if paired else set())
        return [
            entry
            for entry in self.used
            if closely_dated(entry)
            and not entry.attendance
            and self.rec.usable_strength(entry)
            and self.rec.strength_independent(entry)
            and any(entry.has_tag(f, "strength") and self.rec.strength_counts_for(entry, subject, f) for f in carried)
        ]

    # G7-G9: assessment, review days, visits -----------------------------------------------------------------------

    def current_assessment(self) -> dict[str, Any] | None:
        """G7: the newest that is about nobody in particular or an adult of the household; on one day first by id."""
        fit = []
        for row in rows(self.case, "assessments"):
            about = set(rows(row, "about"))
            if self.rec.counts_by(row) and (not about or about & set(self.adults)):
                fit.append(row)
        fit.sort(key=lambda row: row["id"])
        return max(fit, key=lambda row: on_day(row), default=None)  # the first of several newest

    def review_days(self) -> dict[date, set[str]]:
        """G8: {review day: the rows and entries of that day}."""
        found: dict[date, set[str]] = {}
        for row in rows(self.case, "reviews"):
            on = as_date(row.get("on"))
            if on is not None and on <= self.as_of:
                found.setdefault(on, set()).add(f"review.{on}")
        for entry in self.own_types(*REVIEW_TYPES):
            found.setdefault(self.day(entry), set()).add(entry.id)
        return found

    def visits(self) -> dict[date, set[str]]:
        """G9: {day of a visit: the rows and entries of that day}."""
        found: dict[date, set[str]] = {}
        for row in rows(self.case.get("plans"), "visits"):
            made = as_date(row.get("made"))
            if made is not None and made <= self.as_of:
                found.setdefault(made, set()).add(f"visit.{made}")
        for entry in self.used_types(*VISIT_TYPES):
            if self.about_the_child(entry):
                found.setdefault(self.day(entry), set()).add(entry.id)
        return found

    def child_returns(self) -> list[dict[str, Any]]:
        return [row for row in rows(self.case, "returns") if row.get("child") == self.child]

    def home(self, day: date, begun_within: int | None = None) -> bool:
        """G9: whether a return had begun by a day, not so many days before it, and not ended by it."""
        for row in self.child_returns():
            start, until = as_date(row.get("from")), as_date(row.get("until"))
            if start is not None and start <= day and (until is None or until > day):
                if begun_within is None or days_between(day, start) <= begun_within:
                    return True
        return False

    def interval_required(
        self,
        day: date,
        first_month: int = 30,
        visit_first_month: int = 7,
        visit_interim_order_home: int = 28,
        visit_care_order_home: int = 42,
        visit_in_care: int = 42,
        visit_child_in_need: int = 42,
    ) -> int:
        """G9: days within which the child must be visited again after a visit on a day."""
        if self.home(day, begun_within=first_month):
            return visit_first_month
        statuses = self._statuses_on(day)
        if "s38" in statuses and self.home(day):
            return visit_interim_order_home
        if "s31" in statuses and self.home(day):
            return visit_care_order_home
        in_care = statuses & {"s20", "s31", "s38", "police_protection", "epo"}
        return visit_in_care if in_care else visit_child_in_need

    def _statuses_on(self, day: date) -> set[str]:
        """The child's legal statuses in force on a day; the last day of a row is still a day of it."""
        found = set()
        for row in rows(self.case, "legal"):
            start, until = as_date(row.get("from")), as_date(row.get("until"))
            begun = start is not None and start <= day
            if row.get("child") == self.child and begun and (until is None or until >= day):
                found.add(str(row.get("status")))
        return found


def has_concern(entry: Entry) -> bool:
    """Whether an entry carries a concern tag, confirmed or not."""
    return any(tag.direction == "concern" for tag in entry.tags)


def closely_dated(entry: Entry, pattern_span: int = PATTERN_SPAN) -> bool:
    """G3."""
    return entry.lo is not None and days_between(entry.hi, entry.lo) <= pattern_span


def on_day(row: dict[str, Any]) -> date:
    """The `on` of a row that has one."""
    on = as_date(row.get("on"))
    assert on is not None
    return on


def ids(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(entry.id for entry in entries)


def read_twice(
    read: Callable[[Chronology, bool], list[Finding]], chronology: Chronology, how_tells_apart: bool = True
) -> list[Finding]:
    """G4: with counting concerns first; what is found only with possible ones added is not sure. Two findings of one
    pattern are the same one where subject and factor are, and `how`, where it tells findings apart."""

    def named(finding: Finding) -> tuple[str, ...]:
        return (finding.subject, finding.factor, finding.how if how_tells_apart else "")

    sure = read(chronology, False)
    known = {named(finding) for finding in sure}
    return sure + [f._replace(sure=False) for f in read(chronology, True) if named(f) not in known]
