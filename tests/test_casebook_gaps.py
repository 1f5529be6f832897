"""The gaps that the text of each casebook case names at the decision, held against what the answer leaves open.

The rows are in `casebook_gaps.yaml`. A gap that nothing in the answer names stays there with its reason; an id
that is listed must be open, or the row fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from casebook_check import cases

from engine.assess import assess
from engine.case import case_from_values
from explanations import spine
from knowledge_base.reader import read_yaml

ROWS = Path(__file__).parent / "casebook_gaps.yaml"
OPEN_GATES = ("not_met", "unknown")
OPEN_DUTIES = ("due", "overdue", "unknown")

STEPS = (
    ("c-and-d-durham", "p1", "g4_contingency"),
    ("case-j", "p1", "g4_overnights"),
    ("hall-county", "p1", "g4_contingency"),
    ("resicare-one", "p1", "g1_each_adult"),
    ("theo", "p1", "g4_contingency"),
)
"""Gates that fall back on a step: the case, the proposal and the gate."""


@dataclass(frozen=True)
class Named:
    """One gap that the text of a case names, and what in the answer shows it."""

    case: str
    proposal: str
    named: str
    shown_by: tuple[str, ...]
    not_shown: str | None

    def __str__(self) -> str:
        return f"{self.case}/{self.proposal}: {self.named}"


def _values(path: Path) -> dict[str, Any]:
    """A file of rows or a case, as plain values."""
    values: Any = read_yaml(path.read_text(encoding="utf-8"), path.name).value
    return dict(values)


def rows() -> Iterator[Named]:
    """Every row of the table, in its order."""
    for case, named in _values(ROWS)["cases"].items():
        for row in named:
            yield Named(case, row["proposal"], row["named"], tuple(row["shown_by"]), row.get("not_shown"))


@cache
def case_values(name: str) -> dict[str, Any]:
    """The values of a casebook case."""
    return _values(next(path for path in cases() if path.stem == name))


def opened(values: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """For each proposal of a case, the ids of what its answer leaves open."""
    return {
        proposal["id"]: frozenset(_open(proposal)) for proposal in spine(assess(case_from_values(values)))["proposals"]
    }


@cache
def answer(name: str) -> dict[str, frozenset[str]]:
    """What the answer to a casebook case leaves open, worked out once."""
    return opened(case_values(name))


def _open(proposal: Mapping[str, Any]) -> Iterator[str]:
    yield from (gate["id"] for gate in proposal["gates"] if gate["state"] in OPEN_GATES)
    yield from (duty["id"] for duty in proposal["duties"] if duty["state"] in OPEN_DUTIES)
    yield from (gap["id"] for gap in proposal["gaps"])
    yield from (pattern["id"] for pattern in proposal["patterns"])
    for challenge in proposal["challenges"]:
        if not (challenge["answer"] or {}).get("settles"):
            yield challenge["id"]
    yield f"voice.{proposal['voice']['state']}"
    yield from (row["trigger"] for row in proposal["contingency_prompts"] if row["planned"] != "whole")
    yield from (row["id"] for row in proposal["plan_checks"] if row["state"] in OPEN_GATES)
    yield from (row["id"] for row in proposal["breakdown_indicators"] if row["state"] == "present")
    yield from (row["id"] for row in proposal["recommendations"] if row["action"] != "keep")


ALL = tuple(rows())
SHOWN = tuple(row for row in ALL if row.shown_by)


@pytest.mark.parametrize("row", SHOWN, ids=str)
def test_a_gap_that_the_text_names_is_open_in_the_answer(row: Named) -> None:
    assert sorted(set(row.shown_by) - answer(row.case)[row.proposal]) == []


@pytest.mark.parametrize("row", ALL, ids=str)
def test_a_row_is_shown_or_says_why_not(row: Named) -> None:
    assert bool(row.shown_by) != bool(row.not_shown)
    assert len(set(row.shown_by)) == len(row.shown_by)
    assert row.not_shown is None or len(row.not_shown.split()) >= 8


def test_no_gap_is_named_twice_for_a_proposal() -> None:
    assert len({str(row) for row in ALL}) == len(ALL)


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_every_proposal_of_every_case_has_rows(path: Path) -> None:
    wanted = {proposal["id"] for proposal in case_values(path.stem)["proposals"]}
    assert {row.proposal for row in ALL if row.case == path.stem} == wanted


def test_no_row_is_about_a_case_that_is_not_in_the_casebook() -> None:
    assert {row.case for row in ALL} == {path.stem for path in cases()}


@pytest.mark.parametrize(("case", "proposal", "gate"), STEPS, ids=lambda part: part)
def test_a_gate_whose_step_is_done_is_no_longer_open(case: str, proposal: str, gate: str) -> None:
    values = case_values(case)
    done = {"step": gate, "proposal": proposal, "done": "yes", "on": values["as_of"]}
    after = opened({**values, "steps": [*values.get("steps", ()), done]})
    assert gate in answer(case)[proposal]
    assert answer(case)[proposal] - after[proposal] == {gate}
