"""What days a dated entry can have, read with caution (semantics 1.4; readings D1 to D8).

Days are proleptic ordinals (``date.toordinal``), so that every count is a plain difference in days.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

NEVER = 0
"""An ordinal before every possible day: an entry with no first day is older than any window."""


@dataclass(frozen=True, slots=True)
class Span:
    """The possible first days of an entry: ``lo`` is None where its words allow no first day."""

    lo: int | None
    hi: int


def end_of_month(day: date) -> date:
    """The last day of the calendar month that holds ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def possible_days(day: date, precision: str, latest: date | None, margin: int) -> Span:
    """The first and last day the words of a date allow (D2); ``margin`` is the days either side of `about`."""
    ordinal = day.toordinal()
    match precision:
        case "month":
            return Span(day.replace(day=1).toordinal(), end_of_month(day).toordinal())
        case "year":
            return Span(date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal())
        case "about":
            return Span(max(ordinal - margin, 1), min(ordinal + margin, date.max.toordinal()))
        case "before":
            return Span(None, max(ordinal - 1, 1))
        case "between":
            return Span(ordinal, latest.toordinal() if latest else ordinal)
        case _:
            return Span(ordinal, ordinal)


def months_before(day: date, months: int) -> date:
    """The same day ``months`` calendar months earlier; a day the month lacks becomes its last day (D7)."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    if year < 1:
        return date.min
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_after(day: date, months: int) -> date:
    """The same day ``months`` calendar months later; a day the month lacks becomes its last day."""
    return months_before(day, -months)


def last_day_of(first: date, months: int) -> date:
    """The last day of a period of ``months`` calendar months that begins with ``first``, that day counted in: the eve
    of the same day; where the last month lacks that day, its own last day."""
    there = months_after(first, months)
    return there - timedelta(days=1) if there.day == first.day else there


def age_in_years(born: date, on: date) -> int:
    """Whole years lived by ``on``; a child born on 29 February is a year older on 1 March in common years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def as_text(ordinal: int) -> str:
    """An ordinal as an ISO date, or `no first day` where the words allow none."""
    return date.fromordinal(ordinal).isoformat() if ordinal >= 1 else "no first day"
