"""What people have judged: ratings, checks, claims, capacity, wishes, and what those lean on."""

from __future__ import annotations

from typing import Annotated

from engine.case.entries import Source
from engine.case.fields import (
    AdultId,
    ClaimId,
    Day,
    EntryId,
    EntryIds,
    FactorId,
    FactorIds,
    FamilyIds,
    GoalId,
    Id,
    OwnId,
    ProposalId,
    Refers,
    Row,
    Text,
    WhoId,
    Whole,
    YesNo,
)
from engine.case.words import (
    ClaimAbout,
    ClaimDirection,
    Domain,
    Found,
    Level,
    RestsOn,
    Status,
    WindowLength,
    WishWord,
)

Problem = Annotated[Id, Refers("factor", "care_of_child")]
WishOf = Annotated[Id, Refers("wisher")]


class Rating(Row):
    """A worker's rating of one factor, for one proposal."""

    id: OwnId
    """Short id, such as r1."""
    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    about: FamilyIds = ()
    """The adults it is about (or the child). Blank means every adult of the household, and the child."""
    factor: FactorId
    """The factor."""
    status: Status
    """present, being_addressed, addressed, absent, disputed or unknown."""
    on: Day | None = None
    """The day it was made."""
    by: WhoId | None = None
    """Who made it."""
    evidence: EntryIds = ()
    """The entries it rests on."""
    rationale: Text | None = None
    """Why."""
    withdrawn_on: Day | None = None
    """The day its author withdrew it."""
    bears_on: FactorIds = ()
    """For a protective factor: the risks it bears on."""
    acts_after_move: YesNo | None = None
    """For a protective factor: whether it would still act in this household after the move."""


class Check(Row):
    """A dated look for something, and what was found."""

    id: OwnId
    """Short id, such as ck1."""
    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    about: FamilyIds = ()
    """The adults it covers. Blank means every adult of the household."""
    factors: FactorIds = ()
    """The factors that were looked for."""
    found: Found
    """absent or present."""
    on: Day | None = None
    """The day of the check."""
    by: WhoId | None = None
    """Who looked."""
    how: Text | None = None
    """How: which records were read, who was asked."""
    names: EntryIds = ()
    """Entries of the past that the check answers."""


class Look(Row):
    """That protective factors were looked for in one domain."""

    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    domain: Domain
    """abuse, child, parent, parenting, family, social (or professional)."""
    on: Day | None = None
    """The day."""
    by: WhoId | None = None
    """Who looked."""


class Claim(Row):
    """Something said in an assessment, a statement or a meeting that the record can bear out or not."""

    id: OwnId
    """Short id, such as k1."""
    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    by: WhoId | None = None
    """Who said it."""
    on: Day | None = None
    """The day it was said."""
    says: Text | None = None
    """What was said."""
    direction: ClaimDirection
    """favourable or unfavourable."""
    about: ClaimAbout = "factor"
    """What it is about: a factor, the plan or the return itself."""
    factors: FactorIds = ()
    """The factors, where it is about factors."""
    evidence: EntryIds = ()
    """The entries it rests on."""
    same_as: ClaimId | None = None
    """An earlier claim that said the same."""


class CapacityRating(Row):
    """A worker's view of one adult's capacity to sustain change in one problem."""

    id: OwnId
    """Short id, such as cap1."""
    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    adult: AdultId
    """The adult."""
    factor: Problem
    """The factor, or care_of_child."""
    level: Level
    """none, limited, evidenced or sustained."""
    on: Day | None = None
    """The day it was rated."""
    by: WhoId | None = None
    """Who rated it."""
    goal: GoalId | None = None
    """The written goal it was rated against."""
    evidence: EntryIds = ()
    """The entries it rests on."""


class Wish(Row):
    """What somebody wants, as they said or showed it."""

    id: OwnId
    """Short id, such as wi1."""
    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    of: WishOf
    """Whose wish: a child or an adult."""
    wish: WishWord
    """yes, ambivalent or no."""
    on: Day | None = None
    """The day it was said or seen."""
    by: WhoId | None = None
    """Who recorded it."""
    how: Text | None = None
    """How: told_worker, told_advocate, drawn, seen at family time..."""
    alone: YesNo | None = None
    """Whether they were alone with the person who recorded it."""
    rests_on: RestsOn | None = None
    """told, or seen; for a wish somebody else passed on, what that rested on."""
    source: Source | None = None
    """Who passed it on, where that is not the person who recorded it."""
    evidence: EntryIds = ()
    """The entries it rests on."""


class Window(Row):
    """A longer time an expert, a court or the plan set for one adult and problem. It never shortens the usual one."""

    adult: AdultId
    """The adult."""
    factor: FactorId
    """The problem."""
    length: WindowLength
    """Which window it replaces: shorter or sustained."""
    days: Whole
    """Its length in days."""
    entry: EntryId | None = None
    """The entry that set it."""


class SupportReliedOn(Row):
    """A support that the care given depends on, where the reason is a lasting need and not behaviour."""

    adult: AdultId
    """The adult it supports."""
    factor: FactorId
    """The need."""
    support: Text | None = None
    """The support."""
    delivered: YesNo | None = None
    """Whether it is being delivered."""
    on: Day | None = None
    """The day that was so."""
