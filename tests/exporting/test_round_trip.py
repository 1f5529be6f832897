"""What is exported reads back exactly: every entry, every field, in order, from all three kinds of file."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from casebook_check import cases
from exported_tables import KINDS, case_with, lines_in, there_and_back
from hypothesis import given, settings
from openpyxl import load_workbook
from random_entries import CHRONOLOGIES, FIELDS, NASTY

from engine.case import Entry, read_case
from homeward.cli.export import content_of
from homeward.exporting.cells import cell_of, edges_escaped, text_of
from homeward.refusal import Refused


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", cases(), ids=lambda p: p.stem)
def test_every_case_of_the_casebook_reads_back_exactly(path: Path, kind: str) -> None:
    case = read_case(path)
    assert there_and_back(case, kind) == list(case.chronology)


def test_the_random_entries_have_every_field() -> None:
    assert set(Entry.model_fields) - {"id"} <= set(FIELDS)


@pytest.mark.parametrize("kind", KINDS)
@given(entries=CHRONOLOGIES)
@settings(derandomize=True, max_examples=60, deadline=None)
def test_any_entries_read_back_exactly(kind: str, entries: list[Entry]) -> None:
    assert there_and_back(case_with(entries), kind) == entries


@pytest.mark.parametrize("kind", KINDS)
def test_words_made_to_break_it_read_back_exactly(kind: str) -> None:
    entries = [
        Entry.model_validate(
            {"id": f"e{n}", "event": text, "themes": [text, "", text], "told_by": text, "impact": text}
        )
        for n, text in enumerate(NASTY)
    ]
    assert there_and_back(case_with(entries), kind) == entries


def test_a_text_and_its_cell_are_each_others() -> None:
    texts = [a + b for a in (*NASTY, "") for b in (*NASTY, "")]
    assert [text_of(cell_of(text)) for text in texts] == texts
    assert text_of("'Mum said so") == "'Mum said so", "an apostrophe that a person typed"
    assert text_of("\\u0000 and \\ud800") == "\\u0000 and \\ud800", "never written by us, and no text"


def test_a_line_end_at_the_edge_of_a_text_survives_a_document() -> None:
    texts = ("\n", "a\n", "\n\na\n\nb\n\n", "\\\n", "\\u000\n", "'\n")
    assert [text_of(edges_escaped(cell_of(text))) for text in texts] == list(texts)
    assert edges_escaped("a\nb\n") == "a\nb\\u000A"


def live(cell: str) -> bool:
    return cell.startswith(("=", "+", "-", "@", "\t", "\r", "\x00", "＝", "＋", "－", "＠"))


@given(entries=CHRONOLOGIES)
@settings(derandomize=True, max_examples=25, deadline=None)
def test_no_cell_is_a_formula(entries: list[Entry]) -> None:
    every = [*entries, *(Entry(id=f"nasty{n}", event=text) for n, text in enumerate(NASTY))]
    case = case_with({entry.id: entry for entry in every}.values())
    book = load_workbook(io.BytesIO(content_of(case, ".xlsx")))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "inlineStr"}
    with zipfile.ZipFile(io.BytesIO(content_of(case, ".xlsx"))) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    text = content_of(case, ".csv").decode("utf-8-sig")
    for line in csv.reader(io.StringIO(text, newline="")):
        assert not [cell for cell in line if live(cell)]
    for kind in (".xlsx", ".docx"):
        assert not [cell for line in lines_in(content_of(case, kind), kind) for cell in line if live(cell)]


def test_the_check_of_formulas_sees_what_it_should() -> None:
    assert live("=1+1") and live("＝1") and not live("'=1+1")
    assert cell_of("=1+1") == "'=1+1" and cell_of("'a") == "''a" and cell_of("plain") == "plain"


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_case_gives_the_same_bytes(kind: str) -> None:
    case = case_with([Entry(id="e1", date="2020-01-16", event="A visit.")])
    content = content_of(case, kind)
    assert content == content_of(case, kind)
    if kind != ".csv":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert {part.date_time[:3] for part in package.infolist()} == {(1980, 1, 1)}
            about = package.read("docProps/core.xml").decode()
            assert "creator" not in about and "created" not in about and "modified" not in about
            assert package.namelist().count("docProps/core.xml") == 1


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
def test_what_a_spreadsheet_would_cut_is_refused_by_id(kind: str) -> None:
    fits = case_with([Entry(id="e1", event="x" * 32_767)])
    assert there_and_back(fits, kind) == list(fits.chronology)
    for text in ("x" * 32_768, "\U0001f476" * 16_384):
        case = case_with([Entry(id="e1", event="Short."), Entry(id="e2", event=text)])
        with pytest.raises(Refused, match=r"^e2: holds more than the 32,767 .*\.docx"):
            content_of(case, kind)


def test_a_document_holds_what_a_spreadsheet_would_cut() -> None:
    case = case_with([Entry(id="e1", event="x y " * 20_000)])
    assert there_and_back(case, ".docx") == list(case.chronology)
    with pytest.raises(Refused, match="^e1: holds more than the 100,000"):
        content_of(case_with([Entry(id="e1", event="x" * 100_001)]), ".docx")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sign", ["\x00", "\ud800"])
def test_what_is_no_text_is_refused_by_id(kind: str, sign: str) -> None:
    case = case_with([Entry(id="e1", event="Short."), Entry(id="e2", themes=[f"a{sign}"])])
    with pytest.raises(Refused, match="^e2: holds a NUL or half of a character"):
        content_of(case, kind)
