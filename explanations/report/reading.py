"""Reads the answer for those who print it: names, facts and conclusions by id, and lines for rows of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from explanations.case_rows import Told
from explanations.entry_line import entry_line, row_line
from explanations.words import joined, said


@dataclass
class Answer:
    """One answer, as `spine` gives it."""

    told: Mapping[str, Any]

    @cached_property
    def facts(self) -> dict[str, Told]:
        """The facts by id."""
        return {fact["id"]: fact for fact in self.told["facts"]}

    @cached_property
    def conclusions(self) -> dict[str, Told]:
        """The conclusions by id."""
        return {conclusion["id"]: conclusion for conclusion in self.told["conclusions"]}

    def named(self, value: Any) -> str:
        """A factor's plain name, or several."""
        if isinstance(value, list | tuple):
            return joined(self.named(part) for part in value)
        return str(self.told["names"]["factors"].get(value, value)) if value else "the return itself"

    def who(self, value: Any) -> str:
        """A person's name, or several; nobody named is the household."""
        if isinstance(value, list | tuple):
            return joined(self.who(part) for part in value) or "the household"
        return str(self.told["names"]["people"].get(value, value)) if value else "the household"

    def say(self, conclusion: str) -> str:
        """The sentence of a conclusion."""
        return str(self.conclusions[conclusion]["say"])

    def lines(self, ids: Iterable[str], confirmed: bool = True, factor: str | None = None) -> list[str]:
        """A line for each row of the record that is told, in the order given; entries as what they say on a factor."""
        return [self.line(name, confirmed, factor) for name in ids if name in self.facts]

    def line(self, name: str, confirmed: bool = True, factor: str | None = None) -> str:
        """The line of one row of the record."""
        fact = self.facts[name]
        if fact["kind"] == "entry":
            return entry_line(fact, self.who, confirmed, factor)
        return row_line(fact, self.named, self.who)

    def statement(self, row: Told) -> str:
        """What a rating or claim says: "substance misuse (M), rated being addressed"."""
        subjects = f" ({self.who(row['subjects'])})" if row["subjects"] else ""
        rated = "claimed" if row["rated"] == "claimed" else f"rated {said(row['rated'])}"
        return f"{self.named(row['factor'])}{subjects}, {rated}"


def first_upper(text: str) -> str:
    """A text with its first letter as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]
