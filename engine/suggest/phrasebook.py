"""Finds the phrases of a lexicon in the words of a text, in time that hardly grows with the number of phrases.

For each word a text holds, the phrases that can begin with it are sorted once by their second word. After that a phrase
is looked at only where its first two words stand, next to each other or with a gap between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from knowledge_base.phrases import GAP, WIDEST_GAP, Part, Word, parse_phrase

Means = TypeVar("Means")
Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class Found(Generic[Means]):
    """A phrase found: what it means, its first and last word, counted from 0, and all its words but those in gaps.

    What stands in a gap is no part of the phrase, so that a "not" there can take its direction away.
    """

    means: Means
    first: int
    last: int
    met: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[Means]):
    """A phrase as it is written, its meaning, and its place among all phrases."""

    written: str
    means: Means
    number: int


@dataclass(slots=True)
class _ByWord(Generic[Held]):
    """Things by a word they are held under: by whole words, and by three letters for words given by their beginning."""

    whole: dict[str, list[Held]] = field(default_factory=lambda: defaultdict(list))
    begun: dict[str, list[tuple[tuple[str, ...], Held]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, given: str, held: Held) -> None:
        """Hold something under each word that one part of a phrase, as it is written, can be."""
        choices = given.split("|")
        if "*" not in given:
            for word in choices:
                self.whole[word].append(held)
            return
        beginnings = tuple(choice[:-1] for choice in choices if choice.endswith("*"))
        for word in choices:
            if not word.endswith("*"):
                self.whole[word].append(held)
        for letters in {beginning[:3] for beginning in beginnings}:
            self.begun[letters].append((beginnings, held))

    def met_by(self, word: str) -> Sequence[Held]:
        """What is held under a word; what is held both ways comes twice."""
        whole, begun = self.whole.get(word, ()), self.begun.get(word[:3])
        if begun is None:
            return whole
        return [*whole, *(held for beginnings, held in begun if word.startswith(beginnings))]


@dataclass(slots=True)
class _Begun(Generic[Means]):
    """The phrases that can begin with a word: those of one word, and the others by their second word."""

    alone: list[Means] = field(default_factory=list)
    next_to: _ByWord[_Phrase[Means]] = field(default_factory=_ByWord)
    with_gap: _ByWord[_Phrase[Means]] = field(default_factory=_ByWord)


@dataclass
class Phrasebook(Generic[Means]):
    """Phrases and what each means.

    They are kept as they are written, by their first word. Their second word is looked at when a text holds a word that
    can begin them, and the rest when it holds both: a record meets few of the phrases there are.
    """

    _written: dict[str, list[tuple[int, str, Means]]] = field(default_factory=lambda: defaultdict(list))
    _count: int = 0
    _first: _ByWord[str] | None = None
    _known: dict[str, _Begun[Means] | None] = field(default_factory=dict)

    def add(self, phrases: Sequence[str], means: Means) -> None:
        """Enter some phrases that mean the same. That each is in the notation is checked with the knowledge."""
        for phrase in phrases:
            self._written[phrase.split(" ", 1)[0]].append((self._count, phrase, means))
            self._count += 1
        self._first = None
        self._known.clear()

    def found_in(self, words: Sequence[Word]) -> list[Found[Means]]:
        """Every phrase that stands in the words, in the order of where it begins; each gap as short as it can be."""
        said = [word.said for word in words]
        letters = [word[:3] for word in said]
        found: list[Found[Means]] = []
        for at, word in enumerate(said):
            begun = self._known[word] if word in self._known else self._begun_by(word)
            if begun is None:
                continue
            found += [Found(means, at, at, (at,)) for means in begun.alone]
            reached: dict[int, tuple[_Phrase[Means], int]] = {}
            if at + 1 < len(said):
                for phrase in begun.next_to.met_by(said[at + 1]):
                    reached[phrase.number] = phrase, at + 1
            whole, begins = begun.with_gap.whole, begun.with_gap.begun
            if whole or begins:
                for place in range(at + 1, min(at + 2 + WIDEST_GAP, len(said))):
                    if said[place] in whole or letters[place] in begins:
                        for phrase in begun.with_gap.met_by(said[place]):
                            reached.setdefault(phrase.number, (phrase, place))
            for number in sorted(reached):
                phrase, place = reached[number]
                if (rest := _rest(parse_phrase(phrase.written)[2:], said, place)) is not None:
                    found.append(Found(phrase.means, at, rest[-1], (at, *rest)))
        return found

    @property
    def _first_words(self) -> _ByWord[str]:
        """The first words of phrases as they are written, by what they can be."""
        if self._first is None:
            self._first = _ByWord()
            for written in self._written:
                self._first.add(written, written)
        return self._first

    def _begun_by(self, word: str) -> _Begun[Means] | None:
        """What a word of a text can begin; a record says the same words again and again."""
        rows = sorted({row[0]: row for key in self._first_words.met_by(word) for row in self._written[key]}.items())
        begun: _Begun[Means] | None = _Begun() if rows else None
        if begun is not None:
            for number, (_, phrase, means) in rows:
                _, *after = phrase.split(None, 3)
                if not after:
                    begun.alone.append(means)
                elif after[0] == GAP:
                    begun.with_gap.add(after[1], _Phrase(phrase, means, number))
                else:
                    begun.next_to.add(after[0], _Phrase(phrase, means, number))
        self._known[word] = begun
        return begun


def _rest(parts: Sequence[Part], said: Sequence[str], at: int) -> tuple[int, ...] | None:
    """The words of a phrase from its second on, which stands, or None where it does not go on as it should."""
    met = [at]
    for part in parts:
        last = min(at + 2 + (WIDEST_GAP if part.after_gap else 0), len(said))
        after = next((place for place in range(at + 1, last) if part.is_met_by(said[place])), None)
        if after is None:
            return None
        at = after
        met.append(at)
    return tuple(met)
