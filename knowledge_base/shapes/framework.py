"""The framework itself: what it is, whom it is for, its principles, people, stages, tools and the child's voice."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from knowledge_base.shapes.entry import Entry, EntryId, Flag, Text, Texts, Whole

StageId = Literal["stage_1", "stage_2", "stage_3", "stage_4", "stage_5"]
STAGES: tuple[str, ...] = get_args(StageId)
StagePart = Literal[
    "begins", "inputs", "people", "meeting", "content", "tools", "method", "outputs", "decider", "after"
]


class FrameworkFact(Entry):
    """What the framework is, where it comes from and what became of it."""


class Scope(Entry):
    """A group of children the framework is for, or that a council leaves out."""


class Definition(Entry):
    """What a word of the framework means, and to whom."""


class Principle(Entry):
    """A principle the work is to follow."""


class Role(Entry):
    """A part somebody plays in the work, and what belongs to it."""

    duties: Texts = Field(min_length=1)


class Stage(Entry):
    """One of the five stages, with the name two published guides give it."""

    order: Annotated[Whole, Field(ge=1, le=5)]
    west_sussex: Text
    havering: Text


class StageFact(Entry):
    """What belongs to a stage: how it begins, what it needs, who takes part, what it gives and who decides."""

    stage: StageId
    part: StagePart


class CoWorking(Entry):
    """How two workers share the work so that neither decides alone."""


class VoiceMethod(Entry):
    """A way to learn what a child thinks and wants, and for whom it fits.

    `from_age` and `until_age` are years of age, both included; `without_speech` marks what also fits a child who does
    not use speech; `offered` is false for what is a fact or a check about the child's voice and no method to offer.
    All four are this tool's own reading and no source's.
    """

    offered: Flag
    from_age: Annotated[Whole, Field(ge=0, le=18)] | None = None
    until_age: Annotated[Whole, Field(ge=0, le=25)] | None = None
    without_speech: Flag = False


class Tool(Entry):
    """A tool of the framework or of a council, and what it is used for."""

    use: Text
    stages: tuple[StageId, ...] = ()


class SupervisionExpectation(Entry):
    """What is expected of the manager in supervision."""


class Gate(Entry):
    """One check before a stage is left, or while a child is at home again.

    `name` is what is checked; `if_failing` is what to do where it is not so; `who` are the roles that can supply it;
    `read_from` says what in the case file answers it, exactly as this tool reads it; `statuses` limits it to legal
    statuses (none: all).
    """

    stage: StageId
    if_failing: Text
    who: tuple[EntryId, ...] = Field(min_length=1)
    read_from: Text
    statuses: tuple[Text, ...] = ()
    parameters: tuple[EntryId, ...] = ()
