"""Evidence that could not have been behind what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from engine.case.contradictions.record import Found, Record
from engine.case.contradictions.registry import contradiction
from engine.case.faults import Path

_CITING: Final = (
    ("ratings", "evidence"), ("checks", "names"), ("claims", "evidence"), ("capacity", "evidence"),
    ("wishes", "evidence"), ("assessments", "cites"), ("responses", "entries"),
)  # fmt: skip


def _citations(record: Record) -> Iterator[tuple[Path, Any, str]]:
    """Every entry cited by a dated judgement: the place, the row that cites, and the entry's id."""
    for section, field in _CITING:
        for path, row in record.rows(section):
            for number, entry in enumerate(getattr(row, field)):
                yield (*path, field, number), row, entry


def _not_yet_known(record: Record, row: Any, entry: str) -> bool:
    """Whether a judgement that counts at `as_of` cites an entry that was not known by then."""
    return (row.on is None or row.on <= record.case.as_of) and record.is_later(entry)


@contradiction(
    "Evidence not yet known", "as_of", "chronology",
    "ratings", "checks", "claims", "capacity", "wishes", "assessments", "responses",
)  # fmt: skip
def cites_not_yet_known(record: Record) -> Iterator[Found]:
    """A judgement made by `as_of`, or without a date, cites no entry that was recorded, or happened, after it."""
    for path, row, entry in _citations(record):
        if _not_yet_known(record, row, entry):
            why = f"On {record.case.as_of} it had not happened or was not on record."
            to_do = "Give the judgement its own later date, correct the entry's dates, or take the entry out."
            yield Found(path, "cites an entry that was not yet known", why, to_do)


@contradiction(
    "Evidence from after the judgement", "chronology",
    "ratings", "checks", "claims", "capacity", "wishes", "assessments", "responses",
)  # fmt: skip
def evidence_after_judgement(record: Record) -> Iterator[Found]:
    """What a rating, check, claim, capacity row, wish, assessment or answer rests on had happened by its own date."""
    for path, row, entry in _citations(record):
        first = record.earliest(entry)
        if row.on is not None and first is not None and first > row.on and not _not_yet_known(record, row, entry):
            yield Found(
                path, "cites an entry that happened after it", _why(row.on, first), "Correct one of the two dates."
            )


def _why(on: date, first: date) -> str:
    return f"It is dated {on}, and the entry can have happened {first} at the earliest."


@contradiction("Progress shown before it happened", "plans", "chronology")
def progress_before_its_entry(record: Record) -> Iterator[Found]:
    """Progress on a goal is not dated before the entry that shows it happened."""
    for path, goal in record.rows("plans", "goals"):
        for number, row in enumerate(goal.progress):
            first = record.earliest(row.entry) if row.entry is not None else None
            if row.on is not None and first is not None and first > row.on:
                place = (*path, "progress", number, "entry")
                to_do = "Correct one of the two dates."
                yield Found(place, "progress is shown by an entry that happened after it", _why(row.on, first), to_do)


@contradiction("Family time and its entry on different days", "plans", "chronology")
def family_time_entry_differs(record: Record) -> Iterator[Found]:
    """A session of family time falls on a day that the entry about it allows."""
    for path, row in record.rows("plans", "family_time"):
        yield from _differs(record, path, row.on, row.entry, "the session")


@contradiction("A visit and its entry on different days", "plans", "chronology")
def visit_entry_differs(record: Record) -> Iterator[Found]:
    """A visit was made on a day that the entry about it allows."""
    for path, row in record.rows("plans", "visits"):
        yield from _differs(record, path, row.made, row.entry, "the visit")


def _differs(record: Record, path: Path, day: date | None, entry_id: str | None, what: str) -> Iterator[Found]:
    entry = record.entries.get(entry_id or "")
    if day is None or entry is None or entry.date is None:
        return
    first, last = record.spans[entry.id]
    last = max(day_ for day_ in (last, entry.until) if day_ is not None)
    if (first is not None and day < first) or day > last:
        why = "The two tell of one event and cannot both be right."
        yield Found(
            (*path, "entry"), f"{what} and the entry about it are on different days", why, "Correct one of them."
        )
