"""Pass PLAN: risks without an action, and actions without a risk (facts sheet 8.3, 8.5)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Cover, CoverRecord
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "of": MATCH.of,
    "matter": MATCH.matter,
    "subject": MATCH.subject,
    "factor": MATCH.factor,
}


class CoverageRules(RuleSet):
    """A place on a waiting list is no action, and an agreement alone is none."""

    @rule("cv_covered", "PLAN", AS.read << CoverRecord(state="covered", **WHAT))
    def a_risk_with_an_action(self, proposal, of, matter, subject, factor):
        self.conclude(Cover(proposal=proposal, of=of, matter=matter, subject=subject, factor=factor, state="covered"))

    @rule("cv_waiting", "PLAN", AS.read << CoverRecord(state="waiting", **WHAT))
    def a_risk_with_a_waiting_list(self, proposal, of, matter, subject, factor):
        self.conclude(Cover(proposal=proposal, of=of, matter=matter, subject=subject, factor=factor, state="waiting"))

    @rule("cv_uncovered", "PLAN", AS.read << CoverRecord(state="uncovered", **WHAT))
    def a_risk_with_nothing(self, proposal, of, matter, subject, factor):
        self.conclude(Cover(proposal=proposal, of=of, matter=matter, subject=subject, factor=factor, state="uncovered"))

    @rule("cv_no_risk", "PLAN", AS.read << CoverRecord(state="no_risk", **WHAT))
    def an_action_without_a_risk(self, proposal, of, matter, subject, factor):
        self.conclude(Cover(proposal=proposal, of=of, matter=matter, subject=subject, factor=factor, state="no_risk"))
