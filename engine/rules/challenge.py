"""Pass CHALLENGE: what the record says against the current view, in both directions (semantics 6.1, 6.3)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Challenge, ContraryRecord
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "factor": MATCH.factor,
    "when": MATCH.when,
    "confirmed": MATCH.confirmed,
    "mentioned": MATCH.mentioned,
}


class ChallengeRules(RuleSet):
    """Contrary evidence at the same size in both directions: optimism and pessimism are both biases."""

    @rule("ch_concern", "CHALLENGE", AS.record << ContraryRecord(direction="against_optimism", bears="factor", **WHAT))
    def concerns_against_a_favourable_view(self, proposal, factor, when, confirmed, mentioned):
        self.conclude(
            Challenge(
                challenge="contrary_entry",
                shape="",
                about="",
                proposal=proposal,
                direction="against_optimism",
                factor=factor,
                when=when,
                confirmed=confirmed,
                mentioned=mentioned,
            )
        )

    @rule("ch_theme", "CHALLENGE", AS.record << ContraryRecord(direction="against_optimism", bears="theme", **WHAT))
    def entries_on_a_theme_against_every_favourable_claim(self, proposal, factor, when, confirmed, mentioned):
        self.conclude(
            Challenge(
                challenge="contrary_entry",
                shape="",
                about="",
                proposal=proposal,
                direction="against_optimism",
                factor=factor,
                when=when,
                confirmed=confirmed,
                mentioned=mentioned,
            )
        )

    @rule("ch_static", "CHALLENGE", AS.record << ContraryRecord(direction="against_optimism", bears="static", **WHAT))
    def a_static_factor_behind_a_favourable_view(self, proposal, factor, when, confirmed, mentioned):
        self.conclude(
            Challenge(
                challenge="contrary_entry",
                shape="",
                about="static",
                proposal=proposal,
                direction="against_optimism",
                factor=factor,
                when=when,
                confirmed=confirmed,
                mentioned=mentioned,
            )
        )

    @rule(
        "ch_disproved_strength",
        "CHALLENGE",
        AS.record << ContraryRecord(direction="against_optimism", bears="disproved_strength", **WHAT),
    )
    def a_strength_that_was_disproved(self, proposal, factor, when, confirmed, mentioned):
        self.conclude(
            Challenge(
                challenge="contrary_entry",
                shape="",
                about="disproved_strength",
                proposal=proposal,
                direction="against_optimism",
                factor=factor,
                when=when,
                confirmed=confirmed,
                mentioned=mentioned,
            )
        )

    @rule(
        "ch_strength", "CHALLENGE", AS.record << ContraryRecord(direction="against_pessimism", bears="factor", **WHAT)
    )
    def strengths_against_an_unfavourable_view(self, proposal, factor, when, confirmed, mentioned):
        self.conclude(
            Challenge(
                challenge="contrary_entry",
                shape="",
                about="",
                proposal=proposal,
                direction="against_pessimism",
                factor=factor,
                when=when,
                confirmed=confirmed,
                mentioned=mentioned,
            )
        )

    @rule(
        "ch_disproved_concern",
        "CHALLENGE",
        AS.record << ContraryRecord(direction="against_pessimism", bears="disproved_concern", **WHAT),
    )
    def concerns_disproved_or_not_proved(self, proposal, factor, when, confirmed, mentioned):
        self.conclude(
            Challenge(
                challenge="contrary_entry",
                shape="",
                about="disproved_concern",
                proposal=proposal,
                direction="against_pessimism",
                factor=factor,
                when=when,
                confirmed=confirmed,
                mentioned=mentioned,
            )
        )
