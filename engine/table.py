"""The same questions as the rules ask, as one plain function: for what-ifs, ranges and what would change the class.

It reads the rows of the table from the same knowledge as the rules (`knowledge_base/table/rows.yaml`) and is held
equal to the engine by test (semantics 5.7). It explains nothing; whatever is shown to a person is confirmed by one
run of the engine on facts that say `supposed`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engine.gather.capacity import Change
from engine.tally import LEVEL_RANK, STATUS_RANK, VOTE_RANK, Ballot, end_of, highest, weakest
from knowledge_base import Knowledge


@dataclass(frozen=True, slots=True)
class Position:
    """One reading of one proposal as the table sees it."""

    reading: str
    list_state: str
    ballots: tuple[Ballot, ...]
    unmet: bool
    protection: str  # found, not_proved or none, capacity for change left out
    levels: tuple[str, ...]  # the capacity levels asked
    wishes: tuple[str, ...]  # yes, opposed or no_vote
    red_list: str  # none, answered or unanswered

    def changed(self, **values: object) -> Position:
        """The same position with some things otherwise."""
        return replace(self, **values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Standing:
    """The four votes and the class of one reading."""

    votes: Mapping[str, str]
    protection: str
    weakest: str
    class_: str


def status_of(rated: str, concern: bool, window: str, check: bool, delivered: bool) -> str:
    """The status of a dynamic factor (semantics 3.2, reading S3), as the rules of pass STATE give it."""
    if rated == "present":
        return "present"
    if rated == "addressed" or (rated == "absent" and concern):
        status = {"sustained": "addressed", "shorter": "being_addressed"}.get(window, "present")
    elif rated == "being_addressed":
        status = "present" if window == "none" else "being_addressed"
    elif rated == "absent":
        status = "absent" if check or window != "none" else "open"
    else:
        return "present" if concern else "open"
    return status if delivered or status in ("present", "open") else "open"


def level_of(change: Change, reading: str) -> str:
    """The capacity an adult's change shows, never better than rated (semantics 3.6; readings C3, C9)."""
    goals = change.goals != "not_reached"
    level = level_from(change.window, goals, change.tested, change.seen, change.claimed, change.concern, reading)
    return weakest([level, change.rated.value]) if change.rated.value is not None else level


def level_from(window: str, goals: bool, tested: bool, seen: bool, claimed: bool, concern: bool, reading: str) -> str:
    """The level the record itself shows; ``goals`` says that no goal stands unreached."""
    if window != "none" and goals:
        return "sustained" if window == "sustained" and tested else "evidenced"
    if window != "none" or seen:
        return "limited"
    if claimed or not concern:
        return "limited" if end_of(reading) == "best" else "none"
    return "none"


def list_vote(state: str, end: str) -> str:
    """The vote of the list of reasons for care (semantics 4.1 (i))."""
    if state == "not_recorded":
        return "low" if end == "best" else "high"
    return {"nothing_left": "low", "all": "low", "none": "high"}.get(state, "medium")


def factor_vote(ballot: Ballot, end: str) -> str:
    """The vote of one factor asked for itself (semantics 4.1 (ii); readings V3, V4)."""
    if ballot.status == "open":
        worst = "high" if ballot.place == "harm_bearing" else "medium" if ballot.place == "core" else "low"
        return "low" if end == "best" else worst
    if STATUS_RANK[ballot.status] == 0:
        return "low"
    if ballot.place != "harm_bearing" or ballot.status == "being_addressed":
        return "medium"
    if ballot.recent:
        return "high"
    return "medium" if ballot.checked or end == "best" else "high"


def look_up(knowledge: Knowledge, vote: str, state: str) -> tuple[str, str]:
    """What the table gives for where a vote stands, and the id of the row that gives it."""
    for row_vote, row_state, gives, row_id in table_lines(knowledge):
        if row_vote == vote and row_state == state:
            return gives, row_id
    raise LookupError(f"table/rows.yaml: no row of the {vote} vote is for {state!r}; add it to one row's `when`.")


def table_lines(knowledge: Knowledge) -> list[tuple[str, str, str, str]]:
    """Every line of the table as (vote, state, what it gives, row id); a row for several states is several lines."""
    lines = _LINES.get(knowledge.hash)
    if lines is None:
        lines = [
            (row.vote, state, row.gives, row.id)
            for row in knowledge.table_rows.values()
            if row.vote in VOTES and row.gives is not None
            for state in row.when.get("state", ())
        ]
        _LINES[knowledge.hash] = lines
    return lines


_LINES: dict[str, list[tuple[str, str, str, str]]] = {}
VOTES = frozenset({"risk", "protective", "capacity", "wishes"})


def wishes_state(wishes: Sequence[str], risk: str) -> str:
    """Where the wishes stand, given the risk vote of the same reading."""
    if "opposed" not in wishes:
        return "all_yes"
    return "opposed_risk_low" if risk == "low" else "opposed"


def protection_state(protection: str, capacity_vote: str, asked: bool) -> str:
    """Protection with capacity for change counted in: it stands when capacity is evidenced or better."""
    return "found" if asked and capacity_vote in ("low", "medium") else protection


def stand(knowledge: Knowledge, position: Position) -> Standing:
    """The votes and class of one position."""
    end = end_of(position.reading)
    cast = [list_vote(position.list_state, end), *(factor_vote(b, end) for b in position.ballots)]
    if position.unmet and position.reading == "worst":
        cast.append("high")
    risk = look_up(knowledge, "risk", highest(cast))[0]
    level = weakest(position.levels)
    capacity = look_up(knowledge, "capacity", level)[0]
    protection = protection_state(position.protection, capacity, bool(position.levels))
    votes = {
        "risk": risk,
        "protective": look_up(knowledge, "protective", protection)[0],
        "capacity": capacity,
        "wishes": look_up(knowledge, "wishes", wishes_state(position.wishes, risk))[0],
    }
    return Standing(votes, protection, level, class_of(votes, protection, level, position.red_list, end))


def class_of(votes: Mapping[str, str], protection: str, level: str, red_list: str, end: str) -> str:
    """The class of one reading (semantics 5.1; reading K1)."""
    top = highest(votes.values())
    nothing_found = protection == "none" or (protection == "not_proved" and end == "worst")
    if votes["risk"] == "high" and nothing_found and level == "none":
        return "severe"
    return "medium" if top == "low" and red_list == "unanswered" else top


def together(best: str, worst: str) -> tuple[str, str]:
    """The class made from the two ends, and what is not excluded (semantics 5.2; reading K2)."""
    if best == worst:
        return best, "neither"
    if (best, worst) == ("low", "medium"):
        return "medium", "low"
    if (best, worst) == ("high", "severe"):
        return "high", "severe"
    return "not_classified", "neither"


def class_at_both_ends(knowledge: Knowledge, best: Position, worst: Position) -> tuple[str, str]:
    """The class of the two evidence readings taken together, and what is not excluded."""
    return together(stand(knowledge, best).class_, stand(knowledge, worst).class_)


__all__ = [
    "LEVEL_RANK",
    "VOTE_RANK",
    "Position",
    "Standing",
    "class_at_both_ends",
    "class_of",
    "factor_vote",
    "list_vote",
    "look_up",
    "protection_state",
    "stand",
    "status_of",
    "together",
    "wishes_state",
]
