"""Engagement patterns to check: what is kept, agreed and seen, beside what happened then (decision 0007 C).

Each is a question to put to the record. Fear, past experience, not having understood, poverty, ill health, domestic
abuse and language make the very same patterns, so that none of them says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engine.detectors.chronicle import Chronicle, day_of
from engine.detectors.engagement import burst
from engine.detectors.entries import ids_in_order
from engine.detectors.found import Found
from engine.detectors.signs import (
    Place,
    any_between,
    behaviour_on_record,
    concerns_about,
    factors_of_adults,
    is_strength,
    names,
    observations_about,
    places,
    sources_named,
)
from engine.knowable import ReadEntry

TWICE = 2  # the specification's own number: what happened once is no pattern
SEEN_BY_ONE = 3  # the specification's own number of observations that all come from one source
OTHERS = 2  # the specification's own number of other sources

ATTENDED = ("appointment_kept", "service_taken", "treatment_started", "treatment_finished", "service_finished")
MISSED = ("appointment_missed", "test_missed", "service_refused", "treatment_ended_early")
SEEN_ON_VISITS = ("rf_abuse_neglect", "rf_social_housing")


def selective_attendance(chronicle: Chronicle) -> Iterator[Found]:
    """Some of what was offered to the adult was kept, and some was missed or left."""
    within = chronicle.days("engagement_window")
    kept = chronicle.in_last(chronicle.of_type(*ATTENDED), within)
    missed = chronicle.in_last(chronicle.of_type(*MISSED), within)
    for adult in chronicle.view.adults:
        mine = [[e for e in entries if adult in e.about] for entries in (kept, missed)]
        if min(len(entries) for entries in mine) >= TWICE:
            yield Found("dc_selective_attendance", ids_in_order(mine[0] + mine[1]), subject=adult)


def saying_right_things(chronicle: Chronicle) -> Iterator[Found]:
    """Something was agreed with the adult, and on a later day it was not kept to.

    A new agreement often follows a breach on the very day, so that the day of the agreement itself does not count.
    """
    made, breached = chronicle.of_type("agreement_made"), chronicle.of_type("agreement_breached")
    for adult in chronicle.view.adults:
        agreed = [e for e in made if adult in e.about]
        broken = [e for e in breached if adult in e.about and agreed and day_of(e) > day_of(agreed[0])]
        if broken:
            before = [e for e in agreed if day_of(e) < day_of(broken[-1])]
            yield Found("dc_saying_right_things", ids_in_order(before + broken), subject=adult)


def short_bursts(chronicle: Chronicle) -> Iterator[Found]:
    """Change was seen just before reviews and a concern soon after them."""
    for found in chronicle.found_once(burst):
        if found.subject in chronicle.view.adults:
            yield Found("dc_short_bursts", found.sources, subject=found.subject, factor=found.factor)


# --- before a visit, before a review --------------------------------------------------------------------------------
def clean_before_visit(chronicle: Chronicle) -> Iterator[Found]:
    """The home or the care was seen to be well when a visit was announced, and a concern when one was not."""
    announced = {row.id: row.announced for row in chronicle.case.chronology}
    within = chronicle.days("burst_after")
    for factor in SEEN_ON_VISITS:
        for adult in chronicle.view.adults:
            expected = [e for e in chronicle.observations(adult, factor) if announced[e.id] is True]
            well = places(chronicle, expected)
            concerns = chronicle.concerns(adult, factor)
            surprised = [e for e in concerns if announced[e.id] is False or e.type == "home_visit_unannounced"]
            worse = places(chronicle, surprised)
            behind = _near(well, worse, within) + _near(worse, well, within)
            if behind:
                yield Found("dc_clean_before_visit", names(behind), subject=adult, factor=factor)


def _near(some: list[Place], others: list[Place], within: int) -> list[Place]:
    return [place for place in some if any_between(others, place[0] - within, place[0] + within)]


def attendance_before_review(chronicle: Chronicle) -> Iterator[Found]:
    """Every time in the last year that the child was seen to be at school more, it was just before a review."""
    entries = [e for e in chronicle.of_type("school_attendance") if chronicle.is_about_child(e)]
    entries = [e for e in entries if is_strength(chronicle, e)]
    better = [(day_of(e), e.id) for e in chronicle.in_last(entries, chronicle.days("appointments_window"))]
    before = chronicle.days("before_review")
    reviews = [(day, name or f"review.{date.fromordinal(day).isoformat()}") for day, name in chronicle.review_days]
    near = [place for place in better if any_between(reviews, place[0], place[0] + before)]
    if len(better) < TWICE or len(near) < len(better):
        return
    asked = [review for review in reviews if any_between(better, review[0] - before, review[0])]
    for adult in chronicle.view.adults:
        yield Found("dc_attendance_before_review", names(better + asked), subject=adult)


def clinic_before_visit(chronicle: Chronicle) -> Iterator[Found]:
    """The child was brought to the clinic on the day of a home visit or the day before it, more than once.

    Days have to be exact here. A visit nobody was told of cannot have been prepared for, and does not count.
    """
    unannounced = {row.id for row in chronicle.case.chronology if row.announced is False}
    visits = _exact(e for e in chronicle.of_type("home_visit") if e.id not in unannounced)
    brought = _exact(e for e in chronicle.of_type("health_appointment_attended") if chronicle.is_about_child(e))
    just = [place for place in brought if any_between(visits, place[0], place[0] + 1)]
    if len(just) < TWICE:
        return
    visited = [visit for visit in visits if any_between(just, visit[0] - 1, visit[0])]
    for adult in chronicle.view.adults:
        yield Found("dc_clinic_before_visit", names(just + visited), subject=adult)


def _exact(entries: Iterator[ReadEntry]) -> list[Place]:
    """The days of those entries that can have happened on one day alone."""
    return sorted((day_of(e), e.id) for e in entries if e.lo == e.hi == day_of(e))


# --- who sees it, and what comes of it ------------------------------------------------------------------------------
def one_professional(chronicle: Chronicle) -> Iterator[Found]:
    """One source alone saw things go well, and at least two others recorded concerns in the same time.

    An observation by somebody who is not named may be another source's, and what the household says is no service's.
    """
    within = chronicle.days("engagement_window")
    asked = [factor.id for factor in factors_of_adults(chronicle)]
    for adult in chronicle.view.adults:
        seen = chronicle.in_last(observations_about(chronicle, adult, asked), within)
        by = {(entry.kind, entry.who) for entry in seen}
        if len(seen) < SEEN_BY_ONE or len(by) != 1 or by == {(None, None)}:
            continue
        concerns = chronicle.in_last(concerns_about(chronicle, adult), within)
        others = [e for e in concerns if not chronicle.view.household_word(e) and (e.kind, e.who) not in by]
        others = [e for e in others if sources_named([e])]
        if len(sources_named(others)) >= OTHERS:
            yield Found("dc_one_professional", ids_in_order([*seen, *others]), subject=adult)


def repeat_incidents(chronicle: Chronicle) -> Iterator[Found]:
    """Concerns of one kind went on while the adult was taking part in something."""
    within = chronicle.days("appointments_window")
    attended = chronicle.in_last((e for e in chronicle.entries if chronicle.view.is_attendance(e)), within)
    for adult in chronicle.view.adults:
        mine = [e for e in attended if adult in e.about]
        if len(mine) < TWICE:
            continue
        taking_part = day_of(mine[TWICE - 1])
        for factor in behaviour_on_record(chronicle):
            concerns = chronicle.in_last(chronicle.concerns(adult, factor.id), within)
            after = [e for e in concerns if not e.minor and day_of(e) > taking_part]
            if len(after) >= TWICE:
                before = [e for e in mine if day_of(e) < day_of(after[-1])]
                behind = ids_in_order([*before, *after])
                yield Found("dc_repeat_incidents", behind, subject=adult, factor=factor.id)


def no_impact(chronicle: Chronicle) -> Iterator[Found]:
    """A service was finished, and nobody outside has recorded a change for the better since.

    An observation that may have been later, or that reaches past the day, was made since: a gap has to be sure.
    """
    wait = chronicle.days("window_shorter")
    finished = chronicle.of_type("service_finished", "treatment_finished")
    done = [e for e in finished if chronicle.is_close(e) and chronicle.as_of - day_of(e) >= wait]
    asked = [factor.id for factor in chronicle.risk_factors_on_record]
    for adult in chronicle.view.adults if done else ():
        seen = observations_about(chronicle, adult, asked)
        newest = max((entry.concern_day for entry in seen), default=0)
        alone = [e.id for e in done if adult in e.about and day_of(e) >= newest]
        if alone:
            yield Found("dc_no_impact", tuple(alone), subject=adult)


DETECTORS = (
    selective_attendance,
    saying_right_things,
    short_bursts,
    clean_before_visit,
    attendance_before_review,
    clinic_before_visit,
    one_professional,
    repeat_incidents,
    no_impact,
)
