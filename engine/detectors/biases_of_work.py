"""Traces of bias in how the work is done: who agrees, who is seen, what is asked, who is to act (decision 0007 B).

Each is a question about the work around a family. A busy team leaves the same traces as a biased one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

from engine.detectors.chronicle import Chronicle, day_of, is_used
from engine.detectors.engagement import burst
from engine.detectors.found import Found
from engine.detectors.judgements import (
    OPTIMISM,
    PESSIMISM,
    Dated,
    dated,
    decisions,
    goals,
    in_order,
    ordinal,
    statement_days,
    times_put_off,
)
from engine.detectors.visits import interval_required, visits
from engine.gather.readers import views_seen
from engine.knowable import ReadEntry
from engine.row_ids import condition_id, contingency_id, safety_id, view_id
from engine.tally import CLASS_RANK

TOGETHER = 2  # the specification's own number: a group begins with two
PUT_OFF = 2  # the specification's own number: a day may be moved once
CHILD_HEARD = frozenset({"child_seen_alone", "child_wishes"})
CHILD_SEEN = frozenset({"alone", "seen"})
HOSTILE = ("visit_refused", "complaint")
UNDER_WAY = frozenset({"requested", "waiting", "started"})


# --- deciding together ------------------------------------------------------------------------------------------------
def groupthink(chronicle: Chronicle) -> Iterator[Found]:
    """People decided together more than once and nobody dissented, while the record contests what they rest on."""
    together = [made for made in decisions(chronicle) if len(set(made.row.by)) >= TOGETHER]
    if len(together) < chronicle.days("groupthink_least") or any(made.row.dissent for made in together):
        return
    sheet = chronicle.sheet
    weighed: list[Any] = [*sheet.backings, *sheet.whole_backings]
    contested = [backing for backing in weighed if backing.backing == "fresh" and backing.opposed == "yes"]
    if contested:
        days = statement_days(chronicle)
        statements = [(days[backing.about], backing.about) for backing in contested]
        against = [(o.day, o.entry.id) for b in contested for o in b.contesting if o.settled_by is None]
        direction = OPTIMISM if any(backing.favourable for backing in contested) else PESSIMISM
        sources = in_order((made.dated for made in together), statements, against)
        yield Found("bias_groupthink", sources, direction=direction)


def polarisation(chronicle: Chronicle) -> Iterator[Found]:
    """A class was decided that is better, or worse, than every view recorded by then."""
    if any(state != "both_in" for state, _, _ in views_seen(chronicle.view).values()):
        return  # a view that waits for the other is not told, and this would tell of it (semantics 6.8)
    held = sorted(
        (row.on.toordinal(), view_id(row), CLASS_RANK[row.class_])
        for row in chronicle.view.mine(chronicle.case.views)
        if row.class_ is not None and chronicle.view.counts(row.on)
    )
    days = [day for day, _, _ in held]
    best, worst = ([*accumulate((rank for _, _, rank in held), pick)] for pick in (min, max))
    behind: dict[str, set[Dated]] = {"better": set(), "worse": set()}
    for made in decisions(chronicle):
        by_then = bisect_right(days, made.day)  # a view of the same day is read as one the deciders had before them
        if by_then >= TOGETHER:
            bolder = {"better": made.rank < best[by_then - 1], "worse": made.rank > worst[by_then - 1]}
            for how in (how for how, is_so in bolder.items() if is_so):
                behind[how].update([made.dated], ((day, name) for day, name, _ in held[:by_then]))
    for how, direction in (("better", OPTIMISM), ("worse", PESSIMISM)):
        if behind[how]:
            yield Found("bias_polarisation", in_order(behind[how]), how=how, direction=direction)


def certainty(chronicle: Chronicle) -> Iterator[Found]:
    """The newest assessment has long been finished, and nothing has been decided since."""
    assessment = chronicle.current_assessment
    if assessment is None or chronicle.as_of - assessment.on.toordinal() <= chronicle.days("undecided"):
        return
    if not any(made.day >= assessment.on.toordinal() for made in decisions(chronicle)):
        yield Found("bias_certainty", (assessment.id,), how="undecided", direction=PESSIMISM)


# --- what is believed -------------------------------------------------------------------------------------------------
def self_report(chronicle: Chronicle) -> Iterator[Found]:
    """A protective factor is rated present on the household's word alone."""
    behind: dict[tuple[str, str], set[Dated]] = {}
    days = statement_days(chronicle)
    for row in chronicle.sheet.backings:
        factor = chronicle.knowledge.factors[row.factor]
        if factor.kind == "protective" and row.rated == "present" and row.backing == "own_word":
            for subject in row.subjects or ("",):
                said = behind.setdefault((subject, factor.id), {(days[row.about], row.about)})
                said.update([(days[row.about], row.about)], dated(row.behind))
    for (subject, name), rows in sorted(behind.items()):
        yield Found("bias_self_report", in_order(rows), subject=subject, factor=name)


def disguised(chronicle: Chronicle) -> Iterator[Found]:
    """Change is seen just before reviews alone; or an adult comes to everything, and no change is seen from outside."""
    for found in chronicle.found_once(burst):
        yield Found("bias_disguised", found.sources, how="burst", subject=found.subject, factor=found.factor)
    window = chronicle.days("attendance_window")
    recent = chronicle.in_last(chronicle.entries, window)
    for adult in chronicle.view.adults:
        attended = [e for e in recent if adult in e.about and chronicle.view.is_attendance(e)]
        if len(attended) >= chronicle.days("attendance_least"):
            names = [factor.id for factor in chronicle.risk_factors_on_record if factor.asked_of == "adult"]
            seen = any(chronicle.in_last(chronicle.observations(adult, name), window) for name in names)
            worry = [e for name in names for e in chronicle.in_last(chronicle.concerns(adult, name), window)]
            if worry and not seen:
                yield Found("bias_disguised", in_order(dated(attended), dated(worry)), how="attendance", subject=adult)


