"""What is said when the knowledge cannot be used: every fault names its place, its reason and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class KnowledgeFault:
    """One thing wrong in the knowledge, said so that its author can put it right without reading any code."""

    file: str
    line: int
    entry: str
    reason: str
    to_do: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        """One paragraph: where, which entry, why, the nearest right name, what to do next."""
        place = f"{self.file}, line {self.line}" if self.line else self.file
        if self.entry:
            place += f", entry {self.entry}"
        said = f"{place}: {self.reason}."
        if self.nearest:
            said += f" Nearest: {self.nearest}."
        if self.to_do:
            said += f" {self.to_do}."
        return said


class KnowledgeError(Exception):
    """The knowledge was refused; `faults` holds every reason found, not only the first."""

    def __init__(self, faults: Iterable[KnowledgeFault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def nearest(wrong: str, right: Iterable[str]) -> str:
    """The right name most like the wrong one, or an empty text when none is like it."""
    close = get_close_matches(wrong, list(right), n=1, cutoff=0.6)
    return close[0] if close else ""
