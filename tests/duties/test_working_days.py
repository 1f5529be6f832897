"""Working days in England: weekends and bank holidays left out, and a day in a year not proclaimed said to be so."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from duties.duties_table import day

from engine.working_days import (
    FIRST_YEAR_NOTED,
    LAST_YEAR_PROCLAIMED,
    DueDay,
    _bank_holidays,
    _noted,
    add_working_days,
    is_working_day,
    reckoned,
)


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        ("2020-02-18", 0, "2020-02-18"),
        ("2020-02-22", 0, "2020-02-22"),  # a Saturday: nothing is counted
        ("2020-02-18", 1, "2020-02-19"),  # the count begins the day after
        ("2020-02-21", 1, "2020-02-24"),  # Friday to Monday
        ("2020-02-22", 1, "2020-02-24"),  # Saturday
        ("2020-02-28", 1, "2020-03-02"),  # over 29 February, a Saturday
        ("2024-02-28", 1, "2024-02-29"),
        ("2021-04-01", 1, "2021-04-06"),  # over Good Friday and Easter Monday
        ("2021-04-30", 1, "2021-05-04"),  # over the early May bank holiday
        ("2020-05-07", 1, "2020-05-11"),  # moved to a Friday in 2020
        ("2023-05-05", 1, "2023-05-09"),  # proclaimed for one year alone
        ("2022-06-01", 1, "2022-06-06"),  # two days in one week
        ("2020-12-24", 1, "2020-12-29"),  # Boxing Day on a Saturday: the Monday after
        ("2021-12-24", 1, "2021-12-29"),  # both Christmas days on a weekend
        ("2021-12-31", 1, "2022-01-04"),  # New Year's Day on a Saturday
        ("2020-11-27", 1, "2020-11-30"),  # a bank holiday in Scotland alone
    ],
)
def test_working_days_are_counted_from_the_day_after(start: str, number: int, last: str) -> None:
    assert add_working_days(day(start), number) == DueDay(day(last), True)


def test_only_a_span_that_reaches_a_year_not_proclaimed_is_uncertain() -> None:
    eve = date(LAST_YEAR_PROCLAIMED, 12, 30)
    assert add_working_days(eve, 1) == DueDay(date(LAST_YEAR_PROCLAIMED, 12, 31), True)
    assert add_working_days(eve, 2).certain is False


def test_the_days_between_and_no_others_are_working_days() -> None:
    for start in (date(2020, 12, 11), date(2021, 3, 31), date(2024, 2, 20)):
        for number in range(40):
            last = add_working_days(start, number).day
            between = [start + timedelta(days=count) for count in range(1, (last - start).days + 1)]
            assert sum(map(is_working_day, between)) == number


def test_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2020, 2, 18), -1)


def test_the_calendar_is_loaded_only_where_it_is_asked() -> None:
    code = "import sys, engine.gather.duties; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_bank_holidays_noted_are_those_the_library_reckons_for_every_settled_year() -> None:
    noted = _noted()
    assert sorted(noted) == list(range(FIRST_YEAR_NOTED, LAST_YEAR_PROCLAIMED + 1))
    for year, days in noted.items():
        assert days == reckoned(year), f"{year}: run `homeward check-knowledge --write-generated`"


def test_a_year_that_is_not_noted_is_reckoned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("engine.working_days.NOTE", tmp_path / "none.txt")
    _noted.cache_clear()
    _bank_holidays.cache_clear()
    try:
        assert not is_working_day(date(2020, 12, 25)), "Christmas Day, with no note to read"
        assert is_working_day(date(1985, 12, 24))
        assert not is_working_day(date(1985, 12, 25))
    finally:
        _noted.cache_clear()
        _bank_holidays.cache_clear()


def test_a_settled_year_is_read_from_the_note_and_not_from_the_library() -> None:
    code = (
        "import sys; from datetime import date; from engine.working_days import is_working_day; "
        "assert not is_working_day(date(2023, 5, 8)); sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
