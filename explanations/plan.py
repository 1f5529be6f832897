"""What is asked now: the gates of each stage, the duties in law, and what the framework says at this class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.assessment import ProposalAnswer
from engine.fact import Conclusion
from explanations.case_rows import Told
from explanations.chronology import rows_behind
from explanations.facts import FactTeller
from explanations.sentences import Teller
from knowledge_base.shapes.law import LegalRule

STATE_ORDER: Final = ("not_met", "unknown", "met", "does_not_apply")
DUTY_ORDER: Final = ("overdue", "due", "unknown", "not_covered", "done")
NO_DAY: Final = "9999"
"""Sorts a duty without a day behind those that have one."""


@dataclass
class Plan:
    """Gates, duties and the framework's row for one proposal."""

    answer: ProposalAnswer
    teller: Teller
    facts: FactTeller

    def __post_init__(self) -> None:
        self.knowledge = self.teller.assessment.knowledge

    def gates(self) -> list[Told]:
        """Every gate in the order of the stages; in a stage what is not met first, then what is not known."""
        held = self.answer.conclusions("gate")
        return [self._gate(fact) for fact in sorted(held, key=lambda f: (f["stage"], STATE_ORDER.index(f["state"])))]

    def _gate(self, fact: Conclusion) -> Told:
        entry = self.knowledge.gates[fact["gate"]]
        rows = rows_behind(self.teller, fact["id"])
        self.facts.want(rows)
        return {
            "id": fact["gate"],
            "stage": fact["stage"],
            "state": fact["state"],
            "say": self.teller.say(fact["id"]),
            "do": entry.if_failing if fact["state"] in ("not_met", "unknown") else None,
            "who": list(entry.who),
            "missing": list(fact["missing"]),
            "held_by": self._held_by(fact),
            "entries": rows,
            "basis": self._cited(entry.citations),
            "provenance": entry.provenance,
            "because": [fact["id"]],
        }

    def _held_by(self, fact: Conclusion) -> list[str]:
        """The challenges that hold a gate, where it is challenges that do."""
        if fact["gate"] != "g2_counter" or fact["state"] != "not_met":
            return []
        held = self.answer.conclusions("agenda")
        return sorted(row["challenge"] for row in held if row["place"] == "stage_2_gate")

    def duties(self) -> list[Told]:
        """Every duty the legal status asks for: overdue ones first, then by the day they fall due."""
        held = self.answer.conclusions("duty")
        return [
            self._duty(fact)
            for fact in sorted(held, key=lambda f: (DUTY_ORDER.index(f["state"]), f["due"] or NO_DAY, f["id"]))
        ]

    def _duty(self, fact: Conclusion) -> Told:
        entry = self.knowledge.legal_rules.get(fact["duty"])
        rows = rows_behind(self.teller, fact["id"])
        self.facts.want(rows)
        return {
            "id": fact["duty"],
            "state": fact["state"],
            "due": fact["due"] or None,
            "due_is_certain": fact["certain"] == "yes",
            "note": fact["note"] or None,
            "who": list(entry.who) if entry is not None else [],
            "basis": self._basis(entry),
            "asks": entry.statement if entry is not None else None,
            "provenance": entry.provenance if entry is not None else "project",
            "say": self.teller.say(fact["id"]),
            "entries": rows,
            "because": [fact["id"]],
        }

    def _basis(self, entry: LegalRule | None) -> str:
        """The provision, as printed, and the sources it was read in."""
        if entry is None:
            return ""
        return "; ".join(part for part in (entry.regulation, self._cited(entry.citations)) if part)

    @staticmethod
    def _cited(citations: tuple) -> str:  # type: ignore[type-arg]
        return ", ".join(dict.fromkeys(cite.source for cite in citations))

    def _provenance(self, at_class: dict[str, Conclusion]) -> str:
        """How well grounded the published row of this class is; where there is no class, the words are this tool's."""
        held = next(iter(at_class.values()))["class"]
        row = self.knowledge.classes.get(f"risk_{held}")
        parts = row.provenance_parts if row is not None else {}
        return parts.get("stage_2", (row.provenance,))[0] if row is not None else "project"

    def decision(self) -> Told:
        """What the framework says at this class when it is first decided on and before return, and special cases."""
        at_class = {fact["stage"]: fact for fact in self.answer.conclusions("at_class")}
        special = sorted(self.answer.conclusions("special_case"), key=lambda fact: fact["id"])
        return {
            **{stage: self.teller.say(fact["id"]) for stage, fact in sorted(at_class.items())},
            "provenance": self._provenance(at_class),
            "special_cases": [fact["case"] for fact in special],
            "special_cases_said": [
                {"id": fact["case"], "say": self.teller.say(fact["id"]), "because": [fact["id"]]} for fact in special
            ],
            "because": [fact["id"] for _, fact in sorted(at_class.items())] + [fact["id"] for fact in special],
        }
