"""Pass PLAN: triggers this case makes likely, and what the contingency plan says of them (facts sheet 8.1, 8.2, C)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import ContingencyPrompt, PromptRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "trigger": MATCH.trigger, "missing": MATCH.missing}


class ContingencyRules(RuleSet):
    """A trigger without a line is asked about; a line that leaves something blank is asked about that."""

    @rule("ctg_none", "PLAN", AS.read << PromptRecord(planned="none", **WHAT))
    def a_trigger_without_a_line(self, proposal, trigger, missing):
        self.conclude(ContingencyPrompt(proposal=proposal, trigger=trigger, missing=missing, planned="none"))

    @rule("ctg_part", "PLAN", AS.read << PromptRecord(planned="partly", **WHAT))
    def a_line_with_something_blank(self, proposal, trigger, missing):
        self.conclude(ContingencyPrompt(proposal=proposal, trigger=trigger, missing=missing, planned="partly"))

    @rule("ctg_whole", "PLAN", AS.read << PromptRecord(planned="whole", **WHAT))
    def a_line_with_nothing_blank(self, proposal, trigger, missing):
        self.conclude(ContingencyPrompt(proposal=proposal, trigger=trigger, missing=missing, planned="whole"))
