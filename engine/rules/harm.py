"""Pass CHALLENGE: what patterns of harm mean here (facts sheet 7.4)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import PatternRecord, PatternSeen
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "subject": MATCH.subject, "factor": MATCH.factor, "sure": MATCH.sure}


class HarmRules(RuleSet):
    """Patterns of harm speak against a hopeful view; each is a question to the record, and none of them is a vote."""

    @rule(
        "pm_escalation_frequency",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_escalation", how="frequency", **WHAT),
    )
    def a_concern_that_comes_more_often(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_escalation",
                proposal=proposal,
                how="frequency",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule(
        "pm_escalation_severity",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_escalation", how="severity", **WHAT),
    )
    def a_concern_that_grows_more_severe(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_escalation",
                proposal=proposal,
                how="severity",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule("pm_cumulative", "CHALLENGE", AS.record << PatternRecord(pattern="pt_cumulative", how=MATCH.how, **WHAT))
    def small_concerns_that_add_up(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_cumulative",
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
        "pm_injury_pattern", "CHALLENGE", AS.record << PatternRecord(pattern="pt_injury_pattern", how=MATCH.how, **WHAT)
    )
    def injuries_without_one_explanation(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_injury_pattern",
                proposal=proposal,
                how=how,
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="child",
                sure=sure,
            )
        )

    @rule(
        "pm_sibling_signal", "CHALLENGE", AS.record << PatternRecord(pattern="pt_sibling_signal", how=MATCH.how, **WHAT)
    )
    def a_concern_about_another_child_not_carried_over(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_sibling_signal",
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
        "pm_retraction_after_contact",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_retraction", how="after_contact", **WHAT),
    )
    def taken_back_after_contact(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_retraction",
                proposal=proposal,
                how="after_contact",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="child",
                sure=sure,
            )
        )

    @rule(
        "pm_retraction_no_contact",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_retraction", how="no_contact", **WHAT),
    )
    def taken_back_with_no_contact_on_record(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_retraction",
                proposal=proposal,
                how="no_contact",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="child",
                sure=sure,
            )
        )
