"""Entries drawn at random for hypothesis: every field, and words made to break a cell, a list or a formula."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

from hypothesis import strategies as st

from engine.case import Entry
from engine.case.entries import Tag
from engine.case.words import Precision, RestsOn, Severity, SourceKind, StandingWord

NASTY = (
    *(
        "=1+1",
        "+44",
        "-",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "'",
        "''",
        "'=1",
        "'Mum said",
        "＝1",
        "＋",
        "－",
        "＠x",
    ),
    *("﹦1", "#N/A", "TRUE", "1e5", "007", "01/02/2020", "_x000B_", "_x005F_x000B_", "_x0041_x0042_", "\\u000B", "\\"),
    *(
        "\\u005Cu000B",
        "\\\\u000B",
        "\x0b",
        "a\rb",
        "a\r\nb",
        "a\nb\n",
        "\n\na",
        "\ta\t",
        " a ",
        "\x85",
        "\u2028x",
        "\ufffe",
    ),
    *("\uffff", "\ufeffa", "\u200b", "\u202ea", "a;b", "a; b", ";", '"', '"a"', '""', 'the "good" sister', '"a"; b'),
    *(
        "a, b",
        "a: concern",
        "not confirmed",
        ", by e1",
        "{}",
        "{0}",
        "<w:t>&amp;",
        "]]>",
        "not recorded",
        "&#11;",
        "é\u0301",
    ),
    *("\U0001f476", "x" * 300, "\xa0a\xa0", "e1; e2", "Id", "Date", "%", "a\x00".strip("\x00"), "null", "~", "\u3000a"),
)
_CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(_CHARACTERS, max_size=30),
    st.lists(st.sampled_from(NASTY), max_size=4).map("".join),
    st.text(st.sampled_from("=+-@';\",:\\u0_x \t\r\n"), max_size=12),
)
FILLED = TEXTS.filter(lambda text: bool(text.strip()))
IDS = st.one_of(st.from_regex(r"e[0-9]{1,3}", fullmatch=True), TEXTS.map(lambda t: re.sub(r"[\s\"'`<>]", "", t)[:80]))
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31)) | st.sampled_from((date(2020, 1, 1), date(2019, 5, 1)))


def maybe(some: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Nothing recorded, or something."""
    return st.none() | some


def several(some: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    return st.lists(some, max_size=3)


@st.composite
def tags(draw: st.DrawFn) -> dict[str, object]:
    """A tag; with the words that suggested it, and without a direction, where the model knows such tags."""
    tag = {
        "id": draw(FILLED),
        "direction": draw(st.sampled_from(("concern", "strength"))),
        "confirmed": draw(st.booleans()),
    }
    if "words" in Tag.model_fields:
        if not tag["confirmed"]:
            tag["words"] = draw(several(TEXTS))
            if draw(st.booleans()):
                tag["direction"] = None
    return tag


STANDINGS = st.fixed_dictionaries(
    {"is": st.sampled_from(get_args(StandingWord)), "from": maybe(DAYS), "by": maybe(FILLED)}
)
SOURCES = st.fixed_dictionaries({"kind": maybe(st.sampled_from(get_args(SourceKind))), "who": maybe(FILLED)})
OTHERS = st.recursive(
    st.none() | TEXTS | st.sampled_from(("json:", "json:[1]", "a: b")),
    lambda inside: st.lists(inside, max_size=2) | st.dictionaries(TEXTS, inside, max_size=2),
    max_leaves=4,
)
FIELDS: dict[str, st.SearchStrategy[object]] = {
    "date": maybe(DAYS),
    "precision": st.sampled_from(get_args(Precision)),
    "latest": maybe(DAYS),
    "until": maybe(DAYS),
    "after": several(TEXTS),
    "recorded": maybe(DAYS),
    "type": maybe(FILLED),
    "event": maybe(FILLED),
    "source": maybe(SOURCES),
    "rests_on": maybe(st.sampled_from(get_args(RestsOn))),
    "told_by": maybe(FILLED),
    "announced": maybe(st.booleans()),
    "about": several(TEXTS),
    "children": several(TEXTS),
    "factors": several(tags()),
    "rejected": several(TEXTS),
    "themes": several(TEXTS),
    "standing": several(STANDINGS),
    "severity": maybe(st.sampled_from(get_args(Severity))),
    "child_seen": maybe(FILLED),
    "impact": maybe(FILLED),
    "response": maybe(FILLED),
    "known_to": several(TEXTS),
    "disagrees_with": several(TEXTS),
    "also": st.dictionaries(TEXTS, OTHERS, max_size=3),
    "from_rows": several(TEXTS),
}
_KNOWN = {name: drawn for name, drawn in FIELDS.items() if name in Entry.model_fields}
ENTRIES = st.fixed_dictionaries({"id": IDS.filter(bool)}, optional=_KNOWN).map(Entry.model_validate)
CHRONOLOGIES = st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry.id)
