"""Reads the free words of an entry with the lexicon: what they may speak to, for a person to confirm (semantics 7)."""

from __future__ import annotations

from engine.suggest.lexicon import Lexicon, lexicon_of
from engine.suggest.reading import Suggested, Suggestion, suggest

__all__ = ["Lexicon", "Suggested", "Suggestion", "lexicon_of", "suggest"]
