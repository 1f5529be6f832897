"""The two co-workers' views, withheld until both are in, where they part, and whether co-working is in place."""

from __future__ import annotations

from dataclasses import dataclass

from engine.assessment import Assessment
from explanations.case_rows import Told
from explanations.chronology import rows_behind
from explanations.facts import FactTeller
from explanations.sentences import Teller


@dataclass
class Readers:
    """What may be said of two readers, for every proposal of a case (semantics 6.8)."""

    assessment: Assessment
    teller: Teller
    facts: FactTeller

    def views(self) -> list[Told]:
        """One row for each proposal and role; a class is `withheld` while the other view is missing."""
        return [
            {
                "role": fact["role"],
                "recorded": fact["state"] != "not_recorded",
                "class": None if fact["class"] == "none" else fact["class"],
                "proposal": answer.id,
                "say": self.teller.say(fact["id"]),
                "because": [fact["id"]],
            }
            for answer in self.assessment.proposals
            for fact in answer.conclusions("co_view")
        ]

    def differences(self) -> list[Told]:
        """Where the two differ: the class first, then factors and capacity."""
        found = []
        for answer in self.assessment.proposals:
            held = answer.conclusions("view_difference")
            for fact in sorted(held, key=lambda fact: (fact["on"] != "class", fact["id"])):
                rows = rows_behind(self.teller, fact["id"])
                self.facts.want(rows)
                found.append(
                    {
                        "about": fact["factor"] or fact["on"],
                        "on": fact["on"],
                        "subject": fact["subject"] or None,
                        "chronologist": fact["chronologist"],
                        "case_holder": fact["case_holder"],
                        "plan_for": fact["higher"],
                        "proposal": answer.id,
                        "say": self.teller.say(fact["id"]),
                        "rows": rows,
                        "because": [fact["id"]],
                    }
                )
        return found

    def co_working(self) -> list[Told]:
        """Whether the control that two readers give is in place, for each proposal."""
        return [
            {
                "proposal": answer.id,
                "state": fact["state"],
                "say": self.teller.say(fact["id"]),
                "because": [fact["id"]],
            }
            for answer in self.assessment.proposals
            for fact in answer.conclusions("coworking")
        ]
