"""Pass CHALLENGE: traces a bias may leave in how a view was reached (facts sheet 6.2; decision 0007 B)."""

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


class ViewBiasRules(RuleSet):
    """A flag is a question about the work, in both directions; it never says that anybody is biased."""

    @rule(
        "bf_optimism_class_fell", "CHALLENGE", AS.record << BiasRecord(bias="bias_optimism", how="class_fell", **WHAT)
    )
    def a_class_that_fell_while_incidents_did_not(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_optimism",
                how="class_fell",
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_optimism_chances", "CHALLENGE", AS.record << BiasRecord(bias="bias_optimism", how="more_chances", **WHAT))
    def goals_put_off_again_and_again(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_optimism",
                how="more_chances",
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule(
        "bf_confirmation_one_way", "CHALLENGE", AS.record << BiasRecord(bias="bias_confirmation", how="one_way", **WHAT)
    )
    def an_assessment_that_cites_one_side(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_confirmation",
                how="one_way",
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule(
        "bf_confirmation_doubted", "CHALLENGE", AS.record << BiasRecord(bias="bias_confirmation", how="doubted", **WHAT)
    )
    def a_concern_doubted_and_never_tested(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_confirmation",
                how="doubted",
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_failure_revise", "CHALLENGE", AS.record << BiasRecord(bias="bias_failure_revise", **ANY))
    def the_same_class_as_evidence_gathers(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_failure_revise",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_fixed_thinking", "CHALLENGE", AS.record << BiasRecord(bias="bias_fixed_thinking", **ANY))
    def one_explanation_alone(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_fixed_thinking",
                how=how,
                raised="reflective_question",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_start_again_window", "CHALLENGE", AS.record << BiasRecord(bias="bias_start_again", how="window", **WHAT))
    def an_assessment_that_begins_at_a_new_start(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_start_again",
                how="window",
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_start_again_words", "CHALLENGE", AS.record << BiasRecord(bias="bias_start_again", how="words", **WHAT))
    def words_of_a_fresh_start(self, proposal, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_start_again",
                how="words",
                raised="reflective_question",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_anchoring", "CHALLENGE", AS.record << BiasRecord(bias="bias_anchoring", **ANY))
    def the_first_class_still_held(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_anchoring",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_availability", "CHALLENGE", AS.record << BiasRecord(bias="bias_availability", **ANY))
    def the_last_weeks_alone(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_availability",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_halo", "CHALLENGE", AS.record << BiasRecord(bias="bias_halo", **ANY))
    def praise_in_one_part_of_life(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_halo",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_stereotype", "CHALLENGE", AS.record << BiasRecord(bias="bias_stereotype", **ANY))
    def harder_on_what_somebody_is(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_stereotype",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_pessimism", "CHALLENGE", AS.record << BiasRecord(bias="bias_pessimism", **ANY))
    def a_class_that_stayed_while_a_goal_was_reached(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_pessimism",
                how=how,
                raised="flag",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_natural_love", "CHALLENGE", AS.record << BiasRecord(bias="bias_natural_love", **ANY))
    def words_of_love_or_a_bond(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_natural_love",
                how=how,
                raised="reflective_question",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )

    @rule("bf_cultural_relativism", "CHALLENGE", AS.record << BiasRecord(bias="bias_cultural_relativism", **ANY))
    def words_of_culture(self, proposal, how, subject, factor, direction):
        self.conclude(
            BiasFlag(
                bias="bias_cultural_relativism",
                how=how,
                raised="reflective_question",
                proposal=proposal,
                subject=subject,
                factor=factor,
                direction=direction,
            )
        )
