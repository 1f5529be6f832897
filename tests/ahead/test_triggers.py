"""Which triggers a case makes likely, and what is asked of the contingency plan about each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scenario_cases import assessed, base, changed, rows_of

from knowledge_base import load_knowledge

ROWS: list[dict[str, Any]] = rows_of(Path(__file__).parent / "triggers.yaml")
KNOWLEDGE = load_knowledge()
ALWAYS = {name for name, question in KNOWLEDGE.tonight_questions.items() if question.always}
WHOLE = {
    "trigger": "trg_relapse",
    "action": "The aunt comes",
    "who": "w1",
    "child_sleeps": "at the aunt's",
    "out_of_hours": "duty team",
    "legal_route": "section 20",
    "owner": "w1",
    "review": "2021-07-01",
}


def prompts(case: dict[str, Any]) -> dict[str, Any]:
    """The prompts of the first proposal, by trigger."""
    return {fact["trigger"]: fact for fact in assessed(case).proposals[0].conclusions("contingency_prompt")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['trigger']}: {row['name']}")
def test_a_case_makes_it_likely_and_the_near_miss_does_not(row: dict[str, Any]) -> None:
    case = changed(base("nothing_recorded"), row["case"])
    assert row["trigger"] in prompts(case)
    assert row["trigger"] not in prompts(changed(case, row["near_miss"]))


def test_every_trigger_and_every_question_by_status_has_a_row() -> None:
    by_status = {name for name, question in KNOWLEDGE.tonight_questions.items() if question.statuses}
    assert {row["trigger"] for row in ROWS} == set(KNOWLEDGE.triggers) | by_status
    names = [row["name"] for row in ROWS] + [row["near_miss"]["name"] for row in ROWS]
    assert len(names) == len(set(names))


def test_where_nothing_is_recorded_only_tonight_is_asked() -> None:
    assert set(prompts(base("nothing_recorded"))) == ALWAYS


@pytest.mark.parametrize("field", [field for field in WHOLE if field != "trigger"])
def test_a_line_that_leaves_one_thing_blank_is_asked_about_that_alone(field: str) -> None:
    drinks = {
        "people": [{"id": "w1", "role": "role_case_holder"}],
        "ratings": [
            {"id": "r1", "about": ["mother"], "factor": "rf_parent_substance", "status": "present", "on": "2021-05-01"}
        ],
    }
    case = changed(base("nothing_recorded"), {"add": {**drinks, "plans.contingency": [WHOLE]}})
    assert prompts(case)["trg_relapse"]["planned"] == "whole"
    less = changed(case, {"set": {"plans": {"contingency": [{k: v for k, v in WHOLE.items() if k != field}]}}})
    fact = prompts(less)["trg_relapse"]
    assert fact["planned"] == "partly"
    assert len(fact["missing"]) == 1
    both = changed(less, {"add": {"plans.contingency": [WHOLE]}})
    assert prompts(both)["trg_relapse"]["planned"] == "whole"


def test_an_order_of_court_is_never_asked_what_a_parent_would_end() -> None:
    for status in ("s31", "s38", "epo", "police_protection", "supervision_order", "none"):
        case = changed(base("nothing_recorded"), {"set": {"legal": [{"child": "c1", "status": status}]}})
        assert "cq_s20_ends" not in prompts(case)
