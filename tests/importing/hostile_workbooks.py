"""Workbooks whose sheets are made to fill the memory, or whose cells are not what they look like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from importing.hostile_packed import (
    GOOD_ROWS,
    SPREADSHEET,
    cell,
    pack,
    relations,
    sheet,
    words,
    workbook_parts,
)

OPEN = f"<worksheet {SPREADSHEET}><sheetData>".encode()
SHUT = b"</sheetData></worksheet>"


def _sheets(path: Path, *sheets: object, **more: str) -> None:
    pack(path, workbook_parts(*sheets, **more))


def _numbers(many: int, form: str) -> Iterator[bytes]:
    """A piece of XML so many times, with its number put in, in pieces of a thousand."""
    yield OPEN
    for start in range(0, many, 1_000):
        yield "".join(form.format(n) for n in range(start + 1, min(start + 1_000, many) + 1)).encode()
    yield SHUT


def _noise(many: int, before: bytes, after: bytes) -> Iterator[bytes]:
    """Letters that pack badly enough to pass as a document, so many thousand."""
    letters = Random(1)
    yield OPEN + before
    for _ in range(many):
        yield bytes(letters.choices(b"abcdefgh    ", k=40)) * 25
    yield after + SHUT


def declared_to_the_end(path: Path) -> None:
    """The sheet says that it reaches to the last cell there can be, and has two rows."""
    _sheets(path, sheet(GOOD_ROWS, before='<dimension ref="A1:XFD1048576"/>'))


def last_cell_only(path: Path) -> None:
    _sheets(path, sheet(f'<row r="1048576">{cell("XFD1048576", 1)}</row>'))


def first_and_last_cell(path: Path) -> None:
    _sheets(path, sheet(f'<row r="1">{cell("A1", 1)}</row><row r="1048576">{cell("XFD1048576", 1)}</row>'))


def a_cell_in_the_last_column(path: Path) -> None:
    _sheets(path, sheet(f'<row r="1">{cell("A1", 1)}{cell("XFD1", 1)}</row>'))


def corners_of_what_is_read(path: Path) -> None:
    _sheets(path, sheet(f'<row r="1">{cell("A1", 1)}</row><row r="20000">{cell("GR20000", 1)}</row>'))


def a_million_empty_rows(path: Path) -> None:
    _sheets(path, _numbers(1_000_000, '<row r="{0}" s="1" ht="15"/>'))


def a_million_rows(path: Path) -> None:
    _sheets(path, _numbers(1_000_000, '<row r="{0}"><c><v>1</v></c></row>'))


def as_many_rows_as_are_read(path: Path) -> None:
    text = "A long day at school. " * 20
    form = (
        '<row r="{0}"><c r="A{0}" s="1"><v>43500</v></c><c r="B{0}" t="inlineStr"><is><t>'
        + text
        + "</t></is></c></row>"
    )
    _sheets(path, _numbers(20_000, form))


def as_many_cells_as_are_read(path: Path) -> None:
    _sheets(path, _numbers(20_000, '<row r="{0}">' + "<c><v>43500.25</v></c>" * 12 + "</row>"))


def as_many_dates_as_are_read(path: Path) -> None:
    _sheets(path, _numbers(20_000, '<row r="{0}">' + '<c s="2"><v>43500.25</v></c>' * 12 + "</row>"))


def one_shared_text_in_many_cells(path: Path) -> None:
    shared = f"<si><t>{'x' * 32_000}</t></si>"
    _sheets(path, _numbers(20_000, '<row r="{0}">' + '<c t="s"><v>0</v></c>' * 20 + "</row>"), shared=shared)


def elements_without_end(path: Path) -> None:
    _sheets(path, _numbers(3_500_000, "<a>{0}</a>"))


def names_without_end(path: Path) -> None:
    _sheets(path, _numbers(1_000_000, "<a{0}/>"))


def nested_deeply(path: Path) -> None:
    letters = Random(1)
    _sheets(path, [OPEN, b"".join(b"<a>%d" % letters.randrange(999) for _ in range(500_000)), b"</a>" * 500_000, SHUT])


def shared_texts_nested_deeply(path: Path) -> None:
    _sheets(path, sheet(GOOD_ROWS), shared="<a>" * 120_000 + "</a>" * 120_000)


def one_comment_of_50_mb(path: Path) -> None:
    _sheets(path, _noise(50_000, b"<!-- ", b" -->"))


def one_attribute_of_50_mb(path: Path) -> None:
    _sheets(path, _noise(50_000, b'<row r="', b'"/>'))


def one_cell_of_50_mb(path: Path) -> None:
    _sheets(path, _noise(50_000, b'<row r="1"><c r="A1" t="inlineStr"><is><t>', b"</t></is></c></row>"))


def blanks_between_rows(path: Path) -> None:
    _sheets(path, _noise(50_000, b"", b""))


def one_number_of_a_million_digits(path: Path) -> None:
    digits = "".join(Random(1).choices("123456789", k=1_000_000))
    _sheets(path, sheet(f'<row r="1">{cell("A1", digits)}</row>'))


def number_that_is_none(path: Path) -> None:
    _sheets(path, sheet(f'<row r="1">{cell("A1", "abc")}{cell("B1", "1e999")}{cell("C1", "nan")}</row>'))


def row_number_that_is_none(path: Path) -> None:
    _sheets(path, sheet(f'<row r="99999999999999999999">{cell("A99999999999999999999", 1)}</row>'))


def same_cell_twice(path: Path) -> None:
    _sheets(path, sheet(f'<row r="1">{cell("A1", 1)}{cell("A1", 2)}</row>'))


def rows_backwards(path: Path) -> None:
    _sheets(path, sheet(f'<row r="2">{cell("A2", 1)}</row><row r="1">{cell("A1", 2)}</row>'))


def cell_in_another_row(path: Path) -> None:
    _sheets(path, sheet(f'<row r="1">{cell("A9", 1)}</row>'))


def place_in_disguise(path: Path) -> None:
    """A place written with a character reference, which two programs read as two places."""
    _sheets(path, sheet('<row r="1"><c r="&#67;1"><v>1</v></c></row>'))


def shared_text_that_is_not_there(path: Path) -> None:
    _sheets(path, sheet(f'<row r="1">{cell("A1", 7, kind="s")}</row>'))


def many_merged_cells(path: Path) -> None:
    merged = '<mergeCell ref="A1:B2"/>' * 300_000
    _sheets(path, sheet(GOOD_ROWS, after=f"<mergeCells>{merged}</mergeCells>"))


def merged_cells_over_one_another(path: Path) -> None:
    merged = '<mergeCell ref="A1:A20000"/>' * 15_000
    rows = f'<row r="1">{cell("A1", 43500, 1)}</row><row r="20000">{cell("A20000", 1)}</row>'
    _sheets(path, sheet(rows, after=f"<mergeCells>{merged}</mergeCells>"))


def errors_in_every_cell(path: Path) -> None:
    _sheets(path, _numbers(20_000, '<row r="{0}">' + '<c t="e"><v>#REF!</v></c>' * 20 + "</row>"))


def many_sheets(path: Path) -> None:
    _sheets(path, *[sheet("")] * 1_900)


def one_sheet_named_often(path: Path) -> None:
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="s1"/>' for n in range(20_000))
    whole = f"<workbook {SPREADSHEET}><sheets>{listed}</sheets></workbook>"
    pack(path, workbook_parts(sheet(GOOD_ROWS)) | {"xl/workbook.xml": whole})


def number_formats_made_to_be_slow(path: Path) -> None:
    formats = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{"m" * 250}{n}"/>' for n in range(5_000))
    styles = f"<styleSheet {SPREADSHEET}><numFmts>{formats}</numFmts></styleSheet>"
    pack(path, workbook_parts(sheet(GOOD_ROWS)) | {"xl/styles.xml": styles})


def no_sheet(path: Path) -> None:
    _sheets(path)


def sheet_that_is_not_there(path: Path) -> None:
    related = relations(("s1", "worksheet", "worksheets/sheet9.xml"))
    pack(path, workbook_parts(sheet(GOOD_ROWS)) | {"xl/_rels/workbook.xml.rels": related})


def cut_off_xml(path: Path) -> None:
    _sheets(path, sheet(GOOD_ROWS)[:-40])


def formulas_that_act(path: Path) -> None:
    """Formulas that would run a program or open a page, with values and without."""
    rows = (
        f'<row r="1">{words("A1", "Date")}{words("B1", "Event")}</row><row r="2">'
        + cell("A2", 43500, 1)
        + cell("B2", "Home visit.", kind="str", formula="cmd|'/C calc'!A0")
        + '</row><row r="3">'
        + cell("A3", None, formula="HYPERLINK(&quot;http://x&quot;)")
        + cell("B3", "#REF!", kind="e", formula="Z9")
        + "</row>"
    )
    _sheets(path, sheet(rows))


def texts_with_lost_characters(path: Path) -> None:
    _sheets(
        path,
        sheet(f'<row r="1">{words("A1", "a_x0000_b")}{words("B1", "x" * 40_000)}{words("C1", "x" * 150_000)}</row>'),
    )


def days_that_are_none(path: Path) -> None:
    row = cell("A1", -5, 1) + cell("B1", 0, 1) + cell("C1", 60, 1) + cell("D1", 3e9, 1) + cell("E1", 43500, 1)
    _sheets(path, sheet(f'<row r="1">{row}</row>'))
