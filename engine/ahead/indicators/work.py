"""Indicators about the work around the family: assessment, help, and chances given. None counts against the family."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from engine.ahead.checks.goals import due
from engine.ahead.coverage import Actions
from engine.ahead.indicators.read import (
    UNKNOWN,
    IndicatorRead,
    absent,
    is_near,
    of_agencies,
    of_child,
    present,
    the_return,
    undone,
)
from engine.detectors.history import FORMAL_STEPS, REFERRALS
from engine.gates import GATES
from engine.gates.at import At, GateRead
from engine.gates.stage_2 import decided
from engine.gather.status import undelivered_support
from engine.knowable import ReadEntry
from engine.row_ids import decision_id, return_id

NO_ASSESSMENT = "rf_prof_no_assessment"
RESOURCES = "rf_prof_resources"
DEPTH = ("g1_each_adult", "g1_history", "g1_genogram", "g1_ecomap")
"""The steps on how the family works, the child's history, the wider family and the place in the community."""
MINIMISED = (("pt_repeat_referral", "plain"), ("pt_uncited_severe", "known_then"))
"""The patterns, each with how it was found; what came after the assessment could not be mentioned in it."""
DEVELOPMENT = ("development_check", "health_assessment")
DEVELOPMENT_WITHIN_DAYS = 365
"""How new what is known of the child's development must be: this tool's own line (bd_res_too_many_chances)."""
RETURNS_ENDED = 2
"""How many returns that ended are chances enough: this tool's own line (bd_res_too_many_chances)."""


def _done(*reads: GateRead) -> bool:
    return all(read.found == "done" for read in reads)


def _assessed(at: At) -> list[Any]:
    """The assessments finished by the day looked at that name whom they are about or met."""
    return [row for row in at.counted(at.view.case.assessments) if row.about or row.met]


# --- assessment -----------------------------------------------------------------------------------------------------
def shallow(at: At) -> IndicatorRead:
    """The steps of stage 1 that give an assessment its depth, whom the assessments met, and entries or ratings of
    assessment as wanting."""
    reads = [GATES[name](at) for name in DEPTH]
    met = [row.id for row in at.counted(at.view.case.assessments) if row.met]
    unmet = met if at.view.unmet else []
    wanting = [*of_agencies(at, NO_ASSESSMENT), *undone(*reads), *unmet]
    if wanting:
        return present(wanting)
    if met and _done(*reads):
        return absent([*met, *(row for read in reads for row in read.sources)])
    return UNKNOWN


def no_assessment(at: At) -> IndicatorRead:
    """Whether an assessment covers every adult of the household and a manager signed it off. None recorded may stand
    on another file; one that is not signed off may yet be."""
    household, rows = set(at.view.adults), _assessed(at)
    elsewhere = [row.id for row in rows] if household and rows else []
    if any(household & {*row.about, *row.met} for row in rows):
        elsewhere = []
    wanting = [*of_agencies(at, NO_ASSESSMENT), *undone(at.step("g1_signoff")), *elsewhere]
    if wanting:
        return present(wanting)
    whole, signed = GATES["g1_each_adult"](at), GATES["g1_signoff"](at)
    return absent([*whole.sources, *signed.sources]) if rows and _done(whole, signed) else UNKNOWN


def implicit_risks(at: At) -> IndicatorRead:
    """Once a class was decided: whether each reason for care and each risk on record is rated, the ratings say on
    what, and the decision gives its reasons. Before that, what is not rated is work still to be done."""
    outright, row = at.step("g2_explicit"), decided(at)
    reads = [GATES["g1_original_problem"](at), GATES["g2_explicit"](at)]
    wanting = undone(outright) + ([decision_id(row), *undone(*reads)] if row is not None and undone(*reads) else [])
    if wanting:
        return present(wanting)
    reasons = {factor for reason in at.sheet.reasons.reasons for factor in reason.effective}
    grounds = {f for f in reasons if any(r.evidence or r.rationale for r in at.view.ratings.get(f, ()))}
    if row is not None and row.reasons and _done(*reads) and grounds == reasons:
        return absent([decision_id(row), *(name for read in reads for name in read.sources)])
    return UNKNOWN


# --- help -----------------------------------------------------------------------------------------------------------
def inadequate_services(at: At) -> IndicatorRead:
    """Entries or ratings of want of resources, supports relied on that are not delivered, services still waited for
    when the move is near; and whether each risk that is there has a service under way."""
    actions = Actions(at)
    waiting = [row.id for row in actions.waiting] if is_near(at) else []
    wanting = [*of_agencies(at, RESOURCES), *waiting, *_not_delivered(at)]
    if wanting:
        return present(wanting)
    running = {row.id for row in actions.services}
    helped = [running & set(actions.under_way(*pair)) for pair in at.risks_there]
    return absent(name for names in helped for name in names) if helped and all(helped) else UNKNOWN


