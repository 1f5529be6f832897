"""`assess`: the whole answer about one case."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from homeward.cli.options import CaseOrName, Local, PageFormat, day, format_asked
from homeward.cli.readers import READERS, answer_for, depth_asked, reader_asked
from homeward.cli.screen import show_page, tell, visible, width
from homeward.cli.supposing import pair
from homeward.cli.supposing import supposed as read_supposed
from homeward.refusal import Refused

if TYPE_CHECKING:
    from explanations.case_rows import Told
    from explanations.report import Block
    from homeward.casebook import CaseText

AS_WRITTEN = 2
TO_COME = ("docx", "pdf")
"""Formats that are announced and not in this version."""


def assess(
    case: CaseOrName,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Look at the case on this day.")] = None,
    format_: PageFormat = "text",
    out: Annotated[
        str | None, typer.Option("--out", metavar="PATH", help="Write the answer to this file, for your eyes only.")
    ] = None,
    suppose: Annotated[
        list[str] | None,
        typer.Option(
            "--suppose",
            metavar="FACTOR=STATUS",
            help="Ask what if: take a risk factor as present, being_addressed, addressed or absent. "
            "May be given again.",
        ),
    ] = None,
    reader: Annotated[
        str,
        typer.Option(
            "--reader",
            metavar="ROLE",
            help=f"Whom the page is for: {', '.join(READERS)}. What they may not see is marked as withheld.",
        ),
    ] = "worker",
    depth: Annotated[
        str, typer.Option("--depth", metavar="1|2|3", help="First lines, the page as written, or with its reasons.")
    ] = "2",
    local: Local = None,
) -> None:
    """Set a case against the framework: its class and range, why, what contradicts it, and what is missing.

    Write down your own judgement first, with `homeward judge`.

    \b
    Examples:
      homeward assess theo
      homeward assess case.yaml --as-of 2020-09-01
      homeward assess case.yaml --format json --out answer.json
      homeward assess case.yaml --format html --out page.html
      homeward assess case.yaml --suppose rf_parent_substance=addressed
      homeward assess case.yaml --reader panel
    """
    format_ = format_asked(format_, TO_COME, besides=("html",))
    on = day(as_of, "--as-of")
    who, deep = reader_asked(reader), depth_asked(depth)
    if format_ == "html" and deep != AS_WRITTEN:
        raise Refused(
            "--depth goes with --format text. The HTML page has one depth, and what stands behind it opens and closes."
        )
    pairs = [pair(word, "--suppose") for word in suppose or []]

    from homeward.casebook import find_case

    found = find_case(case)
    _check_out(out, found)

    from explanations import report, spine
    from homeward.cli.reading import assessed, case_in, knowledge_for

    knowledge = knowledge_for(found, local)
    read = case_in(found, knowledge)
    supposed = read_supposed(pairs, read, knowledge, "--suppose")
    worked = assessed(read, on, supposed, knowledge)
    if who == "worker" and deep == AS_WRITTEN:
        said = spine(worked)
        blocks = report(said)
    else:
        said, blocks = answer_for(worked, who, deep)
    if format_ == "text":
        _give_page(_page(blocks, supposed), out)
    else:
        _give_data(said, format_, supposed, out)


def _give_data(said: Told, format_: str, supposed: Mapping[str, str], out: str | None) -> None:
    """The answer as JSON or as one HTML page."""
    if format_ == "html":
        from explanations.html import page

        _give(page(said), out)
        return
    from explanations import canonical_json

    if supposed:
        tell(_what_if(supposed))
    _give(canonical_json(said), out)


def _give_page(blocks: list[Block], out: str | None) -> None:
    """The page as text: into a file where one is named, else onto the screen."""
    from explanations import to_text

    if out is None:
        show_page(blocks)
    else:
        _give(visible(to_text(blocks, width())), out)


def _page(blocks: list[Block], supposed: Mapping[str, str]) -> list[Block]:
    """The page; a what-if says so before anything else."""
    from explanations.report import Paragraph

    return [Paragraph(_what_if(supposed), prominent=True), *blocks] if supposed else blocks


def _what_if(supposed: Mapping[str, str]) -> str:
    what = ", ".join(f"{factor}={status}" for factor, status in sorted(supposed.items()))
    return f"A WHAT-IF, on supposed facts and not on the record. Supposed: {what}."


def _give(text: str, out: str | None) -> None:
    """Print the answer, or write it to the file named, whole or not at all."""
    if out is None:
        from homeward.cli.screen import show_json

        show_json(text)
        return
    from homeward.case_file import write_whole

    path = Path(out)
    write_whole(path, (text if text.endswith("\n") else f"{text}\n").encode("utf-8"))
    tell(f"Written: {path}. Only you can read it.")


def _check_out(out: str | None, found: CaseText) -> None:
    """Refuses to write an answer over the case it is about, or over a folder."""
    if out is None:
        return
    path = Path(out)
    if path.is_dir():
        raise Refused(f"--out: {path} is a folder. Name a file in it.")
    if found.path is not None and path.exists() and path.samefile(found.path):
        raise Refused(f"--out: {path} is the case file itself. Name another file for the answer.")
    if path.exists() and path.suffix.lower() in (".yaml", ".yml"):
        raise Refused(
            f"--out: {path} is there already and may be a case file. Name a .txt, .json or .html for the answer."
        )
