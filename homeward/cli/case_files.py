"""`new`, `schema` and `check`: a case file to fill in, its form, and whether one can be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

import typer

from homeward.cli.options import day
from homeward.cli.screen import show, show_json, tell
from homeward.refusal import Refused, told_of

_A_REFERENCE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]{0,39}")


def new(
    case: Annotated[str, typer.Argument(metavar="CASE", help="The file to write, such as hw-0001.yaml.")],
    reference: Annotated[
        str | None, typer.Option("--reference", metavar="WORD", help="Your reference for the case, without names.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day the case is looked at, such as 2020-10-01.")
    ] = None,
) -> None:
    """Write a case file to fill in, with comments that say what belongs where.

    A file that is there already is left as it is. With a reference and a day it can be read, imported into and
    assessed at once: everything left blank is not recorded.

    \b
    Examples:
      homeward new hw-0001.yaml
      homeward new hw-0001.yaml --reference HW-0001 --as-of 2020-10-01
    """
    looked_at = day(as_of, "--as-of")
    if reference is not None and not _A_REFERENCE.fullmatch(reference):
        raise typer.BadParameter(
            "is one word of letters, figures, - / . and _, without names.", param_hint="--reference"
        )
    from engine.case import blank_case
    from homeward.case_file import write_new

    path = Path(case)
    if path.is_dir():
        raise Refused(f"{case or 'The name'} is a folder. Name a file in it, such as hw-0001.yaml.")
    if path.suffix.lower() == ".json":
        raise Refused(f"{path.name}: a case file to fill in has comments, and JSON has none. Name it .yaml.")
    if path.suffix.lower() not in (".yaml", ".yml"):
        path = path.with_name(f"{path.name}.yaml")
    write_new(path, blank_case(reference, looked_at).encode("utf-8"))
    if reference is not None and looked_at is not None:
        show(
            f"Written: {path}. It can be read as it is. Next: bring in a chronology with homeward import FILE --into "
            f"{path}, or fill in what is on record; use initials or pseudonyms. Then: homeward assess {path}"
        )
        return
    show(
        f"Written: {path}. Fill in the fields marked REQUIRED and what is on record, use initials or pseudonyms, and "
        f"then run: homeward check {path}"
    )


def schema() -> None:
    """Print the JSON Schema of a case file, for editors and for programs that write cases.

    \b
    Examples:
      homeward schema
    """
    import json

    from engine.case import case_schema

    show_json(json.dumps(case_schema(), ensure_ascii=False, indent=1))


def check(
    cases: Annotated[list[str], typer.Argument(metavar="CASE...", help="Case files, or names of shipped cases.")],
) -> None:
    """Say whether case files can be read, and everything that has to be put right.

    Nothing is assessed. The exit code is 1 where any of them is refused.

    \b
    Examples:
      homeward check case.yaml
      homeward check theo first-steps
    """
    from engine.case import CaseFault
    from homeward.casebook import find_case
    from homeward.cli.reading import case_in

    refused = 0
    for word in cases:
        try:
            case = case_in(find_case(word))
        except (CaseFault, Refused, OSError) as fault:
            tell(told_of(fault) if isinstance(fault, OSError) else str(fault))
            refused += 1
            continue
        entries, proposals = len(case.chronology), len(case.proposals)
        show(f"{word}: can be read. Entries: {entries}. Proposals: {proposals}. It speaks of {case.as_of}.")
    if refused:
        if len(cases) > 1:
            tell(f"Refused: {refused} of {len(cases)}.")
        raise typer.Exit(1)
