"""What was read from a date cell, what the rest of its column says, and the checks every date goes through.

A read is accepted, asked about, refused or blank. Readings of decision 0009: D2 (two digits), D7 (far ahead or back).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Final, Literal

from engine.case.fields import FIRST_YEAR, LAST_YEAR
from engine.case.words import Precision
from engine.dates import end_of_month, months_before
from homeward.importing import date_questions as why_not

Day = date  # a field called `date` hides the class of that name
Verdict = Literal["accept", "ask", "refuse", "blank"]

MOST_READINGS: Final = 4
_OLDEST: Final = date(FIRST_YEAR + 1, 1, 1)
"""No date before this is taken unasked: "c." a year reaches a year further back, and a case file begins in 1900."""


@dataclass(frozen=True)
class DateRead:
    """One cell as read. With `accept`, the fields are what an entry of the case file takes; no date is "not known".

    With `ask` and `refuse`, `why` says why and what to write instead. With `ask`, `readings` are accepted reads to
    choose from, where there are any.
    """

    verdict: Verdict
    date: Day | None = None
    precision: Precision = "day"
    latest: Day | None = None
    until: Day | None = None
    why: str = ""
    readings: tuple[DateRead, ...] = ()


@dataclass(frozen=True)
class DateColumn:
    """What the other cells of the column, the births and the day of the import say about one cell.

    `first` and `last` are the earliest and latest certain full dates. `cells_turned`: real date cells may have been
    turned round by the spreadsheet (D1). `born_first` and `born_last` are the births of the eldest and the youngest.
    """

    first: date | None
    last: date | None
    month_first_seen: bool
    cells_turned: bool
    born_first: date | None
    born_last: date | None
    today: date

    @property
    def earliest(self) -> date:
        """The first day that is taken unasked (D7); where no birth is known, 80 years before the import."""
        return max(months_before(self.born_last or self.today, 80 * 12), _OLDEST)

    def near(self, day: date, years: int) -> bool:
        """Whether a day lies between the column's full dates or at most so many years beside them."""
        if self.first is None or self.last is None:
            return False
        return months_before(self.first, 12 * years) <= day and months_before(day, 12 * years) <= self.last


def accepted(
    day: date | None, precision: Precision = "day", latest: date | None = None, until: date | None = None
) -> DateRead:
    """A read that needs no question."""
    return DateRead("accept", day, precision, latest, until)


def refused(why: str) -> DateRead:
    """A cell that no reading is left for."""
    return DateRead("refuse", why=why)


def asked(why: str, *readings: DateRead | None) -> DateRead:
    """A cell a person has to decide on. Of the readings given, those a case file can hold are offered, each once."""
    offered: dict[DateRead, None] = {}
    for reading in readings:
        for choice in choices(reading):
            days = [day for day in (choice.date, choice.latest, choice.until) if day is not None]
            if days and all(FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
                offered[choice] = None
    return DateRead("ask", why=why, readings=tuple(offered)[:MOST_READINGS])


def choices(read: DateRead | None) -> tuple[DateRead, ...]:
    """The accepted reads that a read is, or offers."""
    if read is None:
        return ()
    return (read,) if read.verdict == "accept" else read.readings


def carried(read: DateRead, make: Callable[[DateRead], DateRead]) -> DateRead:
    """What `make` makes of an accepted read; of one that is asked about, what it makes of each choice."""
    if read.verdict == "accept":
        return make(read)
    return replace(read, readings=asked("", *map(make, read.readings)).readings)


def joined(first: DateRead, last: DateRead, make: Callable[[DateRead, DateRead], DateRead]) -> DateRead:
    """What `make` makes of two reads; the first of them that is refused or asked about decides."""
    doubtful = [read for verdict in ("refuse", "ask") for read in (first, last) if read.verdict == verdict]
    if not doubtful:
        return make(first, last)
    made = (make(one, other) for one, other in product(choices(first), choices(last)))
    return replace(doubtful[0], readings=asked("", *made).readings)


def last_day(read: DateRead) -> date | None:
    """The last day of what was read, counted as a period; None where it has none."""
    if read.date is None or read.precision in ("about", "before"):
        return None
    spans = {"month": end_of_month(read.date), "year": read.date.replace(month=12, day=31), "between": read.latest}
    return read.until or spans.get(read.precision, read.date)


def kept(read: DateRead, column: DateColumn) -> DateRead:
    """An accepted read, held against the day of the import and the child's birth (D7)."""
    if read.date is None:
        return read
    if read.date.year < FIRST_YEAR:
        return refused(why_not.YEAR_OUT_OF_REACH)
    if read.date > column.today or (read.until is not None and read.until > column.today):
        return asked(why_not.FUTURE, read)
    if read.date < column.earliest:
        return asked(why_not.LONG_AGO, read)
    return read


def with_year(written: str, make: Callable[[int], date | None], precision: Precision, column: DateColumn) -> DateRead:
    """A date whose year is written with two or four digits; `make` gives its day in a year, or None where it has none.

    Two digits stand for the one year that puts the date between a year before the eldest child's birth and the day of
    the import, where the full dates of the column lie within five years of it (D2).
    """
    if len(written) == 4:
        if int(written) < FIRST_YEAR:
            return refused(why_not.YEAR_OUT_OF_REACH)
        day = make(int(written))
        return refused(why_not.NO_SUCH_DAY) if day is None else kept(accepted(day, precision), column)
    if len(written) != 2:
        return refused(why_not.YEAR_DIGITS)
    ending = [made for year in range(2100 + int(written), FIRST_YEAR - 1, -100) if (made := make(year)) is not None]
    if not ending:
        return refused(why_not.NO_SUCH_DAY)
    past = [day for day in ending if day <= column.today]
    if column.born_first is not None:
        lived = [day for day in past if day >= months_before(column.born_first, 12)]
        if len(lived) == 1 and lived[0] >= column.earliest:
            if column.first is None or column.near(lived[0], 5):
                return accepted(lived[0], precision)
    return asked(why_not.TWO_DIGITS, accepted((past or ending[-1:])[0], precision))


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
