"""The standing of entries: what made it so, and when."""

from __future__ import annotations

from collections.abc import Iterator

from engine.case.contradictions.record import Found, Record
from engine.case.contradictions.registry import contradiction

CAN_DISPROVE = frozenset(
    {"court", "test_result", "police", "health", "school", "social_worker", "adult_service", "guardian"}
)
"""The kinds of source that are a court, a laboratory or an agency."""


@contradiction("Disproved by nobody who could", "chronology: standing", "chronology: source")
def disproved_without_authority(record: Record) -> Iterator[Found]:
    """`disproved` names the entry of the court, the laboratory or the agency that said so. A parent's denial is an
    entry of its own, and leaves the concern alleged or disputed."""
    for path, entry in record.rows("chronology"):
        for number, row in enumerate(entry.standing):
            if row.is_ != "disproved" or (row.by is not None and row.by in record.also_known):
                continue
            by = record.entries.get(row.by) if row.by is not None else None
            if by is not None and by.source is not None and by.source.kind in CAN_DISPROVE:
                continue
            what = "it is disproved by no entry" if by is None else "it is disproved by an entry with no such source"
            why = "A disproved concern never counts again, so a court, a laboratory or an agency has to have said it."
            to_do = "Name that entry in `by` and give it its `source: kind`; otherwise write disputed or not_proved."
            yield Found((*path, "standing", number), what, why, to_do)


@contradiction("Two standings from one day", "chronology: standing")
def two_standings_one_day(record: Record) -> Iterator[Found]:
    """Of one entry, two different standings do not begin on the same day: neither would be the newer."""
    for path, entry in record.rows("chronology"):
        begun: dict[object, str] = {}
        for number, row in enumerate(entry.standing):
            if begun.setdefault(row.from_, row.is_) != row.is_:
                to_do = "Give the later one its own day, or keep the one that held at the end of that day."
                place = (*path, "standing", number)
                yield Found(place, "two standings begin on one day", "Which of them holds could not be told.", to_do)


@contradiction("A standing from before the event", "chronology: standing", "chronology: date")
def standing_before_event(record: Record) -> Iterator[Found]:
    """An entry has no standing before the first day it can have happened."""
    for path, entry in record.rows("chronology"):
        first = record.earliest(entry.id)
        for number, row in enumerate(entry.standing):
            if row.from_ is not None and first is not None and row.from_ < first:
                why = f"It can have happened {first} at the earliest."
                place = (*path, "standing", number, "from")
                yield Found(place, "it has a standing before it happened", why, "Correct `from`, or the entry's date.")
