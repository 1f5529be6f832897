"""The conditions of the rules can be read back as plain data, the same bytes every time."""

from __future__ import annotations

import json

import pytest
from engine_safety.stock import in_a_fresh_process
from engine_safety.toy_rules import RULE_SETS, STEPS

from engine.conditions import as_json, read_conditions
from engine.runner import Inference


def test_each_form_of_condition_is_read() -> None:
    read = {each["rule"]: each for each in read_conditions(Inference(RULE_SETS, STEPS).engine_class)}
    assert read["only_their_own_word"] == {
        "rule": "only_their_own_word",
        "card": "ww_own_word",
        "step": "WEIGH",
        "patterns": [
            {
                "fact": "Behind",
                "as": "behind",
                "where": {
                    "about": {"binds": "about"},
                    "entries": {},
                    "evidence": {"is": "own_word"},
                    "proposal": {"binds": "proposal"},
                },
            }
        ],
        "tests": [],
    }
    (pattern,) = read["dated_and_recent"]["patterns"]
    assert pattern["as"] is None
    assert pattern["where"]["evidence"] == {"predicate": "is_dated"}
    assert read["outweighed"]["tests"] == [{"predicate": "weigh_more", "of": ["days_old", "weight"]}]
    assert [each["fact"] for each in read["outweighed"]["patterns"]] == ["Behind", "Opposed"]


def test_rules_are_read_by_step_card_and_name() -> None:
    read = read_conditions(Inference(RULE_SETS, STEPS).engine_class)
    assert len(read) == 7
    assert read == sorted(read, key=lambda each: (STEPS.index(each["step"]), each["card"], each["rule"]))


def test_the_text_is_what_was_read() -> None:
    read = read_conditions(Inference(RULE_SETS, STEPS).engine_class)
    assert json.loads(as_json(read)) == read
    assert as_json(read).endswith("]\n")


@pytest.mark.order_and_seed
def test_the_text_is_the_same_for_every_seed() -> None:
    script = (
        "from engine.conditions import as_json, read_conditions; from engine.runner import Inference; "
        "from engine_safety.toy_rules import RULE_SETS, STEPS; "
        "print(as_json(read_conditions(Inference(RULE_SETS[::ORDER], STEPS).engine_class)))"
    )
    printed = {in_a_fresh_process(script.replace("ORDER", order), seed) for seed, order in enumerate(("1", "-1", "1"))}
    assert len(printed) == 1
