"""Three questions for supervision, and what becomes of a challenge (semantics 6.5; decision 0008 A and S)."""

from __future__ import annotations

from typing import Any

import pytest
from random_cases import generate
from scenario_cases import assessed, base, changed

from engine.assess import assess
from engine.case import case_from_values
from explanations import canonical_json, spine

DEBT = "rf_social_debt"
VIOLENCE = "rf_family_conflict_violence"


def entry(name: str, day: str, factor: str, **more: Any) -> dict[str, Any]:
    """A concern about the mother that the school saw."""
    row = {"id": name, "date": day, "event": "Seen.", "source": {"kind": "school"}, "rests_on": "seen"}
    return row | {"about": ["mother"], "factors": [{"id": factor, "direction": "concern"}]} | more


def told_of(case: dict[str, Any]) -> dict[str, Any]:
    """The answer about the first proposal."""
    return spine(assessed(case))["proposals"][0]


def first_three(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The questions that stand first."""
    return [question for question in row["supervision_questions"] if question["among_first_three"]]


def rich(*more: dict[str, Any]) -> dict[str, Any]:
    """A case with something of each kind: an answer missing, a concern nobody answered, order not seen of late."""
    case = changed(base("one_parent"), {"remove": {"wishes": ["wi2"]}})
    case["chronology"] += [entry("x1", "2021-05-28", "rf_social_isolation", severity="moderate"), *more]
    case["chronology"].append(entry("s1", "2020-11-20", DEBT) | {"factors": [{"id": DEBT, "direction": "strength"}]})
    rating = {"id": "r20", "about": ["mother"], "factor": DEBT, "status": "addressed", "on": "2021-05-25", "by": "w1"}
    case["ratings"].append(rating | {"evidence": ["s1"]})
    return case


def test_one_of_each_kind_each_on_entries_of_its_own() -> None:
    first = first_three(told_of(rich()))
    assert [row["kind"] for row in first] == ["leverage", "conflict", "silence"]
    named = [name for row in first for name in row["entries"]]
    assert len(named) == len(set(named)) and all(row["entries"] for row in first)
    assert all(any(name in row["ask"] for name in row["entries"]) for row in first)


@pytest.mark.parametrize("seed", range(60))
def test_the_first_three_name_entries_and_share_none_unless_nothing_else_exists(seed: int) -> None:
    for row in spine(assess(case_from_values(generate(seed))))["proposals"]:
        questions = row["supervision_questions"]
        first = first_three(row)
        assert len(first) == min(3, len([q for q in questions if q["entries"] or q["among_first_three"]]))
        assert all(question["entries"] for question in first)
        named = [name for question in first for name in question["entries"]]
        if len(named) != len(set(named)):
            used = set(named)
            others = {name for question in questions for name in question["entries"]}
            assert others <= used | {name for q in questions for name in q["entries"] if name in used}, seed


UNRELATED = {
    "untagged": {"id": "z1", "date": "2021-05-30", "event": "Swimming badge.", "source": {"kind": "school"}},
    "about somebody else": entry("z1", "2021-05-30", DEBT, about=["uncle"]),
    "after the day": entry("z1", "2021-06-30", VIOLENCE, severity="grave"),
    "disproved": entry("z1", "2021-05-01", DEBT, standing=[{"is": "not_proved", "from": "2021-05-02"}]),
}


@pytest.mark.parametrize("row", UNRELATED.values(), ids=UNRELATED)
def test_an_entry_about_something_else_changes_none_of_them(row: dict[str, Any]) -> None:
    before, after = first_three(told_of(rich())), first_three(told_of(rich(row)))
    assert canonical_json({"q": before}) == canonical_json({"q": after})


def test_the_same_case_asks_the_same_and_the_full_list_stands_behind() -> None:
    one, again = told_of(rich()), told_of(rich())
    assert one["supervision_questions"] == again["supervision_questions"]
    assert len(one["supervision_questions"]) > 3
    about = [(row["kind"], row["about"]) for row in one["supervision_questions"]]
    assert len(about) == len(set(about))


def test_a_question_of_leverage_is_about_a_gap_that_would_change_the_class() -> None:
    row = told_of(rich())
    gaps = {gap["id"]: gap for gap in row["gaps"]}
    asked = [question for question in row["supervision_questions"] if question["kind"] == "leverage"]
    assert asked and all(gaps[question["about"]]["would_change_class"] for question in asked)
    assert {q["about"] for q in asked} == {name for name, gap in gaps.items() if gap["would_change_class"]}


# --- where a challenge goes -----------------------------------------------------------------------------------------
CHALLENGE = f"ch.p1.against_optimism.{DEBT}"


def holds(*responses: dict[str, Any], **of_entry: Any) -> str | None:
    """Where the challenge about a debt goes."""
    case = changed(base("one_parent"), {"add": {"chronology": [entry("x1", "2021-05-10", DEBT, **of_entry)]}})
    case["responses"] = [{"challenge": CHALLENGE, "by": "w1", **row} for row in responses]
    return next(row["holds"] for row in told_of(case)["challenges"] if row["id"] == CHALLENGE)


@pytest.mark.parametrize(
    ("responses", "of_entry", "where"),
    [
        ([], {"severity": "minor"}, "supervision_agenda"),
        ([], {"severity": "moderate"}, "supervision_agenda"),
        ([], {}, "supervision_agenda"),
        ([], {"severity": "serious"}, "stage_2_gate"),
        ([], {"severity": "grave"}, "stage_2_gate"),
        ([{"answer": "accepted", "on": "2021-05-10"}], {"severity": "grave"}, None),
        ([{"answer": "explained", "on": "2021-05-10"}], {"severity": "grave"}, None),
        ([{"answer": "disputed", "on": "2021-05-10"}], {"severity": "grave"}, "stage_2_gate"),
        ([{"answer": "disputed", "on": "2021-05-10", "entries": ["e1"]}], {"severity": "grave"}, None),
        ([{"answer": "accepted", "on": "2021-05-09"}], {"severity": "grave"}, "stage_2_gate"),
        ([{"answer": "accepted", "on": "2021-06-02"}], {"severity": "grave"}, "stage_2_gate"),
        ([{"answer": "accepted", "on": "2021-05-14"}], {"severity": "grave", "recorded": "2021-05-15"}, "stage_2_gate"),
        ([{"answer": "accepted", "on": "2021-05-15"}], {"severity": "grave", "recorded": "2021-05-15"}, None),
    ],
)  # fmt: skip
def test_where_a_challenge_goes(responses: list[dict[str, Any]], of_entry: dict[str, Any], where: str | None) -> None:
    assert holds(*responses, **of_entry) == where


def test_an_answer_never_takes_a_challenge_away() -> None:
    case = changed(base("one_parent"), {"add": {"chronology": [entry("x1", "2021-05-10", DEBT)]}})
    before = {row["id"] for row in told_of(case)["challenges"]}
    case["responses"] = [{"challenge": CHALLENGE, "by": "w1", "answer": "accepted", "on": "2021-05-11"}]
    assert {row["id"] for row in told_of(case)["challenges"]} == before
