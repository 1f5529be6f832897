"""Days of entries and of periods that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from engine.case.contradictions.record import Found, Record, in_circles
from engine.case.contradictions.registry import contradiction

_PERIODS = (("legal",), ("returns",), ("plans", "services"), ("plans", "safety"))


@contradiction("An entry recorded before it could happen", "chronology")
def recorded_before_it_happened(record: Record) -> Iterator[Found]:
    """An entry is recorded on or after the first day it can have begun, as its date and precision allow."""
    for path, entry in record.rows("chronology"):
        first = record.earliest(entry.id)
        if entry.recorded is not None and first is not None and entry.recorded < first:
            why = f"It can have begun {first} at the earliest."
            to_do = "Correct `recorded` or `date`; if the date is rough, say so in `precision`."
            yield Found((*path, "recorded"), "it is recorded before it happened", why, to_do)


@contradiction("An entry that ends before it begins", "chronology")
def entry_ends_before_it_begins(record: Record) -> Iterator[Found]:
    """An entry's `until` is not before the first day it can have begun."""
    for path, entry in record.rows("chronology"):
        first = record.earliest(entry.id)
        if entry.until is not None and first is not None and entry.until < first:
            why = f"It can have begun {first} at the earliest."
            yield Found((*path, "until"), "`until` is before `date`", why, "Correct one of the two dates.")


@contradiction("A period that ends before it begins", "legal", "returns", "adults", "plans")
def period_ends_before_it_begins(record: Record) -> Iterator[Found]:
    """A legal status, a return, a time of care, a service and a line of the safety plan do not end before they
    begin."""
    rows = [found for section in _PERIODS for found in record.rows(*section)]
    for path, adult in record.rows("adults"):
        rows.extend(((*path, "cared_for", number), row) for number, row in enumerate(adult.cared_for))
    for path, row in rows:
        if row.from_ is not None and row.until is not None and row.until < row.from_:
            why = f"It begins on {row.from_}."
            yield Found((*path, "until"), "`until` is before `from`", why, "Correct one of the two dates.")


@contradiction("Between, with no second date", "chronology")
def between_without_latest(record: Record) -> Iterator[Found]:
    """A date with precision `between` has a `latest`; one end alone is no span."""
    for path, entry in record.rows("chronology"):
        if entry.precision == "between" and entry.date is not None and entry.latest is None:
            to_do = "Add `latest:` with the last day it can have been, or write `about` or `day`."
            yield Found((*path, "precision"), "`between` has no `latest`", "One end alone is no span.", to_do)


@contradiction("A second date that nothing reads", "chronology")
def latest_without_between(record: Record) -> Iterator[Found]:
    """`latest` belongs to precision `between`; with another precision, or no date, it would be left unread."""
    for path, entry in record.rows("chronology"):
        if entry.latest is not None and (entry.precision != "between" or entry.date is None):
            to_do = "Write `precision: between` and the first day in `date`; an entry that went on has `until` instead."
            yield Found((*path, "latest"), "`latest` stands without `between`", "It would be left unread.", to_do)


@contradiction("Between, with the second date first", "chronology")
def latest_before_date(record: Record) -> Iterator[Found]:
    """`latest` is not before `date`."""
    for path, entry in record.rows("chronology"):
        if entry.precision == "between" and entry.latest and entry.date and entry.latest < entry.date:
            why = "Nothing lies between the two."
            yield Found((*path, "latest"), "`latest` is before `date`", why, "Change the two round, or correct one.")


@contradiction("A precision of no date", "chronology")
def precision_without_date(record: Record) -> Iterator[Found]:
    """About, before, between, month and year say how exact a date is, so there is a date."""
    for path, entry in record.rows("chronology"):
        if entry.date is None and entry.precision != "day":
            why = "Rough as it may be, the day it is near is missing."
            to_do = "Write that day in `date`, or leave `precision` out where no day is known."
            yield Found((*path, "precision"), f"`{entry.precision}` stands without a date", why, to_do)


@contradiction("An order of entries that runs in a circle", "chronology")
def after_in_a_circle(record: Record) -> Iterator[Found]:
    """No entry comes after itself, directly or by way of others."""
    circular = in_circles({entry.id: entry.after for entry in record.case.chronology})
    for path, entry in record.rows("chronology"):
        if entry.id in circular:
            why = "Following `after` from one entry to the next leads back to it."
            yield Found((*path, "after"), "it comes after itself", why, "Take out the order that is wrong.")


@contradiction("An order of entries that their dates deny", "chronology")
def after_but_earlier(record: Record) -> Iterator[Found]:
    """An entry said to come after another is not dated wholly before it."""
    for path, entry in record.rows("chronology"):
        latest = record.spans[entry.id][1]
        for number, other in enumerate(entry.after):
            first = record.earliest(other)
            if latest is not None and first is not None and latest < first:
                why = f"The other can have begun {first} at the earliest, and this one {latest} at the latest."
                to_do = "Correct one of the two dates, or take the order out."
                yield Found((*path, "after", number), "its date is before the entry it comes after", why, to_do)


@contradiction("An entry that is its own evidence", "chronology")
def entry_against_itself(record: Record) -> Iterator[Found]:
    """No entry disagrees with itself, or is the cause of its own standing."""
    for path, entry in record.rows("chronology"):
        if entry.id in entry.disagrees_with:
            why = "An entry and its opposite are two entries."
            yield Found(
                (*path, "disagrees_with"), "it disagrees with itself", why, "Name the other entry, or split this one."
            )
        for number, row in enumerate(entry.standing):
            if row.by == entry.id:
                why = "What proves or disproves an entry is another entry."
                to_do = "Name the entry of the judgment, test or letter; take `by` out where there is none."
                yield Found((*path, "standing", number, "by"), "its standing rests on itself", why, to_do)


@contradiction("One factor as a concern and as a strength", "chronology")
def tag_both_ways(record: Record) -> Iterator[Found]:
    """One event can be a concern on one factor and a strength on another, but not both on one."""
    for path, entry in record.rows("chronology"):
        ways: dict[str, str] = {}
        for number, tag in enumerate(entry.factors):
            if ways.setdefault(tag.id, tag.direction) != tag.direction:
                why = "Which way it counts could not be told."
                to_do = "Keep the direction that is true; if two things happened, write two entries."
                yield Found((*path, "factors", number), f"{tag.id} is tagged both ways", why, to_do)
