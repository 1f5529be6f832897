"""The two co-workers' views, and whether co-working is in place (pass CHALLENGE; semantics 6.8)."""

from __future__ import annotations

from typing import ClassVar

from engine.fact import TEXT, CaseFact, Conclusion
from engine.facts.words import CLASSES

ROLES = frozenset({"role_chronologist", "role_case_holder"})
SEEN_CLASSES = CLASSES | {"not_classified", "withheld", "none"}


class ViewRecord(CaseFact):
    """One co-worker's view, as far as it may be seen: withheld until both are in."""

    kind: ClassVar[str] = "view_record"
    fields = {
        "proposal": TEXT,
        "role": ROLES,
        "state": frozenset({"not_recorded", "waits_for_the_other", "both_in"}),
        "class": SEEN_CLASSES,
    }


class CoView(Conclusion):
    """What may be said of one co-worker's view."""

    kind = "co_view"
    named_after = ("proposal", "role")
    fields = {
        "proposal": TEXT,
        "role": ROLES,
        "state": frozenset({"not_recorded", "waits_for_the_other", "both_in"}),
        "class": SEEN_CLASSES,
    }


class ViewsApartRecord(CaseFact):
    """The two views side by side, on the class or on one factor, where they differ."""

    kind: ClassVar[str] = "views_apart_record"
    fields = {
        "proposal": TEXT,
        "on": frozenset({"class", "factor", "capacity"}),
        "subject": TEXT,
        "factor": TEXT,
        "chronologist": TEXT,
        "case_holder": TEXT,
        "higher": TEXT,
    }


class ViewDifference(Conclusion):
    """A difference between the two readers: a finding, to be settled in supervision and never averaged."""

    kind = "view_difference"
    named_after = ("proposal", "on", "subject", "factor")
    fields = {
        "proposal": TEXT,
        "on": frozenset({"class", "factor", "capacity"}),
        "subject": TEXT,
        "factor": TEXT,
        "chronologist": TEXT,
        "case_holder": TEXT,
        "higher": TEXT,
    }


class CoworkingRecord(CaseFact):
    """How far two workers share the work, one of whom never meets the family (facts sheet 1.8)."""

    kind: ClassVar[str] = "coworking_record"
    fields = {
        "proposal": TEXT,
        "state": frozenset({"in_place", "same_person", "author_met_family", "not_said_if_met", "no_chronologist"}),
    }


class Coworking(Conclusion):
    """Whether the built-in control against bias is in place."""

    kind = "coworking"
    named_after = ("proposal",)
    fields = {
        "proposal": TEXT,
        "state": frozenset({"in_place", "same_person", "author_met_family", "not_said_if_met", "no_chronologist"}),
    }
