"""The evaluator's household of a reading, runs and statuses (readings H1-H2, S and R)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from evaluator_record import OLDER_THAN_ANY, Entry, Record, as_date, days_between, once, rows
from evaluator_tables import (
    COUNTERPARTS,
    DYNAMIC_RISK,
    HARM_BEARING,
    MIXED_CORE,
    MIXED_OTHER,
    PROTECTIVE_RATING_ORDER,
    RUN_GAP_DAYS,
    RUN_LAST_DAYS,
    SHORTER_DAYS,
    STALE_DAYS,
    STATIC_RISK,
    STATUS_ORDER,
    SUSTAINED_DAYS,
    domain_of,
    is_risk,
    worst_of,
)


def is_ratings(reading: str) -> bool:
    return reading.startswith("ratings")


def is_best_end(reading: str) -> bool:
    return reading in ("best", "ratings_best")


def evidence_reading(reading: str) -> str:
    """The reading whose concerns, household and speaking static factors the ratings reading borrows (S8)."""
    return "best" if is_ratings(reading) else reading


# Ratings (S1) -------------------------------------------------------------------------------------------------------


@once
def counting_ratings(rec: Record, factor: str) -> list[dict[str, Any]]:
    """D9: the ratings of this proposal and factor made by as_of, or undated, and not withdrawn by then."""
    found = []
    for row in rows(rec.case, "ratings"):
        if row.get("factor") != factor or not rec.for_this_proposal(row):
            continue
        on, withdrawn = as_date(row.get("on")), as_date(row.get("withdrawn_on"))
        if (on is None or on <= rec.as_of) and (withdrawn is None or withdrawn > rec.as_of):
            found.append(row)
    return found


def newest_of_each_worker(ratings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """S1: each worker's newest; every row of that worker's newest day is kept. Nobody named is one worker."""
    kept = []
    for worker in {row.get("by") for row in ratings}:
        own = [row for row in ratings if row.get("by") == worker]
        newest = max(as_date(row.get("on")) or OLDER_THAN_ANY for row in own)
        kept += [row for row in own if (as_date(row.get("on")) or OLDER_THAN_ANY) == newest]
    return kept


@once
def rating_read(rec: Record, reading: str, subject: str, factor: str) -> str | None:
    """S1: the rating read for a subject, None where not rated."""
    about = [row for row in counting_ratings(rec, factor) if rec.row_is_about(row, subject, factor)]
    return read_together(newest_of_each_worker(about), reading, factor)


def read_together(newest: list[dict[str, Any]], reading: str, factor: str) -> str | None:
    """S1, last steps: unknown dropped, disputed dropped or read at its worst, then the worst of the workers'."""
    order = STATUS_ORDER if is_risk(factor) else PROTECTIVE_RATING_ORDER
    values = []
    for row in newest:
        status = row.get("status")
        if status in (None, "unknown") or (status == "disputed" and is_best_end(reading)):
            continue
        values.append(order[-1] if status == "disputed" else status)
    return worst_of(values, order) if values else None


# Concerns (E5, S2) --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Concern:
    """One concern of a reading: its day, whether minor, whether only possible, and its entry or check."""

    day: date
    not_minor: bool
    possible: bool
    entry: Entry | None


def concern_of(rec: Record, entry: Entry, subject: str, factor: str) -> Concern | None:
    """E5: the entry as a concern, counting or only possible, for this subject; None where it counts as nothing."""
    if not rec.concern_counts_for(entry, subject, factor):
        return None
    day = rec.concern_day(entry)
    if entry.has_tag(factor, "concern"):
        admitted = entry.standing in ("alleged", "disputed") and rec.admission(entry, subject)
        if entry.standing == "established" or admitted:
            return Concern(day, entry.not_minor, possible=False, entry=entry)
        if entry.standing in ("alleged", "disputed") and rec.since_24_months(day):
            return Concern(day, entry.not_minor, possible=True, entry=entry)
    unconfirmed = any(t.factor == factor and t.direction == "concern" and not t.confirmed for t in entry.tags)
    if unconfirmed and entry.standing in ("established", "alleged", "disputed"):
        rated = rating_read(rec, "worst", subject, factor)
        if rated in (("absent", "addressed") if is_risk(factor) else ("present",)):
            return Concern(day, entry.not_minor, possible=True, entry=entry)
    return None


