"""The notation of the lexicon, and that phrases are found wherever a plain reading of it finds them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.suggest.phrasebook import Phrasebook
from knowledge_base.phrases import WIDEST_GAP, parse_phrase, words_of

WORDS = ("drink", "drinks", "drinking", "not", "mum", "mother", "at", "home", "homely", "clean")
PARTS = ("drink*", "drinks", "not", "mum|mother", "home*|at", "clean", "drinking|drinks")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mum's home", ["mum", "home"]),
        (
            "She didn't go; he can't, won’t, DOESNT.",
            ["she", "did", "not", "go", "he", "can", "not", "will", "not", "does", "not"],
        ),
        ("co-sleeping / bed-sharing", ["co", "sleeping", "bed", "sharing"]),
        ("A&E, 3 o'clock", ["a", "e", "3", "oclock"]),
        ("want count went", ["want", "count", "went"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_apostrophes_and_signs(text: str, said: list[str]) -> None:
    assert [word.said for word in words_of(text)] == said


def test_every_word_knows_where_it_stands() -> None:
    text = "Mother didn’t come. Father’s car."
    assert [text[word.begin : word.end] for word in words_of(text)] == [
        "Mother", "didn’t", "didn’t", "come", "Father’s", "car",
    ]  # fmt: skip


@pytest.mark.parametrize("phrase", ["", "...", "... a b", "a ...", "a ... ... b", "ab*", "A b", "a|B", "it's", "a||b"])
def test_what_is_not_in_the_notation_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_phrase(phrase)


def plainly(phrase: str, said: list[str]) -> set[tuple[int, int]]:
    """Where a phrase stands, by trying every place for every word of it: the shortest gaps first."""
    parts = parse_phrase(phrase)
    found = set()
    for first in range(len(said)):
        if not parts[0].is_met_by(said[first]):
            continue
        at: int | None = first
        for part in parts[1:]:
            assert at is not None
            reach = range(at + 1, min(at + 2 + (WIDEST_GAP if part.after_gap else 0), len(said)))
            at = next((place for place in reach if part.is_met_by(said[place])), None)
            if at is None:
                break
        if at is not None:
            found.add((first, at))
    return found


@given(
    st.lists(st.sampled_from(WORDS), max_size=14),
    st.lists(
        st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).flatmap(
            lambda parts: st.sampled_from(
                [
                    "".join(pair)
                    for pair in product(*[[f" {p}", f" ... {p}"] if n else [p] for n, p in enumerate(parts)])
                ]
            )
        ),
        max_size=6,
        unique=True,
    ),
)
def test_a_phrase_is_found_where_a_plain_reading_finds_it(said: list[str], phrases: list[str]) -> None:
    book: Phrasebook[str] = Phrasebook()
    for phrase in phrases:
        book.add([phrase], phrase)
    found = book.found_in(words_of(" ".join(said)))
    assert {(one.means, one.first, one.last) for one in found} == {
        (phrase, *place) for phrase in phrases for place in plainly(phrase, words_of_said(said))
    }
    assert [one.first for one in found] == sorted(one.first for one in found)


def words_of_said(said: list[str]) -> list[str]:
    return [word.said for word in words_of(" ".join(said))]
