"""What stands against a view, and the challenges put to it (pass CHALLENGE)."""

from __future__ import annotations

from typing import ClassVar

from engine.fact import TEXT, CaseFact, Conclusion
from engine.facts.words import DIRECTIONS, YES_NO


class ContraryRecord(CaseFact):
    """Entries that speak against what is rated, claimed or wished on one factor (semantics 6.1)."""

    kind: ClassVar[str] = "contrary"
    fields = {
        "proposal": TEXT,
        "direction": DIRECTIONS,
        "factor": TEXT,
        "when": frozenset({"already_on_record", "since", "both"}),
        "confirmed": YES_NO,
        "bears": frozenset({"factor", "theme", "disproved_strength", "disproved_concern", "static"}),
        "mentioned": YES_NO,
    }


class ShapeRecord(CaseFact):
    """A shape of the evidence that weakens a statement (semantics 6.2)."""

    kind: ClassVar[str] = "shape"
    fields = {"proposal": TEXT, "direction": DIRECTIONS, "shape": TEXT, "about": TEXT, "factor": TEXT}


class Challenge(Conclusion):
    """A question put to the current view, with the entries behind it."""

    kind = "challenge"
    prefix = "ch"
    named_after = ("proposal", "direction", "factor", "shape", "about")
    fields = {
        "proposal": TEXT,
        "direction": DIRECTIONS,
        "factor": TEXT,
        "challenge": frozenset({"contrary_entry", "shape"}),
        "shape": TEXT,
        "about": TEXT,
        "when": TEXT,
        "confirmed": YES_NO,
        "mentioned": YES_NO,
    }
