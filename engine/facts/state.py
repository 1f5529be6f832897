"""Statuses, capacity and reasons for care, and what they are concluded from (pass STATE)."""

from __future__ import annotations

from typing import ClassVar

from engine.fact import IDS, TEXT, CaseFact, Conclusion
from engine.facts.words import ENDS, LEVELS, READINGS, RUNS, SOME_NONE, STATUSES, YES_NO


class FactorRecord(CaseFact):
    """All that bears on the status of one factor for one person in one reading (semantics 3; reading S3)."""

    kind: ClassVar[str] = "factor_record"
    fields = {
        "proposal": TEXT,
        "reading": ENDS,
        "subject": TEXT,
        "factor": TEXT,
        "rated": frozenset({"none", "present", "being_addressed", "addressed", "absent"}),
        "concern": SOME_NONE,
        "run": RUNS,
        "check": frozenset({"none", "answers"}),
        "delivered": YES_NO,
        "supposed": STATUSES | {"no"},
    }


class RatedRecord(CaseFact):
    """A rating taken at its word, for the reading on the ratings alone (semantics 5.4; reading S8)."""

    kind: ClassVar[str] = "rated_record"
    fields = {
        "proposal": TEXT,
        "reading": frozenset({"ratings_best", "ratings_worst"}),
        "subject": TEXT,
        "factor": TEXT,
        "status": STATUSES,
    }


class NoRecord(CaseFact):
    """Nothing was found where it was looked for (semantics 8): what, from, to, and how many entries were read."""

    kind: ClassVar[str] = "no_record"
    fields = {
        "proposal": TEXT,
        "of": TEXT,
        "subject": TEXT,
        "factors": IDS,
        "searched_from": TEXT,
        "searched_to": TEXT,
        "entries_searched": TEXT,
    }


class StaticRecord(CaseFact):
    """A static factor that is on record for one person, and the dynamic factors it speaks through (semantics 3.4)."""

    kind: ClassVar[str] = "static_record"
    fields = {"proposal": TEXT, "subject": TEXT, "factor": TEXT, "counterparts": IDS, "lasting_need": YES_NO}


class Status(Conclusion):
    """The status of one factor for one person in one reading."""

    kind = "status"
    named_after = ("proposal", "reading", "subject", "factor")
    fields = {"proposal": TEXT, "reading": READINGS, "subject": TEXT, "factor": TEXT, "status": STATUSES}


class Unrecorded(Conclusion):
    """Factors with nothing on record for one person: open, in every reading but the ratings."""

    kind = "unrecorded"
    named_after = ("proposal", "subject")
    fields = {"proposal": TEXT, "subject": TEXT, "factors": IDS}


class Baseline(Conclusion):
    """A static factor shown as the baseline: never addressed, never a vote."""

    kind = "baseline"
    named_after = ("proposal", "subject", "factor")
    fields = {"proposal": TEXT, "subject": TEXT, "factor": TEXT, "counterparts": IDS}


class CapacityRecord(CaseFact):
    """What the record shows of one adult's change on one problem, in one reading (semantics 3.6; reading C3)."""

    kind: ClassVar[str] = "capacity_record"
    fields = {
        "proposal": TEXT,
        "reading": ENDS,
        "adult": TEXT,
        "problem": TEXT,
        "rated": LEVELS | {"not_rated"},
        "run": RUNS,
        "goals": frozenset({"none_set", "reached", "not_reached"}),
        "tested": YES_NO,
        "seen": YES_NO,
        "claimed": YES_NO,
        "concern": SOME_NONE,
    }


class CareRecord(CaseFact):
    """How this adult's care of this child has been seen (semantics 3.6; reading C8)."""

    kind: ClassVar[str] = "care_record"
    fields = {
        "proposal": TEXT,
        "reading": ENDS,
        "adult": TEXT,
        "rated": LEVELS | {"not_rated"},
        "care": frozenset({"overnight", "sessions", "before_entry", "some", "none"}),
    }


class RatedCapacityRecord(CaseFact):
    """A capacity rating taken at its word, for the reading on the ratings alone."""

    kind: ClassVar[str] = "rated_capacity_record"
    fields = {
        "proposal": TEXT,
        "reading": frozenset({"ratings_best", "ratings_worst"}),
        "adult": TEXT,
        "problem": TEXT,
        "level": LEVELS,
    }


class CapacityShown(Conclusion):
    """The level the record itself shows, before the rating is looked at."""

    kind = "capacity_shown"
    named_after = ("proposal", "reading", "adult", "problem")
    fields = {
        "proposal": TEXT,
        "reading": ENDS,
        "adult": TEXT,
        "problem": TEXT,
        "level": LEVELS,
        "rated": LEVELS | {"not_rated"},
    }


class Capacity(Conclusion):
    """One adult's capacity to sustain change on one problem, in one reading."""

    kind = "capacity"
    named_after = ("proposal", "reading", "adult", "problem")
    fields = {"proposal": TEXT, "reading": READINGS, "adult": TEXT, "problem": TEXT, "level": LEVELS}


class SupposedCapacity(CaseFact):
    """A capacity supposed for a what-if, in place of what the record shows (semantics 5.7)."""

    kind: ClassVar[str] = "supposed_capacity"
    fields = {"proposal": TEXT, "reading": ENDS, "adult": TEXT, "problem": TEXT, "level": LEVELS}


class ReasonRecord(CaseFact):
    """How one reason for care stands for one person: its own status, and that of the reason that drives it."""

    kind: ClassVar[str] = "reason_record"
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "reason": TEXT,
        "subject": TEXT,
        "own": frozenset({"present", "being_addressed", "addressed"}),
        "compared": frozenset({"present", "being_addressed", "addressed"}),
        "driven": frozenset({"no_driver", "present", "being_addressed", "addressed"}),
        "disproved": YES_NO,
    }


class ReasonStatus(Conclusion):
    """How one reason for care stands for one person."""

    kind = "reason_status"
    prefix = "reason"
    named_after = ("proposal", "reading", "reason", "subject")
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "reason": TEXT,
        "subject": TEXT,
        "status": frozenset({"present", "being_addressed", "addressed"}),
    }
