"""Spans with a name: part of a month or a year, a season, a week, a decade, Christmas (D3 of decision 0009).

In goes text as `dates.py` cleans it; out comes a read, or None where the text has none of these forms.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from engine.dates import end_of_month
from homeward.importing import date_questions as why_not
from homeward.importing.date_reads import (
    DateColumn,
    DateRead,
    accepted,
    asked,
    carried,
    kept,
    refused,
    with_year,
)
from homeward.importing.date_words import SEASONS
from homeward.importing.plain_dates import read_plain

_PARTS: Final = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_PART: Final = "|".join(_PARTS)
_PART_OF: Final = re.compile(
    rf"(?P<first>{_PART})(?:(?: to | ?[-/] ?)(?P<last>{_PART}))?(?: of |[ \-]+)(?:the year )?(?P<rest>.+)"
)
_SEASON: Final = re.compile(rf"(?P<season>{'|'.join(SEASONS)})(?: of)?,? (?P<year>'?\d{{2,4}})")
_WINTER: Final = re.compile(r"winter(?: of)?,? (?P<year>\d{4})(?: ?[/\-] ?(?P<next>\d{4}|\d{2}))?")
_WEEK: Final = re.compile(
    r"(?:w ?[/.\-]? ?(?P<sign>[cbe])(?![a-z])\.?"
    r"|(?:week|wk)\.? ?(?P<word>commencing|comm|com|beginning|beg|starting|ending|end)\b\.?)"
    r" ?:? ?(?:on )?(?P<day>.+)"
)
_SATURDAY: Final = 5
_DECADE: Final = re.compile(r"(?P<decade>(?:19|20)[1-9]0)'?s")
_FEASTS: Final = {
    "christmas": (12, 25, "about"),
    "xmas": (12, 25, "about"),
    "christmas day": (12, 25, "day"),
    "xmas day": (12, 25, "day"),
    "christmas eve": (12, 24, "day"),
    "xmas eve": (12, 24, "day"),
    "boxing day": (12, 26, "day"),
    "new year's eve": (12, 31, "day"),
    "new years eve": (12, 31, "day"),
    "new year's day": (1, 1, "day"),
    "new years day": (1, 1, "day"),
}  # fmt: skip
_FEAST: Final = re.compile(rf"(?:at )?(?P<feast>{'|'.join(_FEASTS)}),? (?P<year>'?\d{{2}}|\d{{4}})")


def read_span(text: str, column: DateColumn) -> DateRead | None:
    """One day, month, year or named span: what can stand by itself or at either end of a period."""
    plain = read_plain(text, column)
    if plain is not None:
        return plain
    if found := _PART_OF.fullmatch(text):
        return _part(found, column)
    if found := _SEASON.fullmatch(text):
        year, month = found["year"].lstrip("'"), SEASONS[found["season"]]
        return carried(with_year(year, lambda y: date(y, month, 1), "day", column), lambda read: _months(read, 3))
    if found := _WINTER.fullmatch(text):
        return _winter(int(found["year"]), found["next"], column)
    if found := _DECADE.fullmatch(text):
        start = int(found["decade"])
        return kept(accepted(date(start, 1, 1), "between", date(start + 9, 12, 31)), column)
    if found := _FEAST.fullmatch(text):
        return _feast(found["feast"], found["year"].lstrip("'"), column)
    if found := _WEEK.fullmatch(text):
        return _week(found, column)
    return None


def _months(read: DateRead, count: int) -> DateRead:
    """From a first day to the end of the last of so many months."""
    if read.date is None:
        return read
    last = read.date
    for _ in range(count - 1):
        last = end_of_month(last) + timedelta(days=1)
    return accepted(read.date, "between", end_of_month(last))


def _part(found: re.Match[str], column: DateColumn) -> DateRead | None:
    """Early, mid or late: thirds of a year; of a month the days 1-10, 11-20 and 21 to its end."""
    whole = read_span(found["rest"], column)
    first, last = _PARTS[found["first"]], _PARTS[found["last"] or found["first"]]
    if last < first:
        return None

    def cut(read: DateRead) -> DateRead:
        if read.date is None or read.precision not in ("month", "year"):
            return asked(why_not.VAGUE_TWICE, read)
        if read.precision == "year":
            return _months(accepted(read.date.replace(month=4 * first + 1)), 4 * (last - first + 1))
        end = end_of_month(read.date) if last == 2 else read.date.replace(day=10 * (last + 1))
        return accepted(read.date.replace(day=10 * first + 1), "between", end)

    return None if whole is None else _still_past(carried(whole, cut), column)


def _still_past(read: DateRead, column: DateColumn) -> DateRead:
    """A span of which not one day has come by the day of the import is asked about, as a day would be (D7)."""
    return kept(read, column) if read.verdict == "accept" else read


def _winter(year: int, following: str | None, column: DateColumn) -> DateRead:
    """Winter of two years is December to February; of one year, the widest of what it can mean."""
    if not 1901 <= year < 2199:
        return refused(why_not.YEAR_OUT_OF_REACH if year < 1901 else why_not.NO_SUCH_DAY)
    if following is not None and int(following) not in (year + 1, (year + 1) % 100):
        return asked(why_not.TURNED_ROUND)
    first = date(year if following else year - 1, 12, 1)
    return kept(accepted(first, "between", end_of_month(date(year + 1, 2, 1))), column)


def _feast(feast: str, year: str, column: DateColumn) -> DateRead:
    """Christmas is about 25 December; a feast with the word for one day is that day."""
    month, day, precision = _FEASTS[feast]
    read = with_year(year, lambda y: date(y, month, day), "day", column)
    return read if precision == "day" else carried(read, lambda each: accepted(each.date, "about"))


def _week(found: re.Match[str], column: DateColumn) -> DateRead | None:
    """The seven days from the day named, or up to it where the week ends then. "W/e" a Saturday may be a weekend."""
    read = read_plain(found["day"], column)
    ends = found["sign"] == "e" or (found["word"] or "").startswith("end")
    if read is None:
        return None

    def seven(day: DateRead) -> DateRead:
        if day.date is None or day.precision != "day":
            return asked(why_not.NEEDS_A_DAY)
        first = day.date - timedelta(days=6) if ends else day.date
        week = accepted(first, "between", first + timedelta(days=6))
        if found["sign"] == "e" and day.date.weekday() == _SATURDAY:
            return asked(why_not.WEEKEND, week, accepted(day.date, "between", day.date + timedelta(days=1)))
        return week

    return carried(read, seven)
