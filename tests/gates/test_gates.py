"""Each gate of appendix B says what the record shows, and says another thing in the near miss beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from scenario_cases import assessed, base, changed, rows_of

from engine.fact import Conclusion
from engine.gates import GATES
from knowledge_base import load_knowledge

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Said:
    """What one gate says in one case; `missing` is None where the row does not ask."""

    gate: str
    name: str
    case: Mapping[str, Any]
    state: str
    missing: tuple[str, ...] | None

    def holds(self) -> None:
        """Hold the answer to it."""
        gate = gates_of(self.case)[self.gate]
        assert gate["state"] == self.state, self.name
        if self.missing is not None:
            assert set(gate["missing"]) == set(self.missing), self.name


@dataclass(frozen=True)
class Pair:
    """A row of the table: a case, and the near miss of it in which the gate says another thing."""

    fires: Said
    near_miss: Said


def gates_of(case: Mapping[str, Any]) -> dict[str, Conclusion]:
    """What the answer says of every gate for the first proposal of a case."""
    return {gate["gate"]: gate for gate in assessed(case).proposals[0].conclusions("gate")}


def pairs() -> Iterator[Pair]:
    """Every row of the tables, in their order."""
    for path in sorted(FOLDER.glob("gates_*.yaml")):
        for row in rows_of(path):
            case = changed(base(row["case"].get("base", "nothing_recorded")), row["case"])
            near = row["near_miss"]
            yield Pair(_said(row["gate"], row, case), _said(row["gate"], near, changed(case, near)))


def _said(gate: str, row: Mapping[str, Any], case: Mapping[str, Any]) -> Said:
    missing = tuple(row["missing"]) if "missing" in row else None
    return Said(gate, row["name"], case, row["state"], missing)


def with_steps(*steps: Mapping[str, str]) -> dict[str, Any]:
    """The case in which nothing else is recorded, with these rows of steps."""
    return changed(base("nothing_recorded"), {"add": {"steps": steps}})


ALL = list(pairs())
READ_FROM_A_STEP_ALONE = ("g1_genogram", "g1_ecomap", "g1_history", "g3_da_terms", "g3_capacity", "g4_ending")


@pytest.mark.parametrize("pair", ALL, ids=lambda pair: f"{pair.fires.gate}: {pair.fires.name}")
def test_the_gate_says_so_and_another_thing_in_the_near_miss(pair: Pair) -> None:
    pair.fires.holds()
    pair.near_miss.holds()


@pytest.mark.parametrize("gate", GATES)
def test_every_gate_is_met_in_one_row_and_not_met_in_another(gate: str) -> None:
    mine = [pair for pair in ALL if pair.fires.gate == gate]
    states = {said.state for pair in mine for said in (pair.fires, pair.near_miss)}
    assert "met" in states, "no row shows it met"
    assert states - {"met"}, "no row shows it other than met"


def test_each_near_miss_has_another_state() -> None:
    assert [pair.fires.name for pair in ALL if pair.fires.state == pair.near_miss.state] == []


def test_every_row_is_named_by_a_sentence_of_its_own() -> None:
    names = [said.name for pair in ALL for said in (pair.fires, pair.near_miss)]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
    assert all(len(name.split()) >= 4 for name in names)


def test_every_gate_of_the_catalogue_is_read_and_every_reader_is_of_a_gate() -> None:
    assert set(load_knowledge().catalogues["gates"]) == set(GATES)


def test_every_row_is_about_a_gate_there_is() -> None:
    assert {pair.fires.gate for pair in ALL} - set(GATES) == set()


@pytest.mark.parametrize(
    "change",
    [
        {},
        # At home under an order, so that the gates of stage 5 and of the orders are asked as well.
        {
            "set": {
                "stage": "stage_5",
                "pathway": "bcp",
                "legal": [{"child": "c1", "status": "s31", "from": "2020-02-18"}],
                "returns": [{"child": "c1", "household": "h1", "from": "2021-05-20"}],
            }
        },
    ],
    ids=["in care", "at home"],
)
def test_silence_meets_no_gate(change: Mapping[str, Any]) -> None:
    said = {name: gate["state"] for name, gate in gates_of(changed(base("nothing_recorded"), change)).items()}
    assert set(said) == set(GATES)
    assert sorted(name for name, state in said.items() if state == "met") == []
    # The class is worked out from silence too, and taken at its worst; nothing else is said of what nobody wrote.
    assert sorted(name for name, state in said.items() if state == "not_met") == ["g4_low_enough", "g4_six_months"]


@pytest.mark.parametrize("gate", READ_FROM_A_STEP_ALONE)
class TestStep:
    """What a row of steps is worth, shown on the gates that nothing else is read for."""

    def test_no_wins_over_yes_of_the_same_day_in_either_order(self, gate: str) -> None:
        rows = [{"step": gate, "done": done, "on": "2021-05-01"} for done in ("yes", "no")]
        assert gates_of(with_steps(*rows))[gate]["state"] == "not_met"
        assert gates_of(with_steps(*reversed(rows)))[gate]["state"] == "not_met"

    def test_the_newest_row_is_taken(self, gate: str) -> None:
        older, newer = ({"step": gate, "done": d, "on": on} for d, on in (("no", "2021-05-01"), ("yes", "2021-05-02")))
        assert gates_of(with_steps(newer, older))[gate]["state"] == "met"

    def test_a_row_without_a_day_counts_for_nothing(self, gate: str) -> None:
        for done in ("yes", "no"):
            assert gates_of(with_steps({"step": gate, "done": done}))[gate]["state"] == "unknown"

    def test_a_row_counts_on_its_day_and_not_the_day_before(self, gate: str) -> None:
        assert gates_of(with_steps({"step": gate, "done": "yes", "on": "2021-06-01"}))[gate]["state"] == "met"
        assert gates_of(with_steps({"step": gate, "done": "yes", "on": "2021-06-02"}))[gate]["state"] == "unknown"

    def test_a_row_to_come_does_not_hide_an_earlier_one(self, gate: str) -> None:
        rows = [{"step": gate, "done": "no", "on": "2021-05-01"}, {"step": gate, "done": "yes", "on": "2021-06-02"}]
        assert gates_of(with_steps(*rows))[gate]["state"] == "not_met"

    def test_a_row_that_says_neither_yes_nor_no_says_nothing(self, gate: str) -> None:
        assert gates_of(with_steps({"step": gate, "on": "2021-05-01"}))[gate]["state"] == "unknown"
