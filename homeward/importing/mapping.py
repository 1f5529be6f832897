"""A saved mapping: which columns of a source mean what, so that its next sheet needs no question (0009 I10)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from engine.case.faults import shown_key
from homeward.case_text import quoted, text_of
from homeward.importing.headings import FIELDS, SEVERAL
from homeward.importing.table import column_letter
from homeward.refusal import Refused
from knowledge_base.reader import ReadFault, read_yaml

MOST_BYTES: Final = 200_000
ORDERS: Final = ("day_first", "month_first")
_WRITE_ONE: Final = "Let this command write one, and complete that."
_LETTER: Final = re.compile(r"[A-Z]{1,3}")
UNSURE: Final = "?"
"""Stands in a mapping to complete where somebody has to say what a column means."""


@dataclass(frozen=True)
class TableMapping:
    """What the columns of one table mean: `columns` goes from the letter of a column to its meaning.

    `header_row` is 0 for a table without a header. `skip` leaves the whole table out.
    """

    table: str = field(repr=False)
    header_row: int
    columns: Mapping[str, str]
    dates: str = "day_first"
    skip: bool = False

    def meanings(self, width: int) -> tuple[str, ...]:
        """The meaning of each column by its place; "" for one the mapping does not name."""
        return tuple(self.columns.get(column_letter(at), "") for at in range(width))


def read_mapping(content: bytes) -> dict[str, TableMapping]:
    """The mappings of a file by the name of their table. Raises Refused, saying what is wrong and what to write."""
    if len(content) > MOST_BYTES:
        raise Refused("The mapping file is too large to be one. Name the file this command wrote.")
    try:
        held = read_yaml(content, "The mapping file").value
    except ReadFault as wrong:
        if not wrong.line:  # about the whole file, with advice that is meant for case files
            raise Refused(f"The mapping file {wrong.reason}. {_WRITE_ONE}") from None
        raise Refused(f"The mapping file, line {wrong.line}: {wrong.reason}. {wrong.to_do}.") from None
    rows = held.get("tables") if isinstance(held, Mapping) else None
    if not isinstance(rows, list) or not rows:
        raise Refused(f"The mapping file has no `tables`. {_WRITE_ONE}")
    found: dict[str, TableMapping] = {}
    for number, row in enumerate(rows, 1):
        one = _table(row, number)
        if one.table in found:
            raise Refused(f"The mapping file names the same table twice, the second time as number {number}.")
        found[one.table] = one
    return found


def _table(row: Any, number: int) -> TableMapping:
    where = f"The mapping file, table number {number}"
    if not isinstance(row, Mapping):
        raise Refused(f"{where}: it is no mapping. Write `table`, `header_row` and `columns`.")
    if odd := sorted(set(row) - {"table", "header_row", "columns", "dates", "skip"}):
        raise Refused(
            f"{where}: {shown_key(odd[0])} is no field of it. There is table, header_row, columns, dates and skip."
        )
    columns = row.get("columns") or {}
    if not isinstance(columns, Mapping):
        raise Refused(f"{where}: `columns` goes from letters to meanings, such as {{A: date, B: event}}.")
    columns = {letter.strip().upper(): meaning for letter, meaning in columns.items()}
    skip = row.get("skip") == "true"
    for letter, meaning in columns.items() if not skip else ():
        if not _LETTER.fullmatch(letter):
            raise Refused(f"{where}: `columns` goes from letters to meanings, and one of its names is no such letter.")
        if meaning == UNSURE:
            raise Refused(f"{where}: column {letter} still has a question mark. Write what it means: {_fields()}.")
        if meaning not in FIELDS:
            raise Refused(f"{where}: column {letter} has a meaning that is none of {_fields()}.")
    listed = [meaning for meaning in columns.values() if meaning not in SEVERAL]
    if not skip and (twice := [meaning for meaning in listed if listed.count(meaning) > 1]):
        raise Refused(f"{where}: two columns are `{twice[0]}`. One of them is `also` or `ignore`.")
    if not skip and "event" not in columns.values():
        raise Refused(
            f"{where}: no column is `event`, so there is nothing to read. Say which one, or write skip: true."
        )
    order = row.get("dates") or "day_first"
    if order not in ORDERS:
        raise Refused(f"{where}: `dates` is day_first or month_first.")
    header = str(row.get("header_row") or "0")
    if not header.isdecimal():
        raise Refused(f"{where}: `header_row` is the number of the row with the names of the columns, or 0.")
    return TableMapping(str(row.get("table") or ""), int(header), dict(columns), order, skip)


def _fields() -> str:
    return ", ".join(FIELDS)


def mapping_text(tables: Sequence[TableMapping], names: Mapping[str, Sequence[str]]) -> str:
    """The text of a mapping file. `names` gives the names of a table's columns, for the remarks beside them."""
    lines = [
        "# Which columns of a source mean what. Give it with --mapping for every sheet of the same source.",
        f"# A column is one of: {_fields()}.",
        "# `also` keeps its words beside the entry; `number` and `ignore` are not kept. dates: day_first, month_first.",
        "tables:",
    ]
    for one in tables:
        lines.append(f"  - table: {quoted(one.table)}")
        lines.append(f"    header_row: {one.header_row}")
        lines.append(f"    dates: {one.dates}")
        if one.skip:
            lines.append("    skip: true")
        lines.append("    columns:")
        headed = names.get(one.table, ())
        for at, (letter, meaning) in enumerate(one.columns.items()):
            named = f"   # {_remark(headed[at])}" if at < len(headed) and headed[at] else ""
            lines.append(f"      {letter}: {text_of(meaning) if meaning != UNSURE else quoted(UNSURE)}{named}")
    return "\n".join(lines) + "\n"


def _remark(name: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in name)[:60]
