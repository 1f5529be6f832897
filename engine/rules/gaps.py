"""Pass CLASSIFY: what is not known, each gap a question to a person (semantics 4.4, 5.2, 5.3)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Gap, GapRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "subject": MATCH.subject, "factor": MATCH.factor, "names": MATCH.names}


class GapRules(RuleSet):
    """Each kind of gap asks its own question of its own person."""

    @rule("gp_reasons_not_recorded", "CLASSIFY.3", AS.record << GapRecord(gap="reasons_not_recorded", **WHAT))
    def no_list_of_reasons_for_care(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="reasons_not_recorded", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_core_open", "CLASSIFY.3", AS.record << GapRecord(gap="core_open", **WHAT))
    def a_factor_that_must_be_answered_is_open(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="core_open", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_not_rated", "CLASSIFY.3", AS.record << GapRecord(gap="not_rated", **WHAT))
    def a_factor_on_record_that_nobody_has_rated(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="not_rated", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_reason_open", "CLASSIFY.3", AS.record << GapRecord(gap="reason_open", **WHAT))
    def a_reason_for_care_is_open(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="reason_open", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_never_met", "CLASSIFY.3", AS.record << GapRecord(gap="never_met", **WHAT))
    def an_adult_to_be_met(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="never_met", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_wish_missing", "CLASSIFY.3", AS.record << GapRecord(gap="wish_missing", **WHAT))
    def a_wish_is_not_recorded(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="wish_missing", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_wish_lapsed", "CLASSIFY.3", AS.record << GapRecord(gap="wish_lapsed", **WHAT))
    def a_yes_has_grown_old(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="wish_lapsed", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_wish_not_alone", "CLASSIFY.3", AS.record << GapRecord(gap="wish_not_alone", **WHAT))
    def the_child_was_not_heard_alone(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="wish_not_alone", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_domain_not_looked", "CLASSIFY.3", AS.record << GapRecord(gap="domain_not_looked", **WHAT))
    def protective_factors_never_looked_for(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="domain_not_looked", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_acts_not_recorded", "CLASSIFY.3", AS.record << GapRecord(gap="acts_not_recorded", **WHAT))
    def not_said_to_act_after_the_move(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="acts_not_recorded", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_check_stale", "CLASSIFY.3", AS.record << GapRecord(gap="check_stale", **WHAT))
    def a_check_has_grown_old(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="check_stale", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_to_be_settled", "CLASSIFY.3", AS.record << GapRecord(gap="to_be_settled", **WHAT))
    def an_allegation_or_dispute_to_settle(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="to_be_settled", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_date_vague", "CLASSIFY.3", AS.record << GapRecord(gap="date_vague", **WHAT))
    def a_vague_date_on_which_the_class_turns(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="date_vague", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_goal_unmeasured", "CLASSIFY.3", AS.record << GapRecord(gap="goal_unmeasured", **WHAT))
    def a_goal_without_baseline_or_target(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="goal_unmeasured", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_capacity_open", "CLASSIFY.3", AS.record << GapRecord(gap="capacity_open", **WHAT))
    def capacity_to_change_not_known(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="capacity_open", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_care_not_seen", "CLASSIFY.3", AS.record << GapRecord(gap="care_not_seen", **WHAT))
    def care_of_the_child_not_seen_for_long_enough(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="care_not_seen", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_due_to_return", "CLASSIFY.3", AS.record << GapRecord(gap="due_to_return", **WHAT))
    def someone_due_to_return_to_the_household(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="due_to_return", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_support_not_delivered", "CLASSIFY.3", AS.record << GapRecord(gap="support_not_delivered", **WHAT))
    def a_support_relied_on_is_not_delivered(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="support_not_delivered", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_entry_not_recorded", "CLASSIFY.3", AS.record << GapRecord(gap="entry_not_recorded", **WHAT))
    def the_day_of_entry_to_care_is_not_recorded(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="entry_not_recorded", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_protection_old", "CLASSIFY.3", AS.record << GapRecord(gap="protection_old", **WHAT))
    def protection_that_is_stale_or_contested(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="protection_old", proposal=proposal, subject=subject, factor=factor, names=names))

    @rule("gp_suggestion_unconfirmed", "CLASSIFY.3", AS.record << GapRecord(gap="suggestion_unconfirmed", **WHAT))
    def a_suggested_concern_not_confirmed(self, proposal, subject, factor, names):
        self.conclude(Gap(gap="suggestion_unconfirmed", proposal=proposal, subject=subject, factor=factor, names=names))
