"""The gates of stage 1: is the assessment whole? (facts sheet, appendix B.1)"""

from __future__ import annotations

from engine.gates.at import CASE_HOLDER, CHRONOLOGIST, MANAGER, SILENT, At, GateRead, shown

HOUSING = "rf_social_housing"
MONEY = "rf_social_debt"


def chronology(at: At) -> GateRead:
    """An analytical chronology: an assessment by the chronologist, or a step. A list of entries is not one."""
    writers = at.roles(CHRONOLOGIST)
    written = [row.id for row in at.counted(at.view.case.assessments) if row.by in writers]
    return shown(True, written) if written else at.step("g1_chron")


def co_working(at: At) -> GateRead:
    """A chronologist who has not met the family and does not hold the case."""
    people = {person.id: person for person in at.view.case.people}
    writers = at.roles(CHRONOLOGIST)
    if not writers:
        return at.step("g1_cowork")
    met = {name for row in at.counted(at.view.case.assessments) if row.met for name in [row.by]}
    doubtful = [name for name in writers if people[name].met_family or name in met or name in at.roles(CASE_HOLDER)]
    if doubtful:
        return shown(False, writers, doubtful)
    return shown(True, writers) if any(people[name].met_family is False for name in writers) else SILENT


def child_views(at: At) -> GateRead:
    """What the child wants, on a day, told while alone with whoever asked."""
    alone = [row.id for row in at.child_wishes if row.alone]
    if alone:
        return shown(True, alone)
    if any(row.alone is False for row in at.child_wishes):
        return shown(False, [row.id for row in at.child_wishes])
    return at.step("g1_child_views")


def each_adult(at: At) -> GateRead:
    """Every adult of the household is among those an assessment is about or met."""
    rows = at.counted(at.view.case.assessments)
    if not rows or not at.view.adults:
        return at.step("g1_each_adult")
    seen = {name for row in rows for name in (*row.about, *row.met)}
    return shown(seen >= set(at.view.adults), [row.id for row in rows], sorted(set(at.view.adults) - seen))


def carer_view(at: At) -> GateRead:
    """Something the present carer said since the child came into care."""
    since = at.view.entry_to_care or 0
    said = [e.id for e in at.entries if e.kind == "carer" and e.lo is not None and e.lo >= since]
    return shown(True, said) if said else at.step("g1_carer_view")


def family_meeting(at: At) -> GateRead:
    """A family network meeting or family group conference that took place."""
    held = at.of_type("family_meeting")
    return shown(True, held) if held else at.step("g1_fnm")


def original_problem(at: At) -> GateRead:
    """Every reason the child came into care has a rating that says more than unknown."""
    reasons = at.sheet.reasons.reasons
    if not at.sheet.reasons.recorded or not reasons:
        return SILENT
    rated = {row.factor for rows in at.view.ratings.values() for row in rows if row.status != "unknown"}
    factors = {reason.id: set(reason.effective) for reason in reasons}
    unrated = sorted(set().union(*factors.values()) - rated)
    sources = [reason.id for reason in reasons]
    return shown(not unrated, sources, unrated)


def static_dynamic(at: At) -> GateRead:
    """History and what can change are kept apart by this tool as soon as a factor is rated."""
    rated = [row.id for _, rows in sorted(at.view.ratings.items()) for row in rows]
    return shown(True, rated) if rated else at.step("g1_static_dynamic")


def housing_and_money(at: At) -> GateRead:
    """Housing and money have each a rating, a check or an entry."""
    found: dict[str, list[str]] = {}
    for factor in (HOUSING, MONEY):
        held = [row.id for row in at.view.ratings.get(factor, ()) if row.status != "unknown"]
        held += [row.id for row in at.view.checks if factor in row.factors]
        held += [entry.id for entry in at.view.record.by_factor.get(factor, ()) if entry.own_tags]
        found[factor] = held
    missing = [factor for factor, held in found.items() if not held]
    if not missing:
        return shown(True, [name for held in found.values() for name in held])
    outright = at.step("g1_housing_money")
    return GateRead(outright.found, outright.sources, tuple(missing) if outright.found != "done" else ())


def sign_off(at: At) -> GateRead:
    """An assessment that a manager signed off."""
    rows = at.counted(at.view.case.assessments)
    if not rows:
        return at.step("g1_signoff")
    managers = at.roles(MANAGER)
    signed = [r.id for r in rows if r.signed_off and at.view.counts(r.signed_off.on) and r.signed_off.by in managers]
    return shown(bool(signed), signed or [row.id for row in rows])


GATES = {
    "g1_chron": chronology,
    "g1_cowork": co_working,
    "g1_genogram": lambda at: at.step("g1_genogram"),
    "g1_ecomap": lambda at: at.step("g1_ecomap"),
    "g1_child_views": child_views,
    "g1_each_adult": each_adult,
    "g1_carer_view": carer_view,
    "g1_fnm": family_meeting,
    "g1_history": lambda at: at.step("g1_history"),
    "g1_original_problem": original_problem,
    "g1_static_dynamic": static_dynamic,
    "g1_housing_money": housing_and_money,
    "g1_signoff": sign_off,
}
