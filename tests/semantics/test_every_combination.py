"""Every combination of values a detector's fact can hold goes through the real engine (semantics 5.6).

Total: each gives exactly one conclusion. Monotone: one value made worse never gives a better one. And the plain table
(`engine.plain`) gives the very same, so that a hypothetical reading is one the engine would stand behind (5.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from engine import facts as kinds
from engine.assess import inference
from engine.fact import CaseFact, Conclusion
from engine.plain import MAKERS
from engine.runner import Trace
from engine.table import table_lines
from engine.tally import LEVEL_RANK, VOTE_RANK
from knowledge_base import load_knowledge

KNOWLEDGE = load_knowledge()
ROWS = [
    kinds.TableRow(id=f"{row}.{state}", vote=vote, state=state, gives=gives)
    for vote, state, gives, row in table_lines(KNOWLEDGE)
]
STATES = {
    "risk": ["low", "medium", "high"],
    "protective": ["found", "not_proved", "none"],
    "capacity": ["sustained", "evidenced", "limited", "none", "nothing_asked"],
    "wishes": ["all_yes", "opposed_risk_low", "opposed"],
}
ALONE = (
    kinds.BackingRecord,
    kinds.FactorRecord,
    kinds.RatedRecord,
    kinds.CapacityRecord,
    kinds.CareRecord,
    kinds.RatedCapacityRecord,
    kinds.ReasonRecord,
    kinds.FactorBallot,
    kinds.ReasonListTally,
    kinds.WishRecord,
    kinds.ProtectiveRecord,
    kinds.VoteTally,
    kinds.VotesRecord,
    kinds.EndsRecord,
)
# What each kind of fact is to give once, where a rule gives something else beside it.
GIVES = {kinds.BackingRecord: "support", kinds.CapacityRecord: "capacity_shown", kinds.CareRecord: "capacity_shown"}


def combinations(kind: type[CaseFact]) -> Iterator[dict[str, Any]]:
    """Every combination of a fact's values that can come about; free texts are made different for each."""
    closed = {field: sorted(words) for field, words in kind.fields.items() if isinstance(words, frozenset)}
    free = [field for field in kind.fields if field not in closed]
    for place, values in enumerate(product(*closed.values())):
        row = dict(zip(closed, values, strict=True)) | dict.fromkeys(free, f"x{place}")
        if kind is kinds.VoteTally:
            for state in STATES[row["vote"]]:
                yield row | {"state": state, "id": f"{row['id']}{state}", "proposal": f"x{place}{state}"}
        elif can_come_about(kind, row):
            yield row


def can_come_about(kind: type[CaseFact], row: Mapping[str, Any]) -> bool:
    """Leave out what no case can give: a vote above the highest, ends that do not belong to their reading."""
    if kind is kinds.VotesRecord:
        capacity = {"sustained": 0, "nothing_asked": 0, "evidenced": 1}.get(row["weakest"], 2)
        protective = 0 if row["protection"] == "found" else 2
        least = max(VOTE_RANK[row["risk"]], capacity, protective)
        return VOTE_RANK[row["highest"]] >= least and row["end"] == end(row)
    if kind is kinds.EndsRecord:
        possible = VOTE_RANK[row["best"]] <= VOTE_RANK[row["worst"]]
        return possible
    if kind is kinds.ReasonRecord:
        return row["own"] == row["compared"] or (row["own"], row["compared"]) == ("addressed", "present")
    if kind is kinds.ProtectiveRecord:
        return (row["support"] == "as_rated") == row["reading"].startswith("ratings") and row["end"] == end(row)
    if kind is kinds.FactorBallot and row["place"] != "harm_bearing":
        # Another factor is asked only where it is present in some degree, or core and open (reading V4).
        asked = row["status"] in ("present", "being_addressed") or (row["place"], row["status"]) == ("core", "open")
        return asked and row["end"] == end(row)
    if "end" in row:
        return bool(row["end"] == end(row))
    return True


def end(row: Mapping[str, Any]) -> str:
    return "worst" if "worst" in row["reading"] else "best"


def concluded(kind: type[CaseFact]) -> tuple[list[CaseFact], Trace]:
    facts = [kind(**row) for row in combinations(kind)]
    return facts, inference().run([*ROWS, *facts])


def from_fact(trace: Trace, fact: CaseFact, gives: str | None) -> list[Conclusion]:
    """What the rules concluded from one fact directly."""
    return [
        trace.conclusions[name]
        for name, firings in trace.derivations.items()
        if any(fact["id"] in firing.premises for firing in firings)
        and (gives is None or trace.conclusions[name].kind == gives)
    ]


