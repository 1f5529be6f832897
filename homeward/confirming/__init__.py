"""Suggestions of the lexicon put before a person, and what the person decides (docs/decisions/0009, S2)."""
