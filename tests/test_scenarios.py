"""Every rule fires in a scenario a person can read, and does not fire in the near miss beside it."""

from __future__ import annotations

from typing import Any

import pytest
from scenario_cases import Scenario, assessed, fired, scenarios

from engine.assess import inference
from engine.assessment import Assessment
from engine.conditions import read_conditions

ALL = list(scenarios())


def cards() -> set[str]:
    """The card of every rule in the engine."""
    return {row["card"] for row in read_conditions(inference().engine_class)}


@pytest.mark.parametrize("scenario", ALL, ids=lambda s: f"{s.rule}: {s.name}")
def test_the_rule_fires_and_its_near_miss_does_not(scenario: Scenario) -> None:
    answer = assessed(scenario.case, scenario.supposed)
    assert fired(answer, scenario.rule, scenario.with_), f"{scenario.rule} did not fire"
    holds(answer, scenario.expect)
    near = assessed(scenario.near_miss, scenario.near_miss_supposed)
    assert not fired(near, scenario.rule, scenario.with_), f"{scenario.rule} fired in: {scenario.near_miss_name}"
    holds(near, scenario.near_miss_expect)


def holds(answer: Assessment, expect: Any) -> None:
    """Hold the first proposal's answer to what a scenario says of it."""
    proposal = answer.proposals[0]
    if "class" in expect:
        assert proposal.classification("evidence")["class"] == expect["class"]
    for reading, value in expect.get("readings", {}).items():
        assert proposal.class_in(reading) == value, reading
    for reading, votes in expect.get("votes", {}).items():
        for kind, value in votes.items():
            assert proposal.reader.votes(reading)[kind]["gives"] == value, (reading, kind)
    for reading, statuses in expect.get("statuses", {}).items():
        for pair, value in statuses.items():
            subject, factor = pair.split("/")
            assert proposal.reader.statuses(reading).get((subject, factor)) == value, (reading, pair)


def test_every_rule_has_a_scenario() -> None:
    assert cards() - {scenario.rule for scenario in ALL} == set()


def test_every_scenario_is_about_a_rule_there_is() -> None:
    assert {scenario.rule for scenario in ALL} - cards() == set()


def test_every_scenario_is_named_by_a_sentence_of_its_own() -> None:
    names = [scenario.name for scenario in ALL] + [scenario.near_miss_name for scenario in ALL]
    assert len(set(names)) == len(names)
    assert all(len(name.split()) >= 4 for name in names)
