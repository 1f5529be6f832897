"""How returns last or end: research, plan elements, triggers, services, and what can be done about each risk."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from knowledge_base.shapes.entry import Entry, EntryId, Flag, Text, Texts
from knowledge_base.shapes.law import LegalWord

PlanPart = Literal["contingency", "safety", "agreement", "goal", "family_time", "monitoring"]
Again = Literal["yes", "if_repeated", "until_checked", "consider", "contingency_only", "no"]


class BreakdownFactor(Entry):
    """What goes with a return that ends or a child harmed again.

    `figure` is what research found for groups of families, never a child's odds. `read_from` says which rows of a
    case file show it; a factor without it is background and is asked of no case. `early_sign` is what would be seen
    first; `factors` are the risk factors it rests on.
    """

    figure: Text | None = None
    read_from: Text | None = None
    early_sign: Text | None = None
    factors: tuple[EntryId, ...] = ()


class SuccessFactor(Entry):
    """What goes with a return that lasts."""

    figure: Text | None = None


class ManagementPattern(Entry):
    """A way in which cases were managed over time, and how many were."""

    share: Text | None = None


class Study(Entry):
    """A study of returns: whom it followed and what it found."""

    facts: Texts = Field(min_length=1)


class Statistic(Entry):
    """A figure about many children, with the period and the people it is about; never one child's odds."""

    figure: Text
    period: Text


class PlanElement(Entry):
    """What a plan, agreement or goal is to hold.

    `read_from` says what in a case file shows it; an element without it is background and is checked of no case.
    `if_failing` is what to do where it is wanting; `who` are the roles that can supply it. `figure` is a length or
    interval, with its unit.
    """

    part: PlanPart
    read_from: Text | None = None
    if_failing: Text | None = None
    who: tuple[EntryId, ...] = ()
    figure: Text | None = None


class Trigger(Entry):
    """Something that calls for the contingency plan at once.

    `likely_where` says when this tool takes it for likely; `factors` are the risk factors that make it so and
    `event_types` the kinds of event that are the trigger itself; those in `event_types_of_concern` are it only where
    the entry holds a concern, since a test or a school report may speak well. `tell_first`, `asks` and `again`
    (whether the risk is classified again) are for the day it happens; `early_sign` is what would be seen before.
    """

    likely_where: Text
    factors: tuple[EntryId, ...] = ()
    event_types: tuple[EntryId, ...] = ()
    event_types_of_concern: tuple[EntryId, ...] = ()
    tell_first: Text
    asks: Texts = Field(min_length=1)
    again: Again
    again_said: Text
    early_sign: Text


class TonightQuestion(Entry):
    """A question the contingency plan must answer for one night: asked of all, or where a factor or status is there."""

    ask: Text
    triggers: tuple[EntryId, ...] = ()
    statuses: tuple[LegalWord, ...] = ()
    always: Flag = False


class ServiceKind(Entry):
    """A kind of help, and the risk factors it is offered for."""

    factors: tuple[EntryId, ...] = ()


class GroupMeetingFact(Entry):
    """What is known about family group conferences and family network meetings."""


class ActionFor(Entry):
    """What could be done about one risk factor, such that the effect could be seen.

    `goal` is behaviour, as somebody else would see it; `services` are kinds of help; `informal` is what family and
    friends can do; `seen_by` is who could see the change without relying on the adult's word; `otherwise` is what
    follows where it does not come.
    """

    factor: EntryId
    goal: Text
    services: tuple[EntryId, ...] = ()
    informal: Text
    seen_by: Text
    otherwise: Text
