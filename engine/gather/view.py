"""One proposal's view of the record: its household, what is independent of it, and which concerns and strengths count.

Built once per proposal; every detector asks it. Source: semantics 1.1 to 1.8 and 3.3, readings E and H.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from engine.case import Case, Proposal
from engine.dates import months_before
from engine.gather.ratings import Rating, rating_read
from engine.knowable import KNOWN as KNOWN_ENTRY
from engine.knowable import LATER, ReadEntry
from knowledge_base import Knowledge

CARE_STATUSES = frozenset({"s20", "s31", "s38", "police_protection", "epo"})
OUTSIDE_KINDS = frozenset({"child"})


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern that counts: its ordinal day, whether it is minor, and the entry or check it is."""

    day: int
    minor: bool
    source: str
    established: bool


@dataclass
class Record:
    """The whole record at `as_of`: entries by id and by factor, in the order of their ids."""

    case: Case
    knowledge: Knowledge
    entries: Mapping[str, ReadEntry]

    def __post_init__(self) -> None:
        self.as_of = self.case.as_of.toordinal()
        self.by_factor: dict[str, list[ReadEntry]] = defaultdict(list)
        for entry in sorted(self.entries.values(), key=lambda e: e.id):
            if entry.known == LATER:
                continue
            for factor in {tag for tag, _, _ in entry.tags}:
                self.by_factor[factor].append(entry)
        self.people = {person.id: person for person in self.case.people}

    def days(self, parameter: str) -> int:
        """The value of a parameter of the knowledge base, overrides included."""
        return int(self.knowledge.parameters[parameter].value)


