"""An independent reading of a case: the semantics and its readings, written out plainly and slowly.

`evaluate(case)` takes a plain dict shaped as the case file and gives, for each proposal, the statuses, supports,
capacity, votes and class that the readings (docs/decisions/0002) say. It shares nothing with the engine: not a
table, not a number, not a line. Where the two differ, one of them does not say what the page says. Comments name
the reading each step follows; the parts stand in evaluator_record (D, E, H), evaluator_status (H, R, S),
evaluator_support (W), evaluator_capacity (C) and evaluator_votes (C10, V).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from evaluator_record import READINGS, Record, once, rows
from evaluator_status import adults, is_dynamic, status, subjects_of
from evaluator_support import supports
from evaluator_tables import (
    DYNAMIC_RISK,
    MIXED_CORE,
    MIXED_OTHER,
    RED_LIST,
    VOTE_ORDER,
    domain_of,
    worst_of,
)
from evaluator_votes import (
    capacity_asked,
    capacity_vote,
    protection,
    protective_vote,
    risk_vote,
    weakest_capacity,
    wishes_vote,
)

Votes = dict[str, str]


def evaluate(case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """{proposal id: what the readings say of it}. Raises KeyError where a proposal names no child."""
    return {proposal["id"]: evaluate_proposal(Record(case, proposal)) for proposal in rows(case, "proposals")}


def evaluate_proposal(rec: Record) -> dict[str, Any]:
    """One proposal. Keys: statuses, supports, capacity, votes, headline_votes, class_best, class_worst, class,
    not_excluded, on_the_ratings, protection, red_list_blocks."""
    votes = {reading: votes_of(rec, reading) for reading in READINGS}
    classes = {reading: class_of(rec, reading, votes[reading]) for reading in READINGS}
    headline, not_excluded = from_two_ends(classes["best"], classes["worst"])
    on_the_ratings, _ = from_two_ends(classes["ratings_best"], classes["ratings_worst"])
    return {
        "statuses": statuses(rec),
        "supports": supports(rec),
        "capacity": capacity_by_reading(rec),
        "votes": votes,
        "headline_votes": {
            vote: votes["best"][vote] if votes["best"][vote] == votes["worst"][vote] else "open"  # K3
            for vote in ("risk", "protective", "capacity", "wishes")
        },
        "class_best": classes["best"],
        "class_worst": classes["worst"],
        "class": headline,
        "not_excluded": not_excluded,
        "on_the_ratings": on_the_ratings,
        "protection": {reading: protection(rec, reading) for reading in READINGS},
        "red_list_blocks": red_list_blocks(rec, "best"),
    }


def class_supposing(rec: Record, supposed: dict[str, str]) -> tuple[str, str | None]:
    """The class on the evidence, and what is not excluded, with some things supposed (5.7).

    Keys: `FACTOR@PERSON`, `capacity.FACTOR@ADULT`, `wish@PERSON`, `protection`.
    """
    for reading in ("best", "worst"):
        votes_of(rec, reading)  # what rests on nothing supposed is worked out once, on the record itself
    other = rec.supposing(supposed)
    best, worst = (class_of(other, reading, votes_of(other, reading)) for reading in ("best", "worst"))
    return from_two_ends(best, worst)


def votes_of(rec: Record, reading: str) -> Votes:
    return {
        "risk": risk_vote(rec, reading),
        "protective": protective_vote(rec, reading),
        "capacity": capacity_vote(rec, reading),
        "wishes": wishes_vote(rec, reading),
    }


def class_of(rec: Record, reading: str, votes: Votes) -> str:
    """K1: the highest vote; severe; the red list."""
    highest = worst_of(list(votes.values()), VOTE_ORDER)
    no_protection = ("none",) if reading in ("best", "ratings_best") else ("none", "not_proved")
    if (
        votes["risk"] == "high"
        and protection(rec, reading) in no_protection
        and weakest_capacity(rec, reading) == "none"
    ):
        return "severe"
    if highest == "low" and red_list_blocks(rec, reading):
        return "medium"
    return highest


@once
def red_list_blocks(rec: Record, reading: str) -> list[str]:
    """K1: the red-list factors an entry names for this household that no manager's rationale answers, whatever the
    class. They turn low into medium."""
    household = set(adults(rec, reading))
    blocking = []
    for factor in RED_LIST:
        named_on: list[date] = []
        for entry in rec.entries:
            about = rec.about_adults(entry.raw)
            if entry.has_tag(factor, "concern") and entry.standing in ("established", "alleged", "disputed"):
                if not about or about & household:
                    named_on.append(rec.concern_day(entry))
        if named_on and not rationale_answers(rec, factor, max(named_on)):
            blocking.append(factor)
    return sorted(blocking)


def rationale_answers(rec: Record, factor: str, newest: date) -> bool:
    """K1: a manager says why and what changed, after the newest entry's day."""
    managers = {p["id"] for p in rows(rec.case, "people") if p.get("role") == "role_manager"}
    return any(
        row.get("factor") == factor
        and row.get("by") in managers
        and (row.get("says") or "").strip()
        and (row.get("what_changed") or "").strip()
        and rec.counts_by(row)
        and date.fromisoformat(str(row["on"])) > newest
        for row in rows(rec.case, "rationales")
    )


def from_two_ends(best: str, worst: str) -> tuple[str, str | None]:
    """K2: the class made from the two ends, and the better or worse class it does not exclude."""
    if best == worst:
        return best, None
    if (best, worst) == ("low", "medium"):
        return "medium", "low"
    if (best, worst) == ("high", "severe"):
        return "high", "severe"
    return "not_classified", None


def statuses(rec: Record) -> dict[tuple[str, str], dict[str, str | None]]:
    """{(subject, factor): status by reading}. A mixed factor that is not current is "static" in that reading; an
    adult not of the household in a reading has None there. `ratings` is "open" where its two ends differ."""
    found: dict[tuple[str, str], dict[str, str | None]] = {}
    for factor in DYNAMIC_RISK + MIXED_CORE + MIXED_OTHER:
        if domain_of(factor) == "professional":
            continue
        for reading in READINGS:
            for subject in subjects_of(rec, reading, factor):
                dynamic = is_dynamic(rec, reading, subject, factor)
                found.setdefault((subject, factor), dict.fromkeys(READINGS))[reading] = (
                    status(rec, reading, subject, factor) if dynamic else "static"
                )
    found = {pair: by for pair, by in found.items() if set(by.values()) - {"static", None}}
    for by_reading in found.values():
        by_reading["ratings"] = one_of_two_ends(by_reading)
    return found


def capacity_by_reading(rec: Record) -> dict[tuple[str, str], dict[str, str | None]]:
    """{(adult, problem): level by reading}; a reading that does not ask it has None."""
    found: dict[tuple[str, str], dict[str, str | None]] = {}
    for reading in READINGS:
        for pair, level in capacity_asked(rec, reading).items():
            found.setdefault(pair, dict.fromkeys(READINGS))[reading] = level
    for by_reading in found.values():
        by_reading["ratings"] = by_reading["ratings_best"] or by_reading["ratings_worst"]
    return found


def one_of_two_ends(by_reading: dict[str, str | None]) -> str | None:
    best, worst = by_reading["ratings_best"], by_reading["ratings_worst"]
    return best if best == worst else "open"


__all__ = ["evaluate"]