@once
def concerns(rec: Record, reading: str, subject: str, factor: str) -> list[Concern]:
    """S2: the concerns of a subject and factor, with the checks that found it present; possible ones in worst."""
    found = []
    for entry in rec.entries:
        concern = concern_of(rec, entry, subject, factor)
        if concern is not None and (reading == "worst" or not concern.possible):
            found.append(concern)
    for check in rows(rec.case, "checks"):
        if check.get("found") == "present" and factor in rows(check, "factors") and rec.for_this_proposal(check):
            on = as_date(check.get("on"))
            if on is not None and on <= rec.as_of and rec.row_is_about(check, subject, factor):
                found.append(Concern(on, not_minor=True, possible=False, entry=None))
    return found


@once
def clock(rec: Record, reading: str, subject: str, factor: str) -> date | None:
    """R1, R4: the day of the newest concern of the reading that is not minor; None where there is none."""
    days = [c.day for c in concerns(rec, evidence_reading(reading), subject, factor) if c.not_minor]
    return max(days) if days else None


def newer(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day is not None]
    return max(days) if days else None


# Runs (D6, R1-R3) ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Observation:
    """One independent observation on its least favourable days (D6)."""

    start_early: date
    start_late: date
    end_early: date
    entry: Entry


def observation_of(rec: Record, entry: Entry) -> Observation | None:
    """D6: the days an observation reaches over; None without a first possible day."""
    if entry.lo is None:
        return None
    until = as_date(entry.raw.get("until"))
    end_early = entry.lo
    if until is not None and entry.raw.get("rests_on") in ("seen", "tested"):
        ends = [until, rec.as_of]
        recorded = as_date(entry.raw.get("recorded"))
        if recorded is not None:
            ends.append(recorded)
        end_early = min(ends)
    return Observation(entry.lo, min(entry.hi, entry.last, rec.as_of), end_early, entry)


@once
def observations(rec: Record, subject: str, factor: str, after: date | None) -> list[Observation]:
    """R1: independent strengths that are not attendance and began after the clock."""
    found = []
    for entry in rec.strengths(subject, factor):
        if entry.attendance or not rec.strength_independent(entry):
            continue
        seen = observation_of(rec, entry)
        if seen is not None and (after is None or seen.start_early > after):
            found.append(seen)
    return found


def run_shown(rec: Record, seen: list[Observation], window: int) -> bool:
    """R2, R3: some chain, in order of end_early, joined at every step, is long enough and recent enough."""
    ordered = sorted(seen, key=lambda o: (o.end_early, o.start_late))
    earliest_start: list[date] = []  # for each observation, the earliest first day of a chain that ends with it
    for place, last in enumerate(ordered):
        starts = [last.start_late]
        for before in range(place):
            if days_between(last.start_late, ordered[before].end_early) <= RUN_GAP_DAYS:
                starts.append(earliest_start[before])
        earliest_start.append(min(starts))
    return any(
        days_between(last.end_early, first) >= window and days_between(rec.as_of, last.end_early) <= RUN_LAST_DAYS
        for last, first in zip(ordered, earliest_start, strict=True)
    )


def window_days(rec: Record, adult: str, factor: str, length: str) -> int:
    """R3: 92 or 183 days, or the longer window an expert, court or plan set for this adult and factor; the sustained
    one is never less than the shorter."""
    days = SHORTER_DAYS
    if length == "sustained":
        days = max(SUSTAINED_DAYS, window_days(rec, adult, factor, "shorter"))
    for row in rows(rec.case, "windows"):
        if row.get("adult") == adult and row.get("factor") == factor and row.get("length") == length:
            entry = rec.all_entries.get(row.get("entry") or "")
            if entry is None or entry.knowable != "later":
                days = max(days, row.get("days") or 0)
    return days


def sustained_run(rec: Record, subject: str, factor: str, seen: list[Observation]) -> bool:
    return run_shown(rec, seen, window_days(rec, subject, factor, "sustained"))


def shorter_run(rec: Record, subject: str, factor: str, seen: list[Observation]) -> bool:
    """S3: a sustained run is also a shorter one."""
    if sustained_run(rec, subject, factor, seen):
        return True
    return run_shown(rec, seen, window_days(rec, subject, factor, "shorter"))


# The household at as_of (H1, H2) ------------------------------------------------------------------------------------


@once
def adults(rec: Record, reading: str) -> list[str]:
    """H1: the adults of the household in a reading, in the order of the file."""
    found: list[str] = []
    for member in rows(rec.household, "members"):
        adult = member["adult"]
        own = [m for m in rows(rec.household, "members") if m["adult"] == adult]
        untils = [as_date(m.get("until")) for m in own]
        still = any(until is None or until > rec.as_of for until in untils)
        if adult not in found and (still or not shown_to_have_left(rec, reading, adult, untils)):
            found.append(adult)
    return found


