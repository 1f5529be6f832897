"""One row of the record as one line: the same form for what speaks against a view and for what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from explanations.case_rows import Told
from explanations.words import day_said, first_of, joined, said, when_said

Name = Callable[[Any], str]

LONGEST: Final = 110
"""Characters of an entry's own text on the page; the whole text stays in the case file and in the JSON."""

FACTORS_NAMED: Final = 3
"""Factors a row of the record names on the page; the rest are counted."""

WORDS_NAMED: Final = 2
"""Matched words of a suggestion that are named on the page."""

_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def shortened(text: str | None, longest: int = LONGEST) -> str:
    """An entry's text on one line, cut at a word; control characters, which could move a terminal's cursor or hide
    words, become blanks."""
    words = " ".join(clean(text or "").split())
    if len(words) <= longest:
        return words
    return f"{words[: longest - 3].rsplit(' ', 1)[0]}..."


def clean(text: str) -> str:
    """Text without characters that are not seen."""
    return _UNSEEN.sub(" ", text)


def entry_line(fact: Told, who: Name, confirmed: bool = True, factor: str | None = None) -> str:
    """An entry: id, date as precise as recorded, source, what it rests on, standing, and its text shortened.

    It is marked possible where `confirmed` is false, and where nobody has confirmed what it says on ``factor``.
    """
    values = fact["values"]
    parts = [fact["id"], when_said(values), _source(values, who), _rests_on(values, who), said(values["standing"])]
    if values.get("severity"):
        parts.append(said(values["severity"]))
    if values.get("known") == "cannot_tell":
        parts.append(said("cannot_tell"))
    if not confirmed or is_possible(values, factor):
        parts.append(possible_said(values, factor))
    text = shortened(values.get("event"))
    return f"{', '.join(part for part in parts if part)}: {text or 'no text recorded'}"


def is_possible(values: Told, factor: str | None) -> bool:
    """Whether what an entry says on a factor is a suggestion that nobody has confirmed."""
    if any(one["id"] == factor for one in values.get("suggested") or ()):
        return True
    tags = [tag for tag in values.get("factors") or () if tag["id"] == factor]
    return bool(tags) and not any(tag["confirmed"] for tag in tags)


def possible_said(values: Told, factor: str | None) -> str:
    """That nobody has confirmed what an entry says, with the words that suggest it."""
    return f"possible, not confirmed{_matched(values, factor)}"


def _matched(values: Told, factor: str | None) -> str:
    """The words that made a suggestion of an entry nobody has tagged: those on the factor, where one is meant."""
    made = [one for one in values.get("suggested") or () if one["direction"] and factor in (None, one["id"])]
    words = [word for one in made for word in one["words"]]
    return (
        f" (its words: {joined(first_of([repr(shortened(word, 40)) for word in words], WORDS_NAMED))})" if words else ""
    )


def _source(values: Told, who: Name) -> str:
    if values.get("source"):
        return said(values["source"])
    return who(values["who"]) if values.get("who") else "source not recorded"


def _rests_on(values: Told, who: Name) -> str:
    if values.get("rests_on") is None:
        return "what it rests on not recorded"
    if values["rests_on"] == "told" and values.get("told_by"):
        return f"told by {who(values['told_by'])}"
    return said(values["rests_on"])


def row_line(fact: Told, named: Name, who: Name) -> str:
    """Any row of the case in one line."""
    kind, values = fact["kind"], fact["values"]
    if kind == "entry":
        return entry_line(fact, who)
    on = day_said(values["on"]) if isinstance(values.get("on"), str) else ""
    people = who(values[key]) if (key := _about(values)) else ""
    tagged = [values["factor"]] if values.get("factor") else values.get("factors") or []
    factors = joined(first_of((named(factor) for factor in tagged), FACTORS_NAMED))
    value = next((said(values[field]) for field in _SAYS if values.get(field) not in (None, "")), "")
    parts = [f"{said(kind)} {fact['id']}", on, people, factors, value, shortened(values.get("says"))]
    return ", ".join(part for part in parts if part)


_SAYS: Final = ("status", "found", "level", "wish", "direction", "point")


def _about(values: Told) -> str | None:
    return next((key for key in ("about", "adult", "of") if values.get(key)), None)
