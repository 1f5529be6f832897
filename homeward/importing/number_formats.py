"""What a workbook's number formats show of a date (docs/decisions/0009, I4 and D3).

Excel turns "Mar 2019" into 1 March 2019 and "4 Mar" into a day of the year in which it was typed, and remembers only in
the format what was left out. Taking such a cell for a whole date would make up a day, or a year.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import IntEnum

from homeward.importing.limits import SPLIT, Allowance
from homeward.importing.markup import Attributes, MarkupReader
from homeward.refusal import Refused

_MOST_FORMATS = 10_000
_BUILT_IN = {
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "d/m/yyyy h:mm",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "d/m/yyyy"),
}
_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]')
_HOURS_ON = re.compile(r"\[(?:h+|m+|s+)\]", re.I)  # hours beyond a day; other brackets hold colours and countries
_CLOCK = re.compile(r"h++[^a-z]*+m*+|(?<!m)m++[^a-z]*+s++|s++|am/pm|a/p")  # possessive: formats may be made to be slow
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Shown(IntEnum):
    """What a cell's format shows of a date. `OTHER` is a plain value, or a time of day only."""

    OTHER = 1
    DAY = 2
    MONTH = 3
    YEAR = 4
    NO_YEAR = 5


def shown_by(code: str) -> Shown:
    """What a format shows, from its code as the workbook stores it (always in the English letters)."""
    plain = _LITERAL.sub(" ", _HOURS_ON.sub("h", code)).split(";")[0].lower()
    plain = _CLOCK.sub(" ", plain)
    if "general" in plain:
        return Shown.OTHER
    year, month = "y" in plain or "e" in plain, "m" in plain
    if year and "d" in plain:
        return Shown.DAY
    if year:
        return Shown.MONTH if month else Shown.YEAR
    if month:
        return Shown.NO_YEAR
    return Shown.DAY if "d" in plain else Shown.OTHER


def as_shown(day: date | datetime, shown: int) -> date | datetime | str:
    """The date, or in words what of it a person typed. A day that Excel fills in is always the first, so any other was
    typed and stays."""
    if shown == Shown.MONTH and day.day == 1:
        return f"{MONTHS[day.month - 1]} {day.year}"
    if shown == Shown.YEAR and (day.day, day.month) == (1, 1):
        return str(day.year)
    if shown == Shown.NO_YEAR:
        return f"{day.day} {MONTHS[day.month - 1]}"
    return day


class NumberFormats(MarkupReader):
    """The styles of a workbook: what each shows of a date, by the number that cells name it with."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__(allowance)
        self.shown: list[Shown] = []
        self._codes: dict[int, Shown] = {number: shown_by(code) for number, code in _BUILT_IN.items()}
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt" and _is_number(attributes.get("numFmtId", "")):
            self._codes[int(attributes["numFmtId"])] = shown_by(attributes.get("formatCode", "")[:255])
            if len(self._codes) > _MOST_FORMATS:
                raise Refused(f"The workbook has more than {_MOST_FORMATS:,} number formats. {SPLIT}")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            number = attributes.get("numFmtId", "0")
            self.shown.append(self._codes.get(int(number), Shown.OTHER) if _is_number(number) else Shown.OTHER)

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 10
