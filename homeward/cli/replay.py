"""`replay`: an answer checked by deriving it a second time, by another way."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from homeward.cli.options import CaseOrName, Format, Local, format_asked
from homeward.cli.screen import show, show_json, tell


def replay(
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="The file that `assess --format json` wrote.")],
    case: CaseOrName,
    local: Local = None,
    format_: Format = "text",
) -> None:
    """Check an answer: derive every conclusion in it again from the case, without the rule engine it was made with.

    The answer is the file that `homeward assess CASE --format json --out FILE` wrote. Ends with 1, and names what does
    not follow, where the answer says anything that does not.

    \b
    Examples:
      homeward replay answer.json theo
      homeward replay answer.json theo --format json
    """
    format_ = format_asked(format_)

    from homeward.replaying.stand_in import put_in_place

    if not put_in_place():
        _in_a_process_of_its_own(answer, case, local, format_)
        return

    from homeward.replaying.reading import read_answer
    from homeward.replaying.replay import replayed

    found = replayed(read_answer(Path(answer)), case, local)
    if format_ == "json":
        import json

        show_json(json.dumps(found, ensure_ascii=False, sort_keys=True, indent=1) + "\n")
    else:
        show(_text(found))
    if not found["follows"]:
        raise typer.Exit(1)


def _in_a_process_of_its_own(answer: str, case: str, local: str | None, format_: str) -> None:
    """The same where the rules engine is loaded already: a fresh process has not, and shares nothing with this one."""
    import subprocess
    import sys

    words = ["replay", answer, case, "--format", format_, *(["--local", local] if local is not None else [])]
    path = os.pathsep.join(sys.path)
    done = subprocess.run(  # our own program, on what was typed
        [sys.executable, "-c", "from homeward.cli import main; raise SystemExit(main())", *words],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    if done.stderr:
        tell(done.stderr.decode("utf-8", "replace"))
    if done.stdout:
        show_json(done.stdout.decode("utf-8", "replace"))
    if done.returncode:
        raise typer.Exit(done.returncode)


def _text(found: dict[str, Any]) -> str:
    counted = (
        f"Derived again, without experta, with knowledge edition {found['edition']}: {found['conclusions']} "
        f"conclusions from {found['facts']} facts, with {found['challenges']} challenges."
    )
    if found["follows"]:
        return f"Everything in this answer follows from the case. {counted}\n"
    lines = [f"- {line}" for line in found["differences"]]
    return "\n".join(["This answer does not follow from the case as it is here.", *lines, counted, ""])
