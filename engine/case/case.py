"""The case: one file, whole, as it was written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from engine.case.entries import Entry
from engine.case.fields import AnyFields, Day, FrozenDict, Row, Text
from engine.case.judgements import CapacityRating, Check, Claim, Look, Rating, SupportReliedOn, Window, Wish
from engine.case.people import Adult, Child, Household, Legal, Person, Proposal, ReasonForCare, Return
from engine.case.plans import Plans
from engine.case.understood import fill_understood
from engine.case.words import Stage
from engine.case.work import (
    Assessment,
    Decision,
    Measure,
    OwnJudgement,
    Rationale,
    Response,
    Review,
    StepTaken,
    View,
    Withheld,
)


def _format_number(given: object) -> object:
    return int(given) if isinstance(given, str) and given.strip() == "1" else given


class Case(Row):
    """One case, for one family, as it stood on the day `as_of`. Frozen; lists are tuples; blank means not recorded."""

    format: Annotated[Literal[1], BeforeValidator(_format_number)]
    """The number of this file format: 1."""
    reference: Text
    """The case's reference, without names."""
    as_of: Day
    """The day the case is looked at. Later entries are kept and not used."""
    stage: Stage | None = None
    """The stage of the framework: stage_1 to stage_5."""
    jurisdiction: Text | None = None
    """england; anywhere else the framework applies and the duties are said not to be covered."""
    pathway: Text | None = None
    """The local pathway, by its id; blank for none."""
    children: Annotated[tuple[Child, ...], Field(min_length=1)]
    """The children of the case."""
    adults: tuple[Adult, ...] = ()
    """The adults of the family and of every household."""
    households: Annotated[tuple[Household, ...], Field(min_length=1)]
    """The households a child may return to."""
    legal: tuple[Legal, ...] = ()
    """The legal status of each child over time."""
    people: tuple[Person, ...] = ()
    """Workers, carers and others who act in the case."""
    reasons_for_care: tuple[ReasonForCare, ...] = ()
    """Why the child came into care, as the threshold document, order or s20 record says."""
    proposals: tuple[Proposal, ...] = ()
    """The returns considered. None written: one, p1, for the only child and the only household."""
    chronology: tuple[Entry, ...] = ()
    """What happened."""
    ratings: tuple[Rating, ...] = ()
    """Ratings of factors."""
    checks: tuple[Check, ...] = ()
    """Dated looks for risks."""
    looked_for: tuple[Look, ...] = ()
    """Domains in which protective factors were looked for."""
    claims: tuple[Claim, ...] = ()
    """What was said that the record can bear out or not."""
    capacity: tuple[CapacityRating, ...] = ()
    """Each adult's capacity to sustain change."""
    wishes: tuple[Wish, ...] = ()
    """What the child and the adults want."""
    assessments: tuple[Assessment, ...] = ()
    """Assessments and their authors."""
    windows: tuple[Window, ...] = ()
    """Longer times set by an expert, a court or the plan."""
    supports_relied_on: tuple[SupportReliedOn, ...] = ()
    """Supports the care depends on."""
    plans: Plans = Plans()
    """Everything planned."""
    measures: tuple[Measure, ...] = ()
    """Questionnaires and tests."""
    reviews: tuple[Review, ...] = ()
    """Review meetings."""
    returns: tuple[Return, ...] = ()
    """Returns home that began."""
    decisions: tuple[Decision, ...] = ()
    """Decisions of the panel or manager."""
    views: tuple[View, ...] = ()
    """The two co-workers' views."""
    own_judgement: OwnJudgement | None = None
    """The writer's own judgement, before this tool's answer."""
    responses: tuple[Response, ...] = ()
    """Answers to challenges."""
    rationales: tuple[Rationale, ...] = ()
    """Managers' reasons about factors on the red list."""
    steps: tuple[StepTaken, ...] = ()
    """Steps of the framework, the law or the pathway that were taken or not, where nothing else here shows it."""
    withheld: tuple[Withheld, ...] = ()
    """What a supervisor, a panel, a parent or a child may not see on the page written for them."""
    unread: tuple[AnyFields, ...] = ()
    """Rows an import could not read, whole, with their sheet, row and reason."""
    expected: AnyFields = Field(default_factory=FrozenDict)
    """For the casebook alone: what a test and a trainer hold the answer to. The engine never sees it."""

    @model_validator(mode="before")
    @classmethod
    def _understood(cls, given: object) -> object:
        return fill_understood(given)
