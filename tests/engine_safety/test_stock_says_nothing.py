"""What stock experta does with a misspelling: nothing, and it says nothing (design 3, row 7; ours: test_lint.py)."""

from __future__ import annotations

from typing import Any

from engine_safety.stock import experta

from engine._experta import MATCH, TEST


class Behind(experta.Fact): ...


def taken_by_stock(*mixins: type, facts: list[Any]) -> list[str]:
    """The rules that stock experta takes."""
    engine = type("Stock", (*mixins, experta.KnowledgeEngine), {"taken": []})()
    engine.reset()
    engine.declare(*facts)
    engine.run()
    return engine.taken


def a_mixin(name: str, *conditions: Any) -> type:
    def noted(self: Any, **_: Any) -> None:
        self.taken.append(f"{name} {conditions[0]['evidence']}")

    noted.__name__ = name
    return type("Mixin", (), {name: experta.Rule(*conditions)(noted)})


def test_stock_misspelt_field_or_word_never_comes_true_and_nobody_is_told() -> None:
    facts = [Behind(evidence="none", about="rating_1")]
    assert taken_by_stock(a_mixin("right", Behind(evidence="none")), facts=facts) == ["right none"]
    assert taken_by_stock(a_mixin("word", Behind(evidence="non")), facts=facts) == []
    misspelt = a_mixin("field", Behind(evidence="none", abuot=MATCH.about))
    assert taken_by_stock(misspelt, facts=facts) == []


def test_stock_misspelt_name_in_a_test_becomes_none() -> None:
    seen: list[object] = []

    def weighed(days_odl: object) -> bool:
        return seen.append(days_odl) is None

    rule = a_mixin("tested", Behind(evidence="none", days_old=MATCH.days_old), TEST(weighed))
    assert taken_by_stock(rule, facts=[Behind(evidence="none", days_old=400)]) == ["tested none"]
    assert seen == [None]


def test_stock_rules_of_one_name_vanish() -> None:
    facts = [Behind(evidence="none"), Behind(evidence="dated")]
    mixins = (a_mixin("support", Behind(evidence="none")), a_mixin("support", Behind(evidence="dated")))
    assert taken_by_stock(*mixins, facts=facts) == ["support none"]


def test_stock_class_under_two_names_never_comes_true() -> None:
    other = type("Behind", (experta.Fact,), {})
    assert taken_by_stock(a_mixin("seen", Behind(evidence="none")), facts=[other(evidence="none")]) == []


def test_stock_loses_what_is_set_on_a_rule_and_keeps_what_is_set_on_its_function() -> None:
    mixin = a_mixin("carded", Behind(evidence="none"))
    mixin.carded.card = "set on the rule"
    mixin.carded._wrapped.step = "set on the function"
    engine = type("Stock", (mixin, experta.KnowledgeEngine), {})()
    engine.reset()
    engine.declare(Behind(evidence="none"))
    (activation,) = engine.agenda.activations
    assert not hasattr(activation.rule, "card")
    assert activation.rule._wrapped.step == "set on the function"
