"""What a workbook's cells are taken to hold (decision 9, I4 to I7)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from importing.hostile_packed import GOOD_ROWS, cell, sheet, words
from importing.reading import cells, lost, read_workbook, said
from openpyxl.comments import Comment

from homeward.importing.files import read_tables
from homeward.importing.limits import Allowance
from homeward.importing.markup import plain
from homeward.importing.number_formats import Shown, shown_by


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (cell("A1", 43500, 1), date(2019, 2, 4)),
        (cell("A1", 43500.5, 2), datetime.fromisoformat("2019-02-04T12:00")),
        (cell("A1", 43500, 2), date(2019, 2, 4)),
        (cell("A1", "2019-03-04T10:00:00", 1, "d"), datetime.fromisoformat("2019-03-04T10:00")),
        (cell("A1", 0.604166666667, 3), "14:30"),
        (cell("A1", 1.25, 4), "30:00"),
        (cell("A1", 43500), 43500),
        (cell("A1", "0.1"), 0.1),
        (cell("A1", 1, 0, "b"), True),
        (cell("A1", "typed", 0, "str"), "typed"),
        (cell("A1", 0, 0, "s"), "rich text"),
        (words("A1", "a&#10;b_x0041_ &amp;"), "a\nbA &"),
        (cell("A1", "4/3/2019", 0, "str", "TEXT(B1)"), "4/3/2019"),
        # What Excel makes of "Mar 2019", "2019" and "4 Mar" holds a day or a year that nobody typed.
        (cell("A1", 43525, 6), "March 2019"),
        (cell("A1", 43528, 6), date(2019, 3, 4)),
        (cell("A1", 43466, 7), "2019"),
        (cell("A1", 43528, 5), "4 March"),
    ],
)
def test_a_cell_is_kept_as_what_was_typed(tmp_path: Path, written: str, kept: object) -> None:
    shared = '<si><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r><rPh><t>sound</t></rPh></si>'
    (table,) = read_workbook(tmp_path, sheet(f'<row r="1">{written}</row>'), shared=shared)
    assert cells(table) == [(kept,)]
    assert type(cells(table)[0][0]) is type(kept)
    assert not table.lost


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("dd/mm/yyyy", Shown.DAY),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Shown.DAY),
        ("mmmm yyyy", Shown.MONTH),
        ("mmm-yy;@", Shown.MONTH),
        ('"year "yyyy', Shown.YEAR),
        ("d mmm", Shown.NO_YEAR),
        ("mmmm", Shown.NO_YEAR),
        ("dddd", Shown.DAY),
        ("hh:mm:ss AM/PM", Shown.OTHER),
        ("[h]:mm", Shown.OTHER),
        ("[MM]", Shown.OTHER),
        ("mm:ss.0", Shown.OTHER),
        ("d/m/yy h:mm", Shown.DAY),
        ('0 "days"', Shown.OTHER),
        ("General", Shown.OTHER),
        ("#,##0;[Red]-#,##0", Shown.OTHER),
    ],
)
def test_a_format_tells_what_is_shown_of_a_date(code: str, shown: Shown) -> None:
    assert shown_by(code) is shown


def test_a_workbook_that_counts_from_1904_gives_its_own_days(tmp_path: Path) -> None:
    rows = f'<row r="1">{cell("A1", 42038, 1)}</row>'
    (table,) = read_workbook(tmp_path, sheet(rows), settings='<workbookPr date1904="1"/>')
    assert cells(table) == [(date(2019, 2, 4),)]


def test_rows_and_columns_are_numbered_as_shown_wherever_the_table_starts(tmp_path: Path) -> None:
    rows = f'<row r="4">{words("C4", "Date")}</row><row r="7">{words("D7", "Event")}</row>'
    (table,) = read_workbook(tmp_path, sheet(rows))
    filled = {(row.number, at): value for row in table.rows for at, value in enumerate(row.cells) if value}
    assert filled == {(4, 2): "Date", (7, 3): "Event"}
    assert [row.number for row in table.rows] == [1, 2, 3, 4, 5, 6, 7]


def test_cells_without_a_place_follow_one_another(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>'
    (table,) = read_workbook(tmp_path, sheet(rows))
    assert cells(table) == [(1, None, None, 2, 3), (4, None, None, None, None)]


def test_errors_and_formulas_without_value_are_named_and_an_empty_outcome_is_not(tmp_path: Path) -> None:
    row = (
        cell("A1", "#REF!", 0, "e", "B9")
        + cell("B1", None, formula="TODAY()")
        + '<c r="C1"><f>A9</f><v></v></c>'
        + '<c r="D1" t="str"><f>A9</f><v></v></c>'
        + cell("E1", 5, formula="2+3")
        + "<c r='F1' s='1'/>"
    )
    (table,) = read_workbook(tmp_path, sheet(f'<row r="1">{row}</row>'))
    assert lost(table) == [(1, 0), (1, 1), (1, 2)]
    assert ["error" in each.why for each in table.lost] == [True, False, False]
    assert cells(table) == [(None, None, None, None, 5)]
    assert "5 formulas" in said(table)


def test_a_number_that_is_no_day_is_named(tmp_path: Path) -> None:
    row = "".join(cell(f"{letter}1", value, 1) for letter, value in zip("ABCD", (-5, 0, 60, 3e9), strict=True))
    (table,) = read_workbook(tmp_path, sheet(f'<row r="1">{row}</row>'))
    assert lost(table) == [(1, 0), (1, 1), (1, 2), (1, 3)]
    assert cells(table) == [(None,) * 4]


def test_a_merged_date_is_given_to_every_row_and_merged_words_are_not(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{cell("A1", 43500, 1)}{words("B1", "one")}{words("C1", "SW")}</row>'
        f'<row r="2">{words("B2", "two")}</row>'
        f'<row r="3">{words("A3", "c. March 2019")}{words("B3", "three")}</row>'
        f'<row r="4">{words("B4", "four")}</row><row r="5">{words("A5", "A title across, 2019")}</row>'
    )
    merged = "".join(f'<mergeCell ref="{place}"/>' for place in ("A1:A2", "A3:A4", "C1:C4", "A5:C5"))
    (table,) = read_workbook(tmp_path, sheet(rows, f"<mergeCells>{merged}</mergeCells>"))
    assert [row[0] for row in cells(table)] == [date(2019, 2, 4)] * 2 + ["c. March 2019"] * 2 + ["A title across, 2019"]
    assert [row[2] for row in cells(table)] == ["SW", None, None, None, None]
    assert "2 merged dates given to every row" in said(table)
    assert "2 merged cells given to the first row and column only" in said(table)


def test_hidden_sheets_and_rows_are_read_and_said_and_comments_counted(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    first.append(["Date", "Event"])
    first.append([date(2019, 2, 4), "Home visit."])
    first["B2"].comment = Comment("Told in confidence", "SW")
    first["A2"].comment = Comment("Told in confidence", "SW")
    first.row_dimensions[2].hidden = True
    second = book.create_sheet("Contacts")
    second.append(["x"])
    second.sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    shown, hidden = read_tables(tmp_path / "a.xlsx")
    assert cells(shown) == [("Date", "Event"), (date(2019, 2, 4), "Home visit.")]
    assert "2 cell comments not read" in said(shown) and "1 hidden row " in said(shown)
    assert "Told" not in repr(shown)
    assert (hidden.name, cells(hidden)) == ("Contacts", [("x",)])
    assert "hidden in the workbook" in said(hidden)


def test_sheets_come_in_the_workbooks_order_with_their_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Zoë & co"
    book.create_sheet("A", 0)
    book.create_chartsheet("Chart")
    book.save(tmp_path / "a.xlsx")
    assert [table.name for table in read_tables(tmp_path / "a.xlsx")] == ["A", "Zoë & co"]


def test_a_declared_reach_beyond_what_is_filled_is_not_believed(tmp_path: Path) -> None:
    (table,) = read_workbook(tmp_path, sheet(GOOD_ROWS, before='<dimension ref="A1:XFD1048576"/>'))
    assert len(table.rows) == 2 and not table.lost


def test_a_nul_written_in_excels_own_way_is_named(tmp_path: Path) -> None:
    (table,) = read_workbook(tmp_path, sheet(f'<row r="1">{words("A1", "a_x0000_b")}{words("B1", "c")}</row>'))
    assert lost(table) == [(1, 0)]


def test_attributes_are_found_in_either_set_of_namespaces() -> None:
    assert plain({"http://purl.oclc.org/x id": "a"}, "id") == "a"
    assert plain({"id": "b"}, "id") == "b" and plain({}, "id") is None
    assert Allowance().rows == 0
