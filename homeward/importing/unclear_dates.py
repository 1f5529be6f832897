"""Date cells that no form reads outright: what to ask about them, with the readings a person can choose from (D5).

In goes text as `dates.py` cleans it; out comes a read that is asked about, or, seldom, a full date in an unusual order.
"""

from __future__ import annotations

import re
from typing import Final

from homeward.importing import date_questions as why_not
from homeward.importing.date_reads import DateColumn, DateRead, accepted, asked, calendar_day, choices, kept, refused
from homeward.importing.date_words import MONTHS, SEASONS, WEEKDAYS
from homeward.importing.plain_dates import read_plain, years_meant
from homeward.importing.vague_dates import read_two_ends, read_vague

_MONTH: Final = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_NO_YEAR: Final = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ /.\-]*(?:of )?(?:\d{{1,2}}|{_MONTH})|{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th))?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)|(?:early|mid|late|end of|start of)[ \-]{_MONTH}|winter"
    rf"|{'|'.join(SEASONS)}|{'|'.join(WEEKDAYS)}"
)
_YEAR_OR_DAY: Final = re.compile(rf"(?P<month>{_MONTH}|\d{{1,2}})[ /.\-]*(?P<year>\d{{2}})")
_TWO_YEARS: Final = re.compile(r"(?P<first>\d{4}) ?(?P<sign>[/\-]) ?(?P<last>\d{4}|\d{2})")
_RELATIVE: Final = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|now|ago|last|next|this|same|later|earlier|previous|following|ditto|above)\b"
)
_OPEN: Final = re.compile(
    r"(?:(?P<start>.+?)(?: ?-| to| until| and| ?,)? \(?)?(?:still )?"
    r"(?:ongoing|on-going|continuing|present|the present|date|now|current|currently|today)\)?"
)
_NO_ONE_DAY: Final = re.compile(r"(?:on )?(?:various|several|multiple|many|numerous|throughout|all)\b.*|.* various")
_MOVING: Final = re.compile(r"\b(?:easter|holidays?|term|half[ -]term|ramadan|eid|diwali|bank)\b")
_DOUBT: Final = re.compile(
    r"\b(?:possibly|poss|probably|prob|maybe|perhaps|tbc|unclear|unsure|illegible)\b\.?|\?|[\[\]]"
)
_APART: Final = re.compile(r" (?:and|or|&) | ?[/;,&] ?")
_DATE_INSIDE: Final = re.compile(
    r"(?<![\d/.\-])(?:\d{1,2}([/.\-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH} (?:\d{{4}}|\d{{2}}))(?![\d/\-])"
)
_MIXED_SIGNS: Final = re.compile(r"(\d{1,2})[ /.,\-]+(\d{1,2})[ /.,\-]+(\d{4})")
_FIGURES_TOUCH: Final = re.compile(r"\d[^a-z\d]+\d")
_WORD: Final = re.compile(r"[a-z]{3,}")
_KNOWN: Final = (
    *(name for name in MONTHS if len(name) > 3),
    *(name for name in WEEKDAYS if len(name) > 5),
    *SEASONS,
    *("winter", "christmas", "approximately", "approx", "circa", "about", "around", "between", "before", "after"),
    *("early", "late", "beginning", "middle", "week commencing", "commencing", "week"),
)
_ANY_ORDER: Final = re.compile(
    rf"(?=.*\b(?P<year>\d{{4}})\b)(?=(?:.*\D)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b)"
    rf"(?:(?:{_MONTH}|the|of|day|gmt|bst|st|nd|rd|th|\d{{4}}|\d{{1,2}})(?:[ ,.\-_]*|$)){{3,12}}"
)


def read_unclear(text: str, column: DateColumn) -> DateRead:
    """The question to ask about a text that no form reads."""
    return (
        _in_another_order(text, column)
        or _in_doubt(text, column)
        or _open_ended(text, column)
        or _partly_written(text, column)
        or _of_another_day(text)
        or _several(text, column)
        or _misspelt(text, column)
        or asked(why_not.UNREADABLE)
    )


