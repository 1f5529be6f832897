"""One proposal's sheet, and a note of what every fact handed over was made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.fact import CaseFact
from engine.sheet import Sheet

YES = {True: "yes", False: "no"}
SOME = {True: "some", False: "none"}


@dataclass
class Handing:
    """The sheet facts are made from; ``turning`` gives the class at the other end of each vague date that turns it."""

    sheet: Sheet
    turning: Mapping[str, str] = field(default_factory=dict)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.p = self.sheet.proposal
        self.view = self.sheet.view

    def note(self, fact: CaseFact, sources: Iterable[str] = ()) -> CaseFact:
        """Remember the case ids or conclusion ids a fact was made from."""
        self.sources[fact["id"]] = tuple(dict.fromkeys(sources))
        return fact
