"""The evaluator's capacity to sustain change (readings C1-C9 and E10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from evaluator_record import OLDER_THAN_ANY, Entry, Record, as_date, days_between, once, rows
from evaluator_status import (
    Observation,
    clock,
    concerns,
    counting_ratings,
    evidence_reading,
    is_ratings,
    newer,
    newest_of_each_worker,
    observations,
    rating_read,
    shorter_run,
    sustained_run,
)
from evaluator_tables import (
    LEVEL_ORDER,
    PROTECTIVE,
    RISK,
    RUN_GAP_DAYS,
    RUN_LAST_DAYS,
    SESSION_COUNT,
    SESSION_GAP_DAYS,
    SHORTER_DAYS,
    domain_of,
    is_risk,
    worst_of,
)

CARE_OF_CHILD = "care_of_child"
CARE_FACTORS = tuple(f for f in RISK + PROTECTIVE if domain_of(f) in ("abuse", "parenting"))


def rated_level(rec: Record, adult: str, problem: str) -> str | None:
    """C1: each worker's newest level, then the worst; None where not rated."""
    own = [
        row
        for row in rows(rec.case, "capacity")
        if row.get("factor") == problem
        and row.get("adult") in (None, adult)
        and rec.for_this_proposal(row)
        and rec.counts_by(row)
    ]
    levels = [row["level"] for row in newest_of_each_worker(own) if row.get("level") in LEVEL_ORDER]
    return worst_of(levels, LEVEL_ORDER) if levels else None


@once
def capacity(rec: Record, reading: str, adult: str, problem: str) -> str:
    """C9: the worse of the level rated and the level the entries show; on the ratings, as rated, none if not."""
    if is_ratings(reading):
        return rated_level(rec, adult, problem) or "none"
    if problem == CARE_OF_CHILD:
        return no_better_than_rated(rec, adult, problem, care_of_child(rec, reading, adult))
    return level_of(rec, reading, adult, problem, clock(rec, reading, adult, problem))


@once
def level_of(rec: Record, reading: str, adult: str, factor: str, after: date | None) -> str:
    """C9 for a factor, with the clock given (3.7 gives a later one)."""
    shown = read_open(level_from_entries(rec, reading, adult, factor, after), reading)
    return no_better_than_rated(rec, adult, factor, shown)


def no_better_than_rated(rec: Record, adult: str, problem: str, shown: str) -> str:
    """C9: the worse of the level shown and the level rated, where one is."""
    rated = rated_level(rec, adult, problem)
    return worst_of([shown, rated], LEVEL_ORDER) if rated else shown


def read_open(level: str, reading: str) -> str:
    """C3, last line: open is limited at best and none at worst."""
    if level == "open":
        return "limited" if reading == "best" else "none"
    return level


def level_from_entries(rec: Record, reading: str, adult: str, factor: str, after: date | None) -> str:
    """C3, with the clock given (3.7 gives a later one): none, limited, evidenced, sustained or open."""
    seen = observations(rec, adult, factor, after)
    with_this_child = [o for o in seen if rec.children_allow(o.entry)]  # C6
    reached = goals_reached(rec, adult, factor, seen)
    if sustained_run(rec, adult, factor, with_this_child) and reached and tested_with_child(rec, adult, after):
        return "sustained"
    if shorter_run(rec, adult, factor, seen) and reached:
        return "evidenced"
    for entry in rec.strengths(adult, factor):
        day = rec.strength_day(entry) or OLDER_THAN_ANY
        if rec.strength_independent(entry) and not entry.attendance and (after is None or day > after):
            return "limited"
    if progress_claimed(rec, adult, factor):
        return "limited" if reading == "best" else "none"
    if concerns(rec, reading, adult, factor) or rating_read(rec, reading, adult, factor) == "present":
        return "none"
    return "open"


