"""Dates with a vague word before them, and periods with two ends (D3 and D4 of decision 0009).

In goes text as `dates.py` cleans it; out comes a read, or None where the text has none of these forms. A vague date
stays as vague as it was: nothing here makes a month a day or a year a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from engine.dates import end_of_month, months_before
from homeward.importing import date_questions as why_not
from homeward.importing.date_reads import DateColumn, DateRead, accepted, asked, carried, joined, kept, last_day
from homeward.importing.date_spans import read_span

MOST_VAGUE_WORDS: Final = 3
"""Vague words read one inside the other. With no such bound, a line of them could keep the reader busy for hours."""

_ABOUT: Final = re.compile(
    r"(?:(?:circa|approximately|approx|about|around|roughly|estimated|est|abt|ca|c)(?![a-z])\.?|~)"
    r" ?(?:in |on )?(?P<rest>.+)"
    r"|(?P<before>.+?),? ?\(?(?:approximately|approx|circa|or thereabouts|-?ish)\.?\)?"
)
_BEFORE: Final = re.compile(r"(?:sometime )?(?:before|prior to|earlier than|pre) ?-?(?P<rest>.+)")
_BY: Final = re.compile(r"(?:by|on or before|no later than|not later than)(?: the)? (?P<rest>.+)")
_AFTER: Final = re.compile(
    r"(?:since|on or after|from|starting|began|as of)(?: the)? (?P<rest>.+)"
    r"|(?P<before>.+?) ?(?:onwards?|and after|\+|-+)"
)
_LATER: Final = re.compile(r"(?:after|post|following|later than) ?-?(?:the )?(?P<rest>.+)")
_BETWEEN: Final = re.compile(r"(?:sometime )?(?:between|betw|btwn)\.? (?P<ends>.+)")
_BETWEEN_SIGNS: Final = (" and ", " & ", " to ", " - ", "-")
_PERIOD_SIGNS: Final = (" - ", " to ", " until ", " till ", " til ", " through to ", " through ", " up to ", "-")
_TAIL: Final = re.compile(r"[ /.\-,]")
_YEAR: Final = re.compile(r"[12]\d{3}")


def read_vague(text: str, column: DateColumn, words: int = MOST_VAGUE_WORDS) -> DateRead | None:
    """Any date this project reads by hand, vague or not, with so many vague words at most."""
    read = read_span(text, column)
    if read is not None or not words:
        return read
    for form, make in ((_ABOUT, _about), (_BEFORE, _before), (_BY, _by)):
        if found := form.fullmatch(text):
            inner = read_vague(next(part for part in found.groups() if part), column, words - 1)
            if inner is not None:
                read = carried(inner, make)
                return kept(read, column) if read.verdict == "accept" and make is _by else read
    if found := _BETWEEN.fullmatch(text):
        return read_two_ends(found["ends"], _BETWEEN_SIGNS, column, between=True)
    read = read_two_ends(text.removeprefix("from ").removeprefix("during "), _PERIOD_SIGNS, column, between=False)
    if read is not None:
        return read
    if found := _LATER.fullmatch(text):
        # The day named is the one day it was not: no reading can be offered.
        return None if read_vague(found["rest"], column, words - 1) is None else asked(why_not.AFTER)
    if found := _AFTER.fullmatch(text):
        inner = read_vague(next(part for part in found.groups() if part), column, words - 1)
        return None if inner is None else asked(why_not.AFTER, inner)
    return None


def _about(read: DateRead) -> DateRead:
    """A day is `about`; a month or a year becomes one more of its kind on either side (D3)."""
    if read.date is None or read.until is not None or read.precision in ("before", "between"):
        return asked(why_not.VAGUE_TWICE, read)
    if read.precision == "month":
        following = end_of_month(end_of_month(read.date) + timedelta(days=1))
        return accepted(months_before(read.date, 1), "between", following)
    if read.precision == "year":
        year = read.date.year
        return accepted(date(year - 1, 1, 1), "between", date(year + 1, 12, 31))
    return accepted(read.date, "about")


def _before(read: DateRead) -> DateRead:
    """Before a day; before the first day of a month, a year or a span."""
    if read.date is None or read.until is not None or read.precision in ("about", "before"):
        return asked(why_not.VAGUE_TWICE, read)
    return accepted(read.date, "before")


def _by(read: DateRead) -> DateRead:
    """By a day is on it or before it; by a month or a year, at its end or before."""
    last = last_day(read)
    if last is None or read.until is not None:
        return asked(why_not.VAGUE_TWICE, read)
    return accepted(last + timedelta(days=1), "before")


def read_two_ends(text: str, signs: tuple[str, ...], column: DateColumn, between: bool) -> DateRead | None:
    """A period, or the two days something happened between. What the first end leaves out, it takes from the last."""
    for sign in signs:
        if text.count(sign) != 1:
            continue
        start, end = (part.strip() for part in text.split(sign))
        last = read_span(end, column)
        if last is None or not start:
            continue
        for written, year_before in _completed(start, end):
            first = read_span(written, column)
            if first is not None:
                read = joined(first, last, lambda one, other: _spanned(one, other, column, between))
                if read.why == why_not.TURNED_ROUND and year_before and (earlier := read_span(year_before, column)):
                    turned = joined(earlier, last, lambda one, other: _spanned(one, other, column, between))
                    return asked(why_not.TURNED_ROUND, turned)
                return read
    return None


def _completed(start: str, end: str) -> Iterator[tuple[str, str]]:
    """The first end as written, then with the month and year, then with the year of the last end.

    With one completed by a year alone, the same a year before: "Nov - Jan 2020" may have begun in 2019, and is asked
    about.
    """
    yield start, ""
    for tail in (end[found.start() :] for found in _TAIL.finditer(end)):
        written = start + tail
        year = tail[1:]
        yield written, f"{start}{tail[0]}{int(year) - 1}" if _YEAR.fullmatch(year) else ""


def _spanned(first: DateRead, last: DateRead, column: DateColumn, between: bool) -> DateRead:
    """A period from the first day, `until` the last (D4); or `between` them."""
    end = last_day(last)
    unclear = first.until or last.until or first.precision == "before" or (between and first.precision == "about")
    if first.date is None or last.date is None or end is None or unclear:
        return asked(why_not.ENDS_UNCLEAR)
    if last.date < first.date:
        return asked(why_not.TURNED_ROUND)
    if between:
        return accepted(first.date, "between", end)
    return kept(accepted(first.date, first.precision, first.latest, end), column)
