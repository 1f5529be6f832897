"""Every date cell of dates.yaml is read as its row says, and what is accepted keeps its bounds for any cell at all."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.case import CaseFault, case_from_values
from homeward.importing import date_questions
from homeward.importing.date_reads import accepted
from homeward.importing.dates import DateColumn, DateRead, column_of, read_date

TABLE = yaml.safe_load((Path(__file__).parent / "dates.yaml").read_text(encoding="utf-8"))
TODAY: date = TABLE["today"]
BORN = date(2014, 5, 3)
QUESTIONS = {name: why for name, why in vars(date_questions).items() if name.isupper()}


@cache
def column(name: str) -> DateColumn:
    """A column of the table, looked over as the importer does."""
    told = TABLE["columns"][name]
    return column_of(told["cells"], told["born"], TODAY)


def in_a_case(*reads: DateRead) -> None:
    """Put reads into a case file, as the dates of its entries; raises CaseFault where it refuses one of them."""
    fields = ("date", "precision", "latest", "until")
    chronology = [
        {"id": f"e{number}", "event": "A visit.", **{name: getattr(read, name) for name in fields}}
        for number, read in enumerate(reads)
    ]
    case = case_from_values(
        {
            "format": 1,
            "reference": "HW-0001",
            "as_of": TODAY,
            "children": [{"id": "c1", "born": BORN}],
            "adults": [{"id": "a1", "relation_to": {"c1": "mother"}}],
            "households": [{"id": "h1", "members": [{"adult": "a1"}]}],
            "chronology": chronology,
        }
    )
    for entry, read in zip(case.chronology, reads, strict=True):
        assert [getattr(entry, name) for name in fields] == [getattr(read, name) for name in fields]


def label(row: dict[str, Any]) -> str:
    return f"{row['cell']!r} in {row.get('column', 'full')}".encode("ascii", "backslashreplace").decode()


@pytest.mark.parametrize("row", TABLE["rows"], ids=label)
def test_a_cell_is_read_as_its_row_says(row: dict[str, Any]) -> None:
    assert set(row) <= {"cell", "column", "verdict", "date", "precision", "latest", "until", "why", "offers"}
    read = read_date(row["cell"], column(row.get("column", "full")))
    assert read.verdict == row["verdict"], read
    if read.verdict == "accept":
        wanted = accepted(row.get("date"), row.get("precision", "day"), row.get("latest"), row.get("until"))
        assert read == wanted
        in_a_case(read)
    elif read.verdict == "blank":
        assert read == DateRead("blank")
    else:
        assert read.why == QUESTIONS[row["why"]]
        assert [reading.date for reading in read.readings] == row.get("offers", [])
        in_a_case(*read.readings)


def test_the_table_is_long_enough_and_no_cell_stands_in_it_twice() -> None:
    told = [(type(row["cell"]), str(row["cell"]), row.get("column", "full")) for row in TABLE["rows"]]
    assert len(told) >= 260
    assert len(set(told)) == len(told)


def test_every_question_is_asked_in_the_table_and_is_one_sentence() -> None:
    asked = {row["why"] for row in TABLE["rows"] if "why" in row}
    assert asked == set(QUESTIONS) - {"FULL"}
    for why in (QUESTIONS[name] for name in asked):
        assert why.endswith(".") and "so " in why
        assert ". " not in why.replace("c. 2020", "")


def test_a_date_the_case_file_refuses_is_seen() -> None:
    with pytest.raises(CaseFault):
        in_a_case(accepted(date(2020, 1, 16), "between"))


def test_what_a_column_says_of_its_cells() -> None:
    full = column("full")
    assert (full.first, full.last, full.month_first_seen) == (date(2018, 2, 12), date(2020, 12, 17), False)
    assert column("none").first is column("two_digits").first is None
    assert column("us").month_first_seen and not column("us").cells_turned
    assert column("turned").cells_turned and not column("not_turned").cells_turned
    assert column("slips").first == column("slips").last == date(2020, 12, 17), "a slip of the pen widens nothing"
    assert (column("siblings").born_first, column("siblings").born_last) == (date(2001, 9, 30), BORN)


# --- What holds for any cell ---------------------------------------------------------------------------------------

BY_COLUMN = st.sampled_from(sorted(TABLE["columns"]))
DAYS = st.dates(date(1950, 1, 1), TODAY)
FORMS = ("{0.day:02}/{0.month:02}/{0.year}", "{0.day}.{0.month}.{0.year}", "{0.day}-{0.month}-{0.year}", "{0:%d %B %Y}",
         "{0:%A %d %b %Y}", "{0:%Y-%m-%d}", "{0:%d-%b-%Y} 14:30", "{0:%B} {0.day}, {0.year}")  # fmt: skip
PIECES = """
    c. w/c w/e early mid late end of before by after since between and to from - / , . ? 3 5 16 29 31 01 04 16th 2019
    2020 2031 1910 '20 20 98 Jan March Febuary Hydref spring winter Christmas Thursday 2pm 14:30 night ongoing 43846
    0202 00 0 01/04/2019 3/4/19 2020-01-16 \u202e ١٦ (approx) 2018/19 1990s
