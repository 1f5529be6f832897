"""Whatever a file holds, reading it gives a case or a CaseFault, and nothing else."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.case import Case, CaseFault, case_from_values, read_case_text
from knowledge_base.reader import read_yaml

EXAMPLE = (Path(__file__).parent / "contract_example.yaml").read_text(encoding="utf-8")
DOCUMENT: Any = read_yaml(EXAMPLE, "example").value

ODD: list[Any] = [
    None, "", "  ", "x", "0", "-1", "1e999", "nan", "2020-13-45", "0000-00-00", "9999-12-31", "2020-02-30",
    "\u202e", "\u0000", "\ud800", "e" * 99_999, "null", "true", "no", "c1", "mother", "e6", "p1", "rf_parent_substance",
    0, -1, 10**30, 3.5, float("nan"), float("inf"), True, False, [], {}, [[]], [{}], [None], {"id": None},
    {"id": []}, {"id": {}}, {"id": "e6"}, {1: 2}, {"": ""}, {"id": "x", "adult": "mother"}, ["mother"] * 50, b"bytes",
]  # fmt: skip


def either(read: Any, *given: Any) -> Case | None:
    """A case, or None where it was refused. Anything else that is raised fails the test."""
    try:
        case = read(*given)
    except CaseFault as refused:
        assert refused.faults and all(fault.what and fault.to_do for fault in refused.faults)
        return None
    assert isinstance(case, Case)
    return case


def change(value: Any, chance: random.Random, changes: int) -> Any:
    """A document with a few places replaced, taken out, doubled or added to."""
    whole = copy.deepcopy(value)
    for _ in range(changes):
        inside = whole
        while True:
            steps = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
            if not steps:
                break
            step = chance.choice(steps)
            if isinstance(inside[step], dict | list) and chance.random() < 0.75:
                inside = inside[step]
                continue
            match chance.randrange(4):
                case 0:
                    inside[step] = chance.choice(ODD)
                case 1:
                    del inside[step]
                case 2 if isinstance(inside, list):
                    inside.append(copy.deepcopy(inside[step]))
                case _ if isinstance(inside, dict):
                    inside[chance.choice(["id", "from", "zz", "until", "by", "as", "is"])] = chance.choice(ODD)
                case _:
                    inside.append(chance.choice(ODD))
            break
    return whole


@settings(derandomize=True, deadline=None, max_examples=250)
@given(st.integers(0, 2**32), st.integers(1, 4))
def test_a_case_with_a_few_things_changed(seed: int, changes: int) -> None:
    either(case_from_values, change(DOCUMENT, random.Random(seed), changes))


def test_every_place_with_every_odd_value_of_a_few() -> None:
    few = {key: DOCUMENT[key] for key in ("format", "reference", "as_of", "children", "adults", "households", "people")}
    for section in DOCUMENT:
        for odd in ODD:
            either(case_from_values, {**few, section: odd})
            either(case_from_values, {**few, section: [odd]})


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.integers(0, len(EXAMPLE) - 1),
    st.integers(0, 20),
    st.sampled_from([*" \n\t:-[]{}'\"#&*!|>%@`,?", "", "é", "\x00"]),
)
def test_a_file_with_a_few_letters_lost(at: int, lost: int, instead: str) -> None:
    either(read_case_text, EXAMPLE[:at] + instead + EXAMPLE[at + lost :])


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.integers(0, 10_000), st.integers(0, 5), st.sampled_from([*' \n:[]{}",0-', "NaN", "1e999", "\\ud800"]))
def test_a_json_file_with_a_few_letters_lost(at: int, lost: int, instead: str) -> None:
    text = json.dumps(DOCUMENT)
    at %= len(text)
    either(read_case_text, text[:at] + instead + text[at + lost :], "case.json")


HOSTILE = {
    "billion laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "merge bomb": "a: &a {x: 1}\nb: {<<: [*a, *a, *a]}\n",
    "deep": "expected: " + "[" * 5_000,
    "deep keys": "\n".join(" " * depth + "a:" for depth in range(200)),
    "object": "format: !!python/object/apply:os.system ['true']\n",
    "NUL": "format: 1\x00",
    "surrogate": "format: \ud800",
    "long word": "format: " + "9" * 100_000,
    "wide row": "format: 1\n" + "".join(f"k{number}: 1\n" for number in range(5_000)),
    "bytes": b"\xff\xfe\x00",
    "nothing": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_file_made_to_break_the_reader_is_refused(text: str | bytes) -> None:
    assert either(read_case_text, text) is None
    assert either(read_case_text, text, "case.json") is None


@pytest.mark.parametrize(
    "text", ['{"format": NaN}', '{"format": 1e999}', '{"a": 1, "a": 1}', "[" * 100_000, "9" * 5_000]
)
def test_json_made_to_break_the_reader_is_refused(text: str) -> None:
    assert either(read_case_text, text, "case.json") is None


def test_values_that_hold_themselves_are_refused() -> None:
    loop: dict[str, Any] = {}
    loop["expected"] = loop
    assert either(case_from_values, {**DOCUMENT, "expected": loop}) is None
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert either(case_from_values, {**DOCUMENT, "unread": deep}) is None


def test_many_of_everything_takes_time_in_step_with_its_number() -> None:
    """Chains and circles of thousands of rows are walked without recursion and told in one list."""
    many = 3_000
    head = {
        "format": 1,
        "reference": "x",
        "as_of": "2020-10-01",
        "children": [{"id": "c1"}],
        "households": [{"id": "h1"}],
    }
    chain = [{"id": f"e{number}", "after": [f"e{number + 1}"]} for number in range(many)]
    assert either(case_from_values, {**head, "chronology": [*chain, {"id": f"e{many}"}]})
    circle = {**head, "chronology": [*chain, {"id": f"e{many}", "after": ["e0"]}]}
    with pytest.raises(CaseFault) as refused:
        case_from_values(circle)
    assert len(refused.value.faults) == many + 1
    legal = [{"status": "s20"} for _ in range(many)]
    with pytest.raises(CaseFault) as refused:
        case_from_values({**head, "legal": legal})
    assert len(refused.value.faults) == many - 1
    assert (
        either(case_from_values, {**head, "ratings": [{"factor": f"rf_{n}", "status": "present"} for n in range(many)]})
        is None
    )
