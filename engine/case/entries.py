"""The chronology: what happened, when, who says so and what that rests on."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.case.fields import (
    AnyFields,
    ChildIds,
    Day,
    EntryIds,
    FactorId,
    FamilyIds,
    FrozenDict,
    Id,
    OwnId,
    Refers,
    Row,
    Text,
    Texts,
    WhoId,
    YesNo,
    part_of_day,
)
from engine.case.words import Direction, Precision, RestsOn, Severity, SourceKind, StandingWord

EventType = Annotated[Text, Refers("event_type")]
EntryOrWho = Annotated[Id, Refers("entry", "person", "adult", "child")]


class Source(Row):
    """Who reported an entry."""

    kind: SourceKind | None = None
    """What kind of source: self_report, social_worker, health, police, court..."""
    who: WhoId | None = None
    """The person, adult or child, where the case knows them."""


class Tag(Row):
    """A factor an entry speaks to, and which way: one event can be a concern on one and a strength on another."""

    id: FactorId
    """The factor."""
    direction: Direction | None = None
    """concern or strength. Blank only on a suggestion whose words do not say which way."""
    confirmed: YesNo = True
    """False for a suggestion no person has confirmed yet; it never counts towards a class until one does."""

    @model_validator(mode="after")
    def _confirmed_goes_one_way(self) -> Self:
        if self.direction is None and self.confirmed:
            raise PydanticCustomError("tag_without_direction", "is confirmed and has no direction")
        return self


class Standing(Row):
    """What an entry was worth from a day on, and what made it so."""

    is_: StandingWord = Field(alias="is")
    """established, alleged, disputed, disproved or not_proved."""
    from_: Day | None = Field(None, alias="from")
    """The day from which it stands so; blank means from the beginning."""
    by: EntryOrWho | None = None
    """The entry (the judgment, the laboratory's letter) that made it so, or who did."""


def expand_entry_day(given: object) -> object:
    """`date: 2020-01` means that month and `date: 2020` that year, where the precision says nothing else.

    With `between` a month or year stands for its first day in `date` and its last in `latest`; with `before`, for
    everything before its first day. A date that does not fit its precision is left as it is, and refused.
    """
    if not isinstance(given, dict):
        return given
    given = dict(given)
    precision = given.get("precision") or None
    if (part := part_of_day(given.get("date"))) is not None:
        first, _, written = part
        if precision in (None, written, "year", "before", "between"):
            given["date"] = first
            given["precision"] = precision or written
    if precision == "between" and (part := part_of_day(given.get("latest"))) is not None:
        given["latest"] = part[1]
    return given


class Entry(Row):
    """One entry of the chronology."""

    id: OwnId
    """Short id, such as e6. Never reused."""
    date: Day | None = None
    """The day. 2020-01 means that month, 2020 that year, blank means not known."""
    precision: Precision = "day"
    """How exactly: day, month, year, about (31 days either side), before, between (up to `latest`)."""
    latest: Day | None = None
    """The last day it can have been, with precision between."""
    until: Day | None = None
    """The last day, where it went on for a time."""
    after: EntryIds = ()
    """Entries it came after, where that is all that is known."""
    recorded: Day | None = None
    """The day it was written into the record."""
    type: EventType | None = None
    """What kind of event: home_visit, drug_test, police_callout, treatment_started..."""
    event: Text | None = None
    """What happened, in the record's own words."""
    source: Source | None = None
    """Who reported it."""
    rests_on: RestsOn | None = None
    """What it rests on: seen, tested, document, or told."""
    told_by: WhoId | None = None
    """Who told it, where it rests on what somebody said."""
    announced: YesNo | None = None
    """Whether a visit was announced."""
    about: FamilyIds = ()
    """The adults it is about. Blank means nobody in particular."""
    children: ChildIds = ()
    """The children it is about. Blank means all of them."""
    factors: tuple[Tag, ...] = ()
    """The factors it speaks to, each as a concern or a strength."""
    rejected: tuple[FactorId, ...] = ()
    """Suggested factors that a person looked at and turned down; they are not suggested again."""
    themes: Texts = ()
    """Themes that are no factor: oversight, honesty, assessment, overall_view."""
    standing: tuple[Standing, ...] = ()
    """Its standing, dated; none recorded means established."""
    severity: Severity | None = None
    """minor, moderate, serious or grave. Blank is not minor."""
    child_seen: Text | None = None
    """Whether the child was seen: alone, seen, not_seen."""
    impact: Text | None = None
    """What it meant for the child."""
    response: Text | None = None
    """What was done about it."""
    known_to: Texts = ()
    """The agencies that knew."""
    disagrees_with: EntryIds = ()
    """Entries that say otherwise."""
    also: AnyFields = Field(default_factory=FrozenDict)
    """What else the imported row said, by the name of its column, where this format has no field for it."""
    from_rows: Texts = ()
    """Marks of the imported rows it was made from; importing those again adds nothing. Leave them as they are."""

    _day = model_validator(mode="before")(expand_entry_day)
