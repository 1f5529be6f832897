"""Every kind of row of a case file under one roof."""

from __future__ import annotations

from engine.case.case import Case
from engine.case.entries import Entry, Source, Standing, Tag
from engine.case.fields import FrozenDict, Row
from engine.case.judgements import CapacityRating, Check, Claim, Look, Rating, SupportReliedOn, Window, Wish
from engine.case.people import (
    Adult,
    CaredFor,
    Child,
    DrivenBy,
    DueToReturn,
    Household,
    Legal,
    Member,
    Person,
    Proposal,
    ReasonForCare,
    Return,
)
from engine.case.plans import (
    Agreement,
    Condition,
    Contingency,
    FamilyTime,
    Goal,
    Plans,
    Progress,
    SafetyLine,
    Service,
    Visit,
)
from engine.case.work import (
    Assessment,
    Covers,
    Decision,
    Dissent,
    Measure,
    OwnJudgement,
    Rationale,
    Response,
    Review,
    SignedOff,
    StepTaken,
    View,
    Withheld,
)

__all__ = [
    "Adult", "Agreement", "Assessment", "CapacityRating", "CaredFor", "Case", "Check", "Child", "Claim", "Condition",
    "Contingency", "Covers", "Decision", "Dissent", "DrivenBy", "DueToReturn", "Entry", "FamilyTime", "FrozenDict",
    "Goal", "Household", "Legal", "Look", "Measure", "Member", "OwnJudgement", "Person", "Plans", "Progress",
    "Proposal", "Rating", "Rationale", "ReasonForCare", "Response", "Return", "Review", "Row", "SafetyLine", "Service",
    "SignedOff", "Source", "Standing", "StepTaken", "SupportReliedOn", "Tag", "View", "Visit", "Window", "Wish",
    "Withheld",
]  # fmt: skip
