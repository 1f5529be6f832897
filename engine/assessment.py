"""The engine's answer: typed, and without prose. Card ids, fact ids and case ids; every output starts here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.case import Case
from engine.fact import Conclusion
from engine.position import Reader
from engine.runner import Trace
from engine.sheet import Sheet
from knowledge_base import Knowledge


@dataclass(frozen=True)
class Change:
    """What answering one gap would do: the class if answered for the family, and if answered against it."""

    gap: str
    at_best: str
    at_worst: str
    would_change_class: bool
    decides: bool


@dataclass(frozen=True)
class ProposalAnswer:
    """What was concluded about one proposal; ``reader`` answers questions about it, ``changes`` are by gap id."""

    id: str
    sheet: Sheet
    reader: Reader
    changes: Mapping[str, Change]
    decided_by: tuple[str, ...]

    def classification(self, of: str) -> Conclusion:
        """The class on the evidence (`evidence`) or on the ratings (`ratings`)."""
        return self.reader.classification(of)

    def class_in(self, reading: str) -> str:
        """The class of one reading."""
        return str(self.reader.class_in(reading)["class"])

    def conclusions(self, kind: str) -> list[Conclusion]:
        """The conclusions of one kind about this proposal, in the order of their ids."""
        held = self.reader.read
        return [held[i] for i in sorted(held) if held[i].kind == kind and held[i]["proposal"] == self.id]


@dataclass(frozen=True)
class Assessment:
    """The whole answer for one case at one day."""

    case: Case
    knowledge: Knowledge
    supposed: Mapping[str, str]
    record: Mapping[str, int]
    proposals: tuple[ProposalAnswer, ...]
    trace: Trace
    sources: Mapping[str, tuple[str, ...]]