"""
SOME_PIECES = st.lists(st.sampled_from(PIECES.split()), max_size=7)
CELLS = st.one_of(
    st.text(max_size=40),
    SOME_PIECES.map(" ".join),
    SOME_PIECES.map("".join),
    st.text("0123456789/.- ", max_size=14),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
)


@given(DAYS, st.sampled_from(FORMS))
def test_a_full_date_is_read_back(day: date, form: str) -> None:
    assert read_date(form.format(day), column("full")) == accepted(day)


@given(DAYS)
def test_a_serial_among_full_dates_is_the_day_it_counts(day: date) -> None:
    around = column_of([day - timedelta(days=200), day], [BORN], TODAY)
    assert read_date((day - date(1899, 12, 30)).days, around) == accepted(day)


@pytest.mark.parametrize(
    "cell",
    [
        "by " * 12 + "2019" + " ish" * 15,
        "mon 2pm " * 14,
        "from " * 20 + "x",
        "9" * 5000,
        "-" + "9" * 5000,
        "1/1/" + "2" * 100,
        "a date and its account " * 400,
        "\ud800 2019",
        "2019\x00",
    ],
    ids=lambda cell: ascii(cell[:12]),
)
def test_a_cell_made_to_hold_the_reader_up_is_given_up(cell: str) -> None:
    """Without a bound on vague words, times and weekdays the first two would be read for hours."""
    assert read_date(cell, column("full")).verdict in ("ask", "refuse")
    assert column_of([cell], [BORN], TODAY).first is None


def test_a_cell_of_many_spaces_is_blank() -> None:
    assert read_date(" \n" * 500, column("full")) == DateRead("blank")


@settings(max_examples=500)
@given(CELLS, BY_COLUMN)
def test_any_cell_is_read_without_an_error_and_within_bounds(cell: Any, name: str) -> None:
    read = read_date(cell, column(name))
    for reading in (read, *read.readings):
        assert reading.verdict == "accept" or reading is read
    if read.verdict == "accept":
        assert read.why == "" and read.readings == ()
        assert read.date is None or read.date <= TODAY
        assert read.until is None or (read.date is not None and read.date <= read.until <= TODAY)
        assert read.precision != "between" or (read.latest is not None and read.latest >= read.date)
        in_a_case(read)
    elif read.verdict != "blank":
        assert read.why in QUESTIONS.values(), "a message that could repeat the cell"
        in_a_case(*read.readings)


@given(st.integers(1, 31), st.integers(1, 12), st.integers(0, 99), st.sampled_from("/.- "), BY_COLUMN)
def test_a_two_digit_year_is_accepted_only_within_the_childs_life(
    day: int, month: int, year: int, sign: str, name: str
) -> None:
    read = read_date(f"{day}{sign}{month}{sign}{year:02}", column(name))
    births = TABLE["columns"][name]["born"]
    if read.verdict == "accept":
        assert read.date is not None and births
        assert min(births).replace(year=min(births).year - 1) <= read.date <= TODAY
        assert (read.date.day, read.date.month, read.date.year % 100) == (day, month, year)


@given(st.lists(CELLS, max_size=12), st.lists(st.dates(), max_size=3), st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_any_column_can_be_looked_over(cells: list[Any], born: list[date], today: date) -> None:
    seen = column_of(cells, born, today)
    for cell in cells:
        read = read_date(cell, seen)
        assert read.verdict != "accept" or read.date is None or read.date <= today


def test_a_month_named_between_two_figures_is_read_in_any_order() -> None:
    full = column("full")
    assert read_date("2020 January 16", full) == read_date("16 January 2020", full) == accepted(date(2020, 1, 16))
    assert read_date("2019 February 29", full).verdict == "refuse"
    assert read_date("Jan 2018/19", full).verdict == "ask"


def test_a_moment_with_a_zone_keeps_the_day_it_shows() -> None:
    shown = datetime.fromisoformat("2020-06-15T23:30:00+00:00")
    assert read_date(shown, column("full")) == accepted(date(2020, 6, 15))
