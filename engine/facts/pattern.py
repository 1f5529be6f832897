"""What the chronology shows as a whole, and how the reasoning may be going wrong (pass CHALLENGE).

Records are made by the detectors of `engine.detectors`, one function each; a rule says what each means here.
"""

from __future__ import annotations

from typing import ClassVar

from engine.fact import TEXT, CaseFact, Conclusion
from engine.facts.words import DIRECTIONS, YES_NO

SPEAKS = DIRECTIONS | {"neither"}


class PatternRecord(CaseFact):
    """A pattern found in the chronology (facts sheet 7.4; decision 0007 P)."""

    kind: ClassVar[str] = "pattern_record"
    fields = {"proposal": TEXT, "pattern": TEXT, "how": TEXT, "subject": TEXT, "factor": TEXT, "sure": YES_NO}


class PatternSeen(Conclusion):
    """What a pattern means here: which view it speaks against, and whose conduct it is about."""

    kind = "pattern"
    prefix = "pattern"
    named_after = ("proposal", "pattern", "how", "subject", "factor")
    fields = {
        "proposal": TEXT,
        "pattern": TEXT,
        "how": TEXT,
        "subject": TEXT,
        "factor": TEXT,
        "direction": SPEAKS,
        "of": frozenset({"family", "child", "professionals"}),
        "sure": YES_NO,
    }


class QualityRecord(CaseFact):
    """A fault of the chronology itself, of the whole case, so that `proposal` is blank (facts sheet 7.5)."""

    kind: ClassVar[str] = "quality_record"
    fields = {"proposal": TEXT, "fault": TEXT, "how": TEXT, "names": TEXT}


class QualityFault(Conclusion):
    """What a fault of the chronology means for anyone who relies on it."""

    kind = "chronology_fault"
    prefix = "quality"
    named_after = ("fault", "how", "names")
    fields = {"proposal": TEXT, "fault": TEXT, "how": TEXT, "names": TEXT}


class BiasRecord(CaseFact):
    """A trace that a bias may leave, or what calls for its question (facts sheet 6.2; decision 0007 B)."""

    kind: ClassVar[str] = "bias_record"
    fields = {
        "proposal": TEXT,
        "bias": TEXT,
        "how": TEXT,
        "subject": TEXT,
        "factor": TEXT,
        "direction": DIRECTIONS,
    }


class BiasFlag(Conclusion):
    """Something to reflect on in how the view was reached: about the work, never about a person's worth."""

    kind = "bias_flag"
    prefix = "bias"
    named_after = ("proposal", "bias", "how", "subject", "factor")
    fields = {
        "proposal": TEXT,
        "bias": TEXT,
        "how": TEXT,
        "subject": TEXT,
        "factor": TEXT,
        "direction": DIRECTIONS,
        "raised": frozenset({"flag", "reflective_question"}),
    }


class SignRecord(CaseFact):
    """A sign of change, or an engagement pattern to check, of one adult (facts sheet 5.4, 5.5; decision 0007 C)."""

    kind: ClassVar[str] = "sign_record"
    fields = {"proposal": TEXT, "sign": TEXT, "adult": TEXT, "factor": TEXT}


class SignOfChange(Conclusion):
    """A sign put to an adult's capacity to change, for it or against it. It never moves the level by itself."""

    kind = "sign_of_change"
    prefix = "sign"
    named_after = ("proposal", "sign", "adult", "factor")
    fields = {
        "proposal": TEXT,
        "sign": TEXT,
        "adult": TEXT,
        "factor": TEXT,
        "direction": frozenset({"for", "against"}),
    }
