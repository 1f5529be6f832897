"""Who the case is about, where they live, and the legal status of each child."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from engine.case.fields import (
    AdultId,
    ChildId,
    ChildIds,
    Day,
    EntryIds,
    FactorId,
    FrozenDict,
    HouseholdId,
    OwnId,
    ReasonId,
    Refers,
    Row,
    Text,
    YesNo,
    part_of_day,
)
from engine.case.words import BornPrecision, CareKind, LegalStatus, MemberAs

Relations = Annotated[dict[Text, Text], AfterValidator(FrozenDict), Refers("keys:child")]


def expand_birth(given: object) -> object:
    """`born: 2019-05` means that month is known and the day is not; likewise a year alone."""
    if isinstance(given, dict) and (part := part_of_day(given.get("born"))) is not None:
        first, _, precision = part
        if given.get("born_precision") in (None, "", precision, "year"):
            return {**given, "born": first, "born_precision": given.get("born_precision") or precision}
    return given


class Child(Row):
    """A child of the case."""

    id: OwnId
    """Short id used everywhere else in the file, such as c1."""
    name: Text | None = None
    """Initials or a pseudonym."""
    born: Day | None = None
    """Day of birth. A month (2019-05) or a year alone is accepted when no more is known."""
    born_precision: BornPrecision = "day"
    """How exactly the birth is known: day, month or year."""
    communicates: Text | None = None
    """How a child who cannot say communicates; filled in, a wish may rest on what somebody saw."""
    sex: Text | None = None
    """Never read by the class."""
    ethnicity: Text | None = None
    """Never read by the class."""
    faith: Text | None = None
    """Never read by the class."""
    disability: Text | None = None
    """Never read by the class."""

    _birth = model_validator(mode="before")(expand_birth)


class CaredFor(Row):
    """A time an adult cared for a child."""

    child: ChildId = ""
    """The child. May be left out where the case has one child."""
    kind: CareKind
    """day_to_day, overnight or sole."""
    from_: Day | None = Field(None, alias="from")
    """First day."""
    until: Day | None = None
    """Last day; blank while it goes on."""


class Adult(Row):
    """An adult of the family, or one who would live in or visit the household."""

    id: OwnId
    """Short id used everywhere else in the file, such as mother."""
    name: Text | None = None
    """Initials or a pseudonym."""
    born: Day | None = None
    """Day of birth, or a month or year where no more is known."""
    born_precision: BornPrecision = "day"
    """How exactly the birth is known: day, month or year."""
    relation_to: Relations = Field(default_factory=FrozenDict)
    """What the adult is to each child, by the child's id: mother, father, parent, grandmother..."""
    cared_for: tuple[CaredFor, ...] = ()
    """Times the adult cared for a child."""

    _birth = model_validator(mode="before")(expand_birth)


class Member(Row):
    """An adult of a household, with the days that is so."""

    adult: AdultId
    """The adult."""
    from_: Day | None = Field(None, alias="from")
    """First day; blank where it is not recorded."""
    until: Day | None = None
    """Last day; blank while the adult lives there or visits."""
    as_: MemberAs | None = Field(None, alias="as")
    """As what the adult belongs: parent, partner, visitor, carer or relative."""


class DueToReturn(Row):
    """Somebody who is expected to come back to a household: from prison, from hospital, after leaving."""

    adult: AdultId
    """The adult."""
    on: Day | None = None
    """The day expected; blank where it is not known."""


def _bare_adult(given: object) -> object:
    return {"adult": given} if isinstance(given, str) else given


class Household(Row):
    """A household a child may return to: every adult who would live there, share the care or stay overnight."""

    id: OwnId
    """Short id, such as h1."""
    members: tuple[Member, ...] = ()
    """Its adults."""
    children: ChildIds = ()
    """Children of the case who live there."""
    due_to_return: tuple[Annotated[DueToReturn, BeforeValidator(_bare_adult)], ...] = ()
    """Adults expected back, each with the day where it is known. An id alone is accepted."""


class Legal(Row):
    """A legal status of a child, with its days."""

    child: ChildId = ""
    """The child. May be left out where the case has one child."""
    status: LegalStatus
    """The status in law."""
    from_: Day | None = Field(None, alias="from")
    """First day."""
    until: Day | None = None
    """Last day; blank while it lasts."""


class Person(Row):
    """A worker, carer or other person who acts in the case."""

    id: OwnId
    """Short id, such as w1."""
    role: Text | None = None
    """What the person is in the case: role_case_holder, role_chronologist, role_manager, role_iro..."""
    met_family: YesNo | None = None
    """Whether the person has met the family. The author of the chronology does not."""


class DrivenBy(Row):
    """The other reason that drives this one, and who says so."""

    reason: ReasonId
    """The reason that drives it."""
    source: Text | None = None
    """Where that is said: the report, its author and date."""


class ReasonForCare(Row):
    """One reason the child came into care, from the threshold document, the order or the s20 record."""

    id: OwnId
    """Short id, such as rc1."""
    child: ChildId = ""
    """The child. May be left out where the case has one child."""
    household: HouseholdId | None = None
    """The household it arose in; blank where it stands for any."""
    about: tuple[AdultId, ...] = ()
    """The adults whose behaviour it was; blank where none is named."""
    factor: FactorId
    """The risk factor."""
    source: Text | None = None
    """The document it stands in."""
    on: Day | None = None
    """The date of that document."""
    entries: EntryIds = ()
    """The chronology entries it rests on."""
    driven_by: DrivenBy | None = None
    """Another reason that drives it, with its source."""


class Proposal(Row):
    """The return that is being considered: which child, to which household, and when."""

    id: OwnId
    """Short id, such as p1."""
    child: ChildId = ""
    """The child. May be left out where the case has one child."""
    household: HouseholdId = ""
    """The household. May be left out where the case has one household."""
    planned: Day | None = None
    """The day the return is planned for; blank where none is set."""


class Return(Row):
    """A time the child lived at home again after care."""

    child: ChildId = ""
    """The child. May be left out where the case has one child."""
    household: HouseholdId | None = None
    """The household; blank where it is not one of this file."""
    from_: Day | None = Field(None, alias="from")
    """First day at home."""
    until: Day | None = None
    """Last day at home; blank while it lasts."""
    ended_because: Text | None = None
    """Why it ended."""
