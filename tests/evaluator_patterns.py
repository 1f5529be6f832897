"""An independent reading of the patterns and faults of a chronology (docs/decisions/0007, parts G, P and Q).

`patterns(case)` gives, for each proposal, the set of findings that the text describes; `faults(case)` gives those of
the chronology as a whole. A finding is (pattern, how, subject, factor, sure, sources); a blank text where the page
names none. Nothing is shared with the engine: where the two differ, one of them does not say what the page says.
The parts stand in evaluator_patterns_ground (G), _family, _child and _work (P), and _faults (Q).
"""

from __future__ import annotations

from typing import Any

from evaluator_patterns_child import first_month, positive_verified, relapse_hidden, retraction, sibling_signal
from evaluator_patterns_family import (
    burst,
    cumulative,
    cycle,
    escalation,
    failed_return,
    missed_appointments,
    moves,
    repeat_referral,
)
from evaluator_patterns_faults import Whole, absent, one_sided, overloaded, single_agency, starts_late, thin
from evaluator_patterns_ground import Chronology, Finding, read_twice
from evaluator_patterns_work import not_seen_alone, silent_source, uncited_severe, visit_gap, worker_change
from evaluator_record import rows

READ_BY = {
    "pt_escalation": escalation,
    "pt_cumulative": cumulative,
    "pt_repeat_referral": repeat_referral,
    "pt_missed_appts": missed_appointments,
    "pt_visit_gap": visit_gap,
    "pt_not_seen_alone": not_seen_alone,
    "pt_retraction": retraction,
    "pt_burst": burst,
    "pt_cycle": cycle,
    "pt_move_pattern": moves,
    "pt_worker_change": worker_change,
    "pt_silent_source": silent_source,
    "pt_uncited_severe": uncited_severe,
    "pt_relapse_hidden": relapse_hidden,
    "pt_sibling_signal": sibling_signal,
    "pt_positive_verified": positive_verified,
    "pt_first_month": first_month,
    "pt_failed_return": failed_return,
}
FAULT_READ_BY = {
    "cf_absent": absent,
    "cf_single_agency": single_agency,
    "cf_starts_late": starts_late,
    "cf_one_sided": one_sided,
    "cf_thin": thin,
    "cf_overloaded": overloaded,
}


def patterns(case: dict[str, Any]) -> dict[str, set[Finding]]:
    """{proposal id: what is found}."""
    return {proposal["id"]: patterns_of(Chronology(case, proposal)) for proposal in rows(case, "proposals")}


def patterns_of(chronology: Chronology, only: str | None = None) -> set[Finding]:
    """What is found for one proposal, of every pattern or of one."""
    found: set[Finding] = set()
    for name, read in READ_BY.items():
        if only in (None, name):
            # pt_escalation: one finding for a subject and factor, however it was found.
            found |= set(read_twice(read, chronology, how_tells_apart=name != "pt_escalation"))
    return found


def faults(case: dict[str, Any]) -> set[Finding]:
    """What is found of the chronology as a whole."""
    whole = Whole(case)
    return {finding for read in FAULT_READ_BY.values() for finding in read(whole)}


__all__ = ["FAULT_READ_BY", "READ_BY", "Finding", "faults", "patterns", "patterns_of"]
