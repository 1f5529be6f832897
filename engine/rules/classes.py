"""Pass CLASSIFY: one class per reading, then the class made from the two ends (semantics section 5; readings K)."""

from __future__ import annotations

from engine._experta import AS, MATCH, TEST, P
from engine.facts import Block, Classification, EndsRecord, ReadingClass, RedListRecord, Shown, ShownRecord, VotesRecord
from engine.rule import RuleSet, rule
from engine.rules.predicates import (
    are_same,
    cross_from_medium_to_high,
    is_below_high,
    is_more_than_none,
    is_not_unanswered,
)

WHO = {"proposal": MATCH.proposal, "reading": MATCH.reading}
ENDS = {"proposal": MATCH.proposal, "of": MATCH.of, "best": MATCH.best, "worst": MATCH.worst}


class ClassRules(RuleSet):
    """The highest vote; severe only where nothing speaks for the family; never low over the red list unanswered."""

    @rule("cl_severe", "CLASSIFY.1", AS.votes << VotesRecord(risk="high", protection="none", weakest="none", **WHO))
    def no_protection_and_no_capacity(self, proposal, reading):
        self.conclude(ReadingClass(**{"class": "severe"}, proposal=proposal, reading=reading))

    @rule(
        "cl_severe_not_proved",
        "CLASSIFY.1",
        AS.votes << VotesRecord(risk="high", protection="not_proved", weakest="none", end="worst", **WHO),
    )
    def protection_not_proved_at_worst(self, proposal, reading):
        self.conclude(ReadingClass(**{"class": "severe"}, proposal=proposal, reading=reading))

    @rule("cl_high_without_risk", "CLASSIFY.1", AS.votes << VotesRecord(highest="high", risk=P(is_below_high), **WHO))
    def high_by_another_vote_than_risk(self, proposal, reading):
        self.conclude(ReadingClass(**{"class": "high"}, proposal=proposal, reading=reading))

    @rule(
        "cl_high_some_capacity", "CLASSIFY.1", AS.votes << VotesRecord(risk="high", weakest=P(is_more_than_none), **WHO)
    )
    def high_but_some_capacity(self, proposal, reading):
        self.conclude(ReadingClass(**{"class": "high"}, proposal=proposal, reading=reading))

    @rule(
        "cl_high_protected",
        "CLASSIFY.1",
        AS.votes << VotesRecord(risk="high", weakest="none", protection="found", **WHO),
    )
    def high_but_something_protects(self, proposal, reading):
        self.conclude(ReadingClass(**{"class": "high"}, proposal=proposal, reading=reading))

    @rule(
        "cl_high_not_proved",
        "CLASSIFY.1",
        AS.votes << VotesRecord(risk="high", weakest="none", protection="not_proved", end="best", **WHO),
    )
    def high_with_protection_not_proved_at_best(self, proposal, reading):
        self.conclude(ReadingClass(**{"class": "high"}, proposal=proposal, reading=reading))

    @rule("cl_medium", "CLASSIFY.1", AS.votes << VotesRecord(highest="medium", **WHO))
    def no_vote_above_medium(self, proposal, reading):
        self.conclude(ReadingClass(**{"class": "medium"}, proposal=proposal, reading=reading))

    @rule("cl_low", "CLASSIFY.1", AS.votes << VotesRecord(highest="low", red_list=P(is_not_unanswered), **WHO))
    def every_vote_low(self, proposal, reading):
        self.conclude(ReadingClass(**{"class": "low"}, proposal=proposal, reading=reading))

    @rule("cl_red_list", "CLASSIFY.1", AS.votes << VotesRecord(highest="low", red_list="unanswered", **WHO))
    def low_held_back_by_the_red_list(self, proposal, reading):
        self.conclude(ReadingClass(**{"class": "medium"}, proposal=proposal, reading=reading))

    @rule(
        "cl_block",
        "CLASSIFY.1",
        AS.record << RedListRecord(proposal=MATCH.proposal, factor=MATCH.factor, answered="no"),
    )
    def a_red_list_factor_without_a_managers_rationale(self, proposal, factor):
        self.conclude(Block(answered="no", proposal=proposal, factor=factor))

    @rule(
        "cl_block_answered",
        "CLASSIFY.1",
        AS.record << RedListRecord(proposal=MATCH.proposal, factor=MATCH.factor, answered="yes"),
    )
    def a_red_list_factor_a_manager_has_answered(self, proposal, factor):
        self.conclude(Block(answered="yes", proposal=proposal, factor=factor))

    @rule("cl_same", "CLASSIFY.2", AS.ends << EndsRecord(**ENDS), TEST(are_same))
    def both_ends_agree(self, proposal, of, best, worst):
        self.conclude(Classification(**{"class": best}, not_excluded="neither", proposal=proposal, of=of))

    @rule(
        "cl_low_to_medium",
        "CLASSIFY.2",
        AS.ends << EndsRecord(proposal=MATCH.proposal, of=MATCH.of, best="low", worst="medium"),
    )
    def from_low_to_medium(self, proposal, of):
        self.conclude(Classification(**{"class": "medium"}, not_excluded="low", proposal=proposal, of=of))

    @rule(
        "cl_high_to_severe",
        "CLASSIFY.2",
        AS.ends << EndsRecord(proposal=MATCH.proposal, of=MATCH.of, best="high", worst="severe"),
    )
    def from_high_to_severe(self, proposal, of):
        self.conclude(Classification(**{"class": "high"}, not_excluded="severe", proposal=proposal, of=of))

    @rule("cl_not_classified", "CLASSIFY.2", AS.ends << EndsRecord(**ENDS), TEST(cross_from_medium_to_high))
    def the_range_crosses_where_the_decision_turns(self, proposal, of, best, worst):
        self.conclude(Classification(**{"class": "not_classified"}, not_excluded="neither", proposal=proposal, of=of))

    @rule(
        "cl_shown", "CLASSIFY.2", AS.record << ShownRecord(proposal=MATCH.proposal, vote=MATCH.vote, established="yes")
    )
    def established_entries_put_it_there(self, proposal, vote):
        self.conclude(Shown(shown="shown", proposal=proposal, vote=vote))

    @rule(
        "cl_not_shown",
        "CLASSIFY.2",
        AS.record << ShownRecord(proposal=MATCH.proposal, vote=MATCH.vote, established="no"),
    )
    def nothing_yet_shows_otherwise(self, proposal, vote):
        self.conclude(Shown(shown="not_shown", proposal=proposal, vote=vote))
