"""Entries a reading takes whichever adults they are about, and the order in which a finding names what is behind it.

Most patterns read `Chronicle.entries`, which are of this proposal (decision 0007 G2). Some are about the child and
read every used entry that is, also one about an adult of another household.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.detectors.chronicle import Chronicle, day_of, is_used
from engine.knowable import ReadEntry


def used_of_type(chronicle: Chronicle, *types: str) -> list[ReadEntry]:
    """Every used entry of the case of some types, in the order of days, then ids."""
    entries = chronicle.view.record.entries.values()
    return sorted((e for e in entries if e.type in types and is_used(e)), key=_place)


def about_child(chronicle: Chronicle, *types: str) -> list[ReadEntry]:
    """Those of them that are about the child, whichever adults they name."""
    return [entry for entry in used_of_type(chronicle, *types) if chronicle.is_about_child(entry)]


def ids_in_order(entries: Iterable[ReadEntry]) -> tuple[str, ...]:
    """The ids of entries, each once, in the order of their days, then ids (G6)."""
    return tuple(dict.fromkeys(entry.id for entry in sorted(entries, key=_place)))


def _place(entry: ReadEntry) -> tuple[int, str]:
    return day_of(entry), entry.id
