"""Signs that an adult's change may be real: help asked for, change several have seen, goals reached (decision 0007 C).

A sign that names no time of its own is read since the entry to care, where there is one: what was seen before it did
not keep the child at home, and must not reassure now. History is no lapse, and cannot be seen to change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from engine.dates import NEVER
from engine.detectors.chronicle import Chronicle
from engine.detectors.engagement import positive_verified
from engine.detectors.entries import ids_in_order
from engine.detectors.found import Found
from engine.detectors.signs import (
    Place,
    behaviour_on_record,
    each_once,
    factors_of_adults,
    is_strength,
    names,
    places,
    sources_named,
)
from engine.gather.capacity import goals_of
from engine.gather.runs import clock, observations, run_shown
from engine.gather.statics import reads_as_dynamic

OBSERVATIONS = 2  # the specification's own number: one glad day may be anybody's
SOURCES = 2  # the specification's own number: seen by one alone, a change falls if that one is mistaken
KINDS = 3  # the specification's own number: seen in three different places


def initiates(chronicle: Chronicle) -> Iterator[Found]:
    """Somebody outside the household recorded that the adult asked for help, or used it when it was needed."""
    view, since = chronicle.view, _since_care(chronicle)
    used = [e for e in chronicle.of_type("help_used") if is_strength(chronicle, e) and e.strength_day >= since]
    for adult in view.adults:
        mine = [e.id for e in used if adult in e.about and view.independent_strength(e)]
        if mine:
            yield Found("real_initiates", tuple(mine), subject=adult)


def discloses_lapse(chronicle: Chronicle) -> Iterator[Found]:
    """The adult told of a lapse of their own: a concern on something they do, by their own admission (E4)."""
    since = _since_care(chronicle)
    for factor in behaviour_on_record(chronicle):
        if factor.nature == "static":
            continue
        for adult in chronicle.view.adults:
            told = [
                entry
                for entry in chronicle.concerns(adult, factor.id)
                if chronicle.view.admission_by(entry) == adult and entry.strength_day >= since
            ]
            if told:
                yield Found("real_discloses_lapse", ids_in_order(told), subject=adult, factor=factor.id)


def consistent_sources(chronicle: Chronicle) -> Iterator[Found]:
    """Sources that do not rely on each other have seen the same change over a sustained window."""
    for found in chronicle.found_once(positive_verified):
        if found.factor in chronicle.sheet.risk_factors and found.subject in chronicle.view.adults:
            yield Found("real_consistent_sources", found.sources, subject=found.subject, factor=found.factor)


def child_changed(chronicle: Chronicle) -> Iterator[Found]:
    """It can be seen in the child since care began, by sources that differ; it is put to every adult of the household.

    Without an entry to care on record nobody can say since when, and nothing is found.
    """
    since = chronicle.view.entry_to_care
    if since is None:
        return
    seen = [
        entry
        for name in _of_the_child(chronicle)
        for entry in chronicle.observations(chronicle.child, name)
        if entry.strength_day >= since
    ]
    seen = each_once(seen)
    if len(seen) >= OBSERVATIONS and len(sources_named(seen)) >= SOURCES:
        for adult in chronicle.view.adults:
            yield Found("real_child_changed", ids_in_order(seen), subject=adult)


def _of_the_child(chronicle: Chronicle) -> list[str]:
    """The factors of the child's own domain on record that can change; what the child wishes is asked elsewhere."""
    factors = (chronicle.knowledge.factors[name] for name in sorted(chronicle.view.record.by_factor))
    return [f.id for f in factors if f.domain == "child" and f.nature != "static" and f.speaks_as_wish_of is None]


def over_time(chronicle: Chronicle) -> Iterator[Found]:
    """Change has been seen over a sustained window since the newest concern, possible ones included (R3, R4)."""
    view = chronicle.view
    for factor in chronicle.risk_factors_on_record:
        for adult in view.adults if factor.asked_of == "adult" else ():
            if not reads_as_dynamic(view, factor, adult, "worst"):
                continue
            seen = observations(view, adult, factor.id, clock(view, adult, factor.id, "worst"))
            shown, run = run_shown(view, adult, factor.id, seen)
            if shown == "sustained" and run is not None:
                yield Found("real_over_time", run.sources, subject=adult, factor=factor.id)


