"""Patterns of harm: what concerns come to over time, and what they say beside one another (decision 0007 P)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from engine.detectors.chronicle import Chronicle, day_of, is_used
from engine.detectors.entries import about_child, ids_in_order
from engine.detectors.found import Found
from engine.knowable import LATER, ReadEntry
from engine.row_ids import family_time_id

NEGLECT: Final = "rf_abuse_neglect"
UNEXPLAINED: Final = "rf_abuse_no_explanation"
DEGREES: Final = {"minor": 0, "moderate": 1, "serious": 2, "grave": 3}
FEWEST_DEGREES: Final = 3  # the specification's own number: two steps are the fewest that make a direction
FEWEST_DAYS: Final = 2  # the specification's own number: one day's entries can all be about one injury


def escalation(chronicle: Chronicle) -> Iterator[Found]:
    """Concerns on one factor come more often, or are more severe, than they were."""
    window, least = chronicle.days("escalation_window"), chronicle.days("escalation_least")
    for factor in chronicle.risk_factors_on_record:
        if factor.nature == "static":
            continue
        # Nobody is asked about a professional factor: it is no conduct of the family, and escalates in nobody.
        for subject in chronicle.sheet.subjects_of(factor):
            recent = chronicle.in_last(chronicle.concerns(subject, factor.id), window)
            how = _rises(chronicle, recent, window) if len(recent) >= least else ""
            if how:
                found = ids_in_order(recent)
                yield Found("pt_escalation", found, how=how, subject=subject, factor=factor.id, one_kind=True)


def _rises(chronicle: Chronicle, recent: Sequence[ReadEntry], window: int) -> str:
    """In what the concerns of the window rise: frequency first, then severity; blank for neither."""
    late = len(chronicle.in_last(recent, window // 2))
    if late > len(recent) - late:
        return "frequency"
    # Which of one day's entries came first is not known: the least severe is put first, so that no id decides.
    graded = [(day_of(entry), DEGREES[entry.severity]) for entry in recent if entry.severity is not None]
    degrees = [degree for _, degree in sorted(graded)]
    if len(degrees) < FEWEST_DEGREES or degrees[-1] <= degrees[0]:
        return ""
    return "severity" if all(before <= after for before, after in pairwise(degrees)) else ""


def cumulative(chronicle: Chronicle) -> Iterator[Found]:
    """Many concerns about an adult's care within the window, none of them severe by itself."""
    window, least = chronicle.days("cumulative_window"), chronicle.days("cumulative_least")
    factors = chronicle.knowledge.factors
    # Of either kind: a concern on a protective factor of parenting is a concern about parenting.
    parenting = [name for name in sorted(chronicle.view.record.by_factor) if factors[name].domain == "parenting"]
    for adult in chronicle.view.adults:
        found = {
            entry.id: entry
            for name in (NEGLECT, *parenting)
            for entry in chronicle.in_last(chronicle.concerns(adult, name), window)
        }
        if len(found) >= least and not any(e.severe for e in found.values()):
            yield Found("pt_cumulative", ids_in_order(found.values()), subject=adult, factor=NEGLECT)


def injury_pattern(chronicle: Chronicle) -> Iterator[Found]:
    """Injuries to the child that nobody has explained, or that are explained in more ways than one."""
    disagreed = _disagreed(chronicle)
    found = {
        entry.id: entry for entry in about_child(chronicle, "injury", "accident_and_emergency") if entry.id in disagreed
    }
    for entry in chronicle.view.record.by_factor.get(UNEXPLAINED, ()):
        if is_used(entry) and chronicle.is_about_child(entry) and _is_unexplained(chronicle, entry):
            found[entry.id] = entry
    days = {day_of(entry) for entry in found.values()}
    if len(found) >= chronicle.days("injury_least") and len(days) >= FEWEST_DAYS:
        yield Found("pt_injury_pattern", ids_in_order(found.values()), subject=chronicle.child)


def _is_unexplained(chronicle: Chronicle, entry: ReadEntry) -> bool:
    return any(
        tag == UNEXPLAINED and way == "concern" and chronicle.concern_counts(entry, "", confirmed)
        for tag, way, confirmed in entry.tags
    )


def _disagreed(chronicle: Chronicle) -> set[str]:
    """The entries that say otherwise than another one, or than which another used one says otherwise."""
    entries = chronicle.view.record.entries
    found: set[str] = set()
    for row in chronicle.case.chronology:
        # What came after the day looked at is not known yet, and is no disagreement yet.
        others = [name for name in row.disagrees_with if entries[name].known != LATER]
        if others:
            found.add(row.id)
        if is_used(entries[row.id]):
            found.update(others)
    return found


