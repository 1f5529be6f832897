"""`explain`: why the answer says what it says, down to the entries of the record."""

from __future__ import annotations

from typing import Annotated

import typer

from homeward.cli.options import CaseOrName, Format, Local, format_asked
from homeward.cli.screen import show, show_json, width
from homeward.refusal import Refused


def explain(
    case: CaseOrName,
    why_: Annotated[
        str,
        typer.Option(
            "--why",
            metavar="ID",
            help="class, a vote (risk, protective, capacity, wishes), a factor, or any id of the answer.",
        ),
    ],
    proposal: Annotated[
        str | None, typer.Option("--proposal", metavar="ID", help="Only this proposal; otherwise every one.")
    ] = None,
    format_: Format = "text",
    local: Local = None,
) -> None:
    """Show why: from a conclusion, rule by rule, to the rows of the case it rests on.

    \b
    Examples:
      homeward explain theo --why class
      homeward explain theo --why risk
      homeward explain case.yaml --why rf_parent_substance --proposal p1
      homeward explain case.yaml --why ch.p1.against_optimism.rf_parent_substance --format json
    """
    format_ = format_asked(format_)

    from explanations import canonical_json, why, why_text
    from explanations.why import NothingOfThatName
    from homeward.cli.reading import assessed_at, check_proposal

    assessment = assessed_at(case, local)
    check_proposal(assessment, proposal)
    asked = [proposal] if proposal else [answer.id for answer in assessment.proposals]
    trees: list[dict[str, object]] = []
    for name in asked:
        try:
            tree = why(assessment, why_, name)
        except NothingOfThatName as fault:
            if name == asked[-1] and not trees:  # a factor may be asked of one proposal and not of another
                raise Refused(f"--why: {fault}") from None
            continue
        if tree not in trees:  # an id stands for one thing, whichever proposal is asked
            trees.append(tree)
    if format_ == "json":
        about = {"format": 1, "case": assessment.case.reference, "as_of": assessment.case.as_of.isoformat()}
        show_json(canonical_json({**about, "asked": why_, "why": trees}))
    else:
        show("\n".join(why_text(tree, width()) for tree in trees))