def progress_claimed(rec: Record, adult: str, factor: str) -> bool:
    """C3: any strength about the adult that may be used, in whatever standing but disproved or not proved; a
    favourable rating; a capacity rating above none; a favourable claim."""
    for entry in rec.entries:
        claimable = entry.knowable == "known" and rec.strength_day(entry) is not None
        if claimable and entry.standing in ("established", "alleged", "disputed"):
            if entry.has_tag(factor, "strength") and rec.strength_counts_for(entry, adult, factor):
                if not word_no_longer_counts(rec, entry, factor):
                    return True
    favourable = ("absent", "addressed", "being_addressed") if is_risk(factor) else ("present",)
    for row in counting_ratings(rec, factor):
        if row.get("status") in favourable and rec.row_is_about(row, adult, factor):
            return True
    for row in rows(rec.case, "capacity"):
        if row.get("factor") == factor and row.get("adult") in (None, adult) and rec.for_this_proposal(row):
            if rec.counts_by(row) and row.get("level") in ("limited", "evidenced", "sustained"):
                return True
    for row in rows(rec.case, "claims"):
        if row.get("direction") == "favourable" and factor in rows(row, "factors"):
            if rec.for_this_proposal(row) and rec.counts_by(row):
                return True
    return False


def word_no_longer_counts(rec: Record, entry: Entry, factor: str) -> bool:
    """E10: the entry is told by an adult with a disproved strength on this factor."""
    tellers = entry.namers & rec.adult_ids
    if not tellers and entry.source_kind == "self_report" and not entry.raw.get("told_by"):
        tellers = rec.about_adults(entry.raw)
    for other in rec.entries:
        if other.standing == "disproved" and other.has_tag(factor, "strength"):
            if tellers & rec.about_adults(other.raw):
                return True
    return False


# Goals (C4) ---------------------------------------------------------------------------------------------------------


def goals_reached(rec: Record, adult: str, factor: str, seen: list[Observation]) -> bool:
    """C4: every goal of that adult and factor is reached; no goal, nothing to reach."""
    goals = [g for g in rows(rec.case.get("plans"), "goals") if g.get("adult") == adult and g.get("factor") == factor]
    return all(goal_reached(rec, adult, factor, goal, seen) for goal in goals)


def goal_reached(rec: Record, adult: str, factor: str, goal: dict[str, Any], seen: list[Observation]) -> bool:
    dropped = as_date(goal.get("dropped"))
    moved = [day for day in map(as_date, rows(goal, "extended")) if day is not None]
    if dropped is not None and dropped <= rec.as_of:
        moved.append(dropped)
    if not moved:
        return newest_level(rec, goal, rec.as_of) >= 0
    by = as_date(goal.get("by"))
    if by is not None and newest_level(rec, goal, min(by, rec.as_of)) >= 0:
        return True
    return shorter_run(rec, adult, factor, [o for o in seen if o.start_early > max(moved)])


def newest_level(rec: Record, goal: dict[str, Any], limit: date) -> int:
    """The level of the newest progress row that counts by a day, the worse of one day; -9 where there is none."""
    found: list[tuple[date, int]] = []
    for row in rows(goal, "progress"):
        on, level = as_date(row.get("on")), row.get("level")
        if on is None or on > limit or level is None:
            continue
        if level < 0 or not row.get("entry") or known_and_independent(rec, row["entry"]):
            found.append((on, level))
    if not found:
        return -9
    newest = max(on for on, _ in found)
    return min(level for on, level in found if on == newest)


def known_and_independent(rec: Record, entry_id: str) -> bool:
    """C4, C7: the entry named is known, established and independent (as a strength is, E3)."""
    entry = rec.all_entries.get(entry_id)
    if entry is None:
        return False
    return entry.knowable == "known" and entry.standing == "established" and rec.strength_independent(entry)


# Family time and care of this child (C5, C7, C8) --------------------------------------------------------------------


def family_time(rec: Record, adult: str) -> list[dict[str, Any]]:
    """Family-time rows of this child and adult that were held, by as_of."""
    return [
        row
        for row in rows(rec.case.get("plans"), "family_time")
        if row.get("child") == rec.child_id
        and row.get("adult") == adult
        and row.get("held") is True
        and rec.counts_by(row)
    ]


