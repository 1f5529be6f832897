"""Word documents that are made to fill the memory, or whose text is not what it looks like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from importing.hostile_packed import GOOD_TABLE, box, document_parts, pack, table


def _document(path: Path, body: str | Iterable[bytes]) -> None:
    pack(path, document_parts(body))


def _often(many: int, piece: str) -> Iterator[bytes]:
    for _ in range(many // 1_000):
        yield piece.encode() * 1_000


def tables_without_end(path: Path) -> None:
    _document(path, _often(100_000, table(box("x"))))


def rows_without_end(path: Path) -> None:
    _document(path, [b"<w:tbl>", *_often(400_000, "<w:tr/>"), b"</w:tbl>"])


def cells_without_end(path: Path) -> None:
    _document(path, [b"<w:tbl><w:tr>", *_often(400_000, "<w:tc/>"), b"</w:tr></w:tbl>"])


def as_many_rows_as_are_read(path: Path) -> None:
    text = "A long day at school. " * 15
    row = f"<w:tr>{box('4/2/2019')}{box(text)}</w:tr>"
    _document(path, [b"<w:tbl>", *_often(20_000, row), b"</w:tbl>"])


def tables_inside_tables(path: Path) -> None:
    inner = GOOD_TABLE
    for _ in range(100):
        inner = table(box(inner))
    _document(path, inner)


def span_of_a_hundred_million(path: Path) -> None:
    _document(path, table(box("x", '<w:gridSpan w:val="99999"/>')))


def columns_left_out(path: Path) -> None:
    _document(path, table('<w:trPr><w:gridBefore w:val="99999"/></w:trPr>' * 1_000 + box("x")))


def one_cell_of_50_mb(path: Path) -> None:
    letters = Random(1)
    pieces = (bytes(letters.choices(b"abcdefgh    ", k=40)) * 25 for _ in range(50_000))
    _document(path, [b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>", *pieces, b"</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"])


def elements_without_end(path: Path) -> None:
    letters = Random(1)
    _document(path, (b"".join(b"<w:r/>%d" % letters.randrange(999) for _ in range(5_000)) for _ in range(900)))


def nested_deeply(path: Path) -> None:
    _document(path, "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)


def fields_without_end(path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    _document(path, [b"<w:p>", *_often(300_000, begin), b"</w:p>", GOOD_TABLE.encode()])


def controls_closed_too_often(path: Path) -> None:
    _document(path, table(box("x")) + "</w:sdt>")


def field_not_finished(path: Path) -> None:
    runs = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>lost</w:t></w:r>'
    _document(path, table(box("Date") + box("Event"), box("4/2/2019") + box(runs)))


def cells_outside_tables(path: Path) -> None:
    _document(path, f"<w:tr>{box('x')}</w:tr>{box('y')}" + GOOD_TABLE)


def no_table(path: Path) -> None:
    _document(path, "<w:p><w:r><w:t>4/2/2019 Home visit.</w:t></w:r></w:p>")


def good(path: Path) -> None:
    _document(path, GOOD_TABLE)
