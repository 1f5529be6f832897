"""`compare`: what changed between two days, put down to facts, to judgement, or to neither."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands_run import Commands
from scenario_cases import base, changed

from engine.assess import assess
from engine.case import case_from_values
from explanations.compare import Comparison

RATED = {
    "people": [{"id": "w1", "role": "role_manager"}],
    "ratings": [
        {"id": "r1", "about": ["mother"], "factor": "rf_parent_substance", "status": "present", "on": "2021-02-01"}
    ],
}
ENTRY = {
    "id": "e1",
    "date": "2021-03-01",
    "type": "relapse",
    "event": "Found drunk",
    "source": {"kind": "police"},
    "rests_on": "seen",
    "about": ["mother"],
    "factors": [{"id": "rf_parent_substance", "direction": "concern"}],
    "standing": [{"is": "established"}],
}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    monkeypatch.chdir(tmp_path)
    return Commands(tmp_path, capsys)


def compared(case: dict[str, Any], start: str, end: str) -> dict[str, Any]:
    """The first proposal of a comparison of one case on two days."""
    days = (case_from_values(changed(case, {"set": {"as_of": day}})) for day in (start, end))
    told: dict[str, Any] = Comparison(*(assess(each) for each in days)).told()["proposals"][0]
    return told


def moved(told: dict[str, Any], by: str, about: str) -> set[tuple[str, str]]:
    """What became of a conclusion, where it is put down to this."""
    return {(row["then"], row["now"]) for row in told["changed"][by] if about in row["id"]}


def test_a_new_entry_moves_what_it_is_behind_and_is_named() -> None:
    told = compared(changed(base("nothing_recorded"), {"add": {"chronology": [ENTRY]}}), "2021-02-28", "2021-03-02")
    assert [row["id"] for row in told["facts"]] == ["e1"]
    assert ("open", "present") in moved(told, "facts", "status.p1.best.mother.rf_parent_substance")
    assert told["judgement"] == []


def test_a_rating_alone_is_put_down_to_judgement() -> None:
    told = compared(changed(base("nothing_recorded"), {"add": RATED}), "2021-01-31", "2021-02-02")
    assert [row["id"] for row in told["judgement"]] == ["r1"]
    assert told["facts"] == []
    assert moved(told, "judgement", "rf_parent_substance")
    assert not moved(told, "facts", "rf_parent_substance")


def test_time_alone_is_put_down_to_neither() -> None:
    """A wish runs out after its days (wish_fresh), and nobody wrote anything."""
    wish = {"id": "wi1", "proposal": "p1", "of": "mother", "wish": "yes", "on": "2021-01-01", "by": "w1"}
    case = changed(base("nothing_recorded"), {"add": {"wishes": [wish], "people": RATED["people"]}})
    told = compared(case, "2021-06-01", "2021-12-01")
    assert told["facts"] == told["judgement"] == []
    assert moved(told, "rules", "wish.p1.worst.mother") == {("yes", "opposed")}
    assert not told["changed"]["facts"] and not told["changed"]["judgement"]


def test_a_day_on_which_nothing_moved_has_three_empty_lists() -> None:
    case = changed(base("nothing_recorded"), {"add": {"chronology": [ENTRY]}})
    told = compared(case, "2021-03-10", "2021-03-11")
    assert told["facts"] == told["judgement"] == told["challenged"] == []
    assert told["changed"] == {"facts": [], "judgement": [], "rules": []}


def test_a_class_that_falls_by_more_than_a_step_is_asked_about() -> None:
    told = compared(base("answered_for_long"), "2020-10-02", "2021-06-01")
    assert (told["class_then"]["class"], told["class_now"]["class"]) == ("high", "low")
    assert {row["kind"] for row in told["challenged"]} == {"more_than_one_step"}
    assert compared(base("answered_for_long"), "2021-01-01", "2021-06-01")["challenged"] == []


def test_a_class_that_falls_while_concerns_come_is_asked_about() -> None:
    minor = {**ENTRY, "id": "x1", "date": "2020-11-01", "type": "other", "severity": "minor"}
    minor["factors"] = [{"id": "rf_social_neighbourhood", "direction": "concern"}]
    told = compared(changed(base("answered_for_long"), {"add": {"chronology": [minor]}}), "2020-10-02", "2021-06-01")
    assert told["class_now"]["class"] in ("low", "medium")
    assert "while_concerns_came" in {row["kind"] for row in told["challenged"]}
    assert "1 new entry holds concerns" in " ".join(row["say"] for row in told["challenged"])


def test_the_page_says_the_class_with_its_ends_and_the_three_lists(run: Commands) -> None:
    ran = run("compare", "theo", "--from", "2020-03-01", "--to", "2020-10-01")
    assert ran.code == 0
    page = " ".join(ran.out.split())
    for words in ("with what is open at its best", "New facts: ", "Moved by new facts", "Moved by judgement alone"):
        assert words in page
    told = json.loads(run("compare", "theo", "--from", "2020-03-01", "--to", "2020-10-01", "--format", "json").out)
    assert set(told["proposals"][0]["changed"]) == {"facts", "judgement", "rules"}


def test_days_in_the_wrong_order_are_refused(run: Commands) -> None:
    ran = run("compare", "theo", "--from", "2020-10-01", "--to", "2020-10-01")
    assert ran.code == 1
    assert "is not before" in ran.err
    assert run("compare", "theo", "--to", "2020-10-01").code == 2
