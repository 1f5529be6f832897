"""The order of activations follows from the case alone, and what is withdrawn stays withdrawn."""

from __future__ import annotations

import random

import pytest
from engine_safety.stock import in_a_fresh_process
from engine_safety.toy_rules import RULE_SETS, STEPS, behind, opposed

from engine.runner import Inference

SEEDS = range(6)

ABSENT = """
import engine._experta
from engine.strategy import FixedOrder
from experta import NOT, Fact, KnowledgeEngine, Rule
class Plan(Fact): pass
taken = []
def absent(number):
    def no_plan(self): taken.append(number)
    no_plan.__name__ = f"no_plan_{number:02d}"
    return Rule(NOT(Plan(n=number)))(no_plan)
Absence = type("Absence", (KnowledgeEngine,), {f"no_plan_{n:02d}": absent(n) for n in range(12)})
SET_STRATEGY
engine = Absence()
engine.reset()
for number in range(0, 12, 2):
    engine.declare(Plan(n=number))
engine.run()
print(*taken)
"""


def taken_as_absent(seed: int, set_strategy: str) -> list[int]:
    return [int(number) for number in in_a_fresh_process(ABSENT.replace("SET_STRATEGY", set_strategy), seed).split()]


@pytest.mark.order_and_seed
def test_stock_strategy_takes_withdrawn_rules_and_ours_never_does() -> None:
    stock = [taken_as_absent(seed, "") for seed in SEEDS]
    assert any(number % 2 == 0 for taken in stock for number in taken), "said to be absent although it is declared"
    assert len({frozenset(taken) for taken in stock}) > 1, "and which ones, only the hash seed knows"
    ours = [taken_as_absent(seed, "Absence.__strategy__ = FixedOrder") for seed in SEEDS]
    assert ours == [[1, 3, 5, 7, 9, 11]] * len(SEEDS)


PAIRS = """
import engine._experta
from experta import MATCH, Fact, KnowledgeEngine, Rule
class Entry(Fact): pass
class Pairs(KnowledgeEngine):
    @Rule(Entry(day=MATCH.first), Entry(day=MATCH.second))
    def pair(self, first, second): print(first, second, end=" ")
pairs = Pairs()
pairs.reset()
pairs.declare(*[Entry(day=day) for day in "abcde"])
pairs.run()
"""

GUARDED = """
import engine._experta
from experta import NOT, Fact, KnowledgeEngine, Rule
class Classed(Fact): pass
class Guarded(KnowledgeEngine):
    @Rule(NOT(Classed()))
    def low(self): self.declare(Classed(as_="low")); print("low")
    @Rule(NOT(Classed()))
    def high(self): self.declare(Classed(as_="high")); print("high")
guarded = Guarded()
guarded.reset()
guarded.run()
"""

OURS = """
from engine.runner import Inference
from engine_safety.toy_rules import RULE_SETS, STEPS, behind, opposed
import random
facts = [behind(n) for n in range(9)] + [opposed(n) for n in range(9)]
random.Random(ORDER).shuffle(facts)
trace = Inference(RULE_SETS, STEPS).run(facts)
for firing in trace.firings:
    print(firing)
print(list(trace.conclusions))
"""


OUR_PAIRS = """
from engine._experta import AS, MATCH
from engine.runner import Inference
from engine.rule import RuleSet, rule
from engine_safety.pair_rules import PairRules
from engine_safety.toy_rules import behind
trace = Inference([PairRules], ["WEIGH"]).run([behind(n, about="money") for n in (3, 1, 2)])
print([firing.roles["first"][-1] + firing.roles["second"][-1] for firing in trace.firings])
"""


@pytest.mark.order_and_seed
def test_our_order_tells_two_facts_of_one_class_apart() -> None:
    printed = {in_a_fresh_process(OUR_PAIRS, seed) for seed in SEEDS}
    assert printed == {"['11', '12', '21', '13', '31', '22', '23', '32', '33']"}


def test_stock_order_of_equals_follows_the_seed() -> None:
    assert len({in_a_fresh_process(PAIRS, seed) for seed in SEEDS}) > 1


def test_two_guarded_rules_give_another_class_for_another_seed() -> None:
    assert {in_a_fresh_process(GUARDED, seed) for seed in range(12)} == {"low", "high"}


@pytest.mark.order_and_seed
def test_our_order_is_one_for_every_seed_and_every_order_of_facts() -> None:
    printed = {in_a_fresh_process(OURS.replace("ORDER", str(seed)), seed) for seed in SEEDS}
    assert len(printed) == 1
    assert printed.pop().count("Firing(") == 9 + 9 + 9  # unsupported, present, high


@pytest.mark.order_and_seed
def test_activations_are_taken_by_fact_ids_then_rule_then_bindings() -> None:
    facts = [behind(n, days_old=0) for n in range(3)] + [opposed(n) for n in range(3)]
    random.Random(5).shuffle(facts)
    trace = Inference(RULE_SETS, STEPS).run(facts)
    for step in STEPS:
        taken = [(sorted(firing.premises), firing.rule) for firing in trace.firings if firing.step == step]
        assert taken == sorted(taken)
    assert [firing.step for firing in trace.firings] == sorted((f.step for f in trace.firings), key=STEPS.index)
