"""The work grows with what matches, not with facts times rules (design 3, last rows). Counted, never timed."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from engine_safety.pair_rules import PairRules
from engine_safety.stock import experta
from engine_safety.toy_rules import RULE_SETS, STEPS, Behind, Opposed, Status, Support, behind, opposed

from engine._experta import AS, MATCH, Activation, Agenda, ReteMatcher, SameContextCheck
from engine.network import PlainNetwork, SafeEngine
from engine.rule import CardRule, RuleSet, rule
from engine.runner import Inference
from engine.strategy import FixedOrder

MANY = 40


class StockBehind(experta.Fact): ...


class StockOpposed(experta.Fact): ...


class StockJoin(experta.KnowledgeEngine):
    """Stock experta with one rule that joins two facts."""

    @experta.Rule(StockBehind(about=MATCH.about), StockOpposed(about=MATCH.about))
    def joined(self, about: str) -> None: ...


class JoinRules(RuleSet):
    """Ours, with the same rule."""

    @rule(
        "st_joined",
        "STATE",
        AS.behind << Behind(proposal=MATCH.proposal, about=MATCH.about),
        AS.opposed << Opposed(proposal=MATCH.proposal, about=MATCH.about),
    )
    def joined(self, proposal, about):
        self.conclude(Status(**{"proposal": proposal, "about": about, "class": "contested"}))


def test_stock_compares_every_fact_with_every_other_and_ours_only_those_that_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: Counter[str] = Counter()
    as_it_was = SameContextCheck.__call__

    def counted(self: Any, left: Any, right: Any) -> Any:
        compared["pairs"] += 1
        return as_it_was(self, left, right)

    monkeypatch.setattr(SameContextCheck, "__call__", counted)
    engine = StockJoin()
    engine.reset()
    engine.declare(*[StockBehind(about=number) for number in range(MANY)])
    engine.declare(*[StockOpposed(about=number) for number in range(MANY)])
    assert compared["pairs"] == MANY * MANY
    compared.clear()
    facts = [behind(number) for number in range(MANY)] + [opposed(number) for number in range(MANY)]
    assert Inference([JoinRules], ["STATE"]).run(facts).steps_taken == MANY
    assert compared["pairs"] == 0


def test_stock_offers_every_fact_to_every_class_and_ours_only_to_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()
    type_check = experta.matchers.rete.check.TypeCheck
    as_it_was = type_check.__call__

    def counted(self: Any, fact: Any) -> Any:
        asked["class"] += 1
        return as_it_was(self, fact)

    monkeypatch.setattr(type_check, "__call__", counted)
    engine = StockJoin()
    engine.reset()
    asked.clear()
    engine.declare(*[StockBehind(about=number) for number in range(MANY)])
    assert asked["class"] == 3 * MANY  # its own class, the other one, and the initial fact
    asked.clear()
    Inference([JoinRules], ["STATE"]).run([behind(number) for number in range(MANY)])
    assert asked["class"] == 0


def came_true(network: type, facts: list[Any]) -> list[Any]:
    """What an engine with this network says has come true, once these facts are declared in turn."""
    engine = type("Toy", (*RULE_SETS, PairRules, SafeEngine), {"__matcher__": network, "steps": STEPS})()
    engine.reset()
    for fact in facts:
        engine.declare(type(fact)(**fact.as_dict()))
    return [(activation.key, sorted(activation.context)) for activation in engine.agenda.activations]


@pytest.mark.order_and_seed
@pytest.mark.parametrize("number", range(12))
def test_the_same_rules_come_true_as_in_experta_s_own_network(number: int) -> None:
    chance = random.Random(number)
    facts: list[Any] = []
    for each in range(25):
        about = f"rating_{chance.randrange(4)}"
        facts.append(
            behind(
                each,
                about=about,
                proposal=chance.choice(["p1", "p2"]),
                evidence=chance.choice(["none", "own_word", "dated"]),
                days_old=chance.choice([1, 2, 300]),
            )
        )
        facts.append(opposed(each, about=about, standing=chance.choice(["established", "alleged"])))
        facts.append(
            Support(id=f"s.{each}", proposal="p1", about=about, support=chance.choice(["stands", "unsupported"]))
        )
    chance.shuffle(facts)
    ours, stock = came_true(PlainNetwork, facts), came_true(ReteMatcher, facts)
    assert ours == stock and len(ours) > 100


def test_the_network_is_built_once_and_used_for_every_case(monkeypatch: pytest.MonkeyPatch) -> None:
    inference = Inference(RULE_SETS, STEPS)
    built: list[object] = []
    monkeypatch.setattr(type(inference._engine.matcher), "build_network", lambda self: built.append(self))
    for _ in range(3):
        inference.run([behind(1), opposed(1)])
    assert built == []


def test_facts_are_declared_together_and_in_the_order_of_their_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    inference = Inference(RULE_SETS, STEPS)
    declared: list[list[str]] = []
    network = inference._engine.matcher
    as_it_was = network.changes

    def seen(adding: Any = (), deleting: Any = ()) -> Any:
        adding = list(adding)
        if adding:
            declared.append([fact["id"] for fact in adding])
        return as_it_was(adding, deleting)

    monkeypatch.setattr(network, "changes", seen)
    inference.run([behind(2), opposed(1), behind(1), opposed(2)])
    assert declared == [
        ["behind.1", "behind.2", "opposed.1", "opposed.2"],
        ["support.p1.rating_1", "support.p1.rating_2"],
        ["status.p1.rating_1.present", "status.p1.rating_2.present"],
        ["vote.p1.rating_1", "vote.p1.rating_2"],
    ]


def test_withdrawal_finds_its_activation_wherever_it_stands() -> None:
    written = next(each for each in vars(JoinRules).values() if isinstance(each, CardRule))
    made = [Activation(written, [behind(number)], {"about": f"rating_{number}"}) for number in range(9)]
    agenda, strategy = Agenda(), FixedOrder()
    strategy.update_agenda(agenda, made, [])
    again = [Activation(written, [behind(number)], {"about": f"rating_{number}"}) for number in (7, 0, 4)]
    strategy.update_agenda(agenda, [], again)
    left = []
    while (activation := agenda.get_next()) is not None:
        left.append(activation.context["about"])
    assert left == ["rating_1", "rating_2", "rating_3", "rating_5", "rating_6", "rating_8"]
