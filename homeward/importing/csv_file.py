"""Reads the one table of a text file of values, .csv (docs/decisions/0009, I3 and I7)."""

from __future__ import annotations

import csv
import re
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from itertools import count, islice
from typing import BinaryIO

from homeward.importing.cells import CellKeeper
from homeward.importing.limits import MAX_CELLS, MAX_COLUMNS, MAX_LINE, MAX_TEXT_FILE, SPLIT, Allowance
from homeward.importing.table import SourceRow, SourceTable
from homeward.refusal import Refused

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright line"}
_LOOKED_AT = 1_000  # rows, to find the separator
_MOST_SEPARATORS = 2_000_000  # a row is split whole before its cells can be counted
_NAMED = re.compile(r'"?sep=(.)"?\s*', re.I | re.S)
_TWO_OR_MORE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = bytes({*range(32)} - {9, 10, 11, 12, 13, 27})
_SAVE_AGAIN = 'Open it in its own program, save it as "CSV UTF-8", and import that.'


def read_values(stream: BinaryIO, size: int) -> SourceTable:
    """The table of a text file of so many bytes.

    A row's number is the one a spreadsheet shows for it: a cell may hold line ends, so the file can have more lines
    than rows. Rows are as long as they are written; a blank line is a row without cells. Raises
    Refused where the text cannot be told apart from another, or where the quotes do not close.
    """
    if size > MAX_TEXT_FILE:
        raise Refused(f"The file is larger than {MAX_TEXT_FILE // 1_000_000} MB, which is not read as .csv. {SPLIT}")
    stream.seek(0)
    content = stream.read(MAX_TEXT_FILE)
    if any(content.count(separator.encode()) > _MOST_SEPARATORS for separator in _SEPARATORS):
        raise Refused(f"The file has more than {MAX_CELLS:,} cells in all, which are not read. {SPLIT}")
    encoding, called = _encoding_of(content)
    named = _NAMED.fullmatch(next(_lines(content, encoding), ""))
    separator = named[1] if named else _separator_of(content, encoding)
    if separator not in _SEPARATORS:
        raise Refused("The file's first line names a separator that is not read. Use a comma, and try again.")
    keeper, allowance = CellKeeper(), Allowance()
    rows: list[SourceRow] = []
    lines = _lines(content, encoding)
    if named:
        next(lines)  # a spreadsheet takes it for itself and shows no row for it
    for number, cells in _rows(lines, separator, keeper, 1 if named else 0):
        allowance.row(len(rows) + 1, len(cells), "The file")
        allowance.text(sum(map(len, cells)))
        rows.append(SourceRow(number, tuple(keeper.keep(text, number, at) for at, text in enumerate(cells))))
    how = "by the file's first line" if named else "because it gives the most rows of one length"
    notes = [f"Read as {called}, cells parted by a {_SEPARATORS[separator]} ({how}).", *keeper.notes()]
    return SourceTable("", tuple(rows), tuple(keeper.lost), tuple(notes))


def _encoding_of(content: bytes) -> tuple[str, str]:
    """The encoding in Python's words and in ours, tried in one fixed order: a detector takes short files for a
    neighbouring encoding, and turns pounds into letters."""
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise Refused(f"The file is written in UTF-32, which is not read. {_SAVE_AGAIN}")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        if len(content) % 2:
            raise Refused("The file is written in UTF-16 and ends within a character. Copy it whole and try again.")
        return "utf-16", "UTF-16"
    _refuse_other_than_text(content)
    fault = _first_fault(content, "utf-8")
    if fault is None:
        marked = content.startswith(b"\xef\xbb\xbf")
        return ("utf-8-sig", "UTF-8 with its mark") if marked else ("utf-8", "UTF-8")
    around = content[max(0, fault - 500_000) : fault + 500_000]
    whole = sum(1 for _ in _TWO_OR_MORE.finditer(around))
    stray = len(_TWO_OR_MORE.sub(b"", around).translate(None, bytes(range(128))))
    if whole > stray:
        line = content.count(b"\n", 0, fault) + 1
        raise Refused(f"The file is UTF-8 for the most part, but not in line {line:,}. {_SAVE_AGAIN}")
    if _first_fault(content, "cp1252") is not None:
        raise Refused(f"The file's text is neither UTF-8, UTF-16 nor Windows-1252. {_SAVE_AGAIN}")
    return "cp1252", "Windows-1252, because it is not UTF-8; check accents and pound signs"


