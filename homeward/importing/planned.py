"""What an import would do, as plain values: new entries, rows that were not read, and how many rows came to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from homeward.case_text import Plain
from homeward.importing.alike import Account, Pair
from homeward.importing.layout import Layout


@dataclass(frozen=True)
class NewEntry:
    """A row that becomes an entry: where it stood and the fields of the entry, its id among them."""

    table: str = field(repr=False)
    number: int
    values: dict[str, Plain] = field(repr=False)
    from_words: tuple[str, ...] = ()
    continued: tuple[int, ...] = ()
    """The rows under it whose words were put to it."""

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of all rows it was made from."""
        return (self.number, *self.continued)

    @property
    def id(self) -> str:
        """The id the entry will have."""
        return str(self.values["id"])


@dataclass(frozen=True)
class UnreadRow:
    """A row that could not be read: where it stood, why, and everything it said."""

    table: str = field(repr=False)
    number: int
    reason: str
    cells: Mapping[str, Any] = field(repr=False)
    known: bool = False
    """Whether the case file keeps this row already."""

    def values(self) -> dict[str, Plain]:
        """The row as `unread` of a case file keeps it."""
        return {"sheet": self.table, "row": str(self.number), "reason": self.reason, "cells": dict(self.cells)}


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do. The counts of `outcomes` are all rows under the headers of the tables that are read."""

    layouts: tuple[Layout, ...]
    new: tuple[NewEntry, ...]
    unread: tuple[UnreadRow, ...]
    outcomes: Mapping[str, int]
    above: int
    pairs: tuple[Pair, ...] = ()
    pasted: tuple[tuple[Account, ...], ...] = ()
    read_again: tuple[int, ...] = ()
    """Rows of `unread` in the case file, counted from 0, that were read this time and need not be kept there."""

    @property
    def unread_anew(self) -> tuple[UnreadRow, ...]:
        """The unread rows that the case file does not keep yet."""
        return tuple(row for row in self.unread if not row.known)
