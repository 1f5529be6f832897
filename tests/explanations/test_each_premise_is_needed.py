"""Every premise told is needed, and those told are enough: shown by running the rules again with some facts left out.

The rules are given the very facts they were given for a case, but for some drawn at random. What they no longer
conclude must be exactly what the reasons on record say rests on those facts, and nothing may be concluded that was not
before.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest
from random_cases import generate

from engine.assess import assess, inference
from engine.case import case_from_values, read_case_text
from engine.runner import Trace
from homeward.casebook import find_case, shipped_names

RANDOM = int(os.environ.get("HOMEWARD_RANDOM_CASES", "30"))
ROUNDS = 6
"""Times that facts are drawn of one case: a few of them, and in the last rounds very few."""


def traces() -> Iterator[tuple[str, Trace]]:
    for name in shipped_names():
        found = find_case(name)
        yield name, assess(read_case_text(found.content, found.name)).trace
    for seed in range(RANDOM):
        yield f"random {seed}", assess(case_from_values(generate(seed))).trace


def said_to_rest_on(trace: Trace, gone: set[str]) -> set[str]:
    """The conclusions that cannot be reached by any firing on record without some of the facts."""
    lost = set(gone)
    for name, firings in trace.derivations.items():  # in the order they were reached, so what they rest on came before
        if all(lost.intersection(firing.premises) for firing in firings):
            lost.add(name)
    return lost - gone


def test_given_the_same_facts_the_rules_conclude_the_same() -> None:
    for name, trace in traces():
        assert inference().run(trace.facts.values()).conclusions == trace.conclusions, name


def test_what_falls_with_some_facts_is_exactly_what_was_said_to_rest_on_them() -> None:
    fallen = 0
    for number, (name, trace) in enumerate(traces()):
        draw = random.Random(number)
        for turn in range(ROUNDS):
            share = 0.1 if turn < ROUNDS // 2 else 0.01
            gone = {fact for fact in trace.facts if draw.random() < share}
            kept = [fact for fact_id, fact in trace.facts.items() if fact_id not in gone]
            again = inference().run(kept)
            assert set(again.conclusions) <= set(trace.conclusions), name
            lost = set(trace.conclusions) - set(again.conclusions)
            assert lost == said_to_rest_on(trace, gone), (name, turn)
            fallen += len(lost)
    assert fallen > 1_000


def one_of_each_way(trace: Trace, said: str, draw: random.Random) -> set[str]:
    """For each way a conclusion was reached one fact it needs, straight or through another conclusion."""
    found = set()
    for firing in trace.derivations[said]:
        premise = draw.choice(list(firing.premises))
        found |= {premise} if premise in trace.facts else one_of_each_way(trace, premise, draw)
    return found


@pytest.mark.parametrize("name", shipped_names())
def test_one_premise_taken_out_of_every_way_takes_each_conclusion_with_it(name: str) -> None:
    found = find_case(name)
    trace = assess(read_case_text(found.content, found.name)).trace
    draw = random.Random(name)
    waiting = list(trace.conclusions)
    while waiting:
        some, waiting = waiting[:40], waiting[40:]
        gone = set().union(*(one_of_each_way(trace, said, draw) for said in some))
        again = inference().run(fact for fact_id, fact in trace.facts.items() if fact_id not in gone)
        assert not (set(some) & set(again.conclusions)), name
        assert set(again.conclusions) == set(trace.conclusions) - said_to_rest_on(trace, gone), name
