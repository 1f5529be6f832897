"""Why the class is not another one: rule by rule the first condition that failed, and what stands in its way.

For the class asked, every rule that could have given it, at both ends of what is not known and then in each reading
that fell short; then, for each vote that kept it from being reached, what that vote rests on and how that ends:
recorded, no record, or accounts that differ (`explanations.hindrances`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.assessment import Assessment, ProposalAnswer
from engine.tally import CLASS_RANK, VOTE_RANK
from explanations.case_rows import Told
from explanations.class_rules import (
    OF_A_READING,
    OF_BOTH_ENDS,
    ClassRule,
    ends_asked,
    first_failed,
    held_against,
    read_by,
    rules_for,
)
from explanations.hindrances import Hindrances
from explanations.why import NothingOfThatName

READINGS: Final = ("best", "worst")
VOTES: Final = ("risk", "protective", "capacity", "wishes")
CLASSES: Final = ("severe", "high", "medium", "low", "not_classified")


def why_not(assessment: Assessment, class_: str, proposal: str | None = None) -> Told:
    """Why the class of a proposal is not the one asked; of the first proposal where none is named.

    Gives `verdict` (`it_is`, `not_excluded`, `in_range` or `not_it`), `ends`: the rules over both ends with the first
    condition that failed, `readings`: for each end that fell short the rules of that reading and the hindrances behind
    it. Raises NothingOfThatName for a class or proposal there is none of.
    """
    if class_ not in CLASSES:
        raise NothingOfThatName(f"There is no class {class_!r}. There is: {', '.join(CLASSES)}.")
    answer = _answer(assessment, proposal)
    rules = [_rule(assessment, answer, rule, class_, "evidence") for rule in rules_for(OF_BOTH_ENDS, class_)]
    headline = answer.classification("evidence")
    excluded = headline["not_excluded"]
    told: Told = {
        "proposal": answer.id,
        "asked": class_,
        "class": headline["class"],
        "not_excluded": None if excluded == "neither" else excluded,
        "best_case": answer.class_in("best"),
        "worst_case": answer.class_in("worst"),
        "verdict": _verdict(answer, class_),
        "ends": rules,
        "readings": [],
    }
    if class_ != "not_classified" and headline["class"] != class_:
        told["readings"] = [row for reading in READINGS if (row := _reading(assessment, answer, class_, reading))]
    return told


def _answer(assessment: Assessment, proposal: str | None) -> ProposalAnswer:
    held = {answer.id: answer for answer in assessment.proposals}
    if proposal is None:
        return assessment.proposals[0]
    if proposal not in held:
        raise NothingOfThatName(f"There is no proposal {proposal!r} in this answer. There is: {', '.join(held)}.")
    return held[proposal]


def _verdict(answer: ProposalAnswer, class_: str) -> str:
    headline = answer.classification("evidence")
    if headline["class"] == class_:
        return "it_is"
    if headline["not_excluded"] == class_:
        return "not_excluded"
    best, worst = (CLASS_RANK[answer.class_in(reading)] for reading in READINGS)
    inside = class_ in CLASS_RANK and class_ != "not_classified" and best <= CLASS_RANK[class_] <= worst
    return "in_range" if headline["class"] == "not_classified" and inside else "not_it"


def _rule(assessment: Assessment, answer: ProposalAnswer, rule: ClassRule, class_: str, reading: str) -> Told:
    """One rule that could have given the class: each condition as asked and as it stands, and the first that failed."""
    fact = read_by(assessment, answer.id, rule.kind, reading)
    conditions = held_against(rule, fact, class_)
    failed = first_failed(conditions)
    return {
        "card": rule.card,
        "rule": rule.rule,
        "title": assessment.knowledge.cards[rule.card].title,
        "reading": reading,
        "fact": fact["id"],
        "conditions": [
            {"field": one.field, "asks": one.asks, "stands": one.stands, "holds": one.holds} for one in conditions
        ],
        "first_failed": failed,
    }


# --- one reading that fell short --------------------------------------------------------------------------------------
def _reading(assessment: Assessment, answer: ProposalAnswer, class_: str, reading: str) -> Told | None:
    """What one end would have had to be, the rules that would have made it so, and what stands in the way; None where
    this end is as the class asks."""
    stands = answer.class_in(reading)
    end = READINGS.index(reading)
    wanted = {pair[end] for pair in ends_asked(class_)}
    if stands in wanted or not wanted:
        return None
    need = min(wanted, key=lambda name: abs(CLASS_RANK[name] - CLASS_RANK[stands]))
    better = CLASS_RANK[need] < CLASS_RANK[stands]
    rules = [_rule(assessment, answer, rule, need, reading) for rule in rules_for(OF_A_READING, need)]
    return {
        "reading": reading,
        "stands": stands,
        "needs": need,
        "better": better,
        "rules": rules,
        "hindrances": list(_hindrances(assessment, answer, reading, need, better)),
    }


def _hindrances(
    assessment: Assessment, answer: ProposalAnswer, reading: str, need: str, better: bool
) -> Iterator[Told]:
    """Vote by vote what keeps the reading from the class it would need to have."""
    asking = Hindrances(assessment, answer)
    votes = {vote: answer.reader.votes(reading)[vote]["gives"] for vote in VOTES}
    if better:
        if need == "high":
            yield from _short_of_severe(asking, reading)
            return
        for vote in sorted(VOTES, key=lambda name: (-VOTE_RANK[votes[name]], VOTES.index(name))):
            if VOTE_RANK[votes[vote]] > VOTE_RANK[need]:
                yield from asking.of_vote(vote, reading, need, better=True)
        if need == "low" and max(VOTE_RANK[value] for value in votes.values()) == 0:
            yield from asking.red_list()
    elif need == "severe":
        yield from _for_severe(asking, answer, reading, votes)
    else:
        # Any one vote at what is needed would do: each says what holds it below.
        for vote in VOTES:
            yield from asking.of_vote(vote, reading, need, better=False)


def _short_of_severe(asking: Hindrances, reading: str) -> Iterator[Told]:
    """What makes severe: one of these otherwise, and it would be high (semantics 5.1)."""
    yield from asking.of_vote("risk", reading, "medium", better=True)
    yield from asking.of_vote("protective", reading, "low", better=True)
    yield from asking.of_vote("capacity", reading, "medium", better=True)


def _for_severe(asking: Hindrances, answer: ProposalAnswer, reading: str, votes: dict[str, str]) -> Iterator[Told]:
    """What keeps severe away: a risk vote below high, something that protects or was never looked for, or capacity."""
    if votes["risk"] != "high":
        yield from asking.of_vote("risk", reading, "high", better=False)
    if answer.reader.protection(reading)[0] != "none":
        yield from asking.of_vote("protective", reading, "high", better=False)
    if answer.reader.votes(reading)["capacity"]["state"] != "none":
        yield from asking.of_vote("capacity", reading, "high", better=False)
