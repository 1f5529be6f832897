"""The evaluator's support of ratings and claims (readings W and E10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from evaluator_record import OLDER_THAN_ANY, Entry, Record, as_date, days_between, once, rows
from evaluator_status import adults, counting_ratings, is_dynamic, observation_of
from evaluator_tables import (
    CONTEST_DAYS_ADDRESSED,
    CONTEST_DAYS_OTHER,
    DIRECTNESS,
    MIXED_OTHER,
    PROTECTIVE,
    RISK,
    STALE_DAYS,
    STATIC_PROTECTIVE,
    STATIC_RISK,
    domain_of,
    is_risk,
    pairs_of,
)

NO_FACTOR = ("rf_parent_denial",)  # stands in where a claim names no factor: any factor asked of adults would do


@dataclass(frozen=True)
class Statement:
    """A rating or a claim, as W reads it."""

    id: str
    factors: tuple[str, ...]
    favourable: bool
    about: frozenset[str]
    evidence: tuple[str, ...]
    rated: str | None  # None for a claim


@dataclass(frozen=True)
class Behind:
    """One entry or check behind a statement: how new it is (W3) and whether it is independent."""

    day: date
    independent: bool


def statements(rec: Record) -> list[Statement]:
    """The ratings and claims of the proposal that have a support row (D9, W1)."""
    found = []
    for factor in RISK + PROTECTIVE:
        for row in counting_ratings(rec, factor):
            rated = row.get("status")
            if rated in (None, "unknown", "disputed"):
                continue
            favourable = rated != "present" if is_risk(factor) else rated == "present"
            about = frozenset(rec.about_adults(row))
            found.append(Statement(row["id"], (factor,), favourable, about, tuple(rows(row, "evidence")), rated))
    for row in rows(rec.case, "claims"):
        if rec.for_this_proposal(row) and rec.counts_by(row):
            favourable = row.get("direction") == "favourable"
            factors, cited = tuple(rows(row, "factors")), tuple(rows(row, "evidence"))
            found.append(Statement(row["id"], factors, favourable, frozenset(), cited, None))
    return found


@once
def supports(rec: Record) -> dict[str, str]:
    """{rating or claim id: support}."""
    return {statement.id: support_of(rec, statement) for statement in statements(rec)}


def support_of(rec: Record, statement: Statement) -> str:
    """W3: the first that fits."""
    behind = what_stands_behind(rec, statement)
    if not behind:
        return "unsupported"
    independent = [b.day for b in behind if b.independent]
    if not independent:
        return "self_report_only"
    newest = max(independent)
    if days_between(rec.as_of, newest) > STALE_DAYS and not rates_static(rec, statement):
        return "stale"
    reach = CONTEST_DAYS_ADDRESSED if statement.rated == "addressed" else CONTEST_DAYS_OTHER
    for entry, day in opposing(rec, statement):
        if (day >= newest or days_between(newest, day) < reach) and not settled(rec, statement, entry, day):
            return "contested"
    return "stands"


def rates_static(rec: Record, statement: Statement) -> bool:
    """W3: a rating of a static factor. A mixed one that is not core is static where it is not current (S5)."""
    if statement.rated is None:
        return False
    factor = statement.factors[0]
    if factor in MIXED_OTHER:
        return not any(is_dynamic(rec, "best", subject, factor) for subject in statement.about or household_of(rec))
    return factor in STATIC_RISK or factor in STATIC_PROTECTIVE


def household_of(rec: Record) -> list[str]:
    """The adults of the household for support, which has one answer and not one for each reading: the larger."""
    return adults(rec, "worst")


def strength_is_about(rec: Record, statement: Statement, entry: Entry, factor: str) -> bool:
    """W2: for a subject the statement is about; about nobody: any adult of the household, or nobody named."""
    if statement.about or domain_of(factor) in ("child", "professional"):
        return any(rec.strength_counts_for(entry, s, factor) for s in statement.about or {rec.child_id})
    named = rec.about_adults(entry.raw)
    return not named or bool(named & set(household_of(rec)))


def concern_subjects(rec: Record, statement: Statement, entry: Entry, factor: str) -> list[str]:
    """The statement's subjects for whom a concern on this factor counts (E9)."""
    if domain_of(factor) in ("child", "professional"):
        asked = [rec.child_id]
    else:
        asked = sorted(statement.about) or household_of(rec)
    return [s for s in asked if rec.concern_counts_for(entry, s, factor)]


