"""Each gate and special case that is reckoned by day, on both sides of its day.

The days lie over bank holidays, weekends, 29 February, the end of a February without one, and year ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from scenario_cases import assessed, base, changed, rows_of

from engine.facts.plan import SPECIAL_CASES

ROWS = rows_of(Path(__file__).with_name("boundary_days.yaml"))
OVER = ("bank_holiday", "weekend", "leap_day", "common_february", "year_end")
BY_DAY = (
    "g3_review_3w",
    "g4_rc2",
    "g4_six_months",
    "g4_plan_3_4w",
    "g4_school",
    "g4_r39",
    "g4_review",
    "g4_child_agrees",
    "g5_visit_due",
    "g5_alone",
    "g5_first30",
    "g5_review_due",
    "g5_trigger",
    "g5_service_end",
    "g5_rc3",
)
"""The gates that measure time, or ask which of two days is the later one."""
BETWEEN_DAYS = sorted(SPECIAL_CASES - {"sc_siblings", "sc_two_parents"})
"""The special cases that begin or end on a day; the others are how many children or households there are."""
ANSWERED = date(2020, 10, 15)
"""The day everything was answered in the base `answered_for_long`."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def about(row: Mapping[str, Any]) -> str:
    """The gate or the special case that a row is about."""
    return str(row.get("gate") or row["case_of"])


def at_day(value: Any, day: str) -> Any:
    """A value with the day that is tried in every place that is left for it."""
    if isinstance(value, Mapping):
        return {key: at_day(each, day) for key, each in value.items()}
    if isinstance(value, list):
        return [at_day(each, day) for each in value]
    return day if value == "the_day" else value


def moved(value: Any, days: int) -> Any:
    """A value with every day in it so many days later."""
    if isinstance(value, Mapping):
        return {key: moved(each, days) for key, each in value.items()}
    if isinstance(value, list):
        return [moved(each, days) for each in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + timedelta(days=days)).isoformat()
    return value


def case_on(row: Mapping[str, Any], day: str) -> dict[str, Any]:
    """The case of a row with the day that is tried."""
    began = base(row["case"].get("base", "nothing_recorded"))
    if "answered" in row:
        began = moved(began, (date.fromisoformat(row["answered"]) - ANSWERED).days)
    return changed(began, at_day(row["case"], day))


def said_of(row: Mapping[str, Any], day: str) -> str:
    """What the answer for the first proposal says, as the table writes it; what is missing only where the row asks."""
    proposal = assessed(case_on(row, day)).proposals[0]
    if "case_of" in row:
        shown = {each["case"]: str(each["how"]) for each in proposal.conclusions("special_case")}
        return shown.get(row["case_of"], "none")
    (gate,) = [each for each in proposal.conclusions("gate") if each["gate"] == row["gate"]]
    asked = len(row["on"][day].split()) > 1
    return " ".join([gate["state"], *(sorted(gate["missing"]) if asked else [])])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{about(row)}: {row['name']}")
def test_one_thing_is_said_on_the_last_day_and_another_on_the_next(row: Mapping[str, Any]) -> None:
    assert {day: said_of(row, day) for day in row["on"]} == row["on"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{about(row)}: {row['name']}")
def test_a_row_is_two_days_running_and_says_how_they_were_counted(row: Mapping[str, Any]) -> None:
    first, second = row["on"]
    assert date.fromisoformat(second) - date.fromisoformat(first) == timedelta(days=1)
    assert row["on"][first].split()[0] != row["on"][second].split()[0]
    assert len(row["why"].split()) >= 4
    assert row["over"] and set(row["over"]) <= set(OVER)


@pytest.mark.parametrize(("name", "over"), list(product([*BY_DAY, *BETWEEN_DAYS], OVER)))
def test_every_one_reckoned_by_day_has_a_boundary_over_each_kind_of_day(name: str, over: str) -> None:
    assert [row["name"] for row in ROWS if about(row) == name and over in row["over"]]


def test_every_row_is_about_one_that_is_reckoned_by_day_and_named_by_words_of_its_own() -> None:
    assert {about(row) for row in ROWS} == {*BY_DAY, *BETWEEN_DAYS}
    names = [(about(row), row["name"]) for row in ROWS]
    assert sorted({name for name in names if names.count(name) > 1}) == []
