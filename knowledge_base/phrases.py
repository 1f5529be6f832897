"""The notation of the lexicon's phrases, and the words of a text as they are compared with it.

A phrase is words with spaces between. `drink*` is every word that begins so; `mum|mother` is either; `...` lets up to
four other words of the same clause stand between. Everything is compared in small letters, without apostrophes;
"didn't" is the words "did not", and a hyphen or stroke divides words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

GAP: Final = "..."
WIDEST_GAP: Final = 4
"""How many other words may stand where a phrase has `...`."""

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_PART: Final = re.compile(r"[a-z0-9£]+\*?")
_OF: Final = re.compile(r"['\u2019]s$")
_STEMS: Final = {"ca": "can", "wo": "will", "sha": "shall"}
_RUN_TOGETHER: Final = re.compile(
    r"(did|does|do|was|were|is|has|have|had|could|would|should|are|ca|wo|sha|must|need)n['\u2019]?t"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a phrase: the words it can be, the beginnings it can have, and whether a gap stands before it."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    after_gap: bool

    def is_met_by(self, word: str) -> bool:
        """Whether a word of a text, in small letters, is this one."""
        return word in self.words or (bool(self.beginnings) and word.startswith(self.beginnings))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as compared, and where it stands in the text."""

    said: str
    begin: int
    end: int


@lru_cache(maxsize=50_000)
def parse_phrase(phrase: str) -> tuple[Part, ...]:
    """The words of a phrase in order. Raises ValueError, saying what is wrong, where it is not in the notation."""
    parts: list[Part] = []
    gap = False
    for given in phrase.split():
        if given == GAP:
            if gap or not parts:
                raise ValueError("has ... at its beginning or twice")
            gap = True
            continue
        parts.append(_part(given, gap))
        gap = False
    if gap or not parts:
        raise ValueError("is empty or ends in ...")
    return tuple(parts)


@lru_cache(maxsize=50_000)
def _part(given: str, after_gap: bool) -> Part:
    """One word of a phrase; phrases share many of theirs."""
    choices = given.split("|")
    if wrong := [choice for choice in choices if not _PART.fullmatch(choice)]:
        raise ValueError(f"has {wrong[0]!r}, which is no word in small letters (one * may stand at its end)")
    beginnings = tuple(choice[:-1] for choice in choices if choice.endswith("*"))
    if any(len(beginning) < 3 for beginning in beginnings):
        raise ValueError("has a * after fewer than three letters, which would find almost anything")
    return Part(frozenset(c for c in choices if not c.endswith("*")), beginnings, after_gap)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order, as they are compared with phrases."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        said = match[0].lower()
        begin, end = match.span()
        if said.endswith("t") and (short := _RUN_TOGETHER.fullmatch(said)) is not None:
            found.append(Word(_STEMS.get(short[1], short[1]), begin, end))
            found.append(Word("not", begin, end))
        elif said.isalnum():  # nearly every word: no apostrophe in it
            found.append(Word(said, begin, end))
        elif plain := _OF.sub("", said).replace("'", "").replace("\u2019", ""):
            found.append(Word(plain, begin, end))
    return tuple(found)
