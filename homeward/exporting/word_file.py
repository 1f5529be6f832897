"""The chronology as a document to read and to edit: one table on landscape pages, its heading row on each of them.

The table is written as XML, row by row: python-docx finds each cell by walking the table, which takes minutes for a
long chronology.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from homeward.exporting.cells import edges_escaped
from homeward.exporting.forms import FREE
from homeward.exporting.package import same_bytes
from homeward.exporting.sheet import Sheet

if TYPE_CHECKING:
    from docx.document import Document

_A4: Final = (297, 210)
_A3: Final = (420, 297)
_MARGIN: Final = 12
"""Millimetres, as the two above."""
_TWIPS_IN_A_MILLIMETRE: Final = 56.69
_LETTER: Final = 7
"""Points."""
_TWIPS_IN_A_CHARACTER: Final = 72
"""Of that letter, on average."""
_LONGEST_WORD: Final = 30
"""Characters. A column is wide enough for its longest word up to this one, so that ids and days are not broken."""
_SENTENCE: Final = 45
"""Characters of room that must be left for sentences; where A4 has less, the page is A3, printed at seven tenths."""
_BREAKS: Final = re.compile("([\n\t])")
_SHOWN_AS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def word_bytes(sheet: Sheet) -> bytes:
    """The content of the .docx file: a title, a line on how to edit it, and the table."""
    from docx import Document

    sheet = sheet.without_empty_columns()
    document = Document()
    needs = _needs(sheet)
    room = _set_page(document, sheet, needs)
    _set_words(document)
    document.add_heading(sheet.title, level=1)
    document.add_paragraph(
        "Change, add or delete rows, and import the table again. Keep the heading row. A row under a known Id is that "
        "entry; a new row has no Id. Columns that would hold nothing are left out."
    )
    document.element.body.insert(len(document.element.body) - 1, _table(sheet, _widths(sheet, needs, room)))
    written = io.BytesIO()
    document.save(written)
    return same_bytes(written.getvalue())


def _set_page(document: Document, sheet: Sheet, needs: Sequence[int]) -> int:
    """Set the page landscape, as large as the columns need; gives the width between the margins, in twips."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    wanted = sum(needs) + _SENTENCE * _TWIPS_IN_A_CHARACTER
    width, height = _A4 if wanted <= _between_margins(_A4[0]) else _A3
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    section.footer_distance = Mm(_MARGIN // 2)
    footer = section.footer.paragraphs[0]
    footer.text = f"{sheet.title}. Page "
    footer._p.append(_xml('<w:fldSimple {} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    return _between_margins(width)


def _between_margins(width: int) -> int:
    """What a page so many millimetres wide leaves for the table, in twips."""
    return int((width - 2 * _MARGIN) * _TWIPS_IN_A_MILLIMETRE)


def _set_words(document: Document) -> None:
    """One plain small letter throughout, and the language, for spelling and for screen readers."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(_LETTER)
    normal.paragraph_format.space_after = Pt(0)
    heading: Any = document.styles["Heading 1"]
    heading.font.size = Pt(13)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _needs(sheet: Sheet) -> list[int]:
    """What each column needs so that no word of it is broken, in twips."""
    longest = [max(map(len, name.split())) + 1 for name in sheet.header]  # and a little for bold
    for row in sheet.rows:
        longest = [max(most, *map(len, text.split()), 0) for most, text in zip(longest, row, strict=True)]
    return [(min(most, _LONGEST_WORD) + 2) * _TWIPS_IN_A_CHARACTER for most in longest]


def _widths(sheet: Sheet, needs: Sequence[int], room: int) -> list[int]:
    """The width of each column in twips: what it needs, and for sentences a share of what is left."""
    left = max(0, room - sum(needs))
    shares = [column.width if column.form is FREE else 0 for column in sheet.columns]  # Event is in every table
    wide = [need + left * share // sum(shares) for need, share in zip(needs, shares, strict=True)]
    return [width * room // max(room, sum(wide)) for width in wide]


def _table(sheet: Sheet, widths: Sequence[int]) -> Any:
    """The table as an element: fixed widths, thin lines, a heading row that is repeated, rows kept on one page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>' for side in sides)
    table = _xml(
        f'<w:tbl {{}}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:firstRow="1" w:noHBand="1" w:noVBand="1" w:val="0620"/>'
        '<w:tblCaption w:val="Chronology"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    table.append(_xml(_row(sheet.header, widths, heading=True)))
    for row in sheet.rows:
        table.append(_xml(_row(row, widths)))
    return table


def _row(texts: Sequence[str], widths: Sequence[int], heading: bool = False) -> str:
    about = "<w:cantSplit/><w:tblHeader/>" if heading else "<w:cantSplit/>"
    cells = "".join(_cell(text, width, heading) for text, width in zip(texts, widths, strict=True))
    return f"<w:tr {{}}><w:trPr>{about}</w:trPr>{cells}</w:tr>"


def _cell(text: str, width: int, heading: bool) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if heading else ""
    bold = "<w:rPr><w:b/></w:rPr>" if heading else ""
    run = f"<w:r>{bold}{''.join(_pieces(text))}</w:r>" if text else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr><w:p>{run}</w:p></w:tc>'


def _pieces(text: str) -> Iterator[str]:
    """The text as Word keeps it: line ends and tabs are elements of their own, and blanks at the edges are kept."""
    for piece in _BREAKS.split(edges_escaped(text)):
        if piece:
            yield _SHOWN_AS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def _xml(written: str) -> Any:
    """An element of the document. `{}` in its first tag stands for the namespace; braces in its words stay."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return parse_xml(written.replace("{}", nsdecls("w"), 1))