@dataclass
class View:
    """What one proposal makes of the record."""

    record: Record
    proposal: Proposal
    entry_to_care: int | None = field(init=False)

    def __post_init__(self) -> None:
        case = self.record.case
        self.case = case
        self.knowledge = self.record.knowledge
        self.as_of = self.record.as_of
        self.child = next(child for child in case.children if child.id == self.proposal.child)
        self.household = next(row for row in case.households if row.id == self.proposal.household)
        self.entry_to_care = entry_to_care(case, self.proposal.child)
        self.since = self._since()
        self.household_people = frozenset(
            [row.adult for row in self.household.members] + [row.adult for row in self.household.due_to_return]
        )
        self.left: frozenset[str] = frozenset()  # those shown to have left; set by `engine.gather.household`

    def _since(self) -> int:
        """The first day that counts as 'since 24 months before this entry to care' (D7)."""
        if self.entry_to_care is None:
            return 0
        return months_before(date.fromordinal(self.entry_to_care), self.record.days("recent_concern")).toordinal()

    # --- who is asked -------------------------------------------------------------------------------------------
    @cached_property
    def adults(self) -> tuple[str, ...]:
        """The adults of the household at `as_of`, in the order of their ids (H1, H2)."""
        return tuple(sorted({row.adult for row in self.household.members} - self.left))

    @cached_property
    def sharers(self) -> tuple[str, ...]:
        """The adults of the household who would share the care of this child (H3)."""
        return tuple(adult for adult in self.adults if self._shares_care(adult))

    @cached_property
    def wish_voters(self) -> tuple[str, ...]:
        """The adults whose wish votes: parents of this child and those who would share the care (V7)."""
        return tuple(adult for adult in self.adults if self._shares_care(adult) or self.is_parent(adult))

    def is_parent(self, adult: str) -> bool:
        """Whether the adult is recorded as a parent of this child."""
        row = next((a for a in self.case.adults if a.id == adult), None)
        relation = dict(row.relation_to).get(self.child.id, "") if row is not None else ""
        parents = {"mother", "father", "parent", "adoptive_mother", "adoptive_father", "adoptive_parent"}
        return relation in parents or any(m.as_ == "parent" for m in self._memberships(adult))

    def _shares_care(self, adult: str) -> bool:
        return self.is_parent(adult) or any(m.as_ in ("parent", "carer", None) for m in self._memberships(adult))

    def _memberships(self, adult: str) -> list:  # type: ignore[type-arg]
        return [m for m in self.household.members if m.adult == adult]

    @cached_property
    def unmet(self) -> tuple[str, ...]:
        """The adults of the household whom no assessment by `as_of` names as met (H4)."""
        met = {name for row in self.case.assessments if self.counts(row.on) for name in row.met}
        return tuple(adult for adult in self.adults if adult not in met)

    def counts(self, on: date | None) -> bool:
        """Whether a dated judgement counts at `as_of` (D9)."""
        return on is not None and on.toordinal() <= self.as_of

    def mine(self, rows: Iterable) -> list:  # type: ignore[type-arg]
        """The rows that belong to this proposal."""
        return [row for row in rows if row.proposal == self.proposal.id]

    # --- what is independent ------------------------------------------------------------------------------------
    def household_word(self, entry: ReadEntry) -> bool:
        """Whether the entry is the word of an adult of the household, whoever wrote it down (E2)."""
        if entry.told_by in self.household_people or entry.who in self.household_people:
            return True
        return entry.kind == "self_report" and entry.told_by is None

    def from_child(self, entry: ReadEntry) -> bool:
        """Whether the entry is a child's own account: never an adult's word (semantics 1.1)."""
        return entry.kind == "child" or any(entry.told_by == child.id for child in self.case.children)

    def independent_strength(self, entry: ReadEntry) -> bool:
        """Whether a strength comes from outside the household (E3)."""
        if self.from_child(entry):
            return True
        if self.household_word(entry) or entry.rests_on is None:
            return False
        return entry.rests_on != "told" or entry.told_by is not None

    def admission_by(self, entry: ReadEntry) -> str | None:
        """The adult whose own admission the entry is, if it is one (E4)."""
        for teller in (entry.told_by, entry.who):
            if teller is not None and teller in entry.about:
                return teller
        return None

    # --- what counts --------------------------------------------------------------------------------------------
    def is_about(self, entry: ReadEntry, subject: str, direction: str) -> bool:
        """Whether the entry counts for an adult or child (E9); a concern naming no adult counts for every adult."""
        if subject == self.child.id:
            return not entry.children or subject in entry.children
        if subject in entry.about:
            return True
        return direction == "concern" and not (entry.about & self._adult_ids)

    @cached_property
    def _adult_ids(self) -> frozenset[str]:
        return frozenset(adult.id for adult in self.case.adults)

    def concerns(self, subject: str, factor: str, reading: str) -> list[Concern]:
        """The concerns on a factor about a subject, oldest first: established, and in `worst` possible ones too."""
        key = (subject, factor, "worst" if reading == "worst" else "best")
        if key not in self._concerns:
            every = sorted(self._find_concerns(subject, factor), key=lambda c: (c.day, c.source))
            self._concerns[subject, factor, "worst"] = every
            self._concerns[subject, factor, "best"] = [concern for concern in every if concern.established]
        return self._concerns[key]

    @cached_property
    def _concerns(self) -> dict[tuple[str, str, str], list[Concern]]:
        return {}

    def newest_concern(self, subject: str, factor: str, reading: str) -> int | None:
        """The day of the newest concern that is not minor on a factor about a subject; None where there is none."""
        key = (subject, factor, "worst" if reading == "worst" else "best")
        if key not in self._newest_concerns:
            days = (concern.day for concern in self.concerns(subject, factor, reading) if not concern.minor)
            self._newest_concerns[key] = max(days, default=None)
        return self._newest_concerns[key]

    @cached_property
    def _newest_concerns(self) -> dict[tuple[str, str, str], int | None]:
        return {}

    def _find_concerns(self, subject: str, factor: str) -> Iterable[Concern]:
        for entry in self.record.by_factor.get(factor, ()):
            for tag, direction, confirmed in entry.tags:
                if tag != factor or direction != "concern" or not self.is_about(entry, subject, "concern"):
                    continue
                if self.concern_counts(entry, subject, confirmed):
                    yield Concern(entry.concern_day, entry.minor, entry.id, True)
                elif self.concern_possible(entry, subject, factor, confirmed):
                    yield Concern(entry.concern_day, entry.minor, entry.id, False)
        for check in self.checks:
            if check.found == "present" and factor in check.factors and self.names_subject(check.about, subject):
                yield Concern(check.on.toordinal(), False, check.id, True)

    def concern_counts(self, entry: ReadEntry, subject: str, confirmed: bool = True) -> bool:
        """Whether a tagged concern counts as established for the subject (E4, E5)."""
        if not confirmed:
            return False
        if entry.standing == "established":
            return True
        if entry.standing not in ("alleged", "disputed"):
            return False
        teller = self.admission_by(entry)
        return teller is not None and (teller == subject or entry.about & self._adult_ids == {teller})

    def concern_possible(self, entry: ReadEntry, subject: str, factor: str, confirmed: bool) -> bool:
        """Whether a concern is worked out twice: not counted at best, counted at worst (semantics 3.3; E5)."""
        if not confirmed:
            if entry.standing not in ("established", "alleged", "disputed"):
                return False
            return self.rated_better(subject, factor)
        return entry.standing in ("alleged", "disputed") and entry.concern_day >= self.since

    def rated_better(self, subject: str, factor: str) -> bool:
        """Whether the subject's rating on the factor reads as absent or addressed."""
        return rating_read(self, subject, factor, "best").value in ("absent", "addressed")

    @cached_property
    def ratings(self) -> dict[str, list]:  # type: ignore[type-arg]
        """The ratings of this proposal that stand at `as_of`, by factor: written and not withdrawn by then (D9)."""
        found: dict[str, list] = {}  # type: ignore[type-arg]
        for row in self.mine(self.case.ratings):
            late = row.on is not None and row.on.toordinal() > self.as_of
            if not late and not self.counts(row.withdrawn_on):
                found.setdefault(row.factor, []).append(row)
        return found

    @cached_property
    def carrying(self) -> dict[tuple[str, str], list[ReadEntry]]:
        """The entries that count on a factor in a direction, as far as asked; kept by `engine.gather.support`."""
        return {}

    @cached_property
    def care_sessions(self) -> dict[str, list]:  # type: ignore[type-arg]
        """The times each adult cared for the child, seen from outside; kept by `engine.gather.care`."""
        return {}

    @cached_property
    def ratings_read(self) -> dict[tuple[str, str, str], Rating]:
        """The ratings read so far, by subject, factor and end; kept by `engine.gather.ratings.rating_read`."""
        return {}

    @cached_property
    def checks(self) -> list:  # type: ignore[type-arg]
        """The checks of this proposal that count at `as_of`, in the order of their ids."""
        return sorted((row for row in self.mine(self.case.checks) if self.counts(row.on)), key=lambda row: row.id)

    @cached_property
    def cited(self) -> frozenset[str]:
        """The entries cited by an assessment that counts, or by the evidence of a rating, claim or capacity row."""
        found = {name for row in self.case.assessments if self.counts(row.on) for name in row.cites}
        for row in (*self.mine(self.case.ratings), *self.mine(self.case.claims), *self.mine(self.case.capacity)):
            found.update(row.evidence)
        return frozenset(found)

    @cached_property
    def family_time(self) -> list:  # type: ignore[type-arg]
        """The family-time rows of this child that were held by `as_of`."""
        rows = self.case.plans.family_time
        return [row for row in rows if row.child == self.child.id and row.held and self.counts(row.on)]

    def names_subject(self, about: Iterable[str], subject: str) -> bool:
        """Whether a rating, check or capacity row is about the subject; one naming nobody is about all (E9)."""
        named = set(about)
        if subject == self.child.id:
            named -= self._adult_ids
        return not named or subject in named

    def strengths(self, subject: str, factor: str) -> list[ReadEntry]:
        """The strengths that count on a factor for a subject (E6, E9), in the order of their ids."""
        key = (subject, factor)
        if key not in self._strengths:
            self._strengths[key] = [
                entry
                for entry in self.record.by_factor.get(factor, ())
                if self.strength_counts(entry, factor) and self.is_about(entry, subject, "strength")
            ]
        return self._strengths[key]

    @cached_property
    def _strengths(self) -> dict[tuple[str, str], list[ReadEntry]]:
        return {}

    def observed(self, subject: str, factor: str) -> list[ReadEntry]:
        """The strengths that can make up a run: independent, with a first day, and not attendance (R1, E8)."""
        key = (subject, factor)
        if key not in self._observed:
            self._observed[key] = [
                entry
                for entry in self.strengths(subject, factor)
                if entry.lo is not None and self.independent_strength(entry) and not self.is_attendance(entry)
            ]
        return self._observed[key]

    @cached_property
    def _observed(self) -> dict[tuple[str, str], list[ReadEntry]]:
        return {}

    def strength_counts(self, entry: ReadEntry, factor: str) -> bool:
        """Whether an entry counts as a strength on the factor: established, confirmed, known, and with a day (E6)."""
        if entry.known != KNOWN_ENTRY or entry.standing != "established":
            return False
        return any(tag == factor and way == "strength" and sure for tag, way, sure in entry.tags)

    def is_attendance(self, entry: ReadEntry) -> bool:
        """Whether the entry records attendance, which is never change (semantics 3.6; E8)."""
        kind = self.knowledge.event_types.get(entry.type) if entry.type else None
        return kind is not None and kind.attendance


def entry_to_care(case: Case, child: str) -> int | None:
    """The first day of the child's last episode of care begun by `as_of`, as an ordinal; None when none is recorded."""
    rows = sorted(
        (row.from_.toordinal(), row.until.toordinal() if row.until else None)
        for row in case.legal
        if row.child == child and row.status in CARE_STATUSES and row.from_ is not None and row.from_ <= case.as_of
    )
    first: int | None = None
    reach: int | None = None
    for start, until in rows:
        joined = first is not None and (reach is None or start - reach <= 1)
        if not joined:
            first, reach = start, until
        else:
            reach = None if reach is None or until is None else max(reach, until)
    return first
