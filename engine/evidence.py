"""A record read at both ends of its evidence without facts: what a what-if needs of it, and nothing else (5.7).

`engine.plain` makes every conclusion from the very facts the rules are handed. A what-if that changes the record asks
only where its two evidence readings stand, and asks it for many records. So the conclusions that a position is made
from are drawn here from the sheet itself: the readings on the ratings, the sources, and the statements that no vote
reads are left out, which is most of the work. A test holds each of them equal to the one `engine.plain` makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from engine import facts as kinds
from engine.fact import Conclusion
from engine.gather.protection import Protective
from engine.gather.ratings import capacity_rated, ratings_of
from engine.gather.reasons import Reason
from engine.gather.support import backing_of, is_favourable
from engine.position import Reader
from engine.sheet import CARE_OF_CHILD, EVIDENCE, Sheet
from engine.standings import (
    care_level,
    no_better_than_rated,
    protective_standing,
    reason_status,
    support_of,
    wish_standing,
)
from engine.steps.state import StateSteps
from engine.suppositions import protection_supposed, wish_supposed
from engine.table import class_at_both_ends, factor_vote, level_from, status_of
from engine.tally import end_of, worst_status
from knowledge_base import Knowledge

Made = TypeVar("Made", bound=Conclusion)


def evidence_read(sheet: Sheet, like: Sheet) -> Reader:
    """The two evidence readings of a sheet, as a reader that gives their positions; it holds nothing of the ratings.

    ``like`` is the sheet this one was made from, of the same proposal: what its case alone says is not read again.
    """
    if sheet.view.case is like.view.case:
        # Ratings are rows of the case, not entries, so those read once stand for every record of the same case.
        sheet.view.ratings_read = like.view.ratings_read
    read = {each["id"]: each for drawn in (_statuses, _capacity) for each in drawn(sheet)}
    reader = Reader(sheet, read)
    read = read | {each["id"]: each for drawn in (_reasons, _supports) for each in drawn(sheet, reader)}
    reader = Reader(sheet, read)
    return Reader(sheet, read | {each["id"]: each for each in _votes(sheet, reader)})


def class_on_evidence(knowledge: Knowledge, sheet: Sheet, like: Sheet) -> tuple[str, str]:
    """The class on the evidence, and what is not excluded; ``like`` as for `evidence_read`."""
    reader = evidence_read(sheet, like)
    return class_at_both_ends(knowledge, reader.position("best"), reader.position("worst"))


def _conclusion(kind: type[Made], **values: str) -> Made:
    """A conclusion whose words are not checked again: all of them come out of the plain table, held to it by test."""
    made = kind.__new__(kind)
    parts = [values[field] for field in kind.named_after]
    dict.update(made, values, id=".".join([kind.prefix or kind.kind, *filter(None, parts)]))
    return made


def _statuses(sheet: Sheet) -> Iterator[Conclusion]:
    for (reading, subject, factor), row in sheet.bearings.items():
        status = sheet.status_supposed(subject, factor)
        if status is None:
            status = status_of(row.rated, row.concern, row.window, row.check is not None, row.delivered)
        who = {"proposal": sheet.proposal, "reading": reading, "subject": subject, "factor": factor}
        yield _conclusion(kinds.Status, **who, status=status)


def _capacity(sheet: Sheet) -> Iterator[Conclusion]:
    shown = []
    for (reading, adult, problem), row in sheet.changes.items():
        goals = row.goals != "not_reached"
        level = level_from(row.window, goals, row.tested, row.seen, row.claimed, row.concern, reading)
        shown.append((reading, adult, problem, level, row.rated.value))
    for (reading, adult), care in sheet.care.items():
        rated = capacity_rated(sheet.view, adult, CARE_OF_CHILD).value
        shown.append((reading, adult, CARE_OF_CHILD, care_level(care.care), rated))
    for reading, adult, problem, level, rated in shown:
        who = {"proposal": sheet.proposal, "reading": reading, "adult": adult, "problem": problem}
        supposed = sheet.level_supposed(adult, problem)
        yield _conclusion(kinds.Capacity, **who, level=supposed or no_better_than_rated(level, rated or "not_rated"))


class _Driving(StateSteps):
    """Asks what drives a reason for care of the step that says so."""

    def given(self, reading: str, reason: Reason, subject: str, reader: Reader) -> str:
        """The status the driving reason gives, or `no_driver`."""
        return self._driven(reading, reason, subject, reader)


def _reasons(sheet: Sheet, reader: Reader) -> Iterator[Conclusion]:
    driving = _Driving(sheet)
    for reading in EVIDENCE:
        end = end_of(reading)
        for reason in sheet.reasons.reasons:
            for subject in reason.subjects:
                own = reader.reason_statuses(reading, reason, subject)
                compared = worst_status(("present" if status == "open" else status for status in own), end)
                given = driving.given(reading, reason, subject, reader)
                status = reason_status(worst_status(own, end), compared, given, reason.is_disproved(reading))
                who = {"proposal": sheet.proposal, "reading": reading, "reason": reason.id, "subject": subject}
                yield _conclusion(kinds.ReasonStatus, **who, status=status)


def _supports(sheet: Sheet, _: Reader) -> Iterator[Conclusion]:
    """The support of the ratings that protection is read from: no other support moves a vote."""
    view = sheet.view
    wanted = {(row.factor, rating) for end in EVIDENCE for row in sheet.protective_at(end) for rating in row.ratings}
    for factor in sorted({factor for factor, _ in wanted}):
        for row in ratings_of(view, factor):
            favourable = is_favourable(view.knowledge.factors[factor], row.status)
            if (factor, row.id) in wanted and favourable is not None:
                made = backing_of(view, row.id, factor, row.status, favourable, row.about, row.evidence)
                who = {"proposal": sheet.proposal, "about": row.id, "factor": factor, "rated": row.status}
                yield _conclusion(kinds.Support, **who, support=support_of(made.backing, made.opposed))


def _votes(sheet: Sheet, reader: Reader) -> Iterator[Conclusion]:
    """What votes for itself in each reading: factors, wishes and protection."""
    for reading in EVIDENCE:
        end, who = end_of(reading), {"proposal": sheet.proposal, "reading": reading}
        for ballot in reader.ballots(reading):
            of = {"subject": ballot.subject, "factor": ballot.factor}
            yield _conclusion(kinds.FactorVote, **who, **of, vote=factor_vote(ballot, end))
        for wish in sheet.wishes[reading]:
            said = wish_supposed(sheet.supposed, wish.person) or wish_standing(wish.word, wish.deed, end)
            yield _conclusion(kinds.WishStanding, **who, person=wish.person, wish=said)
        supposed = protection_supposed(sheet.supposed)
        if supposed is not None:
            factor, stands = supposed
            yield _conclusion(kinds.ProtectiveStanding, **who, factor=factor, subject="", standing=stands)
        for row in sheet.protective_at(end):
            standing = protective_standing(_support(reader, row), row.acts, end)
            if standing is not None:
                of = {"factor": row.factor, "subject": row.subject}
                yield _conclusion(kinds.ProtectiveStanding, **who, **of, standing=standing)


def _support(reader: Reader, row: Protective) -> str:
    support = reader.worst_support(row)
    return "contested" if support == "stands" and row.possible else support
