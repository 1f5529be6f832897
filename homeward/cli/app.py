"""The command line put together: its commands in the order in which a worker meets them."""

from __future__ import annotations

from typing import Annotated

import typer

from homeward import __version__
from homeward.cli.assess import assess
from homeward.cli.case_files import check, new, schema
from homeward.cli.challenge import challenge
from homeward.cli.compare import compare
from homeward.cli.confirm import confirm
from homeward.cli.explain import explain
from homeward.cli.export import export
from homeward.cli.import_ import import_
from homeward.cli.judge import judge
from homeward.cli.knowledge import check_knowledge
from homeward.cli.plan import plan
from homeward.cli.replay import replay
from homeward.cli.respond import respond
from homeward.cli.screen import show
from homeward.cli.show import show_entry

app = typer.Typer(
    name="homeward",
    help=(
        "Decision support for reunification: children in care in England returning home.\n\n"
        "It organises what is on record against published criteria. It does not say what will happen, and it decides "
        "nothing."
    ),
    epilog="Start with: homeward assess theo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # help in plain text: quick to start, and the same for every reader and screen reader
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        show(f"homeward {__version__}")
        raise typer.Exit()


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="After an internal error, show where it arose. It may show case material.")
    ] = False,
) -> None:
    """What holds for every command. `--debug` is read before this, in `homeward.cli.main`."""


for _command, _name, _in_short in (
    (new, "new", "Write a case file to fill in."),
    (schema, "schema", "Print the form of a case file (JSON Schema)."),
    (check, "check", "Say whether case files can be read."),
    (import_, "import", "Bring in a chronology from a sheet."),
    (confirm, "confirm", "Confirm what its words suggest."),
    (export, "export", "Write the chronology as a table."),
    (judge, "judge", "Write down your own judgement first."),
    (assess, "assess", "Set a case against the framework."),
    (plan, "plan", "Show what is asked now, and by when."),
    (compare, "compare", "Show what changed between two days."),
    (explain, "explain", "Show why, down to the entries."),
    (challenge, "challenge", "Show what contradicts the current view."),
    (respond, "respond", "Answer a challenge."),
    (replay, "replay", "Work a saved answer out a second time."),
    (show_entry, "show", "Look up an id: what it says, and on what grounds."),
    (check_knowledge, "check-knowledge", "Check the knowledge the answers rest on."),
):
    app.command(_name, short_help=_in_short)(_command)
