"""Follows the text of a Word document from tag to tag and keeps what stands in tables (docs/decisions/0009, I5-I7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from homeward.importing.cells import Merge
from homeward.importing.limits import MAX_COLUMNS, MAX_TABLES, SPLIT, Allowance
from homeward.importing.markup import Attributes, MarkupReader, plain
from homeward.importing.word_cells import UNKNOWN_SIGN, OpenCell, OpenField, WordTable, sign_of
from homeward.refusal import Refused

# Whatever stands inside one of these is no text of the page: deleted or moved away, the code of a field, phonetic help,
# a second version of a drawing for older programs. What a kind is named for is counted.
_SILENT = {
    "del": "tracked deletion",
    "moveFrom": "tracked deletion",
    "instrText": "",
    "rt": "",
    "Fallback": "",
    "txbxContent": "text box",
}
_COUNTED = {
    "ins": "tracked insertion",
    "moveTo": "tracked insertion",
    "footnoteReference": "footnote",
    "endnoteReference": "endnote",
    "commentReference": "comment",
    "blip": "picture",
    "imagedata": "picture",
    "altChunk": "part",
    "subDoc": "part",
    "checkBox": "form field",
    "ddList": "form field",
}
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
# Settings of a run, a paragraph, a row: a tab in them is a place on the ruler, an insertion that of a mere mark.
_SETTINGS = frozenset({"rPr", "pPr", "trPr", "tcPr", "tblPr", "sectPr"})


class DocumentReader(MarkupReader):
    """Reads a document part. `tables` holds its tables in order, `seen` what else was met, counted by kind."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__(allowance)
        self.tables: list[WordTable] = []
        self.seen: Counter[str] = Counter()
        self._open: list[WordTable] = []
        self._silent = self._settings = 0
        self._in_text = self._words = False
        self._fields: list[OpenField] = []
        self._prompts: list[bool] = []
        self._begin: dict[str, Callable[[Attributes], None]] = {
            "p": self._begin_paragraph,
            "tbl": self._begin_table,
            "tr": self._begin_row,
            "tc": self._begin_cell,
            "gridSpan": self._span,
            "vMerge": self._merge_down,
            "gridBefore": self._leave_out,
            "fldChar": self._field,
            "sdt": self._begin_control,
            "showingPlcHdr": self._prompt,
            "sym": self._symbol,
        }
        self._finish: dict[str, Callable[[], None]] = {
            "p": self._end_paragraph,
            "tbl": self._end_table,
            "tr": self._end_row,
            "tc": self._end_cell,
            "sdt": self._end_control,
        }

    def short_name(self, full_name: str) -> str:
        """Only Word's own names, the text of formulas, and what stands for a picture; "" for any other."""
        space, _, name = full_name.rpartition(" ")
        elsewhere = (name == "t" and space.endswith("/math")) or name in ("Fallback", "blip", "imagedata")
        return name if "wordprocessingml" in space or elsewhere else ""

    def start(self, name: str, attributes: Attributes) -> None:
        if not name:
            return
        if name in _SETTINGS:
            self._settings += 1
        elif name in _SILENT and not self._settings:
            self.seen[_SILENT[name]] += not self._silent
            self._silent += 1
        elif self._silent:
            return
        elif name == "t":
            self._in_text = True
        elif begin := self._begin.get(name):
            begin(attributes)
        elif not self._settings:
            if name in _SIGNS:
                self._write(_SIGNS[name])
            elif name in _COUNTED:
                self.seen[_COUNTED[name]] += 1

    def end(self, name: str) -> None:
        if name in _SETTINGS:
            self._settings -= 1
        elif name in _SILENT and not self._settings:
            self._silent -= 1
        elif self._silent:
            return
        elif name == "t":
            self._in_text = False
        elif finish := self._finish.get(name):
            finish()

    def text(self, text: str) -> None:
        if self._in_text and not self._silent:
            self._write(text)

    def _write(self, text: str) -> None:
        if any(self._prompts):
            return
        if self._fields and self._fields[-1].hides:
            self._fields[-1].hid = True
            return
        self._words = self._words or not text.isspace()
        if self._open and (cell := self._open[-1].cell):
            self.allowance.text(len(text))
            cell.pieces.append(text)

    def _symbol(self, attributes: Attributes) -> None:
        sign = sign_of(plain(attributes, "font") or "", plain(attributes, "char") or "")
        self.seen["symbol"] += sign == UNKNOWN_SIGN
        self._write(sign)

    def _field(self, attributes: Attributes) -> None:
        step = plain(attributes, "fldCharType")
        if step == "begin":
            # Inside the code of another field, the outcome of this one is code as well.
            within = bool(self._fields) and self._fields[-1].hides
            self._fields.append(OpenField(within))
        elif step == "separate" and self._fields:
            self._fields[-1].hides = self._fields[-1].within
        elif step == "end" and self._fields:
            self._fields.pop()

    def _begin_control(self, _: Attributes) -> None:
        self._prompts.append(False)

    def _end_control(self) -> None:
        self._prompts.pop()

    def _prompt(self, attributes: Attributes) -> None:
        """A content control that shows only its prompt ("Click to enter a date") has not been filled in."""
        if self._prompts and plain(attributes, "val") not in ("0", "false", "off"):
            self._prompts[-1] = True
            self.seen["prompt"] += 1

    def _begin_paragraph(self, _: Attributes) -> None:
        self._words = False
        if self._open and (cell := self._open[-1].cell):
            if cell.paragraphs:
                cell.pieces.append("\n")
            cell.paragraphs += 1

    def _end_paragraph(self) -> None:
        self.seen["paragraph"] += self._words and not self._open

    def _begin_table(self, _: Attributes) -> None:
        number = len(self.tables) + 1
        if number > MAX_TABLES:
            raise Refused(f"The document has more than {MAX_TABLES} tables, which are not read. {SPLIT}")
        name = f"table {number}"
        if self._open:
            name += f" inside table {self._open[-1].number}"
            self._open[-1].nested += 1
        table = WordTable(number, name)
        self.tables.append(table)
        self._open.append(table)

    def _end_table(self) -> None:
        table = self._open.pop()
        table.close_merges(len(table.rows) + 2)

    def _begin_row(self, _: Attributes) -> None:
        if self._open:
            self._open[-1].row = []

    def _end_row(self) -> None:
        if not self._open:
            return
        table = self._open[-1]
        number = len(table.rows) + 1
        self.allowance.row(number, len(table.row), f"Table {table.number}")
        table.rows[number] = table.row
        table.close_merges(number)

    def _begin_cell(self, _: Attributes) -> None:
        if self._open:
            self._open[-1].cell = OpenCell(self._fields)
            self._fields = []

    def _end_cell(self) -> None:
        if not self._open or not (cell := self._open[-1].cell):
            return
        table = self._open[-1]
        number, column = len(table.rows) + 1, len(table.row)
        text = "".join(cell.pieces).strip("\n")
        self.allowance.reach(number, column + cell.span, f"Table {table.number}")
        if any(each.hid for each in self._fields):
            table.keeper.lose(number, column, "it holds a field that is not finished")
        table.row.append(table.keeper.keep(text, number, column))
        table.row.extend([None] * (cell.span - 1))
        going_on = table.going_on.get(column)
        if cell.goes_on and going_on and not text:
            table.going_on[column] = replace(going_on, bottom=number)
        elif cell.begins or cell.span > 1:
            if going_on:
                table.merges.append(going_on)
            table.going_on[column] = Merge(number, column, number, column + cell.span - 1)
        self._fields, table.cell = cell.fields_around, None

    def _span(self, attributes: Attributes) -> None:
        if self._open and (cell := self._open[-1].cell):
            cell.span = max(1, _number(attributes))

    def _merge_down(self, attributes: Attributes) -> None:
        if self._open and (cell := self._open[-1].cell):
            cell.begins = plain(attributes, "val") == "restart"
            cell.goes_on = not cell.begins

    def _leave_out(self, attributes: Attributes) -> None:
        """A row that begins further to the right leaves out columns."""
        if self._open:
            self._open[-1].row.extend([None] * _number(attributes))


def _number(attributes: Attributes) -> int:
    """A number of columns; more than are read come out as one too many, which the row is then refused for."""
    told = plain(attributes, "val") or ""
    return min(int(told), MAX_COLUMNS + 1) if told.isdecimal() and len(told) < 6 else 1
