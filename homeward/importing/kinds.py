"""What a row says of its source, what it rests on, who told it and what kind of event it was (0009 R3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from engine.suggest.reading import Suggested
from homeward.importing.headings import plain_name
from knowledge_base import Knowledge
from knowledge_base.reader import read_yaml

_MOST_WORDS: Final = 12
_SEEN: Final[Mapping[str, str]] = {
    "yes": "seen", "y": "seen", "seen": "seen", "seen alone": "alone", "alone": "alone", "yes alone": "alone",
    "no": "not_seen", "n": "not_seen", "not seen": "not_seen", "yes seen alone": "alone", "yes not alone": "seen",
}  # fmt: skip
_SEVERITIES: Final[Mapping[str, str]] = {
    "minor": "minor", "low": "minor", "moderate": "moderate", "medium": "moderate", "serious": "serious",
    "high": "serious", "grave": "grave", "severe": "grave", "critical": "grave",
}  # fmt: skip
_RESTS: Final[Mapping[str, str]] = {"seen": "seen", "observed": "seen", "tested": "tested", "test": "tested",
    "document": "document", "told": "told", "reported": "told"}  # fmt: skip
_YES_NO: Final[Mapping[str, str]] = {
    "yes": "true", "y": "true", "announced": "true", "no": "false", "n": "false", "unannounced": "false",
}  # fmt: skip


@cache
def _source_words() -> Mapping[str, str]:
    content = files("homeward.importing").joinpath("source_words.yaml").read_bytes()
    listed: Any = read_yaml(content, "source_words.yaml").value
    return {name: kind for kind, names in listed.items() for name in names}


def source_kind(cell: str, suggested: Callable[[str], Suggested]) -> tuple[str | None, bool]:
    """The kind of source a cell of a source column names, and whether the kind says all that the cell says.

    A cell such as "HV / school" names two kinds, and so none. `suggested` reads a cell with the lexicon.
    """
    name = plain_name(cell.replace("'", "").replace("\u2019", ""))
    if (kind := _source_words().get(name)) is not None:
        return kind, True
    if len(name.split()) > _MOST_WORDS:
        return None, False
    words = name.split()
    # The longest known names inside the cell: "police" in "Police, DC 1234".
    found: set[str] = set()
    at = 0
    while at < len(words):
        length = next((n for n in range(min(5, len(words) - at), 0, -1) if _is_name(words[at : at + n])), 0)
        if length:
            found.add(_source_words()[" ".join(words[at : at + length])])
        at += max(length, 1)
    found |= {value for value, _ in (suggested(cell).kinds or {}).get("source", ())}
    return (next(iter(found)), False) if len(found) == 1 else (None, False)


def _is_name(words: list[str]) -> bool:
    # Two letters inside a longer cell are as likely initials or a town as an agency, but for the surest.
    joined = " ".join(words)
    return joined in _source_words() and (len(joined) > 2 or joined in ("hv", "gp", "sw"))


def child_seen(cell: str) -> str | None:
    """alone, seen or not_seen, where a cell says so in a word or two."""
    return _SEEN.get(plain_name(cell))


def severity(cell: str) -> str | None:
    """minor, moderate, serious or grave, where a cell says so in a word."""
    return _SEVERITIES.get(plain_name(cell))


def rests_on(cell: str) -> str | None:
    """What a cell of such a column says the entry rests on."""
    return _RESTS.get(plain_name(cell))


def yes_no(cell: str) -> str | None:
    """true or false, where a cell says yes or no to "announced"."""
    return _YES_NO.get(plain_name(cell))


def event_type(cell: str, suggested: Callable[[str], Suggested], knowledge: Knowledge) -> tuple[str | None, bool]:
    """The event type a cell of a type column names, and whether the type says all that the cell says."""
    name = plain_name(cell)
    for type_ in knowledge.event_types.values():
        if name in (plain_name(type_.name), type_.id.replace("_", " ")):
            return type_.id, True
    return suggested(cell).only("event_type"), False
