"""Divides a text into sentences, and says what holds for the whole of one.

A sentence ends at a full stop, a semicolon, a line's end, a question or exclamation mark, a colon or a dash with room
around it. "0.4", "7.45am", "Dr. P" and "no. 9" hold no end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from engine.suggest.phrasebook import Found
from knowledge_base.phrases import Word

_ENDS: Final = re.compile(r"[;!?\n\r.]|:(?=\s|$)|\s[\u2013\u2014-]\s")
_ENDED: Final = re.compile(r"[;!\n\r.]")
_IN_A_NUMBER: Final = re.compile(r"\d[.:]\d")
_TITLES: Final = {"mr", "mrs", "ms", "dr", "st", "prof", "sgt", "insp"}
_NUMBERED: Final = {"no", "nos", "approx", "para", "p", "pp", "tel", "ext", "ref", "c", "ca"}
"""Words shortened with a full stop: before a name, and before a number."""
_YEAR: Final = re.compile(r"(19|20)\d\d")
_NO_YEAR: Final = ("\u00a3", "$", ".", ":")
_LASTING: Final = ("since", "from")
_BACK: Final = ("that", "this", "it", "all")
_RECENT: Final = 2
"""As many years as a year named in an entry may lie before the entry, and still tell of the time of the entry."""


@dataclass(slots=True)
class Sentences:
    """The sentences of a text, each by its first word, counted from 0.

    `headed` stand under a heading before a colon; `asked` are questions; `elsewhere` are about another case or another
    place; `earlier` name a year well before the entry's.
    """

    begins: list[int] = field(default_factory=lambda: [0])
    headed: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    elsewhere: set[int] = field(default_factory=set)
    earlier: set[int] = field(default_factory=set)

    def of(self, at: int) -> int:
        """The sentence that a word stands in."""
        return self.begins[bisect_right(self.begins, at) - 1]

    def back_from(self, own: int) -> set[int]:
        """A sentence and the one before it, of which it says something."""
        return {own, self.of(max(own - 1, 0))}


def sentences_of(text: str, words: Sequence[Word], cues: Iterable[Found[str]], year: int | None) -> Sentences:
    """The sentences of a text. `year` is the year of the entry, None where it is not known."""
    found = Sentences()
    if words and text[: words[0].begin].rstrip().endswith("?"):  # "? new partner"
        found.asked.add(0)
    for at in range(1, len(words)):
        if ends_between(text, words[at - 1], words[at]):
            between = text[words[at - 1].end : words[at].begin]
            if "?" in between:
                found.asked.add(at if _asks_on(between) else found.begins[-1])
            elif between.lstrip("'\"\u2019\u201d)").startswith(":"):
                found.headed.add(at)
            found.begins.append(at)
    if words and "?" in text[words[-1].end :]:
        found.asked.add(found.begins[-1])
    for cue in cues:
        if cue.means == "elsewhere":
            own = found.of(cue.first)
            found.elsewhere |= found.back_from(own) if cue.first == own else {own}  # "Nothing to do with ours."
    for at in range(len(words)):
        if year is not None and _is_long_before(text, words, at, year):
            own = found.of(at)
            found.earlier |= found.back_from(own) if words[own].said in _BACK else {own}  # "That was in 2011."
    return found


def ends_between(text: str, before: Word, after: Word) -> bool:
    """Whether a sentence ends between two words that follow one another."""
    between = text[before.end : after.begin]
    if _ENDS.search(between) is None:
        return False
    if between == ". " and (before.said in _TITLES or (before.said in _NUMBERED and after.said[:1].isdigit())):
        return False
    return _IN_A_NUMBER.fullmatch(text[before.end - 1 : after.begin + 1]) is None


def _asks_on(between: str) -> bool:
    """Whether a question mark asks what follows: "seen. ? new partner" and "seen ?pregnant", not "seen? Yes"."""
    before, _, after = between.partition("?")
    return _ENDED.search(before) is not None or (before[-1:].isspace() and after == "")


def _is_long_before(text: str, words: Sequence[Word], at: int, year: int) -> bool:
    """Whether a word is a year more than two before the entry's own; "since 2015" lasts, and "£1995" is no year."""
    word = words[at]
    if _YEAR.fullmatch(word.said) is None or text[max(0, word.begin - 1) : word.begin] in _NO_YEAR:
        return False
    lasts = at > 0 and words[at - 1].said in _LASTING
    return not lasts and int(word.said) < year - _RECENT
