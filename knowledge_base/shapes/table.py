"""The risk classification table: its classes, its rows, the cases it does not fit and how long things take."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from knowledge_base.shapes.entry import Backed, Entry, Text, Texts, Whole

Level = Literal["low", "medium", "high", "severe"]
Vote = Literal["risk", "protective", "capacity", "wishes", "class"]


class PublishedRow(Backed):
    """How a published version of the table describes one class, in our words, with that version's own grounds."""

    risk_factors: Text
    being_addressed: Text | None = None
    protective_factors: Text
    capacity: Text
    wishes: Text | None = None


class RiskClass(Entry):
    """One of the four classes: its rank, and what it means for the decision at stages 2 and 4."""

    order: Annotated[Whole, Field(ge=1, le=4)]
    synonym: Text | None = None
    stage_2: Text
    stage_4: Text
    ward: PublishedRow | None = None
    framework: PublishedRow | None = None


class TableRow(Entry):
    """One row of the table: when it applies, which vote it casts and what that vote then is."""

    vote: Vote | None = None
    gives: Level | None = None
    when: dict[Text, Texts] = Field(default_factory=dict)


class SpecialCase(Entry):
    """A case the table alone does not settle, and how it is handled."""


class Origin(Entry):
    """Where the table comes from and how far that carries."""


class Timescale(Entry):
    """How long change or a decision takes, with the figure where a source gives one."""

    figure: Text | None = None


class Reclassification(Entry):
    """When a case is classed again and what must then be written down."""


class Finding(Entry):
    """What the systematic reviews found."""


class StaticDynamic(Entry):
    """How history and what can change are kept apart."""
