"""Ballots, tallies and votes (pass VOTE)."""

from __future__ import annotations

from typing import ClassVar

from engine.fact import TEXT, CaseFact, Conclusion
from engine.facts.words import CLASSES, ENDS, READINGS, STATUSES, SUPPORTS, VOTES, YES_NO


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
        "standing": frozenset({"stands", "doubtful", "not_supported", "ends_with_placement", "none_found"}),
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


class SupposedWish(CaseFact):
    """A wish supposed for a what-if, in place of what was said and done (semantics 5.7)."""

    kind: ClassVar[str] = "supposed_wish"
    fields = {"proposal": TEXT, "reading": READINGS, "person": TEXT, "wish": frozenset({"yes", "opposed"})}


class SupposedProtection(CaseFact):
    """Something that protects, supposed for a what-if to stand, or supposed to be looked for everywhere and not found.

    The factor is an example of one that stands, and empty where none is found (semantics 5.7).
    """

    kind: ClassVar[str] = "supposed_protection"
    fields = {
        "proposal": TEXT,
        "reading": READINGS,
        "factor": TEXT,
        "standing": frozenset({"stands", "none_found"}),
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
