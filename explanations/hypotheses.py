"""Four explanations of the return with the evidence across them, and what tells them apart (semantics 6.7).

Explanations are rows: that layout was found to lessen confirmation bias. What fits every row decides nothing, and that
is said in the same words each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from engine.assessment import ProposalAnswer
from explanations.case_rows import Told
from explanations.chronology import rows_behind
from explanations.facts import FactTeller
from explanations.sentences import Teller
from explanations.words import joined, said

HYPOTHESES: Final = ("as_planned", "with_conditions", "not_yet", "not_in_childhood")
COUNTS: Final = ("none", "one", "two", "three", "four")
FITS_ALL: Final = "fits all four; does not help choose"


@dataclass
class Hypotheses:
    """The explanations and the ledger of one proposal."""

    answer: ProposalAnswer
    teller: Teller
    facts: FactTeller

    @cached_property
    def _fits(self) -> list[tuple[str, str, frozenset[str], list[str]]]:
        """Each group of evidence: its conclusion, its direction, what it fits, and the rows behind it."""
        return [
            (
                fact["id"],
                fact["direction"],
                frozenset(name for name in HYPOTHESES if fact[name] == "fits"),
                rows_behind(self.teller, fact["id"]),
            )
            for fact in self.answer.conclusions("fit")
        ]

    def told(self) -> list[Told]:
        """The four explanations by least contradiction; those contradicted alike share a place, and that is said."""
        held = {fact["hypothesis"]: fact for fact in self.answer.conclusions("hypothesis")}
        matters = {name: int(fact["matters"]) for name, fact in held.items()}
        ordered = sorted(held, key=lambda name: (matters[name], HYPOTHESES.index(name)))
        return [
            {
                "id": name,
                "for": self._rows(name, against=False),
                "against": self._rows(name, against=True),
                "order": 1 + sum(1 for other in matters.values() if other < matters[name]),
                "say": self.teller.say(held[name]["id"]),
                "matters_against": self._matters(name),
                "tied": held[name]["tied"] == "yes",
                "because": [held[name]["id"]],
            }
            for name in ordered
        ]

    def _rows(self, hypothesis: str, against: bool) -> list[str]:
        """The rows that tell the explanations apart and speak against one, or fit it."""
        found: dict[str, None] = {}
        for _, _, fits, rows in self._fits:
            if len(fits) < len(HYPOTHESES) and (hypothesis not in fits) is against:
                found.update(dict.fromkeys(rows))
        self.facts.want(found)
        return sorted(found)

    def _matters(self, hypothesis: str) -> list[str]:
        """What speaks against an explanation: factors, wishes, returns, the overall view; each once."""
        held = self.answer.conclusions("fit")
        return list(dict.fromkeys(fact["matter"] for fact in held if fact[hypothesis] == "against"))

    def ledger(self) -> list[Told]:
        """Each row of the record once for each direction, with the explanations that all of it fits."""
        fits: dict[tuple[str, str], frozenset[str]] = {}
        because: dict[tuple[str, str], list[str]] = {}
        for name, direction, fitting, rows in self._fits:
            for row in rows:
                key = (row, direction)
                fits[key] = fits.get(key, frozenset(HYPOTHESES)) & fitting
                because.setdefault(key, []).append(name)
        self.facts.want(row for row, _ in fits)
        return [
            {
                "evidence": row,
                "direction": direction,
                "fits": [name for name in HYPOTHESES if name in fits[row, direction]],
                "say": fitting_said(fits[row, direction]),
                "because": because[row, direction],
            }
            for row, direction in sorted(fits, key=lambda key: (len(fits[key]) == len(HYPOTHESES), key))
        ]


def fitting_said(fits: frozenset[str]) -> str:
    """In exact words how far evidence tells the explanations apart: never a share, never a measure."""
    if len(fits) == len(HYPOTHESES):
        return FITS_ALL
    against = joined(f'"{said(name)}"' for name in HYPOTHESES if name not in fits)
    return f"fits {COUNTS[len(fits)]} of four; speaks against {against}"
