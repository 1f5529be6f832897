"""Finds the phrases of a lexicon in the words of a text, in time that does not grow with the number of phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from knowledge_base.phrases import WIDEST_GAP, Part, Word, parse_phrase

Means = TypeVar("Means")


@dataclass(frozen=True, slots=True)
class Found(Generic[Means]):
    """A phrase found: what it means, and the first and last word of it, counted from 0."""

    means: Means
    first: int
    last: int


@dataclass
class Phrasebook(Generic[Means]):
    """Phrases and what each means, looked up by their first word."""

    _by_word: dict[str, list[tuple[tuple[Part, ...], Means]]] = field(default_factory=lambda: defaultdict(list))
    _by_beginning: dict[str, list[tuple[tuple[Part, ...], Means]]] = field(default_factory=lambda: defaultdict(list))
    _candidates: dict[str, tuple[tuple[tuple[Part, ...], Means], ...]] = field(default_factory=dict)

    def add(self, phrases: Iterable[str], means: Means) -> None:
        """Enter some phrases that mean the same. Raises ValueError where one is not in the notation."""
        for phrase in phrases:
            parts = parse_phrase(phrase)
            for word in parts[0].words:
                self._by_word[word].append((parts, means))
            for beginning in parts[0].beginnings:
                self._by_beginning[beginning[:3]].append((parts, means))
        self._candidates.clear()

    def found_in(self, words: Sequence[Word]) -> list[Found[Means]]:
        """Every phrase that stands in the words, in the order of where it begins; each gap as short as it can be."""
        found: list[Found[Means]] = []
        for at, word in enumerate(words):
            for parts, means in self._beginning_with(word.said):
                last = _rest(parts, words, at)
                if last is not None:
                    found.append(Found(means, at, last))
        return found

    def _beginning_with(self, word: str) -> tuple[tuple[tuple[Part, ...], Means], ...]:
        """The phrases that can begin with a word; a record says the same words again and again."""
        held = self._candidates.get(word)
        if held is None:
            begun = [row for row in self._by_beginning.get(word[:3], ()) if word.startswith(row[0][0].beginnings)]
            held = self._candidates[word] = (*self._by_word.get(word, ()), *begun)
        return held


def _rest(parts: tuple[Part, ...], words: Sequence[Word], at: int) -> int | None:
    """Where a phrase that begins at a word ends, or None where it does not go on as it should."""
    for part in parts[1:]:
        reach = range(at + 1, min(at + 2 + (WIDEST_GAP if part.after_gap else 0), len(words)))
        after = next((place for place in reach if part.is_met_by(words[place].said)), None)
        if after is None:
            return None
        at = after
    return at
