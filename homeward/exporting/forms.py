"""How each kind of field becomes the text of a cell, and how that text becomes the field again.

A form reads to plain values, as a case file gives them: texts, lists of texts, and rows of named fields. Whether the
words are words of the case file is checked afterwards, by the model itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from homeward.exporting.lists import Spoilt, in_quotes, joined, parts, quoted, unquoted, words_in

Plain = str | list[str] | list[dict[str, Any]] | dict[str, Any]
"""A field as the reader of case files would give it."""

_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_NAMED: Final = re.compile(r'(?P<name>"(?:[^"]|"")*"|[^":][^:]*):(?P<said>.*)', re.S)
_SHAPED: Final = "json:"
_STANDING: Final = re.compile(r"(?P<is>\w+)(?:,\s*from\s+(?P<from>[0-9/.-]+))?(?:,\s*by\s+(?P<by>.+))?", re.S | re.I)
_NOT_CONFIRMED: Final = "not confirmed"


@dataclass(frozen=True)
class Form:
    """One kind of field: `write` gives its text ("" for nothing), `read` its plain value or raises Spoilt.

    `to_do` tells a person how to write it.
    """

    write: Callable[[Any], str]
    read: Callable[[str], Plain]
    to_do: str


def written_day(day: date | None) -> str:
    """A day, year first: the one way that no program and no reader turns round."""
    return day.isoformat() if day else ""


def _read_day(text: str) -> str:
    """A day as the case file writes it. Spreadsheets turn 2020-01-16 into 16/01/2020; that is read back, day first."""
    text = text.strip()
    turned = _DAY_FIRST.fullmatch(text)
    return f"{turned[3]}-{int(turned[2]):02}-{int(turned[1]):02}" if turned else text


def _written_yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _read_yes_no(text: str) -> str:
    """The words of the case file, true and false; anything else is left for the model to refuse."""
    word = text.strip().lower()
    return {"yes": "true", "no": "false"}.get(word, word)


def _written_tag(tag: Any) -> str:
    """A tag: `rf_parent_substance: concern`, and what nobody has confirmed with the words that suggested it."""
    said = [tag.direction] if tag.direction else []
    if not tag.confirmed:
        said.append(_NOT_CONFIRMED)
    said += [in_quotes(word) for word in getattr(tag, "words", ())]
    return f"{quoted(tag.id, ':')}: {', '.join(said)}"


def _read_tag(text: str) -> dict[str, Any]:
    found = _NAMED.fullmatch(text)
    if found is None:
        raise Spoilt("names a factor and not what it is")
    tag: dict[str, Any] = {"id": unquoted(found["name"])}
    words = []
    for part in parts(found["said"], ","):
        word = " ".join(part.lower().split())
        if part.startswith('"'):
            words.append(unquoted(part))
        elif word in (_NOT_CONFIRMED, "unconfirmed"):
            tag["confirmed"] = "false"
        elif word in ("concern", "strength") and "direction" not in tag:
            tag["direction"] = word
        else:
            raise Spoilt("says something of a factor that is neither concern nor strength nor not confirmed")
    if "direction" not in tag and "confirmed" not in tag:
        raise Spoilt("names a factor and not what it is")
    return {**tag, "words": words} if words else tag


def _written_standing(standing: Any) -> str:
    """A standing: `disproved, from 2020-03-02, by e14`. Who made it so comes last and may be any word."""
    since = f", from {written_day(standing.from_)}" if standing.from_ else ""
    return f"{standing.is_}{since}" + (f", by {quoted(standing.by)}" if standing.by else "")


def _read_standing(text: str) -> dict[str, Any]:
    found = _STANDING.fullmatch(text)
    if found is None:
        raise Spoilt("is no standing")
    row = {"is": found["is"].lower()}
    if found["from"]:
        row["from"] = _read_day(found["from"])
    if found["by"]:
        row["by"] = unquoted(found["by"])
    return row


def _written_others(fields: dict[str, Any]) -> str:
    """Fields that nobody fixed: `Column: words; Other column: words`. What is no text at all stands as JSON."""
    return joined(f"{quoted(name, ':')}: {_written_other(value)}" for name, value in fields.items())


def _written_other(value: object) -> str:
    if not isinstance(value, str):
        return _SHAPED + json.dumps(value, ensure_ascii=False)
    return in_quotes(value) if value.startswith(_SHAPED) else quoted(value)


def _read_others(text: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for word in words_in(text):
        found = _NAMED.fullmatch(word)
        if found is None:
            raise Spoilt("has words without the name of a column before them")
        name, said = unquoted(found["name"]), found["said"].strip()
        if name in fields:
            raise Spoilt("names a column twice")
        try:
            fields[name] = json.loads(said.removeprefix(_SHAPED)) if said.startswith(_SHAPED) else unquoted(said)
        except (json.JSONDecodeError, RecursionError):
            raise Spoilt("holds JSON that cannot be read") from None
    return fields


def _as_typed(text: str) -> str:
    return text


FREE: Final = Form(lambda text: text or "", _as_typed, "Write it in words.")
"""Words of the record, kept as typed, edges and line ends too."""
WORD: Final = Form(lambda word: quoted(word) if word else "", unquoted, "Write one id or one word of the case file.")
FIXED: Final = Form(lambda word: word or "", lambda text: text.strip().lower(), "Write one of the words of the list.")
"""A word of a list that the framework fixes; a spreadsheet's own capitals do no harm."""
DAY: Final = Form(written_day, _read_day, "Write a day like 2020-01-16; a month or a year only under Date.")
YES_NO: Final = Form(_written_yes_no, _read_yes_no, "Write yes or no, or leave it empty.")
WORDS: Final = Form(joined, words_in, 'Divide with "; ", and put what holds a semicolon in double quotes, whole.')
TAGS: Final = Form(
    lambda tags: joined(map(_written_tag, tags)),
    lambda text: [_read_tag(word) for word in words_in(text)],
    "Write it like rf_parent_substance: concern; pf_child_resilience: strength, not confirmed.",
)
OTHERS: Final = Form(_written_others, _read_others, 'Write it like "Column: words; Other column: words".')
"""What an imported row said beside, by the names of its columns."""
STANDINGS: Final = Form(
    lambda rows: joined(map(_written_standing, rows)),
    lambda text: [_read_standing(word) for word in words_in(text)],
    "Write it like alleged; disproved, from 2020-03-02, by e14.",
)
