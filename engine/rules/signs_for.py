"""Pass CHALLENGE: what speaks for an adult's capacity to change (facts sheet 5.4)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import SignOfChange, SignRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "adult": MATCH.adult, "factor": MATCH.factor}


class SignsForRules(RuleSet):
    """A sign that change may be real is put to one adult's capacity. It never moves the level by itself."""

    @rule("sg_initiates", "CHALLENGE", AS.record << SignRecord(sign="real_initiates", **WHAT))
    def help_was_asked_for(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="real_initiates", proposal=proposal, adult=adult, factor=factor, direction="for")
        )

    @rule("sg_discloses_lapse", "CHALLENGE", AS.record << SignRecord(sign="real_discloses_lapse", **WHAT))
    def a_lapse_was_told_of(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="real_discloses_lapse", proposal=proposal, adult=adult, factor=factor, direction="for")
        )

    @rule("sg_consistent_sources", "CHALLENGE", AS.record << SignRecord(sign="real_consistent_sources", **WHAT))
    def several_sources_agree(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="real_consistent_sources", proposal=proposal, adult=adult, factor=factor, direction="for")
        )

    @rule("sg_child_changed", "CHALLENGE", AS.record << SignRecord(sign="real_child_changed", **WHAT))
    def it_is_seen_in_the_child(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="real_child_changed", proposal=proposal, adult=adult, factor=factor, direction="for")
        )

    @rule("sg_over_time", "CHALLENGE", AS.record << SignRecord(sign="real_over_time", **WHAT))
    def change_has_lasted(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="real_over_time", proposal=proposal, adult=adult, factor=factor, direction="for")
        )

    @rule("sg_without_supervision", "CHALLENGE", AS.record << SignRecord(sign="real_without_supervision", **WHAT))
    def change_held_after_a_service(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(
                sign="real_without_supervision", proposal=proposal, adult=adult, factor=factor, direction="for"
            )
        )

    @rule("sg_generalises", "CHALLENGE", AS.record << SignRecord(sign="real_generalises", **WHAT))
    def change_is_seen_in_several_places(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="real_generalises", proposal=proposal, adult=adult, factor=factor, direction="for")
        )

    @rule("sg_goals_met", "CHALLENGE", AS.record << SignRecord(sign="real_goals_met", **WHAT))
    def a_goal_was_reached_in_time(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="real_goals_met", proposal=proposal, adult=adult, factor=factor, direction="for")
        )
