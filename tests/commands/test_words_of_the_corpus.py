"""What every page of every shipped case keeps to: no forbidden word, no blame, no share of many tied to this child."""

from __future__ import annotations

import re
from functools import cache

import pytest
from commands_run import Commands

from explanations.names import Names
from homeward.casebook import find_case, shipped_names
from homeward.cli.reading import case_in
from knowledge_base import load_knowledge

NEVER = ("is safe", "no risk", "predict", "system decided", "score", "likelihood", "probab", "odds of", "chance of")
"""Words this tool never prints of its own (design 5); "nobody's odds" says that a figure is none."""
BLAME = (
    "bad parent",
    "bad mother",
    "bad father",
    "failed to protect",
    "failure to protect",
    "refuses to accept",
    "manipulative",
    "chaotic",
    "non-compliant",
    "disguised compliance",
    "her own fault",
    "his own fault",
)
SAID_TO_TAKE_IT_AWAY = ("does not say that you are a bad parent",)
SHARE = re.compile(r"%|\bper ?cent\b", re.I)
PAGES = (
    ("assess",),
    ("assess", "--reader", "parent"),
    ("plan",),
    ("challenge",),
    ("explain", "--why", "class"),
    ("explain", "--why-not", "low"),
    ("explain", "--what-if"),
)


@cache
def words_of_the_record(name: str) -> str:
    """The texts of the case itself: what somebody else wrote is repeated as it was written."""
    return " ".join(find_case(name).content.decode("utf-8").split())


def own_sentences(name: str, page: str) -> list[str]:
    """The sentences of a page that are this tool's own: not what stands in the case file, nor the title of a source."""
    flat = re.sub(r"\s*\n\s*>?\s*", " ", page)
    for source in load_knowledge().sources.values():
        flat = flat.replace(" ".join(source.title.split()), "")
    parts = re.split(r"(?<=[.!?:;])\s+", flat)
    return [part for part in parts if part.strip(" .") and part.strip(" .!?:;") not in words_of_the_record(name)]


@pytest.mark.parametrize("name", shipped_names())
def test_every_page_keeps_to_its_words_and_a_share_of_many_is_background(homeward: Commands, name: str) -> None:
    """A share stands in a line that says background, and that line names nobody of the case."""
    case = case_in(find_case(name))
    people = set(Names(case, load_knowledge()).people.values()) - {""}
    for words in PAGES:
        ran = homeward(words[0], name, *words[1:])
        assert ran.code == 0, ran.err
        for sentence in own_sentences(name, ran.out):
            for word in (*NEVER, *BLAME):
                if re.search(rf"\b{word}", sentence, re.I):
                    assert any(kept in sentence for kept in SAID_TO_TAKE_IT_AWAY), (words, word, sentence)
        for line in re.split(r"\n(?=\s*(?:[-*>]|\d+\.)\s)|\n\n", ran.out):
            text = " ".join(line.split())
            if SHARE.search(text) and text.strip("> ").strip() not in words_of_the_record(name):
                assert "Background:" in text, text
                assert not any(re.search(rf"(?<!\w){re.escape(who)}(?!\w)", text) for who in people), text


def test_the_search_for_a_share_finds_one() -> None:
    assert SHARE.search("78 per cent of parents") and SHARE.search("about 60%") and not SHARE.search("some of them")


def test_no_sentence_of_the_rules_uses_a_forbidden_or_blaming_word() -> None:
    for card in load_knowledge().cards.values():
        for word in (*NEVER, *BLAME):
            assert not re.search(rf"\b{word}", card.sentence, re.I), (card.id, word)
        assert not SHARE.search(re.sub(r"\{%.*?%\}", "", card.sentence, flags=re.S)), card.id
