"""What-ifs and an evaluator written apart from the engine agree on every single and every double change (5.7).

The evaluator knows neither the table nor the rules: it reads the case again with some things supposed. Supposed are the
statuses of what votes, capacity, wishes and protection; whether somebody was met, and a manager's answer, are no vote.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

import evaluator
import pytest
from evaluator_record import Record
from random_cases import generate
from ruamel.yaml import YAML

from engine.assess import assess
from engine.assessment import ProposalAnswer
from engine.case import case_from_values
from engine.smallest_sets import smallest_sets
from engine.suppositions import RED_LIST
from engine.tally import CLASS_RANK
from engine.what_if import MOST_TRIED, WhatIf
from homeward.casebook import find_case, shipped_names

RANDOM = int(os.environ.get("HOMEWARD_RANDOM_CASES", "24"))
BATCH = max(1, RANDOM // 20)
PAIRS = 150
"""Double changes tried of a case and a way, spread evenly over all there are where there are more."""

Supposed = dict[str, str]
Options = dict[str, tuple[str, ...]]


@cache
def shipped(name: str) -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load(find_case(name).content)
    return read


def asked_of(case: dict[str, Any]) -> Iterator[tuple[ProposalAnswer, WhatIf, Record]]:
    assessment = assess(case_from_values(case))
    for answer in assessment.proposals:
        proposal = next(row for row in case["proposals"] if row["id"] == answer.id)
        yield answer, WhatIf(assessment.knowledge, answer.sheet, answer.reader), Record(case, proposal)


def voting(options: Options) -> Options:
    return {key: values for key, values in options.items() if key != RED_LIST and not key.startswith("met@")}


def pairs_of(options: Options) -> list[tuple[str, str]]:
    every = list(combinations(options, 2))
    return every[:: 1 + len(every) // PAIRS]


def by_the_evaluator(record: Record, supposed: Supposed) -> tuple[str, str]:
    class_, left = evaluator.class_supposing(record, supposed)
    return class_, left or "neither"


def singles_and_doubles_agree(case: dict[str, Any]) -> int:
    tried = 0
    for answer, asking, record in asked_of(case):
        for options in (voting(asking.better()), voting(asking.worse())):
            singles = [{key: value} for key, values in options.items() for value in values]
            doubles = [{key: options[key][-1] for key in pair} for pair in pairs_of(options)]
            for supposed in ({}, *singles, *doubles):
                assert asking.outcome(supposed) == by_the_evaluator(record, supposed), (answer.id, supposed)
                tried += 1
    return tried


@pytest.mark.parametrize("name", shipped_names())
def test_every_change_of_a_shipped_case_gives_what_the_evaluator_gives(name: str) -> None:
    assert singles_and_doubles_agree(shipped(name)) > 100


@pytest.mark.parametrize("start", range(0, RANDOM, BATCH))
def test_every_change_of_a_random_case_gives_what_the_evaluator_gives(start: int) -> None:
    for seed in range(start, min(start + BATCH, RANDOM)):
        assert singles_and_doubles_agree(generate(seed)) > 2, seed


def moving(record: Record, options: Options, better: bool, number: int) -> set[frozenset[str]]:
    """The sets of so many changes that move the class one way by the evaluator, and hold none that does alone."""
    now = CLASS_RANK[by_the_evaluator(record, {})[0]]

    def moves(keys: tuple[str, ...]) -> bool:
        rank = CLASS_RANK[by_the_evaluator(record, {key: options[key][-1] for key in keys})[0]]
        return rank < now if better else rank > now

    alone = {key for key in options if moves((key,))}
    tried = [(key,) for key in alone] if number == 1 else combinations([key for key in options if key not in alone], 2)
    return {frozenset(keys) for keys in tried if moves(keys)}


def sets_agree(case: dict[str, Any]) -> tuple[int, int]:
    """Hold the sets of one and two against every single and double change put to the evaluator.

    Gives how often that was done, and how many sets the evaluator found.
    """
    held = found = 0
    for answer, asking, record in asked_of(case):
        for better, options in ((True, voting(asking.better())), (False, voting(asking.worse()))):
            if len(options) * (len(options) + 1) // 2 > MOST_TRIED:
                continue  # the search says of itself that it stopped
            sets = {frozenset(keys) for keys in smallest_sets(asking, options, better).sets}
            for number in (1, 2):
                theirs = moving(record, options, better, number)
                assert {keys for keys in sets if len(keys) == number} == theirs, (answer.id, better, number)
                found += len(theirs)
            held += 1
    return held, found


@pytest.mark.parametrize("name", shipped_names())
def test_the_smallest_sets_of_a_shipped_case_are_those_the_evaluator_finds(name: str) -> None:
    assert sets_agree(shipped(name))[0] >= 2, "both ways of at least one proposal"


def test_the_smallest_sets_of_random_cases_are_those_the_evaluator_finds() -> None:
    assert sum(sets_agree(generate(seed))[1] for seed in range(0, RANDOM, 8)) > 3


def test_what_is_remembered_between_suppositions_moves_no_answer() -> None:
    case = shipped("theo")
    proposal = case["proposals"][0]
    record = Record(case, proposal)
    evaluator.evaluate_proposal(record)
    for supposed in ({"protection": "none_found"}, {"rf_parent_substance@mother": "addressed"}):
        assert evaluator.class_supposing(record, supposed) == evaluator.class_supposing(
            Record(case, proposal), supposed
        )
