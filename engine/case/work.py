"""What the people around the family did and decided: assessments, measures, reviews, views, decisions, answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from engine.case.fields import (
    Day,
    EntryIds,
    FactorId,
    FamilyIds,
    Id,
    Number,
    OwnId,
    ProposalId,
    Refers,
    Row,
    StepId,
    Text,
    WhoId,
    WhoIds,
    YesNo,
)
from engine.case.words import Answer, Class, Point, Reader

MeasureId = Annotated[Id, Refers("measure")]


class Covers(Row):
    """The time an assessment covers."""

    from_: Day | None = Field(None, alias="from")
    """First day."""
    until: Day | None = None
    """Last day."""


class SignedOff(Row):
    """Who signed an assessment off, and when."""

    by: WhoId | None = None
    """Who."""
    on: Day | None = None
    """The day."""


class Assessment(Row):
    """An assessment: its author, whom they met, what it covers and what it relied on."""

    id: OwnId
    """Short id, such as as1."""
    by: WhoId | None = None
    """Its author."""
    about: FamilyIds = ()
    """Whom it is about."""
    met: FamilyIds = ()
    """Whom its author met."""
    on: Day | None = None
    """The day it was finished."""
    covers: Covers | None = None
    """The time it covers."""
    brief: Text | None = None
    """What it was asked to do."""
    cites: EntryIds = ()
    """The entries it mentions."""
    signed_off: SignedOff | None = None
    """Who signed it off."""


class Measure(Row):
    """What a questionnaire or test gave."""

    of: Annotated[Id, Refers("adult", "child")]
    """Whom it is about."""
    measure: MeasureId
    """The measure, such as audit."""
    on: Day | None = None
    """The day."""
    by: WhoId | None = None
    """Who gave it."""
    value: Number
    """What it gave."""


class Review(Row):
    """A review meeting."""

    on: Day | None = None
    """The day."""
    kind: Text | None = None
    """What kind: lac_review, core_group, legal_planning..."""
    attended: WhoIds = ()
    """Who came."""
    decisions: Text | None = None
    """What was decided."""


class Dissent(Row):
    """Somebody who did not agree with a decision."""

    by: WhoId | None = None
    """Who."""
    says: Text | None = None
    """Why."""


def _bare_dissent(given: object) -> object:
    """A bare word is the id of who dissented; a bare sentence, what they said."""
    if isinstance(given, str):
        return {"says": given} if " " in given.strip() else {"by": given}
    return given


class Decision(Row):
    """A decision of the panel or the manager."""

    point: Point | None = None
    """rc1 after assessment, rc2 before return, rc3 about six months after, rc_event after an event."""
    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    on: Day | None = None
    """The day."""
    class_: Class | None = Field(None, alias="class")
    """The class decided: severe, high, medium, low or not_classified."""
    by: WhoIds = ()
    """Who decided."""
    reasons: Text | None = None
    """Why."""
    dissent: tuple[Annotated[Dissent, BeforeValidator(_bare_dissent)], ...] = ()
    """Who did not agree, and why."""


class View(Row):
    """The view of one of the two co-workers, recorded before either sees the other's."""

    by: WhoId
    """Whose view."""
    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    on: Day | None = None
    """The day."""
    class_: Class | None = Field(None, alias="class")
    """The class they would give."""
    reasons: Text | None = None
    """Why."""


class OwnJudgement(Row):
    """The writer's own judgement, recorded before this tool's answer was seen."""

    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    by: WhoId | None = None
    """Whose judgement."""
    class_: Class | None = Field(None, alias="class")
    """The class they would give."""
    reasons: Text | None = None
    """Why."""
    on: Day | None = None
    """The day."""


class Response(Row):
    """An answer to a challenge. It never deletes the challenge."""

    challenge: Text
    """The id of the challenge, as the answer printed it."""
    answer: Answer
    """accepted, explained or disputed."""
    entries: EntryIds = ()
    """The entries behind the answer."""
    by: WhoId | None = None
    """Who answered."""
    agreed_by: WhoId | None = None
    """Who agreed: somebody other than the case holder and the one who answered."""
    on: Day | None = None
    """The day."""


class Rationale(Row):
    """A manager's reason why a factor on the red list does not keep the class at medium."""

    factor: FactorId
    """The factor."""
    by: WhoId | None = None
    """The manager."""
    on: Day | None = None
    """The day."""
    says: Text | None = None
    """Why."""
    what_changed: Text | None = None
    """What changed since the newest entry on that factor."""


class StepTaken(Row):
    """A step of the framework, of the law or of the local pathway, and whether it was done."""

    step: StepId
    """The gate, the duty or the step of a pathway, by its id: g1_genogram, r39_2a, bcp_1_1..."""
    proposal: ProposalId = ""
    """The proposal. May be left out where there is one."""
    done: YesNo | None = None
    """yes or no; left out, nothing is said."""
    on: Day | None = None
    """The day it was done, or found not to be done."""
    by: WhoId | None = None
    """Who did it, or found that it was not."""
    entries: EntryIds = ()
    """The entries that show it."""
    says: Text | None = None
    """What there is to say about it."""


class Withheld(Row):
    """What a reader may not see, on top of what the pages for parents and children never show. The answer is the same;
    the pages for that reader say that something is withheld, and how much."""

    entries: EntryIds = ()
    """Entries whose words are withheld: that there is one, and its day, are still shown."""
    people: WhoIds = ()
    """People whose names are withheld."""
    from_: tuple[Reader, ...] = Field((), alias="from")
    """From whom: supervisor, panel, parent, child."""
    why: Text | None = None
    """Why. It is shown to nobody it is withheld from."""
    by: WhoId | None = None
    """Who decided it."""
    on: Day | None = None
    """The day."""
