"""Pass WEIGH: how far each rating and claim is supported (semantics 2.1, 6.4)."""

from __future__ import annotations

from engine._experta import AS, MATCH, P
from engine.facts import BackingRecord, StatementState, Support
from engine.rule import RuleSet, rule
from engine.rules.predicates import is_not_fresh, is_not_opposed

ABOUT = {"proposal": MATCH.proposal, "about": MATCH.about, "factor": MATCH.factor, "rated": MATCH.rated}
STATED = {"proposal": MATCH.proposal, "about": MATCH.about, "factor": MATCH.factor}


class SupportRules(RuleSet):
    """The first that fits: unsupported, self-report only, stale, contested, stands."""

    @rule("ww_unsupported", "WEIGH", AS.record << BackingRecord(backing="none", **ABOUT))
    def nothing_dated_behind_it(self, proposal, about, factor, rated):
        self.conclude(
            Support(
                proposal=proposal,
                about=about,
                factor=factor,
                rated=rated,
                support="unsupported",
            )
        )

    @rule("ww_self_report_only", "WEIGH", AS.record << BackingRecord(backing="own_word", **ABOUT))
    def nothing_independent_behind_it(self, proposal, about, factor, rated):
        self.conclude(
            Support(
                proposal=proposal,
                about=about,
                factor=factor,
                rated=rated,
                support="self_report_only",
            )
        )

    @rule("ww_stale", "WEIGH", AS.record << BackingRecord(backing="stale", **ABOUT))
    def independent_support_grown_old(self, proposal, about, factor, rated):
        self.conclude(
            Support(
                proposal=proposal,
                about=about,
                factor=factor,
                rated=rated,
                support="stale",
            )
        )

    @rule("ww_contested", "WEIGH", AS.record << BackingRecord(backing="fresh", opposed="yes", **ABOUT))
    def an_established_entry_opposes_it(self, proposal, about, factor, rated):
        self.conclude(
            Support(
                proposal=proposal,
                about=about,
                factor=factor,
                rated=rated,
                support="contested",
            )
        )

    @rule("ww_stands", "WEIGH", AS.record << BackingRecord(backing="fresh", opposed="no", **ABOUT))
    def independent_recent_and_unopposed(self, proposal, about, factor, rated):
        self.conclude(
            Support(
                proposal=proposal,
                about=about,
                factor=factor,
                rated=rated,
                support="stands",
            )
        )

    @rule("ww_settled", "WEIGH", AS.record << BackingRecord(backing="fresh", opposed="settled", **ABOUT))
    def what_opposed_it_is_settled(self, proposal, about, factor, rated):
        self.conclude(
            Support(
                proposal=proposal,
                about=about,
                factor=factor,
                rated=rated,
                support="stands",
            )
        )

    @rule(
        "ww_state_supported",
        "WEIGH",
        AS.record << BackingRecord(favourable="yes", backing="fresh", opposed=P(is_not_opposed), **STATED),
    )
    def the_record_supports_it(self, proposal, about, factor):
        self.conclude(
            StatementState(
                proposal=proposal,
                about=about,
                factor=factor,
                state="supported",
            )
        )

    @rule("ww_state_contradicted", "WEIGH", AS.record << BackingRecord(favourable="yes", opposed="yes", **STATED))
    def the_record_contradicts_it(self, proposal, about, factor):
        self.conclude(
            StatementState(
                proposal=proposal,
                about=about,
                factor=factor,
                state="contradicted",
            )
        )

    @rule(
        "ww_state_silent",
        "WEIGH",
        AS.record << BackingRecord(favourable="yes", backing=P(is_not_fresh), opposed=P(is_not_opposed), **STATED),
    )
    def the_record_is_silent(self, proposal, about, factor):
        self.conclude(StatementState(proposal=proposal, about=about, factor=factor, state="silent"))
