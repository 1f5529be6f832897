"""Each duty that is reckoned by day has its boundary days: over bank holidays, weekends, 29 February and year ends.

The rows of boundary_days.yaml are held to what the engine says with those of the other tables, in test_duties.py. Here
it is asked whether the table leaves a duty out, and whether each row stands on two sides of a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from duties.duties_table import day, tables
from scenario_cases import rows_of

ROWS = rows_of(Path(__file__).with_name("boundary_days.yaml"))["rows"]
OVER = ("bank_holiday", "weekend", "leap_day", "common_february", "year_end")
LEAST_TIME = "runs_at_least_until"
"""The note of a duty whose day is the end of the least time: nothing is overdue when it is over."""


def dated() -> set[str]:
    """The duties that any table gives a day to."""
    return {
        duty for row in tables() for duty, said in row.duties.items() if any(word[0].isdigit() for word in said.split())
    }


def turning(row: Mapping[str, Any]) -> Iterator[str]:
    """The duties of a row that read one way on a day and another way on the next."""
    for on, said in row["on"].items():
        after = row["on"].get((day(on) + timedelta(days=1)).isoformat(), {})
        yield from (duty for duty in said if duty in after and said[duty] != after[duty])


@pytest.mark.parametrize(("duty", "over"), list(product(sorted(dated()), OVER)))
def test_every_duty_with_a_day_has_a_boundary_over_each_kind_of_day(duty: str, over: str) -> None:
    assert [row["name"] for row in ROWS if over in row["over"] and duty in turning(row)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_row_says_how_its_days_were_counted_and_stands_on_both_sides_of_each(row: Mapping[str, Any]) -> None:
    assert len(row["why"].split()) >= 4
    assert row["over"] and set(row["over"]) <= set(OVER)
    named = {duty for said in row["on"].values() for duty in said if LEAST_TIME not in said[duty]}
    assert named - set(turning(row)) == set()


def test_every_row_is_named_by_words_of_its_own() -> None:
    names = [row["name"] for row in ROWS]
    assert sorted({name for name in names if names.count(name) > 1}) == []
