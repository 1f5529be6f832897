"""Pass PLAN: how this return could end, told as if looking back (facts sheet 4.1, 8.2)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Story, StoryRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "trigger": MATCH.trigger, "factor": MATCH.factor, "of": MATCH.of, "on": MATCH.on}


class PreMortemRules(RuleSet):
    """A story is no forecast: it is told so that the early sign is looked for."""

    @rule("pm_concern", "PLAN", AS.read << StoryRecord(how="concern", **WHAT))
    def what_was_on_record_before(self, proposal, trigger, factor, of, on):
        self.conclude(Story(proposal=proposal, trigger=trigger, factor=factor, of=of, on=on, how="concern"))

    @rule("pm_ended_return", "PLAN", AS.read << StoryRecord(how="ended_return", **WHAT))
    def an_earlier_return_that_ended(self, proposal, trigger, factor, of, on):
        self.conclude(Story(proposal=proposal, trigger=trigger, factor=factor, of=of, on=on, how="ended_return"))
