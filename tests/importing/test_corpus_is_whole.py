"""The corpus holds together by itself: every file is written as its layout says, and every row of it is expected."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from importing.corpus_expectations import CASE, EXPECTED, TODAY, Expected, read_expectations
from importing.corpus_files import BUILDERS, LAYOUTS, write_corpus
from importing.corpus_layouts import Formula, as_text, column_number

from engine.case import read_case_text

FIELDS = {
    "date", "precision", "latest", "until", "recorded", "event", "source", "rests_on", "told_by", "impact", "response",
    "child_seen", "has", "within",
}  # fmt: skip
ENCODINGS = {
    "comma_with_mark.csv": ("utf-8-sig", ","),
    "semicolon_western.csv": ("cp1252", ";"),
    "tabs_in_utf16.csv": ("utf-16", "\t"),
}

every_file = pytest.mark.parametrize("expected", EXPECTED.values(), ids=EXPECTED)


def test_every_file_is_expected_and_every_expectation_has_its_file() -> None:
    assert len(BUILDERS) == len(LAYOUTS) >= 30
    assert read_expectations().keys() == LAYOUTS.keys()


def test_the_corpus_is_written_into_a_folder(tmp_path: Path) -> None:
    assert {path.name for path in write_corpus(tmp_path)} == set(LAYOUTS) == {path.name for path in tmp_path.iterdir()}


def test_the_case_of_the_corpus_is_a_case() -> None:
    case = read_case_text(CASE)
    assert (case.as_of, case.chronology, case.unread) == (TODAY, (), ())


@every_file
def test_every_row_under_the_header_is_expected_once(expected: Expected) -> None:
    for table in expected.tables:
        outcomes = table.outcomes
        if not table.read:
            assert not outcomes
            continue
        assert table.said["rows"] == {way: len(rows) for way, rows in outcomes.items()}
        assert sorted(row for rows in outcomes.values() for row in rows) == table.under_header
        for rows in outcomes.values():
            assert rows == sorted(rows), "entries are compared in the order of the rows"


@every_file
def test_what_is_expected_can_be_read_from_the_file(expected: Expected) -> None:
    assert expected.exit == 0 or not expected.entries and not expected.unread
    for table in expected.tables:
        assert table.said.get("name", "") == table.table.name
        for row in table.said.get("blank", []):
            assert not table.table.texts(row)
        for row in table.outcomes.get("repeated_header", []):
            plain = [[text.casefold().strip(" .") for text in table.table.texts(one)] for one in (row, table.header)]
            assert plain[0] == plain[1]
        for fields in table.entries.values():
            assert fields.keys() <= FIELDS
            assert fields.get("event") or fields.get("within")
        for letter, name in table.said.get("said", {}).items():
            assert table.column_name(letter) == name
        for kind, letter in table.unread.values():
            assert kind in ("date", "words", "lost_cell")
            assert column_number(letter) < len(table.table.rows[table.header - 1])


@every_file
def test_a_day_that_is_expected_has_come_and_ends_after_it_begins(expected: Expected) -> None:
    for _, row, fields in expected.entries:
        first, last = fields["date"], fields.get("latest") or fields.get("until")
        assert first is None or first <= TODAY, row
        assert last is None or first < last <= TODAY, row
        assert fields.get("precision") != "between" or fields["latest"], row


@every_file
def test_the_file_holds_what_its_layout_says(expected: Expected, tmp_path: Path) -> None:
    path = expected.layout.into(tmp_path)
    read = {".xlsx": workbook_texts, ".csv": text_file_texts, ".docx": document_texts}[path.suffix](path)
    meant = {table.name: [row_texts(row) for row in table.rows] for table in expected.layout.tables}
    if path.suffix == ".docx":  # a merged cell is read once for each cell it spans
        read = {name: [list(dict.fromkeys(row)) for row in rows] for name, rows in read.items()}
        meant["table 1"] = [list(dict.fromkeys(row)) for row in meant["table 1"]]
    if path.name == "month_headings.docx":
        meant["table 1"][6].insert(0, "06/04/2020")
    if path.name == "tracked.docx":  # python-docx reads no tracked change
        meant["table 1"][2][1] = "Mother was "
    assert read == meant


def row_texts(row: Any) -> list[str]:
    """The texts of a row of a layout, as the file's own library reads it."""
    return [text for cell in row if (text := as_text(cell))]


def workbook_texts(path: Path) -> dict[str, list[list[str]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: [row_texts(row) for row in sheet.iter_rows(values_only=True)]
        if sheet.dimensions != "A1:A1"
        else []
        for sheet in book.worksheets
    }


def text_file_texts(path: Path) -> dict[str, list[list[str]]]:
    encoding, separator = ENCODINGS.get(path.name, ("utf-8", ","))
    text = path.read_bytes().decode(encoding)
    return {"": [row_texts(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]}


def document_texts(path: Path) -> dict[str, list[list[str]]]:
    """The texts of each table. Merging leaves the line ends of the cells that were joined, in Word as here."""
    return {
        f"table {number}": [row_texts([cell.text.strip("\n") for cell in row.cells]) for row in table.rows]
        for number, table in enumerate(docx.Document(str(path)).tables, 1)
    }


def test_a_cell_is_written_as_it_is_seen() -> None:
    assert as_text(datetime.combine(date(2020, 4, 8), time(16))) == as_text(date(2020, 4, 8)) == "2020-04-08"
    assert as_text(Formula("=A1", 3)) == "3"
    assert (as_text(Formula("=A1")), as_text(None)) == ("", "")
    assert (column_number("A"), column_number("Z"), column_number("AA")) == (0, 25, 26)
