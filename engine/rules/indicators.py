"""Pass PLAN: what goes with returns that end, present, absent or unknown in this case (facts sheet 4)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Indicator, IndicatorRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "indicator": MATCH.indicator}


class IndicatorRules(RuleSet):
    """What research found about many families says nothing about the odds of one child."""

    @rule("bi_present", "PLAN", AS.read << IndicatorRecord(found="present", **WHAT))
    def an_indicator_the_record_shows(self, proposal, indicator):
        self.conclude(Indicator(proposal=proposal, indicator=indicator, state="present"))

    @rule("bi_absent", "PLAN", AS.read << IndicatorRecord(found="absent", **WHAT))
    def an_indicator_the_record_speaks_against(self, proposal, indicator):
        self.conclude(Indicator(proposal=proposal, indicator=indicator, state="absent"))

    @rule("bi_unknown", "PLAN", AS.read << IndicatorRecord(found="unknown", **WHAT))
    def an_indicator_the_record_is_silent_on(self, proposal, indicator):
        self.conclude(Indicator(proposal=proposal, indicator=indicator, state="unknown"))
