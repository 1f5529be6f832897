"""The evaluator's reading of a case file: days, entries and the household (readings D, E and H).

A case is a plain dict shaped as the case file; a key that is missing is "not recorded". One `Record` is made for
each proposal and handed to every other evaluator module. Readings are named "best", "worst", "ratings_best" and
"ratings_worst": the last two are the two ends of the reading on the ratings.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from evaluator_tables import ABOUT_DAYS, ATTENDANCE_TYPES, CARE_STATUSES, POSSIBLE_MONTHS, domain_of

P = ParamSpec("P")
T = TypeVar("T")

READINGS = ("best", "worst", "ratings_best", "ratings_worst")
OLDER_THAN_ANY = date.min
THE_HOUSEHOLD = "household"  # the subject of professional-domain factors, which are asked of the household as one


def as_date(value: Any) -> date | None:
    """A day from ISO text or a date; None stays None."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


def rows(holder: dict[str, Any] | None, key: str) -> list[Any]:
    """The list under a key, empty where it is missing or null."""
    return list((holder or {}).get(key) or [])


def days_between(later: date, earlier: date) -> int:
    """D1: later minus earlier, in days."""
    return (later - earlier).days


def months_before(day: date, months: int) -> date:
    """D7: the same day so many calendar months before; 29 February becomes 28."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def precision_days(when: date, precision: str, latest: date | None) -> tuple[date | None, date]:
    """D2 for an entry with a date: the first and last of the days it can have begun on."""
    if precision == "month":
        return when.replace(day=1), when.replace(day=calendar.monthrange(when.year, when.month)[1])
    if precision == "year":
        return date(when.year, 1, 1), date(when.year, 12, 31)
    if precision == "about":
        return when - timedelta(days=ABOUT_DAYS), when + timedelta(days=ABOUT_DAYS)
    if precision == "before":
        return None, when - timedelta(days=1)
    if precision == "between":
        return when, latest or when
    return when, when


@dataclass(frozen=True)
class Tag:
    """One factor an entry bears on, and which way."""

    factor: str
    direction: str
    confirmed: bool


@dataclass
class Entry:
    """One chronology entry as read at `as_of`. `lo` None: no first day. `strength_day` None: never used."""

    raw: dict[str, Any]
    id: str
    lo: date | None
    hi: date
    last: date
    knowable: str
    standing: str = "established"
    standing_from: date | None = None
    tags: list[Tag] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        return as_date(self.raw.get("date")) is not None

    @property
    def not_minor(self) -> bool:
        """E7: not recorded is not minor."""
        return bool(self.raw.get("severity") != "minor")

    @property
    def attendance(self) -> bool:
        """E8."""
        return self.raw.get("type") in ATTENDANCE_TYPES

    @property
    def source_kind(self) -> str | None:
        return (self.raw.get("source") or {}).get("kind")

    @property
    def namers(self) -> set[str]:
        """Who the entry's words come from: `told_by` and `source.who`."""
        told_by = self.raw.get("told_by")
        named = list(told_by) if isinstance(told_by, list | tuple) else [told_by]
        named.append((self.raw.get("source") or {}).get("who"))
        return {name for name in named if name}

    def has_tag(self, factor: str, direction: str) -> bool:
        """Carries the factor, confirmed, in this direction."""
        return any(t.factor == factor and t.direction == direction and t.confirmed for t in self.tags)


def once(function: Callable[P, T]) -> Callable[P, T]:
    """Work an answer out once for each record: the record is the first argument and is never changed."""

    @wraps(function)
    def remembered(*args: P.args, **named: P.kwargs) -> T:
        memo = args[0].memo  # type: ignore[attr-defined]
        key = (function.__name__, *args[1:])
        if key not in memo:
            memo[key] = function(*args, **named)
        return memo[key]  # type: ignore[no-any-return]

    return remembered


MOVED_BY_WHAT_IS_SUPPOSED = frozenset({"status", "harm_votes", "risk_vote", "capacity_asked", "protection"})
"""What is remembered by `once` and rests on a status, a capacity, a wish or the protection of a what-if."""


