"""The strict JSON reader: the same document, limits and errors as the YAML reader, with JSON's own types kept."""

from __future__ import annotations

import json
import math
import re
from typing import Final

from knowledge_base.document import (
    KNOWLEDGE_FILE_BYTES,
    Builder,
    Document,
    ReadFault,
    check_characters,
    checked_text,
)

_TOKEN: Final = re.compile(
    r"""(?P<space>[ \t\n\r]+)
      | (?P<text>"(?:[^"\\\x00-\x1f]|\\.)*")
      | (?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
      | (?P<word>true|false|null)
      | (?P<mark>[\[\]{},:])""",
    re.VERBOSE,
)
_WORDS: Final = {"true": True, "false": False, "null": None}
# No count, day or measure in any file of ours needs more digits, and longer ones only cost time.
_MOST_DIGITS: Final = 15


def read_json(text: str | bytes, name: str, most_bytes: int = KNOWLEDGE_FILE_BYTES) -> Document:
    """Read one JSON file into plain dicts, lists, texts, numbers, truth values and None.

    Raises ReadFault, and nothing else, for duplicate fields, NaN and Infinity, numbers too large to hold, nesting over
    64, NUL, lone surrogates, files over `most_bytes` bytes, and text that is not JSON.
    """
    return _JsonReader(checked_text(text, name, most_bytes), name).read()


class _JsonReader:
    """Walks the text once. `expected` says what may come next: a value, a name, a colon, a comma, a close, the end."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.line = 1
        self.builder = Builder(name)
        self.expected = "value"

    def read(self) -> Document:
        """The whole document, or the first fault."""
        at = 0
        while at < len(self.text):
            found = _TOKEN.match(self.text, at)
            if found is None:
                raise self._refused(*self._said_of(at))
            piece, kind = found.group(), found.lastgroup
            if kind == "space":
                self.line += piece.count("\n")
            elif kind == "mark":
                self._mark(piece)
            else:
                self._scalar(piece, str(kind))
            at = found.end()
        if self.expected != "end":
            raise self._refused("ends before its brackets are closed", "Close every [ and {")
        return self.builder.document()

    def _mark(self, mark: str) -> None:
        """A bracket, a comma or a colon."""
        expected, inside = self.expected, self.builder.inside
        if mark in "[{" and expected in ("value", "value or close"):
            self.builder.open({} if mark == "{" else [], self.line)
            self.expected = "name or close" if mark == "{" else "value or close"
        elif mark == ":" and expected == "colon":
            self.expected = "value"
        elif mark == "," and expected == "comma or close":
            self.expected = "name" if isinstance(inside, dict) else "value"
        elif mark == "}" and isinstance(inside, dict) and expected in ("name or close", "comma or close"):
            self._close()
        elif mark == "]" and isinstance(inside, list) and expected in ("value or close", "comma or close"):
            self._close()
        else:
            raise self._refused("has a bracket, comma or colon where none can stand", "Check the commas and brackets")

    def _close(self) -> None:
        self.builder.close()
        self._value_done()

    def _value_done(self) -> None:
        self.expected = "comma or close" if self.builder.inside is not None else "end"

    def _scalar(self, piece: str, kind: str) -> None:
        """A text, a number, a word; or the name of a field."""
        if self.expected in ("name", "name or close") and kind == "text":
            self.builder.key(self._text(piece), self.line)
            self.expected = "colon"
        elif self.expected in ("value", "value or close"):
            value = {"text": self._text, "number": self._number, "word": _WORDS.__getitem__}[kind](piece)
            self.builder.scalar(value, self.line)
            self._value_done()
        else:
            raise self._refused("has a value where none can stand", "Check the commas and quotes around it")

    def _text(self, piece: str) -> str:
        try:
            value = str(json.loads(piece))
        except ValueError:
            raise self._refused("has a backslash that means nothing", "Write two backslashes for one") from None
        check_characters(value, self.name, self.line)
        return value

    def _number(self, piece: str) -> int | float:
        if len(piece) > _MOST_DIGITS + 5 or sum(c.isdigit() for c in piece) > _MOST_DIGITS:
            raise self._refused(f"has a number of more than {_MOST_DIGITS} digits", "Write it shorter, or as text")
        if piece.lstrip("-").isdigit():
            return int(piece)
        value = float(piece)
        if not math.isfinite(value):
            raise self._refused("has a number too large to hold", "Correct it")
        return value

    def _said_of(self, at: int) -> tuple[str, str]:
        """Why no piece of JSON begins here. Never repeats text of the file."""
        rest = self.text[at : at + 9].lstrip("-")
        if rest.startswith(("NaN", "Infinity")):
            return "holds NaN or Infinity, which is no number", "Write null where nothing is recorded"
        if rest.startswith('"'):
            return "has quotes that do not close on their line", "Close them; write a new line as \\n"
        return "is not JSON from here on", "Put names and texts in double quotes; comments are not allowed"

    def _refused(self, reason: str, to_do: str) -> ReadFault:
        return ReadFault(self.name, self.line, reason, to_do)