def shown_to_have_left(rec: Record, reading: str, adult: str, untils: list[date | None]) -> bool:
    """H2: a sustained run on rf_family_new_partner about that adult, of observations begun on or after leaving."""
    left = max(until for until in untils if until is not None)
    seen = observations(rec, adult, "rf_family_new_partner", clock(rec, reading, adult, "rf_family_new_partner"))
    return sustained_run(rec, adult, "rf_family_new_partner", [o for o in seen if o.start_early >= left])


def subjects_of(rec: Record, reading: str, factor: str) -> list[str]:
    """E9: whom a factor is asked of."""
    return [rec.child_id] if domain_of(factor) == "child" else adults(rec, reading)


# Reasons on the list (V1) and what static factors speak through (S5, S6) --------------------------------------------


@once
def listed_reasons(rec: Record, reading: str) -> list[dict[str, Any]]:
    """V1: this child's reasons, of this household or of none named, recorded by as_of or undated, less those that
    name adults none of whom is an adult of the household."""
    household = adults(rec, reading)
    found = []
    for reason in recorded_reasons(rec):
        about = rec.about_adults(reason)
        elsewhere = reason.get("household") not in (None, rec.proposal.get("household"))
        if not elsewhere and (not about or about & set(household)):
            found.append(reason)
    return found


def recorded_reasons(rec: Record) -> list[dict[str, Any]]:
    """Every reason recorded for this child by as_of, whichever household it names."""
    found = []
    for reason in rows(rec.case, "reasons_for_care"):
        on = as_date(reason.get("on"))
        if reason.get("child") == rec.child_id and (on is None or on <= rec.as_of):
            found.append(reason)
    return found


def reason_adults(rec: Record, reading: str, reason: dict[str, Any]) -> list[str]:
    """The reason's adults in the household; about nobody, all of them."""
    about = rec.about_adults(reason)
    return [adult for adult in adults(rec, reading) if not about or adult in about]


def speaks_through_others(factor: str) -> bool:
    """S6: static, or mixed and not core."""
    return factor in STATIC_RISK or factor in MIXED_OTHER


@once
def is_dynamic(rec: Record, reading: str, subject: str, factor: str) -> bool:
    """S5, and S8 for the ratings reading."""
    if factor in DYNAMIC_RISK or factor in MIXED_CORE:
        return True
    if factor not in MIXED_OTHER:
        return False
    if is_ratings(reading):
        return rating_read(rec, reading, subject, factor) is not None
    return any(rec.since_24_months(c.day) for c in concerns(rec, reading, subject, factor))


@once
def speaks(rec: Record, reading: str, subject: str, factor: str) -> bool:
    """S6: whether a static or mixed factor speaks for its own subject."""
    if concerns(rec, reading, subject, factor):
        return True
    if rating_read(rec, reading, subject, factor) not in (None, "absent"):
        return True
    for reason in listed_reasons(rec, reading):
        if reason.get("factor") == factor:
            if domain_of(factor) == "child" or subject in reason_adults(rec, reading, reason):
                return True
    return False


@once
def counterparts(rec: Record, reading: str) -> dict[tuple[str, str], set[str]]:
    """S6: {(subject, counterpart): the entries that make a static factor speak through it}. Every key is
    harm-bearing for that subject; S4 asks that a check name those entries."""
    reading = evidence_reading(reading)
    found: dict[tuple[str, str], set[str]] = {}
    for factor in STATIC_RISK + MIXED_OTHER:
        for own_subject in subjects_of(rec, reading, factor):
            if not speaks(rec, reading, own_subject, factor):
                continue
            naming = {c.entry.id for c in concerns(rec, reading, own_subject, factor) if c.entry is not None}
            for counterpart in COUNTERPARTS[factor]:
                for subject in _spoken_for(rec, reading, factor, own_subject, counterpart):
                    found.setdefault((subject, counterpart), set()).update(naming)
            if factor == "rf_abuse_prior_removal":
                for counterpart, entry_ids in problems_behind_removal(rec, reading, own_subject).items():
                    found.setdefault((own_subject, counterpart), set()).update(entry_ids)
    return found


