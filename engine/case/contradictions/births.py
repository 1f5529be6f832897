"""What cannot have been before a birth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engine.case.contradictions.record import Found, Record, first_day, last_day
from engine.case.contradictions.registry import contradiction
from engine.case.faults import Path
from engine.case.words import CARE_STATUSES

_CORRECT = "Correct this date, or the date of birth."


def _before_birth(record: Record, path: Path, child: str, day: date | None, what: str) -> Iterator[Found]:
    """Say so where a day lies before the earliest day the child can have been born."""
    born = record.born.get(child)
    if born is not None and day is not None and day < born:
        yield Found(path, f"{what} before the child was born", f"The child was born {born} at the earliest.", _CORRECT)


@contradiction("The case is looked at before the child was born", "as_of", "children")
def as_of_before_birth(record: Record) -> Iterator[Found]:
    """`as_of` is not before the birth of a child whose return is considered; a return home needs a child."""
    for path, child in record.rows("children"):
        yield from _before_birth(record, (*path, "born"), child.id, record.case.as_of, "the case is looked at")


@contradiction("An adult younger than the child", "adults", "children")
def adult_younger_than_child(record: Record) -> Iterator[Found]:
    """An adult of the case was born before every child they are related to, or else one of the two dates is wrong."""
    children = {child.id: child for child in record.case.children if child.born is not None}
    for path, adult in record.rows("adults"):
        for child_id in adult.relation_to:
            child = children.get(child_id)
            if adult.born is not None and child is not None and first_day(adult) > last_day(child):
                why = "They are recorded as an adult in that child's life."
                yield Found((*path, "born"), f"was born after {child_id}", why, "Correct one of the two births.")


@contradiction("In care before birth", "legal", "children")
def care_before_birth(record: Record) -> Iterator[Found]:
    """A child is not accommodated, under police protection or under a care or emergency order before birth.
    Pre-proceedings may begin earlier."""
    for path, row in record.rows("legal"):
        if row.status in CARE_STATUSES:
            yield from _before_birth(record, (*path, "from"), row.child, row.from_, "the child was in care")


@contradiction("Cared for before birth", "adults", "children")
def cared_for_before_birth(record: Record) -> Iterator[Found]:
    """An adult's time of caring for a child does not begin before the child's birth."""
    for path, adult in record.rows("adults"):
        for number, row in enumerate(adult.cared_for):
            place = (*path, "cared_for", number, "from")
            yield from _before_birth(record, place, row.child, row.from_, "the adult cared for the child")


@contradiction("Family time before birth", "plans", "children")
def family_time_before_birth(record: Record) -> Iterator[Found]:
    """A session of family time is not before the child's birth."""
    for path, row in record.rows("plans", "family_time"):
        yield from _before_birth(record, (*path, "on"), row.child, row.on, "family time is recorded")


@contradiction("A wish before birth", "wishes", "children")
def wish_before_birth(record: Record) -> Iterator[Found]:
    """A child's wish is not older than the child."""
    for path, row in record.rows("wishes"):
        yield from _before_birth(record, (*path, "on"), row.of, row.on, "the child's wish is recorded")


@contradiction("Home before birth", "returns", "children")
def return_before_birth(record: Record) -> Iterator[Found]:
    """A return home does not begin before the child's birth."""
    for path, row in record.rows("returns"):
        yield from _before_birth(record, (*path, "from"), row.child, row.from_, "the child returned home")
