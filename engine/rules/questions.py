"""Pass ADVISE: questions for supervision, each on entries of this case (decision 0008 S)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Question, QuestionRecord
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "about": MATCH.about,
    "subject": MATCH.subject,
    "factor": MATCH.factor,
    "first": MATCH.first,
}


class QuestionRules(RuleSet):
    """Leverage, conflict and silence: what would move the class, what disagrees, and where nobody has looked."""

    @rule("sq_leverage", "ADVISE.2", AS.asked << QuestionRecord(question="leverage", **WHAT))
    def a_question_of_leverage(self, proposal, about, subject, factor, first):
        self.conclude(
            Question(question="leverage", proposal=proposal, about=about, subject=subject, factor=factor, first=first)
        )

    @rule("sq_conflict", "ADVISE.2", AS.asked << QuestionRecord(question="conflict", **WHAT))
    def a_question_of_conflict(self, proposal, about, subject, factor, first):
        self.conclude(
            Question(question="conflict", proposal=proposal, about=about, subject=subject, factor=factor, first=first)
        )

    @rule("sq_silence", "ADVISE.2", AS.asked << QuestionRecord(question="silence", **WHAT))
    def a_question_of_silence(self, proposal, about, subject, factor, first):
        self.conclude(
            Question(question="silence", proposal=proposal, about=about, subject=subject, factor=factor, first=first)
        )
