"""What a refusal says: where, what, why, what to do, the nearest right word; all at once; never the record's words."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.case import CaseFault, case_from_values, read_case, read_case_text
from knowledge_base.reader import read_yaml

EXAMPLE = Path(__file__).parent / "contract_example.yaml"
CANARY = "Ottilie Quillfeather was seen crying"

WRONG = """\
format: 1
reference: HW-0003
as_of: 2020-10-01
children: [{id: c1}]
adults: [{id: mother}]
households: [{id: h1}]
chronology:
  - {id: e1, date: 2020-01-16, sevrity: serious}
  - {id: e2, date: 2020-01-16, severity: seriuos}
  - {id: e3, date: 16.01.2020}
  - {id: e4, date: 2020-01-16, about: mother}
  - {id: e5, date: 2020-01-16, factors: [{id: rf_social_housing}]}
  - {id: e6, date: 2020-05-01, recorded: 2020-04-01}
ratings:
  - {factor: rf_parent_substnce, status: present, evidence: [e1, e99]}
  - {factor: rf_parent_substance, status: adressed}
wishes: [{of: mothr, wish: yes}]
"""


def faults_of(text: str) -> list[tuple[int, str]]:
    """Line and sentence of every fault of a text."""
    with pytest.raises(CaseFault) as refused:
        read_case_text(text)
    return [(fault.line, str(fault)) for fault in refused.value.faults]


def test_all_faults_are_reported_at_once_in_the_order_of_the_file() -> None:
    faults = faults_of(WRONG)
    assert [line for line, _ in faults] == [8, 9, 10, 11, 12, 13, 15, 15, 16, 17]


def test_each_fault_says_where_it_stands_and_what_to_write() -> None:
    said = dict(faults_of(WRONG))
    assert "chronology e1, sevrity (line 8): `sevrity` is no field of this row" in said[8]
    assert 'Did you mean "severity"?' in said[8]
    assert "minor, moderate, serious, grave" in said[9] and 'Did you mean "serious"?' in said[9]
    assert "year first" in said[10]
    assert "square brackets" in said[11]
    assert "`direction` is missing" in said[12] and "concern or strength" in said[12]
    assert "2020-05-01" in said[13]
    assert 'Did you mean "mother"?' in said[17]


def test_a_row_that_could_not_be_read_does_not_make_others_look_wrong() -> None:
    said = [sentence for line, sentence in faults_of(WRONG) if line == 15]
    assert len(said) == 2
    assert 'Did you mean "rf_parent_substance"?' in " ".join(said)
    assert '"e99" is no entry' in " ".join(said)
    assert '"e1" is no entry' not in " ".join(said)


def test_the_message_begins_with_the_file_and_how_many_things_to_put_right() -> None:
    with pytest.raises(CaseFault, match=r"^my-case\.yaml was not read: 10 things to put right\.\n- chronology e1"):
        read_case_text(WRONG, "my-case.yaml")


def test_a_file_that_is_no_case_is_refused_as_a_whole() -> None:
    for text in ("- a\n- b\n", "just words", "{}", "format: 2\nreference: x\n"):
        with pytest.raises(CaseFault):
            read_case_text(text)
    with pytest.raises(CaseFault, match="line 2: .*tag"):
        read_case_text("format: 1\nreference: !!str x\n")


def test_the_limit_of_entries_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.case.reading.MOST_ENTRIES", 2)
    with pytest.raises(CaseFault, match="more than 2 entries"):
        read_case(EXAMPLE)


def test_the_limit_of_size_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.case.reading.MOST_BYTES", 1_000)
    with pytest.raises(CaseFault, match="larger than"):
        read_case(EXAMPLE)


def test_a_long_list_of_faults_is_cut_in_the_message_and_whole_in_the_error() -> None:
    rows = "".join(f"  - {{id: e{number}, severity: terrible}}\n" for number in range(300))
    with pytest.raises(CaseFault) as refused:
        read_case_text(WRONG.split("chronology:")[0] + "chronology:\n" + rows)
    assert len(refused.value.faults) == 300
    assert "and 100 more" in str(refused.value)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every single value of a document, and of every row and list."""
    if path:
        yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inside in steps:
        yield from leaves(inside, (*path, step))


def changed(value: Any, path: tuple[Any, ...], to: Any) -> Any:
    """A copy of a document with one place replaced."""
    whole = copy.deepcopy(value)
    inside = whole
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = to
    return whole


DOCUMENT = read_yaml(EXAMPLE.read_bytes(), "example").value


def test_no_refusal_repeats_text_or_a_name_from_wherever_it_stands() -> None:
    refused = 0
    for path in leaves(DOCUMENT):
        for canary in (CANARY, "Quillfeather", {CANARY: CANARY, "Quillfeather": 1}):
            try:
                case_from_values(changed(DOCUMENT, path, canary))
            except CaseFault as fault:
                refused += 1
                named_so = path[-1] in ("id", "relation_to") and canary == "Quillfeather"
                assert named_so or "uillfeather" not in str(fault), path
    assert refused > 1_000


def test_a_misspelt_key_anywhere_is_met_with_the_right_one() -> None:
    for path in leaves(DOCUMENT):
        key = path[-1]
        free = path[0] in ("expected", "unread") or {"relation_to", "also"} & set(path[:-1])  # fields nobody fixed
        if not isinstance(key, str) or len(key) < 4 or free:
            continue
        whole = copy.deepcopy(DOCUMENT)
        inside: Any = whole
        for step in path[:-1]:
            inside = inside[step]
        inside[key[:-2] + key[-1] + key[-2] if key[-1] != key[-2] else key + "s"] = inside.pop(key)
        with pytest.raises(CaseFault) as refused:
            case_from_values(whole)
        assert f'Did you mean "{key}"?' in str(refused.value), path
