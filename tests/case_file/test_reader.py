"""The strict reader of YAML and JSON: what it accepts comes out plain, what it refuses is refused with a line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base.reader import ReadFault, read_json, read_yaml

NAME = "case.yaml"


def test_every_plain_value_is_text_and_only_a_blank_is_nothing() -> None:
    read = read_yaml("a: 1\nb: yes\nc: 2020-01-16\nd:\ne: ~\nf: null\ng: ''\nh: '~'\ni: 'null'\nj: 01\n", NAME)
    assert read.value == {
        "a": "1", "b": "yes", "c": "2020-01-16", "d": None, "e": None, "f": None, "g": "", "h": "~", "i": "null",
        "j": "01",
    }  # fmt: skip


def test_json_keeps_its_own_types() -> None:
    read = read_json('{"a": 1, "b": true, "c": null, "d": 2.5, "e": "\\ud83d\\ude00", "f": [], "g": -0.5e1}', NAME)
    assert read.value == {"a": 1, "b": True, "c": None, "d": 2.5, "e": "\U0001f600", "f": [], "g": -5.0}


def test_lines_are_those_of_the_file() -> None:
    text = "a: 1\nrows:\n  - id: x\n    held:\n      - 1\n      - 2\n  - {id: y,\n     b: 2}\n"
    read = read_yaml(text, NAME)
    places = [("a",), ("rows",), ("rows", 0), ("rows", 0, "held", 1), ("rows", 1), ("rows", 1, "b")]
    assert [read.line(place) for place in places] == [1, 2, 3, 6, 7, 8]
    assert read.line(("rows", 1, "no such field")) == 7
    assert read.line(("nothing", 4)) == 1
    inside = read_json('{"a": 1,\n "rows": [\n  {"id": "x"},\n  {"id":\n   "y"}]}', NAME)
    assert [inside.line(place) for place in [("rows", 0, "id"), ("rows", 1), ("rows", 1, "id")]] == [3, 4, 4]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_is_no_part_of_the_file(mark: str) -> None:
    assert read_yaml((mark + "a: é").encode(), NAME).value == {"a": "é"}
    assert read_json((mark + '{"a": "é"}').encode(), NAME).value == {"a": "é"}


REFUSED_YAML = {
    "a field twice": ("a: 1\nb: 2\na: 3", 3, "line 1 already gave"),
    "a field twice in one row": ("{a: 1, a: 2}", 1, "already gave"),
    "an anchor": ("a: 1\nb: &x 1", 2, "anchor"),
    "an alias": ("a: &x 1\nb: *x", 1, "anchor"),
    "an alias alone": ("b: *x", 1, "alias"),
    "a merge key": ("<<: {a: 1}", 1, "merge key"),
    "a quoted merge key": ("'<<': {a: 1}", 1, "merge key"),
    "a tag": ("a: !!python/object:os.system x", 1, "tag"),
    "a tag on a list": ("a: !!set [1]", 1, "tag"),
    "a tag on a key": ("!!str a: 1", 1, "tag"),
    "two documents": ("a: 1\n---\nb: 2", 2, "second document"),
    "a list as a key": ("? [1]\n: 2", 1, "name of a field belongs"),
    "a nameless field": ("~: 2", 1, "without a name"),
    "65 deep": ("- " * 65 + "x", 1, "64 deep"),
    "a million brackets": ("[" * 1_000_000, 1, "64 deep"),
    "a NUL": ("a: 1\nb: \x00", 2, "character"),
    "a NUL by escape": ('a: 1\nb: "\\0"', 2, "character"),
    "half a character": ("a: \ud800", 1, "character"),
    "half a character by escape": ('a: "\\ud800"', 1, ""),
    "a control character": ("a: 1\nb: \x07", 2, "control character"),
    "a colon in a text": ("event: Visit: not let in", 1, "colon"),
    "a tab": ("a:\n\tb: 1", 2, "keeps for itself"),
    "brackets left open": ("a: [1, 2", 1, "brackets"),
    "quotes left open": ("a: 'x", 1, "quotes"),
    "nothing": ("", 0, "empty"),
    "only comments": ("# nothing here", 0, "comments"),
    "latin-1": ("a: é".encode("latin-1"), 1, "UTF-8"),
    "utf-16": ("a: 1".encode("utf-16"), 1, "UTF-8"),
    "too large": ("a: " + "x" * 6_000_000, 0, "5 MB"),
}


@pytest.mark.parametrize("text,line,said", REFUSED_YAML.values(), ids=REFUSED_YAML)
def test_yaml_that_hides_or_breaks_something_is_refused(text: str | bytes, line: int, said: str) -> None:
    with pytest.raises(ReadFault) as refused:
        read_yaml(text, NAME)
    assert said in refused.value.reason
    assert refused.value.to_do
    assert refused.value.line == line or "brackets" in said
    assert refused.value.where.startswith(NAME)


REFUSED_JSON = {
    "NaN": ('{"a": NaN}', "NaN"),
    "Infinity": ('{"a": -Infinity}', "NaN"),
    "1e999": ('{"a": 1e999}', "too large"),
    "5,000 digits": ('{"a": ' + "9" * 5000 + "}", "digits"),
    "a field twice": ('{"a": 1, "b": {"c": 1, "c": 2}}', "already gave"),
    "half a character": ('{"a": "\\ud800"}', "character"),
    "half a character in a key": ('{"\\ud800": 1}', "character"),
    "a NUL": ('{"a": "\\u0000"}', "character"),
    "100,000 brackets": ("[" * 100_000, "64 deep"),
    "a comma too many": ('{"a": 1,}', "comma"),
    "two documents": ('{"a": 1} {"b": 2}', "bracket"),
    "left open": ('{"a": [1, 2]', "closed"),
    "single quotes": ("{'a': 1}", "not JSON"),
    "a comment": ('{"a": 1} // yes', "not JSON"),
    "a new line in a text": ('{"a": "x\ny"}', "quotes"),
    "an escape that means nothing": ('{"a": "\\x"}', "backslash"),
    "a key that is no text": ("{1: 2}", "value"),
    "nothing": (" ", "empty"),
}


@pytest.mark.parametrize("text,said", REFUSED_JSON.values(), ids=REFUSED_JSON)
def test_json_that_is_loose_or_broken_is_refused(text: str, said: str) -> None:
    with pytest.raises(ReadFault) as refused:
        read_json(text, NAME)
    assert said in refused.value.reason
    assert refused.value.to_do


def test_64_deep_is_still_read() -> None:
    assert read_yaml("- " * 64 + "x", NAME).value
    assert read_json("[" * 64 + "]" * 64, NAME).value is not None


def test_a_refusal_repeats_nothing_of_the_file() -> None:
    for text in (
        "a: Tracy was hit: twice",
        "a: [Tracy was hit",
        "Tracy: 1\nTracy: 2",
        "a: 'Tracy was hit",
        "a: *Tracy",
    ):
        with pytest.raises(ReadFault) as refused:
            read_yaml(text, NAME)
        assert "Tracy" not in str(refused.value)


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=4), inside, max_size=4),
    max_leaves=12,
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(plain)
def test_what_json_writes_is_read_as_json_reads_it(value: object) -> None:
    text = json.dumps(value)
    try:
        read = read_json(text, NAME)
    except ReadFault:
        assert "\\u0000" in text or "\\ud" in text or any(len(word) > 15 for word in text.split())
    else:
        assert read.value == json.loads(text)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,?~<\\ \n\t0\u2028\x85", max_size=40))
def test_nothing_but_a_refusal_comes_of_odd_text(text: str) -> None:
    for read in (read_yaml, read_json):
        try:
            read(text, NAME)
        except ReadFault as refused:
            assert refused.reason and refused.to_do
