"""Says which words of a clause lose their direction, and by which cue.

A direction is taken away under negation, in somebody's word, in a what-if, about somebody outside the household and
about another time (decision 0009 S4). Without it the words are still shown, as a question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from engine.suggest.clauses import PRONOUNS, Clause
from engine.suggest.phrasebook import Found
from knowledge_base.phrases import Word

_NEGATION_REACHES: Final = 8
_NEGATED_BEFORE: Final = 6
_SPEAKER_NEAR: Final = 4
_LIST_PIECE: Final = 4
_PLAN_AFTER: Final = 2
_TAIL: Final = 2
_OPENS_A_CONDITION: Final = {"if", "should", "whether", "unless", "were"}
_PERCEIVES: Final = {"hear", "see", "smell"}
_OF_A_MONTH: Final = {"in", "since", "of", "by", "until", "til", "till", "from", "last", "this", "early", "mid", "late"}
_TOLD: Final = {"told", "informed"}
_PASSIVE: Final = {"was", "were", "been", "being", "is", "are", "when", "be"}
_VERBS: Final = re.compile(
    r"was|were|is|are|has|had|did|does|went|came|got|took|gave|said|told|found|saw|seen|left|became|began|broke|"
    r"fell|fought|hit|kept|let|made|met|put|ran|rang|sat|sent|spent|spoke|stood|swore|threw|woke|smelt|drank|felt|"
    r"held|hid|hurt|shook|shut|slept|stole|struck|tore|hung|lost"
)
_SUBJECTS: Final = ("speaker_professional", "speaker_child", "speaker_inside", "household_person", "other_person")
_AFTER_IT_HAPPENED: Final = {"following", "after", "because", "due", "as"}
_OBSERVED: Final = {"smelt", "smelled", "smelling", "appeared", "presented", "looked", "seen", "observed", "noted"}
_ITS: Final = {"her", "his", "their", "whose"}
_A_CHILD_SAYS: Final = {"mummy", "daddy"}


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase in a clause, its words without those that fill its gaps, and whose behaviour its factor is about."""

    first: int
    last: int
    met: tuple[int, ...]
    whose: str
    past: bool

    def holds(self, cue: Found[str]) -> bool:
        """Whether a cue is part of the phrase itself ("did not" of "did not attend"); in a gap it is not."""
        if cue.first > self.last or cue.last < self.first:
            return False
        inside = [at in self.met for at in range(cue.first, cue.last + 1)]
        return all(inside) if cue.means == "hearsay" else any(inside)

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
        return any(cue.first == at for cue in self.clause.of(*_SUBJECTS))


def taken_away(said: Said, span: Span) -> str | None:
    """What takes a direction away (negated, reported, hypothetical, other_person, other_time), or None."""
    clause = said.clause
    outside = [cue for cue in clause.cues if not span.holds(cue)]
    if clause.asked or any(cue.means == "hypothetical" and _supposes(said, cue, span) for cue in outside):
        return "hypothetical"
    if any(_negates(said, cue, span) for cue in outside):
        return "negated"
    if clause.told or any(_reports(said, cue, span) for cue in outside):
        return "reported"
    if span.whose in ("adult", "child") and _is_other(said, span):
        return "other_person"
    if not span.past and (clause.earlier or any(cue.means == "other_time" for cue in outside)):
        return "other_time"
    return None


def _supposes(said: Said, cue: Found[str], span: Span) -> bool:
    """Whether a what-if, a plan or a referral reaches a phrase, from before it or from close after it."""
    word = said.words[cue.first].said
    if cue.first == cue.last and word in ("could", "would", "should", "may", "might"):
        follows = said.words[cue.last + 1].said if cue.last < said.clause.last else ""
        before = said.words[cue.first - 1].said if cue.first > said.clause.first else ""
        if follows == "have" or (word == "could" and follows in _PERCEIVES):
            return False
        if word == "may" and (follows.isdigit() or before.isdigit() or before in _OF_A_MONTH):
            return False
    follows_on = span.after(cue)
    if follows_on is None:
        near = cue.first - span.last <= _PLAN_AFTER and not said.comma(span.last, cue.first)
        return near and (word in ("could", "may", "might", "would", "to", "being") or word.startswith("plan"))
    if word in _OPENS_A_CONDITION:
        return True
    happened = any(said.words[at].said in _AFTER_IT_HAPPENED for at in range(cue.last + 1, follows_on))
    return not happened and _reaches(said, cue.last, follows_on)


def _negates(said: Said, cue: Found[str], span: Span) -> bool:
    """Whether a word of not reaches a phrase."""
    after = span.after(cue)
    if cue.means == "negation" and after is not None and after - cue.last <= _NEGATION_REACHES:
        if said.words[cue.last].said == "no" and said.words[cue.last + 1].said.isdigit():
            return False
        # What another phrase has taken up ("did not attend") goes no further than its own piece of the sentence.
        spent = any(cue.first in met and cue.last in met for met in said.directed)
        return _reaches(said, cue.last, after, within_a_piece=spent)
    if cue.means == "negation_after" and 0 < cue.first - span.last <= _NEGATED_BEFORE:
        return not said.comma(span.last, cue.first)
    return False


