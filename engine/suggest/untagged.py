"""Suggestions for the entries of one case that nobody has tagged (semantics 7; decision 0009 S1)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from engine.case import Case, Entry
from engine.suggest.lexicon import Lexicon, lexicon_of
from engine.suggest.reading import Suggested, Suggestion, suggest
from knowledge_base import Knowledge
from knowledge_base.phrases import words_of


class Suggestions:
    """Reads entries of one case. The lexicon is made ready when the first entry needs it."""

    def __init__(self, case: Case, knowledge: Knowledge) -> None:
        self._case = case
        self._knowledge = knowledge
        self._kept: dict[tuple[str, int | None], Suggested] = {}

    def about(self, entry: Entry) -> tuple[Suggestion, ...]:
        """What the words of an entry suggest that nobody has tagged or turned down; nothing for any other entry."""
        if not is_untagged(entry) or not (entry.event or entry.impact or entry.response):
            return ()
        return tuple(one for one in self.read(entry).factors if one.factor not in entry.rejected)

    def read(self, entry: Entry) -> Suggested:
        """Everything the words of an entry suggest, whoever has tagged it."""
        return self.of_text("\n".join(words_read(entry)), entry.date.year if entry.date else None)

    def of_text(self, text: str, year: int | None = None) -> Suggested:
        """Everything some words suggest, of an entry of that year where it is known."""
        if (text, year) not in self._kept:
            self._kept[text, year] = suggest(text, self._lexicon, self.people, year)
        return self._kept[text, year]

    def negations_in(self, text: str) -> frozenset[str]:
        """The words of a text that say that something is not so."""
        words = words_of(text)
        found = (cue for cue in self._lexicon.cues.found_in(words) if cue.means in ("negation", "negation_after"))
        return frozenset(" ".join(word.said for word in words[cue.first : cue.last + 1]) for cue in found)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return lexicon_of(self._knowledge)

    @cached_property
    def people(self) -> Mapping[str, str]:
        """The names of the case, in small letters, each `child` or `adult`; a name that is both is left out."""
        children = {word for child in self._case.children for word in _names(child.name)}
        adults = {word for adult in self._case.adults for word in _names(adult.name)}
        return dict.fromkeys(children - adults, "child") | dict.fromkeys(adults - children, "adult")


def words_read(entry: Entry) -> tuple[str, ...]:
    """The words of an entry that are read: what happened, what it meant for the child, what was done about it."""
    return tuple(part for part in (entry.event, entry.impact, entry.response) if part)


def is_untagged(entry: Entry) -> bool:
    """Whether nobody has said what an entry speaks to: it carries no factor and no theme."""
    return not entry.factors and not entry.themes


def _names(name: str | None) -> tuple[str, ...]:
    return tuple(word.said for word in words_of(name or ""))
