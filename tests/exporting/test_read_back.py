"""A table that a person edited: read where it can be, and refused by row and column where it cannot."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from exported_tables import table_of

from homeward.exporting.columns import COLUMNS
from homeward.exporting.read_back import entries_of, is_own_layout, numbered_entries
from homeward.importing.table import LostCell, SourceRow, SourceTable
from homeward.refusal import Refused

HEADER = ["Date", "Precision", "Event", "Factors", "Announced", "Source", "Source person", "Id"]
CONCERN = {"id": "rf_a", "direction": "concern"}


def read(*rows: list[object], header: list[str] = HEADER) -> list[dict[str, object]]:
    return entries_of(table_of([header, *rows]))


def refused(*rows: list[object], header: list[str] = HEADER) -> list[str]:
    with pytest.raises(Refused) as told:
        read(*rows, header=header)
    first, *faults = str(told.value).splitlines()
    assert first == "The table cannot be read back."
    return faults


def test_our_own_header_is_known_in_any_order_and_no_other() -> None:
    every = [column.header for column in COLUMNS]
    assert is_own_layout(every) and is_own_layout(every[::-1]) and is_own_layout([*every, "Mine"])
    assert is_own_layout(["id ", "EVENT", "precision", "Date"])
    assert not is_own_layout(["Date", "Event", "Id"]) and not is_own_layout([]) and not is_own_layout([None, 3])
    with pytest.raises(Refused, match="not one that `homeward export` wrote"):
        read(header=["Date", "What happened"])


def test_a_row_gives_plain_values_as_a_case_file_would() -> None:
    row = ["2020-01-16", "day", " Said.\n", "rf_a: concern; pf_b: strength, not confirmed", "no", "police", "w1", "e1"]
    assert read(row) == [
        {
            "date": "2020-01-16",
            "precision": "day",
            "event": " Said.\n",
            "factors": [CONCERN, {"id": "pf_b", "direction": "strength", "confirmed": "false"}],
            "announced": "false",
            "source": {"kind": "police", "who": "w1"},
            "id": "e1",
        }
    ]  # fmt: skip


def test_columns_may_change_places_rows_may_be_added_and_left_empty() -> None:
    rows = [["A title"], HEADER[::-1], ["e1", "", "", "", "", "First.", "", ""], [None] * 8, HEADER[::-1]]
    rows += [["", "", "", "", "", "New.", "month", "2020-02"]]
    assert numbered_entries(table_of(rows)) == [
        (3, {"id": "e1", "event": "First."}),
        (6, {"event": "New.", "precision": "month", "date": "2020-02"}),
    ]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2020, 1, 16), "2020-01-16"),
        (datetime(2020, 1, 16), "2020-01-16"),  # noqa: DTZ001 - a spreadsheet's day has no time zone
        ("16/01/2020", "2020-01-16"),
        (2020, "2020"),
        (2020.0, "2020"),
    ],
)
def test_a_day_is_read_from_whatever_the_spreadsheet_made_of_it(cell: object, day: str) -> None:
    assert read([cell, "", "Said.", "", "", "", "", "e1"])[0]["date"] == day


def test_numbers_and_yes_or_no_typed_into_a_spreadsheet_are_read() -> None:
    row = read(["", "", 7.0, "", True, "Police", 12, 3])[0]
    assert row == {"event": "7", "announced": "true", "source": {"kind": "police", "who": "12"}, "id": "3"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["2020-02-30", "", "A.", "", "", "", "", "e1"], "row 2, column A (Date): is a day no calendar has."),
        (["Jan-20", "", "A.", "", "", "", "", "e1"], "row 2, column A (Date): is not a day."),
        ([43846.5, "", "A.", "", "", "", "", "e1"], "row 2, column A (Date): is a number and not a day."),
        ([datetime(2020, 1, 1, 9), "", "A.", "", "", "", "", "e1"], "column A (Date): holds a time of day."),  # noqa: DTZ001
        (["2020", "day", "A.", "", "", "", "", "e1"], "row 2, column A (Date): is a month or a year"),
        (["2020-01-01", "roughly", "A.", "", "", "", "", "e1"], "row 2, column B (Precision): is none of day, month,"),
        (["", "", "A.", "rf_a", "", "", "", "e1"], "row 2, column D (Factors): names a factor and not what it is."),
        (["", "", "A.", '"rf_a: concern', "", "", "", "e1"], "row 2, column D (Factors): has a quotation mark"),
        (["", "", "A.", "", "perhaps", "", "", "e1"], "row 2, column E (Announced): is neither true nor false."),
        (["", "", "A.", "", "", "polis", "", "e1"], "row 2, column F (Source): is none of self_report,"),
        (["", "", "A.", "", "", "", "", "e 1"], "row 2, column H (Id): is not one short word."),
        (["", "day", "", "", "", "", "", ""], "row 2, column C (Event): is empty"),
        (["", "", "A.", "", "", "", "", "e1", "note"], "row 2, column I: is not a column of an export."),
    ],
)
def test_what_a_person_spoilt_is_named_by_row_and_column(row: list[object], told: str) -> None:
    (fault,) = refused(row)
    assert fault.startswith("- ") and told in fault
    assert "roughly" not in fault and "polis" not in fault.replace("police", ""), "a message repeats no words of a cell"


def test_every_fault_is_told_at_once() -> None:
    row = ["x", "", "A.", "rf_a", "", "", "", "e1"]
    faults = refused(row, ["2020-01-01", "", "B.", "", "", "", "", "e1"], ["", "", "C.", "", "", "", "", "e1"])
    assert [fault.split(":")[0] for fault in faults] == [
        "- row 2, column D (Factors)",
        "- row 3, column H (Id)",
        "- row 4, column H (Id)",
    ]
    assert "stands in row 2 too" in faults[1]
    assert len(refused(*[["x", "", "A.", "", "", "", "", f"e{n}"] for n in range(80)])) == 51


def test_a_column_twice_and_a_cell_that_could_not_be_read_are_refused() -> None:
    (fault,) = refused([""] * 8, header=[*HEADER, "event"])
    assert "column I (Event): is the name of a column that is there already" in fault
    rows = (SourceRow(1, tuple(HEADER)), SourceRow(2, ("2020-01-01", None, "A.", None, None, None, None, "e1")))
    with pytest.raises(Refused, match=r"Sheet1, row 2, column C \(Event\): could not be read: it holds an error\."):
        entries_of(SourceTable("Sheet1", rows, lost=(LostCell(2, 2, "it holds an error"),)))
