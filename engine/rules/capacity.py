"""Pass STATE: each adult's capacity to sustain change, per problem (semantics 3.6; readings C3, C8, C9)."""

from __future__ import annotations

from engine._experta import AS, MATCH, TEST, P
from engine.facts import (
    Capacity,
    CapacityRecord,
    CapacityShown,
    CareRecord,
    RatedCapacityRecord,
    SupposedCapacity,
)
from engine.rule import RuleSet, rule
from engine.rules.predicates import allows_more, better_than, is_some_run, no_better_than

WHO = {
    "proposal": MATCH.proposal,
    "reading": MATCH.reading,
    "adult": MATCH.adult,
    "problem": MATCH.problem,
    "rated": MATCH.rated,
}
CARER = {"proposal": MATCH.proposal, "reading": MATCH.reading, "adult": MATCH.adult, "rated": MATCH.rated}
UNSEEN = {
    "run": "none",
    "seen": "no",
    "proposal": MATCH.proposal,
    "adult": MATCH.adult,
    "problem": MATCH.problem,
    "rated": MATCH.rated,
}


class CapacityRules(RuleSet):
    """Changed behaviour, seen from outside, over time, and tested with the child; attendance is never change."""

    @rule(
        "cp_sustained",
        "STATE.1",
        AS.record << CapacityRecord(run="sustained", goals=P(allows_more), tested="yes", **WHO),
    )
    def sustained_and_tested_with_the_child(self, proposal, reading, adult, problem, rated):
        self.conclude(
            CapacityShown(
                level="sustained", proposal=proposal, reading=reading, adult=adult, problem=problem, rated=rated
            )
        )

    @rule(
        "cp_untested", "STATE.1", AS.record << CapacityRecord(run="sustained", goals=P(allows_more), tested="no", **WHO)
    )
    def long_enough_but_not_tested_with_the_child(self, proposal, reading, adult, problem, rated):
        self.conclude(
            CapacityShown(
                level="evidenced", proposal=proposal, reading=reading, adult=adult, problem=problem, rated=rated
            )
        )

    @rule("cp_evidenced", "STATE.1", AS.record << CapacityRecord(run="shorter", goals=P(allows_more), **WHO))
    def changed_over_a_shorter_window(self, proposal, reading, adult, problem, rated):
        self.conclude(
            CapacityShown(
                level="evidenced", proposal=proposal, reading=reading, adult=adult, problem=problem, rated=rated
            )
        )

    @rule("cp_goal_not_reached", "STATE.1", AS.record << CapacityRecord(run=P(is_some_run), goals="not_reached", **WHO))
    def seen_but_a_goal_is_not_reached(self, proposal, reading, adult, problem, rated):
        self.conclude(
            CapacityShown(
                level="limited", proposal=proposal, reading=reading, adult=adult, problem=problem, rated=rated
            )
        )

    @rule("cp_some_progress", "STATE.1", AS.record << CapacityRecord(run="none", seen="yes", **WHO))
    def some_independent_progress(self, proposal, reading, adult, problem, rated):
        self.conclude(
            CapacityShown(
                level="limited", proposal=proposal, reading=reading, adult=adult, problem=problem, rated=rated
            )
        )

    @rule("cp_claim_at_best", "STATE.1", AS.record << CapacityRecord(reading="best", claimed="yes", **UNSEEN))
    def a_bare_claim_at_best(self, proposal, adult, problem, rated):
        self.conclude(
            CapacityShown(level="limited", proposal=proposal, reading="best", adult=adult, problem=problem, rated=rated)
        )

    @rule("cp_claim_at_worst", "STATE.1", AS.record << CapacityRecord(reading="worst", claimed="yes", **UNSEEN))
    def a_bare_claim_at_worst(self, proposal, adult, problem, rated):
        self.conclude(
            CapacityShown(level="none", proposal=proposal, reading="worst", adult=adult, problem=problem, rated=rated)
        )

    @rule(
        "cp_no_progress",
        "STATE.1",
        AS.record << CapacityRecord(concern="some", claimed="no", reading=MATCH.reading, **UNSEEN),
    )
    def a_concern_and_no_progress(self, proposal, reading, adult, problem, rated):
        self.conclude(
            CapacityShown(level="none", proposal=proposal, reading=reading, adult=adult, problem=problem, rated=rated)
        )

    @rule(
        "cp_open_at_best",
        "STATE.1",
        AS.record << CapacityRecord(reading="best", concern="none", claimed="no", **UNSEEN),
    )
    def nothing_on_record_at_best(self, proposal, adult, problem, rated):
        self.conclude(
            CapacityShown(level="limited", proposal=proposal, reading="best", adult=adult, problem=problem, rated=rated)
        )

    @rule(
        "cp_open_at_worst",
        "STATE.1",
        AS.record << CapacityRecord(reading="worst", concern="none", claimed="no", **UNSEEN),
    )
    def nothing_on_record_at_worst(self, proposal, adult, problem, rated):
        self.conclude(
            CapacityShown(level="none", proposal=proposal, reading="worst", adult=adult, problem=problem, rated=rated)
        )

    @rule("cp_care_overnight", "STATE.1", AS.record << CareRecord(care="overnight", **CARER))
    def overnight_or_sole_care_seen(self, proposal, reading, adult, rated):
        self.conclude(
            CapacityShown(
                level="sustained", proposal=proposal, reading=reading, adult=adult, problem="care_of_child", rated=rated
            )
        )

    @rule("cp_care_sessions", "STATE.1", AS.record << CareRecord(care="sessions", **CARER))
    def family_time_seen_often_enough(self, proposal, reading, adult, rated):
        self.conclude(
            CapacityShown(
                level="evidenced", proposal=proposal, reading=reading, adult=adult, problem="care_of_child", rated=rated
            )
        )

    @rule("cp_care_before_entry", "STATE.1", AS.record << CareRecord(care="before_entry", **CARER))
    def the_last_care_before_entry_was_seen(self, proposal, reading, adult, rated):
        self.conclude(
            CapacityShown(
                level="evidenced", proposal=proposal, reading=reading, adult=adult, problem="care_of_child", rated=rated
            )
        )

    @rule("cp_care_some", "STATE.1", AS.record << CareRecord(care="some", **CARER))
    def some_care_or_family_time(self, proposal, reading, adult, rated):
        self.conclude(
            CapacityShown(
                level="limited", proposal=proposal, reading=reading, adult=adult, problem="care_of_child", rated=rated
            )
        )

    @rule("cp_care_none", "STATE.1", AS.record << CareRecord(care="none", **CARER))
    def no_care_ever_seen(self, proposal, reading, adult, rated):
        self.conclude(
            CapacityShown(
                level="none", proposal=proposal, reading=reading, adult=adult, problem="care_of_child", rated=rated
            )
        )

    @rule("cp_as_shown", "STATE.2", AS.shown << CapacityShown(level=MATCH.level, **WHO), TEST(no_better_than))
    def as_the_record_shows(self, proposal, reading, adult, problem, level, rated):
        self.conclude(Capacity(level=level, proposal=proposal, reading=reading, adult=adult, problem=problem))

    @rule("cp_as_rated_lower", "STATE.2", AS.shown << CapacityShown(level=MATCH.level, **WHO), TEST(better_than))
    def never_better_than_rated(self, proposal, reading, adult, problem, level, rated):
        self.conclude(Capacity(level=rated, proposal=proposal, reading=reading, adult=adult, problem=problem))

    @rule(
        "cp_supposed",
        "STATE.2",
        AS.supposed
        << SupposedCapacity(
            proposal=MATCH.proposal,
            reading=MATCH.reading,
            adult=MATCH.adult,
            problem=MATCH.problem,
            level=MATCH.level,
        ),
    )
    def a_capacity_supposed_for_a_what_if(self, proposal, reading, adult, problem, level):
        self.conclude(Capacity(level=level, proposal=proposal, reading=reading, adult=adult, problem=problem))

    @rule(
        "cp_on_the_ratings",
        "STATE.2",
        AS.record
        << RatedCapacityRecord(
            proposal=MATCH.proposal, reading=MATCH.reading, adult=MATCH.adult, problem=MATCH.problem, level=MATCH.level
        ),
    )
    def capacity_taken_as_rated(self, proposal, reading, adult, problem, level):
        self.conclude(Capacity(level=level, proposal=proposal, reading=reading, adult=adult, problem=problem))
