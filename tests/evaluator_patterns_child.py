"""The evaluator's patterns about the child and about what was said (decisions/0007, readings P): retraction, the
first month at home, a relapse not told, a brother's or sister's signal, and improvement that others verified."""

from __future__ import annotations

from datetime import date

from evaluator_patterns_ground import Chronology, Finding, closely_dated, ids
from evaluator_record import Entry, as_date, days_between, rows
from evaluator_status import (
    Observation,
    clock,
    counting_ratings,
    is_dynamic,
    listed_reasons,
    newer,
    observations,
    window_days,
)
from evaluator_tables import RISK, RUN_GAP_DAYS, RUN_LAST_DAYS, VOTING_PROTECTIVE, domain_of, pairs_of
from evaluator_votes import effective_factors

ADULT_RISK = tuple(factor for factor in RISK if domain_of(factor) != "child")


def retraction(chron: Chronology, possible: bool, window: int = 183) -> list[Finding]:
    """pt_retraction: a disclosure taken back within half a year, after contact with an adult it was about or not."""
    del possible
    behind: dict[str, set[str]] = {}
    for told in chron.used_types("disclosure"):
        for taken_back in chron.used_types("retraction"):
            if not (chron.about_the_child(told) and chron.about_the_child(taken_back)):
                continue
            if 0 <= days_between(chron.day(taken_back), chron.day(told)) <= window:
                contact = contact_between(chron, told, chron.day(told), chron.day(taken_back))
                how = "after_contact" if contact else "no_contact"
                behind.setdefault(how, set()).update({told.id, taken_back.id} | contact)
    return [
        Finding("pt_retraction", how, chron.child, "", True, frozenset(named)) for how, named in sorted(behind.items())
    ]


def contact_between(chron: Chronology, told: Entry, first: date, last: date) -> set[str]:
    """The first held family time or entry, from day to day, that puts the child with an adult the disclosure is about
    (an entry may name no adult); where it names none, with anybody. Of one day the first by id."""
    about = chron.rec.about_adults(told.raw)
    found: list[tuple[date, str]] = []
    for row in rows(chron.case.get("plans"), "family_time"):
        on = as_date(row.get("on"))
        if row.get("child") == chron.child and row.get("held") is True and (not about or row.get("adult") in about):
            if on is not None and first <= on <= last:
                found.append((on, f"family_time.{chron.child}.{row['adult']}.{on}"))
    for entry in chron.used_types("family_time", "return_home"):
        named = chron.rec.about_adults(entry.raw)
        if (
            chron.about_the_child(entry)
            and (not named or not about or named & about)
            and first <= chron.day(entry) <= last
        ):
            found.append((chron.day(entry), entry.id))
    return {min(found)[1]} if found else set()


def first_month(chron: Chronology, possible: bool, days: int = 30) -> list[Finding]:
    """pt_first_month: the child has been home for a month or less."""
    del possible
    behind = set()
    for row in chron.child_returns():
        start, until = as_date(row.get("from")), as_date(row.get("until"))
        if start is not None and 0 <= days_between(chron.as_of, start) <= days:
            if until is None or until > chron.as_of:
                behind.add(f"return.{chron.child}.{start}")
    return [Finding("pt_first_month", "", chron.child, "", True, frozenset(behind))] if behind else []


def relapse_hidden(chron: Chronology, possible: bool, window: int = 62) -> list[Finding]:
    """pt_relapse_hidden: a test says one thing, and the adult, at about that time, another."""
    found = []
    for subject, factor in chron.pairs(ADULT_RISK):
        tested = [e for e in chron.concerns(subject, factor, possible) if e.raw.get("rests_on") == "tested"]
        said: dict[str, date] = {}
        for entry in chron.used:
            named = chron.rec.about_adults(entry.raw)
            own = closely_dated(entry) and (not named or subject in named)
            if own and entry.has_tag(factor, "strength") and told_by(chron, entry, subject):
                said[entry.id] = chron.day(entry)
        for claim in rows(chron.case, "claims"):
            if claim.get("by") == subject and claim.get("direction") == "favourable":
                if factor in rows(claim, "factors") and chron.rec.for_this_proposal(claim):
                    on = as_date(claim.get("on"))
                    if on is not None and on <= chron.as_of:
                        said[claim["id"]] = on
        behind: set[str] = set()
        for test in tested:
            near = {name for name, day in said.items() if abs(days_between(chron.day(test), day)) <= window}
            behind |= near | {test.id} if near else set()
        if behind:
            found.append(Finding("pt_relapse_hidden", "", subject, factor, True, frozenset(behind)))
    return found


