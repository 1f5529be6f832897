"""What is weighed: a phrase in a clause, and the clause in its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from engine.suggest.clauses import Clause
from engine.suggest.phrasebook import Found
from knowledge_base.phrases import Word

SUBJECTS: Final = ("speaker_professional", "speaker_child", "speaker_inside", "household_person", "other_person")
_VERBS: Final = re.compile(
    r"was|were|is|are|has|had|did|does|went|came|got|took|gave|said|told|found|saw|seen|left|became|began|broke|"
    r"fell|fought|hit|kept|let|made|met|put|ran|rang|sat|sent|spent|spoke|stood|swore|threw|woke|smelt|drank|felt|"
    r"held|hid|hurt|shook|shut|slept|stole|struck|tore|hung|lost"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase in a clause, its words without those that fill its gaps, and whose behaviour its factor is about.

    `denies` where it is a strength that begins with a word of not ("no rows since May"); `of` is parent or child where
    the factor tells what one of these does or is, and nobody else; `own` is said or quoted where a parent's own word,
    or own word in quotation marks, is what it rests on.
    """

    first: int
    last: int
    met: tuple[int, ...]
    whose: str
    past: bool
    denies: bool = False
    of: str = ""
    own: str = ""

    def holds(self, cue: Found[str]) -> bool:
        """Whether a cue is part of the phrase itself ("did not" of "did not attend"); in a gap it is not."""
        if cue.first > self.last or cue.last < self.first:
            return False
        if cue.means in ("negation", "hypothetical"):
            return cue.first in self.met
        inside = [at in self.met for at in range(cue.first, cue.last + 1)]
        return all(inside) if cue.means in ("hearsay", "other_time") else any(inside)

    def after(self, cue: Found[str]) -> int | None:
        """The first word of the phrase after a cue, or None where the phrase is over."""
        for at in self.met:
            if at > cue.last:
                return at
        return None


@dataclass(frozen=True, slots=True)
class Said:
    """A clause with the text it stands in, and the words of the phrases in it that carry a direction."""

    text: str
    words: Sequence[Word]
    clause: Clause
    directed: Collection[tuple[int, ...]]

    def between(self, at: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.words[at - 1].end : self.words[at].begin]

    def comma(self, before: int, to: int) -> bool:
        """Whether a comma stands between two words."""
        return any("," in self.between(at) for at in range(before + 1, to + 1))

    def owns(self, at: int) -> bool:
        """Whether a word is a possessor: "K's"."""
        return self.text[self.words[at].begin : self.words[at].end].lower().endswith(("'s", "\u2019s"))

    def states_anew(self, at: int) -> bool:
        """Whether a statement of its own begins at a word: with somebody, or with a verb that tells what happened."""
        said = self.words[at].said
        if _VERBS.fullmatch(said) is not None or (said.endswith("ed") and len(said) > 3):
            return True
        return any(cue.first == at for cue in self.clause.of(*SUBJECTS))
