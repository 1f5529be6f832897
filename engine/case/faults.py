"""The one error a case file raises: every fault in it, each with where, what, why and what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

Path = tuple[str | int, ...]

# A word that is plainly an id or a key of this format: letters with a digit or an underscore. Other words of a file
# may be a name or the record's own text, and are not repeated.
_PLAINLY_AN_ID: Final = re.compile(r"(?=[a-z0-9_.-]*[0-9_])[a-z][a-z0-9_.-]{0,59}")
_PLAINLY_A_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,30}")
MOST_TOLD: Final = 200
"""How many faults the message prints; `CaseFault.faults` holds all of them."""

_ROW_ID: Final = re.compile(r"[A-Za-z0-9_.+-]{1,80}")


@dataclass(frozen=True)
class Fault:
    """One fault. `path` is where it stands in the file, `kind` the id of the contradiction or `shape`.

    `where` names section, row and line; `what` is what stands there, `why` why that cannot be, `to_do` what to write.
    """

    path: Path
    where: str
    line: int
    kind: str
    what: str
    why: str
    to_do: str

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.where}: {self.what}.", self.why, self.to_do) if part)


class CaseFault(Exception):
    """A case file that was refused, with every fault found in it in the order of the file."""

    def __init__(self, name: str, faults: Iterable[Fault]) -> None:
        self.name = name
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.line, fault.kind, fault.what)))
        count = len(self.faults)
        told = "\n".join(f"- {fault}" for fault in self.faults[:MOST_TOLD])
        if count > MOST_TOLD:
            told += f"\n- and {count - MOST_TOLD:,} more, further down the file."
        super().__init__(f"{name} was not read: {count} {'thing' if count == 1 else 'things'} to put right.\n{told}")


def shown(word: object) -> str:
    """A word of the file as a message may repeat it: itself where it is plainly an id, otherwise nothing of it."""
    text = str(word)
    return f'"{text}"' if isinstance(word, str) and _PLAINLY_AN_ID.fullmatch(text) else "this word"


def shown_key(key: object) -> str:
    """The name of a field as a message may repeat it."""
    return f"`{key}`" if is_plain_key(key) else "this word"


def is_plain_key(key: object) -> bool:
    """Whether a word can only be the name of a field: small letters, digits and underscores."""
    return isinstance(key, str) and _PLAINLY_A_KEY.fullmatch(key) is not None


def row_id(value: object) -> str | None:
    """The id of a row as a message may name it, or None where it could be anything."""
    return value if isinstance(value, str) and _ROW_ID.fullmatch(value) else None


def nearest(word: object, right: Iterable[str]) -> str | None:
    """The right word that looks most like the one given, if any does."""
    if not isinstance(word, str):
        return None
    found = get_close_matches(word.strip().lower()[:80], sorted(right), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: object, right: Iterable[str]) -> str:
    """A sentence that offers the nearest right word, or nothing."""
    found = nearest(word, right)
    return f'Did you mean "{found}"?' if found else ""
