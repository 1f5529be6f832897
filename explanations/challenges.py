"""What the record says against the current view, in both directions, the weightiest first (semantics section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.assessment import ProposalAnswer
from engine.challenge_order import ChallengeOrder
from engine.fact import Conclusion
from engine.gather.contrary import Contrary, contraries
from engine.gather.support import settles
from engine.knowable import ReadEntry
from explanations.case_rows import Told
from explanations.facts import FactTeller
from explanations.sentences import Teller


@dataclass
class Challenges:
    """The challenges of one proposal."""

    answer: ProposalAnswer
    teller: Teller
    facts: FactTeller

    def __post_init__(self) -> None:
        self.p = self.answer.id
        self.sheet = self.answer.sheet
        self.view = self.sheet.view
        self.reader = self.answer.reader

    @cached_property
    def order(self) -> ChallengeOrder:
        """The challenges as they are to be read."""
        movers = frozenset(name for name, change in self.answer.changes.items() if change.would_change_class)
        assessment = self.teller.assessment
        return ChallengeOrder(self.sheet, self.reader, movers, assessment.trace.derivations, assessment.sources)

    def told(self) -> list[Told]:
        """Every challenge in the order it is to be read."""
        return [self._told(fact, place) for place, fact in enumerate(self.order.ordered, start=1)]

    # --- the entries ----------------------------------------------------------------------------------------------
    @cached_property
    def _contraries(self) -> dict[str, Contrary]:
        """The groups of contrary entries by the id of the fact the engine made of each."""
        return {f"contrary.{self.p}.{c.direction}.{c.factor}.{c.bears}": c for c in contraries(self.sheet)}

    def _statements(self, fact: Conclusion) -> list[str]:
        """The ratings and claims a challenge is put to; the proposal itself where it is put to the return."""
        found: set[str] = set()
        for firing in self.teller.firings(fact["id"]):
            for premise in firing.premises:
                group = self._contraries.get(premise)
                found |= group.statements if group is not None else set()
        if fact["challenge"] == "shape":
            found.add(fact["about"])
        return sorted(self.p if name == "return" else name for name in found)

    # --- one challenge --------------------------------------------------------------------------------------------
    def _told(self, fact: Conclusion, rank: int) -> Told:
        entries = self.order.entries(fact)
        statements = self._statements(fact)
        self.facts.want([*(entry.id for entry in entries), *statements])
        when = fact["when"]
        return {
            "id": fact["id"],
            "about": statements[0] if len(statements) == 1 else self.p,
            "factor": fact["factor"] if fact["factor"] in self.view.knowledge.factors else None,
            "direction": fact["direction"],
            "kind": fact["challenge"],
            "shape": fact["shape"] or None,
            "entries": [entry.id for entry in entries],
            "when": {"both": "since", "none": None}.get(when, when),
            "confirmed": fact["confirmed"] == "yes",
            "mentioned": fact["mentioned"] == "yes",
            "answer": self._response(fact, entries),
            "why": self.teller.say(fact["id"]),
            "rank": rank,
            "because": [fact["id"]],
            "statements": statements,
            "holds": self._holds(fact),
            "already_on_record_too": when == "both",
        }

    def _holds(self, fact: Conclusion) -> str | None:
        """Where a challenge that is not answered goes: it holds the stage-2 gate, or waits for supervision (6.5)."""
        name = f"agenda.{self.p}.{fact['id']}"
        return str(self.reader.read[name]["place"]) if name in self.reader.read else None

    def _response(self, fact: Conclusion, entries: list[ReadEntry]) -> Told | None:
        """The newest answer to a challenge by the day looked at, and whether it settles what it answers (2.2)."""
        rows = [r for r in self.view.case.responses if r.challenge == fact["id"] and self.view.counts(r.on)]
        if not rows:
            return None
        row = max(rows, key=lambda r: (r.on, r.by or "", r.answer))
        return {
            "kind": row.answer,
            "entries": sorted(row.entries),
            "settles": self._settles(row, fact, entries),
            "by": row.by,
            "agreed_by": row.agreed_by,
            "on": row.on.isoformat() if row.on is not None else None,
        }

    def _settles(self, response: Any, fact: Conclusion, entries: list[ReadEntry]) -> bool:
        """Whether an answer settles all that contests a statement; where nothing does, every entry of the group."""
        favourable = fact["direction"] == "against_optimism"
        if fact["challenge"] != "contrary_entry" or fact["factor"] not in self.view.knowledge.factors:
            return False
        held = [b for b in self.sheet.backings if b.factor == fact["factor"] and b.favourable == favourable]
        contesting = [opposing for backing in held for opposing in backing.contesting]
        if contesting:
            return all(
                settles(self.view, response, row.entry, row.day, fact["factor"], favourable) for row in contesting
            )
        days = [(entry, entry.concern_day if favourable else entry.strength_day) for entry in entries]
        return bool(days) and all(
            settles(self.view, response, entry, day, fact["factor"], favourable) for entry, day in days
        )
