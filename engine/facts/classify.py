"""Classes, what is shown, and what is not known (pass CLASSIFY)."""

from __future__ import annotations

from typing import ClassVar

from engine.fact import TEXT, CaseFact, Conclusion
from engine.facts.words import CLASSES, ENDS, LEVELS, READINGS, VOTES, YES_NO


class VotesRecord(CaseFact):
    """The four votes of one reading side by side (semantics 5.1)."""

    kind: ClassVar[str] = "votes"
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "end": ENDS,
        "highest": VOTES,
        "risk": VOTES,
        "protection": frozenset({"found", "not_proved", "none"}),
        "weakest": LEVELS | {"nothing_asked"},
        "red_list": frozenset({"none", "answered", "unanswered"}),
    }


class ReadingClass(Conclusion):
    """The class of one reading: a row of a published table, to be argued with."""

    kind = "reading_class"
    prefix = "class"
    named_after = ("proposal", "reading")
    fields = {"proposal": TEXT, "reading": READINGS, "class": CLASSES}


class EndsRecord(CaseFact):
    """The classes at the two ends of what is open (semantics 5.2)."""

    kind: ClassVar[str] = "ends"
    fields = {"proposal": TEXT, "of": frozenset({"evidence", "ratings"}), "best": CLASSES, "worst": CLASSES}


class Classification(Conclusion):
    """The class made from the two ends, or none where they are too far apart."""

    kind = "classification"
    named_after = ("proposal", "of")
    fields = {
        "proposal": TEXT,
        "of": frozenset({"evidence", "ratings"}),
        "class": CLASSES | {"not_classified"},
        "not_excluded": frozenset({"low", "severe", "neither"}),
    }


class ShownRecord(CaseFact):
    """Whether established entries put a vote above low, or nothing yet shows otherwise (semantics 5.3)."""

    kind: ClassVar[str] = "shown_record"
    fields = {
        "proposal": TEXT,
        "vote": frozenset({"risk", "protective", "capacity", "wishes"}),
        "established": YES_NO,
        "decides": YES_NO,
    }


class Shown(Conclusion):
    """Whether a vote above low is shown, or stands for want of evidence."""

    kind = "shown"
    named_after = ("proposal", "vote")
    fields = {
        "proposal": TEXT,
        "vote": frozenset({"risk", "protective", "capacity", "wishes"}),
        "shown": frozenset({"shown", "not_shown"}),
    }


class RedListRecord(CaseFact):
    """A red-list factor on record, and whether a manager has recorded why low may stand (semantics 5.1)."""

    kind: ClassVar[str] = "red_list"
    fields = {"proposal": TEXT, "factor": TEXT, "answered": YES_NO}


class Block(Conclusion):
    """A red-list factor that holds low back, or the rationale that lets it stand."""

    kind = "block"
    named_after = ("proposal", "factor")
    fields = {"proposal": TEXT, "factor": TEXT, "answered": YES_NO}


class GapRecord(CaseFact):
    """Something that is not known, of one kind (semantics 5.2, 5.3)."""

    kind: ClassVar[str] = "gap_record"
    fields = {"proposal": TEXT, "gap": TEXT, "subject": TEXT, "factor": TEXT, "names": TEXT}


class Gap(Conclusion):
    """A question to be answered, and by whom."""

    kind = "gap"
    named_after = ("proposal", "gap", "subject", "factor", "names")
    fields = {"proposal": TEXT, "gap": TEXT, "subject": TEXT, "factor": TEXT, "names": TEXT}
