"""The duties of one family under each legal status, against a table worked out by hand: by_hand.yaml.

Nothing more and nothing less than the table has may be asked for, but for the ids that it leaves open.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from duties.duties_table import duties

from knowledge_base.reader import read_yaml

PATH = Path(__file__).with_name("by_hand.yaml")
TABLE = read_yaml(PATH.read_text(encoding="utf-8"), PATH.name).value
ROWS = [(status, moment) for status, moments in TABLE["duties"].items() for moment in moments]


def _case(status: str, moment: str) -> dict[str, Any]:
    """The family under a status, before or after the return."""
    span = dict(TABLE["spans"][status])
    if moment == "before":
        span.pop("until", None)  # what has yet to end
    return {**TABLE["family"], **TABLE["moments"][moment], "legal": [{"child": "c1", "status": status, **span}]}


def _left_open(status: str, moment: str) -> set[str]:
    return set(TABLE["left_open"].get(status, {}).get(moment, []))


@pytest.mark.parametrize(("status", "moment"), ROWS)
def test_the_duties_are_those_worked_out_by_hand(status: str, moment: str) -> None:
    asked = {
        (read.duty, read.state, read.due.isoformat() if read.due else None)
        for read in duties(_case(status, moment)).values()
        if read.duty not in _left_open(status, moment)
    }
    assert asked == {(row["id"], row["state"], row.get("due")) for row in TABLE["duties"][status][moment]}


@pytest.mark.parametrize(("status", "moment"), ROWS)
def test_what_is_left_open_is_not_expected_too(status: str, moment: str) -> None:
    assert not _left_open(status, moment) & {row["id"] for row in TABLE["duties"][status][moment]}


def test_every_status_is_looked_at_before_and_after_but_for_the_one_row_left_out() -> None:
    every = {(status, moment) for status in TABLE["spans"] for moment in TABLE["moments"]}
    assert every - set(ROWS) == {("s20", "after")}
