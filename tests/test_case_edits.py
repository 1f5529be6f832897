"""Rows added to a case file, changed in it or taken out change nothing else, however the file is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project_tree import ROOT

from engine.case import blank_case
from homeward.case_edits import with_changes, with_rows, without_rows
from homeward.refusal import Refused
from knowledge_base.reader import read_json, read_yaml

MOST = 10_000_000
ROWS: list[dict[str, Any]] = [
    {"id": "n1", "event": 'A: "b"\n# c', "from_rows": ["x", "y z"]},
    {"id": "n2", "also": {"Page, no": "~", "null": "- a"}, "about": []},
]
IN_LINES = {
    "no section": "a: 1\n",
    "no line end": "a: 1",
    "section left blank": "a: 1\nrows:\nb: 2\n",
    "blank, with remarks": "a: 1\nrows:   # why\n  # - {id: e0}\n# at the margin\nb: 2\n",
    "empty list": "a: 1\nrows: []   # remark\nb: 2   # two\n",
    "empty list, tabs": "a: 1\nrows:\t[ ]\t# remark\nb: 2\n",
    "rows on one line": "rows:\n  - {id: e1, event: x}   # one\n  # between\n\n  - {id: e2}\n# after\nb: 2\n",
    "rows in blocks": "rows:\n  - id: e1   # one\n    event: |\n      # no\n\n  - event: y\n    id: e2\nb: 1\n",
    "rows at the margin": "rows:\n- id: e1\n  event: x\n# between\n- id: e2\n# after\nb: 2\n",
    "four spaces": "rows:\n    - id: e1\n      event: x\n      # inside\n    - id: e2\n    # after\nb: 1\n",
    "words over lines": "rows:\n  - id: e1\n    event: some words\n      that go on\n  - id: e2\nb: 1\n",
    "quotes": "rows:\n  - {\"id\": 'e1', event: \"it's: # no\"}\n  - {id: e2}\nb: 'x'\n",
    "section last, no line end": "b: 2\nrows:\n  - {id: e1}\n  - {id: e2}",
    "end of document": "rows:\n  - {id: e1}\n  - {id: e2}\n...\n",
    "lists inside": "rows:\n  - id: e1\n    factors:\n      - {id: f}\n      - {id: g}\n  - id: e2\nb: 1\n",
    "Windows": "a: 1   # x\r\nrows:   # y\r\n  - {id: e1}\r\n  - id: e2\r\n    event: y\r\nb: 2\r\n",
    "both line ends": "a: 1\r\nb: 2\nrows:\r\n  - {id: e1}\r\n  - {id: e2}\n# end\r\n",
    "with a mark": "\ufeffa: 1\nrows:\n  - {id: e1}\n  - {id: e2}\n",
    "other scripts": "a: Ł€ñ漢字\u2028\nrows: []\n",
    "a name that begins so": "rows_too: 1\nrows:\n  - {id: e1}\n  - {id: e2}\n",
    "the blank case": blank_case().replace("\nunread:", "\nrows:"),
    "a shipped case": (ROOT / "casebook" / "theo.yaml").read_text(encoding="utf-8"),
}
"""Ways of writing a file in which each line that is no row of the section has to stay as it is."""
OTHERWISE = {
    "list on one line": "a: 1\nrows: [{id: e1, event: x}, {id: e2}]   # one\nb: 2\n",
    "list in brackets": "a: 1\nrows: [\n  {id: e1, event: x},   # one\n  {id: e2}\n]\nb: 2\n",
    "empty brackets": "rows: [\n]\nb: 1\n",
    "none": "rows: ~\nb: 1\n",
    "null": "rows: null   # none\nb: 1\n",
    "dashes on lines of their own": "rows:\n  -\n    id: e1\n    factors:\n      - {id: f}\n  -\n    id: e2\nb: 2\n",
    "line ends kept": "rows:\n  - id: e2\n  - id: e1\n    event: |+\n      x\n\n\nb: 2\n",
    "a block at the end": "b: 2\nrows:\n  - id: e2\n  - id: e1\n    event: |\n      x",
    "quoted name": '"rows":\n  - {id: e1}\n  - {id: e2}\nb: 2\n',
    "all in brackets": "{a: 1, rows: [{id: e1}, {id: e2}]}\n",
    "after the end": "a: 1\n...\n",
    "a text that looks like it": 'a: "x\n\n  y\nrows: z"\nrows:\n  - {id: e1}\n  - {id: e2}\n',
}
"""Ways in which the section itself, or the whole, has to be written anew."""
ALL = {**IN_LINES, **OTHERWISE}
WITH_ROWS = [name for name, text in ALL.items() if "id: e1" in text and "id: e2" in text and "shipped" not in name]


def held(content: bytes, name: str = "case.yaml") -> Any:
    return (read_json if name.endswith(".json") else read_yaml)(content, name, MOST).value


def remarks(text: str) -> list[str]:
    """The remarks of a text, wherever they stand, in order."""
    return [word for line in text.split("\n") if "#" in line for word in [line[line.index("#") :].strip()]]


def in_order(old: Iterable[str], new: Iterable[str]) -> bool:
    """Whether all old lines are among the new ones, in their order."""
    left = iter(new)
    return all(line in left for line in old)


# --- Adding -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ALL)
def test_the_new_file_says_the_old_and_the_rows(name: str) -> None:
    old = ALL[name].encode()
    new = with_rows(old, "case.yaml", {"rows": ROWS, "more": ROWS[:1], "none": []})
    before = held(old)
    assert held(new) == {**before, "rows": [*(before.get("rows") or []), *ROWS], "more": ROWS[:1]}
    assert with_rows(new, "case.yaml", {"rows": []}) == new


@pytest.mark.parametrize("name", IN_LINES)
def test_every_line_of_the_old_file_is_left_as_it_was(name: str) -> None:
    old = IN_LINES[name]
    new = with_rows(old.encode(), "case.yaml", {"rows": ROWS}).decode()
    lines = [line.replace("[]", "").replace("[ ]", "") if line.startswith("rows") else line for line in old.split("\n")]
    assert in_order([line for line in lines if line], new.split("\n"))
    assert new.startswith("\ufeff") == old.startswith("\ufeff")
    if name == "Windows":
        assert new.count("\n") == new.count("\r\n")


@pytest.mark.parametrize("name", ALL)
def test_every_remark_is_kept(name: str) -> None:
    old = ALL[name]
    new = with_rows(old.encode(), "case.yaml", {"rows": [{"id": "n1"}]}).decode()
    assert in_order(remarks(old), remarks(new))


def test_a_json_file_keeps_its_indents_types_and_names() -> None:
    old = b'{\n    "a": 1, "b": true, "c": null, "d": "\xc3\xa9",\n    "rows": [{"id": "e1"}]}'
    new = with_rows(old, "case.json", {"rows": ROWS})
    assert held(new, "case.json") == {**held(old, "case.json"), "rows": [{"id": "e1"}, *ROWS]}
    assert new.startswith(b'{\n    "a": 1,\n    "b": true,\n    "c": null,\n    "d": "\xc3\xa9",\n')


KEPT_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12).filter(
    lambda name: name != "<<"
)
VALUES = st.one_of(
    KEPT_TEXT,
    st.lists(KEPT_TEXT, max_size=3),
    st.dictionaries(NAMES, KEPT_TEXT, max_size=3),
)
DRAWN = st.lists(
    st.fixed_dictionaries({"id": st.from_regex(r"[a-z]{2}[0-9]", fullmatch=True), "event": VALUES, "also": VALUES}),
    min_size=1,
    max_size=4,
)


@given(rows=DRAWN, name=st.sampled_from(sorted(set(IN_LINES) - {"a shipped case", "the blank case"})))
def test_any_rows_are_read_back_and_every_old_line_still_stands(rows: list[dict[str, Any]], name: str) -> None:
    old = IN_LINES[name]
    new = with_rows(old.encode(), "case.yaml", {"rows": rows})
    before = held(old.encode())
    assert held(new) == {**before, "rows": [*(before.get("rows") or []), *rows]}
    lines = [line for line in old.split("\n") if line and not line.startswith("rows")]
    assert in_order(lines, new.decode().split("\n"))


@given(rows=DRAWN)
def test_any_rows_are_read_back_from_json(rows: list[dict[str, Any]]) -> None:
    assert held(with_rows(b'{"a": 1}', "case.json", {"rows": rows}), "case.json") == {"a": 1, "rows": rows}


# --- Changing ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", WITH_ROWS)
@pytest.mark.parametrize("row", ["e1", "e2"])
def test_a_row_is_changed_alone(name: str, row: str) -> None:
    old = ALL[name].encode()
    fields = {"from_rows": ["a b", "c"], "also": {"X: y": "#"}, "event": None}
    new = with_changes(old, "case.yaml", "rows", {row: fields})
    set_ = {"from_rows": ["a b", "c"], "also": {"X: y": "#"}}
    for was, now in zip(held(old)["rows"], held(new)["rows"], strict=True):
        changed = {key: value for key, value in {**was, **set_}.items() if key != "event"}
        assert now == (changed if was["id"] == row else was)
    assert {**held(new), "rows": 0} == {**held(old), "rows": 0}


@pytest.mark.parametrize("name", [name for name in WITH_ROWS if name in IN_LINES and name != "rows in blocks"])
def test_the_lines_of_other_rows_are_left_as_they_were(name: str) -> None:
    old = ALL[name].replace("\r\n", "\n")
    new = with_changes(ALL[name].encode(), "case.yaml", "rows", {"e2": {"about": ["m"]}}).decode().replace("\r\n", "\n")
    assert in_order([line for line in old.split("\n") if "e2" not in line and line != "    event: y"], new.split("\n"))


def test_a_row_that_is_not_there_changes_nothing() -> None:
    old = IN_LINES["rows on one line"].encode()
    assert with_changes(old, "case.yaml", "rows", {"e9": {"about": ["m"]}}) == old


# --- Taking out -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", WITH_ROWS)
@pytest.mark.parametrize("out", [[0], [1], [0, 1], []])
def test_rows_are_taken_out_and_nothing_else(name: str, out: list[int]) -> None:
    old = ALL[name].encode()
    new = without_rows(old, "case.yaml", "rows", out)
    before = held(old)
    left = [row for at, row in enumerate(before["rows"]) if at not in out]
    assert {**held(new), "rows": held(new)["rows"] or []} == {**before, "rows": left}
    if not out:
        assert new == old


def test_remarks_between_rows_that_are_taken_out_stay() -> None:
    old = "rows:   # top\n  # one\n  - {id: e1}   # a\n  # two\n  - id: e2\n    event: |\n      x\n\n  # three\n# end\n"
    assert without_rows(old.encode(), "case.yaml", "rows", [0, 1]).decode() == (
        "rows: []   # top\n  # one\n  # two\n\n  # three\n# end\n"
    )
    assert without_rows(old.encode(), "case.yaml", "rows", [0]).decode() == old.replace("  - {id: e1}   # a\n", "")


# --- Refusing ---------------------------------------------------------------------------------------------------------
def test_what_cannot_be_written_safely_is_refused_without_a_word_of_it() -> None:
    with pytest.raises(Refused) as refused:
        with_rows(b"a: 1\n", "case.yaml", {"rows": [{"id": "n1", "<<": "Xanthippe"}]})
    assert "Xanthippe" not in str(refused.value) and "nothing was written" in str(refused.value)
