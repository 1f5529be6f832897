"""Conclusions: every way they were reached is kept, none is taken back, none comes too late."""

from __future__ import annotations

import pytest
from engine_safety.stock import experta
from engine_safety.toy_rules import Behind, Status, Support, Vote, behind

from engine._experta import AS, MATCH, P
from engine.fact import CaseFact
from engine.lint import RuleFault
from engine.network import SafeEngine
from engine.rule import RuleSet, rule
from engine.runner import EngineError, Inference, Trace


class Seen(experta.Fact): ...


class Said(experta.Fact): ...


class TwoWays(experta.KnowledgeEngine):
    """Stock experta, with one conclusion reached from two facts, and a second conclusion that rests on it."""

    @experta.Rule(Seen(day=MATCH.day))
    def seen(self, day: str) -> None:
        self.reached.append(self.declare(Said(what="supported")))

    @experta.Rule(Said(what="supported"))
    def supported(self) -> None:
        self.declare(Said(what="stands"))


def two_ways() -> TwoWays:
    engine = TwoWays()
    engine.reached = []
    engine.reset()
    engine.declare(Seen(day="monday"), Seen(day="friday"))
    engine.run()
    return engine


def test_stock_drops_the_second_derivation() -> None:
    reached = two_ways().reached
    assert len(reached) == 2
    assert sum(fact is None for fact in reached) == 1, "the second way to the same conclusion leaves no trace"


def test_stock_leaves_conclusions_standing_when_their_ground_is_taken_away() -> None:
    engine = two_ways()
    for number in [number for number, fact in engine.facts.items() if isinstance(fact, Seen)]:
        engine.retract(number)
    assert [fact["what"] for fact in engine.facts.values() if isinstance(fact, Said)] == ["supported", "stands"]


def any_evidence(evidence: str) -> bool:
    """Something is said about the evidence."""
    return bool(evidence)


class OneConclusion(RuleSet):
    """Two rules that reach the same conclusion."""

    @rule("ww_yes", "WEIGH", AS.behind << Behind(favourable="yes", proposal=MATCH.proposal, about=MATCH.about))
    def favourable(self, proposal, about):
        self.conclude(Support(id=f"support.{about}", proposal=proposal, about=about, support="stands"))

    @rule("ww_any", "WEIGH", AS.behind << Behind(evidence=P(any_evidence), proposal=MATCH.proposal, about=MATCH.about))
    def whatever(self, proposal, about):
        self.conclude(Support(id=f"support.{about}", proposal=proposal, about=about, support="stands"))


def test_ours_keeps_every_derivation_of_one_conclusion() -> None:
    trace = Inference([OneConclusion], ["WEIGH"]).run([behind(1), behind(2, about="rating_1")])
    assert list(trace.conclusions) == ["support.rating_1"]
    ways = [(firing.card, firing.premises) for firing in trace.derivations["support.rating_1"]]
    assert ways == [
        ("ww_yes", ("behind.1",)),
        ("ww_any", ("behind.1",)),
        ("ww_yes", ("behind.2",)),
        ("ww_any", ("behind.2",)),
    ]


@pytest.mark.parametrize("taking_back", ["retract", "modify", "duplicate", "run"])
def test_ours_never_takes_a_fact_back(taking_back: str) -> None:
    engine = SafeEngine()
    engine.reset()
    engine.declare(behind(1))
    with pytest.raises(EngineError, match="never retracted or modified"):
        getattr(engine, taking_back)(behind(1))


class Contradicting(RuleSet):
    """Two rules that say different things under one id."""

    @rule("ww_yes", "WEIGH", Behind(favourable="yes", proposal=MATCH.proposal, about=MATCH.about))
    def favourable(self, proposal, about):
        self.conclude(Support(id=f"support.{about}", proposal=proposal, about=about, support="stands"))

    @rule("ww_none", "WEIGH", Behind(evidence="none", proposal=MATCH.proposal, about=MATCH.about))
    def nothing(self, proposal, about):
        self.conclude(Support(id=f"support.{about}", proposal=proposal, about=about, support="unsupported"))


def test_two_different_conclusions_under_one_id_stop_the_run_and_name_both_cards() -> None:
    with pytest.raises(EngineError) as stopped:
        Inference([Contradicting], ["WEIGH"]).run([behind(1, about="a_childs_name")])
    assert "ww_yes" in str(stopped.value) and "ww_none" in str(stopped.value)
    assert "differ in support" in str(stopped.value)
    assert "a_childs_name" not in str(stopped.value)


