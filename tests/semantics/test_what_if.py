"""The smallest sets that move the class: each does in the engine, no part of one does, and none is left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest
from random_cases import generate

from engine.assess import assess
from engine.assessment import Assessment, ProposalAnswer
from engine.case import case_from_values, read_case_text
from engine.smallest_sets import smallest_sets
from engine.suppositions import PROTECTION, RED_LIST
from engine.tally import CLASS_RANK
from engine.what_if import WhatIf
from homeward.casebook import find_case, shipped_names

RANDOM = int(os.environ.get("HOMEWARD_RANDOM_CASES", "12"))
FEW = 3
"""Random cases on which every single and double change is put to the engine itself."""


@cache
def shipped(name: str) -> Assessment:
    found = find_case(name)
    return assess(read_case_text(found.content, found.name))


@cache
def drawn(seed: int) -> Assessment:
    return assess(case_from_values(generate(seed)))


def everything() -> Iterator[tuple[Assessment, ProposalAnswer, WhatIf]]:
    for assessment in (*map(shipped, shipped_names()), *map(drawn, range(RANDOM))):
        for answer in assessment.proposals:
            yield assessment, answer, WhatIf(assessment.knowledge, answer.sheet, answer.reader)


def by_the_engine(assessment: Assessment, proposal: str, supposed: dict[str, str]) -> tuple[str, str]:
    again = assess(assessment.case, assessment.knowledge, supposed=supposed)
    headline = next(each for each in again.proposals if each.id == proposal).classification("evidence")
    return headline["class"], headline["not_excluded"]


def test_with_nothing_supposed_the_table_gives_the_class_of_the_rules() -> None:
    for _, answer, asking in everything():
        headline = answer.classification("evidence")
        assert asking.outcome({}) == (headline["class"], headline["not_excluded"])


def test_every_single_change_gives_in_the_engine_what_it_gives_in_the_table() -> None:
    tried = 0
    for assessment, answer, asking in [*everything()][:: max(1, RANDOM // 8)]:
        for options in (asking.better(), asking.worse()):
            for key, values in list(options.items())[:6]:
                supposed = {key: values[-1]}
                assert by_the_engine(assessment, answer.id, supposed) == asking.outcome(supposed), supposed
                tried += 1
    assert tried > 50


def test_a_set_moves_the_class_in_the_engine_and_no_part_of_it_does() -> None:
    moved = set()
    for assessment, answer, asking in everything():
        now = CLASS_RANK[asking.outcome({})[0]]
        for better, options in ((True, asking.better()), (False, asking.worse())):
            for held in smallest_sets(asking, options, better).sets[:2]:
                found = by_the_engine(assessment, answer.id, dict(held))
                assert found == asking.outcome(held)
                rank = CLASS_RANK[found[0]]
                assert (rank < now) if better else (rank > now)
                moved.add(better)
                for key in held:
                    less = {other: value for other, value in held.items() if other != key}
                    rank = CLASS_RANK[asking.outcome(less)[0]]
                    assert not ((rank < now) if better else (rank > now)), (held, key)
    assert moved == {True, False}


def moves(outcome: tuple[str, str], now: tuple[str, str], better: bool) -> bool:
    rank, before = CLASS_RANK[outcome[0]], CLASS_RANK[now[0]]
    return rank < before if better else rank > before


@pytest.mark.parametrize("seed", range(FEW))
def test_sets_of_one_and_two_agree_with_trying_every_one_in_the_engine(seed: int) -> None:
    """Brute force over single and double changes of voting factors, capacity and wishes, by the rules themselves."""
    assessment = drawn(seed * 7 + 1)
    answer = assessment.proposals[0]
    asking = WhatIf(assessment.knowledge, answer.sheet, answer.reader)
    now = asking.outcome({})
    for better, options in ((True, asking.better()), (False, asking.worse())):
        kept = {key: values[-1] for key, values in options.items() if key != RED_LIST and "met@" not in key}
        others = [key for key in kept if key != PROTECTION][:9]
        kept = {key: kept[key] for key in (*others, *(kept.keys() & {PROTECTION}))}
        found = {frozenset(held) for held in smallest_sets(asking, {k: options[k] for k in kept}, better).sets}
        alone = {
            frozenset([key])
            for key, value in kept.items()
            if moves(by_the_engine(assessment, answer.id, {key: value}), now, better)
        }
        two = {
            frozenset(pair)
            for pair in combinations(kept, 2)
            if not any(frozenset([key]) in alone for key in pair)
            and moves(by_the_engine(assessment, answer.id, {key: kept[key] for key in pair}), now, better)
        }
        assert {held for held in found if len(held) == 1} == alone
        assert {held for held in found if len(held) == 2} == two


def test_history_is_never_offered() -> None:
    for assessment, answer, asking in everything():
        factors = assessment.knowledge.risk_factors
        for key in (*asking.better(), *asking.worse()):
            name = key.partition("@")[0].removeprefix("capacity.")
            assert name not in factors or factors[name].nature != "static", key
        assert {fact["factor"] for fact in answer.conclusions("baseline")}.isdisjoint(
            {key.partition("@")[0] for key in asking.better() if factors.get(key.partition("@")[0], None) is None}
        )


def test_making_anything_worse_never_improves_the_class() -> None:
    for _, _, asking in everything():
        now = CLASS_RANK[asking.outcome({})[0]]
        for key, values in asking.worse().items():
            assert CLASS_RANK[asking.outcome({key: values[-1]})[0]] >= now
        for key, values in asking.better().items():
            assert CLASS_RANK[asking.outcome({key: values[-1]})[0]] <= now
