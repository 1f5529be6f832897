"""Nothing of a case stays behind: not after an error, not in a cache, not in the rules (design 3, rows 8 to 10)."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from engine_safety.stock import experta, in_a_fresh_process
from engine_safety.toy_rules import RULE_SETS, STEPS, Behind, Support, behind, opposed

from engine._experta import MATCH, P
from engine.fact import CaseFact
from engine.rule import RuleSet, rule
from engine.runner import EngineError, Inference, Trace


class Entry(experta.Fact): ...


class Stops(experta.KnowledgeEngine):
    """Stock experta with one rule that goes wrong."""

    @experta.Rule(Entry(day=MATCH.day))
    def goes_wrong(self, day: int) -> None:
        raise ZeroDivisionError


def test_stock_engine_that_raised_is_left_running() -> None:
    engine = Stops()
    engine.reset()
    engine.declare(Entry(day=1), Entry(day=2))
    with pytest.raises(ZeroDivisionError):
        engine.run()
    assert engine.running
    before = len(engine.agenda.activations)
    engine.declare(Entry(day=3))
    assert len(engine.agenda.activations) == before, "it looks usable, and takes no notice of a new fact"


def fails_on_friday(about: str) -> bool:
    """Every day but Friday, which it cannot bear."""
    if about == "friday":
        raise KeyError("a family matter")
    return True


class DayRules(RuleSet):
    """One rule whose predicate can go wrong."""

    @rule("ww_day", "WEIGH", Behind(about=P(fails_on_friday), proposal=MATCH.proposal, id=MATCH.rating))
    def on_a_day(self, proposal, rating):
        self.conclude(Support(id=f"support.{rating}", proposal=proposal, about=rating, support="stands"))


def test_ours_throws_an_engine_that_raised_away_and_the_next_case_is_whole() -> None:
    inference = Inference([DayRules], ["WEIGH"])
    calm = [behind(1, about="monday"), behind(2, about="tuesday")]
    expected = inference.run(calm)
    with pytest.raises(EngineError):
        inference.run([behind(3, about="monday"), behind(4, about="friday"), behind(5, about="sunday")])
    assert inference.run(calm) == expected
    assert expected.steps_taken == 2


def test_no_case_text_is_told_with_an_error() -> None:
    with pytest.raises(EngineError) as stopped:
        Inference([DayRules], ["WEIGH"]).run([behind(4, about="friday")])
    assert "stopped by a KeyError" in str(stopped.value) and "test_nothing_stays.py, line" in str(stopped.value)
    assert "family matter" not in str(stopped.value) and "friday" not in str(stopped.value)
    assert stopped.value.__suppress_context__, "the first error would be printed with its text"


# --- What stays reachable ------------------------------------------------------------------------------------------


def still_alive(facts: list[Any], use: Callable[[], object]) -> int:
    """How many of the facts are alive once `use` is over and nobody but the engine could hold them."""
    watched = [weakref.ref(fact) for fact in facts]
    facts.clear()
    use()
    gc.collect()
    return sum(reference() is not None for reference in watched)


class Keeps(experta.KnowledgeEngine):
    """Stock experta with one rule."""

    @experta.Rule(Entry(day=MATCH.day))
    def kept(self, day: int) -> None: ...


def test_stock_keeps_the_last_case_in_a_cache_and_in_its_rules() -> None:
    first = [Entry(day=number) for number in range(3)]
    engine = Keeps()
    engine.reset()
    engine.declare(*first)
    engine.run()
    assert still_alive(first, engine.reset) == 3, "held by the cache of the strategy after a reset"
    second = [Entry(day=number) for number in range(10, 13)]
    engine.declare(*second)
    engine.run()
    del engine
    experta.strategies.DepthStrategy.get_key.cache_clear()
    assert still_alive(second, lambda: None) == 3, "held by the rules, which belong to the class"


@pytest.mark.parametrize("how", ["finished", "stopped"])
def test_ours_keeps_no_fact_of_the_case_before(how: str) -> None:
    inference = Inference(RULE_SETS, STEPS)
    facts: list[CaseFact] = [behind(number) for number in range(5)] + [opposed(number) for number in range(5)]

    def run() -> None:
        if how == "finished":
            trace = inference.run(given)
            facts.extend(trace.conclusions.values())
            assert len(facts) == 10 + 5 + 5 + 5
        else:
            inference.step_limit = 7
            with pytest.raises(EngineError):
                inference.run(given)

    given = list(facts)
    run()
    watched = [weakref.ref(fact) for fact in facts]
    facts.clear()
    given.clear()
    gc.collect()
    assert [reference() for reference in watched if reference() is not None] == []


def test_ours_holds_nothing_of_a_case_once_it_is_over() -> None:
    inference = Inference(RULE_SETS, STEPS)
    inference.run([behind(1), opposed(1)])
    engine = inference._engine
    assert engine is not None
    assert not engine.facts and not engine.agenda.activations and not engine.held


def test_two_inferences_over_the_same_rules_do_not_meet() -> None:
    one, other = Inference(RULE_SETS, STEPS), Inference(RULE_SETS, STEPS)
    inner: list[Trace] = []

    def another_case(step: str, _: Trace) -> list[CaseFact]:
        if step == "STATE":
            inner.append(other.run([behind(2), opposed(2)]))
        return []

    outer = one.run([behind(1), opposed(1)], another_case)
    assert inner == [Inference(RULE_SETS, STEPS).run([behind(2), opposed(2)])]
    assert outer == Inference(RULE_SETS, STEPS).run([behind(1), opposed(1)])


def test_stock_rules_call_the_engine_that_was_made_last() -> None:
    first, second = Keeps(), Keeps()
    for each in first.get_rules():
        assert each._wrapped_self is first
    second.get_rules()
    assert Keeps.__dict__["kept"]._wrapped_self is second, "one rule object for both"


def test_our_rules_belong_to_no_engine() -> None:
    inference = Inference(RULE_SETS, STEPS)
    written = inference._engine.nothing_dated
    assert written is RULE_SETS[0].__dict__["nothing_dated"] and written._wrapped_self is None


def test_one_case_at_a_time() -> None:
    inference = Inference(RULE_SETS, STEPS)

    def again(step: str, _: Trace) -> list[CaseFact]:
        inference.run([])
        return []

    with pytest.raises(EngineError, match="One case at a time"):
        inference.run([behind(1)], again)
    assert inference.run([behind(1)]).steps_taken == 1


# --- A reset engine is as good as a new one ------------------------------------------------------------------------

SAME_BYTES = """
from engine.runner import Inference
from engine_safety.toy_rules import RULE_SETS, STEPS, behind, opposed
import pickle
reused = Inference(RULE_SETS, STEPS)
first = [behind(n) for n in range(4)] + [opposed(n) for n in range(4)]
second = [behind(n, evidence="dated", days_old=n) for n in range(7)] + [opposed(n, weight=3) for n in range(7)]
def written(trace): return repr((trace.firings, sorted(trace.conclusions), trace.derivations, trace.steps_taken))
alone = written(Inference(RULE_SETS, STEPS).run(second))
reused.run(first)
print(written(reused.run(second)) == alone, len(alone) > 1000)
"""


@pytest.mark.order_and_seed
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_reset_engine_and_a_new_one_give_the_same_bytes(seed: int) -> None:
    assert in_a_fresh_process(SAME_BYTES, seed) == "True True"
