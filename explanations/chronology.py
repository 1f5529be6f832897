"""What the chronology shows as a whole: its faults, its patterns, signs of change, and traces of bias."""

from __future__ import annotations

from dataclasses import dataclass

from engine.assessment import Assessment, ProposalAnswer
from engine.fact import Conclusion
from explanations.case_rows import Told
from explanations.facts import FactTeller
from explanations.sentences import Teller


@dataclass
class Chronology:
    """Patterns, signs and biases of one proposal, and faults of the chronology of the case."""

    assessment: Assessment
    teller: Teller
    facts: FactTeller

    def faults(self) -> list[Told]:
        """The faults of the chronology itself, in the order of their ids."""
        held = self.assessment.trace.conclusions
        found = [held[name] for name in sorted(held) if held[name].kind == "chronology_fault"]
        catalogue = self.assessment.knowledge.chronology_faults
        return [
            {
                "id": fact["fault"],
                "name": catalogue[fact["fault"]].name,
                "how": fact["how"],
                **self._told(fact),
            }
            for fact in found
        ]

    def patterns(self, answer: ProposalAnswer) -> list[Told]:
        """The patterns found for one proposal, in the order of their ids."""
        catalogue = self.assessment.knowledge.patterns
        return [
            {
                "id": fact["pattern"],
                "name": catalogue[fact["pattern"]].name,
                "how": fact["how"],
                "subject": fact["subject"] or None,
                "factor": fact["factor"] or None,
                "direction": fact["direction"],
                "of": fact["of"],
                "confirmed": fact["sure"] == "yes",
                **self._told(fact),
            }
            for fact in answer.conclusions("pattern")
        ]

    def signs(self, answer: ProposalAnswer) -> list[Told]:
        """The signs for and against each adult's capacity to change, in the order of their ids."""
        knowledge = self.assessment.knowledge
        catalogue = {**knowledge.signs_of_real_change, **knowledge.signs_to_check}
        return [
            {
                "id": fact["sign"],
                "name": catalogue[fact["sign"]].name,
                "adult": fact["adult"],
                "factor": fact["factor"] or None,
                "direction": fact["direction"],
                **self._told(fact),
            }
            for fact in answer.conclusions("sign_of_change")
        ]

    def biases(self, answer: ProposalAnswer) -> list[Told]:
        """The bias flags and reflective questions of one proposal, in the order of their ids."""
        catalogue = self.assessment.knowledge.biases
        return [
            {
                "id": fact["bias"],
                "kind": fact["raised"],
                "name": catalogue[fact["bias"]].name,
                "how": fact["how"],
                "subject": fact["subject"] or None,
                "factor": fact["factor"] or None,
                "direction": fact["direction"],
                "question": catalogue[fact["bias"]].question,
                **self._told(fact),
            }
            for fact in answer.conclusions("bias_flag")
        ]

    def _told(self, fact: Conclusion) -> Told:
        """The rows behind a conclusion, its sentence, and what it can be asked of by."""
        rows = rows_behind(self.teller, fact["id"])
        self.facts.want(rows)
        return {"entries": rows, "say": self.teller.say(fact["id"]), "because": [fact["id"]]}


def rows_behind(teller: Teller, conclusion: str) -> list[str]:
    """The rows of the case a conclusion was made from, in the order in which the detector gave them."""
    premises = [premise for firing in teller.firings(conclusion) for premise in firing.premises]
    sources = teller.assessment.sources
    return list(dict.fromkeys(source for premise in premises for source in sources.get(premise, ())))
