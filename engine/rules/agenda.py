"""Pass ADVISE: where a challenge that nobody has answered goes (semantics 6.5)."""

from __future__ import annotations

from engine._experta import AS, MATCH, P
from engine.facts import Agenda, HeldRecord
from engine.rule import RuleSet, rule
from engine.rules.predicates import is_not_answered

WHAT = {"proposal": MATCH.proposal, "challenge": MATCH.challenge}


class AgendaRules(RuleSet):
    """Severe ones, and those that set the readings apart, hold the gate of stage 2; the rest wait for supervision."""

    @rule("ag_severe", "ADVISE.1", AS.held << HeldRecord(severe="yes", answered=P(is_not_answered), **WHAT))
    def a_severe_challenge_not_answered(self, proposal, challenge):
        self.conclude(Agenda(proposal=proposal, challenge=challenge, place="stage_2_gate"))

    @rule(
        "ag_apart", "ADVISE.1", AS.held << HeldRecord(severe="no", differs="yes", answered=P(is_not_answered), **WHAT)
    )
    def a_challenge_that_sets_the_readings_apart(self, proposal, challenge):
        self.conclude(Agenda(proposal=proposal, challenge=challenge, place="stage_2_gate"))

    @rule(
        "ag_supervision",
        "ADVISE.1",
        AS.held << HeldRecord(severe="no", differs="no", answered=P(is_not_answered), **WHAT),
    )
    def any_other_challenge_not_answered(self, proposal, challenge):
        self.conclude(Agenda(proposal=proposal, challenge=challenge, place="supervision_agenda"))
