"""Reads the tables of a .docx document (docs/decisions/0009, I5-I7).

The text is read from the document's XML as it streams past. python-docx leaves out tracked insertions and content
controls, and builds the whole document in memory first, at some twenty times its size.
"""

from __future__ import annotations

from collections import Counter

from homeward.importing.cells import counted, spread_days
from homeward.importing.containers import DAMAGED, Container
from homeward.importing.limits import Allowance
from homeward.importing.markup import Attributes, MarkupReader, Relations, part_at
from homeward.importing.table import SourceRow, SourceTable
from homeward.importing.word_cells import UNKNOWN_SIGN, WordTable
from homeward.importing.word_tables import DocumentReader
from homeward.refusal import Refused

_SAID = {
    "tracked insertion": "read.",
    "tracked deletion": "not read.",
    "footnote": "not read.",
    "endnote": "not read.",
    "comment": "not read.",
    "text box": "not read.",
    "picture": "not read.",
    "part": "put in from another document not read.",
    "form field": "without text (boxes to tick, lists) not read.",
    "prompt": "of unfilled fields left out.",
    "symbol": f"of a symbol font shown as {UNKNOWN_SIGN}.",
}


def read_document(container: Container) -> tuple[SourceTable, ...]:
    """Every table of a document in its order, a table inside another as one of its own.

    Rows are numbered within their table from 1. A cell that spans columns takes the first of them. What stands outside
    the tables, and what else is not read, is counted in the notes of the first table. Raises Refused for a document
    that is damaged or too large, or has no table.
    """
    allowance = Allowance()
    name = _main_part(container, allowance)
    reader = DocumentReader(allowance)
    reader.read(container.blocks(name))
    if not reader.tables:
        raise Refused(
            "The document has no table, and only tables are read. Put the chronology into a table with a row for each "
            "entry, and try again."
        )
    around = _notes(reader.seen, _parts_with_text(container, allowance), _template(container, name, allowance))
    return tuple(_table(table, around if table.number == 1 else []) for table in reader.tables)


def _main_part(container: Container, allowance: Allowance) -> str:
    """Most documents keep their text in word/document.xml, but Word online numbers it."""
    relations = Relations(allowance)
    if "_rels/.rels" in container.parts:
        relations.read(container.blocks("_rels/.rels"))
    for kind, target, outside in relations.by_id.values():
        if kind == "officeDocument" and not outside and part_at("", target) in container.parts:
            return part_at("", target)
    raise Refused(DAMAGED)


def _template(container: Container, part: str, allowance: Allowance) -> bool:
    """Does the document name a template kept elsewhere? Nearly all do, and nothing is fetched."""
    folder = part.rpartition("/")[0]
    beside = f"{folder}/_rels/settings.xml.rels"
    if beside not in container.parts:
        return False
    relations = Relations(allowance)
    relations.read(container.blocks(beside))
    return any(kind == "attachedTemplate" for kind, _, _ in relations.by_id.values())


class _Words(MarkupReader):
    """Does a part hold any words?"""

    found = False
    _in_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        self._in_text = name == "t"

    def text(self, text: str) -> None:
        self.found = self.found or (self._in_text and not text.isspace())


def _parts_with_text(container: Container, allowance: Allowance) -> int:
    """How many headers and footers have words."""
    number = 0
    for name in container.parts:
        own = name.rpartition("/")[2]
        if name.startswith("word/") and own.startswith(("header", "footer")) and own.endswith(".xml"):
            words = _Words(allowance)
            words.read(container.blocks(name))
            number += words.found
    return number


def _notes(seen: Counter[str], headers: int, template: bool) -> list[str]:
    said = []
    if seen["paragraph"]:
        said.append(f"{counted(seen['paragraph'], 'paragraph')} outside the tables not read.")
    if headers:
        said.append(f"Headers and footers with words not read: {headers}.")
    for kind, words in _SAID.items():
        if seen[kind]:
            said.append(f"{counted(seen[kind], kind)} {words}")
    if template:
        said.append("The document names a template kept elsewhere; nothing was fetched.")
    return said


def _table(table: WordTable, around: list[str]) -> SourceTable:
    notes = spread_days(table.rows, table.merges)
    if table.nested:
        notes.append(f"{counted(table.nested, 'table')} inside its cells read as tables of their own.")
    rows = tuple(SourceRow(number, tuple(cells)) for number, cells in table.rows.items())
    notes = [*around, *table.keeper.notes(), *notes]
    return SourceTable(table.name, rows, tuple(table.keeper.lost), tuple(notes))