def _first_fault(content: bytes, encoding: str) -> int | None:
    """Where the text first breaks an encoding's rules, or nearly; None where it keeps them. Piece by piece, since one
    rare character makes a whole text take four times its room."""
    decoder = getincrementaldecoder(encoding)(_on_fault(encoding))
    for start in range(0, len(content), 1 << 20):
        try:
            decoder.decode(content[start : start + (1 << 20)], start + (1 << 20) >= len(content))
        except UnicodeDecodeError as fault:
            return start + fault.start
    return None


def _on_fault(encoding: str) -> str:
    """Lone halves of characters go through and make their cell a lost one, rather than the whole file another text."""
    return "strict" if encoding == "cp1252" else "surrogatepass"


def _refuse_other_than_text(content: bytes) -> None:
    strange = len(content) - len(content.translate(None, _CONTROL))
    if strange > 8 and strange * 100 > len(content):
        raise Refused(f"The file holds no plain text, or text in UTF-16 without its mark. {_SAVE_AGAIN}")


def _lines(content: bytes, encoding: str) -> Iterator[str]:
    """Lines with their ends as they stand. Only CR and LF end a line; Python's own splitting knows more line ends, and
    would number lines as no editor does."""
    text = TextIOWrapper(BytesIO(content), encoding, _on_fault(encoding), newline="")
    try:
        while line := text.readline(MAX_LINE):
            if len(line) == MAX_LINE:
                raise Refused(f"The file has a line of more than {MAX_LINE:,} characters, which is not read. {SPLIT}")
            yield line
    except UnicodeDecodeError:
        raise Refused(f"The file's text breaks the rules of its encoding. {_SAVE_AGAIN}") from None


class _Lines:
    """Lines handed on one by one, remembering how many and the last."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self.number, self.last = lines, 0, ""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.last = next(self._lines)
        self.number += 1
        return self.last


def _rows(lines: Iterator[str], separator: str, keeper: CellKeeper, above: int) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number. `above` is how many lines stand above, for messages that name a line.

    A quote inside a quoted cell has to be doubled. Where it is not, nobody can say where the cell ends: within one line
    the cells are kept as nearly as can be and all named as lost; over several lines the file is refused.
    """
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=separator, strict=True)
    limit = csv.field_size_limit(MAX_LINE)  # one setting for the whole program, so it is put back
    try:
        for number in count(1):
            first = source.number + 1
            try:
                yield number, next(reader)
            except StopIteration:
                return
            except csv.Error as fault:
                if source.number > first or "unexpected end" in str(fault) or "limit" in str(fault):
                    raise Refused(
                        f"In the row that begins in line {first + above:,}, a quote is opened and not closed rightly. "
                        "Put it right, or save the sheet as .xlsx and import that."
                    ) from None
                loose = next(csv.reader([source.last], delimiter=separator))
                for column in range(len(loose[:MAX_COLUMNS])):
                    keeper.lose(number, column, "its row has a quote in a quoted cell that is not doubled")
                yield number, loose
    finally:
        csv.field_size_limit(limit)


def _separator_of(content: bytes, encoding: str) -> str:
    """The separator by which the largest part of the rows comes out equally long, of two cells or more; of equals, the
    one that gives more cells. csv.Sniffer is not asked: it takes letters and spaces for separators."""
    ranked = []
    for separator in _SEPARATORS:
        lengths = Counter(_lengths(content, encoding, separator))
        rows = sum(lengths.values())
        columns = max((size for size in lengths if size > 1), key=lambda size: (lengths[size], size), default=0)
        if columns:
            ranked.append((lengths[columns] / rows, columns, separator))
    ranked.sort(reverse=True)
    if not ranked:
        raise Refused("The file has no columns: no comma, semicolon or tab parts its cells. Save it as .csv again.")
    if len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]:
        raise Refused(
            "The file's cells could be parted by more than one sign. Put a line before the first that names the right "
            'one, such as "sep=;", and try again.'
        )
    return ranked[0][2]


def _lengths(content: bytes, encoding: str, separator: str) -> Iterator[int]:
    """How many cells each of the first rows has by this separator, blank lines apart."""
    limit = csv.field_size_limit(MAX_LINE)
    try:
        for cells in islice(csv.reader(_lines(content, encoding), delimiter=separator), _LOOKED_AT):
            if cells:
                yield len(cells)
    except csv.Error:
        pass  # by another separator the same quotes may close
    finally:
        csv.field_size_limit(limit)
