"""What a plan is to hold: met by rows or a step, wanting where rows say so, and never read from silence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_cases import generate
from scenario_cases import assessed, base, changed, rows_of

from engine.ahead.checks import CHECKS
from engine.ahead.checks.wording import SOMEBODY, puts_it_on_the_victim, says_more
from engine.assess import assess
from engine.case import case_from_values
from engine.gates import At
from explanations import plan_report, spine, to_text
from explanations.report.ahead import PARTS
from knowledge_base import load_knowledge
from knowledge_base.phrases import parse_phrase

ROWS: list[dict[str, Any]] = rows_of(Path(__file__).parent / "plan_checks.yaml")
KNOWLEDGE = load_knowledge()
STATES = {"met", "not_met", "unknown", "does_not_apply"}
PHRASES = ("attendance_words", "doing_words", "telling_words", "policing_words")
BARE = ("attendance_words",)


def at_of(case: Mapping[str, Any]) -> At:
    """The first proposal of a case, with what the rules concluded."""
    answer = assessed(case).proposals[0]
    return At(answer.sheet, answer.reader)


def checks(case: Mapping[str, Any]) -> dict[str, Any]:
    """What the rules conclude of every check of the first proposal."""
    return {fact["element"]: fact for fact in assessed(case).proposals[0].conclusions("plan_check")}


def states(case: Mapping[str, Any]) -> dict[str, str]:
    return {name: fact["state"] for name, fact in checks(case).items()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['element']}: {row['name']}")
def test_a_case_is_read_so_and_its_near_miss_otherwise(row: dict[str, Any]) -> None:
    case = changed(base("nothing_recorded"), row["case"])
    near = row["near_miss"]
    assert states(case)[row["element"]] == row["state"]
    assert states(changed(case, near))[row["element"]] == near["state"]
    assert row["state"] != near["state"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['element']}: {row['name']}")
def test_what_is_said_names_its_rows_and_the_same_in_any_order(row: dict[str, Any]) -> None:
    case = changed(base("nothing_recorded"), row["case"])
    lists = {key: value[::-1] for key, value in case.items() if isinstance(value, list)}
    plans = {key: value[::-1] for key, value in case.get("plans", {}).items()}
    reader = CHECKS[row["element"]]
    first, second = reader(at_of(case)), reader(at_of({**case, **lists, **({"plans": plans} if plans else {})}))
    assert first == second
    assert first.sources or row["state"] in ("unknown", "does_not_apply")
    assert list(first.sources) == sorted(set(first.sources))


def test_every_element_that_says_what_it_is_read_from_has_a_reader_and_no_other() -> None:
    assert set(CHECKS) == {name for name, element in KNOWLEDGE.plan_elements.items() if element.read_from}
    assert set(PARTS) == {KNOWLEDGE.plan_elements[name].part for name in CHECKS}


def test_every_element_that_is_read_says_what_to_do_and_who_can() -> None:
    for name in CHECKS:
        element = KNOWLEDGE.plan_elements[name]
        assert element.if_failing and element.who, name
        assert set(element.who) <= set(KNOWLEDGE.roles), name


@pytest.mark.parametrize("element", CHECKS)
def test_every_check_has_a_row_that_meets_it_and_one_that_does_not(element: str) -> None:
    mine = [row for row in ROWS if row["element"] == element]
    said = {row["state"] for row in mine} | {row["near_miss"]["state"] for row in mine}
    assert "met" in {row["state"] for row in mine}
    assert said & {"not_met", "unknown"}
    assert said <= STATES


def test_every_row_is_named_by_a_sentence_of_its_own() -> None:
    names = [row["name"] for row in ROWS] + [row["near_miss"]["name"] for row in ROWS]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
    assert all(len(name.split()) >= 4 for name in names)
    assert {row["element"] for row in ROWS} == set(CHECKS)


# --- silence ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "change",
    [
        {},
        {"set": {"stage": "stage_4"}},
        {"set": {"pathway": "bcp", "returns": [{"child": "c1", "household": "h1", "from": "2021-05-20"}]}},
        {
            "set": {
                "legal": [{"child": "c1", "status": "s31", "from": "2020-02-18"}],
                "returns": [{"child": "c1", "household": "h1", "from": "2021-05-20"}],
            }
        },
    ],
    ids=["in care", "being planned", "at home", "at home under an order"],
)
def test_silence_meets_no_check(change: Mapping[str, Any]) -> None:
    said = states(changed(base("nothing_recorded"), change))
    assert set(said) == set(CHECKS)
    assert set(said.values()) <= {"unknown", "does_not_apply"}


@pytest.mark.parametrize("element", CHECKS)
def test_a_step_that_says_no_is_never_lost(element: str) -> None:
    step = {"step": element, "proposal": "p1", "done": "no", "on": "2021-05-31"}
    met = next(row for row in ROWS if row["element"] == element and row["state"] == "met")
    case = changed(changed(base("nothing_recorded"), met["case"]), {"add": {"steps": [step]}})
    older = [row for row in case["steps"][:-1] if row["step"] == element]
    case["steps"] = [row for row in case["steps"] if row not in older]
    assert states(case)[element] == "not_met"


@given(seed=st.integers(min_value=0, max_value=20_000))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_in_any_case_every_check_has_a_state_its_rows_and_what_is_asked(seed: int) -> None:
    for proposal in spine(assess(case_from_values(generate(seed))))["proposals"]:
        rows = proposal["plan_checks"]
        assert {row["id"] for row in rows} == set(CHECKS)
        for row in rows:
            assert row["state"] in STATES
            assert row["because"] and row["who"] and row["say"]
            assert bool(row["do"]) is (row["state"] in ("not_met", "unknown"))


# --- on the page and in the advice -----------------------------------------------------------------------------------
def test_the_plan_names_what_is_not_so_with_what_to_do_and_who_can() -> None:
    row = next(row for row in ROWS if row["element"] == "sm_not_attend" and row["state"] == "not_met")
    case = changed(base("nothing_recorded"), row["case"])
    text = " ".join(to_text(plan_report(spine(assess(case_from_values(case)))), 100).split())
    element = KNOWLEDGE.plan_elements["sm_not_attend"]
    assert f"{element.name}: not so on this record (look at: g1)" in text
    assert f"{element.if_failing} Who can: case holder." in text
    assert "Not known, to be asked" in text


@pytest.mark.parametrize(
    ("behaviour", "action"),
    [("Attends the course", "reword"), ("Attends and is sober at handover", "keep"), (None, "reword")],
)
def test_advice_asks_for_behaviour_where_a_goal_is_being_there(behaviour: str | None, action: str) -> None:
    goal = {"id": "g1", "adult": "mother", "factor": "rf_parent_substance", "by": "2021-07-01", "behaviour": behaviour}
    rated = {"id": "r1", "about": ["mother"], "factor": "rf_parent_substance", "status": "present", "on": "2021-05-01"}
    case = changed(base("nothing_recorded"), {"add": {"plans.goals": [goal], "ratings": [rated]}})
    advice = assessed(case).proposals[0].conclusions("recommendation")
    assert [row["action"] for row in advice if row["factor"] == "rf_parent_substance"] == [action]


# --- words -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", PHRASES)
def test_every_phrase_can_be_read(name: str) -> None:
    for phrase in KNOWLEDGE.words[name].values:
        parse_phrase(phrase.replace(SOMEBODY, "him"))
    assert KNOWLEDGE.words[name].provenance == "project"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Attends the parenting course", False),
        ("Attends and is sober at handover", True),
        ("Attends but does not drink", True),
        ("Attends AA and counselling weekly", False),
        ("Attendance at all appointments", False),
        ("Engages with services", False),
        ("Takes part in the group", False),
        ("Misses no more than two sessions", False),
        ("Takes K to school by nine", True),
        ("Stays calm in family time", True),
        ("Attends to the baby when she cries", None),
        ("Attends handovers without shouting", None),
        ("Narcotics Anonymous", None),
        ("10 of 12", None),
        ("", None),
    ],
)
def test_being_there_is_told_from_what_is_done_and_what_the_words_do_not_tell(text: str, said: bool | None) -> None:
    assert says_more(at_of(base("nothing_recorded")), text, BARE) is said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("M will not let F into the home", True),
        ("M won't let F in", True),
        ("M will never allow her partner round", True),
        ("M is not to open the door to him", True),
        ("M keeps Mr Stone away", True),
        ("M will make sure that Stone does not drink", True),
        ("M supervises father", True),
        ("F will not come to the home; police called by neighbour", False),
        ("F will keep away from the home", False),
        ("F will keep M informed and stay away", False),
        ("F leaves the home when he has been drinking", False),
        ("The police will not let F in", False),
        ("M will not let K down", False),
        ("M does not let the dog in", False),
        ("", False),
    ],
)
def test_a_promise_to_keep_somebody_away_is_told_from_a_duty_on_the_one_who_harms(text: str, found: bool) -> None:
    adults = [
        {"id": "mother", "name": "M", "relation_to": {"c1": "mother"}},
        {"id": "father", "name": "F Stone", "relation_to": {"c1": "father"}},
    ]
    case = changed(base("nothing_recorded"), {"set": {"adults": adults}})
    assert puts_it_on_the_victim(at_of(case), text) is found
