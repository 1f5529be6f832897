"""What came after a decision of the casebook fires the trip-wire that was missing at the time."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from scenario_cases import assessed, base, changed, rows_of

from engine.assess import assess
from engine.case import read_case_text
from homeward.casebook import find_case
from homeward.cli import main

ROWS: list[dict[str, Any]] = rows_of(Path(__file__).parent / "trip_wires.yaml")


@cache
def tripped(name: str, as_of: str) -> frozenset[tuple[str, str]]:
    """The entries that broke something since the day the case file speaks of, each with what it broke."""
    case = read_case_text(find_case(name).content, f"{name}.yaml")
    answer = assess(case, as_of=date.fromisoformat(as_of), since=case.as_of)
    held = [fact for proposal in answer.proposals for fact in proposal.conclusions("tripped")]
    return frozenset((fact["entry"], f"{fact['broken']} {fact['assumption']}") for fact in held)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['case']}: {row['says']}")
def test_an_entry_says_what_it_broke(row: dict[str, Any]) -> None:
    broke = {said for entry, said in tripped(row["case"], row["as_of"]) if entry == row["entry"]}
    assert set(row["broke"]) <= broke
    if not row["broke"]:
        assert broke == set()


@pytest.mark.parametrize("name", sorted({row["case"] for row in ROWS}))
def test_on_the_day_of_the_plan_nothing_has_broken_it_yet(name: str) -> None:
    case = read_case_text(find_case(name).content, f"{name}.yaml")
    assert tripped(name, case.as_of.isoformat()) == frozenset()


def test_without_a_decision_or_a_day_there_is_no_plan_to_break() -> None:
    entry = {"id": "e1", "date": "2021-05-01", "type": "relapse", "event": "It was noted", "about": ["mother"]}
    case = changed(base("nothing_recorded"), {"add": {"chronology": [entry]}})
    assert assessed(case).proposals[0].conclusions("tripped") == []


def test_an_entry_written_down_later_is_new_though_it_happened_before() -> None:
    entry = {"id": "e1", "date": "2021-03-01", "type": "relapse", "event": "It was noted", "about": ["mother"]}
    decided = {"point": "rc1", "proposal": "p1", "on": "2021-04-01", "class": "medium", "by": ["w1"], "reasons": "Said"}
    people = [{"id": "w1", "role": "role_manager"}]
    add = {"people": people, "chronology": [entry], "decisions": [decided]}
    case = changed(base("nothing_recorded"), {"add": add})
    assert assessed(case).proposals[0].conclusions("tripped") == []
    late = changed(case, {"edit": {"chronology": {"e1": {"recorded": "2021-04-02"}}}})
    assert [fact["entry"] for fact in assessed(late).proposals[0].conclusions("tripped")] == ["e1"]


def test_the_command_says_it_first(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["plan", "theo", "--as-of", "2021-01-10", "--since", "2020-10-01"]
    assert main(words) == 0
    page = capsys.readouterr().out
    assert page.index("What has broken an assumption of the plan") < page.index("Duties in law and guidance")
    assert main([*words, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["proposals"][0]["tripped"]
    assert {"e18", "e21"} <= {row["entry"] for row in rows}
    assert all(row["because"] and row["say"] for row in rows)
