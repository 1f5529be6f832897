"""What experta offers on the left-hand side and gets wrong is refused before a case is seen (design 3, row 4)."""

from __future__ import annotations

from typing import Any

import pytest
from engine_safety.stock import experta
from engine_safety.toy_rules import Behind, Opposed, Support, is_recent

from engine._experta import MATCH, TEST, ConditionalElement, L
from engine.lint import RuleFault
from engine.rule import RuleSet, rule
from engine.runner import Inference


class A(experta.Fact): ...


class B(experta.Fact): ...


class C(experta.Fact): ...


def times_taken(conditions: tuple[Any, ...], *facts: Any) -> int:
    """How often stock experta takes a rule of these conditions over these facts."""
    taken: list[None] = []

    def counted(self: object) -> None:
        taken.append(None)

    engine = type("Stock", (experta.KnowledgeEngine,), {"counted": experta.Rule(*conditions)(counted)})()
    engine.reset()
    engine.declare(*facts)
    engine.run()
    return len(taken)


def test_stock_absence_of_a_pair_is_found_twice() -> None:
    neither = experta.NOT(experta.AND(B(), C()))
    assert times_taken((A(), neither), A()) == 2, "one absence, found once for each half of the pair"


def test_stock_absence_with_a_comparison_cannot_be_built() -> None:
    with pytest.raises(KeyError):
        times_taken((A(), experta.NOT(B(x=MATCH.x) & TEST(lambda x: x > 1))), A())


def test_stock_existence_does_not_see_what_is_bound_beside_it() -> None:
    exists = (A(x=MATCH.x), experta.EXISTS(B(x=MATCH.x)))
    assert times_taken(exists, A(x=1), B(x=2)) == 1, "there is no B with the same x"


def test_stock_alternatives_multiply() -> None:
    prepare_rule = experta.matchers.rete.utils.prepare_rule
    four = L(1) | L(2) | L(3) | L(4)
    sizes = [
        len(prepare_rule(experta.Rule(*(kind(x=four) for kind in kinds))(lambda self: None))[0])
        for kinds in ((A,), (A, B), (A, B, C))
    ]
    assert sizes == [4, 4 * 4, 4 * 4 * 4], "one network for each: seven patterns would make 16,384"


BEHIND = {"proposal": MATCH.proposal, "about": MATCH.about}


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ((Behind(**BEHIND), experta.NOT(Opposed(about=MATCH.about))), "uses NOT"),
        ((experta.AND(Behind(**BEHIND), Opposed(about=MATCH.about)),), "uses AND"),
        ((experta.OR(Behind(evidence="none"), Behind(evidence="dated")),), "uses OR"),
        ((Behind(**BEHIND), experta.EXISTS(Opposed(about=MATCH.about))), "uses EXISTS"),
        ((Behind(**BEHIND), experta.FORALL(Behind(), Opposed())), "uses FORALL"),
        ((Behind(evidence=L("none") | L("dated"), **BEHIND),), "asked with ~, & or |"),
        ((Behind(evidence=~L("none"), **BEHIND),), "asked with ~, & or |"),
        ((Behind(evidence=L("none") & MATCH.evidence, **BEHIND),), "asked with ~, & or |"),
        ((Behind(evidence=experta.EQ("none"), **BEHIND),), "no name to read back"),
        ((Behind(**BEHIND, days_old=MATCH.days_old), TEST(lambda days_old: days_old > 3)), "no name to read back"),
        ((Behind(**BEHIND), Opposed(about=MATCH.about), Support(about=MATCH.about)), "3 patterns"),
        ((TEST(is_recent),), "0 patterns"),
        ((Behind(days_old=MATCH.days_old), TEST(is_recent), Opposed(**BEHIND)), "TEST before a pattern"),
        ((A(x=1),), "no CaseFact"),
    ],
)
def test_ours_refuses_the_form(conditions: tuple[ConditionalElement, ...], said: str) -> None:
    class FormRules(RuleSet):
        @rule("ww_form", "WEIGH", *conditions)
        def formed(self, proposal, about):
            self.conclude(Support(id=f"support.{about}", proposal=proposal, about=about, support="stands"))

    with pytest.raises(RuleFault, match="rule formed") as refused:
        Inference([FormRules], ["WEIGH"])
    assert said in str(refused.value)
