"""A misspelling anywhere in a rule is found before a case is seen, with the nearest right name (design 3, row 7)."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from engine_safety import toy_rules
from engine_safety.toy_rules import CARDS, RULE_SETS, STEPS

from engine.lint import RuleFault
from engine.runner import EngineError, Inference

WRITTEN = Path(toy_rules.__file__).read_text(encoding="utf-8")


class Planted:
    """Writes the toy rules with something changed, and loads them as a module of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: list[str] = []

    def module(self, *changes: tuple[str, str]) -> ModuleType:
        text = WRITTEN
        for as_it_is, planted in changes:
            assert as_it_is in text, f"{as_it_is!r} does not stand in the toy rules"
            text = text.replace(as_it_is, planted, 1)
        name = f"planted_{self.folder.name}_{len(self.names)}"
        path = self.folder / f"{name}.py"
        path.write_text(text, encoding="utf-8")
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        self.names.append(name)
        spec.loader.exec_module(module)
        return module


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[Planted]:
    loaded = Planted(tmp_path)
    yield loaded
    for name in loaded.names:
        del sys.modules[name]


def faults_of(module: ModuleType) -> tuple[str, ...]:
    with pytest.raises(RuleFault) as refused:
        Inference(module.RULE_SETS, module.STEPS, module.CARDS)
    return refused.value.faults


def test_the_rules_stand_when_nothing_is_planted(planted: Planted) -> None:
    module = planted.module()
    assert Inference(module.RULE_SETS, module.STEPS, module.CARDS).run([module.behind(1)]).steps_taken == 1


TYPOS: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "typos.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("typo", TYPOS, ids=[f"{number}-{typo['rule']}" for number, typo in enumerate(TYPOS)])
def test_the_typo_is_caught(planted: Planted, typo: dict[str, str]) -> None:
    faults = faults_of(planted.module((typo["stands"], typo["typo"])))
    caught = [fault for fault in faults if typo["rule"] in fault and typo["says"] in fault]
    assert caught and all(fault.startswith(planted.names[-1]) for fault in caught), faults


def test_there_are_enough_typos_to_trust_the_lint() -> None:
    assert len({(typo["stands"], typo["typo"]) for typo in TYPOS}) == len(TYPOS) >= 30


def test_all_faults_are_told_at_once(planted: Planted) -> None:
    some = [TYPOS[number] for number in (0, 7, 11, 16)]
    faults = faults_of(planted.module(*[(typo["stands"], typo["typo"]) for typo in some]))
    assert len(faults) == len(some)
    for typo in some:
        assert any(typo["rule"] in fault and typo["says"] in fault for fault in faults)


# --- What no single misspelling shows ------------------------------------------------------------------------------


def test_a_copy_that_was_never_changed_is_caught_whatever_its_names(planted: Planted) -> None:
    copied = """
    @rule("vt_low", "VOTE", AS.backing << Support(support="stands", about=MATCH.topic, proposal=MATCH.which))
    def copied(self, topic, which):
        self.conclude(Vote(id=f"vote.{which}.{topic}", proposal=which, about=topic, vote="medium"))


RULE_SETS ="""
    (fault,) = faults_of(planted.module(("\n\nRULE_SETS =", copied)))
    assert "rule supported_votes_low: asks exactly what rule copied asks" in fault


def test_a_class_of_facts_under_two_names_is_caught(planted: Planted) -> None:
    module = planted.module()
    other = planted.module(
        ("RULE_SETS = (SupportRules, StatusRules, VoteRules)", "RULE_SETS = (OtherRules,)"),
        ("class SupportRules", "class OtherRules"),
        ("def nothing_dated", "def other_one"),
        ("def only_their_own_word", "def other_two"),
        ("def dated_and_recent", "def other_three"),
    )
    with pytest.raises(RuleFault, match=f"two classes of facts called Behind, from {module.__name__} and"):
        Inference((*module.RULE_SETS, *other.RULE_SETS), module.STEPS, module.CARDS)


def test_a_fact_of_a_class_loaded_twice_stops_the_run(planted: Planted) -> None:
    with pytest.raises(EngineError, match="class Behind is loaded twice"):
        Inference(RULE_SETS, STEPS).run([planted.module().behind(1)])


def test_two_predicates_of_one_name_are_caught(planted: Planted) -> None:
    first = planted.module()
    both = planted.module(
        ("class SupportRules", f"import {first.__name__} as first\n\n\nclass SupportRules"),
        ('Behind(evidence="none"', 'Behind(evidence="none", days_old=P(first.is_recent)'),
    )
    (fault,) = faults_of(both)
    assert f"two predicates called is_recent, in {first.__name__} and {both.__name__}" in fault


def test_a_pass_given_twice_and_no_pass_are_caught() -> None:
    for steps in (("WEIGH", "STATE", "VOTE", "WEIGH"), ()):
        with pytest.raises(RuleFault, match="give each pass once"):
            Inference(RULE_SETS, steps, CARDS)
