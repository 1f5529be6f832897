"""Pass PLAN: what is on record of the child's own voice, and whether it was asked since the last important event."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import ChildVoice, VoiceRecord
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "child": MATCH.child,
    "alone": MATCH.alone,
    "on": MATCH.on,
    "since": MATCH.since,
}


class VoiceRules(RuleSet):
    """A view says what the child thought on its day. Silence is a gap, and no yes."""

    @rule("vc_none", "PLAN", AS.read << VoiceRecord(state="none", **WHAT))
    def nothing_the_child_said(self, proposal, child, alone, on, since):
        self.conclude(ChildVoice(state="none", proposal=proposal, child=child, alone=alone, on=on, since=since))

    @rule("vc_undated", "PLAN", AS.read << VoiceRecord(state="undated", **WHAT))
    def a_view_without_a_day(self, proposal, child, alone, on, since):
        self.conclude(ChildVoice(state="undated", proposal=proposal, child=child, alone=alone, on=on, since=since))

    @rule("vc_before_event", "PLAN", AS.read << VoiceRecord(state="before_event", **WHAT))
    def a_view_from_before_the_last_event(self, proposal, child, alone, on, since):
        self.conclude(ChildVoice(state="before_event", proposal=proposal, child=child, alone=alone, on=on, since=since))

    @rule("vc_lapsed", "PLAN", AS.read << VoiceRecord(state="lapsed", **WHAT))
    def a_view_that_has_grown_old(self, proposal, child, alone, on, since):
        self.conclude(ChildVoice(state="lapsed", proposal=proposal, child=child, alone=alone, on=on, since=since))

    @rule("vc_current", "PLAN", AS.read << VoiceRecord(state="current", **WHAT))
    def a_view_that_is_current(self, proposal, child, alone, on, since):
        self.conclude(ChildVoice(state="current", proposal=proposal, child=child, alone=alone, on=on, since=since))
