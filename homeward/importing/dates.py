"""Reads the dates of a column: each cell becomes a date as exact as it was written, a question, or a refusal.

`column_of` looks over a column once; `read_date` reads one of its cells. Nothing comes from the clock: the day of the
import is given. Carries out D1 to D9 of decision 0009; `plain_dates`, `date_spans` and `vague_dates` hold the forms.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from homeward.importing import date_questions as why_not
from homeward.importing.date_reads import DateColumn, DateRead, Verdict, accepted, asked, calendar_day, kept, refused
from homeward.importing.plain_dates import read_plain
from homeward.importing.table import CellValue
from homeward.importing.unclear_dates import read_unclear
from homeward.importing.vague_dates import read_vague

__all__ = ["DateColumn", "DateRead", "Verdict", "column_of", "read_date"]

MOST_CHARACTERS: Final = 120
"""A cell longer than this holds an account and not a date."""

_LAST_SERIAL: Final = 2_958_465  # 31 December 9999
_SIGNS: Final = {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "`": "'", "´": "'"}
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_READ_AS: Final[dict[int, int | str]] = {**{ord(sign): plain for sign, plain in _SIGNS.items()}, **_FULL_WIDTH}
_BACKWARDS: Final = "\u202e"
_AROUND: Final = " .,;:'\""
_LEADING_WORDS: Final = re.compile(r"(?:(?:dated?:?|on(?! or )|in|during|the|sometime|some time|at some point) )+")
_NOT_KNOWN: Final = re.compile(
    r"\(?(?:(?:date )?(?:is )?(?:not|un) ?-?(?:known|recorded|stated|given|specified|dated)|n ?[/.]? ?[kras]"
    r"|no date(?: given| recorded| known)?|date unknown|none(?: given)?|unknown date|not available|not applicable)\)?"
)
_NOTHING: Final = re.compile(r"[\-_.]*")
_MAYBE_FULL: Final = re.compile(r"\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|.*[a-z].*\d{4}")
_MONTH_FIRST: Final = re.compile(r"(\d{1,2}) ?([/.\-]) ?(\d{1,2}) ?\2 ?(?:\d{4}|\d{2})\b.*")
_NUMBER: Final = re.compile(r"[+-]?\d{1,9}|-\d+(?:\.\d+)?|\d{5}\.\d+")


def column_of(cells: Sequence[CellValue], born: Sequence[date], today: date) -> DateColumn:
    """What a column says about its cells: `born` are the earliest possible births of the children of the case.

    Full dates count where the year has four digits or the cell is a real date, and only between the day that would be
    asked about as too long ago and the day of the import: a slip of the pen must not widen what the column allows.
    """
    births = sorted(born)
    first, last = (births[0], births[-1]) if births else (None, None)
    bare = DateColumn(None, None, False, False, first, last, today)
    texts = {cleaned(cell) for cell in cells if isinstance(cell, str) and len(cell) <= MOST_CHARACTERS}
    real = {_day_of(cell) for cell in cells if isinstance(cell, date)}
    written = [_read_text(text, bare) for text in texts if _MAYBE_FULL.match(text)]
    full = {read.date for read in written if read.verdict == "accept" and read.precision == "day" and read.date}
    full |= {day for day in real if bare.earliest <= day <= today}
    seen = any(_only_month_first(text) for text in texts)
    # A spreadsheet set to day first turns only dates whose two figures are both months, and leaves the rest as text.
    turned = seen and bool(real) and all(day.day <= 12 for day in real)
    return DateColumn(min(full, default=None), max(full, default=None), seen, turned, first, last, today)


def read_date(cell: CellValue, column: DateColumn) -> DateRead:
    """One cell, read. Never raises, whatever the cell holds."""
    if cell is None:
        return DateRead("blank")
    if isinstance(cell, bool):
        return refused(why_not.NOT_A_DATE)
    if isinstance(cell, date):
        return _read_real(_day_of(cell), column)
    if isinstance(cell, int | float):
        return _read_number(cell, column)
    if not isinstance(cell, str):
        return refused(why_not.NOT_A_DATE)
    if len(cell) > MOST_CHARACTERS and len(cell := cell.strip()) > MOST_CHARACTERS:
        return asked(why_not.WORDS_TOO)
    return _read_text(cell, column)


def _day_of(cell: date) -> date:
    """The day of a real date cell; the time of day stays behind (D8)."""
    return cell.date() if isinstance(cell, datetime) else cell


def cleaned(text: str) -> str:
    """The text as the forms expect it: small letters, plain signs, single spaces, without characters nobody sees."""
    seen = "".join(sign for sign in text.translate(_READ_AS) if unicodedata.category(sign) != "Cf")
    folded = " ".join(seen.lower().split())
    while folded and folded != (inner := _unwrapped(folded)):
        folded = inner
    return folded


def _unwrapped(text: str) -> str:
    """Without the stops, quotation marks and brackets around the whole."""
    text = text.strip(_AROUND)
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        return text[1:-1].strip()
    return text


def _only_month_first(text: str) -> bool:
    """Whether figures can only be read month first."""
    found = _MONTH_FIRST.fullmatch(text)
    return found is not None and 1 <= int(found[1]) <= 12 < int(found[3]) <= 31


@lru_cache(maxsize=20_000)
def _read_text(text: str, column: DateColumn) -> DateRead:
    """A text cell. The same text in the same column is read once."""
    plain = cleaned(text)
    if not plain or _NOTHING.fullmatch(plain):
        return asked(why_not.RELATIVE) if '"' in text else DateRead("blank")
    if any(sign.isdigit() and not sign.isascii() for sign in plain):
        figures = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in plain)
        return asked(why_not.OTHER_DIGITS, _read_text(figures, column))
    if _NOT_KNOWN.fullmatch(plain):
        return accepted(None)
    if _NUMBER.fullmatch(plain) and not (len(plain) == 4 or len(plain) == 8):
        return _read_number(float(plain) if "." in plain else int(plain), column)
    if found := _LEADING_WORDS.match(plain):
        plain = plain[found.end() :]
    read = read_vague(plain, column) or read_unclear(plain, column)
    if _BACKWARDS in text:
        return asked(why_not.SHOWN_BACKWARDS, read)
    return read


def _read_real(day: date, column: DateColumn) -> DateRead:
    """A real date cell (D1, D7)."""
    read = kept(accepted(day), column)
    if column.cells_turned and day.day <= 12 and day.day != day.month and read.verdict != "refuse":
        turned = calendar_day(day.year, day.day, day.month)
        return asked(why_not.CELL_TURNED, read, kept(accepted(turned), column))
    return read


def _read_number(number: int | float, column: DateColumn) -> DateRead:
    """A number: a spreadsheet's serial where it fits the column, or a year typed alone; otherwise a question (D6)."""
    if not math.isfinite(number):
        return asked(why_not.NUMBER)
    if number <= 0:
        return refused(why_not.NOT_POSITIVE)
    whole = int(number)
    day = _serial_day(whole)
    serial = None if day is None else kept(accepted(day), column)
    if serial is not None and serial.verdict == "accept" and day is not None and column.first and column.last:
        if column.first.year - 1 <= day.year <= column.last.year + 1:
            return serial
    if whole == number and len(str(whole)) in (4, 8) and (read := read_plain(str(whole), column)) is not None:
        # As a serial a year of these would be a day of 1905 or 1906: not in any column this case can have.
        return read
    return asked(why_not.NUMBER, serial if serial is not None and serial.verdict == "accept" else None)


def _serial_day(serial: int) -> date | None:
    """The day of a serial of the 1900 system, which counts a 29 February 1900 that never was as 60."""
    if not 1 <= serial <= _LAST_SERIAL or serial == 60:
        return None
    return date(1899, 12, 31 if serial < 60 else 30) + timedelta(days=serial)
