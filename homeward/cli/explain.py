"""`explain`: why, why not, what is missing, what would change it, and the steps, each down to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from homeward.cli.options import CaseOrName, Format, Local, format_asked, one_of
from homeward.cli.screen import is_terminal, show, show_json, width
from homeward.cli.supposing import pair, supposed
from homeward.refusal import Refused

if TYPE_CHECKING:
    from engine.assessment import Assessment
    from homeward.cli.explaining import Question

CLASSES = ("severe", "high", "medium", "low", "not_classified")
ASKED = ("--why", "--why-not", "--missing", "--what-if", "--set", "--steps")


def explain(
    case: CaseOrName,
    why: Annotated[
        str | None,
        typer.Option(
            "--why", metavar="ID", help="class, a vote (risk, protective, capacity, wishes), a factor, or any id."
        ),
    ] = None,
    why_not: Annotated[
        str | None, typer.Option("--why-not", metavar="CLASS", help="Why the class is not this one, rule by rule.")
    ] = None,
    missing: Annotated[bool, typer.Option("--missing", help="The fewest answers that would settle the class.")] = False,
    what_if: Annotated[
        bool, typer.Option("--what-if", help="The smallest changes that would move the class, and who can make them.")
    ] = False,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FACTOR=STATUS", help="Try one change on a copy. May be given again."),
    ] = None,
    steps: Annotated[bool, typer.Option("--steps", help="Every rule in the order it was taken, one by one.")] = False,
    depth: Annotated[
        int | None, typer.Option("--depth", metavar="N", min=1, help="With --why: how many steps down are shown.")
    ] = None,
    plumbing: Annotated[
        bool, typer.Option("--plumbing", help="With --why: also the tallies and records in between.")
    ] = False,
    proposal: Annotated[
        str | None, typer.Option("--proposal", metavar="ID", help="Only this proposal; otherwise every one.")
    ] = None,
    format_: Format = "text",
    local: Local = None,
) -> None:
    """Question the answer: ask one of --why, --why-not, --missing, --what-if, --set and --steps.

    \b
    Examples:
      homeward explain theo --why class
      homeward explain theo --why risk --depth 9
      homeward explain theo --why-not medium
      homeward explain theo --missing
      homeward explain theo --what-if
      homeward explain case.yaml --set rf_parent_substance=addressed
      homeward explain theo --steps
      homeward explain case.yaml --why rf_parent_substance --proposal p1 --format json
    """
    format_ = format_asked(format_)
    given = (why is not None, why_not is not None, missing, what_if, bool(set_), steps)
    asked = _only_one([option for option, was in zip(ASKED, given, strict=True) if was])
    pairs = [pair(word, "--set") for word in set_ or []]
    if why_not is not None:
        one_of(why_not, CLASSES, "--why-not")

    from homeward.cli import explaining
    from homeward.cli.reading import assessed_at, check_proposal

    assessment = assessed_at(case, local)
    check_proposal(assessment, proposal)
    question = {
        "--why": lambda: explaining.why_question(assessment, str(why), depth, plumbing),
        "--why-not": lambda: explaining.why_not_question(assessment, str(why_not)),
        "--missing": lambda: explaining.missing_question(assessment),
        "--what-if": lambda: explaining.what_if_question(assessment),
        "--set": lambda: explaining.set_question(
            assessment, supposed(pairs, assessment.case, assessment.knowledge, "--set")
        ),
        "--steps": lambda: explaining.steps_question(assessment),
    }[asked]()
    _give(assessment, question, [proposal] if proposal else [answer.id for answer in assessment.proposals], format_)


def _only_one(asked: list[str]) -> str:
    """The one question asked; wrong usage where there is none, or more than one."""
    if len(asked) == 1:
        return asked[0]
    what = f"{' and '.join(asked)} were asked together" if asked else "nothing was asked"
    raise typer.BadParameter(f"{what}. Ask one of {', '.join(ASKED)}.", param_hint="explain")


def _give(assessment: Assessment, question: Question, proposals: list[str], format_: str) -> None:
    """Print the answers for each proposal: as JSON, as text, or step by step on a terminal."""
    from explanations import canonical_json
    from explanations.why import NothingOfThatName

    told: list[dict[str, object]] = []
    for name in proposals:
        try:
            found = question.answer(name)
        except NothingOfThatName as fault:
            if name == proposals[-1] and not told:  # a factor may be asked of one proposal and not of another
                raise Refused(f"--why: {fault}") from None
            continue
        if found not in told:  # an id stands for one thing, whichever proposal is asked
            told.append(found)
    if format_ == "json":
        about = {"format": 1, "case": assessment.case.reference, "as_of": assessment.case.as_of.isoformat()}
        show_json(canonical_json({**about, "asked": question.asked, question.key: told}))
    elif question.walk is not None and is_terminal():
        for each in told:
            question.walk(each)
    else:
        show("\n".join(question.say(each, width()) for each in told))
