"""Patterns of oversight: who is heard from, what is dropped, and what an assessment passes over (decision 0007 P).

They are questions about the work around a family. Visits have a module of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from engine.detectors import visits
from engine.detectors.chronicle import Chronicle, day_of, is_used
from engine.detectors.found import Found
from engine.knowable import ReadEntry
from engine.row_ids import return_id

KEY_AGENCIES = ("adult_service", "carer", "health", "school")


def worker_change(chronicle: Chronicle) -> Iterator[Found]:
    """A concern that was on record before the newest change of worker, and that nobody has taken up since."""
    latest = chronicle.as_of - chronicle.days("worker_change_after")
    changes: dict[int, str] = {}
    for entry in chronicle.of_type("worker_change"):
        if chronicle.is_close(entry) and day_of(entry) <= latest:
            changes.setdefault(day_of(entry), entry.id)
    for factor in chronicle.risk_factors_on_record if changes else ():
        for subject in chronicle.sheet.subjects_of(factor):
            yield from _dropped(chronicle, subject, factor.id, changes)


def _dropped(chronicle: Chronicle, subject: str, factor: str, changes: dict[int, str]) -> Iterator[Found]:
    """The newest change of worker after which one concern of one person is no longer spoken of, either way."""
    within = chronicle.days("worker_change_before")
    concerns = [e for e in chronicle.concerns(subject, factor) if chronicle.is_close(e)]
    if len(concerns) < LEAST_CONCERNS:
        return
    days = list(changes)
    # The newest change that still has the two newest concerns close before it; an older one could only have fewer.
    place = bisect_right(days, day_of(concerns[-LEAST_CONCERNS]) + within) - 1
    if place < 0 or days[place] < max(day_of(concerns[-1]), _last_taken_up(chronicle, subject, factor)):
        return
    before = [e.id for e in concerns if days[place] - day_of(e) <= within]
    yield Found("pt_worker_change", (*before, changes[days[place]]), subject=subject, factor=factor)


LEAST_CONCERNS = 2
"""One concern before a change of worker may have been a single day; two are what somebody was working on."""


def _last_taken_up(chronicle: Chronicle, subject: str, factor: str) -> int:
    """The last day anybody took up a factor of a person: an observation, a check, a rating, or a possible concern.

    A concern that is only alleged does not count before the change, and shows that the factor was not dropped after
    it. An observation over a time reaches to its last day.
    """
    view = chronicle.view
    seen = [last_day(e) for e in chronicle.observations(subject, factor) if chronicle.is_close(e)]
    told = [
        day_of(e)
        for e in view.record.by_factor[factor]
        if is_used(e) and chronicle.is_close(e) and e.direction_on(factor) == "concern"
        if view.is_about(e, subject, "concern")
    ]
    checked = [c.on for c in view.checks if factor in c.factors and view.names_subject(c.about, subject)]
    ratings = (r for r in view.ratings.get(factor, ()) if r.status != "unknown")  # unknown: not rated (S1)
    rated = [r.on for r in ratings if view.names_subject(r.about, subject)]
    return max([*seen, *told, *(on.toordinal() for on in (*checked, *rated) if on is not None)], default=0)


def last_day(entry: ReadEntry) -> int:
    """The last day an entry speaks for: one seen or tested over a time reaches to the end of it (R1)."""
    return max(day_of(entry), entry.end_early)


def silent_source(chronicle: Chronicle) -> Iterator[Found]:
    """An agency that knew the family and has not been heard from for a time."""
    since = chronicle.view.entry_to_care or 0
    heard: dict[str, list[ReadEntry]] = defaultdict(list)
    for entry in chronicle.entries:
        if entry.kind in KEY_AGENCIES and chronicle.is_close(entry) and day_of(entry) >= since:
            heard[entry.kind].append(entry)
    for agency, entries in sorted(heard.items()):
        newest = min(entries, key=lambda e: (-last_day(e), e.id))
        silent = chronicle.as_of - last_day(newest) > chronicle.days("silent_after")
        if silent and len(entries) >= chronicle.days("silent_least"):
            yield Found("pt_silent_source", (newest.id,), subject=agency)


def uncited_severe(chronicle: Chronicle) -> Iterator[Found]:
    """A serious or grave concern that the current assessment does not mention, from before it or from since.

    An entry that gives no day is read on the day looked at, as everywhere, and so as one from since.
    """
    assessment = chronicle.current_assessment
    if assessment is None:
        return
    written, cited = assessment.on.toordinal(), frozenset(assessment.cites)
    left: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in chronicle.entries:
        if not entry.severe or not _is_established(chronicle, entry) or entry.id in cited:
            continue
        how = "known_then" if day_of(entry) <= written else "since"
        for factor in {tag for tag, way, sure in entry.tags if way == "concern" and (sure or chronicle.wide)}:
            if factor in chronicle.sheet.risk_factors:
                left[factor, how].append(entry.id)
    for (factor, how), sources in sorted(left.items()):
        yield Found("pt_uncited_severe", tuple(sources), how=how, factor=factor)


def _is_established(chronicle: Chronicle, entry: ReadEntry) -> bool:
    """Whether an entry stands established, or is an adult's own admission, which counts as one (reading E4)."""
    return chronicle.view.concern_counts(entry, chronicle.view.admission_by(entry) or "")


def first_month(chronicle: Chronicle) -> Iterator[Found]:
    """The child has been home no longer than the first month."""
    within = chronicle.days("first_month")
    for row in chronicle.case.returns:
        if row.child != chronicle.child or row.from_ is None or chronicle.view.counts(row.until):
            continue
        if 0 <= chronicle.as_of - row.from_.toordinal() <= within:
            yield Found("pt_first_month", (return_id(row),), subject=chronicle.child)


DETECTORS = (*visits.DETECTORS, worker_change, silent_source, uncited_severe, first_month)
