"""The gates of stage 2: is the class decided in the open, by enough people, with its reasons? (appendix B.2)"""

from __future__ import annotations

from engine.case import Decision
from engine.gates.at import MANAGER, NOT_FOR, SILENT, At, GateRead, shown
from engine.row_ids import decision_id, review_id

LEAST_WORKERS = 2
NO_PATH = ("high", "severe")


def decided(at: At) -> Decision | None:
    """The newest decision that gives a class, or says why none is given."""
    rows = [row for row in at.decisions if row.class_ is not None]
    return rows[-1] if rows else None


def a_class(at: At) -> GateRead:
    """A decision with a class, or with none and the reasons."""
    row = decided(at)
    if row is None:
        return at.step("g2_class")
    return shown(row.class_ != "not_classified" or bool(row.reasons), [decision_id(row)])


def contrary_entries(at: At) -> GateRead:
    """No challenge that is severe or sets the readings apart is without an answer that still stands."""
    held = [fact["challenge"] for fact in at.reader.of_kind("agenda").values() if fact["place"] == "stage_2_gate"]
    if held:
        return shown(False, sorted(held))
    if not at.entries:
        return SILENT
    return shown(True, sorted(at.reader.of_kind("challenge")))


def people(at: At) -> GateRead:
    """A decision taken by two workers and a manager."""
    row = decided(at)
    if row is None:
        return at.step("g2_people")
    managers = set(at.roles(MANAGER)) & set(row.by)
    if not row.by:
        return at.step("g2_people")
    return shown(bool(managers) and len(set(row.by) - managers) >= LEAST_WORKERS, [decision_id(row)])


def every_risk(at: At) -> GateRead:
    """Every risk factor with a concern on record about this household is rated."""
    of_household = [f for f in at.sheet.risk_factors.values() if at.sheet.subjects_of(f)]
    concerns = {
        factor.id: [
            c.source for subject in at.sheet.subjects_of(factor) for c in at.view.concerns(subject, factor.id, "best")
        ]
        for factor in of_household
    }
    spoken = {name: found for name, found in concerns.items() if found}
    if not spoken:
        return at.step("g2_explicit")
    rated = {name for name, rows in at.view.ratings.items() if any(row.status != "unknown" for row in rows)}
    missing = sorted(set(spoken) - rated)
    return shown(not missing, [name for factor in missing or sorted(spoken) for name in spoken[factor]], missing)


def rationale(at: At) -> GateRead:
    """The decision's reasons, with a manager among those who took it."""
    row = decided(at)
    if row is None:
        return at.step("g2_rationale")
    return shown(bool(row.reasons) and bool(set(row.by) & set(at.roles(MANAGER))), [decision_id(row)])


def reviewing_officer(at: At) -> GateRead:
    """A review of the child's case on or after the day of the decision."""
    row = decided(at)
    if row is None or row.on is None:
        return at.step("g2_iro")
    after = [review_id(r) for r in at.reviews if r.kind == "lac_review" and r.on >= row.on]
    return shown(True, [decision_id(row), *after]) if after else at.step("g2_iro")


def no_path(at: At) -> GateRead:
    """Where the decision is high or severe: another permanence plan, and child and parents told."""
    row = decided(at)
    if row is None:
        return at.step("g2_no_path")
    return at.step("g2_no_path") if row.class_ in NO_PATH else NOT_FOR


GATES = {
    "g2_class": a_class,
    "g2_counter": contrary_entries,
    "g2_people": people,
    "g2_explicit": every_risk,
    "g2_rationale": rationale,
    "g2_iro": reviewing_officer,
    "g2_no_path": no_path,
}
