"""The evaluator's weighing of claims about the plan or the return (decisions/0008, W2; semantics 2.1 and 6.4).

Such a claim names no factor. It is weighed on what it cites, and opposed by what is on record about the reasons for
care and the harm-bearing factors of the adults of the household. Plain Python from the page, like the rest of the
evaluator; comments name the reading each step follows.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from evaluator_record import Entry, Record, days_between, rows
from evaluator_status import harm_bearing
from evaluator_support import (
    NO_FACTOR,
    Behind,
    Statement,
    as_new_as,
    bears_on_nothing,
    concern_subjects,
    counts_as_concern,
    household_of,
    settled,
    strength_is_about,
)
from evaluator_tables import CONTEST_DAYS_OTHER, STALE_DAYS
from evaluator_votes import on_the_list

WORST = "worst"  # a claim is weighed once and not for each reading: on the reading that leaves nothing out


def whole_claims(case: dict[str, Any]) -> dict[str, dict[str, dict[str, str | None]]]:
    """{proposal id: {claim id: {"support": ..., "state": ...}}} for the claims about the plan or the return that
    count (D9). The state of an unfavourable claim is None: only a favourable statement has one (6.4)."""
    return {p["id"]: claims_of_proposal(Record(case, p)) for p in rows(case, "proposals")}


def claims_of_proposal(rec: Record) -> dict[str, dict[str, str | None]]:
    found = {}
    for row in rows(rec.case, "claims"):
        if row.get("about", "factor") != "factor" and rec.for_this_proposal(row) and rec.counts_by(row):
            favourable = row.get("direction") == "favourable"
            claim = Statement(row["id"], (), favourable, frozenset(), tuple(rows(row, "evidence")), None)
            found[claim.id] = {"support": support_of(rec, claim), "state": state_of(rec, claim)}
    return found


def support_of(rec: Record, claim: Statement) -> str:
    """2.1: the first that fits."""
    behind = behind_claim(rec, claim)
    newest = newest_independent(behind)
    if not behind:
        return "unsupported"
    if newest is None:
        return "self_report_only"
    if days_between(rec.as_of, newest) > STALE_DAYS:
        return "stale"
    return "contested" if opposed(rec, claim, newest) else "stands"


def state_of(rec: Record, claim: Statement) -> str | None:
    """6.4: contradicted where something unsettled opposes it, supported where its support is fresh, else silent."""
    if not claim.favourable:
        return None
    newest = newest_independent(behind_claim(rec, claim))
    if opposed(rec, claim, newest):
        return "contradicted"
    fresh = newest is not None and days_between(rec.as_of, newest) <= STALE_DAYS
    return "supported" if fresh else "silent"


# What stands behind it ----------------------------------------------------------------------------------------------


def newest_independent(behind: list[Behind]) -> date | None:
    return max((b.day for b in behind if b.independent), default=None)


def behind_claim(rec: Record, claim: Statement) -> list[Behind]:
    """W2: the cited entries that are known, established, and tagged its way or with nothing at all; for somebody of
    this household, as behind any claim that says of nobody in particular what it says."""
    found = []
    for entry in rec.entries:
        if entry.id not in claim.evidence or entry.knowable != "known":
            continue
        if claim.favourable:
            if rec.usable_strength(entry) and any(
                strength_is_about(rec, claim, entry, f) for f in bearing(entry, claim)
            ):
                found.append(Behind(as_new_as(rec, entry), rec.strength_independent(entry)))
            continue
        subjects = {s for f in bearing(entry, claim) for s in concern_subjects(rec, claim, entry, f)}
        counted = [s for s in sorted(subjects) if counts_as_concern(rec, entry, s)]
        if counted:
            independent = any(not rec.admission(entry, s) for s in counted)
            found.append(Behind(rec.concern_day(entry), independent))
    return found


def bearing(entry: Entry, claim: Statement) -> list[str]:
    """The factors an entry carries the claim's way, confirmed. An entry with no factor and no theme bears on any
    factor asked of adults."""
    if bears_on_nothing(entry):
        return list(NO_FACTOR)
    direction = "strength" if claim.favourable else "concern"
    return [t.factor for t in entry.tags if t.confirmed and t.direction == direction]


# What opposes it ----------------------------------------------------------------------------------------------------


def leans_on(rec: Record) -> list[tuple[str, str]]:
    """W2: (subject, factor) of every reason for care, a counterpart in the place of a static one (3.4, V2), and of
    every harm-bearing factor of every adult of the household, counterparts too (S6, V3)."""
    found = set(on_the_list(rec, WORST))
    for adult in household_of(rec):
        found |= {(adult, factor) for factor in harm_bearing(rec, WORST, adult)}
    return sorted(found)


def opposed(rec: Record, claim: Statement, newest: date | None) -> bool:
    """W2: whether something unsettled opposes the claim. With no independent support, it does whatever its day."""
    for entry, factor, day in against(rec, claim):
        if newest is None or day > newest or days_between(newest, day) < CONTEST_DAYS_OTHER:
            if factor is None or not settled_here(rec, claim, entry, factor, day):
                return True
    return False


def against(rec: Record, claim: Statement) -> list[tuple[Entry, str | None, date]]:
    """Every entry that speaks against the claim, the factor it does so on (None: a theme), and its day."""
    found: list[tuple[Entry, str | None, date]] = []
    for subject, factor in leans_on(rec):
        for entry in rec.entries:
            if claim.favourable:
                if entry.has_tag(factor, "concern") and entry.not_minor and counts_as_concern(rec, entry, subject):
                    if rec.concern_counts_for(entry, subject, factor):
                        found.append((entry, factor, rec.concern_day(entry)))
            elif entry in rec.strengths(subject, factor) and rec.strength_independent(entry):
                if entry.lo is not None and not entry.attendance:  # an observation (0007 G4)
                    found.append((entry, factor, entry.lo))
    if claim.favourable:
        found += [(entry, None, rec.concern_day(entry)) for entry in rec.entries if is_theme(entry)]
    return found


def is_theme(entry: Entry) -> bool:
    """W2: every entry with a theme and no factor, a minor one too; what is disproved or not proved counts as nothing
    (1.2)."""
    return bool(rows(entry.raw, "themes")) and not entry.tags and entry.standing not in ("disproved", "not_proved")


def settled_here(rec: Record, claim: Statement, entry: Entry, factor: str, day: date) -> bool:
    """W2, last sentence: an answer that settles the entry on its factor (0002, W5)."""
    on_factor = Statement(claim.id, (factor,), claim.favourable, frozenset(), (), None)
    return settled(rec, on_factor, entry, day)
