"""Local pathways: the steps a council or provider has written down, over one shape, and where they differ."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from knowledge_base.shapes.entry import Entry, EntryId, Frozen, Text, Texts, Whole
from knowledge_base.shapes.framework import StageId
from knowledge_base.shapes.law import LegalWord

Length = Annotated[Whole, Field(ge=0)]


class Timing(Frozen):
    """When a step falls, reckoned from something a case file dates.

    `reckoned_from`: `admission` (the child came into care), `return` (the child went home), `planned_return` (the
    day the return is planned for; the step stands before it) or `itself` (it comes again at that interval). `least`
    and `most` are lengths in `unit`; a single length is given as `most`.
    """

    reckoned_from: Literal["admission", "return", "planned_return", "itself"]
    unit: Literal["days", "weeks", "months"]
    least: Length | None = None
    most: Length

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least is not None and self.least > self.most:
            raise ValueError("has a least length that is longer than its most")
        return self


class Pathway(Entry):
    """A local pathway: whose it is, what kind of body wrote it and how far it can be relied on."""

    owner: Text
    kind: Literal["council", "provider", "opinion"]


class PathwayStep(Entry):
    """One step of a pathway: when, who, what goes in and comes out, and under which legal status.

    `stage` is the stage of the framework it belongs to; `timing_said` is the time as the pathway states it and
    `timing` the same where it can be reckoned; `gates` are the gates of the framework the step answers.
    """

    pathway: EntryId
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


class PathwayFact(Entry):
    """What a pathway says beside its steps."""

    pathway: EntryId


class PathwayConflict(Entry):
    """Where pathways or sources differ, and how this tool shows it without blending them."""

    handling: Text
    parameters: tuple[EntryId, ...] = ()
