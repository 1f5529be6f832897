"""The chronology as a workbook: one sheet, every cell a text, the header in sight and every column with a filter."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from homeward.exporting.package import same_bytes
from homeward.exporting.sheet import Sheet
from homeward.importing.table import column_letter

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_AS_TEXT: Final = "@"
"""The format of a cell in which Excel takes what is typed as it stands: 2020-01 stays a month, 1-2 no date."""

_A3: Final = 8
"""The number of the paper in Excel's list; printed on A4, it is at seven tenths."""


def workbook_bytes(sheet: Sheet) -> bytes:
    """The content of the .xlsx file."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook(write_only=True)
    page: WriteOnlyWorksheet = book.create_sheet("Chronology")
    _lay_out(page, sheet)
    top, bold = Alignment(vertical="top", wrap_text=True), Font(bold=True)
    page.append([_cell(page, name, top, bold) for name in sheet.header])
    for row in sheet.rows:
        page.append([_cell(page, text, top) for text in row])
    written = io.BytesIO()
    book.save(written)
    return same_bytes(written.getvalue())


def _lay_out(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    """Widths, the frozen header, the filter and the print; a workbook written row by row needs them first."""
    for at, column in enumerate(sheet.columns):
        dimension = page.column_dimensions[column_letter(at)]
        dimension.width = column.width + 2  # room for the arrow of the filter
        dimension.number_format = _AS_TEXT  # for the rows a person adds
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{column_letter(len(sheet.columns) - 1)}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A3
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = _fit_to_width()


def _fit_to_width() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)


def _cell(page: WriteOnlyWorksheet, text: str, alignment: Any, font: Any = None) -> Any:
    """One cell, a text whatever it looks like; an empty one takes the format of its column."""
    from openpyxl.cell import WriteOnlyCell

    if not text:
        return None
    cell = WriteOnlyCell(page, value=text)
    cell.data_type = "s"  # openpyxl takes #N/A for an error and =1+1 for a formula
    cell.number_format = _AS_TEXT
    cell.alignment = alignment
    if font is not None:
        cell.font = font
    return cell
