"""Shapes of the evidence that weaken a statement (pass CHALLENGE; semantics 6.2, 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.gather import shapes_favour
from engine.gather.reasons import Reason
from engine.gather.runs import clock, observations, run_shown
from engine.gather.support import Backing
from engine.knowable import LATER
from engine.row_ids import decision_id
from engine.sheet import Sheet

OPTIMISM = "against_optimism"
PESSIMISM = "against_pessimism"


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: which way it speaks, what it is about (a rating, claim, goal, proposal), and what it was read from."""

    shape: str
    direction: str
    about: str
    factor: str
    sources: tuple[str, ...]


def shapes(sheet: Sheet) -> list[Shape]:
    """Every shape found, in the order of their kind and what they are about."""
    found: list[Shape] = []
    for backing in sheet.backings:
        found += _of_backing(sheet, backing)
        if backing.favourable:
            found += _of_favourable(sheet, backing)
    found += [*_goals(sheet), *_said_before(sheet), *_dissent(sheet), *_reasons_left(sheet)]
    found += [*_of_wholes(sheet), *_in_favour(sheet)]
    return sorted(found, key=lambda s: (s.shape, s.direction, s.about, s.factor))


def _of_backing(sheet: Sheet, backing: Backing) -> Iterator[Shape]:
    """No evidence, one side's word, a single source: in both directions."""
    direction = OPTIMISM if backing.favourable else PESSIMISM
    sources = (backing.about, *(e.id for e in backing.behind))
    if backing.backing == "none":
        yield Shape("no_evidence", direction, backing.about, backing.factor, (backing.about,))
    elif backing.backing == "own_word" and backing.favourable:
        yield Shape("self_report_only", direction, backing.about, backing.factor, sources)
    elif not backing.checks and len({(e.kind, e.who) for e in backing.independent}) == 1:
        yield Shape("single_source", direction, backing.about, backing.factor, sources)


def _of_wholes(sheet: Sheet) -> Iterator[Shape]:
    """The same of claims about the plan or the return, which name no factor."""
    for whole in sheet.whole_backings:
        direction = OPTIMISM if whole.favourable else PESSIMISM
        sources = (whole.about, *(e.id for e in whole.behind))
        if whole.backing == "none":
            yield Shape("no_evidence", direction, whole.about, "", (whole.about,))
        elif whole.backing == "own_word" and whole.favourable:
            yield Shape("self_report_only", direction, whole.about, "", sources)
        elif len({(e.kind, e.who) for e in whole.independent}) == 1:
            yield Shape("single_source", direction, whole.about, "", sources)


def _in_favour(sheet: Sheet) -> Iterator[Shape]:
    """What speaks in the family's favour, and wishes that changed, whichever way."""
    for detect in (shapes_favour.goals_ignored, shapes_favour.groups_not_behaviour, shapes_favour.ties_counted_against):
        for shape, about, factor, sources in detect(sheet):
            yield Shape(shape, PESSIMISM, about, factor, sources)
    for hopeful, (shape, about, factor, sources) in shapes_favour.wishes_changed(sheet):
        yield Shape(shape, OPTIMISM if hopeful else PESSIMISM, about, factor, sources)


def _of_favourable(sheet: Sheet, backing: Backing) -> Iterator[Shape]:
    sources = (backing.about, *(e.id for e in backing.behind))
    direct = backing.checks or any(e.rests_on in ("seen", "tested") for e in backing.independent)
    if backing.independent and not direct:
        yield Shape("untested", OPTIMISM, backing.about, backing.factor, sources)
    factor = sheet.view.knowledge.factors[backing.factor]
    if factor.kind == "risk" and factor.nature != "static":
        yield from _too_short(sheet, backing, sources)
    if _only_before_reviews(sheet, backing):
        yield Shape("before_reviews", OPTIMISM, backing.about, backing.factor, sources)
    quiet = sheet.view.record.days("run_recent")
    if backing.newest is not None and backing.opposed != "yes" and sheet.view.as_of - backing.newest > quiet:
        yield Shape("silence", OPTIMISM, backing.about, backing.factor, sources)
    if factor.kind == "protective" and backing.rated == "present" and not _bears_on_a_risk(sheet, backing):
        yield Shape("bears_on_nothing", OPTIMISM, backing.about, backing.factor, (backing.about,))


def _too_short(sheet: Sheet, backing: Backing, sources: tuple[str, ...]) -> Iterator[Shape]:
    """Rated better than the time it has been seen for."""
    needed = {"addressed": "sustained", "being_addressed": "shorter"}.get(backing.rated)
    if needed is None or not backing.behind:
        return
    view = sheet.view
    for subject in backing.subjects or view.adults:
        after = clock(view, subject, backing.factor, "best")
        shown, _ = run_shown(view, subject, backing.factor, observations(view, subject, backing.factor, after))
        if shown == "none" or (needed == "sustained" and shown == "shorter"):
            yield Shape("too_short", OPTIMISM, backing.about, backing.factor, sources)
            return