def _in_another_order(text: str, column: DateColumn) -> DateRead | None:
    """A whole day with the name of its month in an order of its own: "2020 January 16".

    Only where nothing stands beside one day, one month and one year, and a word stands between the two figures ("Jan
    2018/19" is no 19 January).
    """
    found = _ANY_ORDER.fullmatch(text)
    months = re.findall(rf"\b{_MONTH}(?![a-z])", text)
    if found is None or len(re.findall(r"\d+", text)) != 2 or _FIGURES_TOUCH.search(text) or len(months) != 1:
        return None
    day = calendar_day(int(found["year"]), MONTHS[months[0].rstrip(".")], int(found["day"]))
    return kept(accepted(day), column) if day is not None else refused(why_not.NO_SUCH_DAY)


def _in_doubt(text: str, column: DateColumn) -> DateRead | None:
    """A date that the record itself doubts: "16/01/2020?", "possibly March 2019"."""
    certain = " ".join(_DOUBT.sub(" ", text).replace("( )", " ").split()).strip("() ")
    if certain == text.strip("() "):
        return None
    return asked(why_not.DOUBT, read_vague(certain, column)) if certain else asked(why_not.UNREADABLE)


def _open_ended(text: str, column: DateColumn) -> DateRead | None:
    """Something that goes on, or that has no one day."""
    if _NO_ONE_DAY.fullmatch(text):
        return asked(why_not.NO_ONE_DAY)
    found = _OPEN.fullmatch(text)
    if found is None or text in ("today", "now"):
        return None
    start = (found["start"] or "").removeprefix("from ").removeprefix("since ")
    return asked(why_not.OPEN_ENDED, read_vague(start, column) if start else None)


def _partly_written(text: str, column: DateColumn) -> DateRead | None:
    """A date without its year, or with figures that can be a year or a day."""
    if found := _TWO_YEARS.fullmatch(text):
        first = int(found["first"])
        last = int(found["last"]) if len(found["last"]) == 4 else first // 100 * 100 + int(found["last"])
        if last == first + 1:
            return asked(why_not.TWO_YEARS, *years_meant(first, column))
        return asked(why_not.TWO_YEARS, read_vague(f"{first} - {last}", column) if first < last else None)
    if found := _YEAR_OR_DAY.fullmatch(text):
        month = found["month"].rstrip(".")
        number = int(month) if month.isdecimal() else MONTHS[month]
        if not 1 <= number <= 12:
            return asked(why_not.NO_YEAR)
        name = next(name for name, each in MONTHS.items() if each == number)
        return asked(why_not.YEAR_OR_DAY, read_plain(f"{name} '{found['year']}", column))
    return asked(why_not.NO_YEAR) if _NO_YEAR.fullmatch(text) else None


def _of_another_day(text: str) -> DateRead | None:
    """A date that can only be worked out from another day, or from a calendar that moves."""
    if _MOVING.search(text):
        return asked(why_not.EASTER)
    return asked(why_not.RELATIVE) if _RELATIVE.search(text) else None


def _several(text: str, column: DateColumn) -> DateRead | None:
    """Two dates, or a date among words. Each date is offered, and with two of them the time from one to the other."""
    for sign in dict.fromkeys(found[0] for found in _APART.finditer(text)):
        if text.count(sign) == 1 and (period := read_two_ends(text, (sign,), column, between=False)):
            if period.verdict == "refuse":
                continue
            start, end = (part.strip() for part in text.split(sign))
            each = [read_two_ends(f"{start} - {end}", (" - ",), column, between=True), read_vague(end, column)]
            alone = [accepted(one.date, one.precision, one.latest) for one in choices(period)]
            return asked(why_not.SEVERAL, period, *alone, each[1], each[0])
    if found := _MIXED_SIGNS.fullmatch(text):
        return asked(why_not.UNREADABLE, read_plain("/".join(found.groups()), column))
    inside = [read_plain(found[0], column) for found in _DATE_INSIDE.finditer(text)]
    if not any(inside):
        return None
    return asked(why_not.WORDS_TOO if len(inside) == 1 else why_not.SEVERAL, *inside)


def _misspelt(text: str, column: DateColumn) -> DateRead | None:
    """A date that reads once one word of it is spelt as a month, a weekday or a vague word is."""
    from rapidfuzz import fuzz, process

    words = [found for found in _WORD.finditer(text) if found[0] not in _KNOWN]
    reads = []
    for word in words[:3]:
        for name, _, _ in process.extract(word[0], _KNOWN, scorer=fuzz.ratio, score_cutoff=75, limit=2):
            written = f"{text[: word.start()]}{name}{text[word.end() :]}"
            if (read := read_vague(written, column)) is not None and read.verdict != "refuse":
                reads.append(read)
    return asked(why_not.MISSPELT, *reads) if reads else None
