"""What is missing and what would move the class, as told: with the range, by who can change it, as conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from engine.assess import assess
from engine.assessment import Assessment
from engine.case import read_case_text
from engine.network import EngineError
from engine.what_if import WhatIf
from explanations import NothingOfThatName
from explanations.conditions_for_return import PARENT, PROFESSIONALS, SERVICE
from explanations.missing import missing, missing_text
from explanations.set_one import set_one, set_one_text
from explanations.what_if import confirmed, what_if
from explanations.what_if_text import what_if_text, with_range
from homeward.casebook import find_case, shipped_names

Told = dict[str, Any]


@cache
def shipped(name: str) -> Assessment:
    found = find_case(name)
    return assess(read_case_text(found.content, found.name))


@cache
def told_of(name: str) -> Told:
    return what_if(shipped(name))


def changes(told: Told) -> Iterator[Told]:
    for way in ("better", "worse"):
        for held in (told[way]["step"], told[way]["class"]):
            for one in (held or {"sets": []})["sets"]:
                yield from one["changes"]


# --- what if ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", shipped_names())
def test_each_change_is_a_condition_with_an_owner(name: str) -> None:
    assessment, told = shipped(name), told_of(name)
    for change in changes(told):
        assert change["who_changes"] in (PARENT, SERVICE, PROFESSIONALS)
        assert change["say"] and change["condition"].endswith(".")
        behaviour = change["who_changes"] == PARENT and not change["key"].startswith("wish@")
        assert (change["held_days"] is not None) >= (behaviour and change["value"] not in ("present", "none"))
        if change["action"]:
            action = assessment.knowledge.actions[change["action"]]
            missing = "What would be missing then: " if change["value"] in ("present", "none") else ""
            assert change["condition"].startswith(missing + action.goal) and change["seen_by"] == action.seen_by


def test_what_would_be_worse_is_nobodys_goal_and_has_no_day_to_be_reached_by() -> None:
    worse = [c for name in shipped_names() for s in told_of(name)["worse"]["step"]["sets"] for c in s["changes"]]
    stands = [change for change in worse if change["value"] in ("present", "none")]
    assert stands and all(change["held_days"] is None and change["by"] is None for change in stands)
    assert all(change["condition"].startswith("What would be missing then: ") for change in stands)


def test_looking_everywhere_in_vain_moves_high_to_severe_and_says_what_would_have_to_fall() -> None:
    told = told_of("case-j")
    assert told["class"] == "high"
    (one,) = told["worse"]["step"]["sets"]
    assert (one["class"], one["best_case"], one["worst_case"]) == ("severe", "severe", "severe")
    (change,) = one["changes"]
    assert (change["key"], change["value"], change["who_changes"]) == ("protection", "none_found", PROFESSIONALS)
    assert "willing to work with services" in change["condition"]


@pytest.mark.parametrize(
    ("name", "way", "says"),
    [
        ("five-siblings-ireland", "worse", "a new event is none of them, and can."),
        ("five-siblings-ireland", "better", None),
        ("hall-county", "worse", "None of these is a condition: each is something to look out for"),
    ],
)
def test_that_no_change_makes_it_worse_is_no_promise(name: str, way: str, says: str | None) -> None:
    text = " ".join(what_if_text(told_of(name)).split())
    part = text[text.index(f"Towards a {way} class") :]
    part = part[: part.index("Towards a worse class")] if way == "better" else part
    assert (says is None and "can." not in part) or (says is not None and says in part)


def test_what_nobody_looked_into_is_asked_of_the_professionals() -> None:
    told = [change for name in shipped_names() for change in changes(told_of(name))]
    unlooked = [change for change in told if "nobody has looked into" in change["say"]]
    assert unlooked and all(change["who_changes"] == PROFESSIONALS for change in unlooked)
    assert any(change["who_changes"] == PARENT for change in told)


def test_a_wish_is_asked_for_and_never_brought_about() -> None:
    wishes = [c for name in shipped_names() for c in changes(told_of(name)) if c["key"].startswith("wish@")]
    assert wishes and all("nobody else can bring it about" in change["condition"] for change in wishes)


@pytest.mark.parametrize("name", shipped_names())
def test_the_text_says_the_class_with_its_range_and_what_cannot_change(name: str) -> None:
    told = told_of(name)
    text = " ".join(what_if_text(told).split())
    assert f"On the evidence the class is {with_range(told)}." in text
    assert "nothing of it is on record" in text
    assert ("it is history" in text) is bool(told["cannot_change"])
    factors = {row["factor"] for row in told["cannot_change"]}
    assert factors.isdisjoint({change["key"].partition("@")[0] for change in changes(told)})
    for way in ("better", "worse"):
        for one in told[way]["step"]["sets"]:
            assert f"the class would be {with_range(one)}" in text


def test_a_set_the_rules_do_not_confirm_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = shipped("first-steps")
    answer = assessment.proposals[0]
    asking = WhatIf(assessment.knowledge, answer.sheet, answer.reader)
    monkeypatch.setattr(WhatIf, "outcome", lambda *_: ("low", "neither"))
    with pytest.raises(EngineError, match="not confirmed by the rules"):
        confirmed(assessment, answer, asking, {"protection": "found"})


# --- one change on a copy ---------------------------------------------------------------------------------------------
def test_a_change_shows_what_would_be_different_and_nothing_else() -> None:
    told = set_one(shipped("theo"), {"rf_parent_substance@mother": "addressed"})
    assert told["before"]["class"] == told["after"]["class"] == "high"
    changed = told["differences"]["statuses"]["changed"]
    assert [(row["says"], row["before"]) for row in changed] == [("addressed", "present")]
    text = " ".join(set_one_text(told).split())
    assert text.startswith("A WHAT-IF, on supposed facts and not on the record.")
    assert "substance misuse for M: addressed" in text and "severe not excluded" in text


def test_supposing_what_stands_already_changes_nothing() -> None:
    told = set_one(shipped("theo"), {"rf_parent_substance": "present"})
    assert not told["votes"]
    assert not any(rows for held in told["differences"].values() for rows in held.values())
    assert "Nothing else would be different." in set_one_text(told)


def test_a_change_of_one_person_leaves_the_other_as_they_are() -> None:
    one = set_one(shipped("theo"), {"rf_parent_substance@mother": "addressed"})
    both = set_one(shipped("theo"), {"rf_parent_substance": "addressed"})
    assert len(both["differences"]["statuses"]["changed"]) == 2 * len(one["differences"]["statuses"]["changed"])


# --- what is missing --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", shipped_names())
def test_the_answers_that_settle_are_those_that_decide(name: str) -> None:
    assessment = shipped(name)
    for answer in assessment.proposals:
        told = missing(assessment, answer.id)
        classified = answer.classification("evidence")["class"] != "not_classified"
        assert told["settled"] is classified
        assert [row["id"] for row in told["settles"]] == ([] if classified else _in_order(told, answer.decided_by))
        moving = {gap for gap, change in answer.changes.items() if change.would_change_class}
        assert {row["id"] for row in told["moves"]} == moving - {row["id"] for row in told["settles"]}
        assert all(row["who"] and row["ask"] for row in (*told["settles"], *told["moves"]))
        text = " ".join(missing_text(told).split())
        assert f"On the evidence the class is {with_range(told)}." in text
        assert ("A class stands" in text) is classified


def _in_order(told: Told, decided_by: tuple[str, ...]) -> list[str]:
    assert {row["id"] for row in told["settles"]} == set(decided_by)
    return [row["id"] for row in told["settles"]]


def test_there_is_a_case_of_each_kind() -> None:
    kinds = {missing(shipped(name))["settled"] for name in shipped_names()}
    assert kinds == {True, False}


@pytest.mark.parametrize("ask", [what_if, missing, lambda a, p: set_one(a, {}, p)])
def test_a_proposal_there_is_none_of_is_refused(ask: Callable[[Assessment, str], Told]) -> None:
    with pytest.raises(NothingOfThatName, match="There is: p1"):
        ask(shipped("theo"), "p9")
