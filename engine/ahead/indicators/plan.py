"""Indicators about the plan and the return itself: safety, what happens if, the move, and what comes after it."""

from __future__ import annotations

from datetime import date

from engine.ahead.coverage import Actions
from engine.ahead.indicators.read import (
    UNKNOWN,
    IndicatorRead,
    absent,
    in_care,
    is_being_planned,
    is_near,
    of_agencies,
    of_child,
    present,
    the_return,
    undone,
)
from engine.ahead.triggers import prompts_of
from engine.dates import months_after
from engine.gates import GATES
from engine.gates.at import At
from engine.row_ids import contingency_id, decision_id, family_time_id, review_id, safety_id, visit_id

CLOSED_BEFORE_MONTHS = 24
"""The two years before which a case was closed early (bd_res_closed_early)."""
AGREED = ("low", "medium")
NOT_AGREED = ("high", "severe")
WATCHED = ("g5_visit_due", "g5_alone", "g5_first30", "g5_review_due")


# --- what the plans hold --------------------------------------------------------------------------------------------
def partial_safety(at: At) -> IndicatorRead:
    """The lines of the safety plan that are in force beside the risks that are there; and the step on cover. No line
    at all says something only once a plan is being made and nothing says that it is written elsewhere."""
    step, lines = at.step("g4_safety_cover"), Actions(at).lines
    if step.found == "not_done":
        return present(step.sources)
    if not at.risks_there:
        return UNKNOWN
    if not at.view.case.plans.safety and (step.found == "done" or not is_being_planned(at)):
        return UNKNOWN
    named = {safety_id(row): row for row in lines}
    cover = {pair: [name for name in Actions(at).under_way(*pair) if name in named] for pair in at.risks_there}
    without = [at.reader.status_id("worst", *pair) for pair, names in cover.items() if not names]
    if without:
        return present(without)
    by_somebody = all(any(named[name].who for name in names) for names in cover.values())
    return absent(name for names in cover.values() for name in names) if by_somebody else UNKNOWN


def no_contingency(at: At) -> IndicatorRead:
    """The lines of the contingency plan beside every likely trigger, the step on it, and entries or ratings of it as
    wanting. No line at all says something only once a plan is being made and nothing says that it is written
    elsewhere."""
    step, lines = at.step("g4_contingency"), at.view.case.plans.contingency
    wanting = [*of_agencies(at, "rf_prof_no_contingency"), *undone(step)]
    if wanting:
        return present(wanting)
    if not lines:
        return present([the_return(at)]) if step.found == "silent" and is_being_planned(at) else UNKNOWN
    likely = [prompt for prompt in prompts_of(at) if prompt.trigger in at.view.knowledge.triggers]
    lacking = [row for prompt in likely if prompt.planned != "whole" for row in prompt.sources]
    if lacking:
        return present(lacking)
    return absent(contingency_id(row) for row in lines) if likely else UNKNOWN


def poor_planning(at: At) -> IndicatorRead:
    """When the move is near: the steps of stage 4 on the written plan, the overnight stays and school; and whether
    family time is on record and none of it was a night before the child moved in."""
    plan, nights, school = (GATES[name](at) for name in ("g4_plan_3_4w", "g4_overnights", "g4_school"))
    # An overnight stay nobody is named as having seen is still a night: the gate asks for more than this does.
    wanting = [*undone(plan, at.step("g4_overnights"), school), *_no_night_before(at)] if is_near(at) else []
    if wanting:
        return present(wanting)
    if plan.found == nights.found == "done" and school.found in ("done", "not_for"):
        return absent([*plan.sources, *nights.sources, *school.sources])
    return UNKNOWN


def _no_night_before(at: At) -> list[str]:
    """The family time held before the child moved in, where none of it was a night."""
    if at.home is None or at.home.from_ is None:
        return []
    moved = at.home.from_
    before = [row for row in at.view.family_time if row.on < moved]
    return [] if any(row.level in ("overnight", None) for row in before) else [family_time_id(row) for row in before]


