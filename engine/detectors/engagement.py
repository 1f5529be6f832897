"""Patterns of engagement: what is kept to, when change is seen, and what a test and a word say (decision 0007 P).

None of them says why. An appointment may be missed for want of a bus fare, and a good week may be the week of a visit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from engine.detectors.chronicle import Chronicle, day_of, is_used
from engine.detectors.entries import about_child
from engine.detectors.found import Found
from engine.gather.protection import voting_factors
from engine.gather.runs import NO_CLOCK, clock, observations, run_shown
from engine.gather.statics import reads_as_dynamic
from engine.knowable import ReadEntry
from knowledge_base import Factor

CHILD_MISSED = frozenset({"health_appointment_missed"})
CHILD_KEPT = frozenset({"health_appointment_attended", "development_check", "health_assessment"})
ADULT_MISSED = frozenset({"appointment_missed", "test_missed"})
ADULT_KEPT = frozenset({"appointment_kept", "drug_test", "alcohol_test"})

Dated = tuple[int, str]
"""An ordinal day, and the row of the case it is known by."""


# --- appointments -----------------------------------------------------------------------------------------------------
def missed_appts(chronicle: Chronicle) -> Iterator[Found]:
    """More than a third of the appointments of the last year were missed: the child's, or those of one adult."""
    child = about_child(chronicle, *CHILD_MISSED, *CHILD_KEPT)
    yield from _missed(chronicle, "child", chronicle.child, child, CHILD_MISSED)
    adults = chronicle.of_type(*ADULT_MISSED, *ADULT_KEPT)
    for adult in chronicle.view.adults:
        yield from _missed(chronicle, "adult", adult, [e for e in adults if adult in e.about], ADULT_MISSED)


def _missed(
    chronicle: Chronicle, how: str, subject: str, entries: Sequence[ReadEntry], types: frozenset[str]
) -> Iterator[Found]:
    every = chronicle.in_last(entries, chronicle.days("appointments_window"))
    missed = [entry.id for entry in every if entry.type in types]
    if len(missed) >= chronicle.days("appointments_least") and THIRD * len(missed) > len(every):
        yield Found("pt_missed_appts", tuple(missed), how=how, subject=subject)


THIRD = 3
"""More than one in three missed (decision 0007 P): an ordinary month has its missed appointments too."""


# --- better before reviews, worse after -------------------------------------------------------------------------------
def burst(chronicle: Chronicle) -> Iterator[Found]:
    """Change for the better was seen just before a review and a concern soon after it, at two reviews or more."""
    reviews = [(day, name or f"review.{date.fromordinal(day).isoformat()}") for day, name in chronicle.review_days]
    for factor in chronicle.risk_factors_on_record if reviews else ():
        for subject in chronicle.sheet.subjects_of(factor):
            yield from _burst(chronicle, subject, factor, reviews)


def _burst(chronicle: Chronicle, subject: str, factor: Factor, reviews: Sequence[Dated]) -> Iterator[Found]:
    names = (factor.id, *factor.pairs)
    better = _closely_dated(chronicle, (e for name in names for e in chronicle.observations(subject, name)))
    worse = _closely_dated(chronicle, chronicle.concerns(subject, factor.id))
    if not better or not worse:
        return
    before, after = chronicle.days("before_review"), chronicle.days("burst_after")
    kept = {day for day, _ in reviews if _within(better, day - before, day) and _within(worse, day + 1, day + after)}
    if len(kept) < chronicle.days("burst_least"):
        return
    behind = {review for review in reviews if review[0] in kept}
    behind |= _inside(better, [(day - before, day) for day in sorted(kept)])
    behind |= _inside(worse, [(day + 1, day + after) for day in sorted(kept)])
    yield Found("pt_burst", tuple(name for _, name in sorted(behind)), subject=subject, factor=factor.id)


def _closely_dated(chronicle: Chronicle, entries: Iterator[ReadEntry] | Sequence[ReadEntry]) -> list[Dated]:
    return sorted({(day_of(e), e.id) for e in entries if chronicle.is_close(e)})


def _within(dated: Sequence[Dated], first: int, last: int) -> bool:
    """Whether anything lies on the days from first to last; ``dated`` is in the order of days."""
    return _from(dated, first) < _from(dated, last + 1)


def _inside(dated: Sequence[Dated], spans: Sequence[tuple[int, int]]) -> set[Dated]:
    """What lies in any of the spans, which begin and end later and later: each is looked at once."""
    found: set[Dated] = set()
    reached = 0
    for first, last in spans:
        start, reached_to = max(_from(dated, first), reached), _from(dated, last + 1)
        found.update(dated[start:reached_to])
        reached = max(reached, reached_to)
    return found


