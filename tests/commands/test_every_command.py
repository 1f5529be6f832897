"""What holds of every command and every format: a class never stands alone, and words of a case come out as written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from commands_run import Commands

from homeward.casebook import shipped_names
from knowledge_base.reader import read_yaml

HERE = Path(__file__).parent
READERS = ("worker", "supervisor", "panel", "parent", "child")
EXPLAINED = (
    *(("--why", name) for name in ("class", "risk", "protective", "capacity", "wishes", "rf_parent_substance")),
    *(("--why-not", name) for name in ("severe", "high", "medium", "low", "not_classified")),
    ("--missing",),
    ("--what-if",),
    ("--set", "rf_parent_substance=addressed"),
    ("--steps",),
)
PAGES = (
    *(("assess", "--reader", reader, "--depth", depth) for reader in READERS for depth in ("1", "2", "3")),
    ("assess", "--suppose", "rf_parent_substance=addressed"),
    *(("assess", "--reader", reader, "--format", "html") for reader in READERS),
    ("plan",),
    ("challenge",),
    ("compare", "--from", "2020-06-01", "--to", "2020-10-01"),
    *(("explain", *asked) for asked in EXPLAINED),
)
CLASSES = "severe|high|medium|low"
"""What a class is called. "Not classified" is no class: it is said with its range by itself."""

NAMED = re.compile(
    rf"\b(?:class on the evidence: |class is |the class would be |it would be |in the group \")({CLASSES})\b", re.I
)
BESIDE = re.compile(
    r"not excluded|not ruled out|at its best|at its worst|best case|between|would not change that|nothing .{0,20}open"
    r"|both ends|either way",
    re.I,
)
"""What has to stand near a class: what is not excluded, or the range, or that there is none."""


def sentences_around(text: str, place: int) -> str:
    """The text around a place: the line of a list or the paragraph it stands in, with its neighbours."""
    return text[max(0, place - 700) : place + 700]


def alone(text: str) -> list[str]:
    """Where a text names a class with nothing beside it."""
    flat = " ".join(text.split())
    return [
        flat[max(0, found.start() - 60) : found.end() + 60]
        for found in NAMED.finditer(flat)
        if not BESIDE.search(sentences_around(flat, found.start()))
    ]


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_a_class_never_stands_alone_on_a_page(homeward: Commands, words: tuple[str, ...]) -> None:
    ran = homeward(words[0], "case.yaml", *words[1:])
    assert ran.code == 0, ran.err
    assert not alone(ran.out)


@pytest.mark.parametrize("name", shipped_names())
def test_a_class_never_stands_alone_in_the_casebook(homeward: Commands, name: str) -> None:
    for words in (
        ("assess",),
        ("assess", "--reader", "panel"),
        ("explain", "--what-if"),
        ("explain", "--why-not", "low"),
    ):
        ran = homeward(words[0], name, *words[1:])
        assert ran.code == 0, ran.err
        assert not alone(ran.out), words


def test_the_search_for_a_class_alone_finds_one() -> None:
    assert alone("The class is high. The child was seen.")
    assert not alone("The class is high; severe is not excluded. The child was seen.")


def classes_in(told: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of an answer that names a class, with where it stands."""
    if isinstance(told, dict):
        if told.get("class") in CLASSES.split("|"):
            yield where, told
        for key, value in told.items():
            yield from classes_in(value, f"{where}.{key}")
    elif isinstance(told, list):
        for value in told:
            yield from classes_in(value, where)


JSONS = (
    *(("assess", "--reader", reader) for reader in READERS),
    ("plan",),
    ("challenge",),
    *(("explain", *asked) for asked in EXPLAINED),
)


@pytest.mark.parametrize("words", JSONS, ids=" ".join)
def test_a_class_never_stands_alone_in_json(homeward: Commands, words: tuple[str, ...]) -> None:
    """Beside a class stands its range, or whose it was and when."""
    ran = homeward(words[0], "case.yaml", *words[1:], "--format", "json")
    assert ran.code == 0, ran.err
    for where, held in classes_in(json.loads(ran.out)):
        beside = {"not_excluded", "best", "worst", "best_case", "by", "on", "role", "reading"}
        assert beside & set(held), where


# --- words of a case ------------------------------------------------------------------------------------------------
@cache
def naughty() -> tuple[str, ...]:
    path = HERE / "naughty.yaml"
    return tuple(read_yaml(path.read_bytes(), path.name, 100_000).value)


def planted(homeward: Commands, word: str) -> None:
    """The case with the words of its first entry, its child's name and a rating's reason replaced."""
    case = json.loads(json.dumps(read_yaml(homeward.case.read_bytes(), "case.yaml", 1_000_000).value))
    case["chronology"][0]["event"] = word
    case["children"][0]["name"] = word
    case["ratings"][0]["rationale"] = word
    homeward.case.write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize("word", naughty())
def test_words_come_out_as_they_were_written(homeward: Commands, word: str) -> None:
    planted(homeward, word)
    told = json.loads(homeward("assess", "case.yaml", "--format", "json").out)
    entry = next(fact for fact in told["facts"] if fact["id"] == "e1")
    assert entry["values"]["event"] == word and told["names"]["people"]["c1"] == word
    for words in (("challenge",), ("assess", "--reader", "supervisor")):
        ran = homeward(words[0], "case.yaml", *words[1:])
        assert ran.code == 0, ran.err
        assert seen(word) in "".join(re.sub(r"<U\+[0-9A-F]{4}>", " ", ran.out).split())


def seen(word: str) -> str:
    """A word as a screen shows it, with every blank taken out: joiners that nobody sees are written out or left out."""
    return "".join(re.sub("[\u200b-\u200f]", " ", word).split())
