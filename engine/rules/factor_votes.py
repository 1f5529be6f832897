"""Pass VOTE: each factor, reason list, wish and protective factor votes for itself (semantics 4.1, 4.2, 4.4)."""

from __future__ import annotations

from engine._experta import AS, MATCH, P
from engine.facts import (
    FactorBallot,
    FactorVote,
    ListVote,
    ProtectiveRecord,
    ProtectiveStanding,
    ReasonListTally,
    SupposedProtection,
    SupposedWish,
    UnmetRecord,
    WishRecord,
    WishStanding,
)
from engine.rule import RuleSet, rule
from engine.rules.predicates import (
    is_absent_or_addressed,
    is_doubt,
    is_for_itself,
    is_not_ruled_out,
    is_present_in_some_degree,
    is_stale_or_contested,
    is_without_support,
)

WHO = {"proposal": MATCH.proposal, "reading": MATCH.reading, "subject": MATCH.subject, "factor": MATCH.factor}
LIST = {"proposal": MATCH.proposal, "reading": MATCH.reading}
WISH = {"proposal": MATCH.proposal, "reading": MATCH.reading, "person": MATCH.person}


class FactorVoteRules(RuleSet):
    """Unknown is never low: what is open votes low at best and, where it must be answered, high or medium at worst."""

    @rule(
        "fv_harm_answered",
        "VOTE.1",
        AS.ballot << FactorBallot(place="harm_bearing", status=P(is_absent_or_addressed), **WHO),
    )
    def harm_bearing_and_answered(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="low", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "fv_harm_being_addressed",
        "VOTE.1",
        AS.ballot << FactorBallot(place="harm_bearing", status="being_addressed", **WHO),
    )
    def harm_bearing_and_being_addressed(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="medium", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "fv_harm_present_recent",
        "VOTE.1",
        AS.ballot << FactorBallot(place="harm_bearing", status="present", recent="yes", **WHO),
    )
    def harm_bearing_present_and_recent(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="high", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "fv_harm_present_checked",
        "VOTE.1",
        AS.ballot << FactorBallot(place="harm_bearing", status="present", recent="no", checked="yes", **WHO),
    )
    def harm_bearing_from_an_old_concern_and_checked(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="medium", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "fv_harm_present_at_best",
        "VOTE.1",
        AS.ballot << FactorBallot(place="harm_bearing", status="present", recent="no", checked="no", end="best", **WHO),
    )
    def harm_bearing_from_an_old_concern_at_best(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="medium", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "fv_harm_present_at_worst",
        "VOTE.1",
        AS.ballot
        << FactorBallot(place="harm_bearing", status="present", recent="no", checked="no", end="worst", **WHO),
    )
    def harm_bearing_from_an_old_concern_at_worst(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="high", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "fv_harm_open_at_best",
        "VOTE.1",
        AS.ballot << FactorBallot(place="harm_bearing", status="open", end="best", **WHO),
    )
    def harm_bearing_and_open_at_best(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="low", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "fv_harm_open_at_worst",
        "VOTE.1",
        AS.ballot << FactorBallot(place="harm_bearing", status="open", end="worst", **WHO),
    )
    def harm_bearing_and_open_at_worst(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="high", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "fv_other_present",
        "VOTE.1",
        AS.ballot << FactorBallot(place=P(is_for_itself), status=P(is_present_in_some_degree), **WHO),
    )
    def another_dynamic_factor_present(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="medium", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule("fv_core_open_at_best", "VOTE.1", AS.ballot << FactorBallot(place="core", status="open", end="best", **WHO))
    def another_core_factor_open_at_best(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="low", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule("fv_core_open_at_worst", "VOTE.1", AS.ballot << FactorBallot(place="core", status="open", end="worst", **WHO))
    def another_core_factor_open_at_worst(self, proposal, reading, subject, factor):
        self.conclude(FactorVote(vote="medium", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule("fv_never_met", "VOTE.1", AS.unmet << UnmetRecord(proposal=MATCH.proposal, adult=MATCH.adult))
    def an_adult_no_assessment_names_as_met(self, proposal, adult):
        self.conclude(FactorVote(vote="high", proposal=proposal, reading="worst", subject=adult, factor="never_met"))

    @rule("lv_not_recorded_at_best", "VOTE.1", AS.list << ReasonListTally(state="not_recorded", end="best", **LIST))
    def no_list_recorded_at_best(self, proposal, reading):
        self.conclude(ListVote(state="not_recorded", vote="low", proposal=proposal, reading=reading))

    @rule("lv_not_recorded_at_worst", "VOTE.1", AS.list << ReasonListTally(state="not_recorded", end="worst", **LIST))
    def no_list_recorded_at_worst(self, proposal, reading):
        self.conclude(ListVote(state="not_recorded", vote="high", proposal=proposal, reading=reading))

    @rule("lv_nothing_left", "VOTE.1", AS.list << ReasonListTally(state="nothing_left", **LIST))
    def no_reason_is_this_households_behaviour(self, proposal, reading):
        self.conclude(ListVote(state="nothing_left", vote="low", proposal=proposal, reading=reading))

    @rule("lv_all_addressed", "VOTE.1", AS.list << ReasonListTally(state="all", **LIST))
    def every_reason_addressed(self, proposal, reading):
        self.conclude(ListVote(state="all", vote="low", proposal=proposal, reading=reading))

    @rule("lv_some_addressed", "VOTE.1", AS.list << ReasonListTally(state="some", **LIST))
    def some_reasons_addressed(self, proposal, reading):
        self.conclude(ListVote(state="some", vote="medium", proposal=proposal, reading=reading))

    @rule("lv_none_addressed", "VOTE.1", AS.list << ReasonListTally(state="none", **LIST))
    def no_reason_addressed(self, proposal, reading):
        self.conclude(ListVote(state="none", vote="high", proposal=proposal, reading=reading))

    @rule("pr_stands", "VOTE.1", AS.record << ProtectiveRecord(support="stands", acts="yes", **WHO))
    def protective_and_acting_after_the_move(self, proposal, reading, factor, subject):
        self.conclude(
            ProtectiveStanding(standing="stands", proposal=proposal, reading=reading, factor=factor, subject=subject)
        )

    @rule(
        "pr_stands_at_best",
        "VOTE.1",
        AS.record << ProtectiveRecord(support="stands", acts="not_recorded", end="best", **WHO),
    )
    def protective_but_not_said_to_act_after_the_move_at_best(self, proposal, reading, factor, subject):
        self.conclude(
            ProtectiveStanding(standing="stands", proposal=proposal, reading=reading, factor=factor, subject=subject)
        )

    @rule(
        "pr_not_said",
        "VOTE.1",
        AS.record << ProtectiveRecord(support="stands", acts="not_recorded", end="worst", **WHO),
    )
    def protective_but_not_said_to_act_after_the_move_at_worst(self, proposal, reading, factor, subject):
        self.conclude(
            ProtectiveStanding(standing="doubtful", proposal=proposal, reading=reading, factor=factor, subject=subject)
        )

    @rule("pr_doubtful", "VOTE.1", AS.record << ProtectiveRecord(support=P(is_stale_or_contested), **WHO))
    def protective_but_old_or_contested(self, proposal, reading, factor, subject):
        self.conclude(
            ProtectiveStanding(standing="doubtful", proposal=proposal, reading=reading, factor=factor, subject=subject)
        )

    @rule("pr_not_supported", "VOTE.1", AS.record << ProtectiveRecord(support=P(is_without_support), **WHO))
    def protective_on_the_familys_word_alone(self, proposal, reading, factor, subject):
        self.conclude(
            ProtectiveStanding(
                standing="not_supported", proposal=proposal, reading=reading, factor=factor, subject=subject
            )
        )

    @rule("pr_ends_with_placement", "VOTE.1", AS.record << ProtectiveRecord(support="stands", acts="no", **WHO))
    def protective_only_until_the_move(self, proposal, reading, factor, subject):
        self.conclude(
            ProtectiveStanding(
                standing="ends_with_placement", proposal=proposal, reading=reading, factor=factor, subject=subject
            )
        )

    @rule("pr_as_rated", "VOTE.1", AS.record << ProtectiveRecord(support="as_rated", acts=P(is_not_ruled_out), **WHO))
    def protective_as_rated(self, proposal, reading, factor, subject):
        self.conclude(
            ProtectiveStanding(standing="stands", proposal=proposal, reading=reading, factor=factor, subject=subject)
        )

    @rule("wi_yes", "VOTE.1", AS.record << WishRecord(word="yes", deed="none", **WISH))
    def wants_it(self, proposal, reading, person):
        self.conclude(WishStanding(wish="yes", proposal=proposal, reading=reading, person=person))

    @rule("wi_doubt", "VOTE.1", AS.record << WishRecord(word=P(is_doubt), **WISH))
    def does_not_want_it_or_is_of_two_minds(self, proposal, reading, person):
        self.conclude(WishStanding(wish="opposed", proposal=proposal, reading=reading, person=person))

    @rule("wi_deed", "VOTE.1", AS.record << WishRecord(deed="ambivalent", **WISH))
    def what_was_done_speaks_against_it(self, proposal, reading, person):
        self.conclude(WishStanding(wish="opposed", proposal=proposal, reading=reading, person=person))

    @rule("wi_open_at_best", "VOTE.1", AS.record << WishRecord(word="open", deed="none", end="best", **WISH))
    def not_asked_or_lapsed_at_best(self, proposal, reading, person):
        self.conclude(WishStanding(wish="yes", proposal=proposal, reading=reading, person=person))

    @rule("wi_open_at_worst", "VOTE.1", AS.record << WishRecord(word="open", deed="none", end="worst", **WISH))
    def not_asked_or_lapsed_at_worst(self, proposal, reading, person):
        self.conclude(WishStanding(wish="opposed", proposal=proposal, reading=reading, person=person))

    @rule("wi_too_young", "VOTE.1", AS.record << WishRecord(word="silent", deed="none", **WISH))
    def too_young_to_be_asked(self, proposal, reading, person):
        self.conclude(WishStanding(wish="no_vote", proposal=proposal, reading=reading, person=person))

    @rule("wi_supposed", "VOTE.1", AS.supposed << SupposedWish(wish=MATCH.wish, **WISH))
    def a_wish_supposed_for_a_what_if(self, proposal, reading, person, wish):
        self.conclude(WishStanding(wish=wish, proposal=proposal, reading=reading, person=person))

    @rule(
        "pr_supposed",
        "VOTE.1",
        AS.supposed
        << SupposedProtection(standing="stands", proposal=MATCH.proposal, reading=MATCH.reading, factor=MATCH.factor),
    )
    def something_that_protects_supposed_for_a_what_if(self, proposal, reading, factor):
        self.conclude(
            ProtectiveStanding(standing="stands", proposal=proposal, reading=reading, factor=factor, subject="")
        )

    @rule(
        "pr_none_supposed",
        "VOTE.1",
        AS.supposed << SupposedProtection(standing="none_found", proposal=MATCH.proposal, reading=MATCH.reading),
    )
    def nothing_that_protects_supposed_for_a_what_if(self, proposal, reading):
        self.conclude(
            ProtectiveStanding(standing="none_found", proposal=proposal, reading=reading, factor="", subject="")
        )
