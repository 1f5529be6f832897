"""The child's own voice and the steps of a pathway, each on both sides of its days.

The days lie over bank holidays, weekends, 29 February, the end of a February without one, and year ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from scenario_cases import assessed, base, changed, rows_of

from explanations import spine
from knowledge_base import load_knowledge

ROWS = rows_of(Path(__file__).with_name("boundary_days.yaml"))
OVER = ("bank_holiday", "weekend", "leap_day", "common_february", "year_end")
BY_DAY = ("voice", *(step.id for step in load_knowledge().pathway_steps.values() if step.timing is not None))


def about(row: Mapping[str, Any]) -> str:
    """The step of a pathway that a row is about, or the voice."""
    return str(row.get("step") or row["part"])


def at_day(value: Any, day: str) -> Any:
    """A value with the day looked at in the place that is left for it."""
    if isinstance(value, Mapping):
        return {key: at_day(each, day) for key, each in value.items()}
    return day if value == "the_day" else value


def told_of(row: Mapping[str, Any], day: str) -> dict[str, Any]:
    """What the plan tells of it on a day, of the things that the row asks for."""
    proposal = spine(assessed(changed(base("nothing_recorded"), at_day(row["change"], day))))["proposals"][0]
    if "step" not in row:
        return {key: proposal["voice"][key] for key in row["on"][day]}
    (step,) = [each for each in proposal["local_pathway"]["steps"] if each["id"] == row["step"]]
    told = {**step, "late": str(step["late"]).lower()}
    return {key: told[key] for key in row["on"][day]}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{about(row)}: {row['name']}")
def test_one_thing_is_told_on_the_last_day_and_another_on_the_next(row: Mapping[str, Any]) -> None:
    assert {day: told_of(row, day) for day in row["on"]} == row["on"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{about(row)}: {row['name']}")
def test_a_row_is_two_days_running_and_says_how_they_were_counted(row: Mapping[str, Any]) -> None:
    first, second = row["on"]
    assert date.fromisoformat(second) - date.fromisoformat(first) == timedelta(days=1)
    assert row["on"][first] != row["on"][second]
    assert len(row["why"].split()) >= 4
    assert row["over"] and set(row["over"]) <= set(OVER)


@pytest.mark.parametrize(("name", "over"), list(product(BY_DAY, OVER)))
def test_the_voice_and_every_step_with_a_day_have_a_boundary_over_each_kind_of_day(name: str, over: str) -> None:
    assert [row["name"] for row in ROWS if about(row) == name and over in row["over"]]


def test_every_row_is_about_one_that_has_a_day_and_named_by_words_of_its_own() -> None:
    assert {about(row) for row in ROWS} == set(BY_DAY)
    names = [(about(row), row["name"]) for row in ROWS]
    assert sorted({name for name in names if names.count(name) > 1}) == []
