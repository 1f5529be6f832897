"""Engagement patterns to check in what is told, what can be seen, and what the record leaves out (decision 0007 C).

Some of these are patterns in the work around a family and say nothing of the adult they are put to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

from engine.detectors.biases_of_work import over_identification
from engine.detectors.chronicle import Chronicle, day_of
from engine.detectors.entries import ids_in_order
from engine.detectors.found import Found
from engine.detectors.signs import each_once
from engine.gather.view import CARE_STATUSES
from engine.knowable import ReadEntry

TWICE = 2  # the specification's own number: what happened once is no pattern
CONCEALMENT = "rf_parent_concealment"
NEGLECT = "rf_abuse_neglect"
FAMILY = frozenset({"self_report", "family_network"})
PROFESSIONAL = frozenset(
    {"social_worker", "health", "school", "police", "adult_service", "carer", "court", "guardian", "test_result"}
)

Pair = tuple[ReadEntry, ReadEntry]
"""Two entries of which one says otherwise than the other."""


def withholding(chronicle: Chronicle) -> Iterator[Found]:
    """Concealment by the adult is on record: something that mattered for the child became known another way."""
    for adult in chronicle.view.adults:
        concerns = chronicle.concerns(adult, CONCEALMENT)
        if concerns:
            yield Found("dc_withholding", ids_in_order(concerns), subject=adult, factor=CONCEALMENT)


def access_control(chronicle: Chronicle) -> Iterator[Found]:
    """A visit was turned away, or the child was not seen at home, more than once."""
    not_seen = {row.id for row in chronicle.case.chronology if row.child_seen == "not_seen"}
    visits = chronicle.of_type("home_visit", "home_visit_unannounced")
    unseen = [e for e in visits if e.id in not_seen and _could_be_seen(chronicle, e)]
    closed = [*chronicle.of_type("visit_refused"), *unseen]
    for adult in chronicle.view.adults:
        mine = [e for e in closed if adult in e.about]
        if len(mine) >= TWICE:
            yield Found("dc_access_control", ids_in_order(mine), subject=adult)


def _could_be_seen(chronicle: Chronicle, visit: ReadEntry) -> bool:
    """Whether some child the visit is about lived at home then: one in care elsewhere was not there to be seen."""
    children = visit.children or {chronicle.child}
    return any(not _is_away(chronicle, child, day_of(visit)) for child in children)


def _is_away(chronicle: Chronicle, child: str, day: int) -> bool:
    """Whether a child was in care on a day and had not returned home."""
    care = (row for row in chronicle.case.legal if row.child == child and row.status in CARE_STATUSES)
    home = (row for row in chronicle.case.returns if row.child == child)
    return any(_holds(row, day) for row in care) and not any(_holds(row, day) for row in home)


def _holds(row: Any, day: int) -> bool:
    """Whether a status or a return had begun by a day and lasted beyond it, or has no end."""
    begun = row.from_ is not None and row.from_.toordinal() <= day
    return begun and (row.until is None or row.until.toordinal() > day)


# --- accounts that do not agree -------------------------------------------------------------------------------------
def conflicting_family(chronicle: Chronicle) -> Iterator[Found]:
    """Accounts from within the family disagree."""
    return _disagreeing(chronicle, "dc_conflicting_family", lambda pair: all(_is_family(chronicle, e) for e in pair))


def conflicting_prof(chronicle: Chronicle) -> Iterator[Found]:
    """Accounts of professionals disagree: what they saw or read, not what the family told them."""
    return _disagreeing(chronicle, "dc_conflicting_prof", lambda pair: all(_is_work(chronicle, e) for e in pair))


def conflicting_neighbours(chronicle: Chronicle) -> Iterator[Found]:
    """An account by somebody who gave no name disagrees with another."""
    return _disagreeing(chronicle, "dc_conflicting_neighbours", lambda pair: any(_is_anonymous(e) for e in pair))


def _disagreeing(chronicle: Chronicle, name: str, fits: Callable[[Pair], bool]) -> Iterator[Found]:
    """The pairs of one kind, put to each adult that either entry names; a pair that names none is put to all."""
    pairs = [pair for pair in _pairs(chronicle) if fits(pair)]
    for adult in chronicle.view.adults if pairs else ():
        mine = [e for a, b in pairs for e in (a, b) if _is_put_to(chronicle, (a, b), adult)]
        if mine:
            yield Found(name, ids_in_order(mine), subject=adult)


def _pairs(chronicle: Chronicle) -> list[Pair]:
    """The entries of this proposal that disagree, each established or alleged: the pairs of cf_conflict."""
    here = {e.id: e for e in chronicle.entries if e.standing in ("established", "alleged")}
    return [
        (here[row.id], here[other])
        for row in chronicle.case.chronology
        if row.id in here
        for other in row.disagrees_with
        if other in here and other != row.id
    ]


def _is_put_to(chronicle: Chronicle, pair: Pair, adult: str) -> bool:
    return any(adult in e.about for e in pair) or not any(chronicle.names_adult(e) for e in pair)


def _is_family(chronicle: Chronicle, entry: ReadEntry) -> bool:
    """Whether an entry is what somebody of the family told, whoever wrote it down (E2)."""
    return entry.kind in FAMILY or _told_by_adult(chronicle, entry)


def _is_work(chronicle: Chronicle, entry: ReadEntry) -> bool:
    """Whether an entry is a professional's own account: what an adult or a child told them is not."""
    told = _told_by_adult(chronicle, entry) or chronicle.view.from_child(entry)
    return entry.kind in PROFESSIONAL and not told


