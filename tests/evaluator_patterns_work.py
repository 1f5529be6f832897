"""The evaluator's patterns of professionals' work (decisions/0007, readings P): visits, the child not seen alone,
changes of worker, agencies gone silent, and severe entries that no assessment mentions."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from evaluator_patterns_ground import Chronology, Finding, closely_dated, ids, on_day
from evaluator_record import Entry, as_date, days_between, rows
from evaluator_status import counting_ratings
from evaluator_tables import RISK

AGENCIES = ("health", "school", "adult_service", "carer")


def visit_gap(chron: Chronology, possible: bool, window: int = 365) -> list[Finding]:
    """pt_visit_gap: longer between two visits, or since the last, than the child's status allows; or not made."""
    del possible
    visits = chron.visits()
    days = sorted(visits)
    behind: dict[str, set[str]] = {}
    for a, b in pairwise(days):
        if chron.in_last(b, window) and days_between(b, a) > chron.interval_required(a):
            behind.setdefault("between", set()).update(visits[a] | visits[b])
    if days and days_between(chron.as_of, days[-1]) > chron.interval_required(days[-1]):
        behind["since_last"] = visits[days[-1]]
    for row in rows(chron.case.get("plans"), "visits"):
        planned = as_date(row.get("planned"))
        made = as_date(row.get("made"))
        if planned is not None and chron.in_last(planned, window) and (made is None or made > chron.as_of):
            behind.setdefault("not_made", set()).add(f"visit.{planned}")
    return [Finding("pt_visit_gap", how, "", "", True, frozenset(named)) for how, named in sorted(behind.items())]


def not_seen_alone(chron: Chronology, possible: bool) -> list[Finding]:
    """pt_not_seen_alone: visited in the last two intervals, and not once seen alone."""
    del possible
    window = 2 * chron.interval_required(chron.as_of)
    behind: set[str] = set()
    for day, named in chron.visits().items():
        behind |= named if chron.in_last(day, window) else set()
    for entry in chron.used:
        alone = entry.raw.get("child_seen") == "alone" or entry.raw.get("type") == "child_seen_alone"
        if alone and closely_dated(entry) and chron.about_the_child(entry) and chron.in_last(chron.day(entry), window):
            return []
    return [Finding("pt_not_seen_alone", "", chron.child, "", True, frozenset(behind))] if behind else []


def worker_change(chron: Chronology, possible: bool, settled: int = 92, before: int = 183) -> list[Finding]:
    """pt_worker_change: concerns before another worker came, and silence on them since."""
    found = []
    changes = [e for e in chron.own_types("worker_change") if days_between(chron.as_of, chron.day(e)) >= settled]
    for subject, factor in chron.pairs():
        concerns = chron.concerns(subject, factor, possible)
        for change in sorted(changes, key=lambda e: (-chron.day(e).toordinal(), e.id)):  # of one day the first by id
            day = chron.day(change)
            own = [e for e in concerns if 0 <= days_between(day, chron.day(e)) <= before]
            after = any(chron.day(e) > day for e in chron.concerns(subject, factor, True))
            if len(own) >= 2 and not after and not looked_at_after(chron, subject, factor, day):
                behind = ids(own) | {change.id}
                found.append(Finding("pt_worker_change", "", subject, factor, True, behind))
                break  # the newest such change
    return found


def looked_at_after(chron: Chronology, subject: str, factor: str, day: date) -> bool:
    """Whether an observation, a check or a rating came after a day."""
    rec = chron.rec
    if any(reach(chron, e) > day for e in chron.observations(subject, factor)):
        return True
    checks = [c for c in rows(chron.case, "checks") if factor in rows(c, "factors") and rec.for_this_proposal(c)]
    ratings = [r for r in counting_ratings(rec, factor) if r.get("status") != "unknown"]  # unknown: not rated (S1)
    return any(
        rec.counts_by(row) and on_day(row) > day and names_whom(chron, row, subject, factor) for row in checks + ratings
    )


def names_whom(chron: Chronology, row: dict[str, Any], subject: str, factor: str) -> bool:
    """E9; on a factor of the child a row that names adults alone is about the child all the same."""
    if subject == chron.child and not set(rows(row, "about")) - chron.rec.about_adults(row):
        return True
    return chron.rec.row_is_about(row, subject, factor)


def reach(chron: Chronology, entry: Entry) -> date:
    """The last day of what was seen or tested over a time (R1); of anything else its own day."""
    until, recorded = as_date(entry.raw.get("until")), as_date(entry.raw.get("recorded"))
    if until is None or entry.raw.get("rests_on") not in ("seen", "tested"):
        return chron.day(entry)
    return max(chron.day(entry), min(day for day in (until, chron.as_of, recorded) if day is not None))


def silent_source(chron: Chronology, possible: bool, least: int = 2, silent_after: int = 90) -> list[Finding]:
    """pt_silent_source: an agency that told of the child since entry to care, and no longer does."""
    del possible
    found = []
    for agency in AGENCIES:
        own = [e for e in chron.used if e.source_kind == agency and closely_dated(e) and chron.of_this_proposal(e)]
        care = chron.rec.entry_to_care
        own = [e for e in own if care is None or chron.day(e) >= care]
        if len(own) >= least:
            newest = max(reach(chron, e) for e in own)
            if days_between(chron.as_of, newest) > silent_after:
                behind = frozenset({min(e.id for e in own if reach(chron, e) == newest)})  # of one day the first by id
                found.append(Finding("pt_silent_source", "", agency, "", True, behind))
    return found


def uncited_severe(chron: Chronology, possible: bool) -> list[Finding]:
    """pt_uncited_severe: a serious or grave entry that the current assessment does not mention."""
    assessment = chron.current_assessment()
    if assessment is None:
        return []
    behind: dict[tuple[str, str], set[str]] = {}
    for entry in chron.used:
        if not is_severe(chron, entry) or entry.id in rows(assessment, "cites"):
            continue
        how = "known_then" if chron.day(entry) <= on_day(assessment) else "since"
        for factor in RISK:
            admitted_or_established = chron.concern_of_anybody(entry, factor, possible=False)
            unconfirmed = entry.standing == "established" and chron.concern_of_anybody(entry, factor, possible=True)
            if admitted_or_established or (possible and unconfirmed):
                behind.setdefault((how, factor), set()).add(entry.id)
    return [
        Finding("pt_uncited_severe", how, "", factor, True, frozenset(named))
        for (how, factor), named in sorted(behind.items())
    ]


def is_severe(chron: Chronology, entry: Entry) -> bool:
    """Serious or grave, of this proposal, however it is dated: with no date at all, on the day `as_of`."""
    return entry.raw.get("severity") in ("serious", "grave") and chron.of_this_proposal(entry)
