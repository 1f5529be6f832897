"""Packs workbooks and documents by hand, part by part, so that a test can put into one what no program would write."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

Parts = Mapping[str, str | bytes | Iterable[bytes]]

SPREADSHEET = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
FORMATS = (0, 14, 22, 20, 46, 16, 17, 164)
"""The number formats that `workbook_parts` gives to styles 0 to 7; the last shows a year only."""


def relations(*related: tuple[str, str, str], outside: bool = False) -> str:
    """A part of relations, each an id, a kind and a target."""
    mode = ' TargetMode="External"' if outside else ""
    rows = "".join(f'<Relationship Id="{i}" Type="{_RELATED}{kind}" Target="{to}"{mode}/>' for i, kind, to in related)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def pack(path: Path, parts: Parts) -> Path:
    """Write a packed file. A part that comes in pieces is written piece by piece."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            if isinstance(content, str | bytes):
                archive.writestr(name, content)
                continue
            with archive.open(name, "w") as part:
                for piece in content:
                    part.write(piece)
    return path


def sheet(rows: str, after: str = "", before: str = "") -> str:
    """A sheet of these rows, in XML."""
    return f"<worksheet {SPREADSHEET}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def workbook_parts(*sheets: str | Iterable[bytes], shared: str = "", settings: str = "") -> dict[str, object]:
    """The parts of a workbook with these sheets."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="s{n}"/>' for n in numbers)
    related = [(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in FORMATS)
    year = '<numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts>'
    parts: dict[str, object] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {SPREADSHEET}>{settings}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *related, ("st", "styles", "styles.xml"), ("sh", "sharedStrings", "sharedStrings.xml")
        ),
        "xl/styles.xml": f"<styleSheet {SPREADSHEET}>{year}<cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f"<sst {SPREADSHEET}>{shared}</sst>",
    }
    return parts | {f"xl/worksheets/sheet{n}.xml": content for n, content in zip(numbers, sheets, strict=True)}


def cell(place: str, value: object, style: int = 0, kind: str = "", formula: str = "") -> str:
    """A cell in XML; a value of None leaves it without one."""
    told = "" if value is None else f"<v>{value}</v>"
    worked = f"<f>{formula}</f>" if formula else ""
    typed = f' t="{kind}"' if kind else ""
    return f'<c r="{place}" s="{style}"{typed}>{worked}{told}</c>'


def words(place: str, text: str) -> str:
    """A cell of text, written in the cell itself."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


GOOD_ROWS = (
    f'<row r="1">{words("A1", "Date")}{words("B1", "Event")}</row>'
    f'<row r="2">{cell("A2", 43500, 1)}{words("B2", "Home visit.")}</row>'
)


def document_parts(body: str | Iterable[bytes], **more: str) -> dict[str, object]:
    """The parts of a document with this body."""
    whole = [f"<w:document {WORD}><w:body>".encode(), b"</w:body></w:document>"]
    pieces = [body.encode()] if isinstance(body, str) else body
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("a", "officeDocument", "word/document.xml")),
        "word/document.xml": _between(whole[0], pieces, whole[1]),
        **more,
    }


def _between(first: bytes, pieces: Iterable[bytes], last: bytes) -> Iterable[bytes]:
    yield first
    yield from pieces
    yield last


def table(*rows: str) -> str:
    """A table of Word, of rows in XML."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def box(content: str = "", settings: str = "") -> str:
    """A cell of Word, of runs in XML; a bare text becomes a run."""
    runs = content if content.startswith("<") else f'<w:r><w:t xml:space="preserve">{content}</w:t></w:r>'
    paragraphs = runs if runs.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else f"<w:p>{runs}</w:p>"
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{paragraphs}</w:tc>"


GOOD_TABLE = table(box("Date") + box("Event"), box("4/2/2019") + box("Home visit."))


def patched(path: Path, sign: bytes, offset: int, form: str, *values: int) -> Path:
    """Overwrite numbers in every record of a packed file that starts with a sign, so that its directory lies."""
    content = bytearray(path.read_bytes())
    at = content.find(sign)
    while at >= 0:
        struct.pack_into(form, content, at + offset, *values)
        at = content.find(sign, at + 4)
    path.write_bytes(content)
    return path
