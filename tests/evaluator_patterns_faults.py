"""The evaluator's faults of a chronology (decisions/0007, readings Q): read once for the case, over every entry that
is not later, whoever it is about and whatever its standing."""

from __future__ import annotations

from datetime import date
from typing import Any

from evaluator_patterns_ground import Chronology, Finding, closely_dated, ids
from evaluator_record import Entry, Record, as_date, days_between, precision_days, rows


class Whole:
    """The chronology of the case as a whole. Any proposal's record reads the entries alike."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.chron = Chronology(case, rows(case, "proposals")[0])
        self.as_of = self.chron.as_of
        self.entries: list[Entry] = sorted(self.chron.rec.entries, key=lambda e: (self.day(e), e.id))
        self.close = [e for e in self.entries if closely_dated(e)]

    def day(self, entry: Entry) -> date:
        return self.chron.day(entry)


def absent(whole: Whole, fresh: int = 42) -> list[Finding]:
    """cf_absent: no entry at all, or none of late."""
    if not whole.entries:
        return [Finding("cf_absent", "none", "", "", True, frozenset())]
    days = [(last_day(whole, entry), entry) for entry in whole.close]
    for entry in whole.entries:
        recorded = as_date(entry.raw.get("recorded"))
        if recorded is not None and recorded <= whole.as_of:
            days.append((recorded, entry))
    if not days:
        return [Finding("cf_absent", "stale", "", "", True, frozenset())]  # nothing in it has a day that can be used
    newest = max(day for day, _ in days)
    if days_between(whole.as_of, newest) <= fresh:
        return []
    return [Finding("cf_absent", "stale", "", "", True, ids(entry for day, entry in days if day == newest))]


def last_day(whole: Whole, entry: Entry) -> date:
    """What was seen or tested over a time reaches to its last day (R1); what may have come later, its first day."""
    if entry.knowable == "cannot_tell" and entry.lo is not None:
        return min(entry.lo, whole.as_of)
    until, recorded = as_date(entry.raw.get("until")), as_date(entry.raw.get("recorded"))
    if until is None or entry.raw.get("rests_on") not in ("seen", "tested"):
        return whole.day(entry)
    return max(whole.day(entry), min(day for day in (until, whole.as_of, recorded) if day is not None))


def single_agency(whole: Whole, least: int = 5) -> list[Finding]:
    """cf_single_agency: everything told by one kind of source."""
    kinds = {entry.source_kind for entry in whole.entries} - {None}
    if len(whole.entries) < least or len(kinds) > 1:
        return []
    named = [entry for entry in whole.entries if entry.source_kind]
    return [Finding("cf_single_agency", "", "", "", True, ids(named or whole.entries))]


def starts_late(whole: Whole, age: int = 183, margin: int = 31) -> list[Finding]:
    """cf_starts_late: a child's life before the newest referral, or before care, is not in it."""
    if not whole.close:
        return []
    begins = {e.id: min(whole.day(e), e.hi) for e in whole.close}  # an entry begins at its first days, not at `until`
    first = min(begins.values())
    older = False
    for child in rows(whole.case, "children"):
        born = as_date(child.get("born"))
        if born is not None:
            _, latest = precision_days(born, child.get("born_precision") or "day", None)
            older = older or days_between(first, latest) > age
    referrals = [e for e in whole.close if e.raw.get("type") in ("referral", "anonymous_referral")]
    began = max((whole.day(e) for e in referrals), default=None) or first_entry_to_care(whole.case)
    if not older or began is None or days_between(began, first) > margin:
        return []
    newest = {min(e.id for e in referrals if whole.day(e) == began)} if referrals else set()
    behind = frozenset({min(name for name, day in begins.items() if day == first)} | newest)
    return [Finding("cf_starts_late", "", "", "", True, behind)]


def first_entry_to_care(case: dict[str, Any]) -> date | None:
    """The entry to care (D8) of the first child by id who has one."""
    for child in sorted(row["id"] for row in rows(case, "children")):
        entered = Record(case, {"id": "", "child": child, "household": None}).entry_to_care
        if entered is not None:
            return entered
    return None


def thin(whole: Whole, least: int = 5) -> list[Finding]:
    """cf_thin: most entries say neither who reported them nor what they rest on."""
    bare = []
    for entry in whole.entries:
        source = entry.raw.get("source") or {}
        if not source.get("kind") and not source.get("who") and not entry.raw.get("rests_on"):
            bare.append(entry)
    if len(whole.entries) < least or 2 * len(bare) <= len(whole.entries):
        return []
    return [Finding("cf_thin", "", "", "", True, ids(bare))]


def one_sided(whole: Whole, least: int = 10) -> list[Finding]:
    """cf_one_sided: every tag points one way."""
    tagged = [entry for entry in whole.entries if entry.tags]
    ways = {tag.direction for entry in tagged for tag in entry.tags}
    if len(tagged) < least or len(ways) != 1:
        return []
    return [Finding("cf_one_sided", f"{ways.pop()}s", "", "", True, ids(tagged))]


def overloaded(whole: Whole, least: int = 10, spread: int = 183, same_least: int = 3) -> list[Finding]:
    """cf_overloaded: much written down on one day of events far apart, or the same words again and again."""
    found = []
    by_day: dict[date, list[Entry]] = {}
    for entry in whole.close:
        recorded = as_date(entry.raw.get("recorded"))
        if recorded is not None:
            by_day.setdefault(recorded, []).append(entry)
    for entries in by_day.values():
        if len(entries) >= least and days_between(whole.day(entries[-1]), whole.day(entries[0])) > spread:
            found.append(Finding("cf_overloaded", "one_day", "", "", True, ids(entries)))
    by_words: dict[str, list[Entry]] = {}
    for entry in whole.entries:
        words = "".join(letter for letter in entry.raw.get("event") or "" if letter.isalnum()).casefold()
        if words:
            by_words.setdefault(words, []).append(entry)
    for entries in by_words.values():
        if len(entries) >= same_least:
            found.append(Finding("cf_overloaded", "same_words", "", "", True, ids(entries)))
    return found
