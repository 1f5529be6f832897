"""Pass CHALLENGE: shapes that speak in the family's favour, and wishes that changed (semantics 6.2, 6.3)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Challenge, ShapeRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "direction": MATCH.direction, "about": MATCH.about, "factor": MATCH.factor}


class FavourRules(RuleSet):
    """Pessimism is a bias too: what a family has done is looked for as hard as what it has not."""

    @rule("sh_goal_ignored", "CHALLENGE", AS.record << ShapeRecord(shape="goal_ignored", **WHAT))
    def a_goal_reached_and_not_counted(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="goal_ignored",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_group_not_behaviour", "CHALLENGE", AS.record << ShapeRecord(shape="group_not_behaviour", **WHAT))
    def a_factor_of_a_group_and_not_of_behaviour(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="group_not_behaviour",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_tie_counted_against", "CHALLENGE", AS.record << ShapeRecord(shape="tie_counted_against", **WHAT))
    def a_tie_to_carers_counted_against_the_parent(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="tie_counted_against",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )

    @rule("sh_wish_changed", "CHALLENGE", AS.record << ShapeRecord(shape="wish_changed", **WHAT))
    def a_wish_that_was_another_before(self, proposal, direction, about, factor):
        self.conclude(
            Challenge(
                challenge="shape",
                shape="wish_changed",
                proposal=proposal,
                direction=direction,
                about=about,
                factor=factor,
                when="none",
                confirmed="yes",
                mentioned="no",
            )
        )
