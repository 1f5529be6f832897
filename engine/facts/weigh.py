"""What stands behind a statement, and how far it is supported (pass WEIGH)."""

from __future__ import annotations

from typing import ClassVar

from engine.fact import TEXT, CaseFact, Conclusion
from engine.facts.words import SUPPORTS, YES_NO


class BackingRecord(CaseFact):
    """What stands behind a rating or claim, and what opposes it (semantics 2.1; readings W1 to W5)."""

    kind: ClassVar[str] = "backing"
    fields = {
        "proposal": TEXT,
        "about": TEXT,
        "factor": TEXT,
        "rated": TEXT,
        "favourable": YES_NO,
        "backing": frozenset({"none", "own_word", "stale", "fresh"}),
        "opposed": frozenset({"no", "yes", "settled"}),
    }


class WholeRecord(CaseFact):
    """What stands behind a claim about the plan or the return, and what opposes it (decision 0008 W)."""

    kind: ClassVar[str] = "whole"
    fields = {
        "proposal": TEXT,
        "about": TEXT,
        "of": frozenset({"plan", "return"}),
        "favourable": YES_NO,
        "backing": frozenset({"none", "own_word", "stale", "fresh"}),
        "opposed": frozenset({"no", "yes", "settled"}),
    }


class Support(Conclusion):
    """How far a rating or claim is supported."""

    kind = "support"
    named_after = ("proposal", "about", "factor")
    fields = {"proposal": TEXT, "about": TEXT, "factor": TEXT, "rated": TEXT, "support": SUPPORTS}


class StatementState(Conclusion):
    """Whether a favourable statement is supported, contradicted, or met by silence (semantics 6.4)."""

    kind = "statement_state"
    prefix = "state"
    named_after = ("proposal", "about", "factor")
    fields = {
        "proposal": TEXT,
        "about": TEXT,
        "factor": TEXT,
        "state": frozenset({"supported", "contradicted", "silent"}),
    }
