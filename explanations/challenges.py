"""What the record says against the current view, in both directions, the weightiest first (semantics section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.assessment import ProposalAnswer
from engine.fact import Conclusion
from engine.gather.contrary import Contrary, contraries, in_order, rank_entry
from engine.gather.support import settles
from engine.knowable import ReadEntry
from explanations.case_rows import Told
from explanations.facts import FactTeller
from explanations.sentences import Teller

Rank = tuple[Any, ...]
LIGHTEST = (0, 0, 0, 0)


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

    def told(self) -> list[Told]:
        """Every challenge in the order it is to be read."""
        held = self.answer.conclusions("challenge")
        ordered = sorted(held, key=lambda fact: (self._rank(fact), fact["id"]))
        return [self._told(fact, place) for place, fact in enumerate(ordered, start=1)]

    # --- order ----------------------------------------------------------------------------------------------------
    def _rank(self, fact: Conclusion) -> Rank:
        """The record's own entries before shapes of the evidence: what happened is read first. Then what would change
        the class or sets the readings apart; then the weightiest entry: directness, independence, severity, recency."""
        weights = [rank_entry(self.view, entry, fact["direction"]) for entry in self._entries(fact)]
        heaviest = max(weights, default=LIGHTEST)
        decisive = fact["factor"] in self._decisive or self._is_about_a_decisive_statement(fact)
        return (fact["challenge"] != "contrary_entry", not decisive, *(-part for part in heaviest))

    def _is_about_a_decisive_statement(self, fact: Conclusion) -> bool:
        return any(row.about == fact["about"] and row.factor in self._decisive for row in self.sheet.backings)

    @cached_property
    def _decisive(self) -> frozenset[str]:
        """The factors whose answer would change the class, or on which the readings differ."""
        gaps = self.reader.of_kind("gap")
        found = {gaps[name]["factor"] for name, change in self.answer.changes.items() if change.would_change_class}
        for subject, factor in self.sheet.pairs:
            readings = ("best", "worst", "ratings_best", "ratings_worst")
            held = [self.reader.statuses(reading).get((subject, factor)) for reading in readings]
            if len(set(held) - {None}) > 1:
                found.add(factor)
        for name, row in self.reader.of_kind("protective_standing", "worst").items():
            if row["standing"] != "stands" and name:
                found.add(row["factor"])
        return frozenset(found - {""})

    # --- the entries ----------------------------------------------------------------------------------------------
    def _entries(self, fact: Conclusion) -> list[ReadEntry]:
        """The chronology entries behind a challenge, the weightiest first."""
        found: dict[str, ReadEntry] = {}
        for name in self._sources(fact):
            entry = self.facts.rows.entries.get(name)
            if entry is not None:
                found[name] = entry
        return in_order(self.view, found.values(), fact["direction"])

    def _sources(self, fact: Conclusion) -> list[str]:
        """The rows of the case a challenge was made from."""
        premises = [name for firing in self.teller.firings(fact["id"]) for name in firing.premises]
        return [source for premise in premises for source in self.teller.assessment.sources.get(premise, ())]

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
        entries = self._entries(fact)
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
            "already_on_record_too": when == "both",
        }

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
