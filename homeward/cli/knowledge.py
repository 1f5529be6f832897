"""`check-knowledge`: whether the knowledge the answers rest on is whole and agrees with the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from homeward.cli.screen import show, tell


def check_knowledge(
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="[PATH]",
            help="A folder of knowledge, or a council's own file; the shipped knowledge if none is named.",
        ),
    ] = None,
    write_generated: Annotated[
        bool,
        typer.Option(
            "--write-generated",
            help="Also write anew what is made from the rules, the catalogues and the calendar.",
        ),
    ] = False,
) -> None:
    """Check the catalogues, rule cards and parameters against each other and against the rules.

    Every fault is named with its file, line and what to do. The exit code is 1 where there is one.

    \b
    Examples:
      homeward check-knowledge
    """
    if path is not None and Path(path).is_file():
        _check_local(Path(path))
        return
    from engine.conditions import read_conditions
    from engine.rules import RULE_SETS, STEPS
    from engine.rules_checked import note_checked
    from engine.runner import Inference
    from engine.working_days import note_bank_holidays
    from knowledge_base.check import check_knowledge as checked

    linted = Inference(
        RULE_SETS, STEPS
    )  # the lint runs here whatever was noted before: this is the command that checks
    conditions = read_conditions(linted.engine_class)
    if write_generated:
        _write_generated(path, conditions)
        show(f"Written: {note_checked()}, {note_bank_holidays()}.")
    report = checked(path, conditions)
    lines = "\n".join(report.lines())
    if not report.is_accepted:
        tell(lines)
        raise typer.Exit(1)
    show(lines)


def _check_local(path: Path) -> None:
    """Say what a council's own file changes and adds. Raises KnowledgeError with every fault of it."""
    from knowledge_base import load_knowledge
    from knowledge_base.local import with_local

    held = with_local(load_knowledge(), path.read_bytes(), path.name)
    assert held.local is not None
    added = len(held.local.steps)
    show(f"{path.name}: can be read. {held.local.council}, {held.local.on}. Steps added: {added}.")
    for row in held.overridden:
        word = "asks for more" if row.asks_more else "ASKS FOR LESS, and stands on page one"
        show(f"- {row.of} is {row.value} and not {row.default} ({word}; by {row.by}: {row.reason}).")


def _write_generated(path: str | None, conditions: list[dict[str, Any]]) -> None:
    """Write what is made from code and catalogues: the conditions of the rules, then the compiled knowledge.

    The conditions come first because the knowledge is checked against them, and compiled only where nothing is wrong;
    faults are left to the check that follows.
    """
    from engine.conditions import as_json
    from homeward.case_file import write_whole
    from homeward.refusal import Refused
    from knowledge_base import KnowledgeError
    from knowledge_base.catalogues import CONDITIONS_FILE
    from knowledge_base.check import compile_knowledge
    from knowledge_base.files import knowledge_folder

    folder = Path(str(knowledge_folder(path)))
    if not folder.is_dir():
        raise Refused(f"{folder} is not a folder. Name the folder that holds sources.yaml.")
    place = folder / CONDITIONS_FILE
    write_whole(place, as_json(conditions).encode("utf-8"), mode=0o644)  # read by every account that runs the command
    written = [place]
    try:
        written.append(compile_knowledge(path, conditions))
    except KnowledgeError:
        tell("knowledge.json was not written, because the check below finds a fault.")
    show("Written: " + ", ".join(str(file) for file in written) + ".")
