"""GATHER: plain functions that read the record once and hand the rules a few hundred facts (semantics 8)."""
