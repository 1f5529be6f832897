"""What a document's tables are taken to hold (decision 9, I5 to I7)."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from importing.hostile_packed import GOOD_TABLE, box, relations, table
from importing.reading import cells, lost, read_document, said

from homeward.importing.files import read_tables


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def step(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("He ") + f"<w:ins>{run('never ')}</w:ins>" + run("hit him."), "He never hit him."),
        (run("He ") + "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>" + run("hit him."), "He hit him."),
        (f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run('come')}</w:moveTo>", "come"),
        (f"<w:del><w:ins>{run('in and out')}</w:ins></w:del>" + run("left"), "left"),
        (f"<w:hyperlink>{run('link')}</w:hyperlink><w:smartTag>{run(' tag')}</w:smartTag>", "link tag"),
        (f"<w:fldSimple w:instr='DATE'>{run('4/2/2019')}</w:fldSimple>", "4/2/2019"),
        (step("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + step("separate") + run("4/2") + step("end"),
         "4/2"),
        (step("begin") + step("begin") + run("no") + step("separate") + run("no") + step("end") + step("separate")
         + run("yes") + step("end") + run("!"), "yes!"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/></w:r>",
         "a\tb\nc\nd-"),
        ("<w:p>" + run("one") + "</w:p><w:p>" + run("two") + "</w:p><w:p/>", "one\ntwo"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs><w:rPr><w:del/><w:ins/></w:rPr></w:pPr>"
         + run("a") + "</w:p>", "a"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('chosen')}</w:sdtContent></w:sdt>", "chosen"),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>", None),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" seen"), "\u2713 seen"),
        ('<w:r><w:sym w:font="Webdings" w:char="F0FC"/></w:r>', "\u25a1"),
        (run("a") + f"<w:r><w:pict><w:txbxContent><w:p>{run('aside')}</w:p></w:txbxContent></w:pict></w:r>" + run("b"),
         "ab"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>", "hidden"),
        (run("I") + "<w:r><w:footnoteReference w:id='2'/></w:r>", "I"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_the_page_shows_it(tmp_path: Path, content: str, text: str | None) -> None:
    (read,) = read_document(tmp_path, table(box(content) + box("next")))
    assert cells(read) == [(text, "next")]
    assert not read.lost


def test_a_field_that_is_not_finished_names_its_cell_and_hides_no_other(tmp_path: Path) -> None:
    (read,) = read_document(tmp_path, table(box(step("begin") + run("x")) + box("b"), box("c") + box("d")))
    assert lost(read) == [(1, 0)]
    assert cells(read) == [(None, "b"), ("c", "d")]


def test_merged_cells_keep_their_columns_and_merged_dates_their_rows(tmp_path: Path) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    (read,) = read_document(
        tmp_path,
        table(
            box("Title 2019", '<w:gridSpan w:val="3"/>'),
            box("4/2/2019", down) + box("one") + box("SW", down),
            box("", on) + box("two") + box("", on),
            box("5/2/2019") + box("three", '<w:gridSpan w:val="2"/>'),
            '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + box("four") + box("HV"),
        ),
    )
    assert cells(read) == [
        ("Title 2019", None, None),
        ("4/2/2019", "one", "SW"),
        ("4/2/2019", "two", None),
        ("5/2/2019", "three", None),
        (None, "four", "HV"),
    ]
    assert "1 merged date given to every row" in said(read) and "3 merged cells given to the first" in said(read)


def test_a_table_inside_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    inner = table(box("x") + box("y"))
    around = box(f"<w:p>{run('around')}</w:p>{inner}<w:p/>")
    body = table(box("before") + around, box("z")) + GOOD_TABLE
    outer, nested, after = read_document(tmp_path, body)
    assert [each.name for each in (outer, nested, after)] == ["table 1", "table 2 inside table 1", "table 3"]
    assert cells(outer) == [("before", "around"), ("z",)]
    assert cells(nested) == [("x", "y")]
    assert "1 table inside its cells" in said(outer)


def test_what_is_not_read_is_counted_and_not_told(tmp_path: Path) -> None:
    form = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>"
    marks = "<w:r><w:commentReference/></w:r><w:r><w:endnoteReference/></w:r><w:ins><w:r/></w:ins>"
    body = f"<w:p>{run('Confidential')}</w:p><w:p/>" + table(box(run("a") + marks) + box(form + step("end")))
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    more = {
        "word/header1.xml": f"<w:hdr {word}><w:p>{run('Confidential')}</w:p></w:hdr>",
        "word/footer1.xml": f"<w:ftr {word}><w:p/></w:ftr>",
        "word/_rels/settings.xml.rels": relations(("t", "attachedTemplate", "file:///C:/x.dotm"), outside=True),
    }
    (read,) = read_document(tmp_path, body, **more)
    for note in (
        "1 paragraph outside the tables not read",
        "Headers and footers with words not read: 1",
        "1 comment not read",
        "1 endnote not read",
        "1 form field without text",
        "1 tracked insertion read",
        "names a template kept elsewhere",
    ):
        assert note in said(read)
    assert "Confidential" not in repr(read)


def test_a_document_that_python_docx_wrote_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Chronology")
    written = document.add_table(2, 2)
    for at, text in enumerate(("Date", "Event", "4/2/2019", "Siân\nand\tZoë")):
        written.cell(at // 2, at % 2).text = text
    document.save(str(tmp_path / "a.docx"))
    (read,) = read_tables(tmp_path / "a.docx")
    assert cells(read) == [("Date", "Event"), ("4/2/2019", "Siân\nand\tZoë")]


def test_a_document_of_the_strict_kind_or_with_a_numbered_part_is_read(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    more = {
        "word/document.xml": "<a/>",
        "word/document2.xml": f'<w:document xmlns:w="{strict}"><w:body>{GOOD_TABLE}</w:body></w:document>',
        "_rels/.rels": relations(("a", "officeDocument", "/word/document2.xml")),
    }
    (read,) = read_document(tmp_path, "", **more)
    assert cells(read)[1] == ("4/2/2019", "Home visit.")
