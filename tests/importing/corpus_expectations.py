"""What must come of each file of the corpus, as corpus_expected.yaml says it, and the case that takes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml
from importing.corpus_files import LAYOUTS
from importing.corpus_layouts import Layout, Table

TODAY: Final = date(2021, 3, 1)
"""The day of every import of the corpus."""

CASE: Final = """\
# A family made up for the tests of the importer. Nothing in it is anybody's.
format: 1
reference: HW-CORPUS               # a reference, never a name
as_of: 2021-03-01
stage: stage_2

children: [{id: c1, name: K, born: 2014-05-03}]   # the youngest, and the only one
adults:
  - {id: mother, name: M, relation_to: {c1: mother}}   # at home
  - {id: father, name: F, relation_to: {c1: father}}
households:
  - {id: h1, members: [{adult: mother, as: parent}]}

# --- What happened: filled by the import
chronology: []
# --- What was rated
ratings: []
unread: []                         # rows an import could not read
# The end of the file.
"""
"""A small case with a child, two adults and nothing that has happened."""

_FILE: Final = Path(__file__).resolve().parent / "corpus_expected.yaml"


@dataclass(frozen=True)
class ExpectedTable:
    """What one sheet or table must give."""

    table: Table
    said: dict[str, Any]

    @property
    def read(self) -> bool:
        """Whether it is a chronology at all."""
        return bool(self.said.get("read", True))

    @property
    def header(self) -> int:
        """The row of the header, 0 where the table has none."""
        return int(self.said["header"])

    @property
    def under_header(self) -> list[int]:
        """The numbers of all rows under the header."""
        return list(range(self.header + 1, len(self.table.rows) + 1)) if self.read else []

    @property
    def entries(self) -> dict[int, dict[str, Any]]:
        """The fields held of each entry, by its row; those the file leaves unsaid follow from its words and date."""
        return {row: self._fields(row, given) for row, given in self.said.get("entries", {}).items()}

    @property
    def unread(self) -> dict[int, tuple[str, str]]:
        """The rows that must be kept whole, each with the kind of fault and its column's letter."""
        return {row: (kind, letter) for row, (kind, letter) in self.said.get("unread", {}).items()}

    @property
    def outcomes(self) -> dict[str, list[int]]:
        """Which rows came out which way."""
        found = {"entries": list(self.entries), "unread": list(self.unread)}
        found |= {way: list(self.said.get(way, [])) for way in ("blank", "repeated_header", "same", "continuation")}
        return {way: rows for way, rows in found.items() if rows}

    def column_name(self, letter: str) -> str:
        """The name of a column, as its header has it."""
        return self.table.text(self.header, letter) if self.header else ""

    def _fields(self, row: int, given: Any) -> dict[str, Any]:
        fields = dict(given) if isinstance(given, dict) else {"date": given}
        if not fields.pop("any_precision", False):
            fields = {"precision": "day", "latest": None} | fields
        words = self.table.text(row, self.said["words"])
        return fields | ({"within": words} if self.said.get("within") else {"event": fields.get("event", words)})


@dataclass(frozen=True)
class Expected:
    """What one file must give."""

    layout: Layout
    said: dict[str, Any]

    @property
    def exit(self) -> int:
        """The exit code of the import."""
        return int(self.said["exit"])

    @property
    def stops_with_mapping(self) -> bool:
        """Whether the import stops and writes a mapping to complete."""
        return bool(self.said.get("mapping", False))

    @property
    def tables(self) -> list[ExpectedTable]:
        """Its tables, those that are no chronology among them."""
        return [ExpectedTable(table, said) for table, said in zip(self.layout.tables, self.said["tables"], strict=True)]

    @property
    def entries(self) -> list[tuple[ExpectedTable, int, dict[str, Any]]]:
        """Every entry in the order of the file, with its table and row."""
        return [(table, row, fields) for table in self.tables if table.read for row, fields in table.entries.items()]

    @property
    def unread(self) -> list[tuple[ExpectedTable, int]]:
        """Every row to be kept whole, in the order of the file."""
        return [(table, row) for table in self.tables if table.read for row in table.unread]


def read_expectations() -> dict[str, dict[str, Any]]:
    """The expectation file as it is written."""
    with _FILE.open(encoding="utf-8") as opened:
        return yaml.safe_load(opened)


EXPECTED: Final = {name: Expected(LAYOUTS[name], said) for name, said in read_expectations().items() if name in LAYOUTS}
"""What each file of the corpus must give, by its name."""
