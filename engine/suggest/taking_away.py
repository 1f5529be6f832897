"""Says which words of a clause lose their direction, and by which cue.

A direction is taken away under negation, in somebody's word, in a what-if, about somebody outside the household and
about another time (decision 0009 S3). Without it the words are still shown, as a question.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from engine.suggest.clauses import Clause
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
_VERBS: Final = frozenset(
    (
        "was",
        "were",
        "is",
        "are",
        "has",
        "had",
        "did",
        "does",
        "went",
        "came",
        "got",
        "took",
        "gave",
        "said",
        "told",
        "found",
        "saw",
        "seen",
        "left",
        "became",
        "began",
        "broke",
        "fell",
        "fought",
        "hit",
        "kept",
        "let",
        "made",
        "met",
        "put",
        "ran",
        "rang",
        "sat",
        "sent",
        "spent",
        "spoke",
        "stood",
        "swore",
        "threw",
        "woke",
        "smelt",
        "drank",
        "felt",
        "held",
        "hid",
        "hurt",
        "shook",
        "shut",
        "slept",
        "stole",
        "struck",
        "tore",
        "hung",
        "lost",
    )
)
_SUBJECTS: Final = ("household_person", "other_person", "speaker_professional", "speaker_child", "speaker_inside")


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase in a clause, and whose behaviour its factor is about."""

    first: int
    last: int
    whose: str
    past: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A clause with the text it stands in, and the places where phrases that carry a direction stand."""

    text: str
    words: Sequence[Word]
    clause: Clause
    directed: Collection[tuple[int, int]]

    def between(self, at: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.words[at - 1].end : self.words[at].begin]

    def states_anew(self, at: int) -> bool:
        """Whether a statement of its own begins at a word: with somebody, or with a verb that tells what happened."""
        said = self.words[at].said
        if said in _VERBS or (said.endswith("ed") and len(said) > 3):
            return True
        return any(cue.first == at for cue in self.clause.of(*_SUBJECTS))


def taken_away(said: Said, span: Span) -> str | None:
    """What takes a direction away (negated, reported, hypothetical, other_person, other_time), or None."""
    clause = said.clause
    outside = [cue for cue in clause.cues if cue.last < span.first or cue.first > span.last]
    if clause.asked or any(cue.means == "hypothetical" and _supposes(said, cue, span) for cue in outside):
        return "hypothetical"
    if any(_negates(said, cue, span) for cue in outside):
        return "negated"
    if clause.told or any(_reports(said, cue, span) for cue in outside):
        return "reported"
    if span.whose in ("adult", "child") and _is_other(clause, span):
        return "other_person"
    if not span.past and any(cue.means == "other_time" for cue in outside):
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
    if cue.first > span.last:
        near = cue.first - span.last <= _PLAN_AFTER and "," not in said.between(cue.first)
        return near and (word in ("could", "may", "might", "would", "to", "being") or word.startswith("plan"))
    return word in _OPENS_A_CONDITION or _reaches(said, cue.last, span.first)


def _negates(said: Said, cue: Found[str], span: Span) -> bool:
    """Whether a word of not reaches a phrase."""
    if cue.means == "negation" and cue.last < span.first and span.first - cue.last <= _NEGATION_REACHES:
        if said.words[cue.last].said == "no" and said.words[cue.last + 1].said.isdigit():
            return False
        # What another phrase has taken up ("did not attend") goes no further than its own piece of the sentence.
        spent = any(first <= cue.first and cue.last <= last for first, last in said.directed)
        return _reaches(said, cue.last, span.first, within_a_piece=spent)
    if cue.means == "negation_after" and 0 < cue.first - span.last <= _NEGATED_BEFORE:
        return all("," not in said.between(at) for at in range(span.last + 1, cue.first + 1))
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
    """Whether a phrase is in the word of somebody who is neither a professional nor a child of the case (S3)."""
    if cue.means == "hearsay":
        return True
    if cue.means != "saying":
        return False
    clause, words = said.clause, said.words
    near = range(max(clause.first, cue.first - _SPEAKER_NEAR), cue.first)
    after = cue.last + 1
    ends = words[cue.last].said
    named = ends in ("by", "to", "from")
    by = None
    if named or (after <= clause.last and words[after].said == "by"):
        by = _speaker(clause, range(after, min(clause.last, after + _SPEAKER_NEAR) + 1), False)
    if cue.first > span.last:
        # What stands before the saying is told only in a tail of the sentence: ", she says".
        tail = clause.last - cue.last <= _TAIL and any(
            "," in said.between(at) for at in range(span.last + 1, cue.first)
        )
        if by is None and not tail and not named:
            return False
        near = range(max(span.last + 1, near.start), cue.first)
        if by is None and not near:
            return False
    if by is None and ends in _TOLD and cue.first > clause.first and words[cue.first - 1].said in _PASSIVE:
        return False
    return (by or _speaker(clause, near, True) or "inside") == "inside"


def _speaker(clause: Clause, near: range, backwards: bool) -> str | None:
    """Who stands nearest to a word of saying: `inside` the family or unnamed, `child`, `professional`, or nobody."""
    kinds = ("speaker_professional", "speaker_child", "speaker_inside", "household_person", "other_person")
    people = list(clause.of(*kinds))
    for at in reversed(near) if backwards else near:
        for cue in sorted(
            (cue for cue in people if cue.first <= at <= cue.last), key=lambda one: kinds.index(one.means)
        ):
            kind = cue.means.removeprefix("speaker_")
            return kind if kind in ("child", "professional") else "inside"
    return None


def _is_other(clause: Clause, span: Span) -> bool:
    """Whether the person named nearest before the phrase, or else after it, stands outside the household."""
    marks = list(clause.of("other_person", "household_person", "speaker_child"))
    if any(cue.means == "other_person" and cue.first <= span.first and span.last <= cue.last for cue in marks):
        return True
    before = [(cue.last, cue.means == "other_person") for cue in marks if cue.last < span.first]
    if before:
        return max(before)[1]
    after = [(cue.first, cue.means != "other_person") for cue in marks if cue.first > span.last]
    return bool(after) and not min(after)[1]
