"""Every pattern, fault, bias and sign read from a record: where it is found, where not, and on which day it turns.

The tables are beside this file, one for each module of `engine.detectors`, and read as sentences. A row changes one
thing in a case of tests/scenarios/bases and says all that the detector finds there, or `none`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from scenario_cases import base, changed, rows_of

from engine.assess import gather
from engine.case import case_from_values
from engine.detectors import BIASES, FAULTS, PATTERNS, SIGNS
from engine.detectors.chronicle import Chronicles
from engine.detectors.found import Found
from knowledge_base import load_knowledge

TABLES = Path(__file__).parent / "tables"
KNOWLEDGE = load_knowledge()


@dataclass(frozen=True)
class Row:
    """One case of a table and everything the detector is to find in its first proposal."""

    finds: str
    name: str
    boundary: bool
    case: Mapping[str, Any]
    expect: tuple[Mapping[str, Any], ...]


def rows() -> Iterator[Row]:
    """Every row of every table."""
    for path in sorted(TABLES.glob("*.yaml")):
        for table in rows_of(path):
            start = changed(base(table.get("base", "one_parent")), table.get("case", {}))
            for row in table["rows"]:
                expect = () if row["expect"] == "none" else tuple(row["expect"])
                case = changed(start, row.get("case", {}))
                yield Row(table["finds"], row["name"], row.get("boundary") == "true", case, expect)


ALL = list(rows())


def found_in(case: Mapping[str, Any], name: str) -> list[Found]:
    """What is found under a name in the first proposal of a case."""
    chronicles = Chronicles(gather(case_from_values(case), KNOWLEDGE, {})[0])
    held = [*chronicles.find_twice(PATTERNS), *(f for kind in (FAULTS, BIASES, SIGNS) for f in chronicles.find(kind))]
    return [found for found in held if found.name == name]


@pytest.mark.parametrize("row", ALL, ids=lambda row: f"{row.finds}: {row.name}")
def test_a_row_of_a_table(row: Row) -> None:
    """Each finding has what its row says of it; what the row does not mention is left open, sources excepted."""
    found = found_in(row.case, row.finds)
    told = [f"{f.how} {f.subject} {f.factor} {f.direction} sure={f.sure} {list(f.sources)}" for f in found]
    assert len(found) == len(row.expect), told
    for each, expected in zip(found, row.expect, strict=True):
        assert list(each.sources) == list(expected["sources"]), told
        for field in expected.keys() - {"sources", "sure"}:
            assert getattr(each, field) == expected[field], (field, told)
        assert each.sure is (expected.get("sure", "true") == "true"), told


def read_from_record() -> dict[str, tuple[str, ...]]:
    """Whatever the catalogues say is read from a record, each with its parameters."""
    found = {**KNOWLEDGE.patterns, **KNOWLEDGE.chronology_faults}
    for catalogue in (KNOWLEDGE.biases, KNOWLEDGE.signs_of_real_change, KNOWLEDGE.signs_to_check):
        found |= {name: entry for name, entry in catalogue.items() if entry.trace in ("record", "question")}
    return {name: entry.parameters for name, entry in found.items()}


@pytest.mark.parametrize("name", sorted(read_from_record()))
def test_each_has_a_row_that_finds_it_and_a_near_miss(name: str) -> None:
    mine = [row for row in ALL if row.finds == name]
    assert any(row.expect for row in mine), f"no row finds {name}"
    assert any(not row.expect for row in mine), f"{name} has no near miss"


@pytest.mark.parametrize("name", sorted(name for name, uses in read_from_record().items() if uses))
def test_what_counts_days_or_times_has_rows_on_either_side_of_its_boundary(name: str) -> None:
    on_boundary = [row for row in ALL if row.finds == name and row.boundary]
    assert any(row.expect for row in on_boundary), f"{name}: no row on the last day or number that counts"
    assert any(not row.expect for row in on_boundary), f"{name}: no row just past it"


def test_every_row_is_about_something_read_from_a_record_and_has_a_name_of_its_own() -> None:
    assert {row.finds for row in ALL} <= set(read_from_record())
    names = [(row.finds, row.name) for row in ALL]
    assert len(set(names)) == len(names)
