"""Pass PLAN: what could be done about each risk that can change (facts sheet 8.5, 8.6)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import AdviceRecord, Recommendation
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "subject": MATCH.subject,
    "factor": MATCH.factor,
    "by": MATCH.by,
    "settles": MATCH.settles,
    "late": MATCH.late,
}


class RecommendationRules(RuleSet):
    """Each is for a named factor and a named person; history is never a goal."""

    @rule("ad_start", "PLAN", AS.read << AdviceRecord(action="start", **WHAT))
    def a_risk_nothing_works_on(self, proposal, subject, factor, by, settles, late):
        self.conclude(
            Recommendation(
                proposal=proposal, subject=subject, factor=factor, by=by, settles=settles, late=late, action="start"
            )
        )

    @rule("ad_aim", "PLAN", AS.read << AdviceRecord(action="aim", **WHAT))
    def a_service_without_a_goal(self, proposal, subject, factor, by, settles, late):
        self.conclude(
            Recommendation(
                proposal=proposal, subject=subject, factor=factor, by=by, settles=settles, late=late, action="aim"
            )
        )

    @rule("ad_reword", "PLAN", AS.read << AdviceRecord(action="reword", **WHAT))
    def a_goal_that_is_no_behaviour(self, proposal, subject, factor, by, settles, late):
        self.conclude(
            Recommendation(
                proposal=proposal, subject=subject, factor=factor, by=by, settles=settles, late=late, action="reword"
            )
        )

    @rule("ad_waiting", "PLAN", AS.read << AdviceRecord(action="waiting", **WHAT))
    def a_service_that_has_not_begun(self, proposal, subject, factor, by, settles, late):
        self.conclude(
            Recommendation(
                proposal=proposal, subject=subject, factor=factor, by=by, settles=settles, late=late, action="waiting"
            )
        )

    @rule("ad_renew", "PLAN", AS.read << AdviceRecord(action="renew", **WHAT))
    def a_goal_past_its_day(self, proposal, subject, factor, by, settles, late):
        self.conclude(
            Recommendation(
                proposal=proposal, subject=subject, factor=factor, by=by, settles=settles, late=late, action="renew"
            )
        )

    @rule("ad_keep", "PLAN", AS.read << AdviceRecord(action="keep", **WHAT))
    def a_goal_under_way(self, proposal, subject, factor, by, settles, late):
        self.conclude(
            Recommendation(
                proposal=proposal, subject=subject, factor=factor, by=by, settles=settles, late=late, action="keep"
            )
        )
