"""The blocks a report is made of: a small model of a page, in no file format.

Whatever writes a page (text, terminal, web page, document) reads these and nothing else. Every block that says
something of the case carries ``because``: the ids it can be asked of with `why`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Because = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 1 for the page, 2 for a part, 3 for a section, 4 for a list inside it."""

    level: Literal[1, 2, 3, 4]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a ``prominent`` one is set apart from all others on the page, by more than colour."""

    text: str
    because: Because = ()
    prominent: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One point of a list, with lines under it of the same size."""

    text: str
    because: Because = ()
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list; ``numbered`` where its order is a rank."""

    lines: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and rows of as many texts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    because: Because = ()


Block = Heading | Paragraph | Points | Table
