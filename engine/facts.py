"""The kinds of fact the rules read and conclude, with every field and the values it may hold.

Facts that end in `Record`, `Ballot` or `Tally` are made by detectors (plain functions, `engine/gather`); the rest are
conclusions of rules. Every field is always filled: absence is a value, never a missing field (design 3).
"""

from __future__ import annotations

from typing import ClassVar

from engine.fact import IDS, TEXT, CaseFact, Conclusion

READINGS = frozenset({"best", "worst", "ratings_best", "ratings_worst"})
ENDS = frozenset({"best", "worst"})
YES_NO = frozenset({"yes", "no"})
SOME_NONE = frozenset({"some", "none"})
STATUSES = frozenset({"present", "being_addressed", "addressed", "absent", "open"})
LEVELS = frozenset({"none", "limited", "evidenced", "sustained"})
VOTES = frozenset({"low", "medium", "high"})
CLASSES = frozenset({"low", "medium", "high", "severe"})
RUNS = frozenset({"none", "shorter", "sustained"})
DIRECTIONS = frozenset({"against_optimism", "against_pessimism"})
SUPPORTS = frozenset({"unsupported", "self_report_only", "stale", "contested", "stands"})


# --- WEIGH ---------------------------------------------------------------------------------------------------------
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


# --- CHALLENGE -----------------------------------------------------------------------------------------------------
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


# --- STATE ---------------------------------------------------------------------------------------------------------
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


# --- VOTE ----------------------------------------------------------------------------------------------------------
class FactorBallot(CaseFact):
    """One factor asked for itself under semantics 4.1 (ii), with what its vote turns on."""

    kind: ClassVar[str] = "factor_ballot"
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "end": ENDS,
        "subject": TEXT,
        "factor": TEXT,
        "place": frozenset({"harm_bearing", "core", "other"}),
        "status": STATUSES,
        "recent": YES_NO,
        "checked": YES_NO,
    }


class UnmetRecord(CaseFact):
    """An adult of the household whom no assessment names as met (semantics 1.6)."""

    kind: ClassVar[str] = "unmet"
    fields = {"proposal": TEXT, "adult": TEXT}


class ReasonListTally(CaseFact):
    """How much of the list of reasons for care is addressed."""

    kind: ClassVar[str] = "reason_list"
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "end": ENDS,
        "state": frozenset({"not_recorded", "nothing_left", "all", "some", "none"}),
    }


class FactorVote(Conclusion):
    """The vote of one factor, for one person, in one reading."""

    kind = "factor_vote"
    named_after = ("proposal", "reading", "subject", "factor")
    fields = {"proposal": TEXT, "reading": READINGS, "subject": TEXT, "factor": TEXT, "vote": VOTES}


class ListVote(Conclusion):
    """The vote of the list of reasons for care."""

    kind = "list_vote"
    named_after = ("proposal", "reading")
    fields = {"proposal": TEXT, "reading": READINGS, "state": TEXT, "vote": VOTES}


class TableRow(CaseFact):
    """One row of the table: where a vote stands, and what it gives (knowledge_base/table/rows.yaml)."""

    kind: ClassVar[str] = "table_row"
    fields = {"vote": TEXT, "state": TEXT, "gives": CLASSES}


class VoteTally(CaseFact):
    """Where one of the four votes stands, ready to be looked up in the table."""

    kind: ClassVar[str] = "vote_tally"
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "vote": frozenset({"risk", "protective", "capacity", "wishes"}),
        "state": TEXT,
    }


class ProtectiveRecord(CaseFact):
    """A voting protective factor rated present: its support, and whether it would act after the move (V5)."""

    kind: ClassVar[str] = "protective_record"
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "end": ENDS,
        "factor": TEXT,
        "subject": TEXT,
        "support": SUPPORTS | {"as_rated"},
        "acts": frozenset({"yes", "no", "not_recorded"}),
    }


class ProtectiveStanding(Conclusion):
    """How one protective factor stands in one reading."""

    kind = "protective_standing"
    prefix = "protective"
    named_after = ("proposal", "reading", "factor", "subject")
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "factor": TEXT,
        "subject": TEXT,
        "standing": frozenset({"stands", "doubtful", "not_supported", "ends_with_placement"}),
    }


class WishRecord(CaseFact):
    """What one person has said and done about the return (semantics 4.4; reading V7)."""

    kind: ClassVar[str] = "wish_record"
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "end": ENDS,
        "person": TEXT,
        "word": frozenset({"yes", "ambivalent", "no", "open", "silent"}),
        "deed": frozenset({"none", "ambivalent"}),
    }


class WishStanding(Conclusion):
    """How one person's wish votes in one reading."""

    kind = "wish"
    prefix = "wish"
    named_after = ("proposal", "reading", "person")
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "person": TEXT,
        "wish": frozenset({"yes", "opposed", "no_vote"}),
    }


class Vote(Conclusion):
    """One of the four votes in one reading, with the row of the table it stands in."""

    kind = "vote"
    named_after = ("proposal", "reading", "vote")
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "vote": frozenset({"risk", "protective", "capacity", "wishes"}),
        "gives": VOTES,
        "state": TEXT,
        "row": TEXT,
    }


# --- CLASSIFY ------------------------------------------------------------------------------------------------------
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
