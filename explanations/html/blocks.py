"""Blocks the HTML page has besides those of every report: sides beside each other, cards, the ledger, a list to open.

They are plain data like the others. Whatever carries ``because`` names conclusions or rows of the case, and ``rows``
names rows of the case to be told in a line each; the page turns both into links inside itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from explanations.report.blocks import Because, Line


@dataclass(frozen=True, slots=True)
class Said(Line):
    """One point of a list with the rows of the record behind it."""

    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of two columns: its title, its lines weightiest first, and what is said where there are none."""

    title: str
    lines: tuple[Said, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Sides:
    """What speaks against and what speaks for, beside each other, at one size."""

    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Claim:
    """A favourable statement, or several that stand alike: its rows, how it stands, and what is for and against it."""

    title: str
    rows: tuple[str, ...]
    state: str
    support: str
    because: Because
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Claims:
    """The favourable statements, each a card, those that the record contradicts first."""

    cards: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One column of the ledger: rows of the record that fit the same explanations and speak the same way."""

    title: str
    how_far: str
    count: str
    because: Because
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One row of the ledger: an explanation, its place, and "fits" or "speaks against" for each column."""

    name: str
    place: str
    because: Because
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The explanations as rows and the evidence across."""

    caption: str
    columns: tuple[Evidence, ...]
    rows: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A factor as rated and as read, for one person, and the entries that decide it."""

    factor: str
    who: str
    rated: str
    read: str
    because: Because
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readings:
    """Factors as rated and as read, side by side."""

    caption: str
    lines: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that open and close under a line that says what they are."""

    title: str
    blocks: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page under a heading of its own; ``place`` is its id there."""

    place: str
    title: str
    blocks: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the page under a heading of the second level: blocks before its sections, and the sections."""

    place: str
    title: str
    blocks: tuple[Any, ...]
    parts: tuple[Part, ...] = ()


def named_in(block: Any) -> Iterator[str]:
    """Every id that a block and the blocks in it can be asked of, in the order a reader meets them."""
    if isinstance(block, tuple):
        for part in block:
            yield from named_in(part)
    elif is_dataclass(block):
        for field in fields(block):
            value = getattr(block, field.name)
            if field.name in ("because", "rows") and all(isinstance(name, str) for name in value):
                yield from value
            elif isinstance(value, tuple):
                yield from named_in(value)
