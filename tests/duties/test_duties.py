"""Each duty is asked for under its legal status, and falls due and is overdue on its day (facts sheet 9)."""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from duties.duties_table import Expected, as_written, case, duties, tables, view

import engine.gather
from engine.gather.duties import NOTES, duties_of
from engine.gather.duty_read import LOOKED_AFTER, Now
from knowledge_base import load_knowledge

ROWS = list(tables())
NAMED = [f"{row.table}: {row.name}, on {row.case['as_of']}" for row in ROWS]
ALWAYS_LOOKED_UP = {"jurisdiction", "legal_status"}


@pytest.mark.parametrize("row", ROWS, ids=NAMED)
def test_the_duties_of_a_case_on_a_day(row: Expected) -> None:
    read = duties(row.case)
    found = {name: as_written(read.get(name), said) for name, said in row.duties.items()}
    assert found == dict(row.duties)
    if row.only:
        assert set(read) == {name for name, said in row.duties.items() if said != "none"}


@pytest.mark.parametrize("row", ROWS, ids=NAMED)
def test_words_and_sources_of_a_duty(row: Expected) -> None:
    for read in duties(row.case).values():
        assert read.note in NOTES
        assert read.state in {"due", "overdue", "done", "unknown", "not_covered"}
        assert read.sources or read.duty in ALWAYS_LOOKED_UP
        assert read.state != "overdue" or read.due is not None


@pytest.mark.parametrize("row", ROWS, ids=NAMED)
def test_care_began_on_the_day_the_rest_of_the_engine_says(row: Expected) -> None:
    """Where every status has its first day and none is a remand, which the rest of the engine does not count."""
    seen = view(row.case)
    now = Now(seen)
    if now.status in LOOKED_AFTER and all(line.from_ and line.status != "remand" for line in seen.case.legal):
        assert now.since is not None and now.since.toordinal() == seen.entry_to_care


def test_every_duty_is_asked_for_in_one_row_and_not_in_another() -> None:
    """What a table says of one day is not said of every day: each duty fires, and has a near miss."""
    asked: dict[str, set[bool]] = defaultdict(set)
    for row in ROWS:
        read = duties(row.case)
        for name in {*_duties_written(), *row.duties}:
            if name in row.duties or row.only:
                asked[name].add(name in read)
    assert {name for name, both in asked.items() if both != {True, False}} == set()
    assert _duties_written() <= set(asked)


def test_every_rule_named_is_one_of_the_knowledge_base() -> None:
    knowledge = view(ROWS[0].case).knowledge
    known = {*knowledge.legal_rules, *knowledge.legal_statuses}
    assert _duties_written() - ALWAYS_LOOKED_UP <= known


def test_every_note_is_used() -> None:
    assert {read.note for row in ROWS for read in duties(row.case).values()} == NOTES


def test_the_same_duties_in_the_same_order_whatever_the_order_of_the_rows() -> None:
    for row in ROWS:
        turned = dict(row.case)
        for key in ("legal", "returns", "reviews", "steps"):
            turned[key] = list(reversed(turned[key]))
        turned["plans"] = {"visits": list(reversed(row.case["plans"]["visits"]))}
        assert [(r.duty, r.state, r.due, r.note, sorted(r.sources)) for r in duties_of(view(turned))] == [
            (r.duty, r.state, r.due, r.note, sorted(r.sources)) for r in duties_of(view(row.case))
        ]


def test_a_figure_set_shorter_is_reckoned_with() -> None:
    values = case({"legal": ["s20 2020-02-18"]}, "2020-02-20")
    shipped = load_knowledge()
    shorter = shipped.parameters["dp_visit_first_days"].model_copy(update={"value": 3})
    local = replace(shipped, parameters={**shipped.parameters, shorter.id: shorter})
    (first,) = [read for read in duties_of(view(values, local)) if read.duty == "v_any_start"]
    assert first.due == date(2020, 2, 21)


def _duties_written() -> set[str]:
    """The ids of rules that the modules of duties name."""
    folder = Path(engine.gather.__file__).parent
    texts = {
        node.value
        for path in folder.glob("dut*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    rules = {text for text in texts if text.startswith(("pwp_", "r39_", "rv_", "v_", "ct_", "ar_", "reg", "ls_"))}
    return (rules | ALWAYS_LOOKED_UP) - {"rv_plan_change"}  # the other name of reg32