@pytest.mark.parametrize("kind", ALONE, ids=lambda k: k.__name__)
def test_every_combination_gives_one_conclusion_and_the_plain_table_the_same(kind: type[CaseFact]) -> None:
    facts, trace = concluded(kind)
    by_premise: dict[str, list[Conclusion]] = {}
    for name, firings in trace.derivations.items():
        for premise in {p for firing in firings for p in firing.premises}:
            by_premise.setdefault(premise, []).append(trace.conclusions[name])
    for fact in facts:
        found = [c for c in by_premise.get(fact["id"], []) if GIVES.get(kind, c.kind) == c.kind]
        plain = MAKERS[kind](KNOWLEDGE, fact)
        if plain is None:
            assert found == [], fact.as_dict()
        else:
            assert found == [plain], fact.as_dict()


# Each field from better to worse; a step to the right never gives a better conclusion at either end.
STATUS_STEPS = {"concern": ["none", "some"], "run": ["sustained", "shorter", "none"], "check": ["answers", "none"]}
CAPACITY_STEPS = {
    "run": ["sustained", "shorter", "none"],
    "goals": ["reached", "not_reached"],
    "tested": ["yes", "no"],
    "seen": ["yes", "no"],
    "claimed": ["yes", "no"],
    "concern": ["none", "some"],
}
BALLOT_STEPS = {"recent": ["no", "yes"], "checked": ["yes", "no"]}
RANK_AT = {
    "best": {"absent": 0, "addressed": 0, "open": 0, "being_addressed": 1, "present": 2},
    "worst": {"absent": 0, "addressed": 0, "being_addressed": 1, "present": 2, "open": 2},
}


def worse_by_one(row: Mapping[str, Any], steps: Mapping[str, list[str]]) -> Iterator[dict[str, Any]]:
    for field, order in steps.items():
        place = order.index(row[field]) if row[field] in order else len(order)
        if place + 1 < len(order):
            yield {**row, field: order[place + 1]}


def values_of(kind: type[CaseFact], field: str) -> dict[tuple[tuple[str, Any], ...], str]:
    """What the engine concludes of each combination, by its closed values."""
    facts, trace = concluded(kind)
    given: dict[str, str] = {}
    for name, firings in trace.derivations.items():
        for firing in firings:
            for premise in firing.premises:
                if field in trace.conclusions[name]:
                    given[premise] = trace.conclusions[name][field]
    return {key_of(fact.as_dict()): given[fact["id"]] for fact in facts if fact["id"] in given}


def key_of(row: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((f, v) for f, v in row.items() if not str(v).startswith("x")))


def test_a_status_never_improves_when_one_thing_gets_worse() -> None:
    held = values_of(kinds.FactorRecord, "status")
    steps = 0
    for key, status in held.items():
        row = dict(key)
        if row["supposed"] != "no" or row["delivered"] == "no":
            continue
        rank = RANK_AT[row["reading"]]
        for worse in worse_by_one(row, STATUS_STEPS):
            steps += 1
            assert rank[held[key_of(worse)]] >= rank[status], (row, worse)
    assert steps > 100


def test_capacity_never_improves_when_one_thing_gets_worse() -> None:
    held = values_of(kinds.CapacityRecord, "level")
    steps = 0
    for key, level in held.items():
        for worse in worse_by_one(dict(key), CAPACITY_STEPS):
            if not possible(worse) or not possible(dict(key)):
                continue
            steps += 1
            assert LEVEL_RANK[held[key_of(worse)]] >= LEVEL_RANK[level], (dict(key), worse)
    assert steps > 300


def possible(row: Mapping[str, Any]) -> bool:
    """A run is made of observations: where there is one, something was seen, and so claimed."""
    seen = row["run"] == "none" or row["seen"] == "yes"
    return seen and (row["seen"] == "no" or row["claimed"] == "yes")


def test_a_factor_vote_never_improves_when_one_thing_gets_worse() -> None:
    held = values_of(kinds.FactorBallot, "vote")
    steps = 0
    for key, vote in held.items():
        row = dict(key)
        statuses = sorted(RANK_AT[end(row)], key=RANK_AT[end(row)].__getitem__)
        order = BALLOT_STEPS | {"status": statuses}
        for worse in worse_by_one(row, order):
            other = held.get(key_of(worse))
            if other is not None:
                steps += 1
                assert VOTE_RANK[other] >= VOTE_RANK[vote], (row, worse)
    assert steps > 100


def test_a_class_never_improves_when_a_vote_gets_worse() -> None:
    held = values_of(kinds.VotesRecord, "class")
    order = {
        "highest": ["low", "medium", "high"],
        "risk": ["low", "medium", "high"],
        "protection": ["found", "not_proved", "none"],
        "weakest": ["nothing_asked", "sustained", "evidenced", "limited", "none"],
        "red_list": ["none", "answered", "unanswered"],
    }
    steps = 0
    for key, found in held.items():
        for worse in worse_by_one(dict(key), order):
            other = held.get(key_of(worse))
            if other is not None:
                steps += 1
                assert VOTE_RANK[other] >= VOTE_RANK[found], (dict(key), worse)
    assert steps > 200