class Record:
    """A case file, one proposal of it, and everything the readings D, E and H say about its entries."""

    def __init__(self, case: dict[str, Any], proposal: dict[str, Any]) -> None:
        self.case = case
        self.proposal = proposal
        self.memo: dict[tuple[Any, ...], Any] = {}
        self.supposed: dict[str, str] = {}
        as_of = as_date(case.get("as_of"))
        assert as_of is not None, "a case file names the day it is read at"
        self.as_of: date = as_of
        self.proposal_id: str = proposal["id"]
        self.child_id: str = proposal["child"]
        self.child: dict[str, Any] = next((c for c in rows(case, "children") if c["id"] == self.child_id), {})
        self.household: dict[str, Any] = next(
            (h for h in rows(case, "households") if h["id"] == proposal.get("household")), {}
        )
        self.adult_ids = {a["id"] for a in rows(case, "adults")}
        self.children_ids = {c["id"] for c in rows(case, "children")}
        self.raw_by_id = {e["id"]: e for e in rows(case, "chronology")}
        self.all_entries = {e["id"]: self._read_entry(e) for e in rows(case, "chronology")}
        for entry in self.all_entries.values():
            self._read_standing(entry)
        self.entries = [e for e in self.all_entries.values() if e.knowable != "later"]  # D4: later ones not at all
        due = [row["adult"] if isinstance(row, dict) else row for row in rows(self.household, "due_to_return")]
        self.listed = {m["adult"] for m in rows(self.household, "members")} | set(due)
        self.entry_to_care = self._entry_to_care()

    def supposing(self, supposed: dict[str, str]) -> Record:
        """The same record with some things supposed (5.7). What rests on none of them is not worked out again."""
        other = copy(self)
        other.supposed = supposed
        other.memo = {key: value for key, value in self.memo.items() if key[0] not in MOVED_BY_WHAT_IS_SUPPOSED}
        return other

    # D2-D4 ------------------------------------------------------------------------------------------------------

    def _possible_days(self, raw: dict[str, Any], seen: frozenset[str] = frozenset()) -> tuple[date | None, date]:
        """D2."""
        when = as_date(raw.get("date"))
        if when is not None:
            return precision_days(when, raw.get("precision") or "day", as_date(raw.get("latest")))
        firsts = []
        for name in rows(raw, "after"):
            if name in self.raw_by_id and name not in seen:
                firsts.append(self._possible_days(self.raw_by_id[name], seen | {raw["id"]})[0])
        known_firsts = [lo for lo in firsts if lo is not None]
        return (max(known_firsts) if known_firsts else None), self.as_of

    def _read_entry(self, raw: dict[str, Any]) -> Entry:
        lo, hi = self._possible_days(raw)
        last = as_date(raw.get("until")) or hi  # D3
        recorded = as_date(raw.get("recorded"))
        if (recorded is not None and recorded > self.as_of) or (
            recorded is None and lo is not None and lo > self.as_of
        ):
            knowable = "later"
        elif recorded is None and (as_date(raw.get("date")) is None or last > self.as_of):
            knowable = "cannot_tell"
        else:
            knowable = "known"
        tags = [Tag(f["id"], f.get("direction") or "", f.get("confirmed") is not False) for f in rows(raw, "factors")]
        return Entry(raw=raw, id=raw["id"], lo=lo, hi=hi, last=last, knowable=knowable, tags=tags)

    def _read_standing(self, entry: Entry) -> None:
        """E1: the newest standing row whose day has come and whose maker, if an entry, is not later."""
        newest: date | None = None
        for row in rows(entry.raw, "standing"):
            start = as_date(row.get("from"))
            maker = self.all_entries.get(row.get("by") or "")
            if (start is not None and start > self.as_of) or (maker is not None and maker.knowable == "later"):
                continue
            if newest is None or (start or OLDER_THAN_ANY) >= newest:
                newest = start or OLDER_THAN_ANY
                entry.standing = row.get("is") or "established"
                entry.standing_from = start

    # D5-D8 ------------------------------------------------------------------------------------------------------

    def concern_day(self, entry: Entry) -> date:
        """D5: its last possible day, never after as_of; no date, or cannot tell: as_of."""
        if not entry.dated or entry.knowable == "cannot_tell":
            return self.as_of
        return min(entry.last, self.as_of)

    def strength_day(self, entry: Entry) -> date | None:
        """D5: its first possible day; None where it is never used."""
        if not entry.dated and not rows(entry.raw, "after"):
            return None
        return entry.lo or OLDER_THAN_ANY

    def since_24_months(self, day: date) -> bool:
        """D7."""
        return self.entry_to_care is None or day >= months_before(self.entry_to_care, POSSIBLE_MONTHS)

    def _entry_to_care(self) -> date | None:
        """D8: the first day of the last episode in care begun by as_of."""
        spans = []
        for row in rows(self.case, "legal"):
            start = as_date(row.get("from"))
            if row.get("child") == self.child_id and row.get("status") in CARE_STATUSES and start is not None:
                if start <= self.as_of:
                    spans.append((start, as_date(row.get("until"))))
        spans.sort(key=lambda span: span[0])
        first: date | None = None
        previous_end: date | None = None
        for start, end in spans:
            if first is None or (previous_end is not None and days_between(start, previous_end) > 1):
                first = start
            previous_end = end
        return first

    def counts_by(self, row: dict[str, Any]) -> bool:
        """D9: has an `on`, and it has come."""
        on = as_date(row.get("on"))
        return on is not None and on <= self.as_of

    def for_this_proposal(self, row: dict[str, Any]) -> bool:
        return row.get("proposal") in (None, self.proposal_id)

    # E2-E9 ------------------------------------------------------------------------------------------------------

    def household_word(self, entry: Entry) -> bool:
        """E2: the word of an adult listed in this household."""
        if entry.namers & self.adult_ids & self.listed:
            return True
        outsider_named = bool(entry.raw.get("told_by"))  # a household adult was caught above
        return entry.source_kind == "self_report" and not outsider_named

    def strength_independent(self, entry: Entry) -> bool:
        """E3."""
        told_by = entry.raw.get("told_by")
        tellers = set(told_by) if isinstance(told_by, list | tuple) else {told_by}
        if entry.source_kind == "child" or tellers & self.children_ids:
            return True
        if self.household_word(entry):
            return False
        rests_on = entry.raw.get("rests_on")
        if rests_on in ("seen", "tested", "document"):
            return True
        return rests_on == "told" and bool(told_by)

    def about_adults(self, row: dict[str, Any]) -> set[str]:
        return {name for name in rows(row, "about") if name in self.adult_ids}

    def admission(self, entry: Entry, subject: str) -> bool:
        """E4: an adult's own admission, for this subject. About that adult alone: for whomever it is asked."""
        about = self.about_adults(entry.raw)
        tellers = about & entry.namers
        if len(rows(entry.raw, "about")) == 1 and tellers:
            return True
        return subject in tellers

    def concern_counts_for(self, entry: Entry, subject: str, factor: str) -> bool:
        """E9 for a concern."""
        if domain_of(factor) == "professional":
            return True
        if domain_of(factor) == "child":
            return self.children_allow(entry)
        about = self.about_adults(entry.raw)
        return not about or subject in about

    def strength_counts_for(self, entry: Entry, subject: str, factor: str) -> bool:
        """E9 for a strength."""
        if domain_of(factor) == "professional":
            return True
        if domain_of(factor) == "child":
            return self.children_allow(entry)
        return subject in self.about_adults(entry.raw)

    def children_allow(self, entry: Entry) -> bool:
        children = rows(entry.raw, "children")
        return not children or self.child_id in children

    def usable_strength(self, entry: Entry) -> bool:
        """E6 without the factor: established, known, and with a day it can be used on."""
        return entry.standing == "established" and entry.knowable == "known" and self.strength_day(entry) is not None

    def strengths(self, subject: str, factor: str) -> list[Entry]:
        """E6 and E9: the strengths that count for a subject on a factor."""
        return [
            e
            for e in self.entries
            if e.has_tag(factor, "strength")
            and self.usable_strength(e)
            and self.strength_counts_for(e, subject, factor)
        ]

    def row_is_about(self, row: dict[str, Any], subject: str, factor: str) -> bool:
        """E9, last part: a rating, check or capacity row with nobody named is about every adult and the child."""
        if domain_of(factor) == "professional":
            return True
        about = rows(row, "about")
        return not about or subject in about

    # H3, H4 -----------------------------------------------------------------------------------------------------

    def person(self, adult: str) -> dict[str, Any]:
        """The adult's own row of the case file, empty where there is none."""
        return next((a for a in rows(self.case, "adults") if a["id"] == adult), {})

    def is_parent(self, adult: str) -> bool:
        """H3: by relation to this child, or recorded as parent in the household."""
        relation = ((self.person(adult).get("relation_to") or {}).get(self.child_id)) or ""
        plain = relation.removeprefix("adoptive_")
        return plain in ("mother", "father", "parent") or "parent" in self._recorded_as(adult)

    def shares_care(self, adult: str) -> bool:
        """H3: a parent or carer, or somebody whose place in the household is not given."""
        recorded = self._recorded_as(adult)
        return self.is_parent(adult) or "carer" in recorded or None in recorded

    def _recorded_as(self, adult: str) -> set[str | None]:
        return {m.get("as") for m in rows(self.household, "members") if m["adult"] == adult}

    def met(self, adult: str) -> bool:
        """H4: named as met by an assessment that counts."""
        return any(adult in rows(a, "met") for a in rows(self.case, "assessments") if self.counts_by(a))
