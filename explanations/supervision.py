"""Questions for supervision, the first three first; each names entries of this case (decision 0008 S)."""

from __future__ import annotations

from dataclasses import dataclass

from engine.assessment import ProposalAnswer
from engine.fact import Conclusion
from explanations.case_rows import Told
from explanations.chronology import rows_behind
from explanations.facts import FactTeller
from explanations.sentences import Teller
from explanations.words import joined

KINDS = ("leverage", "conflict", "silence")


@dataclass
class Supervision:
    """The questions of one proposal."""

    answer: ProposalAnswer
    teller: Teller
    facts: FactTeller

    def told(self) -> list[Told]:
        """Every question: the first three, then the full list behind them, by kind and in their order."""
        place = {name: number for number, name in enumerate(self.teller.assessment.trace.facts)}
        held = self.answer.conclusions("question")
        return [self._told(fact) for fact in sorted(held, key=lambda fact: self._order(fact, place))]

    def _order(self, fact: Conclusion, place: dict[str, int]) -> tuple[bool, int, int]:
        """The first three first; then by kind, as the detector ranked them: facts are declared in that order."""
        (premise,) = {name for firing in self.teller.firings(fact["id"]) for name in firing.premises}
        return fact["first"] != "yes", KINDS.index(fact["question"]), place[premise]

    def _told(self, fact: Conclusion) -> Told:
        rows = rows_behind(self.teller, fact["id"])
        self.facts.want(rows)
        return {
            "ask": self._asked(fact, rows),
            "kind": fact["question"],
            "among_first_three": fact["first"] == "yes",
            "about": fact["about"],
            "factor": fact["factor"] or None,
            "entries": rows,
            "because": [fact["id"]],
        }

    def _asked(self, fact: Conclusion, rows: list[str]) -> str:
        """The question in full: for a gap its own words, then the entries to read beside it."""
        say = self.teller.say(fact["id"])
        if fact["question"] == "leverage":
            say = f"{self.teller.say(fact['about'])} An answer would move the class."
        return f"{say} Read {joined(rows)} beside it." if rows else say
