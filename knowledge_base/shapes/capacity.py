"""Capacity to change: methods, stages, engagement, signs, goals and the standard measures."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from knowledge_base.shapes.entry import AskedAbout, Entry, EntryId, Frozen, Text, Texts, Whole


class CapacityMethod(Entry):
    """How capacity to change is defined and assessed."""


class StageOfChange(Entry):
    """A stage of change: how it looks in the record and what to do then."""

    looks_like: Text
    what_to_do: Text


class EngagementType(Entry):
    """A type of engagement, by effort made and commitment held."""

    effort: Text
    commitment: Text


class Sign(AskedAbout):
    """A sign for or against change, put to the capacity of one adult.

    `trace`: `record` where the record itself can show it; `conversation` where it is only talked about, and never
    raised. `looks_for` says what in the record shows it, exactly as this tool reads it.
    """

    trace: Literal["record", "conversation"]
    looks_for: Text
    parameters: tuple[EntryId, ...] = ()

    @model_validator(mode="after")
    def _figures_go_with_a_record(self) -> Self:
        """Figures for what no record shows would be read by nothing."""
        if self.trace == "conversation" and self.parameters:
            raise ValueError("has trace: conversation, and names parameters for nothing to read")
        return self


class SignOfRealChange(Sign):
    """A sign that change is real."""


class SignToCheck(Sign):
    """A pattern of engagement to check, described as behaviour and never as blame."""


class GoalLevel(Entry):
    """A level of goal attainment, from much less than expected (-2) to much more (+2)."""

    level: Annotated[Whole, Field(ge=-2, le=2)]


class Range(Frozen):
    """The lowest and the highest figure a measure can give."""

    low: Whole
    high: Whole


class Band(Frozen):
    """A band of a measure and what it is taken to say; both ends belong to it."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    lowest: Whole = Field(alias="from")
    highest: Whole = Field(alias="to")
    says: Text
    scale: Text | None = None

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        """A band that ends before it begins would match nothing."""
        if self.highest < self.lowest:
            raise ValueError(f"has a band from {self.lowest} to {self.highest}, which ends before it begins")
        return self


class CutOff(Frozen):
    """A figure at or above which a measure is taken to say something, and of whom."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    lowest: Whole = Field(alias="from")
    says: Text
    of: Text | None = None
    scale: Text | None = None


class Measure(Entry):
    """A standard measure: what it measures and what its figures are taken to say. It prompts; it never decides."""

    measures_what: Text
    range: Range | None = None
    bands: tuple[Band, ...] = ()
    cut_offs: tuple[CutOff, ...] = ()
    cautions: Texts = ()


class MeasureUse(Entry):
    """How measures serve a judgement of capacity to change."""
