"""Opens a file to import, of whichever kind it is (docs/decisions/0009, I1)."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from homeward.importing.containers import DAMAGED, OLE, open_container
from homeward.importing.table import SourceTable
from homeward.refusal import Refused

_AS_WORKBOOK = "Open it in Excel, save it as .xlsx, and import that."
_AS_DOCUMENT = "Open it in Word, save it as .docx, and import that."
_AS_VALUES = "Save the chronology as .xlsx, .csv or .docx, and import that."
_NOT_READ = {
    ".xls": ("an old Excel workbook", _AS_WORKBOOK),
    ".xlt": ("an Excel template", _AS_WORKBOOK),
    ".xltx": ("an Excel template", _AS_WORKBOOK),
    ".xlsm": ("a workbook that may hold macros", _AS_WORKBOOK),
    ".xltm": ("a workbook that may hold macros", _AS_WORKBOOK),
    ".xlam": ("a workbook that may hold macros", _AS_WORKBOOK),
    ".xlsb": ("a binary workbook", _AS_WORKBOOK),
    ".ods": ("an OpenDocument sheet", "Open it in its own program, save it as .xlsx, and import that."),
    ".numbers": ("a Numbers sheet", "Export it from Numbers as Excel (.xlsx), and import that."),
    ".doc": ("an old Word document", _AS_DOCUMENT),
    ".dot": ("a Word template", _AS_DOCUMENT),
    ".dotx": ("a Word template", _AS_DOCUMENT),
    ".docm": ("a document that may hold macros", _AS_DOCUMENT),
    ".dotm": ("a document that may hold macros", _AS_DOCUMENT),
    ".odt": ("an OpenDocument text", "Open it in its own program, save it as .docx, and import that."),
    ".rtf": ("a rich text document", _AS_DOCUMENT),
    ".pdf": ("a PDF", "Ask for the sheet or document it was made from, as .xlsx, .csv or .docx."),
    ".html": ("a web page", _AS_VALUES),
    ".htm": ("a web page", _AS_VALUES),
    ".txt": ("plain text", "If it is a table of values, save it as .csv, and import that."),
    ".tsv": ("a table with tabs", "Rename it so that it ends in .csv, and import that."),
    ".zip": ("a folder packed as .zip", "Unpack it, and import the file inside."),
}
_KINDS = {".xlsx": "workbook", ".csv": "text", ".docx": "document"}
_NAMES = {
    "workbook": ("an Excel workbook", ".xlsx"),
    "document": ("a Word document", ".docx"),
    "text": ("plain text", ".csv"),
    "old": ("an old Office file, or one protected by a password", ""),
    "zip": ("a packed folder", ""),
    "PDF": ("a PDF", ""),
    "page": ("a web page or another marked-up text", ""),
    "picture": ("a picture or another file without words", ""),
}
_SIGNS = (
    (OLE, "old"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "page"),
)


def read_tables(path: Path) -> tuple[SourceTable, ...]:
    """Every table of a workbook, a text file of values or a document, in the file's order.

    Raises Refused where the file is of another kind, is not what its name says, or is damaged, dangerous or too large;
    the message never names the file, whose name may be a child's. Raises OSError where the system refuses.
    """
    about = os.stat(path)
    # A pipe or a device would be waited for, or read for ever, so this is asked before anything is opened.
    if stat.S_ISDIR(about.st_mode):
        raise Refused("This is a folder. Name the one file in it that holds the chronology.")
    if not stat.S_ISREG(about.st_mode):
        raise Refused("This is no ordinary file. Save the chronology as a file, and import that.")
    if about.st_size == 0:
        raise Refused("The file is empty. Check that it was saved and copied whole, and import it again.")
    suffix = path.suffix.lower()
    if suffix in _NOT_READ:
        kind, advice = _NOT_READ[suffix]
        raise Refused(f"By the end of its name, {suffix}, the file is {kind}, which is not read. {advice}")
    if suffix not in _KINDS:
        raise Refused(f"The file's name does not end in .xlsx, .csv or .docx. {_AS_VALUES}")
    with path.open("rb") as stream:
        return _read(path, stream, about.st_size, suffix)


def _read(path: Path, stream: BinaryIO, size: int, suffix: str) -> tuple[SourceTable, ...]:
    kind = _kind_by_start(stream.read(4096))
    container = None
    if kind == "zip":
        container = open_container(stream, size)
        kind = _kind_by_parts(set(container.parts))
    if kind != _KINDS[suffix]:
        found, right = _NAMES[kind]
        advice = f"If that is right, rename it so that it ends in {right}." if right else _AS_VALUES
        raise Refused(f"By the end of its name, {suffix}, the file is another kind than it is: {found}. {advice}")
    if container is None:
        from homeward.importing.csv_file import read_values

        return (read_values(stream, size),)
    if kind == "workbook":
        from homeward.importing.workbook import read_workbook

        return read_workbook(path, container)
    from homeward.importing.word_file import read_document

    return read_document(container)


def _kind_by_start(start: bytes) -> str:
    """The kind of a file by its first bytes; "text" where nothing speaks against it."""
    if start.startswith(b"PK"):
        return "zip"
    for sign, kind in _SIGNS:
        if start.startswith(sign):
            return kind
    beginning = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"")[:200].lower()
    if beginning.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<svg")):
        return "page"
    return "text"


def _kind_by_parts(parts: set[str]) -> str:
    """The kind of a packed file by the parts inside."""
    folded = {name.casefold() for name in parts}
    if "xl/workbook.bin" in folded:
        raise Refused(f"The file is a binary workbook, which is not read. {_AS_WORKBOOK}")
    if "mimetype" in folded and "content.xml" in folded:
        raise Refused(f"The file is an OpenDocument file, which is not read. {_AS_VALUES}")
    if "[Content_Types].xml" not in parts:
        return "zip"
    workbook = "xl/workbook.xml" in parts
    document = any(name.startswith("word/") for name in parts)
    if workbook and document:
        raise Refused(DAMAGED)
    return "workbook" if workbook else "document" if document else "zip"