def _from(dated: Sequence[Dated], day: int) -> int:
    """The place of the first thing on a day or after it."""
    return bisect_left(dated, (day, ""))


# --- what a test says beside what was said ----------------------------------------------------------------------------
def relapse_hidden(chronicle: Chronicle) -> Iterator[Found]:
    """A test speaks of a concern, and about the same time the adult it is about said that things are well."""
    for factor in chronicle.risk_factors_on_record:
        if factor.asked_of != "adult":
            continue
        for adult in chronicle.view.adults:
            concerns = (e for e in chronicle.concerns(adult, factor.id) if e.rests_on == "tested")
            tests = _closely_dated(chronicle, concerns)
            told = _said_by(chronicle, adult, factor.id) if tests else []
            within = chronicle.days("hidden_window")
            behind = {test for test in tests if _within(told, test[0] - within, test[0] + within)}
            behind |= {word for word in told if _within(tests, word[0] - within, word[0] + within)}
            if behind:
                sources = tuple(name for _, name in sorted(behind))
                yield Found("pt_relapse_hidden", sources, subject=adult, factor=factor.id)


def _said_by(chronicle: Chronicle, adult: str, factor: str) -> list[Dated]:
    """When an adult said of themselves that a factor stands well: entries in their own words, and their claims.

    A suggestion nobody has confirmed says nothing yet, and what somebody says about another adult is no word of theirs.
    """
    view = chronicle.view
    entries = [
        e
        for e in view.record.by_factor[factor]
        if is_used(e) and (factor, "strength", True) in e.tags and _is_own_word(chronicle, e, adult)
    ]
    claims = [
        (claim.on.toordinal(), claim.id)
        for claim in view.mine(view.case.claims)
        if claim.by == adult and claim.direction == "favourable" and factor in claim.factors and view.counts(claim.on)
    ]
    return sorted([*_closely_dated(chronicle, entries), *claims])


def _is_own_word(chronicle: Chronicle, entry: ReadEntry, adult: str) -> bool:
    """Whether an entry is what an adult said about themselves, or about nobody by name."""
    if chronicle.names_adult(entry) and adult not in entry.about:
        return False
    if adult in (entry.told_by, entry.who):
        return True
    return entry.kind == "self_report" and entry.told_by is None and adult in entry.about


# --- change that several have seen ------------------------------------------------------------------------------------
def positive_verified(chronicle: Chronicle) -> Iterator[Found]:
    """Change has been seen over a sustained window by at least two sources: it speaks for the family."""
    view, held = chronicle.view, chronicle.view.record.by_factor
    for factor in chronicle.risk_factors_on_record:
        for subject in chronicle.sheet.subjects_of(factor):
            # What is history cannot be seen to change; the factor that speaks for it can (semantics 3.4).
            if reads_as_dynamic(view, factor, subject, "worst"):
                yield from _verified(chronicle, subject, factor, clock(view, subject, factor.id, "worst"))
    for name in voting_factors(view):
        factor = chronicle.knowledge.factors[name]
        for subject in chronicle.sheet.subjects_of(factor) if name in held else ():
            risks = [pair for pair in factor.pairs if pair in chronicle.sheet.risk_factors]
            after = max((clock(view, subject, risk, "worst") for risk in risks), default=NO_CLOCK)
            yield from _verified(chronicle, subject, factor, after)


def _verified(chronicle: Chronicle, subject: str, factor: Factor, after: int) -> Iterator[Found]:
    """A sustained run after a day, and everything seen within it; who is not named is no second source."""
    view = chronicle.view
    seen = observations(view, subject, factor.id, after)
    shown, run = run_shown(view, subject, factor.id, seen)
    if shown != "sustained" or run is None:
        return
    # The chain that shows the run may step over observations that lie wholly within it: they are part of it too.
    inside = [o.id for o in seen if run.first <= o.start_late <= run.last and o.end_early <= run.last]
    entries = sorted((view.record.entries[name] for name in inside), key=lambda e: (day_of(e), e.id))
    if len({(e.kind, e.who) for e in entries} - {(None, None)}) >= TWO_SOURCES:
        yield Found("pt_positive_verified", tuple(e.id for e in entries), subject=subject, factor=factor.id)


TWO_SOURCES = 2
"""Seen by one source alone, a change falls if that source is mistaken (decision 0007 P)."""

DETECTORS = (missed_appts, burst, relapse_hidden, positive_verified)
