"""What is planned and done: goals, family time, visits, services, agreements, safety, contingency, conditions."""

from __future__ import annotations

from pydantic import Field

from engine.case.fields import (
    AdultId,
    AdultIds,
    ChildId,
    Day,
    EntryId,
    FactorId,
    FactorIds,
    FamilyIds,
    OwnId,
    ProposalId,
    Row,
    Text,
    WhoId,
    Whole,
    YesNo,
)
from engine.case.words import FamilyTimeLevel, ServiceState


class Progress(Row):
    """How far a goal was reached on a day."""

    on: Day | None = None
    """The day."""
    level: Whole
    """From -2 (much worse than hoped) through 0 (as hoped) to +2 (much better)."""
    entry: EntryId | None = None
    """The entry that shows it."""


class Goal(Row):
    """A written goal for one adult and problem."""

    id: OwnId
    """Short id, such as g1."""
    adult: AdultId
    """The adult."""
    factor: FactorId
    """The problem."""
    behaviour: Text | None = None
    """What would be seen."""
    baseline: Text | None = None
    """How it was at the start."""
    target: Text | None = None
    """How it should become."""
    by: Day | None = None
    """The day it is to be reached by, as first agreed."""
    extended: tuple[Day, ...] = ()
    """The later days it was put off to."""
    dropped: Day | None = None
    """The day it was given up."""
    progress: tuple[Progress, ...] = ()
    """How far it was reached, dated."""


class FamilyTime(Row):
    """One session of family time."""

    child: ChildId = ""
    """The child. May be left out where the case has one child."""
    adult: AdultId
    """The adult."""
    on: Day | None = None
    """The day."""
    level: FamilyTimeLevel | None = None
    """supervised, community, unsupervised or overnight."""
    planned: YesNo | None = None
    """Whether it was planned."""
    held: YesNo | None = None
    """Whether it took place."""
    seen_by: WhoId | None = None
    """Who saw it."""
    entry: EntryId | None = None
    """The entry about it."""


class Visit(Row):
    """A visit of the worker to the child or the household."""

    planned: Day | None = None
    """The day it was due."""
    made: Day | None = None
    """The day it was made; blank where it was not."""
    entry: EntryId | None = None
    """The entry about it."""


class Agreement(Row):
    """A written agreement with the adults."""

    id: OwnId | None = None
    """Short id, such as ag1."""
    with_: AdultIds = Field((), alias="with")
    """The adults who agreed."""
    on: Day | None = None
    """The day it was agreed."""
    says: Text | None = None
    """What was agreed."""
    factors: FactorIds = ()
    """The risks it is about."""
    review: Day | None = None
    """The day it is to be looked at again."""
    entry: EntryId | None = None
    """The entry about it."""


class Service(Row):
    """A service asked for or in place."""

    id: OwnId
    """Short id, such as s1."""
    for_: FamilyIds = Field((), alias="for")
    """Whom it is for."""
    factors: FactorIds = ()
    """The factors it works on."""
    service: Text | None = None
    """The service."""
    state: ServiceState | None = None
    """requested, waiting, started, ended or refused."""
    from_: Day | None = Field(None, alias="from")
    """The day it began."""
    until: Day | None = None
    """The day it ended or will end."""


class SafetyLine(Row):
    """One line of the safety plan: a risk, and who does what about it."""

    id: OwnId | None = None
    """Short id, such as sf1."""
    factor: FactorId | None = None
    """The risk it covers."""
    about: FamilyIds = ()
    """Whose behaviour it is about."""
    action: Text | None = None
    """What is done."""
    who: WhoId | None = None
    """Who does it."""
    from_: Day | None = Field(None, alias="from")
    """First day."""
    until: Day | None = None
    """Last day; blank while it lasts."""
    review: Day | None = None
    """The day it is to be looked at again."""
    entry: EntryId | None = None
    """The entry about it."""


class Contingency(Row):
    """What happens at once if something named goes wrong."""

    trigger: Text
    """The trigger, such as trg_relapse."""
    action: Text | None = None
    """What is done."""
    who: WhoId | None = None
    """Who does it."""
    child_sleeps: Text | None = None
    """Where the child sleeps that night."""
    out_of_hours: Text | None = None
    """Who acts outside office hours."""
    legal_route: Text | None = None
    """In law, how the child can be moved."""
    owner: WhoId | None = None
    """Who keeps this line up to date."""
    review: Day | None = None
    """The day it is to be looked at again."""


class Condition(Row):
    """Something that must be so before the child returns."""

    id: OwnId | None = None
    """Short id, such as cd1."""
    proposal: ProposalId | None = None
    """The proposal, where it is one in particular."""
    says: Text | None = None
    """The condition."""
    by: WhoId | None = None
    """Who set it."""
    on: Day | None = None
    """The day it was set."""
    met: YesNo | None = None
    """Whether it has been met."""
    entry: EntryId | None = None
    """The entry that shows it."""


class Plans(Row):
    """Everything that is planned."""

    goals: tuple[Goal, ...] = ()
    """Goals of each adult."""
    family_time: tuple[FamilyTime, ...] = ()
    """Sessions of family time, planned and held."""
    visits: tuple[Visit, ...] = ()
    """Visits due and made."""
    agreements: tuple[Agreement, ...] = ()
    """Written agreements."""
    services: tuple[Service, ...] = ()
    """Services asked for and in place."""
    safety: tuple[SafetyLine, ...] = ()
    """The safety plan, a line for each risk."""
    contingency: tuple[Contingency, ...] = ()
    """The contingency plan, a line for each trigger."""
    conditions: tuple[Condition, ...] = ()
    """Conditions set before the return."""
