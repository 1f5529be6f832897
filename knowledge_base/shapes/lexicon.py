"""The lexicon: which words of a record speak to which factor, and which words take a direction away (semantics 7).

The notation of a phrase is read by `knowledge_base.phrases`.
"""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from knowledge_base.shapes.entry import Entry, Flag, Text, Texts

Whose = Literal["adult", "child", "family", "agency"]
KindOf = Literal["source", "rests_on", "event_type"]
Cue = Literal[
    "negation",
    "negation_after",
    "saying",
    "hearsay",
    "speaker_inside",
    "speaker_professional",
    "speaker_child",
    "hypothetical",
    "other_person",
    "elsewhere",
    "outsider",
    "household_person",
    "other_time",
    "document",
    "worse",
    "better",
    "clause_end",
]
CUES: tuple[str, ...] = get_args(Cue)


class FactorWords(Entry):
    """Words that speak to one factor.

    `topic` names the subject and says no direction. `concern` and `strength` carry theirs alone; `concern_with` and
    `strength_with` carry it only beside a topic word in one clause, as do the general cues of worse and better where
    `general` is true. `not_these` are phrases whose words mean something else here. `whose` says whom it is about:
    words about somebody outside the household give no direction on a factor of an adult or a child. `past` is true
    where history is what the factor is about, so that another time takes no direction away. `alone` is false where a
    topic word by itself speaks to nothing ("bottle"), and counts only beside one of the words that carry a direction.
    """

    factor: Text
    whose: Whose
    topic: Texts = ()
    concern: Texts = ()
    strength: Texts = ()
    concern_with: Texts = ()
    strength_with: Texts = ()
    not_these: Texts = ()
    general: Flag = True
    past: Flag = False
    alone: Flag = True

    def all_phrases(self) -> tuple[tuple[str, str], ...]:
        """Every phrase with the name of its list."""
        lists = ("topic", "concern", "strength", "concern_with", "strength_with", "not_these")
        return tuple((name, phrase) for name in lists for phrase in getattr(self, name))


class KindWords(Entry):
    """Words that say what kind of source an entry has, what it rests on, or what type of event it is."""

    kind_of: KindOf
    value: Text
    words: Texts = Field(min_length=1)


class CueWords(Entry):
    """Words that change how others are read: negation, speech, what-ifs, other people, other times, worse, better."""

    cue: Cue
    words: Texts = Field(min_length=1)
