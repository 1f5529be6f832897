"""Each special case of the framework is named in a case that is one, and not in the near miss beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from scenario_cases import assessed, base, changed, rows_of

from engine.facts.plan import SPECIAL_CASES
from knowledge_base import load_knowledge

ROWS = rows_of(Path(__file__).parent / "special_cases.yaml")


def special_cases_of(case: Mapping[str, Any]) -> dict[str, str]:
    """The special cases the first proposal of a case is, and how each shows."""
    return {each["case"]: each["how"] for each in assessed(case).proposals[0].conclusions("special_case")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['case_of']}: {row['name']}")
def test_the_case_is_named_and_its_near_miss_is_not(row: Mapping[str, Any]) -> None:
    case = changed(base(row["case"].get("base", "nothing_recorded")), row["case"])
    assert special_cases_of(case).get(row["case_of"]) == row["how"]
    near = row["near_miss"]
    assert row["case_of"] not in special_cases_of(changed(case, near)), near["name"]


def test_every_special_case_has_a_row_and_every_row_is_about_one() -> None:
    assert {row["case_of"] for row in ROWS} == SPECIAL_CASES


def test_every_special_case_is_in_the_catalogue() -> None:
    assert set(load_knowledge().catalogues["special_cases"]) >= SPECIAL_CASES


def test_a_nearly_empty_case_is_no_special_case() -> None:
    assert special_cases_of(base("nothing_recorded")) == {}
