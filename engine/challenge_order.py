"""Challenges in the order they are to be read, with the entries behind each (semantics 6.1, 6.5).

The rules put challenges; which comes first is a matter of ranking, and that is no rule's to say (semantics 8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.fact import Conclusion
from engine.gather.contrary import in_order, rank_entry
from engine.knowable import ReadEntry
from engine.position import Reader
from engine.runner import Firing
from engine.sheet import Sheet

Rank = tuple[Any, ...]
LIGHTEST = (0, 0, 0, 0)


@dataclass
class ChallengeOrder:
    """The challenges of one proposal; ``movers`` are the gaps whose answer would change the class."""

    sheet: Sheet
    reader: Reader
    movers: frozenset[str]
    derivations: Mapping[str, tuple[Firing, ...]]
    sources: Mapping[str, tuple[str, ...]]

    @cached_property
    def ordered(self) -> list[Conclusion]:
        """Every challenge, the one to be read first first."""
        held = self.reader.of_kind("challenge").values()
        return sorted(held, key=lambda fact: (self.rank(fact), fact["id"]))

    def rank(self, fact: Conclusion) -> Rank:
        """The record's own entries before shapes of the evidence: what happened is read first. Entries by the
        weightiest of them: directness, independence, severity, recency (6.1), and by nothing else, so that both
        directions are ranked alike. Shapes by whether they would change the class or set the readings apart, then in
        the same way."""
        weights = [rank_entry(self.sheet.view, entry, fact["direction"]) for entry in self.entries(fact)]
        heaviest = tuple(-part for part in max(weights, default=LIGHTEST))
        if fact["challenge"] == "contrary_entry":
            return (False, *heaviest, False)
        decisive = fact["factor"] in self.decisive or self._is_about_a_decisive_statement(fact)
        return (True, not decisive, *heaviest)

    def _is_about_a_decisive_statement(self, fact: Conclusion) -> bool:
        return any(row.about == fact["about"] and row.factor in self.decisive for row in self.sheet.backings)

    @cached_property
    def decisive(self) -> frozenset[str]:
        """The factors whose answer would change the class, or on which the readings differ."""
        gaps = self.reader.of_kind("gap")
        found = {gaps[name]["factor"] for name in self.movers if name in gaps} | self.apart
        for name, row in self.reader.of_kind("protective_standing", "worst").items():
            if row["standing"] != "stands" and name:
                found.add(row["factor"])
        return frozenset(found - {""})

    @cached_property
    def apart(self) -> frozenset[str]:
        """The factors on which the readings differ."""
        found = set()
        for subject, factor in self.sheet.pairs:
            readings = ("best", "worst", "ratings_best", "ratings_worst")
            held = [self.reader.statuses(reading).get((subject, factor)) for reading in readings]
            if len(set(held) - {None}) > 1:
                found.add(factor)
        return frozenset(found)

    def entries(self, fact: Conclusion) -> list[ReadEntry]:
        """The chronology entries behind a challenge, the weightiest first."""
        held = self.sheet.view.record.entries
        found = {name: held[name] for name in self.rows(fact) if name in held}
        return in_order(self.sheet.view, found.values(), fact["direction"])

    def rows(self, fact: Conclusion) -> list[str]:
        """The rows of the case a challenge was made from."""
        premises = [name for firing in self.derivations.get(fact["id"], ()) for name in firing.premises]
        return [source for premise in premises for source in self.sources.get(premise, ())]
