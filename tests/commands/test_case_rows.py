"""A row added to a case file changes that row and nothing else, however the file is written."""

from __future__ import annotations

import pytest
from commands_run import CASE
from project_tree import ROOT

from engine.case import blank_case
from homeward.case_rows import with_row, with_single
from homeward.refusal import Refused
from knowledge_base.reader import read_json, read_yaml

ROW = {"challenge": "ch.p1", "answer": "explained", "entries": ["e1", "e 2"], "by": "w1", "on": "2020-09-25"}
LINE = '{challenge: ch.p1, answer: explained, entries: [e1, "e 2"], by: w1, on: 2020-09-25}'

YAML = {
    "no section": "a: 1\n",
    "no line end": "a: 1",
    "blank section": "a: 1\nresponses:\nb: 2\n",
    "empty list": "a: 1\nresponses: []   # why\nb: 2\n",
    "rows": "a: 1\nresponses:\n  - {challenge: x}   # one\n\n# between\nb: 2\n",
    "rows at the margin": "responses:\n- challenge: x\n  on: 2020-01-01\n# after\nb: 2\n",
    "rows in brackets": "responses: [{challenge: x}]\nb: [{a: b}]\n",
    "all in brackets": "{a: 1, responses: [], b: 010}\n",
    "quoted name": 'a: yes\n"responses": \nb: "no"\n',
    "a text that looks like it": "a: |\n  responses: no\nb: 2\n",
    "two of them in a text": 'a: "x\n\n  responses: y"\nb: ~\n',
    "end of document": "a: 1\n...\n",
    "words YAML would turn": "a: no\nb: 010\nc: 1e3\nd: 12:30:45\ne: 2020-02-30\nf: null\ng: 0x1F\nh: '12'\n",
    "Windows": "a: 1\r\nb: 2\r\n",
    "with a mark": "\ufeffa: 1\n",
    "other scripts": "a: Ł€ñ漢字\nresponses: []\n",
    "the blank case": blank_case(),
    "the case of these tests": CASE.read_text(encoding="utf-8"),
    "a shipped case": (ROOT / "casebook" / "theo.yaml").read_text(encoding="utf-8"),
}


@pytest.mark.parametrize("name", YAML)
def test_the_new_file_says_the_old_and_the_row(name: str) -> None:
    old = YAML[name].encode()
    new = with_row(old, "case.yaml", "responses", ROW)
    before, after = (read_yaml(text, "case.yaml", 10_000_000).value for text in (old, new))
    assert after == {**before, "responses": [*(before.get("responses") or []), ROW]}
    assert with_row(new, "case.yaml", "responses", ROW).count(b"e 2") == 2


@pytest.mark.parametrize("name", [name for name in YAML if name not in ("all in brackets", "rows in brackets")])
def test_every_other_line_is_left_as_it_was(name: str) -> None:
    old = YAML[name]
    new = with_row(old.encode(), "case.yaml", "responses", ROW).decode()
    untouched = [line for line in old.splitlines() if "responses" not in line and line != "..."]
    assert [line for line in new.splitlines() if line in untouched] == untouched
    assert LINE in new
    assert new.count("\r") == (new.count("\n") if name == "Windows" else 0)


def test_a_comment_stays_beside_the_section_it_stood_beside() -> None:
    new = with_row(YAML["empty list"].encode(), "case.yaml", "responses", ROW).decode()
    assert new.replace(" ", "") == f"a: 1\nresponses:# why\n-{LINE}\nb: 2\n".replace(" ", "")


@pytest.mark.parametrize(
    "word", ["null", "~", "yes", "", " ", "- x", "#", "a: b", "{", "x\ny", "é", "'", '"', "\\", "\t"]
)
def test_a_text_stays_that_text(word: str) -> None:
    new = with_single(b"a: 1\n", "case.yaml", "own_judgement", {"reasons": word})
    assert read_yaml(new, "case.yaml").value == {"a": "1", "own_judgement": {"reasons": word}}


@pytest.mark.parametrize("text", ['{"a": 1, "b": 7.0}', '{\n  "a": "é",\n  "responses": [{"x": null}]\n}\n'])
def test_json_stays_json(text: str) -> None:
    new = with_row(text.encode(), "case.json", "responses", ROW)
    before = read_json(text, "case.json").value
    assert read_json(new, "case.json").value == {**before, "responses": [*before.get("responses", []), ROW]}
    assert ("\n" in text) == (b"\n" in new)


def test_what_cannot_be_added_alone_is_refused() -> None:
    with pytest.raises(Refused, match="nothing was written"):
        with_row(b"responses: {a: b}\n", "case.yaml", "responses", ROW)
