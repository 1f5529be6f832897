"""Pass PLAN: what the framework says at each class, and the cases its table does not settle (facts sheet 2.7)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import AtClass, AtClassRecord, CircumstanceRecord, SpecialCase
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "not_excluded": MATCH.not_excluded}
HOW = {"proposal": MATCH.proposal, "how": MATCH.how}


class DecisionRules(RuleSet):
    """What the framework says instructs nobody: people decide, and the class is one of the things they weigh."""

    @rule("dc_severe_2", "PLAN", AS.held << AtClassRecord(**{"class": "severe"}, stage="stage_2", **WHAT))
    def at_severe_in_stage_2(self, proposal, not_excluded):
        self.conclude(AtClass(**{"class": "severe"}, stage="stage_2", proposal=proposal, not_excluded=not_excluded))

    @rule("dc_severe_4", "PLAN", AS.held << AtClassRecord(**{"class": "severe"}, stage="stage_4", **WHAT))
    def at_severe_in_stage_4(self, proposal, not_excluded):
        self.conclude(AtClass(**{"class": "severe"}, stage="stage_4", proposal=proposal, not_excluded=not_excluded))

    @rule("dc_high_2", "PLAN", AS.held << AtClassRecord(**{"class": "high"}, stage="stage_2", **WHAT))
    def at_high_in_stage_2(self, proposal, not_excluded):
        self.conclude(AtClass(**{"class": "high"}, stage="stage_2", proposal=proposal, not_excluded=not_excluded))

    @rule("dc_high_4", "PLAN", AS.held << AtClassRecord(**{"class": "high"}, stage="stage_4", **WHAT))
    def at_high_in_stage_4(self, proposal, not_excluded):
        self.conclude(AtClass(**{"class": "high"}, stage="stage_4", proposal=proposal, not_excluded=not_excluded))

    @rule("dc_medium_2", "PLAN", AS.held << AtClassRecord(**{"class": "medium"}, stage="stage_2", **WHAT))
    def at_medium_in_stage_2(self, proposal, not_excluded):
        self.conclude(AtClass(**{"class": "medium"}, stage="stage_2", proposal=proposal, not_excluded=not_excluded))

    @rule("dc_medium_4", "PLAN", AS.held << AtClassRecord(**{"class": "medium"}, stage="stage_4", **WHAT))
    def at_medium_in_stage_4(self, proposal, not_excluded):
        self.conclude(AtClass(**{"class": "medium"}, stage="stage_4", proposal=proposal, not_excluded=not_excluded))

    @rule("dc_low_2", "PLAN", AS.held << AtClassRecord(**{"class": "low"}, stage="stage_2", **WHAT))
    def at_low_in_stage_2(self, proposal, not_excluded):
        self.conclude(AtClass(**{"class": "low"}, stage="stage_2", proposal=proposal, not_excluded=not_excluded))

    @rule("dc_low_4", "PLAN", AS.held << AtClassRecord(**{"class": "low"}, stage="stage_4", **WHAT))
    def at_low_in_stage_4(self, proposal, not_excluded):
        self.conclude(AtClass(**{"class": "low"}, stage="stage_4", proposal=proposal, not_excluded=not_excluded))

    @rule(
        "dc_not_classified_2", "PLAN", AS.held << AtClassRecord(**{"class": "not_classified"}, stage="stage_2", **WHAT)
    )
    def without_a_class_in_stage_2(self, proposal, not_excluded):
        self.conclude(
            AtClass(**{"class": "not_classified"}, stage="stage_2", proposal=proposal, not_excluded=not_excluded)
        )

    @rule(
        "dc_not_classified_4", "PLAN", AS.held << AtClassRecord(**{"class": "not_classified"}, stage="stage_4", **WHAT)
    )
    def without_a_class_in_stage_4(self, proposal, not_excluded):
        self.conclude(
            AtClass(**{"class": "not_classified"}, stage="stage_4", proposal=proposal, not_excluded=not_excluded)
        )

    @rule("dc_votes_with_feet", "PLAN", AS.read << CircumstanceRecord(case="sc_votes_with_feet", **HOW))
    def a_return_nobody_decided(self, proposal, how):
        self.conclude(SpecialCase(case="sc_votes_with_feet", proposal=proposal, how=how))

    @rule("dc_court_directs", "PLAN", AS.read << CircumstanceRecord(case="sc_court_directs", **HOW))
    def a_court_that_directs(self, proposal, how):
        self.conclude(SpecialCase(case="sc_court_directs", proposal=proposal, how=how))

    @rule("dc_already_home", "PLAN", AS.read << CircumstanceRecord(case="sc_already_home", **HOW))
    def a_child_already_at_home(self, proposal, how):
        self.conclude(SpecialCase(case="sc_already_home", proposal=proposal, how=how))

    @rule("dc_siblings", "PLAN", AS.read << CircumstanceRecord(case="sc_siblings", **HOW))
    def brothers_and_sisters(self, proposal, how):
        self.conclude(SpecialCase(case="sc_siblings", proposal=proposal, how=how))

    @rule("dc_two_parents", "PLAN", AS.read << CircumstanceRecord(case="sc_two_parents", **HOW))
    def two_homes(self, proposal, how):
        self.conclude(SpecialCase(case="sc_two_parents", proposal=proposal, how=how))
