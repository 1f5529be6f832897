"""The chronology as a text file, with the mark by which Excel knows UTF-8 and the line ends it writes itself."""

from __future__ import annotations

import csv
import io

from homeward.exporting.sheet import Sheet


def csv_bytes(sheet: Sheet) -> bytes:
    """The content of the .csv file: commas, quotes where they are needed, CRLF, UTF-8 with its mark."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows((sheet.header, *sheet.rows))
    return written.getvalue().encode("utf-8-sig")
