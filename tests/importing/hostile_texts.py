"""Text files, and files of other kinds, that are made to do harm or are not what their names say."""

from __future__ import annotations

from pathlib import Path

HEADER = b"Date,Event\n"
MEGABYTE = 1_000_000


def _text(content: bytes, times: int = 1, before: bytes = HEADER, after: bytes = b"") -> bytes:
    return before + content * times + after


def large(path: Path) -> None:
    path.write_bytes(_text(b"04/02/2019,Home visit. The children were at home and the kitchen was clean.\n", 660_000))


def one_cell_of_50_mb(path: Path) -> None:
    path.write_bytes(_text(b"x", 50 * MEGABYTE, HEADER + b'04/02/2019,"', b'"\n'))


def one_line_of_19_mb(path: Path) -> None:
    path.write_bytes(_text("\U0001f600 x".encode() + b"x" * 100, 180_000, HEADER + b"04/02/2019,", b"\n"))


def one_quoted_cell_of_19_mb(path: Path) -> None:
    path.write_bytes(_text(b"x" * 99 + b"\n", 190_000, HEADER + b'04/02/2019,"', b'"\n'))


def quote_never_closed(path: Path) -> None:
    path.write_bytes(_text(b"04/02/2019,Home visit.\n", 5_000, HEADER + b'04/02/2019,"Mum said\n'))


def as_much_as_is_read(path: Path) -> None:
    path.write_bytes(_text(b"04/02/2019," + b"A long day. " * 38 + b"\n", 19_900))


def rare_characters(path: Path) -> None:
    """Each cell with one character that makes the whole cell take four times its room."""
    path.write_bytes(_text(b"04/02/2019," + b"A long day. " * 38 + "\U0001f600\n".encode(), 19_900))


def many_columns(path: Path) -> None:
    path.write_bytes(b"Date" + b",Event" * 100_000 + b"\n")


def separators_only(path: Path) -> None:
    path.write_bytes(_text(b",;|\t", 4_900_000))


def line_ends_only(path: Path) -> None:
    path.write_bytes(_text(b"\n", 19 * MEGABYTE))


def quotes_only(path: Path) -> None:
    path.write_bytes(_text(b'"', 19 * MEGABYTE))


def quotes_wrong_in_every_row(path: Path) -> None:
    path.write_bytes(_text(b'04/02/2019,"He said "no" to it"\n', 9_000))


def nul(path: Path) -> None:
    path.write_bytes(HEADER + b"04/02/2019,Home\x00visit.\n05/02/2019,Call.\n")


def half_in_utf16(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + "Date,Event\n4/2/2019,a\ud83dz\n5/2/2019,b\n".encode("utf-16-le", "surrogatepass"))


def half_in_utf8(path: Path) -> None:
    path.write_bytes("Date,Event\n4/2/2019,a\ud83dz\n5/2/2019,café\n".encode("utf-8", "surrogatepass"))


def utf16_cut_off(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + "Date,Event\n4/2/2019,a\n".encode("utf-16-le") + b"x")


def utf16_without_mark(path: Path) -> None:
    path.write_bytes("Date,Event\n4/2/2019,Home visit\n".encode("utf-16-le"))


def utf32(path: Path) -> None:
    path.write_bytes("Date,Event\n4/2/2019,Home visit\n".encode("utf-32"))


def utf8_with_one_wrong_byte(path: Path) -> None:
    path.write_bytes("Date,Event\n4/2/2019,café résumé naïve\n5/2/2019,".encode() + b"\xe9\n")


def mixed_encodings_19_mb(path: Path) -> None:
    path.write_bytes(_text(b"4/2/2019,\xc3\xa9\xe9 " * 9 + b"\n", 150_000))


def in_no_encoding(path: Path) -> None:
    path.write_bytes(HEADER + b"4/2/2019,\x81\x8d \xe9\n")


def directions(path: Path) -> None:
    path.write_bytes("Date,Event\n4/2/2019,a \u202egnp.exe\u202c z\u200b\n".encode())


def cell_of_40_000(path: Path) -> None:
    path.write_bytes(HEADER + b"04/02/2019," + b"x" * 40_000 + b"\n")


def cell_of_150_000(path: Path) -> None:
    path.write_bytes(HEADER + b"04/02/2019," + b"x" * 150_000 + b"\n")


def formulas(path: Path) -> None:
    path.write_bytes(HEADER + b'04/02/2019,=cmd|\'/C calc\'!A0\n05/02/2019,"=HYPERLINK(""http://x"",""y"")"\n')


def no_separator(path: Path) -> None:
    path.write_bytes(b"Date\n04/02/2019\n")


def two_separators(path: Path) -> None:
    path.write_bytes(b"Date,a;Event\n1,2;3\n")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 4_000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.mkdir()


def never_ending(path: Path) -> None:
    """A device that gives zeros for ever."""
    path.symlink_to("/dev/zero")


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def web_page(path: Path) -> None:
    path.write_bytes(b"<html><table><tr><td>Date</td></tr></table></html>")


def old_office(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def values(path: Path) -> None:
    path.write_bytes(HEADER + b"04/02/2019,Home visit.\n")