def _reaches(said: Said, cue: int, first: int, within_a_piece: bool = False) -> bool:
    """Whether a cue reaches a phrase: over a list ("no drugs, alcohol or violence"), and not into a new statement."""
    comma = None
    for at in range(cue + 1, first + 1):
        comma_here = "," in said.between(at)
        joined = said.words[at - 1].said == "and" or "&" in said.between(at) or "+" in said.between(at)
        if (comma_here or joined) and (within_a_piece or said.states_anew(at)):
            return False
        if comma_here:
            if comma is not None and at - comma > _LIST_PIECE:
                return False
            comma = at
    # After a comma only a short piece goes on with a list; a longer one is a statement of its own.
    return comma is None or first - comma < _LIST_PIECE - 1


def _reports(said: Said, cue: Found[str], span: Span) -> bool:
    """Whether a phrase is in the word of somebody who is neither a professional nor a child of the case (S4)."""
    if cue.means == "hearsay":
        return True
    if cue.means != "saying":
        return False
    clause, words = said.clause, said.words
    follows_on = span.after(cue)
    if follows_on is not None and _is_seen(said, cue.last + 1, follows_on):
        return False
    near = range(max(clause.first, cue.first - _SPEAKER_NEAR), cue.first)
    after = cue.last + 1
    ends = words[cue.last].said
    named = ends in ("by", "to", "from")
    by = None
    if named or (after <= clause.last and words[after].said == "by"):
        by = _speaker(said, range(after, min(clause.last, after + _SPEAKER_NEAR) + 1), False)
    if ends == "from" and by is None:
        return False
    if follows_on is None:
        # What stands before the saying is told only in a tail of the sentence: ", she says".
        tail = clause.last - cue.last <= _TAIL and said.comma(span.last, cue.first - 1)
        if by is None and not tail and not named:
            return False
        near = range(max(span.last + 1, near.start), cue.first)
        if by is None and not near:
            return False
    if cue.first > clause.first and words[cue.first - 1].said == "not":
        return False
    if by is None and ends in _TOLD and cue.first > clause.first and words[cue.first - 1].said in _PASSIVE:
        return False
    speaker = by or _speaker(said, near, True)
    if speaker is None and any(word.said in _A_CHILD_SAYS for word in words[after : clause.last + 1]):
        return False
    return speaker in (None, "inside")


def _is_seen(said: Said, first: int, last: int) -> bool:
    """Whether behind a comma the record goes over from what was told to what was seen or found."""
    sources = {cue.first for cue in said.clause.of("speaker_professional")}
    return any(
        "," in said.between(at) and (said.words[at].said in _OBSERVED or at in sources) for at in range(first, last + 1)
    )


def _speaker(said: Said, near: range, backwards: bool) -> str | None:
    """Who stands nearest to a word of saying: `inside` the family or unnamed, `child`, `professional`, or nobody."""
    for at in reversed(near) if backwards else near:
        if not backwards and said.comma(at - 1, at):
            return None
        standing = [cue for cue in said.clause.of(*_SUBJECTS) if cue.first <= at <= cue.last]
        if standing:
            if said.words[at].said in PRONOUNS and said.clause.of_child:
                return "child"
            kind = min((cue.means for cue in standing), key=_SUBJECTS.index).removeprefix("speaker_")
            return kind if kind in ("child", "professional") else "inside"
    return None


def _refers_back(said: Said, cue: Found[str], before: Sequence[Found[str]]) -> bool:
    """Whether words say somebody by way of a person named earlier: "teacher is off, her husband", "boy whose mum"."""
    if cue.means == "other_person" or cue.first == said.clause.first:
        return False
    first = min((each.first, each.means == "other_person") for each in before)
    return first[0] < cue.first and first[1] and said.words[cue.first - 1].said in _ITS


def _is_other(said: Said, span: Span) -> bool:
    """Whether the person named nearest before the phrase, or else after it, stands outside the household.

    "Next door to K's room" names K only by the room: a possessor counts where nobody else is named.
    """
    marks = list(said.clause.of("other_person", "household_person", "speaker_child"))
    others = [cue for cue in marks if cue.means == "other_person"]
    # A person in a gap of the phrase is whom it is about: "K's friend was beaten".
    if any(cue.first >= span.first and cue.last < span.last for cue in others):
        return True
    if any(cue.first <= span.first <= cue.last for cue in others):
        return True
    before = [cue for cue in marks if cue.last < span.first]
    if not before and said.clause.of_other:
        return True
    before = [cue for cue in before if not _refers_back(said, cue, before)]
    named = [cue for cue in before if cue.means == "other_person" or not said.owns(cue.last)] or before
    if named:
        return max((cue.last, cue.means == "other_person") for cue in named)[1]
    after = [(cue.first, cue.means != "other_person") for cue in marks if cue.first > span.last]
    return bool(after) and not min(after)[1]
