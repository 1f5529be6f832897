"""Divides a text into clauses, and keeps the cues that stand in each.

A clause ends where a sentence ends and before words such as "but". A cue inside a longer one is not read: "without
fail" holds no "without", and "mother's cousin" no mother.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from engine.suggest.phrasebook import Found
from knowledge_base.phrases import Word

SENTENCE_ENDS: Final = re.compile(r"[;!?\n\r.]|:(?=\s|$)|\s[\u2013\u2014-]\s")
_IN_A_NUMBER: Final = re.compile(r"\d[.:]\d")
_HEADING: Final = 8
"""As many words before a colon as can say in whose word the rest is given ("Anonymous letter: ...")."""
_HIDES: Final = 3
"""As many words as a cue can have that hides the cues inside it."""
PRONOUNS: Final = {"she", "he", "they", "both"}
_INITIALS: Final = {"M": "mother", "F": "father"}


@dataclass(frozen=True, slots=True)
class Clause:
    """Words first to last of a text, and what cues stand in it.

    `asked` where it ends as a question; `told` where a heading before a colon gives it as somebody's word; `of_child`
    where what stands before it named a child last, so that "she" is the child; `of_other` where it goes on with a
    sentence about somebody outside the household; `earlier` where a heading puts it into another time.
    """

    first: int
    last: int
    asked: bool
    cues: tuple[Found[str], ...] = field(default=())
    told: bool = False
    of_child: bool = False
    of_other: bool = False
    earlier: bool = False

    def of(self, *kinds: str) -> Iterator[Found[str]]:
        """The cues of some kinds, in order."""
        return (cue for cue in self.cues if cue.means in kinds)


def as_heard(text: str, words: Sequence[Word], people: Mapping[str, str]) -> tuple[Word, ...]:
    """The words with the people of the case called what they are: "parent" or "child", and M and F mother and father.

    `people` goes from a name or initial in small letters to `child` or `adult`. An initial counts where it is written
    as one: "L" and not "l", and "A" not where a sentence begins.
    """
    return tuple(_heard(text, words, at, people) for at in range(len(words)))


def _heard(text: str, words: Sequence[Word], at: int, people: Mapping[str, str]) -> Word:
    word = words[at]
    short = word.end - word.begin <= 1 or text[word.begin + 1] in "'\u2019"
    written = text[word.begin]
    role = people.get(word.said)
    if short and role is not None:
        begins = at == 0 or ends_between(text, words[at - 1], word)
        if not written.isupper() or (written in "AI" and (begins or word.end - word.begin == 1 and written == "I")):
            role = None
    if role is not None:
        return Word("child" if role == "child" else "parent", word.begin, word.end)
    if short and written in _INITIALS and text[word.end : word.end + 1] not in ("&", "/"):
        return Word(_INITIALS[written], word.begin, word.end)
    return word


def uncovered(cues: Sequence[Found[str]]) -> list[Found[str]]:
    """The cues that stand in no longer one."""
    # "Not seen" may follow what was not seen or stand before it: the "not" in it is read as well.
    wide = [cue for cue in cues if 0 < cue.last - cue.first < _HIDES and cue.means != "negation_after"]
    return [
        cue
        for cue in cues
        if not any(
            other.first <= cue.first and cue.last <= other.last and other.last - other.first > cue.last - cue.first
            for other in wide
        )
    ]


def clauses_of(text: str, words: Sequence[Word], cues: Iterable[Found[str]]) -> list[Clause]:
    """The clauses of a text, in order; cues that reach over the end of one are left out."""
    held = list(cues)
    begins = {0}
    asked: set[int] = set()
    headed: set[int] = set()
    for at in range(1, len(words)):
        between = text[words[at - 1].end : words[at].begin]
        if ends_between(text, words[at - 1], words[at]):
            begins.add(at)
            if "?" in between:
                asked.add(at - 1)
            elif between.lstrip("'\"\u2019\u201d)").startswith(":"):
                headed.add(at)
    if words and "?" in text[words[-1].end :]:
        asked.add(len(words) - 1)
    sentences = set(begins)
    begins |= {cue.first for cue in held if cue.means == "clause_end"}
    firsts = sorted(begins)
    found: list[Clause] = []
    of_child = False
    for first, after in zip(firsts, [*firsts[1:], len(words)], strict=True):
        if after > first:
            inside = tuple(cue for cue in held if first <= cue.first and cue.last < after)
            if first in headed:
                told = bool(found) and _gives_a_word(found[-1])
            else:
                told = first not in sentences and bool(found) and found[-1].told
            goes_on = first not in sentences and bool(found)
            of_other = goes_on and _is_of_others(found[-1])
            earlier = first in headed and bool(found) and any(found[-1].of("other_time"))
            found.append(Clause(first, after - 1, after - 1 in asked, inside, told, of_child, of_other, earlier))
            of_child = _names_child_last(inside, words, of_child)
    return found


def _is_of_others(clause: Clause) -> bool:
    """Whether a clause names people outside the household and nobody else."""
    return any(clause.of("other_person")) and not any(clause.of("household_person", "speaker_child"))


def _gives_a_word(heading: Clause) -> bool:
    """Whether what stands before a colon says that a lay person tells what follows."""
    if heading.last - heading.first >= _HEADING or any(heading.of("speaker_professional", "speaker_child")):
        return any(heading.of("hearsay"))
    return any(heading.of("hearsay", "saying"))


def _names_child_last(cues: Sequence[Found[str]], words: Sequence[Word], otherwise: bool) -> bool:
    """Whether the last person a clause names, pronouns aside, is a child; as before where it names nobody."""
    named = [
        (cue.last, cue.means == "speaker_child")
        for cue in cues
        if cue.means in ("speaker_child", "speaker_inside", "other_person") and words[cue.last].said not in PRONOUNS
    ]
    return max(named)[1] if named else otherwise


def ends_between(text: str, before: Word, after: Word) -> bool:
    """Whether a sentence ends between two words that follow one another; "0.4" and "7.45am" are no end."""
    if SENTENCE_ENDS.search(text[before.end : after.begin]) is None:
        return False
    return _IN_A_NUMBER.fullmatch(text[before.end - 1 : after.begin + 1]) is None
