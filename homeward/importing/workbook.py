"""Reads the sheets of an .xlsx workbook (docs/decisions/0009, I4-I7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from homeward.importing.cells import CellKeeper, counted, spread_days
from homeward.importing.containers import DAMAGED, Container
from homeward.importing.limits import MAX_TABLES, SPLIT, Allowance
from homeward.importing.markup import Attributes, MarkupReader, Relations, part_at, plain
from homeward.importing.number_formats import NumberFormats, Shown, as_shown
from homeward.importing.sheet_scan import SharedTexts, SheetScan
from homeward.importing.table import CellValue, SourceRow, SourceTable
from homeward.refusal import Refused

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_FIRST_SURE_DAY = date(1900, 3, 1)  # before it, Excel counts a 29 February 1900 that never was
_NO_DAY = "it is formatted as a date and holds a number that is no day"


@dataclass(frozen=True)
class _Sheet:
    """A sheet as the workbook lists it: its part in the container, and how many comments its cells carry."""

    name: str
    part: str
    hidden: bool
    comments: int


class _SheetList(MarkupReader):
    """The sheets that a workbook names, in its order: name, relation, and whether hidden."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__(allowance)
        self.sheets: list[tuple[str, str, bool]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), plain(attributes, "id") or "", hidden))


class _Comments(MarkupReader):
    """How many comments a part holds."""

    number = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self.number += name == "comment"


def read_workbook(path: Path, container: Container) -> tuple[SourceTable, ...]:
    """Every sheet of a workbook as a table, hidden ones too.

    `container` is the same file as `path`, already looked at. Rows are numbered as Excel shows them, from row 1 and
    column A whatever stands there. Raises Refused for a workbook that is damaged or too large.
    """
    allowance = Allowance()
    sheets = _sheets_of(container, allowance)
    formats, texts = NumberFormats(allowance), SharedTexts(allowance)
    for name, reader in (("xl/styles.xml", formats), ("xl/sharedStrings.xml", texts)):
        if name in container.parts:
            reader.read(container.blocks(name))
    allowance.text(sum(texts.lengths))
    scans = []
    for number, sheet in enumerate(sheets, 1):
        scan = SheetScan(allowance, f"Sheet {number}", formats.shown, texts.lengths)
        scan.read(container.blocks(sheet.part))
        allowance.table(max(scan.marks, default=0), scan.last_column + 1, scan.where)
        scans.append(scan)
    return tuple(_values_of(path, sheets, scans))


def _sheets_of(container: Container, allowance: Allowance) -> list[_Sheet]:
    listed, relations = _SheetList(allowance), Relations(allowance)
    for name, reader in (("xl/workbook.xml", listed), ("xl/_rels/workbook.xml.rels", relations)):
        if name not in container.parts:
            raise Refused(DAMAGED)
        reader.read(container.blocks(name))
    sheets = []
    for name, relation, hidden in listed.sheets:
        kind, target, outside = relations.by_id.get(relation, ("", "", True))
        part = part_at("xl", target)
        if kind in ("chartsheet", "dialogsheet") and not outside:
            continue  # a picture of values that stand in another sheet
        if kind != "worksheet" or outside or part not in container.parts:
            raise Refused(DAMAGED)
        sheets.append(_Sheet(name, part, hidden, _comments_on(container, part, allowance)))
    if len({sheet.part for sheet in sheets}) != len(sheets) or len(sheets) > MAX_TABLES:
        raise Refused(DAMAGED)
    if not sheets:
        raise Refused(f"The workbook has no sheet with cells. {SPLIT}")
    return sheets


def _comments_on(container: Container, part: str, allowance: Allowance) -> int:
    folder, _, own = part.rpartition("/")
    beside = f"{folder}/_rels/{own}.rels"
    if beside not in container.parts:
        return 0
    relations, comments = Relations(allowance), _Comments(allowance)
    relations.read(container.blocks(beside))
    for kind, target, outside in relations.by_id.values():
        name = part_at(folder, target)
        if kind == "comments" and not outside and name in container.parts:
            comments.read(container.blocks(name))
    return comments.number


def _values_of(path: Path, sheets: list[_Sheet], scans: list[SheetScan]) -> list[SourceTable]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return [
                _table(sheet, scan, workbook.get_sheet_by_name(sheet.name))
                for sheet, scan in zip(sheets, scans, strict=True)
            ]
    except Refused:
        raise
    except (CalamineError, OSError, ValueError, OverflowError):
        raise Refused(DAMAGED) from None
    except BaseException as fault:
        # What stops inside calamine's own language comes out as no ordinary Exception.
        if type(fault).__name__ == "PanicException":
            raise Refused(DAMAGED) from None
        raise


def _table(sheet: _Sheet, scan: SheetScan, values: CalamineSheet) -> SourceTable:
    last = max(scan.marks, default=0)
    rows: dict[int, list[CellValue]] = {number: [None] * (scan.last_column + 1) for number in range(1, last + 1)}
    start = values.start or (0, 0)
    end = values.end or (-1, -1)
    if end[0] >= last or end[1] > scan.last_column:
        raise Refused(DAMAGED)  # calamine sees cells where there are none
    named = {(cell.row, cell.column) for cell in scan.keeper.lost}
    undated = 0
    for number, found in enumerate(values.to_python(), start[0] + 1):
        marks, cells = scan.marks.get(number, b""), rows[number]
        for column, value in enumerate(found, start[1]):
            if value == "":
                continue
            mark = marks[column] if column < len(marks) else 0
            if mark:
                kept = _kept(value, mark, scan.keeper, number, column)
                undated += isinstance(kept, str) and isinstance(value, date)
                cells[column] = kept
            elif (number, column) not in named:
                raise Refused(DAMAGED)
    notes = _notes(sheet, scan, undated) + spread_days(rows, scan.merges)
    table_rows = tuple(SourceRow(number, tuple(cells)) for number, cells in rows.items())
    lost = tuple(sorted(scan.keeper.lost, key=lambda cell: (cell.row, cell.column)))
    return SourceTable(sheet.name, table_rows, lost, tuple(notes))


def _kept(
    value: int | float | str | bool | time | date | datetime | timedelta,
    shown: int,
    keeper: CellKeeper,
    row: int,
    column: int,
) -> CellValue:
    """A value of calamine's as the table holds it: dates no fuller than shown, times of day and lengths of time in
    words, whole numbers without a point."""
    if isinstance(value, str):
        return keeper.keep(value, row, column)
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        if day >= _FIRST_SURE_DAY:
            return as_shown(value, shown)
        keeper.lose(row, column, _NO_DAY)
        return None
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if shown != Shown.OTHER:
        keeper.lose(row, column, _NO_DAY)
        return None
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    if not isfinite(value):
        keeper.lose(row, column, "it holds a number that is none")
        return None
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value


def _notes(sheet: _Sheet, scan: SheetScan, undated: int) -> list[str]:
    said = scan.keeper.notes()
    if sheet.hidden:
        said.append("This sheet is hidden in the workbook; it was read like others.")
    if scan.hidden_rows:
        said.append(f"{counted(scan.hidden_rows, 'hidden row')} read like others.")
    if scan.formulas:
        said.append(f"{counted(scan.formulas, 'formula')} taken for the value that the workbook holds.")
    if undated:
        said.append(
            f"{counted(undated, 'date')} shown without a day or a year taken as shown, because Excel makes up what was "
            "not typed."
        )
    if sheet.comments:
        said.append(f"{counted(sheet.comments, 'cell comment')} not read.")
    return said
