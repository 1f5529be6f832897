"""The gates of stage 3: agreement, goals and services (appendix B.3)."""

from __future__ import annotations

from engine.gates.at import AT_RISK, NOT_FOR, At, GateRead, shown
from engine.row_ids import agreement_id, review_id

EVERY_THREE_WEEKS = ("bcp",)
"""The pathways that hold a review every three weeks."""


def agreement(at: At) -> GateRead:
    """A written agreement with every adult who would share the care."""
    rows = at.counted(at.view.case.plans.agreements)
    if not rows or not at.view.sharers:
        return at.step("g3_agreement")
    agreed = {name for row in rows for name in row.with_}
    missing = sorted(set(at.view.sharers) - agreed)
    return shown(not missing, [agreement_id(row) for row in rows], missing)


def goals(at: At) -> list:  # type: ignore[type-arg]
    """The goals that stand: not given up by the day looked at."""
    return [row for row in at.view.case.plans.goals if not at.view.counts(row.dropped)]


def goals_linked(at: At) -> GateRead:
    """Every risk that can change and is rated present or being addressed has a goal, for the adult it is about."""
    there = [
        pair
        for pair, status in sorted(at.risks_rated.items())
        if status in AT_RISK and pair[0] in at.view.adults and at.sheet.risk_factors[pair[1]].nature != "static"
    ]
    if not there:
        return at.step("g3_goals_linked")
    aimed = {(row.adult, row.factor) for row in goals(at)}
    without = [pair for pair in there if pair not in aimed]
    rated = [row.id for _, factor in there for row in at.view.ratings.get(factor, ())]
    return shown(not without, rated + [row.id for row in goals(at)], [factor for _, factor in without])


def smart(at: At) -> GateRead:
    """Each goal says behaviour, start, target and day, and has progress that names an entry."""
    rows = goals(at)
    if not rows:
        return at.step("g3_smart")
    lacking = [
        row.id
        for row in rows
        if not (row.behaviour and row.baseline and row.target and row.by and any(p.entry for p in row.progress))
    ]
    return shown(not lacking, lacking or [row.id for row in rows], lacking)


def services(at: At) -> GateRead:
    """Every service asked for has started or has run its course: one on a waiting list is none."""
    rows = [row for row in at.view.case.plans.services if row.state is not None]
    if not rows:
        return at.step("g3_services_available")
    waiting = [row.id for row in rows if row.state not in ("started", "ended")]
    return shown(not waiting, waiting or [row.id for row in rows], waiting)


def review(at: At) -> GateRead:
    """Under a pathway that reviews every three weeks: the newest review is not older."""
    if at.view.case.pathway not in EVERY_THREE_WEEKS:
        return NOT_FOR
    if not at.reviews:
        return at.step("g3_review_3w")
    newest = at.reviews[-1]
    return shown(at.days_since(newest.on) <= at.figure("dp_review_local_days"), [review_id(newest)])


GATES = {
    "g3_agreement": agreement,
    "g3_goals_linked": goals_linked,
    "g3_smart": smart,
    "g3_services_available": services,
    "g3_review_3w": review,
    "g3_da_terms": lambda at: at.step("g3_da_terms"),
    "g3_capacity": lambda at: at.step("g3_capacity"),
}
