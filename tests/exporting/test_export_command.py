"""The command: where it writes, what it refuses, what it says; and how the files look inside."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest
import typer
from docx import Document
from docx.oxml.ns import qn
from exported_tables import KINDS, case_with, lines_in
from openpyxl import load_workbook

from engine.case import Entry, read_case
from homeward.casebook import casebook_folder
from homeward.cli.export import content_of, export, left_out
from homeward.exporting.columns import COLUMNS
from homeward.refusal import Refused

THEO = Path(str(casebook_folder().joinpath("theo.yaml")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_shipped_case_is_exported_by_its_name(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / f"theo{kind}"
    export("theo", str(to))
    theo = read_case(THEO)
    assert to.read_bytes() == content_of(theo, kind)
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    said = capsys.readouterr().out
    assert f"Written: {to}. Entries: {len(theo.chronology)}." in said
    assert "Not in it, and kept in the case file:" in said and "ratings" in said and "plans" in said
    assert ("use .xlsx" in said) == (kind == ".csv")
    assert [path.name for path in tmp_path.iterdir()] == [to.name]


def test_a_file_that_is_there_is_left_unless_told_over(tmp_path: Path) -> None:
    to = tmp_path / "theo.CSV"
    to.write_bytes(b"mine")
    with pytest.raises(Refused, match="is there already.*--over"):
        export("theo", str(to))
    assert to.read_bytes() == b"mine"
    export("theo", str(to), over=True)
    assert to.read_bytes() == content_of(read_case(THEO), ".csv")


@pytest.mark.parametrize("name", ["theo.xls", "theo.pdf", "theo", "theo.yaml", ".xlsx"])
def test_another_kind_of_file_is_wrong_usage(name: str, tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter, match=r"does not end in \.xlsx, \.csv or \.docx"):
        export("theo", str(tmp_path / name), over=True)
    assert not list(tmp_path.iterdir())


def test_a_folder_a_missing_folder_and_a_missing_case_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        export("theo", str(tmp_path / "folder.xlsx"), over=True)
    with pytest.raises(Refused, match="is not a folder"):
        export("theo", str(tmp_path / "none" / "theo.xlsx"))
    with pytest.raises(Refused, match="no such file"):
        export("nobody-at-all", str(tmp_path / "a.xlsx"))


def test_only_what_the_case_holds_is_said_to_be_left_out() -> None:
    assert left_out(case_with([])) == ["children", "households", "proposals"]


def test_a_workbook_is_laid_out_to_be_worked_in() -> None:
    page = load_workbook(io.BytesIO(content_of(read_case(THEO), ".xlsx"))).active
    assert [cell.value for cell in page[1]] == [column.header for column in COLUMNS]
    assert all(cell.font.bold and cell.alignment.wrap_text for cell in page[1])
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:AB{page.max_row}"
    assert page.column_dimensions["F"].width > 2 * page.column_dimensions["A"].width
    filled = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.number_format for cell in filled} == {"@"}


def test_a_document_is_laid_out_to_be_read() -> None:
    document = Document(io.BytesIO(content_of(read_case(THEO), ".docx")))
    section = document.sections[0]
    assert section.page_width > section.page_height
    assert document.paragraphs[0].text.startswith("Chronology of ")
    table = document.tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    widths = [int(column.width) for column in table.columns]
    assert sum(widths) <= section.page_width - section.left_margin - section.right_margin
    lines = lines_in(content_of(read_case(THEO), ".docx"), ".docx")
    held = {name for row in lines[1:] for name, cell in zip(lines[0], row, strict=True) if cell}
    assert held == set(lines[0]), "a column that holds nothing"
    assert "Impact" not in lines[0] and "Event" in lines[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_chronology_without_entries_gives_an_empty_table(kind: str) -> None:
    (header,) = lines_in(content_of(case_with([]), kind), kind)
    assert {"Date", "Precision", "Event", "Id"} <= set(header)


def test_a_title_with_signs_of_markup_stays_a_title() -> None:
    case = case_with([Entry(id="e1", event="{} <b>")]).model_copy(update={"reference": "A&B <1> {}\x0b"})
    assert (
        Document(io.BytesIO(content_of(case, ".docx")))
        .paragraphs[0]
        .text.startswith("Chronology of A&B <1> {}\\u000B,")
    )