def _told_by_adult(chronicle: Chronicle, entry: ReadEntry) -> bool:
    return any(adult.id in (entry.told_by, entry.who) for adult in chronicle.case.adults)


def _is_anonymous(entry: ReadEntry) -> bool:
    return entry.kind == "anonymous" or entry.type == "anonymous_referral"


# --- the child, and the record --------------------------------------------------------------------------------------
def unmet_needs(chronicle: Chronicle) -> Iterator[Found]:
    """What the child needs was missing more than once while the adult was taking part in something.

    A disability or a young age is a need to be met, and by itself none that is unmet.
    """
    within = chronicle.days("engagement_window")
    attended = chronicle.in_last((e for e in chronicle.entries if chronicle.view.is_attendance(e)), within)
    needs = [f.id for f in chronicle.risk_factors_on_record if f.domain == "child" and f.nature != "static"]
    of_child = [e for name in needs for e in chronicle.concerns(chronicle.child, name)]
    for adult in chronicle.view.adults:
        mine = [e for e in attended if adult in e.about]
        unmet = chronicle.in_last(each_once([*of_child, *chronicle.concerns(adult, NEGLECT)]), within)
        if mine and len(unmet) >= TWICE:
            yield Found("dc_unmet_needs", ids_in_order([*mine, *unmet]), subject=adult)


def adult_focus(chronicle: Chronicle) -> Iterator[Found]:
    """The record of late is about the adult, and the child is neither heard nor seen in it."""
    for found in chronicle.found_once(over_identification):
        if found.subject in chronicle.view.adults:
            yield Found("dc_adult_focus", found.sources, subject=found.subject)


def downgrade(chronicle: Chronicle) -> Iterator[Found]:
    """A child protection plan ended, and for a whole window after it the chronology is silent.

    An entry that may lie in that time, or that reaches into it, breaks the silence: a gap has to be sure.
    """
    wait = chronicle.days("window_shorter")
    spans = sorted((e.lo, e.concern_day) for e in chronicle.entries if e.lo is not None)
    latest = list(accumulate((last for _, last in spans), max))
    silent = []
    for entry in chronicle.of_type("cp_plan_ended"):
        # The last day the plan can have ended on, so that the entry itself does not reach past it.
        day = entry.concern_day
        if not chronicle.is_close(entry) or not chronicle.is_about_child(entry) or chronicle.as_of - day <= wait:
            continue
        begun = bisect_right(spans, (day + wait, chronicle.as_of))
        if latest[begun - 1] <= day:
            silent.append(entry)
    for adult in chronicle.view.adults if silent else ():
        yield Found("dc_downgrade", ids_in_order(silent), subject=adult)


DETECTORS = (
    withholding,
    access_control,
    conflicting_family,
    conflicting_prof,
    conflicting_neighbours,
    unmet_needs,
    adult_focus,
    downgrade,
)
