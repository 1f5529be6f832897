"""Pass CHALLENGE: shapes of the evidence that weaken a statement (semantics 6.2)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Challenge, ShapeRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "direction": MATCH.direction, "about": MATCH.about, "factor": MATCH.factor}


class ShapeRules(RuleSet):
    """A shape says how a statement is held up, not that it is wrong."""

    @rule("sh_no_evidence", "CHALLENGE", AS.record << ShapeRecord(shape="no_evidence", **WHAT))
    def a_statement_with_no_dated_evidence(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="no_evidence",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_self_report_only", "CHALLENGE", AS.record << ShapeRecord(shape="self_report_only", **WHAT))
    def a_statement_on_the_familys_word_alone(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="self_report_only",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_single_source", "CHALLENGE", AS.record << ShapeRecord(shape="single_source", **WHAT))
    def one_source_alone(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="single_source",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_untested", "CHALLENGE", AS.record << ShapeRecord(shape="untested", **WHAT))
    def nobody_has_seen_or_tested_it(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="untested",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_too_short", "CHALLENGE", AS.record << ShapeRecord(shape="too_short", **WHAT))
    def not_seen_for_long_enough(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="too_short",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_before_reviews", "CHALLENGE", AS.record << ShapeRecord(shape="before_reviews", **WHAT))
    def improvement_only_before_reviews(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="before_reviews",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_said_before", "CHALLENGE", AS.record << ShapeRecord(shape="said_before", **WHAT))
    def the_same_was_said_before_and_not_borne_out(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="said_before",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_dissent", "CHALLENGE", AS.record << ShapeRecord(shape="dissent", **WHAT))
    def a_professional_disagrees(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="dissent",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_goal_moved_twice", "CHALLENGE", AS.record << ShapeRecord(shape="goal_moved_twice", **WHAT))
    def a_goal_extended_twice(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="goal_moved_twice",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_silence", "CHALLENGE", AS.record << ShapeRecord(shape="silence", **WHAT))
    def absence_of_records_read_as_progress(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="silence",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_bears_on_nothing", "CHALLENGE", AS.record << ShapeRecord(shape="bears_on_nothing", **WHAT))
    def a_protective_factor_that_bears_on_no_risk_present(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="bears_on_nothing",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_reasons_left", "CHALLENGE", AS.record << ShapeRecord(shape="reasons_left", **WHAT))
    def reasons_for_care_not_addressed(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="reasons_left",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )
