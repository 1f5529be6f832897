"""What the record shows of each adult's capacity to sustain change (semantics 3.6; readings C1 to C9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.gather.ratings import Rating, capacity_rated, ratings_of
from engine.gather.runs import Run, clock, longest_run, observations, run_shown, windows
from engine.gather.view import View
from engine.knowable import KNOWN, ReadEntry

CARE_OF_CHILD = "care_of_child"


@dataclass(frozen=True, slots=True)
class Change:
    """One adult's change on one problem, in one reading, with the case ids it was read from."""

    adult: str
    problem: str
    reading: str
    rated: Rating
    window: str
    run: Run | None
    goals: str
    tested: bool
    seen: bool
    claimed: bool
    concern: bool
    sources: tuple[str, ...]


def change_of(view: View, adult: str, problem: str, reading: str, from_day: int | None = None) -> Change:
    """One adult's change on one problem; ``from_day`` sets the clock later than the record's own (semantics 3.7)."""
    after = clock(view, adult, problem, reading) if from_day is None else from_day
    seen_all = observations(view, adult, problem, after)
    window, run = run_shown(view, adult, problem, seen_all)
    if window == "sustained":
        own = observations(view, adult, problem, after, lambda e: not e.children or view.child.id in e.children)
        if run_shown(view, adult, problem, own)[0] != "sustained":
            window = "shorter"  # care of a brother or sister counts up to `evidenced` (C6)
    goals = _goals(view, adult, problem, after)
    seen = _independent_since(view, adult, problem, after)
    concerns = view.concerns(adult, problem, reading)
    rated_present = [row.id for row in _ratings(view, adult, problem)]
    claims = _claims(view, adult, problem)
    sources = [c.source for c in concerns] + [e.id for e in view.strengths(adult, problem)]
    sources += [*sorted({*rated_present, *claims}), *(goal.id for goal in goals_of(view, adult, problem))]
    return Change(
        adult=adult,
        problem=problem,
        reading=reading,
        rated=capacity_rated(view, adult, problem),
        window=window,
        run=run,
        goals=goals,
        tested=is_tested(view, adult, after),
        seen=bool(seen),
        claimed=bool(claims),
        concern=bool(concerns or rated_present),
        sources=tuple(dict.fromkeys(sources)),
    )


def _ratings(view: View, adult: str, problem: str) -> list[Any]:
    """The rating rows read for the adult: each worker's newest, unknown left out."""
    from engine.gather.ratings import rating_read

    best = rating_read(view, adult, problem, "worst")
    return [row for row in best.rows if row.status == "present"] if best.value == "present" else []


def _independent_since(view: View, adult: str, problem: str, after: int) -> list[ReadEntry]:
    """The independent strengths, attendance apart, dated after the newest concern that is not minor (C3)."""
    return [
        entry
        for entry in view.strengths(adult, problem)
        if entry.strength_day > after
        and entry.placed
        and view.independent_strength(entry)
        and not view.is_attendance(entry)
    ]


def _claims(view: View, adult: str, problem: str) -> list[str]:
    """What claims or shows any progress: the ids of entries, ratings, capacity ratings and claims (C3, E10)."""
    spent_from = _word_spent_from(view, adult, problem)
    told = [e.id for e in _claims_by_entry(view, adult, problem) if not _word_spent(e, adult, spent_from)]
    rows = [row for row in ratings_of(view, problem) if view.names_subject(row.about, adult)]
    told += [row.id for row in rows if row.status in ("absent", "addressed", "being_addressed")]
    rated = capacity_rated(view, adult, problem)
    if rated.value in ("limited", "evidenced", "sustained"):
        told += [row.id for row in rated.rows]
    mine = [claim for claim in view.mine(view.case.claims) if problem in claim.factors and view.counts(claim.on)]
    return told + [claim.id for claim in mine if claim.direction == "favourable"]


