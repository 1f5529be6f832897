"""What a strict reader hands on: plain values, the line each stands on, and the one error it raises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

DEEPEST: Final = 64
TOO_DEEP: Final = (f"is nested more than {DEEPEST} deep", "Check the indentation, or the brackets, above this line")
KNOWLEDGE_FILE_BYTES: Final = 5_000_000

_NUL_OR_LONE_SURROGATE: Final = re.compile("[\x00\ud800-\udfff]")


class ReadFault(Exception):
    """A file that cannot be read as it stands: where, why, and what to do next.

    `name` is the file as the caller named it, `line` counts from 1 (0: no line can be named). Nothing of what the
    file says is repeated: a case file holds people's lives.
    """

    def __init__(self, name: str, line: int, reason: str, to_do: str) -> None:
        self.name = name
        self.line = line
        self.reason = reason
        self.to_do = to_do
        super().__init__(f"{self.where}: {reason}. {to_do}.")

    @property
    def where(self) -> str:
        """File and line, as a person would look for it."""
        return f"{self.name}, line {self.line}" if self.line else self.name

    @property
    def why(self) -> str:
        """The reason, under the name the rest of the tool uses for it."""
        return self.reason

    @property
    def what_to_do(self) -> str:
        """The next step, under the name the rest of the tool uses for it."""
        return self.to_do


@dataclass(frozen=True)
class Document:
    """A file as plain dicts, lists and scalars, and where each of them stands.

    `lines` holds, for every dict and list by its identity, the line of each of its fields or rows. `value` keeps those
    dicts and lists alive, so an identity cannot be used twice.
    """

    name: str
    value: object = field(repr=False)
    lines: dict[int, dict[str | int, int]] = field(repr=False)
    first_line: int = 1

    def line(self, path: Sequence[str | int]) -> int:
        """The line of what stands at `path`, or of the nearest thing above it that is there. Counts from 1."""
        line, here = self.first_line, self.value
        for step in path:
            found = self.lines.get(id(here), {}).get(step)
            if found is None:
                return line
            line = found
            here = here[step] if isinstance(here, dict | list) else None  # type: ignore[index]
        return line


def checked_text(text: str | bytes, name: str, most_bytes: int) -> str:
    """The text of a file, once its size, encoding and characters are ones every later step can bear."""
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > most_bytes:
        limit = f"{most_bytes // 1_000_000} MB"
        raise ReadFault(
            name, 0, f"is larger than the {limit} a file of this kind may be", "Split it or leave files out"
        )
    if isinstance(text, bytes):
        text = _decoded(text, name)
    text = text.removeprefix("\ufeff")
    found = _NUL_OR_LONE_SURROGATE.search(text)
    if found is not None:
        refuse_character(name, text.count("\n", 0, found.start()) + 1)
    if not text.strip():
        raise ReadFault(name, 0, "is empty", "Start from the blank file that `homeward new` writes")
    return text


def check_characters(value: str, name: str, line: int) -> None:
    """Refuse a text whose escapes spell a character that no report, database or printer can carry."""
    if _NUL_OR_LONE_SURROGATE.search(value):
        refuse_character(name, line)


def refuse_character(name: str, line: int) -> None:
    """Say that a character is none that can be kept; raises ReadFault always."""
    reason = "holds a character that is no text (a NUL, or half of a character)"
    raise ReadFault(name, line, reason, "Delete it and type that place again")


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise ReadFault(name, line, "is not written in UTF-8", "Save it again as UTF-8") from None


class Builder:
    """Builds plain values from the pieces a parser names one by one, without ever calling itself.

    Refuses what makes a file mean something else than it says: a field written twice, and nesting deeper than any
    file of ours has.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.value: object = None
        self.begun = False
        self.first_line = 1
        self.lines: dict[int, dict[str | int, int]] = {}
        self.wants_key = False
        """Whether the next piece is the name of a field."""
        self._open: list[dict[str, object] | list[object]] = []
        self._keys: list[str] = []

    @property
    def inside(self) -> dict[str, object] | list[object] | None:
        """The innermost dict or list that is not closed yet."""
        return self._open[-1] if self._open else None

    def key(self, key: str, line: int) -> None:
        """The name of the field whose value comes next."""
        fields = self._open[-1]
        assert isinstance(fields, dict)
        if key in fields:
            first = self.lines[id(fields)][key]
            reason = f"writes a field that line {first} already gave"
            raise ReadFault(self.name, line, reason, "Keep one of the two; if it is a list, join them")
        self.lines[id(fields)][key] = line
        fields[key] = None
        self._keys[-1] = key
        self.wants_key = False

    def scalar(self, value: object, line: int) -> None:
        """A single value: a text, a number, a truth value or nothing."""
        self._place(value, line)

    def open(self, container: dict[str, object] | list[object], line: int) -> None:
        """A dict or a list begins."""
        if len(self._open) >= DEEPEST:
            raise ReadFault(self.name, line, *TOO_DEEP)
        self._place(container, line)
        self.lines[id(container)] = {}
        self._open.append(container)
        self._keys.append("")
        self.wants_key = type(container) is dict

    def close(self) -> None:
        """The innermost dict or list ends."""
        self._open.pop()
        self._keys.pop()
        self.wants_key = bool(self._open) and type(self._open[-1]) is dict

    def document(self) -> Document:
        """What was built."""
        return Document(self.name, self.value, self.lines, self.first_line)

    def _place(self, value: object, line: int) -> None:
        if not self._open:
            self.value, self.first_line, self.begun = value, line, True
            return
        inside = self._open[-1]
        if isinstance(inside, list):
            self.lines[id(inside)][len(inside)] = line
            inside.append(value)
        else:
            inside[self._keys[-1]] = value
            self.wants_key = True
