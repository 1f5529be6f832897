"""`assess`: the whole answer about one case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from homeward.cli.options import CaseOrName, Format, Local, day, format_asked, nearest
from homeward.cli.readers import READERS, answer_for, depth_asked, reader_asked
from homeward.cli.screen import show_page, tell, visible, width
from homeward.refusal import Refused

if TYPE_CHECKING:
    from explanations.report import Block
    from homeward.casebook import CaseText
    from knowledge_base import Knowledge

STATUSES = ("present", "being_addressed", "addressed", "absent")
AS_WRITTEN = 2
TO_COME = ("html", "docx", "pdf")
"""Formats that are announced and not in this version."""


def assess(
    case: CaseOrName,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Look at the case on this day.")] = None,
    format_: Format = "text",
    out: Annotated[
        str | None, typer.Option("--out", metavar="PATH", help="Write the answer to this file, for your eyes only.")
    ] = None,
    suppose: Annotated[
        list[str] | None,
        typer.Option(
            "--suppose",
            metavar="FACTOR=STATUS",
            help=f"Ask what if: take a risk factor as {', '.join(STATUSES)}. May be given again.",
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
      homeward assess case.yaml --suppose rf_parent_substance=addressed
      homeward assess case.yaml --reader panel
    """
    format_ = format_asked(format_, TO_COME)
    on = day(as_of, "--as-of")
    who, deep = reader_asked(reader), depth_asked(depth)
    pairs = [_pair(word) for word in suppose or []]

    from homeward.casebook import find_case

    found = find_case(case)
    _check_out(out, found)

    from explanations import canonical_json, report, spine, to_text
    from homeward.cli.reading import assessed, case_in, knowledge_for

    knowledge = knowledge_for(found, local)
    read = case_in(found, knowledge)
    supposed = _supposed(pairs, knowledge)
    worked = assessed(read, on, supposed, knowledge)
    if who == "worker" and deep == AS_WRITTEN:
        said = spine(worked)
        blocks = report(said)
    else:
        said, blocks = answer_for(worked, who, deep)
    if format_ == "json":
        if supposed:
            tell(_what_if(supposed))
        _give(canonical_json(said), out)
    elif out is not None:
        _give(visible(to_text(_page(blocks, supposed), width())), out)
    else:
        show_page(_page(blocks, supposed))


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
        raise Refused(f"--out: {path} is there already and may be a case file. Name a .txt or .json for the answer.")


def _pair(word: str) -> tuple[str, str]:
    """The factor and the status of one supposition; wrong usage where it is not one."""
    factor, sign, status = word.partition("=")
    if not sign or not factor:
        raise typer.BadParameter(f"{word!r} is not FACTOR=STATUS.", param_hint="--suppose")
    if status not in STATUSES:
        near = nearest(status, STATUSES)
        guess = f" Did you mean {near}?" if near else ""
        raise typer.BadParameter(f"{status!r} is not one of {', '.join(STATUSES)}.{guess}", param_hint="--suppose")
    return factor, status


def _supposed(pairs: Sequence[tuple[str, str]], knowledge: Knowledge) -> dict[str, str]:
    """The suppositions by factor. Raises Refused for a factor of which nothing can be supposed."""
    factors = knowledge.risk_factors
    right = sorted(
        name
        for name, factor in factors.items()
        if factor.nature != "static" and factor.speaks_as_wish_of is None and factor.asked_of != "household"
    )
    supposed: dict[str, str] = {}
    for name, status in pairs:
        if name in supposed:
            raise Refused(f"--suppose: {name} is given twice. Suppose one status for it.")
        if name not in right:
            raise Refused(f"--suppose: {_why_not(name, knowledge, right)}")
        supposed[name] = status
    return supposed


def _why_not(name: str, knowledge: Knowledge, right: Sequence[str]) -> str:
    """Why nothing can be supposed of a factor, and of which one it can."""
    factor = knowledge.factors.get(name)
    if factor is None:
        near = nearest(name, right)
        return f"there is no factor {name}." + (f" Did you mean {near}?" if near else "")
    if factor.kind == "protective":
        return f"{name} is a protective factor. Only the status of a risk factor can be supposed."
    if factor.speaks_as_wish_of is not None:
        return f"{name} is read from wishes and deeds, and has no status of its own."
    if factor.asked_of == "household":
        return f"{name} is about services, and has no say in the class."
    others = " or ".join(other for other in factor.counterparts if other in right)
    return f"{name} is static: it is history and does not change." + (f" Suppose {others} instead." if others else "")
