"""Pass PLAN: how far the record shows the steps of the case's local pathway (facts sheet, section 11)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import PathwayRecord, StepOfPathway
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "step": MATCH.step,
    "opens": MATCH.opens,
    "due": MATCH.due,
    "late": MATCH.late,
}


class PathwayRules(RuleSet):
    """A step nobody wrote of is not recorded, and never taken for done."""

    @rule("pw_done", "PLAN", AS.read << PathwayRecord(state="done", **WHAT))
    def a_step_on_record(self, proposal, step, opens, due, late):
        self.conclude(StepOfPathway(state="done", proposal=proposal, step=step, opens=opens, due=due, late=late))

    @rule("pw_not_done", "PLAN", AS.read << PathwayRecord(state="not_done", **WHAT))
    def a_step_found_not_done(self, proposal, step, opens, due, late):
        self.conclude(StepOfPathway(state="not_done", proposal=proposal, step=step, opens=opens, due=due, late=late))

    @rule("pw_silent", "PLAN", AS.read << PathwayRecord(state="silent", **WHAT))
    def a_step_nobody_wrote_of(self, proposal, step, opens, due, late):
        self.conclude(StepOfPathway(state="silent", proposal=proposal, step=step, opens=opens, due=due, late=late))
