"""Pass PLAN: whether the checks before a stage is left are met (facts sheet, appendix B)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Gate, GateRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "gate": MATCH.gate, "stage": MATCH.stage, "missing": MATCH.missing}


class GateRules(RuleSet):
    """Silence is unknown and never met: nothing is taken for done because nobody says otherwise."""

    @rule("gt_met", "PLAN", AS.read << GateRecord(found="done", **WHAT))
    def a_gate_the_record_shows_done(self, proposal, gate, stage, missing):
        self.conclude(Gate(proposal=proposal, gate=gate, stage=stage, state="met", missing=missing))

    @rule("gt_not_met", "PLAN", AS.read << GateRecord(found="not_done", **WHAT))
    def a_gate_the_record_shows_not_done(self, proposal, gate, stage, missing):
        self.conclude(Gate(proposal=proposal, gate=gate, stage=stage, state="not_met", missing=missing))

    @rule("gt_unknown", "PLAN", AS.read << GateRecord(found="silent", **WHAT))
    def a_gate_the_record_is_silent_on(self, proposal, gate, stage, missing):
        self.conclude(Gate(proposal=proposal, gate=gate, stage=stage, state="unknown", missing=missing))

    @rule("gt_not_for", "PLAN", AS.read << GateRecord(found="not_for", **WHAT))
    def a_gate_that_is_not_for_this_child(self, proposal, gate, stage, missing):
        self.conclude(Gate(proposal=proposal, gate=gate, stage=stage, state="does_not_apply", missing=missing))
