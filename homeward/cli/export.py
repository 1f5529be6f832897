"""`export`: the chronology of a case as a table to read, to edit and to import again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from homeward.cli.options import CaseOrName
from homeward.cli.screen import show
from homeward.refusal import Refused

if TYPE_CHECKING:
    from engine.case import Case

KINDS: Final = (".xlsx", ".csv", ".docx")
_OF_THE_CASE: Final = frozenset({"format", "reference", "as_of", "stage", "jurisdiction", "pathway", "expected"})
"""What says which case it is, or is there for tests alone: not worth a word when it is left out."""
_IN_WORDS: Final = {"legal": "legal status", "unread": "rows an import could not read"}


def export(
    case: CaseOrName,
    to: Annotated[
        str, typer.Option("--to", metavar="FILE", help="The file to write: .xlsx, .csv or .docx, by its name.")
    ],
    over: Annotated[bool, typer.Option("--over", help="Replace the file where it is there already.")] = False,
) -> None:
    """Write the chronology as a table: a workbook, a text file or a document.

    Every field of every entry is in it, and `homeward import` reads it again, edited or not. Ratings, plans and
    everything else stay in the case file.

    \b
    Examples:
      homeward export case.yaml --to exported.xlsx
      homeward export theo --to theo.docx
    """
    path = Path(to)
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise typer.BadParameter(
            f"{path.name!r} does not end in .xlsx, .csv or .docx. Name it so, by the kind you want.", param_hint="--to"
        )
    if path.is_dir():
        raise Refused(f"{path} is a folder. Name a file in it, such as {path / f'chronology{kind}'}.")
    if os.path.lexists(path) and not over:
        raise Refused(
            f"{path} is there already, and is left as it is. Choose another name, or add --over to replace it."
        )

    from homeward.case_file import write_new, write_whole
    from homeward.casebook import find_case
    from homeward.cli.reading import case_in

    read = case_in(find_case(case))
    content = content_of(read, kind)
    (write_whole if over else write_new)(path, content)
    show("\n".join(told(read, path)))


def content_of(case: Case, kind: str) -> bytes:
    """The file of one kind that holds the chronology. Raises Refused where that kind cannot hold it as it is."""
    from homeward.exporting.csv_file import csv_bytes
    from homeward.exporting.sheet import sheet_of
    from homeward.exporting.word_file import word_bytes
    from homeward.exporting.workbook import workbook_bytes

    # A .csv is opened with Excel more often than not, which drops what is too long for one of its cells.
    sheet = sheet_of(case, for_a_spreadsheet=kind != ".docx")
    return {".xlsx": workbook_bytes, ".csv": csv_bytes, ".docx": word_bytes}[kind](sheet)


def told(case: Case, path: Path) -> list[str]:
    """What was written, what is not in it, and what to mind."""
    from homeward.exporting.columns import COLUMNS
    from homeward.importing.limits import MAX_CELLS, MAX_ROWS

    lines = [f"Written: {path}. Entries: {len(case.chronology)}."]
    left = left_out(case)
    if left:
        lines.append(f"Not in it, and kept in the case file: {', '.join(left)}.")
    if path.suffix.lower() == ".csv":
        lines.append(
            "Excel changes some words of a .csv, such as 2020-01, when it opens it. To edit in Excel, use .xlsx."
        )
    if len(case.chronology) >= MAX_ROWS or (len(case.chronology) + 1) * len(COLUMNS) > MAX_CELLS:
        lines.append("It is longer than one import reads: to bring it in again, divide it over several files.")
    lines.append("It holds the record's own words: keep it where the case file is kept.")
    return lines


def left_out(case: Case) -> list[str]:
    """What the case holds beside its chronology, in words, in the order of the file."""
    kind = type(case)
    held = (
        name
        for name, field in kind.model_fields.items()
        if name not in _OF_THE_CASE | {"chronology"}
        and getattr(case, name) != field.get_default(call_default_factory=True)
    )
    return [_IN_WORDS.get(name, name.replace("_", " ")) for name in held]
