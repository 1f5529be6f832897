"""Pass CHALLENGE: traces a bias may leave in how the work was done (facts sheet 6.2; decision 0007 B)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import BiasFlag, BiasRecord
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "subject": MATCH.subject,
    "factor": MATCH.factor,
    "direction": MATCH.direction,
}
ANY = {**WHAT, "how": MATCH.how}


class WorkBiasRules(RuleSet):
    """What was decided together, who is heard and seen, and what a plan leaves to nobody."""

    @rule("bf_groupthink", "CHALLENGE", AS.record << BiasRecord(bias="bias_groupthink", **ANY))
    def decisions_with_no_dissent(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_groupthink",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule(
        "bf_polarisation_better", "CHALLENGE", AS.record << BiasRecord(bias="bias_polarisation", how="better", **WHAT)
    )
    def a_bolder_class_than_any_member(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_polarisation",
                how="better",
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_polarisation_worse", "CHALLENGE", AS.record << BiasRecord(bias="bias_polarisation", how="worse", **WHAT))
    def a_harsher_class_than_any_member(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_polarisation",
                how="worse",
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_certainty", "CHALLENGE", AS.record << BiasRecord(bias="bias_certainty", **ANY))
    def undecided_for_a_long_time(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_certainty",
                how=how,
                raised="reflective_question",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_self_report", "CHALLENGE", AS.record << BiasRecord(bias="bias_self_report", **ANY))
    def a_protective_factor_on_their_own_word(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_self_report",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_disguised_burst", "CHALLENGE", AS.record << BiasRecord(bias="bias_disguised", how="burst", **WHAT))
    def improvement_around_reviews(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_disguised",
                how="burst",
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule(
        "bf_disguised_attendance", "CHALLENGE", AS.record << BiasRecord(bias="bias_disguised", how="attendance", **WHAT)
    )
    def attendance_without_a_change_seen(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_disguised",
                how="attendance",
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_over_identification", "CHALLENGE", AS.record << BiasRecord(bias="bias_over_identification", **ANY))
    def the_adults_fill_the_page(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_over_identification",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_fear_avoidance", "CHALLENGE", AS.record << BiasRecord(bias="bias_fear_avoidance", **ANY))
    def a_long_time_after_a_hard_contact(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_fear_avoidance",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_sunk_cost", "CHALLENGE", AS.record << BiasRecord(bias="bias_sunk_cost", **ANY))
    def a_goal_put_off_twice(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_sunk_cost",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_diffusion", "CHALLENGE", AS.record << BiasRecord(bias="bias_diffusion", **ANY))
    def lines_of_a_plan_that_nobody_owns(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_diffusion",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_concrete", "CHALLENGE", AS.record << BiasRecord(bias="bias_concrete", **ANY))
    def services_that_work_on_no_risk_named(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_concrete",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_precedent_minimise", "CHALLENGE", AS.record << BiasRecord(bias="bias_precedent_minimise", **ANY))
    def the_same_concern_met_with_less(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_precedent_minimise",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )
