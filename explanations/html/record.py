"""The rows of the record a page names: a line where they are named, and the whole of each once, under one heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from explanations.case_rows import Told
from explanations.entry_line import row_line, shortened
from explanations.report.reading import Answer
from explanations.words import said

NO_WORDS = "no text recorded"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the record: its place on the page, its id, what is known of it, and its own words."""

    place: str
    name: str
    head: str
    words: str
    more: tuple[tuple[str, str], ...] = ()


def row_in_short(answer: Answer, place: str, fact: Told) -> Row:
    """A row as it is told where it is named: its words shortened."""
    return Row(place, fact["id"], _head(answer, fact), shortened(_words(fact)))


def row_in_full(answer: Answer, place: str, fact: Told) -> Row:
    """A row with its words as they stand in the case, and all that is tagged or written beside them."""
    return Row(place, fact["id"], _head(answer, fact), _words(fact), tuple(_more(answer, fact)))


def _words(fact: Told) -> str:
    """The row's own words, whatever field of it holds them."""
    values = fact["values"]
    return str(next((values[field] for field in ("event", "says", "rationale") if values.get(field)), ""))


def _head(answer: Answer, fact: Told) -> str:
    """The one form of line of every page, without the row's id and its own words, which stand apart."""
    bare = {**fact, "values": {**fact["values"], "event": None, "says": None, "rationale": None}}
    line = row_line(bare, answer.named, answer.who).removesuffix(f": {NO_WORDS}")
    kind = "" if fact["kind"] == "entry" else f"{said(fact['kind'])} "
    lead = f"{kind}{fact['id']}"
    return kind + line.removeprefix(lead).removeprefix(", ") if line.startswith(lead) else line


TEXTS: Final = {
    "impact": "Impact",
    "response": "Response",
    "how": "How",
    "behaviour": "Behaviour",
    "baseline": "At first",
    "target": "To be reached",
    "action": "What is done",
    "child_sleeps": "Where the child sleeps",
    "out_of_hours": "Out of hours",
    "legal_route": "Legal route",
    "brief": "Brief",
    "decisions": "Decided",
    "ended_because": "Ended because",
    "service": "Service",
    "source": "Source",
    "what_changed": "What changed",
}
"""Fields of a row that hold words of the case, besides those it is told by, and what each is called."""


def _more(answer: Answer, fact: Told) -> Iterator[tuple[str, str]]:
    """What else the row holds that a reader may ask of it, as pairs of what it is and what it says."""
    values, is_entry = fact["values"], fact["kind"] == "entry"
    tags = "; ".join(_tag(answer, tag) for tag in values["factors"]) if is_entry else ""
    if tags:
        yield "Tagged", tags
    for key, title in TEXTS.items():
        if isinstance(values.get(key), str) and values[key] and not (is_entry and key == "source"):
            yield title, said(values[key]) if key == "how" else values[key]


def _tag(answer: Answer, tag: Told) -> str:
    sure = "" if tag["confirmed"] else ", possible, not confirmed"
    direction = f" ({said(tag['direction'])})" if tag["direction"] else ""
    return f"{answer.named(tag['id'])}{direction}{sure}"
