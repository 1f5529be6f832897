"""Why: every answer can be followed down to the rows of the case, and a misspelling is met with the right name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from engine.assessment import Assessment
from explanations import NothingOfThatName, why, why_text
from explanations.classification import VOTES

Assessed = Callable[[str], Assessment]
ENDS = {"entry", "rating", "claim", "check", "wish", "reason_for_care", "adult", "goal", "family_time", "no_record"}


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for child in tree["because"]:
        yield from nodes(child)


def leaves(tree: dict[str, Any]) -> set[str]:
    return {node["kind"] for node in nodes(tree) if not node["because"] and not node.get("see_above")}


def test_the_class_is_followed_down_to_entries(name: str, assessed: Assessed) -> None:
    tree = why(assessed(name), "class")
    assert tree["kind"] == "classification"
    held = leaves(tree)
    assert {"entry", "table_row"} <= held
    assert held - {"table_row"} <= ENDS | {"capacity_rating", "person", "child"}
    rules = [node for node in nodes(tree) if node["kind"] == "rule"]
    assert len(rules) > 20 and all(node["say"] and node["provenance"] for node in rules)


@pytest.mark.parametrize("vote", VOTES)
def test_a_vote_is_asked_at_both_ends(vote: str, name: str, assessed: Assessed) -> None:
    tree = why(assessed(name), vote)
    assert [child["id"] for child in tree["because"]] == [f"vote.p1.best.{vote}", f"vote.p1.worst.{vote}"]


def test_a_reason_said_above_is_not_said_twice(assessed: Assessed) -> None:
    tree = why(assessed("two_children"), "class")
    again = [node for node in nodes(tree) if node.get("see_above")]
    assert again and all(node["because"] == [] for node in again)
    unfolded = [node["id"] for node in nodes(tree) if node["because"] and node["kind"] not in ("rule", "question")]
    assert len(unfolded) == len(set(unfolded))


def test_every_conclusion_challenge_gap_and_row_can_be_asked(name: str, assessed: Assessed) -> None:
    assessment = assessed(name)
    one_of_each = {fact.kind: held for held, fact in assessment.trace.conclusions.items()}
    assert len(one_of_each) > 15
    for held in (*one_of_each.values(), "e1" if name != "two_children" else "e01", "r1", "rc1"):
        tree = why(assessment, held)
        assert tree["id"] == held and tree["say"]
        assert leaves(tree)


def test_a_factor_is_asked_for_everyone_it_is_about(assessed: Assessed) -> None:
    tree = why(assessed("two_children"), "rf_parent_substance")
    held = {child["id"] for child in tree["because"]}
    assert {"status.p1.best.mother.rf_parent_substance", "status.p1.worst.partner.rf_parent_substance"} <= held
    assert "support.p1.r1.rf_parent_substance" in held
    assert not any(".ratings_" in name for name in held)
    assert "e04" in {node["id"] for node in nodes(tree)}


def test_another_proposal_is_asked_by_its_name(assessed: Assessed) -> None:
    assessment = assessed("two_children")
    assert why(assessment, "class", "p2")["id"] == "classification.p2.evidence"
    with pytest.raises(NothingOfThatName, match="Nearest: 'p2'.*There are: p1 and p2") as raised:
        why(assessment, "class", "p22")
    assert "p22" in str(raised.value)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("clas", "class"),
        ("capcity", "capacity"),
        ("rf_parent_substanse", "rf_parent_substance"),
        ("classification.p1.evidnce", "classification.p1.evidence"),
        ("ch.p1.against_optimism.rf_parent_substanc", "ch.p1.against_optimism.rf_parent_substance"),
    ],
)
def test_a_misspelling_is_met_with_the_nearest_right_name(written: str, right: str, assessed: Assessed) -> None:
    with pytest.raises(NothingOfThatName) as raised:
        why(assessed("two_children"), written)
    assert f"Nearest: {right!r}" in str(raised.value)
    assert "--format json" in str(raised.value)


def test_what_is_asked_for_is_not_repeated_when_it_could_be_case_text(assessed: Assessed) -> None:
    with pytest.raises(NothingOfThatName) as raised:
        why(assessed("two_children"), "Foil and burnt spoons on the kitchen floor. " * 3)
    assert "spoons" not in str(raised.value)


@pytest.mark.parametrize("width", [60, 100])
def test_with_the_plumbing_the_text_holds_every_node_within_its_width(
    width: int, name: str, assessed: Assessed
) -> None:
    tree = why(assessed(name), "risk")
    text = why_text(tree, width, plumbing=True)
    joined = " ".join(text.split())
    for node in nodes(tree):
        assert " ".join(node["say"].split()) in joined
        assert f"[{node['id']}]" in joined
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        assert len(line) <= max(width, indent + 60) or " " not in line.strip()


def test_many_rows_under_one_fact_are_counted(values: Callable[[str], Any]) -> None:
    from engine.assess import assess
    from engine.case import case_from_values

    case = values("first_look")
    first = case["chronology"][0]
    case["chronology"] += [{**first, "id": f"x{number:02}", "date": f"2020-01-{number + 1:02}"} for number in range(20)]
    tree = why(assess(case_from_values(case)), "rf_parent_substance")
    rows = [node for node in nodes(tree) if node["kind"] == "entry"]
    assert {f"x{number:02}" for number in range(20)} <= {node["id"] for node in rows}
    text = why_text(tree, plumbing=True)
    assert "and 14 more rows of the record: use --format json" in text


def test_control_characters_of_an_entry_are_not_printed(values: Callable[[str], Any]) -> None:
    from engine.assess import assess
    from engine.case import case_from_values

    case = values("first_look")
    case["chronology"][0]["event"] = "Cleared\x1b[2Jscreen\u202ehidden"
    text = why_text(why(assess(case_from_values(case)), "class"), depth=9)
    assert "Cleared [2Jscreen hidden" in " ".join(text.split())