def _not_delivered(at: At) -> list[str]:
    """The adults whose support is recorded as not delivered; such a row has no id of its own."""
    relied_on = {(row.adult, row.factor) for row in at.view.case.supports_relied_on if row.adult in at.view.adults}
    return [adult for adult, factor in sorted(relied_on) if undelivered_support(at.view, adult, factor) is not None]


def no_support(at: At) -> IndicatorRead:
    """When the move is near: the services recorded for each adult who would share the care, and for the child. That
    none is recorded for somebody is not that there was none; that those recorded have not begun is."""
    if not is_near(at):
        return UNKNOWN
    running = {row.id for row in Actions(at).services}
    without: list[str] = []
    helped: list[set[str]] = []
    for person in (*at.view.sharers, at.view.child.id):
        rows = [r for r in at.view.case.plans.services if r.state is not None and (not r.for_ or person in r.for_)]
        names = {row.id for row in rows}
        without += sorted(names) if names and not names & running else []
        helped.append(names & running)
    if without:
        return present([the_return(at), *without])
    return absent(name for names in helped for name in names) if at.view.sharers and all(helped) else UNKNOWN


# --- chances --------------------------------------------------------------------------------------------------------
def minimised(at: At) -> IndicatorRead:
    """The patterns of referrals closed without a step and of serious harm no assessment mentions; and whether the
    referrals of the last year were each answered and every serious concern of harm is cited."""
    seen = [
        name
        for name, fact in at.reader.of_kind("pattern").items()
        if (fact["pattern"], fact["how"]) in MINIMISED and at.sheet.risk_factors[fact["factor"]].domain == "abuse"
    ]
    if seen:
        return present(seen)
    first = (at.today - timedelta(days=at.figure("referral_window"))).toordinal()
    referrals = [entry for entry in of_child(at, *REFERRALS) if entry.hi >= first]
    answers = {entry.id: _answered_by(at, entry) for entry in referrals}
    severe = [entry.id for entry in of_child(at) if entry.severe and _of_harm(at, entry)]
    if answers and all(answers.values()) and set(severe) <= at.view.cited:
        return absent([*answers, *severe, *(name for names in answers.values() for name in names)])
    return UNKNOWN


def _of_harm(at: At, entry: ReadEntry) -> bool:
    factors = at.sheet.risk_factors
    return any(way == "concern" and name in factors and factors[name].domain == "abuse" for name, way, _ in entry.tags)


def _answered_by(at: At, referral: ReadEntry) -> list[str]:
    """The formal steps that surely came on or after a referral, and soon enough to be its answer."""
    if referral.lo is None:
        return []
    last = referral.lo + at.figure("referral_action")
    steps = of_child(at, *FORMAL_STEPS)
    return [e.id for e in steps if e.id != referral.id and e.lo is not None and referral.hi <= e.lo and e.hi <= last]


def too_many_chances(at: At) -> IndicatorRead:
    """How often the goals of one adult were put off, returns that ended; and whether what is known of the child's
    development is new. A later day that is still to come may not have been set yet, as for the bias it may show."""
    rows = [row for row in at.view.case.plans.goals if row.adult in at.view.adults]
    times = {adult: sum(_put_off(at, row) for row in rows if row.adult == adult) for adult in at.view.adults}
    again = [row.id for row in rows if times[row.adult] > at.figure("chances") and _put_off(at, row)]
    ended = [return_id(r) for r in at.view.case.returns if r.child == at.view.child.id and at.view.counts(r.until)]
    if again or len(ended) >= RETURNS_ENDED:
        return present([*again, *(ended if len(ended) >= RETURNS_ENDED else ())])
    first = (at.today - timedelta(days=DEVELOPMENT_WITHIN_DAYS)).toordinal()
    known = [e.id for e in of_child(at, *DEVELOPMENT) if e.standing == "established" and (e.lo or 0) >= first]
    kept = rows and not any(row.extended or row.dropped or _is_late(at, row) for row in rows)
    return absent([*known, *(row.id for row in rows)]) if known and kept and not ended else UNKNOWN


def _put_off(at: At, goal: Any) -> int:
    return sum(at.view.counts(day) for day in goal.extended)


def _is_late(at: At, goal: Any) -> bool:
    """Whether a goal's day is not set, or past with nothing that reaches what was hoped for."""
    day = due(goal)
    reached = any(at.view.counts(row.on) and row.level >= 0 for row in goal.progress)
    return day is None or (day < at.today and not reached)
