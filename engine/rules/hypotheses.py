"""Pass ADVISE: four explanations side by side, ordered by least contradiction (semantics 6.7)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Hypothesis, HypothesisRecord
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "against": MATCH.against,
    "least": MATCH.least,
    "tied": MATCH.tied,
    "matters": MATCH.matters,
}


class HypothesisRules(RuleSet):
    """One row each. The least contradicted is the one to test next, and not therefore the right one."""

    @rule("hy_as_planned", "ADVISE.2", AS.row << HypothesisRecord(hypothesis="as_planned", **WHAT))
    def the_explanation_as_planned(self, proposal, against, least, tied, matters):
        self.conclude(
            Hypothesis(
                hypothesis="as_planned", proposal=proposal, against=against, least=least, tied=tied, matters=matters
            )
        )

    @rule("hy_with_conditions", "ADVISE.2", AS.row << HypothesisRecord(hypothesis="with_conditions", **WHAT))
    def the_explanation_with_conditions(self, proposal, against, least, tied, matters):
        self.conclude(
            Hypothesis(
                hypothesis="with_conditions",
                proposal=proposal,
                against=against,
                least=least,
                tied=tied,
                matters=matters,
            )
        )

    @rule("hy_not_yet", "ADVISE.2", AS.row << HypothesisRecord(hypothesis="not_yet", **WHAT))
    def the_explanation_not_yet(self, proposal, against, least, tied, matters):
        self.conclude(
            Hypothesis(
                hypothesis="not_yet", proposal=proposal, against=against, least=least, tied=tied, matters=matters
            )
        )

    @rule("hy_not_in_childhood", "ADVISE.2", AS.row << HypothesisRecord(hypothesis="not_in_childhood", **WHAT))
    def the_explanation_not_in_childhood(self, proposal, against, least, tied, matters):
        self.conclude(
            Hypothesis(
                hypothesis="not_in_childhood",
                proposal=proposal,
                against=against,
                least=least,
                tied=tied,
                matters=matters,
            )
        )