# --- who is seen ------------------------------------------------------------------------------------------------------
def over_identification(chronicle: Chronicle) -> Iterator[Found]:
    """The last months' entries are about an adult, and none is the child's own account or records the child seen."""
    window = chronicle.days("adult_focus_window")
    if chronicle.in_last(_seen_or_heard(chronicle), window):
        return
    recent = chronicle.in_last(chronicle.entries, window)
    for adult in chronicle.view.adults:
        about = [entry for entry in recent if adult in entry.about]
        if len(about) >= chronicle.days("adult_focus_least"):
            yield Found("bias_over_identification", in_order(dated(about)), subject=adult)


def _seen_or_heard(chronicle: Chronicle) -> Iterator[ReadEntry]:
    """The used entries about the child, whichever adults they name, in which the child is seen or heard."""
    seen = {row.id for row in chronicle.case.chronology if row.child_seen in CHILD_SEEN}
    for entry in chronicle.view.record.entries.values():
        if is_used(entry) and chronicle.is_about_child(entry):
            if entry.id in seen or entry.type in CHILD_HEARD or _own_account(chronicle, entry):
                yield entry


def _own_account(chronicle: Chronicle, entry: ReadEntry) -> bool:
    """Whether an entry is this child's own account; another child's is that child's."""
    teller = entry.told_by or entry.who
    return teller == chronicle.child or (entry.kind == "child" and teller is None)


def fear_avoidance(chronicle: Chronicle) -> Iterator[Found]:
    """After a visit was turned away or a complaint was made, the next visit was longer away than is asked for.

    A visit of the same day may be the hard one itself, so that the next is looked for after it.
    """
    made, behind = visits(chronicle), set[Dated]()
    days = [day for day, _ in made]
    for entry in (entry for entry in chronicle.of_type(*HOSTILE) if chronicle.is_close(entry)):
        day = day_of(entry)
        place = bisect_right(days, day)
        following = made[place : place + 1]
        reach = following[0][0] if following else chronicle.as_of
        if reach - day > interval_required(chronicle, day):
            behind.update(dated([entry]), following)
    if behind:
        yield Found("bias_fear_avoidance", in_order(behind))


# --- what is planned --------------------------------------------------------------------------------------------------
def sunk_cost(chronicle: Chronicle) -> Iterator[Found]:
    """A goal was put off twice or more and goes on."""
    behind: dict[tuple[str, str], set[Dated]] = {}
    for goal in goals(chronicle):
        if times_put_off(chronicle, goal) >= PUT_OFF and not chronicle.view.counts(goal.dropped):
            behind.setdefault((goal.adult, goal.factor), set()).add((ordinal(goal.by), goal.id))
    for (adult, factor), rows in sorted(behind.items()):
        yield Found("bias_sunk_cost", in_order(rows), subject=adult, factor=factor)


def diffusion(chronicle: Chronicle) -> Iterator[Found]:
    """Lines of the plan name nobody who acts, or no day on which they are looked at again; ended ones are left out."""
    view, plans = chronicle.view, chronicle.case.plans
    safety = [row for row in plans.safety if row.until is None or row.until.toordinal() >= chronicle.as_of]
    conditions = [row for row in plans.conditions if row.proposal in (None, view.proposal.id)]
    lines = [safety_id(row) for row in safety if row.who is None or row.review is None]
    lines += [contingency_id(r) for r in plans.contingency if (r.who is None and r.owner is None) or r.review is None]
    lines += [condition_id(r) for r in conditions if r.by is None and (r.on is None or view.counts(r.on))]
    if lines:
        yield Found("bias_diffusion", tuple(sorted(set(lines))))


def concrete(chronicle: Chronicle) -> Iterator[Found]:
    """Services are asked for or in place, and none of them works on a reason for care or on a risk rated present."""
    services = [row for row in chronicle.case.plans.services if _under_way(chronicle, row)]
    worked_on = {name for row in services for name in row.factors}
    if services and worked_on.isdisjoint(_risks_held(chronicle)):
        yield Found("bias_concrete", in_order((ordinal(row.from_), row.id) for row in services))


def _under_way(chronicle: Chronicle, row: Any) -> bool:
    """Whether a service for somebody here, or for nobody in particular, is asked for or in place at `as_of`."""
    here = not row.for_ or not {*chronicle.view.household_people, chronicle.child}.isdisjoint(row.for_)
    begun = row.from_ is None or chronicle.view.counts(row.from_)
    ended = row.until is not None and row.until.toordinal() < chronicle.as_of
    return row.state in UNDER_WAY and here and begun and not ended


def _risks_held(chronicle: Chronicle) -> Iterable[str]:
    """The factors of the reasons for care, and the risk factors rated present or being addressed."""
    yield from (name for reason in chronicle.sheet.reasons.reasons for name in reason.effective)
    for row in chronicle.sheet.backings:
        if row.rated in ("present", "being_addressed") and row.factor in chronicle.sheet.risk_factors:
            yield row.factor


DETECTORS = (
    groupthink,
    polarisation,
    certainty,
    self_report,
    disguised,
    over_identification,
    fear_avoidance,
    sunk_cost,
    diffusion,
    concrete,
)
