"""Pass PLAN: what the law and guidance ask for under this child's legal status (facts sheet 9)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Duty, DutyRecord
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "duty": MATCH.duty,
    "due": MATCH.due,
    "certain": MATCH.certain,
    "note": MATCH.note,
}


class DutyRules(RuleSet):
    """Days are reckoned before this pass; here each duty gets its state, and what is not known stays unknown."""

    @rule("du_due", "PLAN", AS.read << DutyRecord(found="due", **WHAT))
    def a_duty_that_is_due(self, proposal, duty, due, certain, note):
        self.conclude(Duty(proposal=proposal, duty=duty, state="due", due=due, certain=certain, note=note))

    @rule("du_overdue", "PLAN", AS.read << DutyRecord(found="overdue", **WHAT))
    def a_duty_that_is_overdue(self, proposal, duty, due, certain, note):
        self.conclude(Duty(proposal=proposal, duty=duty, state="overdue", due=due, certain=certain, note=note))

    @rule("du_done", "PLAN", AS.read << DutyRecord(found="done", **WHAT))
    def a_duty_that_was_done(self, proposal, duty, due, certain, note):
        self.conclude(Duty(proposal=proposal, duty=duty, state="done", due=due, certain=certain, note=note))

    @rule("du_unknown", "PLAN", AS.read << DutyRecord(found="unknown", **WHAT))
    def a_duty_nobody_can_reckon(self, proposal, duty, due, certain, note):
        self.conclude(Duty(proposal=proposal, duty=duty, state="unknown", due=due, certain=certain, note=note))

    @rule("du_not_covered", "PLAN", AS.read << DutyRecord(found="not_covered", **WHAT))
    def duties_this_tool_does_not_cover(self, proposal, duty, due, certain, note):
        self.conclude(Duty(proposal=proposal, duty=duty, state="not_covered", due=due, certain=certain, note=note))
