"""One day, month or year in the forms most sheets use: figures, and figures with the name of a month.

In goes text as `dates.py` cleans it (small letters, single spaces). Out comes a read, or None where the text has none
of these forms. Carries out D1, D2, D7 and D8 of decision 0009.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

from homeward.importing import date_questions as why_not
from homeward.importing.date_reads import (
    DateColumn,
    DateRead,
    accepted,
    asked,
    calendar_day,
    choices,
    kept,
    refused,
    with_year,
)
from homeward.importing.date_words import LEADING_TIME, MONTHS, STAMP, TRAILING_TIME, WEEKDAY, WEEKDAYS

_ENDING: Final = r"(?P<ending>st|nd|rd|th)?"
_APART: Final = r"[ \-/.,]*"
_FIGURES: Final = re.compile(r"(?P<first>\d{1,2}) ?(?P<sign>[/.\- ]) ?(?P<second>\d{1,2}) ?(?P=sign) ?(?P<year>\d+)")
_YEAR_FIRST: Final = re.compile(r"(?P<year>\d{4,}) ?(?P<sign>[/.\-]) ?(?P<month>\d{1,2}) ?(?P=sign) ?(?P<day>\d{1,2})")
_MONTH_FIGURES: Final = re.compile(r"(?P<month>\d{1,2}) ?[/.\-] ?(?P<year>\d{4})")
_YEAR_AND_MORE: Final = re.compile(r"(?P<year>\d{4}) ?[/\-] ?(?P<more>\d{4}|\d{1,2})")
_RUN_TOGETHER: Final = re.compile(r"(?P<front>\d{4})(?P<back>\d{4})")
_DAY_MONTH_YEAR: Final = re.compile(
    rf"(?P<day>\d{{1,2}}){_ENDING}{_APART}(?:day )?(?:of )?(?P<month>[a-z]+){_APART}(?P<year>'?\d+)"
)
_MONTH_DAY_YEAR: Final = re.compile(
    rf"(?P<month>[a-z]+){_APART}(?:the )?(?P<day>\d{{1,2}}){_ENDING}[ \-/.,]+(?P<year>'?\d+)"
)
_MONTH_YEAR: Final = re.compile(rf"(?P<month>[a-z]+){_APART}(?:of )?(?P<year>'\d\d|\d{{4}})")
_DAY_OF_WEEK: Final = re.compile(
    rf"(?P<before>{WEEKDAY})\b[ .,]*(?:the )?(?P<rest>.+)|(?P<other>.+?)[ ,]*\(?\b(?P<after>{WEEKDAY})\.?\)?"
)
_Reader = Callable[[str], DateRead | None]
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def read_plain(text: str, column: DateColumn) -> DateRead | None:
    """One day, month or year, with or without its day of the week and the time of day."""

    def bare(part: str) -> DateRead | None:
        return _read_figures(part, column) or _read_words(part, column)

    # One time and one weekday at most: read over and over, "mon 2pm mon 2pm ..." would take for ever.
    return (
        bare(text)
        or _with_time(text, lambda part: bare(part) or _with_weekday(part, bare))
        or _with_weekday(text, lambda part: bare(part) or _with_time(part, bare))
    )


def _read_figures(text: str, column: DateColumn) -> DateRead | None:
    """A date in figures alone."""
    if found := _FIGURES.fullmatch(text):
        return _day_first(int(found["first"]), int(found["second"]), found["year"], column)
    if found := _YEAR_FIRST.fullmatch(text):
        return _year_first(found["year"], int(found["month"]), int(found["day"]), column)
    if found := _MONTH_FIGURES.fullmatch(text):
        return _month(int(found["month"]), found["year"], column)
    if found := _YEAR_AND_MORE.fullmatch(text):
        return _month_or_years(found["year"], found["more"], column)
    if found := _RUN_TOGETHER.fullmatch(text):
        front, back = found["front"], found["back"]
        year_first = _day(front, int(back[:2]), int(back[2:]), column)
        if year_first.verdict == "accept":
            return year_first  # never day first as well: its last four figures would be a year before 1300
        return asked(why_not.RUN_TOGETHER, year_first, _day(back, int(front[2:]), int(front[:2]), column))
    if len(text) == 4 and text.isdecimal():
        return with_year(text, lambda year: calendar_day(year, 1, 1), "year", column)
    return None


def _read_words(text: str, column: DateColumn) -> DateRead | None:
    """A date with the name of its month. A word that names none is left to others."""
    for form in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR):
        found = form.fullmatch(text)
        if found is None or found["month"] not in MONTHS:
            continue
        read = _day(found["year"].lstrip("'"), MONTHS[found["month"]], int(found["day"]), column)
        if form is _MONTH_DAY_YEAR and len(found["year"]) == 2:
            return asked(why_not.YEAR_OR_DAY, read)
        if found["ending"] and found["ending"] != _ENDINGS.get(int(found["day"]), "th"):
            return asked(why_not.ORDINAL, read) if read.verdict == "accept" else read
        return read
    found = _MONTH_YEAR.fullmatch(text)
    if found is None or found["month"] not in MONTHS:
        return None
    read = _month(MONTHS[found["month"]], found["year"].lstrip("'"), column)
    if found["month"] == "hydref":
        autumn = [
            accepted(each.date.replace(month=9), "between", date(each.date.year, 11, 30))
            for each in choices(read)
            if each.date
        ]
        return asked(why_not.MONTH_OR_SEASON, read, *autumn)
    return read


def _day(year: str, month: int, day: int, column: DateColumn) -> DateRead:
    """The day so numbered."""
    return with_year(year, partial(calendar_day, month=month, day=day), "day", column)


def _month(month: int, year: str, column: DateColumn) -> DateRead:
    """The month so numbered."""
    if month == 0 and len(year) == 4:
        return asked(why_not.ZERO, with_year(year, lambda y: calendar_day(y, 1, 1), "year", column))
    return with_year(year, partial(calendar_day, month=month, day=1), "month", column)


def _day_first(first: int, second: int, year: str, column: DateColumn) -> DateRead:
    """Figures in the order day, month, year (D1)."""
    if first == 0:
        return asked(why_not.ZERO, _month(second, year, column)) if len(year) == 4 else refused(why_not.NO_SUCH_DAY)
    if second == 0:
        return _month(0, year, column) if len(year) == 4 else refused(why_not.NO_SUCH_DAY)
    read = _day(year, second, first, column)
    if second > 12:
        turned = _day(year, first, second, column)
        return turned if turned.verdict == "refuse" else asked(why_not.MONTH_FIRST, turned)
    if column.month_first_seen and first <= 12 and first != second and read.verdict != "refuse":
        return asked(why_not.BOTH_WAYS, read, _day(year, first, second, column))
    return read


def _year_first(year: str, month: int, day: int, column: DateColumn) -> DateRead:
    """Figures in the order year, month, day; a day in the middle is asked about."""
    read = _day(year, month, day, column)
    if month > 12 and read.verdict == "refuse" and (turned := _day(year, day, month, column)).verdict != "refuse":
        return asked(why_not.YEAR_DAY_MONTH, turned)
    return read


def _month_or_years(year: str, more: str, column: DateColumn) -> DateRead | None:
    """2020-01 is a month. 2018/19 and 2018-2019 are two years, and 2011-12 may be either: these are asked about."""
    following = int(more) == int(year) + 1 if len(more) == 4 else len(more) == 2 and int(more) == (int(year) + 1) % 100
    if not following:
        return _month(int(more), year, column) if int(more) <= 12 and len(more) < 4 else None
    start = int(year)
    month = [_month(int(more), year, column)] if 1 <= int(more) <= 12 and len(more) < 4 else []
    return asked(why_not.TWO_YEARS, *month, *years_meant(start, column))


def years_meant(start: int, column: DateColumn) -> list[DateRead]:
    """What 2018/19 can mean: a school year, a financial year, or the time from the first to the second."""
    if not 1900 <= start < 2199:
        return []
    school = accepted(date(start, 9, 1), "between", date(start + 1, 8, 31))
    financial = accepted(date(start, 4, 1), "between", date(start + 1, 3, 31))
    whole = accepted(date(start, 1, 1), "year", until=date(start + 1, 12, 31))
    return [kept(read, column) for read in (school, financial, whole)]


def _with_time(text: str, read_rest: _Reader) -> DateRead | None:
    """A day with a time, which is left out of the date (D8). Near midnight it matters where the clock stands."""
    if found := STAMP.fullmatch(text):
        read = read_rest(found["rest"])
        zone = found["zone"]
        if read is None or zone is None or zone == "+01:00":
            return read
        summer_midnight = found["hour"] == "23" and 3 <= int(text[5:7]) <= 10
        if zone in ("z", "utc", "gmt", "+00", "+0000", "+00:00") and not summer_midnight:
            return read
        # A program in Britain that stores UTC puts midnight of a day in summer at 23:00 of the day before.
        step = timedelta(days=-1 if zone.startswith("+") and not summer_midnight else 1)
        following = [accepted(each.date + step) for each in choices(read) if each.date]
        return read if read.verdict == "refuse" else asked(why_not.CLOCK, read, *following)
    for form in (TRAILING_TIME, LEADING_TIME):
        if found := form.fullmatch(text):
            read = read_rest(found["rest"])
            if read is None:
                continue
            if read.verdict == "accept" and (read.precision != "day" or found["night"]):
                if not found["night"] or read.precision != "day" or read.date is None:
                    return asked(why_not.NEEDS_A_DAY, read)
                either = accepted(read.date, "between", read.date + timedelta(days=1))
                return asked(why_not.NIGHT, read, either)
            return read
    return None


def _with_weekday(text: str, read_rest: _Reader) -> DateRead | None:
    """A day with its day of the week, before or after it. The two have to agree."""
    found = _DAY_OF_WEEK.fullmatch(text)
    if found is None:
        return None
    read = read_rest(found["rest"] or found["other"])
    if read is None or read.verdict == "refuse":
        return read
    weekday = WEEKDAYS[found["before"] or found["after"]]
    if read.verdict == "accept" and read.precision != "day":
        return asked(why_not.NEEDS_A_DAY, read)
    agreeing = [each for each in choices(read) if each.date is not None and each.date.weekday() == weekday]
    if read.verdict == "accept":
        return read if agreeing else asked(why_not.WEEKDAY, read)
    return asked(read.why, *agreeing) if agreeing else read
