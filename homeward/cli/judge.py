"""`judge`: the worker's own judgement, written down before this tool's view is read."""

from __future__ import annotations

from typing import Annotated

import typer

from homeward.cli.options import On, OwnCase, day_said, is_text, one_of
from homeward.cli.screen import show
from homeward.refusal import Refused

CLASSES = ("severe", "high", "medium", "low", "not_classified")


def judge(
    case: OwnCase,
    class_: Annotated[str, typer.Option("--class", metavar="CLASS", help=f"One of {', '.join(CLASSES)}.")],
    reasons: Annotated[str, typer.Option("--reasons", metavar="TEXT", help="Why, in your own words.")],
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Your id under `people`.")] = None,
    proposal: Annotated[
        str | None, typer.Option("--proposal", metavar="ID", help="Needed where the case has several proposals.")
    ] = None,
    on: On = None,
) -> None:
    """Write down your own judgement, with its day, before you read this tool's.

    It is kept as it is: a second one is not written over the first.

    \b
    Examples:
      homeward judge case.yaml --class medium --by w1 --reasons "Tests clear since March, contact steady"
    """
    class_ = one_of(class_, CLASSES, "--class")
    if not reasons.strip():
        raise typer.BadParameter("say why: a class without reasons cannot be argued with.", param_hint="--reasons")
    if not is_text(reasons):
        raise typer.BadParameter("holds characters that are no text. Type them again.", param_hint="--reasons")
    said_on = day_said(on)

    from homeward.case_file import write_over
    from homeward.case_rows import with_single
    from homeward.casebook import CaseText, find_own_case
    from homeward.cli.reading import case_in, check_who, unknown

    found, path = find_own_case(case)
    read = case_in(found)
    if read.own_judgement is not None:
        raise Refused(
            f"{found.name}: a judgement of the worker's own is on record already"
            f"{f', of {read.own_judgement.on}' if read.own_judgement.on else ''}, and stays as it is: it is what was "
            "thought before this tool's view. Record a later view under `views`, or a decision under `decisions`."
        )
    check_who(read, by, "--by")
    proposals = [row.id for row in read.proposals]
    if proposal is not None and proposal not in proposals:
        raise Refused(unknown("proposal", proposal, proposals, "in this case"))
    if proposal is None and len(proposals) > 1:
        raise Refused(f"{found.name} has several proposals. Name yours with --proposal: {', '.join(proposals)}.")
    row = {
        **({"proposal": proposal} if proposal else {}),
        **({"by": by} if by else {}),
        "class": class_,
        "reasons": reasons,
        "on": said_on.isoformat(),
    }
    content = with_single(found.content, found.name, "own_judgement", row)
    case_in(CaseText(found.name, content, path))  # what is written can be read again
    write_over(path, content, found.content)
    show(f"Written to {path.name}: your own judgement of {said_on}. It stays beside this tool's view.")
    if said_on > read.as_of:
        show(
            f"The case speaks of {read.as_of}, which is earlier, so the answer will not count it as made before. If it "
            "was, say when with --on; if the case is looked at today, correct `as_of`."
        )