def _only_before_reviews(sheet: Sheet, backing: Backing) -> bool:
    """Whether all independent support, two entries or more, falls in the days just before a review or a hearing."""
    days = sheet.view.record.days("before_review")
    reviews = [row.on.toordinal() for row in sheet.view.case.reviews if row.on is not None]
    seen = [e.strength_day for e in backing.independent]
    return len(seen) > 1 and all(any(0 <= review - day <= days for review in reviews) for day in seen)


def _bears_on_a_risk(sheet: Sheet, backing: Backing) -> bool:
    """Whether a protective factor names a risk that some person is rated as having, or a concern names."""
    row = next((r for r in sheet.view.case.ratings if r.id == backing.about), None)
    if row is None:
        return True
    held = {b.factor for b in sheet.backings if b.rated in ("present", "being_addressed", "addressed")}
    held |= {factor for subject, factor in sheet.pairs if sheet.view.concerns(subject, factor, "worst")}
    return any(factor in held for factor in row.bears_on)


def _goals(sheet: Sheet) -> Iterator[Shape]:
    for goal in sheet.view.case.plans.goals:
        if goal.adult in sheet.view.adults and len(goal.extended) >= 2:
            yield Shape("goal_moved_twice", OPTIMISM, goal.id, goal.factor or "", (goal.id,))


def _said_before(sheet: Sheet) -> Iterator[Shape]:
    """The same claim made before and not borne out: contradicted since by a concern, or by a return that ended."""
    view = sheet.view
    claims = {claim.id: claim for claim in view.case.claims}
    for claim in view.mine(view.case.claims):
        earlier = claims.get(claim.same_as) if claim.same_as else None
        if earlier is None or earlier.on is None or not view.counts(claim.on) or claim.direction != "favourable":
            continue
        since = earlier.on.toordinal()
        against = {
            concern.source
            for factor in {*claim.factors, *earlier.factors}
            for subject in (*view.adults, view.child.id)
            for concern in view.concerns(subject, factor, "best")
            if concern.day > since
        }
        against |= _disproved_since(sheet, claim, earlier)
        returns = [row for row in view.case.returns if row.child == view.child.id and view.counts(row.until)]
        ended = [row for row in returns if row.until is not None and row.until >= earlier.on]
        if against or ended:
            yield Shape("said_before", OPTIMISM, claim.id, "", (claim.id, earlier.id, *sorted(against)))


def _disproved_since(sheet: Sheet, claim: Any, earlier: Any) -> set[str]:
    """What the claim or the earlier one leans on, or says of its factors, and was disproved after the earlier one."""
    factors, leaned_on = {*claim.factors, *earlier.factors}, {*claim.evidence, *earlier.evidence}
    return {
        entry.id
        for entry in sheet.view.record.entries.values()
        if entry.known != LATER and entry.standing == "disproved" and entry.standing_from > earlier.on.toordinal()
        if entry.id in leaned_on or any(tag in factors and way == "strength" for tag, way, _ in entry.own_tags)
    }


def _dissent(sheet: Sheet) -> Iterator[Shape]:
    """A professional who disagrees: recorded dissent from a decision, or an entry that disagrees with another.

    An entry that says nothing but strengths disagrees with a darker view; every other disagreement is put to the plan.
    """
    view = sheet.view
    for row in view.mine(view.case.decisions):
        if view.counts(row.on) and row.dissent:
            yield Shape("dissent", OPTIMISM, decision_id(row), "", ())
    for entry in view.case.chronology:
        read = view.record.entries[entry.id]
        if entry.disagrees_with and read.known != LATER and read.standing not in ("disproved", "not_proved"):
            speaks_for = bool(read.own_tags) and all(way == "strength" for _, way, _ in read.own_tags)
            direction = PESSIMISM if speaks_for else OPTIMISM
            yield Shape("dissent", direction, entry.id, "", (entry.id, *entry.disagrees_with))


def _reasons_left(sheet: Sheet) -> Iterator[Shape]:
    """Reasons for care that nobody rates as addressed, against a return that is planned."""
    left = [reason for reason in sheet.reasons.reasons if not _rated_addressed(sheet, reason)]
    if left:
        yield Shape("reasons_left", OPTIMISM, sheet.proposal, "", tuple(reason.id for reason in left))


def _rated_addressed(sheet: Sheet, reason: Reason) -> bool:
    if reason.is_disproved("best"):
        return True
    rated = [sheet.rated.get(("ratings_best", s, f)) for s in reason.subjects for f in reason.effective]
    return all(value in ("addressed", "absent") for value in rated)