def counts_as_concern(rec: Record, entry: Entry, subject: str) -> bool:
    """E5: established, or an alleged or disputed admission of this subject."""
    if entry.standing in ("alleged", "disputed"):
        return rec.admission(entry, subject)
    return entry.standing == "established"


def what_stands_behind(rec: Record, statement: Statement) -> list[Behind]:
    """W2: entries that carry the factor, cited or not; and cited ones on the matched pair, or on nothing at all."""
    found: dict[str, Behind] = {}
    for entry in rec.entries:
        cited = entry.id in statement.evidence
        if statement.favourable:
            if stands_behind_favourable(rec, statement, entry, cited):
                found[entry.id] = Behind(as_new_as(rec, entry), rec.strength_independent(entry))
        else:
            independent = stands_behind_unfavourable(rec, statement, entry, cited)
            if independent is not None:
                found[entry.id] = Behind(rec.concern_day(entry), independent)
    return [*found.values(), *checks_behind(rec, statement)]


def as_new_as(rec: Record, entry: Entry) -> date:
    """W3: the day of a strength (D5); one that reaches to an `until` is as new as its `end_early` (D6)."""
    seen = observation_of(rec, entry)
    if seen is not None:
        return seen.end_early  # the first possible day, where it reaches no further
    return rec.strength_day(entry) or OLDER_THAN_ANY


def checks_behind(rec: Record, statement: Statement) -> list[Behind]:
    """W2: behind a risk rating of absent, the checks that found the factor absent, about a subject it is about."""
    if statement.rated != "absent" or not statement.favourable:
        return []
    factor = statement.factors[0]
    subjects = [rec.child_id] if domain_of(factor) == "child" else sorted(statement.about) or household_of(rec)
    found = []
    for check in rows(rec.case, "checks"):
        on = as_date(check.get("on"))
        if check.get("found") != "absent" or factor not in rows(check, "factors") or not rec.for_this_proposal(check):
            continue
        if on is not None and on <= rec.as_of and any(rec.row_is_about(check, s, factor) for s in subjects):
            by = check.get("by")
            found.append(Behind(on, independent=bool(by) and by not in rec.listed))
    return found


def bears_on_nothing(entry: Entry) -> bool:
    """Carries no factor and no theme at all."""
    return not entry.tags and not rows(entry.raw, "themes")


def stands_behind_favourable(rec: Record, statement: Statement, entry: Entry, cited: bool) -> bool:
    if not rec.usable_strength(entry):
        return False
    for factor in statement.factors:
        if entry.has_tag(factor, "strength") and strength_is_about(rec, statement, entry, factor):
            return True
    if not cited:
        return False
    if bears_on_nothing(entry):
        return any(strength_is_about(rec, statement, entry, factor) for factor in statement.factors or NO_FACTOR)
    pairs = {pair for factor in statement.factors for pair in pairs_of(factor)}
    return any(entry.has_tag(p, "strength") and strength_is_about(rec, statement, entry, p) for p in pairs)


def stands_behind_unfavourable(rec: Record, statement: Statement, entry: Entry, cited: bool) -> bool | None:
    """None where it does not stand behind; otherwise whether it is independent (E4), for any subject."""
    for factor in statement.factors:
        if entry.has_tag(factor, "concern"):
            counted = [s for s in concern_subjects(rec, statement, entry, factor) if counts_as_concern(rec, entry, s)]
            if counted:
                return any(not rec.admission(entry, s) for s in counted)
    if not cited:
        return None
    pairs = {pair for factor in statement.factors for pair in pairs_of(factor)}
    bearing = [p for p in sorted(pairs) if entry.has_tag(p, "concern")]
    if bears_on_nothing(entry):
        bearing = list(statement.factors or NO_FACTOR)
    subjects = {s for factor in bearing for s in concern_subjects(rec, statement, entry, factor)}
    counted = [s for s in sorted(subjects) if counts_as_concern(rec, entry, s)]
    return any(not rec.admission(entry, s) for s in counted) if counted else None


