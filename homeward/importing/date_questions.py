"""Why a date is asked about or refused, and what to write instead: one sentence each.

Fixed texts, because a date cell can hold anything, a name included: no message repeats what stood in the cell.
"""

from __future__ import annotations

from typing import Final

FULL: Final = "16/01/2020, 01/2020 or 2020"

# --- Refused: no reading is left -------------------------------------------------------------------------------

NO_SUCH_DAY: Final = "No calendar has this day or month, so look up the record and write the right one."
YEAR_OUT_OF_REACH: Final = (
    "The year is before 1900, which no case file can hold, so write the right year with four digits."
)
YEAR_DIGITS: Final = "The year has neither two nor four digits, so write it with four."
NOT_A_DATE: Final = f"The cell holds true, false or another value that is no date, so write the date as {FULL}."
NOT_POSITIVE: Final = f"A number of nought or less is no date, so write the date as {FULL}."

# --- Asked: a person has to say --------------------------------------------------------------------------------

MONTH_FIRST: Final = "The date can only be read month first, and dates here are day first, so write it day first."
BOTH_WAYS: Final = (
    "The column holds a date that can only be read month first, so this one may be either, and the month is best "
    "written as a word."
)
CELL_TURNED: Final = (
    "The column holds dates written month first, and a spreadsheet set to day first turns such dates round, so write "
    "this one with its month as a word."
)
TWO_DIGITS: Final = (
    "The year has two digits, and no year of the child's life and of the column's other dates is sure to be meant, "
    "so write four digits."
)
FUTURE: Final = "The date is after the day of the import, so correct it or confirm it."
LONG_AGO: Final = "The date is more than 80 years before the youngest child's birth, so correct it or confirm it."
WEEKDAY: Final = (
    "The day of the week and the date do not agree, so correct one of them or leave out the day of the week."
)
ORDINAL: Final = "The number of the day and its ending do not agree, so write the day without an ending."
ZERO: Final = "A nought stands for the day or the month, so write only the month or the year that is known."
NO_YEAR: Final = "The date has no year, and none is ever filled in, so write it with its year in four digits."
YEAR_OR_DAY: Final = "The last number may be a day or a year of two digits, so write the year with four digits."
RELATIVE: Final = "The date is counted from another day, which is never filled in, so write the date itself."
NUMBER: Final = f"A number alone is taken for a date only where it fits the column's other dates, so write {FULL}."
RUN_TOGETHER: Final = "The figures of the date are run together, so write them apart, as in 16/01/2020."
YEAR_DAY_MONTH: Final = (
    "The date is written year first with its day before its month, so write 2020-01-16 or 16/01/2020."
)
TWO_YEARS: Final = (
    "Two years may be a financial year, a school year or all of both, so write the first and the last month instead."
)
MONTH_OR_SEASON: Final = "The Welsh word means October and also autumn, so write which is meant."
MISSPELT: Final = "A word of the date is not spelt as this tool knows it, so correct it or confirm what was read."
DOUBT: Final = (
    "The record doubts this date itself, so confirm it, or write how sure it is, as in c. 2020 or before 2020."
)
OPEN_ENDED: Final = "No last day is given, so write the first day, or the first and the last day known."
AFTER: Final = "Only the time after a day is given, so write the first day known, or between and two dates."
NO_ONE_DAY: Final = f"No one date is given, so give each date a row of its own, or write {FULL}."
SEVERAL: Final = "More than one date is given, so give each a row of its own, or write from and to."
TURNED_ROUND: Final = "The last day comes before the first, so write both dates in full in their order."
ENDS_UNCLEAR: Final = "The first or the last day is too vague for a period, so write both as days, months or years."
VAGUE_TWICE: Final = "One vague word stands on another, so write between and the two dates it can have been."
NEEDS_A_DAY: Final = "A week, a time or a day of the week goes with a whole day, so write the day, month and year."
WEEKEND: Final = "The letters may stand for a week ending or a weekend, so write the first and the last day."
NIGHT: Final = "A night belongs to two days, so write the day meant."
CLOCK: Final = "The time is given for another time zone and may fall on the next day here, so write the day meant."
EASTER: Final = "The day of this holiday or term is not fixed, so write the days or the month."
OTHER_DIGITS: Final = "The figures are not those of English dates, so write 16/01/2020 or confirm what was read."
SHOWN_BACKWARDS: Final = "Unseen marks show this date in another order than it is stored, so write it again."
WORDS_TOO: Final = f"The cell holds more than a date, so write only the date here, as {FULL}."
UNREADABLE: Final = f"The date cannot be read, so write it as {FULL}, or leave it blank where it is not known."
