"""Pass CHALLENGE: what patterns of a family's history with services mean here (facts sheet 7.4)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import PatternRecord, PatternSeen
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "subject": MATCH.subject, "factor": MATCH.factor, "sure": MATCH.sure}


class HistoryRules(RuleSet):
    """What came back, ended or is new is asked about before a hopeful view is relied on; none of it is a vote."""

    @rule(
        "pm_repeat_referral",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_repeat_referral", how=MATCH.how, **WHAT),
    )
    def referrals_that_led_to_no_step(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_repeat_referral",
                proposal=proposal,
                how=how,
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule("pm_cycle", "CHALLENGE", AS.record << PatternRecord(pattern="pt_cycle", how=MATCH.how, **WHAT))
    def plans_closed_and_opened_again(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_cycle",
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
        "pm_failed_return_this_household",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_failed_return", how="this_household", **WHAT),
    )
    def a_return_here_that_ended(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_failed_return",
                proposal=proposal,
                how="this_household",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule(
        "pm_failed_return_elsewhere",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_failed_return", how="elsewhere", **WHAT),
    )
    def a_return_elsewhere_that_ended(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_failed_return",
                proposal=proposal,
                how="elsewhere",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule("pm_move_pattern", "CHALLENGE", AS.record << PatternRecord(pattern="pt_move_pattern", how=MATCH.how, **WHAT))
    def moves_at_times_of_concern(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_move_pattern",
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
        "pm_new_partner_member", "CHALLENGE", AS.record << PatternRecord(pattern="pt_new_partner", how="member", **WHAT)
    )
    def an_adult_nobody_has_met_or_checked(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_new_partner",
                proposal=proposal,
                how="member",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )

    @rule("pm_new_partner_told", "CHALLENGE", AS.record << PatternRecord(pattern="pt_new_partner", how="told", **WHAT))
    def a_new_partner_not_checked_since(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_new_partner",
                proposal=proposal,
                how="told",
                subject=subject,
                factor=factor,
                direction="against_optimism",
                of="family",
                sure=sure,
            )
        )
