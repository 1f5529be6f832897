"""Which files are read, and what a text file of values is taken to hold (decision 9, I1, I3 and I7)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from importing.hostile_packed import GOOD_ROWS, GOOD_TABLE, document_parts, pack, sheet, workbook_parts
from importing.reading import cells, lost, read_text, said

from homeward.importing.files import read_tables
from homeward.refusal import Refused

# --- Which files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Chronology of A.XLSX", "chronoleg – Siân.xlsx"])
def test_a_workbook_is_read_whatever_the_case_and_letters_of_its_name(tmp_path: Path, name: str) -> None:
    pack(tmp_path / name, workbook_parts(sheet(GOOD_ROWS)))
    (table,) = read_tables(tmp_path / name)
    assert [row.number for row in table.rows] == [1, 2]


def test_a_document_is_read(tmp_path: Path) -> None:
    pack(tmp_path / "a.docx", document_parts(GOOD_TABLE))
    (table,) = read_tables(tmp_path / "a.docx")
    assert cells(table) == [("Date", "Event"), ("4/2/2019", "Home visit.")]


def test_a_missing_file_is_left_to_the_systems_own_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_tables(tmp_path / "none.csv")


def test_a_refusal_names_neither_the_file_nor_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "Kayleigh.xlsx"
    parts = workbook_parts(sheet('<row r="30000"><c r="A30000"><v>1</v></c></row>'))
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace('name="S1"', 'name="Kayleigh"')
    pack(path, parts)
    with pytest.raises(Refused, match=r"Sheet 1 goes down to row 30,000") as refused:
        read_tables(path)
    assert "Kayleigh" not in str(refused.value)


@pytest.mark.parametrize(("kind", "right"), [("xlsx", "docx"), ("docx", "csv"), ("csv", "xlsx")])
def test_a_file_with_the_wrong_ending_is_refused_with_the_right_one(tmp_path: Path, kind: str, right: str) -> None:
    made = {"xlsx": workbook_parts(sheet(GOOD_ROWS)), "docx": document_parts(GOOD_TABLE)}
    source = tmp_path / f"a.{right}"
    if right == "csv":
        source.write_text("Date,Event\n", encoding="utf-8")
    else:
        pack(source, made[right])
    shutil.move(source, tmp_path / f"b.{kind}")
    with pytest.raises(Refused, match=rf"ends in \.{right}"):
        read_tables(tmp_path / f"b.{kind}")


# --- Encodings -----------------------------------------------------------------------------------------------------

TEXT = "Date,Event\n4/2/2019,“Siân” paid £20 – again\n"


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", "UTF-8,"),
        ("utf-8-sig", "UTF-8 with its mark,"),
        ("utf-16", "UTF-16,"),
        ("cp1252", "Windows-1252, because it is not UTF-8"),
    ],
)
def test_encodings_are_tried_in_one_order_and_said(tmp_path: Path, encoding: str, note: str) -> None:
    table = read_text(tmp_path, TEXT, encoding)
    assert cells(table) == [("Date", "Event"), ("4/2/2019", "“Siân” paid £20 – again")]
    assert f"Read as {note}" in said(table)


def test_big_endian_utf16_is_read_by_its_mark(tmp_path: Path) -> None:
    table = read_text(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert cells(table)[1][1] == "“Siân” paid £20 – again"


def test_two_short_lines_of_windows_1252_keep_their_pound_sign(tmp_path: Path) -> None:
    """A detector once read this as a neighbouring encoding, and the pound as a letter."""
    assert cells(read_text(tmp_path, b"Date,Event\n4/2/2019,paid \xa320\n"))[1][1] == "paid £20"


def test_utf8_with_a_stray_byte_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="UTF-8 for the most part, but not in line 2"):
        read_text(tmp_path, "Date,Event\n1,Siân saw Zoë, ".encode() + b"caf\xe9\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_half_a_character_makes_its_cell_a_lost_one_and_no_other(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Date,Event\n1,a\ud800b\n2,café \U0001f600\n".encode(encoding, "surrogatepass"))
    (table,) = read_tables(path)
    assert lost(table) == [(2, 1)]
    assert cells(table)[2] == ("2", "café \U0001f600")


def test_half_characters_are_told_from_whole_ones_wherever_a_block_ends(tmp_path: Path) -> None:
    for filler in range(8_180, 8_196):  # decoding goes by blocks of 8,192 bytes
        content = "Date,Event\n1," + "x" * (filler - 13) + "\ud800\U0001f600é\n"
        table = read_text(tmp_path, content.encode("utf-8", "surrogatepass"))
        assert lost(table) == [(2, 1)]
        assert str(cells(table)[1][1]).endswith("\U0001f600é")


# --- Rows and cells ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("separator", "called"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "upright")])
def test_the_separator_is_the_one_that_gives_rows_of_one_length(tmp_path: Path, separator: str, called: str) -> None:
    rows = (
        ("Date", "Worker", "Event"),
        ("4/2/2019", "SW", "Mum, Dad; and gran | all\nthere, at home"),
        ("5/2/2019", "SW", "A call, short"),
        ("6/2/2019", "HV", "None"),
    )
    lines = [separator.join(f'"{cell}"' if separator in cell or "\n" in cell else cell for cell in row) for row in rows]
    table = read_text(tmp_path, "\n".join(lines) + "\n")
    assert cells(table) == list(rows)
    assert f"parted by a {called}" in said(table)


def test_titles_above_the_table_do_not_hide_the_separator(tmp_path: Path) -> None:
    table = read_text(tmp_path, "Chronology, as asked\n\nDate;Event\n1;a, b\n2;c\n3;d, e, f\n")
    assert cells(table) == [
        ("Chronology, as asked",),
        (),
        ("Date", "Event"),
        ("1", "a, b"),
        ("2", "c"),
        ("3", "d, e, f"),
    ]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_first_line_that_names_the_separator_is_followed_and_is_no_row(tmp_path: Path, line: str) -> None:
    table = read_text(tmp_path, f"{line}\nDate;Event, all\n1;a, b\n")
    assert [(row.number, row.cells) for row in table.rows][-1] == (2, ("1", "a, b"))
    assert cells(table)[0] == ("Date", "Event, all")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_is_numbered_as_a_spreadsheet_numbers_it(tmp_path: Path, end: str) -> None:
    content = end.join(["Date,Event", '1,"first', 'second"', "", "2,b\x0bc\x85d\u2028e"])
    table = read_text(tmp_path, content)
    assert [row.number for row in table.rows] == [1, 2, 3, 4]
    assert cells(table)[1:] == [("1", f"first{end}second"), (), ("2", "b\x0bc\x85d\u2028e")]


def test_rows_are_kept_as_long_as_they_are_written(tmp_path: Path) -> None:
    assert cells(read_text(tmp_path, "Date,Event\n1\n2,b\n3,c,d\n4,\n")) == [
        ("Date", "Event"),
        ("1",),
        ("2", "b"),
        ("3", "c", "d"),
        ("4", None),
    ]


def test_scalars_stay_text_as_typed(tmp_path: Path) -> None:
    values = ("no", "010", "1e3", "12:30:45", "0x1F", "null", " a ", "=1+1")
    assert cells(read_text(tmp_path, "a,b,c,d,e,f,g,h\n" + ",".join(values) + "\n"))[1] == values


def test_a_quote_that_is_not_doubled_loses_its_own_row_and_no_other(tmp_path: Path) -> None:
    table = read_text(tmp_path, 'Date,Event\n1,"He said "no" to it"\n2,"He said ""no"" to it"\n')
    assert lost(table) == [(2, 0), (2, 1)]
    assert "no" in str(cells(table)[1][1])
    assert cells(table)[2] == ("2", 'He said "no" to it')


@pytest.mark.parametrize("content", ['1,"open\n2,b\n', '1,"open\n"2",b\n'])
def test_a_quote_that_swallows_lines_is_refused_with_its_line(tmp_path: Path, content: str) -> None:
    with pytest.raises(Refused, match="begins in line 2"):
        read_text(tmp_path, "Date,Event\n" + content)


def test_a_nul_names_its_cell_and_keeps_the_others(tmp_path: Path) -> None:
    table = read_text(tmp_path, "Date,Event,By\n1,a\x00b,SW\n2,c,HV\n")
    assert [(cell.row, cell.column, "NUL" in cell.why) for cell in table.lost] == [(2, 1, True)]
    assert cells(table)[1] == ("1", "a\x00b", "SW")


def test_characters_that_cannot_be_seen_are_kept_and_counted(tmp_path: Path) -> None:
    table = read_text(tmp_path, "Date,Event\n1,a\u202eb\u202cc\u200bd\ufffd\n")
    assert cells(table)[1][1] == "a\u202eb\u202cc\u200bd\ufffd"
    assert "2 marks of writing direction" in said(table)
    assert "1 character that cannot be seen" in said(table)
    assert "1 character already lost" in said(table)
