"""`plan`: what the framework and the law ask for now, what is missing, who can supply it, and what is overdue."""

from __future__ import annotations

from typing import Annotated

import typer

from homeward.cli.options import CaseOrName, Format, Local, day, format_asked
from homeward.cli.screen import show, show_json, width


def plan(
    case: CaseOrName,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Look at the case on another day.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            help="Take the plan as settled on this day, and say what came after it broke; the newest decision if none.",
        ),
    ] = None,
    format_: Format = "text",
    local: Local = None,
) -> None:
    """Show what the framework and the law ask for now, what could go wrong, and what is planned against it.

    What is not on record is said to be not known, and never taken for done.

    \b
    Examples:
      homeward plan theo
      homeward plan case.yaml --since 2020-09-25
      homeward plan case.yaml --format json
    """
    format_ = format_asked(format_)
    on, settled = day(as_of, "--as-of"), day(since, "--since")

    from explanations import canonical_json, plan_report, spine, to_text
    from homeward.cli.reading import assessed_at

    told = spine(assessed_at(case, local, on, settled))
    if format_ == "json":
        show_json(canonical_json(_of_the_plan(told)))
    else:
        show(to_text(plan_report(told), width()))


KEPT_OF_THE_CASE = ("format", "case", "as_of", "stage", "pathway", "jurisdiction", "knowledge", "local", "names")
KEPT = (
    "id",
    "child",
    "household",
    "planned",
    "legal_status",
    "classification",
    "decision",
    "gates",
    "duties",
    "voice",
    "local_pathway",
    "tripped",
    "recommendations",
    "coverage",
    "contingency_prompts",
    "breakdown_indicators",
    "pre_mortem",
    "plan_checks",
)


def _of_the_plan(told: dict) -> dict:  # type: ignore[type-arg]
    """The part of the whole answer that the plan is: for each proposal the class with its ends, and what is asked."""
    case = {key: told[key] for key in KEPT_OF_THE_CASE}
    return {**case, "proposals": [{key: row[key] for key in KEPT} for row in told["proposals"]]}
