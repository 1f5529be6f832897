"""The lexicon of the knowledge base made ready to read with: three phrasebooks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from engine.suggest.phrasebook import Phrasebook
from knowledge_base import Knowledge
from knowledge_base.shapes.lexicon import FactorWords

LISTS: Final = ("topic", "concern", "strength", "concern_with", "strength_with", "not_these")


@dataclass(frozen=True, slots=True)
class FactorPhrase:
    """What a phrase about a factor means: whose words they are, and from which of the lists."""

    of: FactorWords
    among: str


@dataclass(frozen=True, slots=True)
class KindPhrase:
    """What a phrase about the kind of an entry means: source, rests_on or event_type, and which."""

    kind_of: str
    value: str


@dataclass(frozen=True)
class Lexicon:
    """Phrases about factors, phrases about kinds, and cues."""

    factors: Phrasebook[FactorPhrase]
    kinds: Phrasebook[KindPhrase]
    cues: Phrasebook[str]


@lru_cache(maxsize=2)
def lexicon_of(knowledge: Knowledge) -> Lexicon:
    """The lexicon of some knowledge. Raises ValueError where a phrase is not in the notation (checked on release)."""
    lexicon = Lexicon(Phrasebook(), Phrasebook(), Phrasebook())
    for words in knowledge.factor_words.values():
        for among in LISTS:
            lexicon.factors.add(getattr(words, among), FactorPhrase(words, among))
    for kind in knowledge.kind_words.values():
        lexicon.kinds.add(kind.words, KindPhrase(kind.kind_of, kind.value))
    for cue in knowledge.cue_words.values():
        lexicon.cues.add(cue.words, cue.cue)
    return lexicon
