"""Faults of the chronology itself: what it cannot show, whatever it says (decision 0007 Q; semantics 6.9).

They are the case's and no proposal's: every entry that is not later than the day looked at takes part, whoever it is
about. A chronology with a fault is no worse a family; it is a weaker ground to stand on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from engine.case.people import Child
from engine.dates import end_of_month
from engine.detectors.chronicle import Chronicle, day_of
from engine.detectors.entries import ids_in_order
from engine.detectors.found import Found
from engine.gather.view import entry_to_care
from engine.knowable import CANNOT_TELL, LATER, ReadEntry

REFERRALS = frozenset({"referral", "anonymous_referral"})
STANDS = frozenset({"established", "alleged"})
BOTH_WAYS = {"concern": "concerns", "strength": "strengths"}


def absent(chronicle: Chronicle) -> Iterator[Found]:
    """There is no chronology, or nothing in it is recent.

    What was seen over a time reaches to its last day. An entry whose day is not closely known does not make a
    chronology look fresh, and one that may have come later counts from its first day only; the day an entry was
    written down always counts.
    """
    entries = _entries(chronicle)
    if not entries:
        yield Found("cf_absent", (), how="none")
        return
    recorded = _recorded(chronicle)
    fresh = [(_last_day(e), e) for e in entries if chronicle.is_close(e)]
    fresh += [(recorded[e.id], e) for e in entries if e.id in recorded]
    newest = max((day for day, _ in fresh), default=0)
    if chronicle.as_of - newest > chronicle.days("chronology_fresh"):
        yield Found("cf_absent", ids_in_order(e for day, e in fresh if day == newest), how="stale")


def _last_day(entry: ReadEntry) -> int:
    if entry.lo is not None and entry.known == CANNOT_TELL:
        return entry.lo
    return max(day_of(entry), entry.end_early)


def single_agency(chronicle: Chronicle) -> Iterator[Found]:
    """Everything that names its kind of source comes from one kind, or nothing names any."""
    entries = _entries(chronicle)
    named = [entry for entry in entries if entry.kind is not None]
    if len(entries) >= chronicle.days("quality_least") and len({entry.kind for entry in named}) <= 1:
        yield Found("cf_single_agency", ids_in_order(named or entries))


def starts_late(chronicle: Chronicle) -> Iterator[Found]:
    """The chronology begins at the latest referral, or where there is none at the entry to care, and not before."""
    entries = [entry for entry in _entries(chronicle) if chronicle.is_close(entry)]
    if not entries:
        return
    first = min(entries, key=lambda e: (_first_day(e), e.id))
    born = [day for child in chronicle.case.children if (day := _born_by(child)) is not None]
    if not any(_first_day(first) - day > chronicle.days("starts_late_age") for day in born):
        return
    referrals = [entry for entry in entries if entry.type in REFERRALS]
    newest = min(referrals, key=lambda e: (-day_of(e), e.id), default=None)
    begun = day_of(newest) if newest is not None else _first_entry_to_care(chronicle)
    if begun is not None and _first_day(first) >= begun - chronicle.days("starts_late_margin"):
        yield Found("cf_starts_late", ids_in_order([first] if newest is None else [first, newest]))


def _first_day(entry: ReadEntry) -> int:
    """The day an entry begins at: what went on for a time is on record from its beginning."""
    return min(day_of(entry), entry.hi)


def _born_by(child: Child) -> int | None:
    """The latest day a child can have been born on; None where no birth is recorded."""
    if child.born is None:
        return None
    last: dict[str, date] = {"month": end_of_month(child.born), "year": date(child.born.year, 12, 31)}
    return last.get(child.born_precision, child.born).toordinal()


def _first_entry_to_care(chronicle: Chronicle) -> int | None:
    """The entry to care of the first child by id who has one."""
    found = (entry_to_care(chronicle.case, name) for name in sorted(child.id for child in chronicle.case.children))
    return next((day for day in found if day is not None), None)


def conflict(chronicle: Chronicle) -> Iterator[Found]:
    """Two entries that say otherwise of one another, both of which still stand; one finding for each pair."""
    entries = {entry.id: entry for entry in _entries(chronicle) if entry.standing in STANDS}
    pairs = {
        tuple(sorted((row.id, other)))
        for row in chronicle.case.chronology
        for other in row.disagrees_with
        if row.id in entries and other in entries
    }
    for one, other in sorted(pairs):
        # "/" can stand between ids and not within a word a person would choose for one.
        yield Found("cf_conflict", ids_in_order([entries[one], entries[other]]), subject=f"{one}/{other}")


def thin(chronicle: Chronicle) -> Iterator[Found]:
    """More than half of the entries say neither who reported them nor what they rest on."""
    entries = _entries(chronicle)
    bare = [e for e in entries if e.kind is None and e.who is None and e.rests_on is None]
    if len(entries) >= chronicle.days("quality_least") and HALF * len(bare) > len(entries):
        yield Found("cf_thin", ids_in_order(bare))


HALF = 2
"""More than one entry in two (decision 0007 Q)."""


def one_sided(chronicle: Chronicle) -> Iterator[Found]:
    """Every factor that any entry names is named one way, whether somebody confirmed it or not."""
    tagged = [entry for entry in _entries(chronicle) if entry.own_tags]
    ways = {way for entry in tagged for _, way, _ in entry.own_tags}
    if len(tagged) >= chronicle.days("one_sided_least") and len(ways) == 1:
        yield Found("cf_one_sided", ids_in_order(tagged), how=BOTH_WAYS[ways.pop()])


def overloaded(chronicle: Chronicle) -> Iterator[Found]:
    """Much was written down on one day about a long time, or the same words stand at several entries."""
    yield from _one_day(chronicle)
    yield from _same_words(chronicle)


def _one_day(chronicle: Chronicle) -> Iterator[Found]:
    recorded = _recorded(chronicle)
    on_day: dict[int, list[ReadEntry]] = defaultdict(list)
    for entry in _entries(chronicle):
        if entry.id in recorded and chronicle.is_close(entry):
            on_day[recorded[entry.id]].append(entry)
    for day, entries in sorted(on_day.items()):
        days = [day_of(entry) for entry in entries]
        spread = max(days) - min(days) > chronicle.days("pasted_spread")
        if spread and len(entries) >= chronicle.days("pasted_least"):
            names = date.fromordinal(day).isoformat()
            yield Found("cf_overloaded", ids_in_order(entries), how="one_day", subject=names)


def _same_words(chronicle: Chronicle) -> Iterator[Found]:
    """Named after the first of the entries by day: no finding repeats what an entry says."""
    events = {row.id: row.event for row in chronicle.case.chronology}
    saying: dict[str, list[ReadEntry]] = defaultdict(list)
    for entry in _entries(chronicle):
        words = "".join(letter for letter in (events[entry.id] or "").casefold() if letter.isalnum())
        if words:
            saying[words].append(entry)
    for entries in saying.values():
        if len(entries) >= SAME_WORDS:
            sources = ids_in_order(entries)
            yield Found("cf_overloaded", sources, how="same_words", subject=sources[0])


SAME_WORDS = 3
"""Twice may be a coincidence, or a correction left beside what it corrects (decision 0007 Q)."""


def _entries(chronicle: Chronicle) -> Sequence[ReadEntry]:
    """Every entry of the case that is not later than the day looked at."""
    return [entry for entry in chronicle.view.record.entries.values() if entry.known != LATER]


def _recorded(chronicle: Chronicle) -> dict[str, int]:
    """The day each entry was written into the record, where that is known."""
    rows = chronicle.case.chronology
    return {row.id: row.recorded.toordinal() for row in rows if row.recorded is not None}


DETECTORS = (absent, single_agency, starts_late, conflict, thin, one_sided, overloaded)