# --- Nothing comes too late ----------------------------------------------------------------------------------------


class StockLate(experta.KnowledgeEngine):
    """Stock experta with salience for passes: the first pass is meant to be over before the second begins."""

    @experta.Rule(Said(what="weighed"), salience=20)
    def first_pass(self) -> None:
        self.order.append("first pass")

    @experta.Rule(Seen(), salience=10)
    def second_pass(self) -> None:
        self.order.append("second pass")
        self.declare(Said(what="weighed"))


def test_stock_takes_a_rule_of_an_earlier_pass_late() -> None:
    engine = StockLate()
    engine.order = []
    engine.reset()
    engine.declare(Seen())
    engine.run()
    assert engine.order == ["second pass", "first pass"]


class ReadsTooEarly(RuleSet):
    """A rule of the first step that reads what the second concludes."""

    @rule("vt_high", "WEIGH", Support(support="stands", proposal=MATCH.proposal, about=MATCH.about))
    def early(self, proposal, about):
        self.conclude(Vote(id=f"vote.{about}", proposal=proposal, about=about, vote="high"))

    @rule("ww_yes", "STATE", Behind(favourable="yes", proposal=MATCH.proposal, about=MATCH.about))
    def late(self, proposal, about):
        self.conclude(Support(id=f"support.{about}", proposal=proposal, about=about, support="stands"))


class ReadsItsOwnStep(RuleSet):
    """Two rules of one step, of which one reads what the other concludes."""

    @rule("ww_yes", "WEIGH", Behind(favourable="yes", proposal=MATCH.proposal, about=MATCH.about))
    def one(self, proposal, about):
        self.conclude(Support(id=f"support.{about}", proposal=proposal, about=about, support="stands"))

    @rule("vt_high", "WEIGH", Support(proposal=MATCH.proposal, about=MATCH.about))
    def other(self, proposal, about):
        self.conclude(Vote(id=f"vote.{about}", proposal=proposal, about=about, vote="high"))


@pytest.mark.parametrize(("rules", "reader"), [(ReadsTooEarly, "early"), (ReadsItsOwnStep, "other")])
def test_ours_refuses_a_rule_that_reads_its_own_or_a_later_step(rules: type[RuleSet], reader: str) -> None:
    with pytest.raises(RuleFault, match=f"rule {reader}: reads Support"):
        Inference([rules], ["WEIGH", "STATE"])


def test_ours_stops_when_a_conclusion_makes_a_finished_step_come_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.runner.check_rules", lambda *_: None)
    for rules, reader in ((ReadsTooEarly, "early"), (ReadsItsOwnStep, "other")):
        with pytest.raises(EngineError, match=f"vt_high, rule {reader}: came true after its step WEIGH was over"):
            Inference([rules], ["WEIGH", "STATE"]).run([behind(1)])


class Weighs(RuleSet):
    """One rule of the first step."""

    @rule("ww_yes", "WEIGH", Behind(favourable="yes", proposal=MATCH.proposal, about=MATCH.about))
    def weighed(self, proposal, about):
        self.conclude(Support(id=f"support.{about}", proposal=proposal, about=about, support="stands"))


def test_ours_stops_when_a_rule_of_a_finished_step_comes_true_by_a_late_fact() -> None:
    def late_fact(step: str, _: Trace) -> list[CaseFact]:
        return [behind(1)] if step == "STATE" else []

    with pytest.raises(EngineError, match="ww_yes, rule weighed: came true after its step WEIGH was over"):
        Inference([Weighs], ["WEIGH", "STATE"]).run([], late_fact)
    in_time = Inference([Weighs], ["WEIGH", "STATE"]).run([], lambda step, _: [behind(1)] if step == "WEIGH" else [])
    assert list(in_time.conclusions) == ["support.rating_1"]


class Literals(RuleSet):
    """A rule that reads the class another of its step concludes, but never that conclusion."""

    @rule("st_one", "WEIGH", Behind(favourable="yes", proposal=MATCH.proposal, about=MATCH.about))
    def concluded(self, proposal, about):
        self.conclude(Support(id=f"support.{about}", proposal=proposal, about=about, support="stands"))

    @rule("st_two", "WEIGH", Support(support="unsupported", proposal=MATCH.proposal, about=MATCH.about))
    def read(self, proposal, about):
        self.conclude(Status(**{"proposal": proposal, "about": about, "class": "present"}))


def test_a_conclusion_that_can_never_meet_the_pattern_is_not_held_against_it() -> None:
    assert Inference([Literals], ["WEIGH"]).run([behind(1)]).steps_taken == 1
