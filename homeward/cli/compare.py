"""`compare`: one case on two days, and what changed in facts, in judgement and in rules."""

from __future__ import annotations

from typing import Annotated

import typer

from homeward.cli.options import CaseOrName, Format, Local, day, format_asked
from homeward.cli.screen import show, show_json, width
from homeward.refusal import Refused


def compare(
    case: CaseOrName,
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help="The earlier day.")],
    to: Annotated[str, typer.Option("--to", metavar="DATE", help="The later day.")],
    format_: Format = "text",
    local: Local = None,
) -> None:
    """Show what changed between two days: in facts, in judgement, and by time alone.

    Each day is read as the record was known then. A class that fell by more than one step, or while concerns came in,
    is asked about.

    \b
    Examples:
      homeward compare theo --from 2020-03-01 --to 2020-10-01
      homeward compare case.yaml --from 2020-03-01 --to 2020-10-01 --format json
    """
    format_ = format_asked(format_)
    start, end = day(from_, "--from"), day(to, "--to")
    assert start is not None and end is not None
    if start >= end:
        raise Refused(f"--from {start} is not before --to {end}. Name the earlier day first.")

    from explanations import canonical_json, to_text
    from explanations.compare import Comparison
    from explanations.report.compared import compare_report
    from homeward.cli.reading import assessed_at

    told = Comparison(assessed_at(case, local, start), assessed_at(case, local, end)).told()
    if format_ == "json":
        show_json(canonical_json(told))
    else:
        show(to_text(compare_report(told), width()))
