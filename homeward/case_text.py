"""Writes values of a case file as YAML on one line: what a plain word is stands bare, everything else in quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]
"""A value as the strict reader gives it: a text, a list or a mapping."""

_A_PLAIN_WORD: Final = re.compile(r"(?!(?:null|Null|NULL)$)[A-Za-z0-9][A-Za-z0-9_.+-]*")
# What YAML forbids or may take for a line end, and what a reader would not see in a file.
_TO_ESCAPE: Final = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")


def text_of(value: Plain) -> str:
    """A value on one line of YAML, in the form the strict reader reads back as the same value."""
    if isinstance(value, str):
        return value if _A_PLAIN_WORD.fullmatch(value) else quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{text_of(key)}: {text_of(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(text_of(each) for each in value) + "]"


def quoted(text: str) -> str:
    """A text in double quotes, which are the same in JSON and YAML; what cannot be seen is written out."""
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def block_of(row: Mapping[str, Plain], indent: str) -> str:
    """A row of a list: its first field after a dash, the others under it, each on a line of its own."""
    lines = [f"{key}: {text_of(value)}" for key, value in row.items()]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"


def plain_of(value: Any) -> Any:
    """A value with tuples as lists, to compare with what a reader gives."""
    if isinstance(value, Mapping):
        return {key: plain_of(each) for key, each in value.items()}
    return value if isinstance(value, str) else [plain_of(each) for each in value]
