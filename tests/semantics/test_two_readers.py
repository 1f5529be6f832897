"""Two readers: neither sees the other's view before both are in, nowhere in any answer (semantics 6.8)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from scenario_cases import assessed, base, changed

from engine.row_ids import view_id
from explanations import canonical_json, report, spine, to_text, why
from explanations.why import NothingOfThatName
from homeward.challenges import challenges_in_full, challenges_text

WORDS = "zebrafinch marmalade"
PAPER = {"by": "w2", "proposal": "p1", "on": "2021-05-20", "class": "severe", "reasons": WORDS}
MEETING = {"by": "w1", "proposal": "p1", "on": "2021-05-21", "class": "medium", "reasons": "Met her."}


def case_with(*views: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The base with these views."""
    return changed(base("one_parent"), {"set": {"views": list(views), **more}})


def everything_said(case: dict[str, Any]) -> str:
    """All that any output says of a case."""
    answer = assessed(case)
    told = spine(answer)
    full = challenges_in_full(answer)
    return "\n".join(
        [canonical_json(told), to_text(report(told), 100), json.dumps(full), challenges_text(full, 100)],
    )


def test_one_view_alone_is_withheld_in_every_output() -> None:
    """Word for word what is said where the view has other words and another class."""
    alone = everything_said(case_with(PAPER))
    other = everything_said(case_with(PAPER | {"class": "low", "reasons": "Something else.", "on": "2021-05-02"}))
    assert WORDS not in alone
    assert alone == other


def test_one_view_alone_cannot_be_asked_for_by_its_id() -> None:
    answer = assessed(case_with(PAPER))
    with pytest.raises(NothingOfThatName) as refused:
        why(answer, "view.w2.p1")
    assert "severe" not in str(refused.value).replace("CB-", "")


def test_both_views_are_shown_once_both_are_in_and_the_higher_is_planned_for() -> None:
    told = spine(assessed(case_with(PAPER, MEETING)))
    assert [(row["role"], row["class"]) for row in told["views"]] == [
        ("role_case_holder", "medium"),
        ("role_chronologist", "severe"),
    ]
    (apart,) = told["view_differences"]
    assert (apart["on"], apart["plan_for"], apart["rows"]) == ("class", "severe", ["view.w2.p1", "view.w1.p1"])
    rows = {fact["id"]: fact["values"] for fact in told["facts"] if fact["kind"] == "view"}
    assert rows["view.w2.p1"]["reasons"] == WORDS


def test_a_view_after_the_day_looked_at_is_not_in() -> None:
    late = MEETING | {"on": "2021-06-02"}
    told = spine(assessed(case_with(PAPER, late)))
    assert {row["class"] for row in told["views"]} == {None, "withheld"}
    on_the_day = spine(assessed(case_with(PAPER, late, as_of="2021-06-02")))
    assert {row["class"] for row in on_the_day["views"]} == {"severe", "medium"}


def test_a_view_of_another_proposal_is_not_this_ones() -> None:
    case = case_with(PAPER, MEETING | {"proposal": "p2"})
    case["proposals"].append({"id": "p2", "child": "c1", "household": "h1"})
    for section in ("ratings", "checks", "looked_for", "capacity", "wishes"):
        for row in case[section]:
            row["proposal"] = "p1"
    case["own_judgement"]["proposal"] = "p1"
    told = spine(assessed(case))
    held = {(row["proposal"], row["role"]): row["class"] for row in told["views"]}
    assert held[("p1", "role_chronologist")] == held[("p2", "role_case_holder")] == "withheld"


def test_two_that_agree_are_no_difference_and_never_one_view() -> None:
    told = spine(assessed(case_with(PAPER | {"class": "medium"}, MEETING)))
    assert told["view_differences"] == []
    assert [row["class"] for row in told["views"]] == ["medium", "medium"]


HIGHER = [
    ("low", "medium", "medium"),
    ("not_classified", "medium", "not_classified"),
    ("high", "not_classified", "high"),
    ("severe", "high", "severe"),
]


@pytest.mark.parametrize(("one", "other", "higher"), HIGHER)
def test_the_higher_of_two_is_what_to_plan_for_whoever_holds_it(one: str, other: str, higher: str) -> None:
    for paper, meeting in ((one, other), (other, one)):
        told = spine(assessed(case_with(PAPER | {"class": paper}, MEETING | {"class": meeting})))
        assert told["view_differences"][0]["plan_for"] == higher


def test_a_view_is_named_by_whose_it_is_and_of_what() -> None:
    from engine.case import case_from_values

    case = case_from_values(case_with(PAPER))
    assert view_id(case.views[0]) == "view.w2.p1"