def without_supervision(chronicle: Chronicle) -> Iterator[Found]:
    """Change was still seen after the service that worked on it had ended, the newest such service."""
    ended: dict[str, list[Any]] = defaultdict(list)
    for row in chronicle.case.plans.services:
        if row.state == "ended" and chronicle.view.counts(row.until):
            for name in row.factors:
                ended[name].append(row)
    since = _since_care(chronicle)
    for factor in factors_of_adults(chronicle) if ended else ():
        for adult in chronicle.view.adults:
            mine = [row for row in ended[factor.id] if not row.for_ or adult in row.for_]
            if not mine:
                continue
            last = max(row.until.toordinal() for row in mine)
            seen = [e for e in chronicle.observations(adult, factor.id) if e.strength_day > last]
            seen = [e for e in seen if e.strength_day >= since]
            if seen:
                services = sorted(row.id for row in mine if row.until.toordinal() == last)
                behind = (*services, *ids_in_order(seen))
                yield Found("real_without_supervision", behind, subject=adult, factor=factor.id)


def generalises(chronicle: Chronicle) -> Iterator[Found]:
    """The same change was seen by several kinds of source within one window of time."""
    within, since = chronicle.days("attendance_window"), _since_care(chronicle)
    for factor in factors_of_adults(chronicle):
        for adult in chronicle.view.adults:
            kinds = {
                e.id: e.kind
                for e in chronicle.observations(adult, factor.id)
                if e.kind is not None and e.strength_day >= since
            }
            entries = chronicle.view.record.entries
            seen = places(chronicle, (entries[name] for name in kinds))
            behind = _by_many(seen, kinds, within)
            if behind:
                yield Found("real_generalises", names(behind), subject=adult, factor=factor.id)


def _by_many(seen: Sequence[Place], kinds: dict[str, str], within: int) -> set[Place]:
    """Everything seen within so many days of one another by three kinds of source; each place is looked at once."""
    behind: set[Place] = set()
    here: Counter[str] = Counter()
    first = reached = 0
    for place, (day, name) in enumerate(seen):
        here[kinds[name]] += 1
        while day - seen[first][0] > within:
            left = kinds[seen[first][1]]
            here[left] -= 1
            if not here[left]:
                del here[left]
            first += 1
        if len(here) >= KINDS:
            behind.update(seen[max(first, reached) : place + 1])
            reached = place + 1
    return behind


def goals_met(chronicle: Chronicle) -> Iterator[Found]:
    """A written goal was reached by the day first agreed, as somebody outside recorded, and has not been lost since."""
    for adult in chronicle.view.adults:
        for name in sorted({goal.factor for goal in chronicle.case.plans.goals if goal.adult == adult}):
            reached = [behind for goal in goals_of(chronicle.view, adult, name) for behind in _reached(chronicle, goal)]
            if reached:
                yield Found("real_goals_met", names(reached), subject=adult, factor=name)


def _reached(chronicle: Chronicle, goal: Any) -> Iterator[Place]:
    """The goal and the entries behind it, where the newest progress by its day reached it and no newer one fell short.

    A step with nothing independent behind it counts only where it says that the goal was not reached (C4).
    """
    rows = [row for row in goal.progress if chronicle.view.counts(row.on) and _counts(chronicle, row)]
    in_time = [row for row in rows if goal.by is not None and row.on <= goal.by]
    if not in_time or min(_newest(in_time), _newest(rows)) < 0:
        return
    behind = [(row.on.toordinal(), row.entry) for row in in_time if row.level >= 0]
    if max(day for day, _ in behind) >= _since_care(chronicle):
        yield from ((date.toordinal(goal.by), goal.id), *behind)


def _counts(chronicle: Chronicle, row: Any) -> bool:
    if row.level < 0:
        return True
    entry = chronicle.view.record.entries[row.entry] if row.entry is not None else None
    if entry is None or entry.known != "known" or entry.standing != "established":
        return False
    return chronicle.view.independent_strength(entry)


def _newest(rows: Iterable[Any]) -> int:
    """The level on the newest day; of one day the weakest."""
    level: int = min(rows, key=lambda row: (-row.on.toordinal(), row.level)).level
    return level


def _since_care(chronicle: Chronicle) -> int:
    """The first day a sign for the family is read from: the entry to care, or any day where there is none."""
    since = chronicle.view.entry_to_care
    return NEVER if since is None else since


DETECTORS = (
    initiates,
    discloses_lapse,
    consistent_sources,
    child_changed,
    over_time,
    without_supervision,
    generalises,
    goals_met,
)
