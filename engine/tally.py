"""Worst of several, weakest of several: plain tallies over what the rules concluded (semantics 1.6, 4.1, 4.3).

Counting and ranking are no work for rules (semantics 8). The steps of the engine and the plain table
(`engine.table`) both tally with these functions, and each then looks the outcome up for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

STATUS_RANK = {"absent": 0, "addressed": 0, "being_addressed": 1, "present": 2}
VOTE_RANK = {"low": 0, "medium": 1, "high": 2, "severe": 3}
CLASS_RANK = {"low": 0, "medium": 1, "not_classified": 2, "high": 3, "severe": 4}
HOPEFUL = frozenset({"low", "medium"})
GLOOMY = frozenset({"high", "severe"})
LEVEL_RANK = {"sustained": 0, "evidenced": 1, "limited": 2, "none": 3}
CARE_QUESTION = ("rf_abuse_neglect", "rf_abuse_no_explanation", "rf_abuse_recent")

Pair = tuple[str, str]
"""A subject (adult or child id) and a factor id."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One factor asked for itself: where it stands (`harm_bearing`, `core`, `other`) and what its vote turns on."""

    subject: str
    factor: str
    place: str
    status: str
    recent: bool
    checked: bool


def end_of(reading: str) -> str:
    """`best` or `worst`: the end at which a reading puts what is open."""
    return "worst" if reading in ("worst", "ratings_worst") else "best"


def closed(status: str, end: str) -> str:
    """A status of a reason for care with an open one put at its best or its worst; absent counts as addressed."""
    if status == "open":
        return "addressed" if end == "best" else "present"
    return "addressed" if status == "absent" else status


def worst_status(statuses: Iterable[str], end: str) -> str:
    """The worst of several statuses of one reason, open ones closed first; `addressed` where there are none."""
    return max((closed(s, end) for s in statuses), key=STATUS_RANK.__getitem__, default="addressed")


def list_state(recorded: bool, statuses: Sequence[str]) -> str:
    """How much of the list is addressed: `not_recorded`, `nothing_left`, `all`, `some` or `none`."""
    if not recorded:
        return "not_recorded"
    if not statuses:
        return "nothing_left"
    if all(status == "addressed" for status in statuses):
        return "all"
    return "none" if all(status == "present" for status in statuses) else "some"


def highest(votes: Iterable[str]) -> str:
    """The highest of several votes; low where there are none."""
    return max(votes, key=VOTE_RANK.__getitem__, default="low")


def weakest(levels: Iterable[str]) -> str:
    """The weakest of several capacity levels; `nothing_asked` where there are none."""
    return max(levels, key=LEVEL_RANK.__getitem__, default="nothing_asked")


def care_question(
    subject: str, statuses: Mapping[Pair, str], on_list: frozenset[Pair], spoken: frozenset[Pair]
) -> list[str]:
    """Which members of the one question of care and harm vote for an adult (semantics 3.5; reading V3)."""
    members = list(CARE_QUESTION)
    off_list = [m for m in members if (subject, m) not in on_list]
    voting = [m for m in off_list if statuses.get((subject, m), "open") != "open" or (subject, m) in spoken]
    if not voting and len(off_list) == len(members):
        return members  # one open question, cast by all three alike
    return voting
