"""`import`: a chronology from a spreadsheet, a text file or a document into a case file (docs/decisions/0009)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from homeward.cli import options as asked
from homeward.cli import screen
from homeward.cli.screen import show, show_page, tell
from homeward.refusal import Refused, told_of

if TYPE_CHECKING:
    from homeward.casebook import CaseText
    from homeward.importing.layout import Layout
    from homeward.importing.plan import Planner, Step
    from homeward.importing.planned import ImportPlan

_LONG = 400  # rows from which a progress bar is worth its line


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The chronology: .xlsx, .csv or .docx.")],
    into: Annotated[str, typer.Option("--into", metavar="CASE", help="The case file that takes its entries.")],
    mapping: Annotated[
        str | None,
        typer.Option("--mapping", metavar="FILE", help="Which column means what: read from FILE, or written to it."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be added, and write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Add without asking.")] = False,
) -> None:
    """Bring in a chronology as it is: every row becomes an entry, or is kept whole with the reason.

    Dates are read day first and stay as vague as they were. What may be the same event twice is shown and kept apart.
    Importing again adds only what is new. On a terminal it shows a preview and asks; elsewhere it adds every row it
    can read.

    \b
    Examples:
      homeward import chronology.xlsx --into case.yaml --dry-run
      homeward import chronology.xlsx --into case.yaml
      homeward import council.csv --into case.yaml --mapping council.yaml
    """
    from homeward.casebook import find_own_case

    found, path = find_own_case(into)
    try:
        _import(file, found, path, mapping, dry_run, yes)
    except (typer.Abort, KeyboardInterrupt, EOFError):
        done = "the case file was written before that" if path.read_bytes() != found.content else "nothing was written"
        raise Refused(f"Stopped: {done}.") from None


def _import(file: str, found: CaseText, path: Path, mapping: str | None, dry_run: bool, yes: bool) -> None:
    """One import into a case file that was found."""
    from homeward.casebook import CaseText
    from homeward.cli.import_asking import Asking
    from homeward.cli.reading import case_in
    from homeward.importing.files import read_tables
    from homeward.importing.plan import Planner
    from homeward.importing.writing import content_with
    from knowledge_base import load_knowledge

    case = case_in(found)
    try:
        tables = read_tables(Path(file))
    except OSError as fault:  # the name of the sheet may be a child's, and is not repeated
        raise Refused(f"The file to import: {told_of(OSError(fault.errno, fault.strerror))}") from None
    asking = Asking() if screen.is_terminal() and not yes and not dry_run else None
    layouts = _layouts(tables, mapping, asking, path)
    planner = Planner(
        case,
        load_knowledge(),
        asked.today(),
        ask=asking.about_date if asking else None,
        ask_row=asking.about_row if asking else None,
    )
    plan, written = _planned(planner, layouts, found.content, found.name)
    show_page(_preview(plan, planner))
    merged = asking.about_pairs(plan) if asking else []
    may_write = not dry_run and (not asking or asking.may_write(plan))
    if not may_write:
        show("Nothing was written.")
    else:
        if merged:
            written = content_with(found.content, found.name, case, plan, merged)
            case_in(CaseText(found.name, written, path))  # what is written can be read again
        _write(path, written, found.content)
        _save_mapping(mapping, plan.layouts, chosen=asking is not None and asking.columns_chosen, case=path)
    show(_last_line(plan, dry_run=not may_write))


def _layouts(tables: Sequence[Any], mapping: str | None, asking: Any, case: Path) -> list[Layout]:
    """What each table is taken to be. Raises Refused, with a mapping to complete, where nothing fits."""
    from homeward.importing.layout import layout_of
    from homeward.importing.mapping import read_mapping

    saved = {}
    if mapping is not None and Path(mapping).exists():
        with Path(mapping).open("rb") as opened:
            saved = read_mapping(opened.read(300_000))
    layouts = [layout_of(table, saved, asked.today()) for table in tables]
    if asking:
        layouts = [asking.about_columns(layout) if layout.kind == "unsure" else layout for layout in layouts]
    if all(layout.kind == "empty" for layout in layouts):
        raise Refused("The file holds no table with anything in it, so there is nothing to import. Name another file.")
    stopping = [layout for layout in layouts if layout.kind == "unsure" and layout.may_be_a_chronology]
    if stopping or not any(layout.is_read or layout.kind == "skipped" for layout in layouts):
        raise Refused(_to_complete(layouts, mapping, case))
    return layouts


def _to_complete(layouts: Sequence[Layout], mapping: str | None, case: Path) -> str:
    """Write the mapping that a person has to complete, and give the message that says so."""
    from homeward.importing.saved import write_mapping

    unsure = next((layout for layout in layouts if layout.kind == "unsure" and layout.may_be_a_chronology), None)
    unsure = unsure or next((layout for layout in layouts if layout.kind == "unsure"), None)
    if unsure is not None and unsure.may_be_a_chronology:
        layouts = [_settled(layout) if not layout.may_be_a_chronology else layout for layout in layouts]
    why = f": {unsure.why}" if unsure is not None and unsure.why else ""
    written = write_mapping(layouts, Path(mapping) if mapping else None, case)
    return (
        f"It cannot be told which column means what{why}. Nothing was imported. A mapping was written to {written}: "
        f"put a word in place of each question mark, and run the command again with --mapping {written}."
    )


def _settled(layout: Layout) -> Layout:
    """A table as a saved mapping has it: what was no chronology this time is none the next time."""
    return replace(layout, kind="skipped") if layout.kind == "unsure" else layout


def _planned(planner: Planner, layouts: Sequence[Layout], content: bytes, name: str) -> tuple[ImportPlan, bytes]:
    """The plan, and the content of the case file with it, which was read and found right."""
    from homeward.importing.writing import content_with

    rows = sum(len(layout.table.rows) for layout in layouts if layout.is_read)
    with _progress(rows, may_ask=planner.ask is not None) as step:
        plan = planner.plan(layouts, step)
    plan, written = planner.without_refused(plan, lambda one: content_with(content, name, planner.case, one), name)
    return planner.with_pairs(plan), written


class _Bar:
    """A progress bar on standard error, where that is a terminal."""

    def __init__(self, rows: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("Reading rows", total=rows)

    def __enter__(self) -> Step:
        self._progress.start()
        return lambda done: self._progress.update(self._task, completed=done)

    def __exit__(self, *ended: object) -> None:
        self._progress.stop()


def _progress(rows: int, may_ask: bool) -> Any:
    if rows >= _LONG and sys.stderr.isatty() and not may_ask:  # a bar would write over the questions
        return _Bar(rows)
    return nullcontext(lambda done: None)


def _preview(plan: ImportPlan, planner: Planner) -> Any:
    from homeward.importing.preview import preview

    read = planner.suggestions.of_text
    return preview(plan, sum(bool(read(str(entry.values.get("event", ""))).factors) for entry in plan.new))


def _write(path: Path, written: bytes, content: bytes) -> None:
    from homeward.case_file import write_over

    if written == content:
        show(f"Nothing in it is new: {path.name} is left as it is. What to do next: homeward assess {path.name}")
        return
    write_over(path, written, content)
    show(f"Written to {path.name}. What to do next: homeward assess {path.name}")


def _save_mapping(mapping: str | None, layouts: Sequence[Layout], chosen: bool, case: Path) -> None:
    """Keep what the columns were taken to mean, for the next sheet of the same source."""
    from homeward.importing.saved import write_mapping

    settled = [_settled(layout) for layout in layouts if layout.kind != "own"]  # our own tables need no mapping
    wanted = not Path(mapping).exists() if mapping is not None else chosen
    if wanted and settled:
        written = write_mapping(settled, Path(mapping) if mapping else None, case)
        tell(f"What the columns mean is kept in {written}: give it with --mapping for the next sheet of this source.")


def _last_line(plan: ImportPlan, dry_run: bool) -> str:
    from homeward.importing.preview import last_line

    return last_line(plan, dry_run)