def seen_from_outside(rec: Record, row: dict[str, Any]) -> bool:
    """C7."""
    if row.get("seen_by") and row["seen_by"] not in rec.listed:
        return True
    return bool(row.get("entry")) and known_and_independent(rec, row["entry"])


def tested_with_child(rec: Record, adult: str, after: date | None) -> bool:
    """C5: unsupervised or overnight family time, seen from outside, after the newest concern that is not minor."""
    return any(
        row.get("level") in ("unsupervised", "overnight")
        and seen_from_outside(rec, row)
        and (after is None or as_date(row["on"]) > after)  # type: ignore[operator]
        for row in family_time(rec, adult)
    )


@dataclass(frozen=True)
class Session:
    """One day this adult had the child, seen from outside (C8)."""

    day: date
    overnight: bool
    in_their_care: bool


def sessions(rec: Record, adult: str, after: date | None) -> list[Session]:
    """C8: family time held and seen, and independent exact-day strengths inside a period of care."""
    found = []
    for row in family_time(rec, adult):
        if seen_from_outside(rec, row):
            on = as_date(row["on"])
            assert on is not None
            found.append(Session(on, overnight=row.get("level") == "overnight", in_their_care=False))
    for entry in rec.entries:
        day = as_date(entry.raw.get("date"))
        if day is None or (entry.raw.get("precision") or "day") != "day" or not rec.usable_strength(entry):
            continue
        if adult not in rec.about_adults(entry.raw) or not rec.children_allow(entry) or entry.attendance:
            continue
        if not rec.strength_independent(entry) or not any(entry.has_tag(f, "strength") for f in CARE_FACTORS):
            continue
        if any(start <= day and (end is None or day <= end) for start, end in care_periods(rec, adult)):
            found.append(Session(day, overnight=True, in_their_care=True))
    return [s for s in found if after is None or s.day > after]


def care_periods(rec: Record, adult: str) -> list[tuple[date, date | None]]:
    """The periods this adult has cared for this child, begun by as_of."""
    found = []
    for row in rows(rec.person(adult), "cared_for"):
        start = as_date(row.get("from"))
        if row.get("child") == rec.child_id and start is not None and start <= rec.as_of:
            found.append((start, as_date(row.get("until"))))
    return found


def session_run(days: list[date], gap: int, count: int, ends_within: int, of: date) -> bool:
    """C8: some joined chain of session days with so many of them, over the shorter window, that ends in time."""
    chain: list[date] = []
    for day in sorted(days):
        if chain and days_between(day, chain[-1]) > gap:
            chain = []
        chain.append(day)
        long_enough = days_between(chain[-1], chain[0]) >= SHORTER_DAYS and len(chain) >= count
        if long_enough and days_between(of, chain[-1]) <= ends_within:
            return True
    return False


def care_of_child(rec: Record, reading: str, adult: str) -> str:
    """C8."""
    clocks = [clock(rec, evidence_reading(reading), adult, factor) for factor in CARE_FACTORS]
    after: date | None = None
    for one in clocks:
        after = newer(after, one)
    found = sessions(rec, adult, after)
    if session_run([s.day for s in found if s.overnight], RUN_GAP_DAYS, 1, RUN_LAST_DAYS, rec.as_of):
        return "sustained"
    if session_run([s.day for s in found], SESSION_GAP_DAYS, SESSION_COUNT, RUN_LAST_DAYS, rec.as_of):
        return "evidenced"
    entry_to_care = rec.entry_to_care
    if entry_to_care is not None:
        before = [s.day for s in found if s.in_their_care and s.day < entry_to_care]
        if session_run(before, RUN_GAP_DAYS, 1, RUN_LAST_DAYS, entry_to_care):
            return "evidenced"
    return "limited" if family_time(rec, adult) or care_periods(rec, adult) else "none"
