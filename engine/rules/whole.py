"""Pass WEIGH: how far claims about the plan or the return are supported (semantics 6, 6.4)."""

from __future__ import annotations

from engine._experta import AS, MATCH, P
from engine.facts import StatementState, Support, WholeRecord
from engine.rule import RuleSet, rule
from engine.rules.predicates import is_not_fresh, is_not_opposed

ABOUT = {"proposal": MATCH.proposal, "about": MATCH.about}


class WholeRules(RuleSet):
    """What is said of the return as a whole leans on everything the return leans on."""

    @rule("wh_unsupported", "WEIGH", AS.record << WholeRecord(backing="none", **ABOUT))
    def nothing_dated_behind_a_claim_about_the_whole(self, proposal, about):
        self.conclude(Support(proposal=proposal, about=about, factor="", rated="claimed", support="unsupported"))

    @rule("wh_self_report_only", "WEIGH", AS.record << WholeRecord(backing="own_word", **ABOUT))
    def only_the_households_word_behind_it(self, proposal, about):
        self.conclude(Support(proposal=proposal, about=about, factor="", rated="claimed", support="self_report_only"))

    @rule("wh_stale", "WEIGH", AS.record << WholeRecord(backing="stale", **ABOUT))
    def support_for_it_has_grown_old(self, proposal, about):
        self.conclude(Support(proposal=proposal, about=about, factor="", rated="claimed", support="stale"))

    @rule("wh_contested", "WEIGH", AS.record << WholeRecord(backing="fresh", opposed="yes", **ABOUT))
    def the_record_opposes_it(self, proposal, about):
        self.conclude(Support(proposal=proposal, about=about, factor="", rated="claimed", support="contested"))

    @rule("wh_stands", "WEIGH", AS.record << WholeRecord(backing="fresh", opposed=P(is_not_opposed), **ABOUT))
    def it_stands(self, proposal, about):
        self.conclude(Support(proposal=proposal, about=about, factor="", rated="claimed", support="stands"))

    @rule(
        "wh_state_supported",
        "WEIGH",
        AS.record << WholeRecord(favourable="yes", backing="fresh", opposed=P(is_not_opposed), **ABOUT),
    )
    def the_record_bears_it_out(self, proposal, about):
        self.conclude(StatementState(proposal=proposal, about=about, factor="", state="supported"))

    @rule("wh_state_contradicted", "WEIGH", AS.record << WholeRecord(favourable="yes", opposed="yes", **ABOUT))
    def the_record_contradicts_the_claim(self, proposal, about):
        self.conclude(StatementState(proposal=proposal, about=about, factor="", state="contradicted"))

    @rule(
        "wh_state_silent",
        "WEIGH",
        AS.record << WholeRecord(favourable="yes", backing=P(is_not_fresh), opposed=P(is_not_opposed), **ABOUT),
    )
    def nothing_recent_bears_on_it(self, proposal, about):
        self.conclude(StatementState(proposal=proposal, about=about, factor="", state="silent"))
