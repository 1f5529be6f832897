"""The words dates are written with: months in English and Welsh, days of the week, times of day."""

from __future__ import annotations

import re
from typing import Final

_MONTH_NAMES: Final = (
    "january jan ionawr",
    "february feb chwefror",
    "march mar mawrth",
    "april apr ebrill",
    "may mai",
    "june jun mehefin",
    "july jul gorffennaf",
    "august aug awst",
    "september sep sept medi",
    "october oct hydref",
    "november nov tachwedd",
    "december dec rhagfyr",
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""English months in full and as abbreviated, and the Welsh ones in full: a record may be kept in either language."""

_WEEKDAY_NAMES: Final = (
    "monday mon",
    "tuesday tue tues",
    "wednesday wed weds",
    "thursday thu thur thurs",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
WEEKDAYS: Final = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}

SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9}
"""Each with its first month; it has three (D3). Winter is read by itself, since it runs over the turn of the year."""

WEEKDAY: Final = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + ")"

_HALF: Final = r"(?:[ap]m|[ap]\.m\.?)"
_HOURS: Final = r"(?:hours|hrs?|h)\.?"
_HOUR: Final = r"(?:[01]?\d|2[0-3])"
_ONE_TIME: Final = (
    rf"(?:{_HOUR}[:.][0-5]\d(?::[0-5]\d)? ?(?:{_HALF}|{_HOURS})?|(?:1[0-2]|0?[1-9]) ?{_HALF}"
    rf"|(?:[01]\d|2[0-3])[0-5]\d ?{_HOURS}|noon|midday|{_HALF}|morning|afternoon|evening)"
)
TIME: Final = rf"(?:(?:at |in the |in |@ ?)?{_ONE_TIME}(?: ?(?:-|to|until) ?{_ONE_TIME})?)"
NIGHT: Final = r"(?:(?:at |in the |over)?(?:night|midnight|early hours))"

LEADING_TIME: Final = re.compile(rf"(?:(?P<time>{TIME})|(?P<night>{NIGHT}))(?: on| of|,)? (?:the )?(?P<rest>.+)")
TRAILING_TIME: Final = re.compile(rf"(?P<rest>.+?)(?: ?[,@] ?| - | ?\(| )(?:(?P<time>{TIME})|(?P<night>{NIGHT}))\)?")
STAMP: Final = re.compile(
    r"(?P<rest>\d{4}-\d{2}-\d{2})[t ](?P<hour>[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?"
    r" ?(?P<zone>z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?"
)