def _spoken_for(rec: Record, reading: str, factor: str, own_subject: str, counterpart: str) -> list[str]:
    """S6: a child-domain static factor speaks for every adult who shares the care, or for the child."""
    if domain_of(factor) != "child" or domain_of(counterpart) == "child":
        return [own_subject]
    return [adult for adult in adults(rec, reading) if rec.shares_care(adult)]


def problems_behind_removal(rec: Record, reading: str, adult: str) -> dict[str, set[str]]:
    """S6: the dynamic and mixed core factors outside the professional and child domains that are confirmed concern
    tags on the entries that name rf_abuse_prior_removal, and, where it is on the list of reasons, on its entries."""
    entry_ids = {c.entry.id for c in concerns(rec, reading, adult, "rf_abuse_prior_removal") if c.entry is not None}
    for reason in listed_reasons(rec, reading):
        if reason.get("factor") == "rf_abuse_prior_removal" and adult in reason_adults(rec, reading, reason):
            entry_ids |= set(rows(reason, "entries"))
    found: dict[str, set[str]] = {}
    for factor in DYNAMIC_RISK + MIXED_CORE:
        if domain_of(factor) in ("professional", "child") or factor == "rf_parent_ambivalent":
            continue
        for entry in rec.entries:
            if entry.id in entry_ids and entry.has_tag(factor, "concern"):
                if rec.concern_counts_for(entry, adult, factor):
                    found.setdefault(factor, set()).add(entry.id)
    return found


@once
def harm_bearing(rec: Record, reading: str, subject: str) -> list[str]:
    """V3: the harm-bearing factors of a subject: the fixed ones of every adult, and every counterpart."""
    fixed = [] if subject == rec.child_id else list(HARM_BEARING)
    return fixed + sorted(f for s, f in counterparts(rec, reading) if s == subject and f not in fixed)


# Status (S3, S4, S7, S8) --------------------------------------------------------------------------------------------


@once
def check_answers(rec: Record, reading: str, subject: str, factor: str) -> bool:
    """S4: a dated check that found it absent, made by nobody of the household, naming what it must name."""
    must_name = counterparts(rec, reading).get((subject, factor), set())
    for check in rows(rec.case, "checks"):
        if check.get("found") != "absent" or factor not in rows(check, "factors"):
            continue
        if not rec.for_this_proposal(check) or not rec.row_is_about(check, subject, factor):
            continue
        on, by, how = as_date(check.get("on")), check.get("by") or "", check.get("how") or ""
        if on is None or on > rec.as_of or days_between(rec.as_of, on) > STALE_DAYS:
            continue
        if by.strip() and how.strip() and by not in adults(rec, reading) and must_name <= set(rows(check, "names")):
            return True
    return False


@once
def status_from_evidence(rec: Record, reading: str, subject: str, factor: str, after: date | None) -> str:
    """S3, with the clock given (3.7 gives a later one)."""
    rated = rating_read(rec, reading, subject, factor)
    on_record = bool(concerns(rec, reading, subject, factor))
    seen = observations(rec, subject, factor, after)
    sustained, shorter = sustained_run(rec, subject, factor, seen), shorter_run(rec, subject, factor, seen)
    if rated == "present":
        return "present"
    if rated == "addressed" or (rated == "absent" and on_record):
        return "addressed" if sustained else "being_addressed" if shorter else "present"
    if rated == "being_addressed":
        return "being_addressed" if shorter else "present"
    if rated == "absent":
        return "absent" if check_answers(rec, reading, subject, factor) or shorter else "open"
    return "present" if on_record else "open"


@once
def support_not_delivered(rec: Record, adult: str, factor: str) -> bool:
    """S7: the newest row of a support relied on says it was not delivered (same day: the worse)."""
    own = [
        row
        for row in rows(rec.case, "supports_relied_on")
        if row.get("adult") == adult and row.get("factor") == factor and rec.counts_by(row)
    ]
    if not own:
        return False
    newest = max(str(as_date(row["on"])) for row in own)
    return any(row.get("delivered") is False for row in own if str(as_date(row["on"])) == newest)


@once
def status(rec: Record, reading: str, subject: str, factor: str) -> str:
    """The status of a dynamic factor for a subject in a reading: S3 and S7, or S8 on the ratings; supposed, 5.7."""
    if (supposed := rec.supposed.get(f"{factor}@{subject}")) is not None:
        return supposed
    if is_ratings(reading):
        return rating_read(rec, reading, subject, factor) or "absent"
    found = status_from_evidence(rec, reading, subject, factor, clock(rec, reading, subject, factor))
    if found != "present" and support_not_delivered(rec, subject, factor):
        return "open"
    return found