# --- the return -----------------------------------------------------------------------------------------------------
def unplanned(at: At) -> IndicatorRead:
    """The day the child went home beside the planned day and the decisions before return; and whether the child was
    missing on that day. With neither a decision nor a planned day on record nobody can tell."""
    if at.home is None or at.home.from_ is None:
        return UNKNOWN
    moved, planned, home = at.home.from_, at.view.proposal.planned, the_return(at)
    if missing := [entry.id for entry in of_child(at, "missing_episode") if entry.lo == entry.hi == moved.toordinal()]:
        return present([home, *missing])
    decisions = [row for row in at.decisions if row.point == "rc2" and row.on is not None]
    before = [row for row in decisions if row.on is not None and row.on <= moved]
    newest = before[-1] if before else None
    if newest is not None and newest.class_ in NOT_AGREED:
        return present([home, decision_id(newest)])
    if newest is None and ((planned is not None and planned > moved) or decisions):
        return present([home, at.sheet.proposal, *(decision_id(row) for row in decisions)])
    if newest is not None and newest.class_ in AGREED and planned is not None and planned <= moved:
        return absent([home, at.sheet.proposal, decision_id(newest)])
    return UNKNOWN


def unsafe_care(at: At) -> IndicatorRead:
    """Harm in the present stay in care that names no adult of the family, and a return that nobody planned: it takes
    both. A return that was planned is the contrary: nobody took the child out."""
    how = unplanned(at)
    if how.found != "present":
        return how
    harm = [
        entry.id
        for entry in in_care(at)
        if not entry.about & {adult.id for adult in at.view.case.adults}
        and any(
            sure and way == "concern" and name in at.sheet.risk_factors and _is_harm(at, name)
            for name, way, sure in entry.tags
        )
    ]
    return present([*how.sources, *harm]) if harm else UNKNOWN


def _is_harm(at: At, factor: str) -> bool:
    return at.sheet.risk_factors[factor].domain == "abuse"


# --- after it -------------------------------------------------------------------------------------------------------
def poor_monitoring(at: At) -> IndicatorRead:
    """Since the child went home: the steps of stage 5 on visits, on seeing the child alone and on reviews, visits that
    were due and not made, and whether every service ended before support may end."""
    if at.home is None or at.home.from_ is None:
        return UNKNOWN
    since, actions = at.home.from_, Actions(at)
    reads = {name: GATES[name](at) for name in WATCHED}
    wanting = [*undone(*reads.values()), *_visits_missed(at, since), *_all_ended(at, since)]
    if wanting:
        return present(wanting)
    first = reads["g5_first30"].found
    seen = all(reads[name].found == "done" for name in WATCHED if name != "g5_first30")
    if seen and first in ("done", "not_for") and actions.services:
        return absent([*(row for read in reads.values() for row in read.sources), *(r.id for r in actions.services)])
    return UNKNOWN


def _visits_missed(at: At, since: date) -> list[str]:
    """The visits that fell due since a day, before the day looked at, and are not on record as made."""
    rows = at.view.case.plans.visits
    return [visit_id(r) for r in rows if r.made is None and r.planned is not None and since <= r.planned < at.today]


def _all_ended(at: At, since: date) -> list[str]:
    """The services, where some had begun and none goes on, before the months for which support is to last are over."""
    begun = [row.id for row in at.view.case.plans.services if row.state in ("started", "ended")]
    early = at.today < months_after(since, at.figure("dp_support_least_months"))
    return begun if early and not Actions(at).services else []


def closed_early(at: At) -> IndicatorRead:
    """The end of a plan for a child in need with none begun since, and the step on closing, before two years at home;
    and a visit, a review or such an end from then on, which shows that the case was open so long."""
    if at.home is None or at.home.from_ is None:
        return UNKNOWN
    since, until = at.home.from_, months_after(at.home.from_, CLOSED_BEFORE_MONTHS)
    ended = [e for e in of_child(at, "cin_plan_ended") if e.lo is not None and e.lo >= since.toordinal()]
    begun = [e.lo for e in of_child(at, "cin_plan_started", "cp_plan_started") if e.lo is not None]
    closed = [e.id for e in ended if e.hi < until.toordinal() and not any(day >= (e.lo or 0) for day in begun)]
    wanting = [*closed, *undone(GATES["g5_close_early"](at))]
    if wanting:
        return present([the_return(at), *wanting])
    later = [entry.id for entry in ended if (entry.lo or 0) >= until.toordinal()]
    later += [visit_id(row) for row in at.visits if row.made >= until]
    later += [review_id(row) for row in at.reviews if row.on >= until]
    return absent([the_return(at), *later]) if later else UNKNOWN
