"""`history`: the decisions on record in order, and what had changed by each in facts, in judgement and in rules."""

from __future__ import annotations

from typing import Any

from scenario_cases import base, changed

from engine.assess import assess
from engine.case import case_from_values
from explanations import spine

FACTOR = "rf_parent_substance"
PEOPLE = [{"id": "w1", "role": "role_manager"}]
DECISIONS = [
    {"point": "rc2", "proposal": "p1", "on": "2021-05-01", "class": "medium", "by": ["w1"], "reasons": "Said"},
    {"point": "rc1", "proposal": "p1", "on": "2021-03-01", "class": "high", "by": ["w1"], "reasons": "Said"},
]
ENTRIES = [
    {"id": "e1", "date": "2021-02-01", "event": "Before the first"},
    {"id": "e2", "date": "2021-03-02", "event": "Between the two"},
    {"id": "e3", "date": "2021-02-02", "recorded": "2021-04-01", "event": "Written down between the two"},
    {"id": "e4", "date": "2021-05-02", "event": "After the second"},
]
RATINGS = [
    {
        "id": "r1",
        "factor": "rf_parent_substance",
        "status": "present",
        "on": "2021-02-01",
        "withdrawn_on": "2021-04-01",
    },
    {"id": "r2", "factor": "rf_parent_substance", "status": "addressed", "on": "2021-04-01"},
]


def history(change: dict[str, Any]) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = spine(assess(case_from_values(changed(base("nothing_recorded"), change))))[
        "proposals"
    ][0]["history"]
    return told


def test_decisions_stand_in_their_order_with_what_came_between() -> None:
    add = {"people": PEOPLE, "decisions": DECISIONS, "chronology": ENTRIES, "ratings": RATINGS}
    first, second = history({"add": add})
    assert (first["point"], first["class"], first["by"]) == ("rc1", "high", ["w1"])
    assert first["changed"] == {"facts": [], "judgement": [], "rules": []}
    assert second["changed"]["facts"] == ["e2", "e3"]
    assert second["changed"]["judgement"] == ["r1", "r2"]


def test_without_decisions_there_is_no_history() -> None:
    assert history({"add": {"people": PEOPLE, "chronology": ENTRIES}}) == []


def test_a_decision_after_the_day_is_not_told() -> None:
    late = [{**DECISIONS[0], "on": "2021-06-02"}]
    assert history({"add": {"people": PEOPLE, "decisions": late}}) == []
