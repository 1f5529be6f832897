"""Pass CHALLENGE: what patterns of engagement mean here (facts sheet 7.4)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import PatternRecord, PatternSeen
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "subject": MATCH.subject, "factor": MATCH.factor, "sure": MATCH.sure}


class EngagementRules(RuleSet):
    """Patterns of engagement are questions about what stood in the way; none says what anybody meant by it."""

    @rule(
        "pm_missed_appts_child", "CHALLENGE", AS.record << PatternRecord(pattern="pt_missed_appts", how="child", **WHAT)
    )
    def a_child_not_brought_to_appointments(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_missed_appts",
                proposal=proposal,
                how="child",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule(
        "pm_missed_appts_adult", "CHALLENGE", AS.record << PatternRecord(pattern="pt_missed_appts", how="adult", **WHAT)
    )
    def an_adult_who_missed_appointments(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_missed_appts",
                proposal=proposal,
                how="adult",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule("pm_burst", "CHALLENGE", AS.record << PatternRecord(pattern="pt_burst", how=MATCH.how, **WHAT))
    def better_before_reviews_and_worse_after(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_burst",
                proposal=proposal,
                how=how,
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule(
        "pm_relapse_hidden", "CHALLENGE", AS.record << PatternRecord(pattern="pt_relapse_hidden", how=MATCH.how, **WHAT)
    )
    def a_test_that_does_not_fit_what_was_said(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_relapse_hidden",
                proposal=proposal,
                how=how,
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule(
        "pm_positive_verified",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_positive_verified", how=MATCH.how, **WHAT),
    )
    def lasting_change_that_several_have_seen(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_positive_verified",
                proposal=proposal,
                how=how,
                subject=subject,
                factor=factor,
                direction="against_pessimism",
                of="family",
                sure=sure,
            )
        )
