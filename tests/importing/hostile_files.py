"""Every hostile file by name, what the importer has to do with it, and reading one in a process of its own.

The tests hold what comes out; benchmarks/hostile_imports.py prints the time and the memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from importing import hostile_containers as c
from importing import hostile_documents as d
from importing import hostile_texts as t
from importing import hostile_workbooks as w

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Hostile:
    """A hostile file: its name, how it is made, and what a refusal of it says; "" where it is read, with so many cells
    lost."""

    name: str
    make: Callable[[Path], object]
    says: str = ""
    lost: int = 0


def _all(
    suffix: str, *made: tuple[Callable[[Path], object], str] | tuple[Callable[[Path], object], int]
) -> list[Hostile]:
    files = []
    for make, outcome in made:
        name = f"{make.__module__.rpartition('_')[2]}_{make.__name__}{suffix}"
        said, lost = (outcome, 0) if isinstance(outcome, str) else ("", outcome)
        files.append(Hostile(name, make, said, lost))
    return files


TEXTS = _all(
    ".csv",
    (t.large, "larger than 20 MB"),
    (t.one_cell_of_50_mb, "larger than 20 MB"),
    (t.one_line_of_19_mb, "a line of more than"),
    (t.one_quoted_cell_of_19_mb, "begins in line 2, a quote is opened"),
    (t.quote_never_closed, "begins in line 2, a quote is opened"),
    (t.as_much_as_is_read, 0),
    (t.rare_characters, 0),
    (t.many_columns, "at most 200 columns"),
    (t.separators_only, "240,000 cells"),
    (t.line_ends_only, "20,000 rows"),
    (t.quotes_only, "a line of more than"),
    (t.quotes_wrong_in_every_row, 18_000),
    (t.nul, 1),
    (t.half_in_utf16, 1),
    (t.half_in_utf8, 1),
    (t.utf16_cut_off, "ends within a character"),
    (t.utf16_without_mark, "no plain text"),
    (t.utf32, "UTF-32"),
    (t.utf8_with_one_wrong_byte, "but not in line 3"),
    (t.mixed_encodings_19_mb, "20,000 rows"),
    (t.in_no_encoding, "neither UTF-8"),
    (t.directions, 0),
    (t.cell_of_40_000, 0),
    (t.cell_of_150_000, 1),
    (t.formulas, 0),
    (t.no_separator, "no columns"),
    (t.two_separators, "more than one sign"),
    (t.binary, "no plain text"),
    (t.empty, "is empty"),
    (t.folder, "a folder"),
    (t.never_ending, "no ordinary file"),
    (t.picture, "a picture"),
    (t.web_page, "a web page"),
    (t.old_office, "an old Office file"),
    (c.macros, "macros"),
)
OTHERS = [
    Hostile("wrong_values.xlsx", t.values, "plain text"),
    Hostile("wrong_picture.xlsx", t.picture, "a picture"),
    Hostile("wrong_old.xlsx", t.old_office, "protected by a password"),
    Hostile("wrong_document.xlsx", d.good, "a Word document"),
    Hostile("wrong_workbook.docx", w.declared_to_the_end, "an Excel workbook"),
    Hostile("wrong_workbook.csv", w.declared_to_the_end, "an Excel workbook"),
    *(
        Hostile(f"any{suffix}", t.web_page, says)
        for suffix, says in (
            (".xls", "old Excel"),
            (".xlsm", "macros"),
            (".xlsb", "binary"),
            (".ods", "OpenDocument"),
            (".doc", "old Word"),
            (".docm", "macros"),
            (".pdf", "a PDF"),
            (".exe", "does not end in"),
            ("", "does not end in"),
        )
    ),
]
CONTAINERS = _all(
    ".xlsx",
    (c.ratio_bomb, "200 to 1"),
    (c.bomb_that_tells_its_size, "200 MB"),
    (c.bomb_that_lies, "damaged"),
    (c.many_parts, "2,000 parts"),
    (c.nested, "embedded"),
    (c.overlapping, "damaged"),
    (c.encrypted, "password"),
    (c.packed_another_way, "damaged"),
    (c.cut_off, "damaged"),
    (c.cut_off_in_a_part, "damaged"),
    (c.more_after_the_end, "damaged"),
    (c.wrong_check, "damaged"),
    (c.other_name_in_the_part, "damaged"),
    (c.absolute_name, "names no office program"),
    (c.name_that_climbs, "names no office program"),
    (c.name_with_backslash, "names no office program"),
    (c.same_name_twice, "names no office program"),
    (c.same_name_in_capitals, "names no office program"),
    (c.macros, "macros"),
    (c.controls, "controls"),
    (c.links, "links to other workbooks"),
    (c.laughs_in_sheet, "document type"),
    (c.laughs_in_shared_texts, "document type"),
    (c.entity_from_outside, "document type"),
    (c.document_type_across_blocks, "document type"),
    (c.document_type_in_utf16, "damaged"),
    (c.document_type_in_utf7, "damaged"),
    (c.sheet_from_outside, "damaged"),
    (c.sheet_under_another_ending, "damaged"),
)
WORKBOOKS = _all(
    ".xlsx",
    (w.declared_to_the_end, 0),
    (w.last_cell_only, "row 1,048,576"),
    (w.first_and_last_cell, "row 1,048,576"),
    (w.a_cell_in_the_last_column, "200 columns"),
    (w.corners_of_what_is_read, "240,000 cells"),
    (w.a_million_empty_rows, "1,000,000 elements"),
    (w.a_million_rows, "20,000 rows"),
    (w.as_many_rows_as_are_read, 0),
    (w.as_many_cells_as_are_read, 0),
    (w.as_many_dates_as_are_read, 0),
    (w.one_shared_text_in_many_cells, "10,000,000 characters"),
    (w.elements_without_end, "elements inside"),
    (w.names_without_end, "damaged"),
    (w.nested_deeply, "nested"),
    (w.shared_texts_nested_deeply, "nested"),
    (w.one_comment_of_50_mb, "damaged"),
    (w.one_attribute_of_50_mb, "damaged"),
    (w.one_cell_of_50_mb, "characters"),
    (w.blanks_between_rows, "characters"),
    (w.one_number_of_a_million_digits, 1),
    (w.number_that_is_none, 2),
    (w.row_number_that_is_none, "damaged"),
    (w.same_cell_twice, "damaged"),
    (w.rows_backwards, "damaged"),
    (w.cell_in_another_row, "damaged"),
    (w.place_in_disguise, "damaged"),
    (w.shared_text_that_is_not_there, "damaged"),
    (w.many_merged_cells, "merged cells"),
    (w.merged_cells_over_one_another, "merged cells"),
    (w.errors_in_every_cell, "cells that cannot be read"),
    (w.many_sheets, "damaged"),
    (w.one_sheet_named_often, "damaged"),
    (w.number_formats_made_to_be_slow, 0),
    (w.no_sheet, "no sheet"),
    (w.sheet_that_is_not_there, "damaged"),
    (w.cut_off_xml, "damaged"),
    (w.formulas_that_act, 2),
    (w.texts_with_lost_characters, 2),
    (w.days_that_are_none, 4),
)
DOCUMENTS = _all(
    ".docx",
    (c.embedded, "embedded"),
    (c.embedded_under_another_name, "embedded"),
    (c.laughs_in_document, "document type"),
    (c.template_from_outside, 0),
    (d.tables_without_end, "500 tables"),
    (d.rows_without_end, "20,000 rows"),
    (d.cells_without_end, "200 columns"),
    (d.as_many_rows_as_are_read, 0),
    (d.tables_inside_tables, "nested"),
    (d.span_of_a_hundred_million, "200 columns"),
    (d.columns_left_out, "200 columns"),
    (d.one_cell_of_50_mb, "characters"),
    (d.elements_without_end, "elements inside"),
    (d.nested_deeply, "nested"),
    (d.fields_without_end, 0),
    (d.controls_closed_too_often, "damaged"),
    (d.field_not_finished, 1),
    (d.cells_outside_tables, 0),
    (d.no_table, "no table"),
)
HOSTILE = (*TEXTS, *OTHERS, *CONTAINERS, *WORKBOOKS, *DOCUMENTS)

_READ = """
import json, sys, time
from pathlib import Path
def peak():
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) * 1024
    except OSError:
        return 0
from homeward.importing.files import read_tables
from homeward.refusal import Refused
before, start, said, lost = peak(), time.perf_counter(), "", 0
try:
    tables = read_tables(Path(sys.argv[1]))
    lost = sum(len(table.lost) for table in tables)
except Refused as refused:
    said = str(refused)
print(json.dumps([said, lost, time.perf_counter() - start, peak() - before]))
"""


@dataclass(frozen=True)
class Reading:
    """What became of a file: what its refusal said, how many cells were lost, the seconds, and the bytes of memory that
    reading it added (0 on a system that does not tell)."""

    said: str
    lost: int
    seconds: float
    memory: int


def read_apart(path: Path) -> Reading:
    """Read a file in a process of its own. Raises CalledProcessError where it does not end well."""
    command = [sys.executable, "-c", _READ, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return Reading(*json.loads(told))