def opposing(rec: Record, statement: Statement) -> list[tuple[Entry, date]]:
    """W4: the opposing established entries that are not minor, with their days; and, against a favourable
    statement, the disproved strengths, on the day of their disproof (E10)."""
    found = []
    factors = set(statement.factors) | {pair for factor in statement.factors for pair in pairs_of(factor)}
    for entry in rec.entries:
        if not entry.not_minor:
            continue
        for factor in sorted(factors):
            if not statement.favourable:
                day = rec.strength_day(entry)
                if entry.has_tag(factor, "strength") and rec.usable_strength(entry) and day is not None:
                    if strength_is_about(rec, statement, entry, factor):
                        found.append((entry, day))
                continue
            if entry.has_tag(factor, "concern"):
                subjects = concern_subjects(rec, statement, entry, factor)
                if any(counts_as_concern(rec, entry, s) for s in subjects):
                    found.append((entry, rec.concern_day(entry)))
            if entry.has_tag(factor, "strength") and entry.standing == "disproved":
                if concern_subjects(rec, statement, entry, factor):  # like a concern: naming no adult, about every one
                    found.append((entry, entry.standing_from or OLDER_THAN_ANY))
    return found


def settled(rec: Record, statement: Statement, opposed_by: Entry, day: date) -> bool:
    """W5: an answer agreed by somebody else, with an independent entry no earlier and as direct behind it."""
    side = "against_optimism" if statement.favourable else "against_pessimism"
    direction = "strength" if statement.favourable else "concern"
    may_agree = {p["id"] for p in rows(rec.case, "people") if p.get("role") != "role_case_holder"}
    for factor in statement.factors:
        for row in rows(rec.case, "responses"):
            if row.get("challenge") != f"ch.{rec.proposal_id}.{side}.{factor}" or not rec.counts_by(row):
                continue
            agreed_by = row.get("agreed_by")
            if row.get("answer") not in ("explained", "disputed"):
                continue
            if agreed_by not in may_agree - rec.adult_ids - rec.children_ids or agreed_by == row.get("by"):
                continue
            for entry in (rec.all_entries.get(name) for name in rows(row, "entries")):
                if entry is not None and answers(rec, statement, entry, factor, direction, opposed_by, day):
                    return True
    return False


def answers(
    rec: Record, statement: Statement, entry: Entry, factor: str, direction: str, opposed_by: Entry, day: date
) -> bool:
    """W5: the entry is known, established, independent, on the factor this way, about a person the opposing entry
    counts for, no earlier and as direct."""
    if entry.knowable != "known" or entry.standing != "established" or not entry.has_tag(factor, direction):
        return False
    if not about_the_same_person(rec, entry, opposed_by, factor, direction):
        return False
    if direction == "strength":
        own_day, independent = rec.strength_day(entry), rec.strength_independent(entry)
    else:
        subjects = concern_subjects(rec, statement, entry, factor) or [""]
        own_day, independent = rec.concern_day(entry), any(not rec.admission(entry, s) for s in subjects)
    directness = DIRECTNESS.get(entry.raw.get("rests_on") or "", 0)
    needed = DIRECTNESS.get(opposed_by.raw.get("rests_on") or "", 0)
    return independent and own_day is not None and own_day >= day and directness >= needed


def about_the_same_person(rec: Record, entry: Entry, opposed_by: Entry, factor: str, direction: str) -> bool:
    """W5: some adult of the household, or the child for a child-domain factor, for whom both entries count (E9). What
    opposes a favourable statement counts as a concern does, a disproved strength too (E10)."""
    for person in [rec.child_id] if domain_of(factor) in ("child", "professional") else household_of(rec):
        if direction == "strength":
            ours, theirs = rec.strength_counts_for, rec.concern_counts_for
        else:
            ours, theirs = rec.concern_counts_for, rec.strength_counts_for
        if ours(entry, person, factor) and theirs(opposed_by, person, factor):
            return True
    return False
