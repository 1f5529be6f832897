"""Pass PLAN: whether plans, agreements and goals hold what they are to hold (facts sheet 8)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import PlanCheck, PlanCheckRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "element": MATCH.element, "missing": MATCH.missing}


class PlanCheckRules(RuleSet):
    """Silence is unknown and never met."""

    @rule("pc_met", "PLAN", AS.read << PlanCheckRecord(found="done", **WHAT))
    def what_a_plan_holds(self, proposal, element, missing):
        self.conclude(PlanCheck(proposal=proposal, element=element, missing=missing, state="met"))

    @rule("pc_not_met", "PLAN", AS.read << PlanCheckRecord(found="not_done", **WHAT))
    def what_a_plan_does_not_hold(self, proposal, element, missing):
        self.conclude(PlanCheck(proposal=proposal, element=element, missing=missing, state="not_met"))

    @rule("pc_unknown", "PLAN", AS.read << PlanCheckRecord(found="silent", **WHAT))
    def what_the_record_does_not_say_of_a_plan(self, proposal, element, missing):
        self.conclude(PlanCheck(proposal=proposal, element=element, missing=missing, state="unknown"))

    @rule("pc_not_for", "PLAN", AS.read << PlanCheckRecord(found="not_for", **WHAT))
    def what_this_plan_need_not_hold(self, proposal, element, missing):
        self.conclude(PlanCheck(proposal=proposal, element=element, missing=missing, state="does_not_apply"))
