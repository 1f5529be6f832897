"""Which protective factors would act in this household after the move (semantics 4.2; reading V5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.gather.ratings import newest_per_worker, ratings_of
from engine.gather.view import View
from engine.knowable import LATER, ReadEntry

DOMAINS = ("abuse", "child", "parent", "parenting", "family", "social")
CAPACITY_FACTOR = "pf_family_capacity_change"


@dataclass(frozen=True, slots=True)
class Protective:
    """A voting protective factor rated present for one subject: the ratings read, and if it acts after the move.

    `possible` are the entries that would contest it if they were established: only at worst (semantics 3.3; V5).
    """

    factor: str
    subject: str
    ratings: tuple[str, ...]
    acts: str  # yes, no or not_recorded
    possible: tuple[str, ...] = ()

    def stands(self, supports: Mapping[str, str], end: str) -> bool:
        """Whether it stands, given the support of each rating; one not said to act after the move only at best."""
        if self.acts == "no" or not all(supports.get(rating) == "stands" for rating in self.ratings):
            return False
        return self.acts == "yes" or end == "best"

    def doubtful(self, supports: Mapping[str, str]) -> bool:
        """Whether it leaves severe open: stale, contested, or standing but not said to act after the move."""
        found = {supports.get(rating) for rating in self.ratings}
        return bool(found & {"stale", "contested"}) or (self.acts == "not_recorded" and found == {"stands"})


def voting_factors(view: View) -> list[str]:
    """The protective factors that vote, in the order of their ids, capacity for change apart."""
    return [
        f.id
        for f in sorted(view.knowledge.protective_factors.values(), key=lambda f: f.id)
        if f.votes and f.id != CAPACITY_FACTOR
    ]


def rated_present(view: View, end: str) -> list[Protective]:
    """The voting factors rated present, per subject: nobody named is the household as one.

    A disputed rating is dropped at ``end`` best and stands against it at worst (S1). One said to have left protects
    nobody, whether or not the leaving is shown (H1).
    """
    found = []
    here = {row.adult for row in view.household.members if row.until is None or row.until.toordinal() > view.as_of}
    for factor in voting_factors(view):
        rows = ratings_of(view, factor)
        subjects: dict[str, list] = {}  # type: ignore[type-arg]
        for row in rows:
            for name in row.about or ("",):
                subjects.setdefault(name, []).append(row)
        for subject, mine in sorted(subjects.items()):
            if subject and subject not in here and subject != view.child.id:
                continue
            dropped = ("unknown", "disputed") if end == "best" else ("unknown",)
            read = [row for row in newest_per_worker(mine, _badness) if row.status not in dropped]
            if not read or any(row.status != "present" for row in read):
                continue
            acts = {row.acts_after_move for row in read}
            held = "no" if False in acts else "yes" if acts == {True} else "not_recorded"
            possible = tuple(possible_against(view, factor, subject)) if end == "worst" else ()
            found.append(Protective(factor, subject, tuple(row.id for row in read), held, possible))
    return found


def possible_against(view: View, factor: str, subject: str) -> list[str]:
    """The entries with a possible concern on a protective factor rated present (E5), by id: independent ones alleged or
    disputed since the day concerns count from, and suggestions that nobody has confirmed."""
    subjects = (subject,) if subject else view.adults
    return [
        entry.id
        for entry in view.record.by_factor.get(factor, ())
        if entry.known != LATER and any(_is_possible(view, entry, factor, who) for who in subjects)
    ]


def _is_possible(view: View, entry: ReadEntry, factor: str, subject: str) -> bool:
    """Whether an entry about a subject would be a concern on a factor if what is not settled were established."""
    tags = [sure for tag, way, sure in entry.tags if tag == factor and way == "concern"]
    if not tags or not view.is_about(entry, subject, "concern") or view.concern_counts(entry, subject, tags[0]):
        return False
    if tags[0]:
        return entry.standing in ("alleged", "disputed") and entry.concern_day >= view.since
    return entry.standing in ("established", "alleged", "disputed")


def _badness(row: object) -> int:
    """Of a protective rating the worse is the one furthest from present."""
    order = ("present", "disputed", "being_addressed", "addressed", "absent")
    status = row.status  # type: ignore[attr-defined]
    return order.index(status) if status in order else -1


def never_looked(view: View) -> list[str]:
    """The domains in which protective factors were never looked for by `as_of`; a look does not go stale."""
    looked = {row.domain for row in view.mine(view.case.looked_for) if view.counts(row.on)}
    return [domain for domain in DOMAINS if domain not in looked]