def told_by(chron: Chronology, entry: Entry, adult: str) -> bool:
    """The adult's word: `told_by` or `who` is theirs, or their own report of themselves that names no other teller."""
    if adult in entry.namers:
        return True
    about = adult in chron.rec.about_adults(entry.raw)
    return entry.source_kind == "self_report" and about and not entry.raw.get("told_by")


def sibling_signal(chron: Chronology, possible: bool) -> list[Finding]:
    """pt_sibling_signal: a concern about another child that nobody asked about for this one."""
    found = []
    for subject, factor in chron.pairs(ADULT_RISK):
        concerns = chron.concerns(subject, factor, possible, close=False)
        others = [e for e in concerns if not chron.about_the_child(e)]
        if not others or len(others) < len(concerns) or asked_about(chron, subject, factor):
            continue
        found.append(Finding("pt_sibling_signal", "", subject, factor, True, ids(others)))
    return found


def asked_about(chron: Chronology, subject: str, factor: str) -> bool:
    """Whether this proposal rates or checks the factor for the adult, or it is a reason for care."""
    rec = chron.rec
    for row in counting_ratings(rec, factor):
        if row.get("status") != "unknown" and rec.row_is_about(row, subject, factor):  # unknown: not rated (S1)
            return True
    for row in rows(chron.case, "checks"):
        if factor in rows(row, "factors") and rec.for_this_proposal(row) and rec.counts_by(row):
            if rec.row_is_about(row, subject, factor):
                return True
    for reason in listed_reasons(rec, "worst"):
        if factor in {reason.get("factor"), *effective_factors(rec, "worst", reason, subject)}:
            return True
    return False


def positive_verified(chron: Chronology, possible: bool) -> list[Finding]:
    """pt_positive_verified: a sustained run whose observations come from two sources or more."""
    del possible
    rec = chron.rec
    found = []
    for subject, factor in chron.pairs(RISK + VOTING_PROTECTIVE):
        if factor in RISK and not is_dynamic(rec, "worst", subject, factor):
            continue  # static; a mixed one that is not core is static where it is not current (S5)
        after: date | None = None
        for risk in [factor] if factor in RISK else sorted(pairs_of(factor)):
            after = newer(after, clock(rec, "worst", subject, risk))
        seen = observations(rec, subject, factor, after)
        run = the_run(chron, seen, window_days(rec, subject, factor, "sustained"))
        told_by_whom = [o.entry.raw.get("source") or {} for o in run]
        sources = {(source.get("kind"), source.get("who")) for source in told_by_whom} - {(None, None)}
        if len(sources) >= 2:
            found.append(Finding("pt_positive_verified", "", subject, factor, True, ids(o.entry for o in run)))
    return found


def the_run(chron: Chronology, seen: list[Observation], window: int) -> list[Observation]:
    """R2, R3: the observations of every chain that is long and recent enough, and those all of whose possible days lie
    within the days of such chains; none where there is no such chain."""
    ordered = sorted(seen, key=lambda o: (o.end_early, o.start_late))
    leads_to: list[set[int]] = [{place} for place in range(len(ordered))]
    for place in reversed(range(len(ordered))):
        for later in range(place + 1, len(ordered)):
            if days_between(ordered[later].start_late, ordered[place].end_early) <= RUN_GAP_DAYS:
                leads_to[place] |= leads_to[later]
    on_a_run: set[int] = set()
    days: list[date] = []
    for first in range(len(ordered)):
        for last in leads_to[first]:
            start, end = ordered[first].start_late, ordered[last].end_early
            if days_between(end, start) >= window and days_between(chron.as_of, end) <= RUN_LAST_DAYS:
                on_a_run |= {middle for middle in leads_to[first] if last in leads_to[middle]}
                days += [start, end]
    for place, one in enumerate(ordered):
        if days and min(days) <= one.start_early and max(one.start_late, one.end_early) <= max(days):
            on_a_run.add(place)
    return [ordered[place] for place in sorted(on_a_run)]