def sibling_signal(chronicle: Chronicle) -> Iterator[Found]:
    """A concern about an adult's care of another child, which nobody has asked about for this one."""
    for factor in chronicle.risk_factors_on_record:
        # A factor of the child is about that child alone: a brother's illness is not carried over to anybody.
        if factor.asked_of != "adult" or _is_reason(chronicle, factor.id):
            continue
        for adult in chronicle.view.adults:
            concerns = chronicle.concerns(adult, factor.id)
            here = any(chronicle.is_about_child(entry) for entry in concerns)
            if concerns and not here and not _is_asked(chronicle, adult, factor.id):
                yield Found("pt_sibling_signal", ids_in_order(concerns), subject=adult, factor=factor.id)


def _is_reason(chronicle: Chronicle, factor: str) -> bool:
    """Whether the factor is a reason for care on this proposal's list, by itself or through what it speaks through."""
    return any(factor in (reason.factor, *reason.effective) for reason in chronicle.sheet.reasons.reasons)


def _is_asked(chronicle: Chronicle, adult: str, factor: str) -> bool:
    """Whether the factor is rated or was checked for the adult; `unknown` is the same as not rated (semantics 3.1)."""
    view = chronicle.view
    rated = (row for row in view.ratings.get(factor, ()) if row.status != "unknown")
    checked = (row for row in view.checks if factor in row.factors)
    return any(view.names_subject(row.about, adult) for rows in (rated, checked) for row in rows)


# --- a disclosure and its retraction --------------------------------------------------------------------------------

Place = tuple[int, str]
"""A day, and the id of the entry or row that lies on it."""


def retraction(chronicle: Chronicle) -> Iterator[Found]:
    """The child told of something and took it back, with or without contact in between with whom it was about."""
    within = chronicle.days("retraction_window")
    told = [e for e in about_child(chronicle, "disclosure") if chronicle.is_close(e)]
    taken_back = [(day_of(e), e.id) for e in about_child(chronicle, "retraction") if chronicle.is_close(e)]
    if not told or not taken_back:
        return
    contacts = _contacts(chronicle)
    after: list[tuple[list[Place], int, int]] = []  # what stands behind, and on which days a retraction belongs to it
    without: list[tuple[list[Place], int, int]] = []
    for entry in told:
        day, last = day_of(entry), day_of(entry) + within
        met = _first_contact(chronicle, contacts, entry)
        if met is not None and met[0] <= last:
            after.append(([(day, entry.id), met], met[0], last))
            last = met[0] - 1
        without.append(([(day, entry.id)], day, last))
    for how, spans in (("after_contact", after), ("no_contact", without)):
        behind = _with_their_retractions(spans, taken_back)
        if behind:
            yield Found("pt_retraction", tuple(name for _, name in sorted(behind)), how=how, subject=chronicle.child)


def _with_their_retractions(spans: Iterable[tuple[list[Place], int, int]], taken_back: Sequence[Place]) -> set[Place]:
    """Everything behind the spans of days in which some retraction lies, those retractions too.

    Retractions are in the order of their days, so that each span takes a stretch of them; stretches are counted by
    their ends, which keeps the cost in step with the entries however many overlap.
    """
    behind: set[Place] = set()
    ends = [0] * (len(taken_back) + 1)
    for places, first, last in spans:
        start = bisect_left(taken_back, first, key=_day)
        stop = bisect_right(taken_back, last, key=_day)
        if start < stop:
            behind.update(places)
            ends[start] += 1
            ends[stop] -= 1
    behind.update(place for place, open_spans in zip(taken_back, accumulate(ends), strict=False) if open_spans)
    return behind


def _contacts(chronicle: Chronicle) -> dict[str, list[Place]]:
    """The child's contact by the adult it was with, in the order of days; under a blank, contact with nobody named.

    Under the child's own id stands all of it: where a disclosure names no adult, contact with any may have been with
    the one it was about.
    """
    found: dict[str, set[Place]] = defaultdict(set)
    for row in chronicle.view.family_time:
        found[row.adult].add((row.on.toordinal(), family_time_id(row)))
    for entry in about_child(chronicle, "family_time", "return_home"):
        if chronicle.is_close(entry):
            for adult in entry.about if chronicle.names_adult(entry) else ("",):
                found[adult].add((day_of(entry), entry.id))
    found[chronicle.child] = {place for places in found.values() for place in places}
    return {adult: sorted(places) for adult, places in found.items()}


def _first_contact(chronicle: Chronicle, contacts: dict[str, list[Place]], told: ReadEntry) -> Place | None:
    """The first contact, from the day of a disclosure on, with an adult it is about or with nobody named."""
    named = [adult.id for adult in chronicle.case.adults if adult.id in told.about]
    firsts = []
    for adult in ("", *named) if named else (chronicle.child,):
        places = contacts.get(adult, [])
        at = bisect_left(places, day_of(told), key=_day)
        firsts += places[at : at + 1]
    return min(firsts, default=None)


def _day(place: Place) -> int:
    return place[0]


DETECTORS = (escalation, cumulative, injury_pattern, sibling_signal, retraction)
