"""Words of a case are words on the page, whatever is in them and in whatever field, and never element or attribute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from html_pages import Shown, flat, shown, skeleton, values_of

from explanations.html.page import visible
from knowledge_base.reader import read_yaml

WORDS = tuple(read_yaml(Path(__file__).with_name("words.yaml").read_bytes(), "words.yaml", 100_000).value)
PLAIN = "Plain words"
TOLD_IN_FULL = ("event", "name", "rationale", "says", "impact", "response", "brief")
"""Fields that the page tells word for word; others are told where a line rests on them."""


def texts(values: Any, key: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Every text a person wrote into a case: where it is held, under what, and the field it is in."""
    pairs = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for place, value in pairs:
        field = place if isinstance(place, str) else key
        if isinstance(value, str) and (" " in value or field == "name"):
            yield values, place, field
        else:
            yield from texts(value, field)


def written(word: str) -> tuple[Shown, dict[str, list[str]]]:
    """The page with a word in every text field, each told apart by a number, and the words by field."""
    values = values_of("whole")
    held: dict[str, list[str]] = {}
    for number, (inside, place, field) in enumerate(list(texts(values))):
        inside[place] = f"{word} ({number})"
        held.setdefault(field, []).append(inside[place])
    return shown(values), held


@pytest.fixture(scope="module")
def plain() -> Shown:
    return written(PLAIN)[0]


def test_every_kind_of_text_is_filled() -> None:
    fields = {field for _, _, field in texts(values_of("whole"))}
    assert fields >= {
        "name",
        "event",
        "impact",
        "response",
        "rationale",
        "says",
        "how",
        "brief",
        "behaviour",
        "support",
    }
    assert fields >= {"service", "action", "decisions", "ended_because", "reasons", "what_changed", "reason", "why"}


@pytest.mark.parametrize("word", WORDS)
def test_words_come_out_literally_and_change_nothing_else(word: str, plain: Shown) -> None:
    page, held = written(word)
    assert list(skeleton(page.tree)) == list(skeleton(plain.tree))
    for field in TOLD_IN_FULL:
        for text in held.get(field, ()):
            if _is_told(page.told["facts"], text) or field == "name":
                assert flat(visible(text)) in page.words, field
    assert any(text in page.words for text in (flat(visible(text)) for text in held["event"]))


def _is_told(facts: list[dict[str, Any]], text: str) -> bool:
    """Whether the page has to tell a text: one of a row of the record that a line of the page rests on."""
    return any(text in fact["values"].values() for fact in facts if fact["kind"] in ("entry", "rating", "claim"))


@pytest.mark.parametrize("word", WORDS)
def test_the_title_and_the_reference_are_words_too(word: str) -> None:
    values = values_of("nearly_empty")
    values["reference"] = word
    page = shown(values)
    assert page.tree.findtext("head/title").startswith(visible(word))
    assert flat(page.tree.findtext("body/header/h1")).startswith(flat(visible(word)))


@pytest.mark.parametrize("odd", ["a&b", "#main", "g1", "main", "r1)", "é1", "عـ1", "javascript:alert(1)"])
def test_ids_of_a_case_never_become_ids_of_the_page(odd: str) -> None:
    page = shown(_renamed(values_of("names"), "e1", odd))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert f">{odd}<".replace("&", "&amp;") in page.text


def _renamed(values: Any, old: str, new: str) -> Any:
    if isinstance(values, dict):
        return {key: _renamed(value, old, new) for key, value in values.items()}
    if isinstance(values, list):
        return [_renamed(value, old, new) for value in values]
    return new if values == old else values


TURNED: list[tuple[str, Callable[[str], bool]]] = [
    ("left \u202egnp.exe", lambda text: "\u202e" not in text and "left <U+202E>gnp.exe" in text),
    ("hid\u200bden", lambda text: "hid<U+200B>den" in text),
    ("join\u200ded \u200f", lambda text: "join\u200ded" in text),
]


@pytest.mark.parametrize(("word", "holds"), TURNED)
def test_what_turns_or_hides_a_line_is_written_out_and_what_scripts_need_is_kept(
    word: str, holds: Callable[[str], bool]
) -> None:
    values = values_of("names")
    values["chronology"][0]["event"] = word
    article = shown(values).tree.xpath("//article[h3='e1']")[0]
    assert holds(article.text_content())


def test_case_text_stands_in_elements_that_find_their_own_direction() -> None:
    page = shown(values_of("names"))
    told = page.tree.xpath("//article[h3='e1']/p[@dir='auto']")
    assert [element.text for element in told] == ["شوهد الأب في المنزل وكان في حالة سكر."]
    assert page.tree.get("lang") == "en-GB"
