"""Looks into a packed file (a zip, as .xlsx and .docx are) before anything else opens it (docs/decisions/0009, I2).

What its directory says is checked first, and checked again against what comes out, because a directory can lie. Parts
that are no XML (pictures, fonts) are never unpacked beyond their first bytes: nothing here reads them.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from homeward.importing.limits import (
    MAX_MARKUP,
    MAX_PACKED,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED,
    RATIO_FROM,
    SPLIT,
)
from homeward.refusal import Refused

AGAIN = "Open it in the program it comes from, save it again, and import that."
DAMAGED = f"The file is damaged or was not made by an office program. {AGAIN}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BLOCK = 1 << 17
_DOCUMENT_TYPE = re.compile(rb"<![DdEe][OoNn][CcTt]")  # DOCTYPE or ENTITY; the plain start keeps the search quick
_ENCODING = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)", re.I)
_MACROS = re.compile(r"vbaproject|vbadata|(^|/)(macrosheets|dialogsheets|activex|ctrlprops)/", re.I)
_EMBEDDED = re.compile(r"(^|/)embeddings/|oleobject", re.I)
_LINKED = re.compile(r"(^|/)externallinks/", re.I)
_MARKUP = (".xml", ".rels", ".vml")


@dataclass(frozen=True)
class Container:
    """A packed file whose directory has been looked at: its parts by name."""

    stream: BinaryIO
    parts: dict[str, ZipInfo]

    def blocks(self, name: str) -> Iterator[bytes]:
        """An XML part's bytes, unpacked block by block. Raises Refused where they are not what the directory says, and
        for a part that is not named as XML: such parts are not looked through, so nothing may read them."""
        if not name.lower().endswith(_MARKUP):
            raise Refused(DAMAGED)
        return _unpacked(self.stream, self.parts[name])


def open_container(stream: BinaryIO, size: int) -> Container:
    """The container in a file of so many bytes. Raises Refused where anything in it is damaged, hidden, too large,
    runs by itself or lies elsewhere."""
    if size > MAX_PACKED:
        raise Refused(f"The file is larger than {MAX_PACKED // 1_000_000} MB, which is not read. {SPLIT}")
    directory = _directory_at(stream, size)
    try:
        with ZipFile(stream) as archive:
            entries = archive.infolist()
    except (BadZipFile, NotImplementedError, struct.error, UnicodeDecodeError, ValueError):
        raise Refused(DAMAGED) from None
    _check_names(entries)
    _check_sizes(entries, directory)
    container = Container(stream, {entry.filename: entry for entry in entries if not entry.is_dir()})
    for name in container.parts:
        _check_part(container, name)
    return container


def _directory_at(stream: BinaryIO, size: int) -> int:
    """Where the directory starts. It is measured before it is read: a directory can be a bomb of its own."""
    if size < 22:
        raise Refused(DAMAGED)
    stream.seek(max(0, size - 42))
    tail = stream.read(42)
    # Nothing may follow the directory, and none may be of the 64-bit kind: either could show one program one set of
    # parts and another program a second one. Office programs write neither.
    if tail[-22:-18] != b"PK\x05\x06" or tail[:4] == b"PK\x06\x07":
        raise Refused(DAMAGED)
    disk, start_disk, here, number, length, at, comment = struct.unpack("<4H2LH", tail[-18:])
    if disk or start_disk or comment or here != number or at + length + 22 != size:
        raise Refused(DAMAGED)
    if number > MAX_PARTS or length > MAX_PARTS * 500:
        raise Refused(f"The file is packed from more than {MAX_PARTS:,} parts, which is not read. {AGAIN}")
    return int(at)


def _check_names(entries: list[ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        folded = name.casefold()
        strange = entry.orig_filename != name or "\\" in name or ":" in name or not name.isprintable()
        if strange or name.startswith("/") or ".." in name.split("/") or not name or folded in seen:
            raise Refused(f"The file has parts inside whose names no office program gives. {AGAIN}")
        seen.add(folded)
        if _MACROS.search(name):
            raise Refused("The file holds macros or controls, which are not read. Save it without them and try again.")
        if _EMBEDDED.search(name):
            raise Refused("The file has other files embedded in it, which are not read. Take them out and try again.")
        if _LINKED.search(name):
            raise Refused(
                "The file has links to other workbooks. Break the links (in Excel: Data, Edit Links), save it and try "
                "again."
            )


def _check_sizes(entries: list[ZipInfo], directory: int) -> None:
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused(f"The file unpacks to more than {MAX_UNPACKED // 1_000_000} MB, which is not read. {SPLIT}")
    if sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_MARKUP)) > MAX_MARKUP:
        raise Refused(f"The file unpacks to more than {MAX_MARKUP // 1_000_000} MB without pictures. {SPLIT}")
    in_order = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [entry.header_offset for entry in in_order[1:]] + [directory]
    for entry, end in zip(in_order, ends, strict=True):
        if entry.flag_bits & 0x2041:
            raise Refused("The file is protected by a password. Take the password off, save it and try again.")
        if entry.compress_type not in (0, 8):
            raise Refused(DAMAGED)
        if entry.file_size > max(RATIO_FROM, MAX_RATIO * entry.compress_size):
            raise Refused(f"The file has a part packed more than {MAX_RATIO} to 1, as no chronology is. {AGAIN}")
        if entry.header_offset < 0 or entry.header_offset + 30 + entry.compress_size > end:
            raise Refused(DAMAGED)  # parts that lie over one another


def _check_part(container: Container, name: str) -> None:
    """Look at the first bytes of any part, and at all of a part that is XML."""
    blocks = _unpacked(container.stream, container.parts[name])
    first = next(blocks, b"")
    if first.startswith((b"PK\x03\x04", OLE)):
        raise Refused("The file has other files embedded in it, which are not read. Take them out and try again.")
    if not name.lower().endswith(_MARKUP):
        return
    declared = _ENCODING.search(first[:400])
    if b"\x00" in first or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        raise Refused(DAMAGED)  # another encoding could hide from the search below
    before = b""
    while first:
        if _DOCUMENT_TYPE.search(before + first):
            raise Refused(f"The file declares a document type inside, which no office program does. {AGAIN}")
        before = first[-8:]
        first = next(blocks, b"")


def _unpacked(stream: BinaryIO, entry: ZipInfo) -> Iterator[bytes]:
    """Unpacked here and not by zipfile, which stops at the size that the directory tells, and so would read less than
    another program may."""
    stream.seek(entry.header_offset)
    header = stream.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise Refused(DAMAGED)
    _, flags, method, _, _, _, _, _, name_length, extra_length = struct.unpack("<5H3L2H", header[4:])
    name = stream.read(name_length).decode("utf-8" if flags & 0x800 else "cp437", "replace")
    if name != entry.orig_filename or method != entry.compress_type or flags & 0x2041:
        raise Refused(DAMAGED)
    position = entry.header_offset + 30 + name_length + extra_length
    left, size, check = entry.compress_size, 0, 0
    inflater = zlib.decompressobj(-15) if method else None
    while left:
        stream.seek(position)  # a reader of another part may have moved it
        packed = stream.read(min(left, _BLOCK))
        if not packed:
            raise Refused(DAMAGED)
        position += len(packed)
        left -= len(packed)
        for block in _inflated(inflater, packed) if inflater else (packed,):
            size += len(block)
            check = zlib.crc32(block, check)
            if size > entry.file_size:
                raise Refused(DAMAGED)
            if block:
                yield block
    ended = inflater is None or (inflater.eof and not inflater.unused_data)
    if not ended or size != entry.file_size or check != entry.CRC:
        raise Refused(DAMAGED)


def _inflated(inflater: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    while True:
        try:
            block = inflater.decompress(packed, _BLOCK)
        except zlib.error:
            raise Refused(DAMAGED) from None
        yield block
        packed = inflater.unconsumed_tail
        if inflater.eof or (not packed and len(block) < _BLOCK):
            if packed:
                raise Refused(DAMAGED)
            return
