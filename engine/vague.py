"""Vague dates on which the class turns (semantics 1.4).

A vague date is read with caution: a concern as late, a strength as early, as its words allow. Here each is read at its
other end instead. All at once first, then each half: reading a date more kindly never makes a reading worse (5.6), so
where a group together changes nothing, none of it does alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.dates import NEVER
from engine.evidence import class_on_evidence
from engine.gather.view import Record, View
from engine.knowable import KNOWN, LATER, ReadEntry
from engine.sheet import Sheet
from knowledge_base import Knowledge


def turning_dates(knowledge: Knowledge, sheet: Sheet) -> dict[str, str]:
    """The entries whose vague date would give another class at its other end, each with that class."""
    vague = [e for e in sheet.view.record.entries.values() if _is_vague(e)]
    if not vague:
        return {}
    now = _class(knowledge, sheet, [])
    if _class(knowledge, sheet, vague) == now:
        return {}
    found: dict[str, str] = {}
    waiting = [sorted(vague, key=lambda e: (e.own_tags[0][0], e.id))]
    while waiting:
        entries = waiting.pop()
        other = _class(knowledge, sheet, entries)
        if other == now:
            continue
        if len(entries) == 1:
            found[entries[0].id] = other[0]
        else:
            waiting += [entries[: len(entries) // 2], entries[len(entries) // 2 :]]
    return found


def _is_vague(entry: ReadEntry) -> bool:
    """Whether an entry in use, tagged and dated or ordered, could have happened on more than one day."""
    return entry.known != LATER and bool(entry.own_tags) and entry.lo != entry.hi


def _class(knowledge: Knowledge, sheet: Sheet, moved: Iterable[ReadEntry]) -> tuple[str, str]:
    """The class, and what is not excluded, with some entries read at the other end of their dates."""
    kinder: Mapping[str, ReadEntry] = {entry.id: _at_other_end(entry) for entry in moved}
    record, read = sheet.view.record, sheet
    if kinder:
        record = Record(record.case, record.knowledge, {**record.entries, **kinder})
        read = Sheet(View(record, sheet.view.proposal), sheet.supposed)
    return class_on_evidence(knowledge, read, sheet)


def _at_other_end(entry: ReadEntry) -> ReadEntry:
    """The entry with a concern as early, and a strength as late, as its words allow."""
    first = entry.lo if entry.lo is not None else NEVER
    if entry.concern_day > entry.hi:
        first = entry.concern_day  # it went on until a day that is known, however it began
    if entry.known != KNOWN:
        return replace(entry, concern_day=first)
    late = entry.start_late  # a time that was seen keeps its known end, however late it began
    return replace(entry, concern_day=first, lo=late, start_late=late, end_early=max(entry.end_early, late))
