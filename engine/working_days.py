"""Working days in England: Saturdays, Sundays and bank holidays left out, Christmas Day and Good Friday among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

LAST_YEAR_PROCLAIMED: Final = 2027
"""The last year whose bank holidays are taken as settled.

Most follow from the calendar, but some are proclaimed year by year, and one may still be moved or added, as in 2022 and
2023. The library reckons any year to come by the usual rules and does not mark where proclamation ends, so the year is
kept here: the one after the year of the edition, for which the government's list of bank holidays is out well before.
Raise it by one when that list holds a further year and a release of the library agrees with it day by day.
"""
FIRST_YEAR_NOTED: Final = 1990
"""The first year whose bank holidays are noted beside this module; the library is asked about those before it."""
NOTE: Final = Path(__file__).with_name("bank_holidays.txt")
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a span of working days; `certain` is False where the span reaches a year not yet proclaimed.

    Not certain means: worked out without bank holidays that may yet be proclaimed, so the day may still move later.
    """

    day: date
    certain: bool


def is_working_day(day: date) -> bool:
    """Whether a day is neither a Saturday, a Sunday nor a bank holiday in England."""
    return day.weekday() < _SATURDAY and day not in _bank_holidays(day.year)


def add_working_days(day: date, number: int) -> DueDay:
    """The working day that is `number` working days after `day`. The count begins the day after, whatever day it is.

    For 0 it is `day` itself, working day or not. Raises ValueError for fewer.
    """
    if number < 0:
        raise ValueError("working days are counted forwards")
    last = day
    while number:
        last += timedelta(days=1)
        number -= is_working_day(last)
    return DueDay(last, last.year <= LAST_YEAR_PROCLAIMED)


def reckoned(year: int) -> frozenset[date]:
    """The bank holidays of a year in England, by the library: loading it takes longer than reading a whole case."""
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def note_bank_holidays() -> Path:
    """Note the bank holidays of every year that is settled, as the library reckons them, one day to a line."""
    days = sorted(day for year in range(FIRST_YEAR_NOTED, LAST_YEAR_PROCLAIMED + 1) for day in reckoned(year))
    NOTE.write_text("".join(f"{day.isoformat()}\n" for day in days), encoding="ascii")
    return NOTE


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return _noted().get(year) or reckoned(year)


@cache
def _noted() -> Mapping[int, frozenset[date]]:
    """The bank holidays noted, by year; none where the note cannot be read, so that the library is asked instead."""
    try:
        days = [date.fromisoformat(line) for line in NOTE.read_text(encoding="ascii").split()]
    except (OSError, ValueError):
        return {}
    return {year: frozenset(day for day in days if day.year == year) for year in {day.year for day in days}}
