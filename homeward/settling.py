"""Says whether an answer to a challenge settles what it was given to, and if not, why (semantics 2.2; readings W4, W5).

It asks the engine which entries are settled; the words for what is missing are put together here, one condition of the
rule at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.assessment import Assessment, ProposalAnswer
from engine.case import Response
from engine.fact import Conclusion
from engine.gather.support import challenge_id, settles
from engine.gather.view import View
from engine.knowable import KNOWN, LATER, ReadEntry
from explanations.words import day_said

CASE_HOLDER: Final = "role_case_holder"
_MOST_TOLD: Final = 12
_BASIS: Final = {"tested": "a test", "seen": "what was seen", "document": "a document", "told": "what was told"}


@dataclass(frozen=True)
class Settling:
    """What an answer settles: the ids of the entries settled and not settled, and a sentence on each thing missing."""

    settled: tuple[str, ...]
    not_settled: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class _Opposed:
    """An entry an answer has to answer, and the ordinal day it is read at."""

    entry: ReadEntry
    day: int


def challenges_of(assessment: Assessment) -> dict[str, tuple[ProposalAnswer, Conclusion]]:
    """Every challenge of the answer by its id, with the proposal it belongs to."""
    return {
        challenge["id"]: (answer, challenge)
        for answer in assessment.proposals
        for challenge in answer.conclusions("challenge")
    }


def settled_by(assessment: Assessment, response: Response) -> Settling:
    """What one answer settles on the day the assessment speaks of. The challenge must be one the assessment has."""
    answer, challenge = challenges_of(assessment)[response.challenge]
    opposed = _opposed(assessment, answer, challenge)
    view = answer.sheet.view
    factor, favourable = challenge["factor"], challenge["direction"] == "against_optimism"
    settled: list[_Opposed] = []
    not_settled: list[_Opposed] = []
    for each in opposed:
        is_settled = settles(view, response, each.entry, each.day, factor, favourable)
        (settled if is_settled else not_settled).append(each)
    missing = list(_missing(view, response, factor, favourable, not_settled)) if not_settled else []
    if not opposed:
        missing = [_A_SHAPE]
    return Settling(tuple(e.entry.id for e in settled), tuple(e.entry.id for e in not_settled), tuple(missing))


def what_would_settle(assessment: Assessment, challenge_: str) -> str:
    """What an answer needs in order to settle every entry of a challenge that no answer on record settles."""
    answer, challenge = challenges_of(assessment)[challenge_]
    view = answer.sheet.view
    factor, favourable = challenge["factor"], challenge["direction"] == "against_optimism"
    opposed = _opposed(assessment, answer, challenge)
    if not opposed:
        return _A_SHAPE
    given = [row for row in view.case.responses if row.challenge == challenge_]
    left = [
        each
        for each in opposed
        if not any(settles(view, row, each.entry, each.day, factor, favourable) for row in given)
    ]
    if not left:
        return _NOTHING_LEFT
    way = "strength" if favourable else "concern"
    newest = day_said(date.fromordinal(max(each.day for each in left)).isoformat())
    basis = _BASIS.get(max(left, key=lambda each: each.entry.directness).entry.rests_on or "")
    direct = f", at least as direct as {basis}" if basis else ""
    return (
        f"An answer, explained or disputed, with an established and independent entry behind it that is tagged {way} "
        f"on {factor} and dated {newest} or later{direct}; agreed by a second person who is neither the one who "
        "answers nor the case holder."
    )


_A_SHAPE: Final = (
    "No answer settles a challenge of this kind: an answer is shown beside it, and what changes it is evidence."
)
_NOTHING_LEFT: Final = "Every entry of it is settled by an answer on record."


def _opposed(assessment: Assessment, answer: ProposalAnswer, challenge: Conclusion) -> list[_Opposed]:
    """The entries of a challenge that an answer can settle: those that contest a rating or claim, or, where they speak
    against the return alone, all of them. None where the challenge is no list of entries on one factor."""
    factor, favourable = challenge["factor"], challenge["direction"] == "against_optimism"
    if challenge["id"] != challenge_id(answer.id, challenge["direction"], factor):
        return []
    if factor not in assessment.knowledge.factors:
        return []
    found: dict[str, _Opposed] = {}
    for backing in answer.sheet.backings:
        if backing.factor == factor and backing.favourable == favourable:
            found.update({each.entry.id: _Opposed(each.entry, each.day) for each in backing.contesting})
    if not found:
        for entry in _entries_of(assessment, answer, challenge):
            found[entry.id] = _Opposed(entry, entry.concern_day if favourable else entry.strength_day)
    return [found[name] for name in sorted(found)]


def _entries_of(assessment: Assessment, answer: ProposalAnswer, challenge: Conclusion) -> Iterator[ReadEntry]:
    """The chronology entries a challenge was made from."""
    held = answer.sheet.view.record.entries
    for firing in assessment.trace.derivations[challenge["id"]]:
        for premise in firing.premises:
            for source in assessment.sources.get(premise, ()):
                if source in held:
                    yield held[source]


def _missing(view: View, response: Response, factor: str, favourable: bool, unsettled: list[_Opposed]) -> Iterator[str]:
    """A sentence on every condition of the rule that the answer does not meet."""
    if response.answer == "accepted":
        yield "It accepts the challenge, so there is nothing to settle: correct the rating, claim or plan instead."
        return
    if not view.counts(response.on):
        yield (
            f"It is dated {response.on}, after the day the case speaks of ({view.case.as_of}). It counts from its own "
            f"day on: move `as_of`, or look with --as-of {response.on}."
        )
    yield from _second_person(view, response)
    if not response.entries:
        yield "No entry stands behind it. A reason alone is shown, and settles nothing."
    told = [
        line
        for name in response.entries
        for line in _entry_lacks(view, view.record.entries[name], factor, favourable, unsettled)
    ]
    yield from told[:_MOST_TOLD]
    if len(told) > _MOST_TOLD:
        yield f"And {len(told) - _MOST_TOLD} more of the same kind."


def _second_person(view: View, response: Response) -> Iterator[str]:
    person = view.record.people.get(response.agreed_by or "")
    if not response.agreed_by:
        yield "Nobody else has agreed it. Name with --agreed-by who did, not the case holder."
    elif response.agreed_by == response.by:
        yield "It is agreed by the one who gave it. A second person has to look."
    elif person is not None and person.role == CASE_HOLDER:
        yield "It is agreed by the case holder. Somebody else has to look."


def _entry_lacks(
    view: View, entry: ReadEntry, factor: str, favourable: bool, unsettled: list[_Opposed]
) -> Iterator[str]:
    """What one entry behind the answer lacks, taken alone or against each entry it has to answer."""
    way = "strength" if favourable else "concern"
    if entry.known == LATER:
        yield f"{entry.id} came after the day the case speaks of."
        return
    if entry.known != KNOWN:
        yield f"{entry.id}: it cannot be told whether it was known on the day the case speaks of. Give it a date."
    if entry.standing != "established":
        yield f"{entry.id} is {entry.standing.replace('_', ' ')}, and only an established entry settles anything."
    if not any(tag == factor and direction == way and sure for tag, direction, sure in entry.tags):
        yield f"{entry.id} is not tagged {way} on {factor}."
    if not _is_independent(view, entry, favourable):
        yield f"{entry.id} is the word of the household alone, or says neither what it rests on nor who told it."
    day = entry.strength_day if favourable else entry.concern_day
    for each in unsettled:
        if day < each.day:
            yield f"{entry.id} is earlier than {each.entry.id}, which it answers."
        if entry.directness < each.entry.directness:
            yield f"{entry.id} is less direct than {each.entry.id}, which rests on {_BASIS[each.entry.rests_on or '']}."


def _is_independent(view: View, entry: ReadEntry, favourable: bool) -> bool:
    if favourable:
        return view.independent_strength(entry)
    return not (view.admission_by(entry) is not None and len(entry.about) == 1)
