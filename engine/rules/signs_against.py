"""Pass CHALLENGE: engagement patterns to check, put to an adult's capacity to change (facts sheet 5.5)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import SignOfChange, SignRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "adult": MATCH.adult, "factor": MATCH.factor}


class SignsAgainstRules(RuleSet):
    """A pattern is described by what was done. Other causes fit it as well, and it moves no level by itself."""

    @rule("sg_selective_attendance", "CHALLENGE", AS.record << SignRecord(sign="dc_selective_attendance", **WHAT))
    def some_kept_and_some_missed(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(
                sign="dc_selective_attendance", proposal=proposal, adult=adult, factor=factor, direction="against"
            )
        )

    @rule("sg_saying_right_things", "CHALLENGE", AS.record << SignRecord(sign="dc_saying_right_things", **WHAT))
    def agreed_and_then_not_kept(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(
                sign="dc_saying_right_things", proposal=proposal, adult=adult, factor=factor, direction="against"
            )
        )

    @rule("sg_short_bursts", "CHALLENGE", AS.record << SignRecord(sign="dc_short_bursts", **WHAT))
    def better_around_reviews(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_short_bursts", proposal=proposal, adult=adult, factor=factor, direction="against")
        )

    @rule("sg_clean_before_visit", "CHALLENGE", AS.record << SignRecord(sign="dc_clean_before_visit", **WHAT))
    def in_order_on_announced_visits(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(
                sign="dc_clean_before_visit", proposal=proposal, adult=adult, factor=factor, direction="against"
            )
        )

    @rule(
        "sg_attendance_before_review", "CHALLENGE", AS.record << SignRecord(sign="dc_attendance_before_review", **WHAT)
    )
    def at_school_before_reviews(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(
                sign="dc_attendance_before_review", proposal=proposal, adult=adult, factor=factor, direction="against"
            )
        )

    @rule("sg_clinic_before_visit", "CHALLENGE", AS.record << SignRecord(sign="dc_clinic_before_visit", **WHAT))
    def at_the_clinic_before_visits(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(
                sign="dc_clinic_before_visit", proposal=proposal, adult=adult, factor=factor, direction="against"
            )
        )

    @rule("sg_one_professional", "CHALLENGE", AS.record << SignRecord(sign="dc_one_professional", **WHAT))
    def one_source_sees_it_go_well(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_one_professional", proposal=proposal, adult=adult, factor=factor, direction="against")
        )

    @rule("sg_withholding", "CHALLENGE", AS.record << SignRecord(sign="dc_withholding", **WHAT))
    def news_came_another_way(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_withholding", proposal=proposal, adult=adult, factor=factor, direction="against")
        )

    @rule("sg_access_control", "CHALLENGE", AS.record << SignRecord(sign="dc_access_control", **WHAT))
    def doors_that_stayed_closed(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_access_control", proposal=proposal, adult=adult, factor=factor, direction="against")
        )

    @rule("sg_conflicting_family", "CHALLENGE", AS.record << SignRecord(sign="dc_conflicting_family", **WHAT))
    def the_family_tells_it_differently(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(
                sign="dc_conflicting_family", proposal=proposal, adult=adult, factor=factor, direction="against"
            )
        )

    @rule("sg_conflicting_prof", "CHALLENGE", AS.record << SignRecord(sign="dc_conflicting_prof", **WHAT))
    def professionals_tell_it_differently(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_conflicting_prof", proposal=proposal, adult=adult, factor=factor, direction="against")
        )

    @rule("sg_conflicting_neighbours", "CHALLENGE", AS.record << SignRecord(sign="dc_conflicting_neighbours", **WHAT))
    def neighbours_tell_it_differently(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(
                sign="dc_conflicting_neighbours", proposal=proposal, adult=adult, factor=factor, direction="against"
            )
        )

    @rule("sg_unmet_needs", "CHALLENGE", AS.record << SignRecord(sign="dc_unmet_needs", **WHAT))
    def needs_still_not_met(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_unmet_needs", proposal=proposal, adult=adult, factor=factor, direction="against")
        )

    @rule("sg_repeat_incidents", "CHALLENGE", AS.record << SignRecord(sign="dc_repeat_incidents", **WHAT))
    def incidents_go_on(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_repeat_incidents", proposal=proposal, adult=adult, factor=factor, direction="against")
        )

    @rule("sg_adult_focus", "CHALLENGE", AS.record << SignRecord(sign="dc_adult_focus", **WHAT))
    def the_record_is_about_the_adult(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_adult_focus", proposal=proposal, adult=adult, factor=factor, direction="against")
        )

    @rule("sg_no_impact", "CHALLENGE", AS.record << SignRecord(sign="dc_no_impact", **WHAT))
    def services_finished_and_no_change_seen(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_no_impact", proposal=proposal, adult=adult, factor=factor, direction="against")
        )

    @rule("sg_downgrade", "CHALLENGE", AS.record << SignRecord(sign="dc_downgrade", **WHAT))
    def a_plan_ended_and_silence_followed(self, proposal, adult, factor):
        self.conclude(
            SignOfChange(sign="dc_downgrade", proposal=proposal, adult=adult, factor=factor, direction="against")
        )
