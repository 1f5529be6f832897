"""Packed files whose packing is made to do harm: bombs, lying directories, parts that run or refer out."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from importing.hostile_packed import (
    GOOD_ROWS,
    GOOD_TABLE,
    SPREADSHEET,
    WORD,
    document_parts,
    pack,
    patched,
    relations,
    sheet,
    workbook_parts,
)

MEGABYTE = 1_000_000
ENTRY, DIRECTORY, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)


def _good(path: Path, **more: str | bytes) -> Path:
    return pack(path, workbook_parts(sheet(GOOD_ROWS)) | more)


def _with(path: Path, name: str, content: str | bytes = b"x") -> None:
    _good(path, **{name: content})


def ratio_bomb(path: Path) -> None:
    zeros = bytes(MEGABYTE)
    _good(path, **{"xl/media/image1.png": (zeros for _ in range(190))})


def bomb_that_tells_its_size(path: Path) -> None:
    zeros = b" " * MEGABYTE
    _good(path, **{"xl/worksheets/sheet1.xml": (zeros for _ in range(1_000))})


def bomb_that_lies(path: Path) -> None:
    """The directory says 5,000 bytes, and what is packed unpacks to 300 MB. The check of the first bytes is right."""
    first = sheet(GOOD_ROWS).encode().ljust(5_000)
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeeze.compress(first) + b"".join(squeeze.compress(b" " * MEGABYTE) for _ in range(300)) + squeeze.flush()
    _good(path, **{"xl/worksheets/sheet1.xml": b"@" * len(packed)})
    content = path.read_bytes()
    # Stored as it stands, then told to be packed: the numbers of this one part are written over.
    with ZipFile(path) as archive:
        parts = [(entry, archive.read(entry)) for entry in archive.infolist()]
    _write_raw(path, parts, "xl/worksheets/sheet1.xml", packed, len(first), zlib.crc32(first))
    assert path.read_bytes() != content


def _write_raw(path: Path, parts: list[tuple[ZipInfo, bytes]], liar: str, packed: bytes, size: int, check: int) -> None:
    bodies, directory = b"", b""
    for entry, content in parts:
        lies = entry.filename == liar
        squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
        body = packed if lies else squeeze.compress(content) + squeeze.flush()
        told = (zlib.crc32(content) if not lies else check, len(body), len(content) if not lies else size)
        name = entry.filename.encode()
        head = struct.pack("<5H3L2H", 20, 0, 8, 0, 33, *told, len(name), 0)
        directory += DIRECTORY + b"\x14\x00" + head + struct.pack("<3H2L", 0, 0, 0, 0, len(bodies)) + name
        bodies += ENTRY + head + name + body
    end = END + struct.pack("<4H2LH", 0, 0, len(parts), len(parts), len(directory), len(bodies), 0)
    path.write_bytes(bodies + directory + end)


def many_parts(path: Path) -> None:
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for number in range(60_000):
            archive.writestr(f"xl/{number}.xml", b"")


def nested(path: Path) -> None:
    inside = io.BytesIO()
    with ZipFile(inside, "w", ZIP_DEFLATED) as archive:
        archive.writestr("bomb", bytes(10 * MEGABYTE))
    _with(path, "xl/media/image1.png", inside.getvalue())


def overlapping(path: Path) -> None:
    """Every part's record points to the same packed bytes, so that they count again and again."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for number in range(1_000):
            archive.writestr(f"xl/{number}.xml", b"<a/>" + b" " * 150_000 if not number else b"")
    patched(path, DIRECTORY, 42, "<L", 0)


def encrypted(path: Path) -> None:
    patched(patched(_good(path), ENTRY, 6, "<H", 1), DIRECTORY, 8, "<H", 1)


def packed_another_way(path: Path) -> None:
    with ZipFile(path, "w", 14) as archive:
        for name, content in workbook_parts(sheet(GOOD_ROWS)).items():
            archive.writestr(name, str(content))


def cut_off(path: Path) -> None:
    path.write_bytes(_good(path).read_bytes()[:-100])