def _claims_by_entry(view: View, adult: str, problem: str) -> Iterator[ReadEntry]:
    """Every entry that carries the problem as a strength about the adult, whoever said so and however it stands now."""
    return (
        entry
        for entry in view.record.by_factor.get(problem, ())
        if entry.known == KNOWN
        and entry.placed
        and entry.standing in ("established", "alleged", "disputed")
        and view.is_about(entry, adult, "strength")
        and any(tag == problem and way == "strength" and sure for tag, way, sure in entry.tags)
    )


def _word_spent(entry: ReadEntry, adult: str, spent_from: int | None) -> bool:
    """Whether an entry is the word of an adult of whom a strength on this problem was disproved (semantics 1.2)."""
    if entry.told_by != adult and entry.who != adult:
        return False
    return spent_from is not None


def _word_spent_from(view: View, adult: str, problem: str) -> int | None:
    """The first day from which a strength of this adult on this problem stands disproved; None where none does."""
    disproved = (
        other.standing_from
        for other in view.record.by_factor.get(problem, ())
        if other.standing == "disproved" and other.direction_on(problem) == "strength" and adult in other.about
    )
    return min(disproved, default=None)


def goals_of(view: View, adult: str, problem: str) -> list[Any]:
    """The written goals of an adult on a problem."""
    return [goal for goal in view.case.plans.goals if goal.adult == adult and goal.factor == problem]


def _goals(view: View, adult: str, problem: str, after: int) -> str:
    """Whether every goal is reached; the weakest governs (C4)."""
    goals = goals_of(view, adult, problem)
    if not goals:
        return "none_set"
    return "reached" if all(_reached(view, goal, after) for goal in goals) else "not_reached"


def _reached(view: View, goal: Any, after: int) -> bool:
    rows = [row for row in goal.progress if view.counts(row.on) and _progress_counts(view, row)]
    dropped = view.counts(goal.dropped)
    if not dropped and not goal.extended:
        return _newest_level(rows) is not None and (_newest_level(rows) or 0) >= 0
    in_time = [row for row in rows if goal.by is not None and row.on <= goal.by]
    level = _newest_level(in_time)
    if level is not None and level >= 0:
        return True
    # A goal dropped or moved counts again only when it is shown over a fresh window after the new date.
    moved = [day.toordinal() for day in goal.extended] + ([goal.dropped.toordinal()] if dropped else [])
    fresh = observations(view, goal.adult, goal.factor, max(after, *moved))
    return run_shown(view, goal.adult, goal.factor, fresh)[0] != "none"


def _progress_counts(view: View, row: Any) -> bool:
    """A step of progress rests on an independent entry; a level below the goal counts whoever recorded it (C4)."""
    if row.level < 0 or row.entry is None:
        return True
    entry = view.record.entries[row.entry]
    return entry.known == "known" and entry.standing == "established" and view.independent_strength(entry)


def _newest_level(rows: list[Any]) -> int | None:
    return min(rows, key=lambda row: (-row.on.toordinal(), row.level)).level if rows else None


def family_time(view: View, adult: str) -> list[Any]:
    """The held family-time rows of this child and adult by `as_of`."""
    return [row for row in view.family_time if row.adult == adult]


def seen_from_outside(view: View, row: Any) -> bool:
    """Whether family time was seen by someone outside the household, or stands behind an independent entry (C7)."""
    if row.seen_by is not None and row.seen_by not in view.household_people:
        return True
    entry = view.record.entries[row.entry] if row.entry is not None else None
    return (
        entry is not None
        and entry.known == "known"
        and entry.standing == "established"
        and view.independent_strength(entry)
    )


def is_tested(view: View, adult: str, after: int) -> bool:
    """Whether change was tested with the child in this adult's care, seen from outside, since the clock (C5)."""
    return any(
        row.level in ("unsupervised", "overnight") and row.on.toordinal() > after and seen_from_outside(view, row)
        for row in family_time(view, adult)
    )


__all__ = [
    "CARE_OF_CHILD",
    "Change",
    "change_of",
    "family_time",
    "goals_of",
    "longest_run",
    "seen_from_outside",
    "windows",
]
