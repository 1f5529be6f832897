"""What a council may say of its own practice beside the shipped knowledge (contract 2, `--local`)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from knowledge_base.shapes.entry import EntryId, Frozen, Text, Texts, Whole
from knowledge_base.shapes.framework import StageId
from knowledge_base.shapes.law import LegalWord
from knowledge_base.shapes.pathway import Timing


class LocalParameter(Frozen):
    """A figure of the council's own. A looser one needs the person who set it and a reason."""

    parameter: EntryId
    value: Whole
    by: Text | None = None
    reason: Text | None = None


class LocalGate(Frozen):
    """A check of the framework that the council does not ask for; always with a person and a reason."""

    gate: EntryId
    by: Text
    reason: Text


class LocalPathway(Frozen):
    """The council's own pathway, which a case names in its `pathway`."""

    id: EntryId
    name: Text
    statement: Text


class LocalStep(Frozen):
    """A step the council adds, to its own pathway or to a shipped one (see `PathwayStep`)."""

    id: EntryId
    pathway: EntryId
    name: Text
    statement: Text
    order: Annotated[Whole, Field(ge=0)]
    stage: StageId | None = None
    timing_said: Text | None = None
    timing: Timing | None = None
    who: tuple[EntryId, ...] = ()
    who_said: Text | None = None
    inputs: Texts = ()
    outputs: Texts = ()
    statuses: tuple[LegalWord, ...] = ()
    condition: Text | None = None
    gates: tuple[EntryId, ...] = ()


class Contact(Frozen):
    """Whom to ring for what; an office or a team, not a person's private number."""

    for_: Text = Field(alias="for")
    who: Text
    how: Text
    hours: Text | None = None


class LocalFile(Frozen):
    """A council's own file: who wrote it and when, and what it changes, leaves out and adds."""

    format: Literal["1"]
    council: Text
    on: date
    parameters: tuple[LocalParameter, ...] = ()
    gates_not_asked: tuple[LocalGate, ...] = ()
    pathway: LocalPathway | None = None
    steps: tuple[LocalStep, ...] = ()
    contacts: tuple[Contact, ...] = ()


class Overridden(Frozen):
    """One thing that is not as shipped, as page one says it. `asks_more` is a change that needs no reason."""

    of: EntryId
    value: Text
    default: Text
    by: Text
    reason: Text
    asks_more: bool