def cut_off_in_a_part(path: Path) -> None:
    content = _good(path).read_bytes()
    path.write_bytes(content[:200] + content[400:])


def more_after_the_end(path: Path) -> None:
    path.write_bytes(_good(path).read_bytes() * 2)


def wrong_check(path: Path) -> None:
    patched(_good(path), DIRECTORY, 16, "<L", 12345)


def other_name_in_the_part(path: Path) -> None:
    content = _good(path).read_bytes()
    path.write_bytes(content.replace(b"xl/styles.xml", b"xl/stylez.xml", 1))


def absolute_name(path: Path) -> None:
    _with(path, "/etc/passwd")


def name_that_climbs(path: Path) -> None:
    _with(path, "xl/../../../home/x")


def name_with_backslash(path: Path) -> None:
    _with(path, "xl\\media\\x.png")


def same_name_twice(path: Path) -> None:
    _good(path)
    with warnings.catch_warnings(), ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/sheet1.xml", sheet(""))


def same_name_in_capitals(path: Path) -> None:
    _with(path, "XL/workbook.xml", "<a/>")


def macros(path: Path) -> None:
    _with(path, "xl/vbaProject.bin")


def controls(path: Path) -> None:
    _with(path, "xl/activeX/activeX1.xml", "<a/>")


def links(path: Path) -> None:
    _with(path, "xl/externalLinks/externalLink1.xml", "<a/>")


def embedded(path: Path) -> None:
    pack(path, document_parts(GOOD_TABLE) | {"word/embeddings/sheet1.xlsx": b"PK\x03\x04"})


def embedded_under_another_name(path: Path) -> None:
    pack(path, document_parts(GOOD_TABLE) | {"word/media/image1.png": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})


def laughs_in_sheet(path: Path) -> None:
    _with(path, "xl/worksheets/sheet1.xml", f"{LAUGHS}]>" + sheet('<row r="1"><c r="A1"><v>&m;</v></c></row>'))


def laughs_in_shared_texts(path: Path) -> None:
    _with(path, "xl/sharedStrings.xml", f"{LAUGHS}]><sst {SPREADSHEET}><si><t>&m;</t></si></sst>")


def laughs_in_document(path: Path) -> None:
    body = f"<w:document {WORD}><w:body><w:p><w:r><w:t>&m;</w:t></w:r></w:p></w:body></w:document>"
    pack(path, document_parts("") | {"word/document.xml": f"{LAUGHS}]>{body}"})


def entity_from_outside(path: Path) -> None:
    told = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    _with(path, "xl/worksheets/sheet1.xml", told + sheet('<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'))


def document_type_across_blocks(path: Path) -> None:
    """The declaration begins just where a block of what is unpacked ends."""
    filler = f"<!--{'x' * ((1 << 17) - 11)}-->"
    _with(path, "xl/styles.xml", filler + '<!DOCTYPE a [<!ENTITY x "y">]><a/>')


def document_type_in_utf16(path: Path) -> None:
    _with(path, "xl/styles.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"))


def document_type_in_utf7(path: Path) -> None:
    hidden = '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-7")
    _with(path, "xl/styles.xml", b'<?xml version="1.0" encoding="UTF-7"?>' + hidden)


def template_from_outside(path: Path) -> None:
    outside = relations(("t", "attachedTemplate", "http://example.invalid/evil.dotm"), outside=True)
    pack(path, document_parts(GOOD_TABLE) | {"word/_rels/settings.xml.rels": outside})


def sheet_under_another_ending(path: Path) -> None:
    """A sheet in a part that is not named as XML, and so would not be looked through."""
    parts = workbook_parts(sheet(GOOD_ROWS))
    related = relations(("s1", "worksheet", "worksheets/sheet1.bin"))
    pack(path, parts | {"xl/worksheets/sheet1.bin": sheet(GOOD_ROWS), "xl/_rels/workbook.xml.rels": related})


def sheet_from_outside(path: Path) -> None:
    outside = relations(("s1", "worksheet", "file:///etc/passwd"), outside=True)
    _with(path, "xl/_rels/workbook.xml.rels", outside)
