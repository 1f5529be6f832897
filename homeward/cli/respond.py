"""`respond`: an answer to a challenge, written into the case file beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from homeward.cli.options import On, OwnCase, day_said, ids, one_of
from homeward.cli.screen import show
from homeward.refusal import Refused

if TYPE_CHECKING:
    from engine.case import Case
    from homeward.settling import Settling

ANSWERS = ("accepted", "explained", "disputed")


def respond(
    case: OwnCase,
    challenge: Annotated[str, typer.Argument(metavar="CHALLENGE", help="The id, as `homeward challenge` prints it.")],
    answer: Annotated[str, typer.Option("--answer", metavar="ANSWER", help=f"One of {', '.join(ANSWERS)}.")],
    by: Annotated[str, typer.Option("--by", metavar="WHO", help="Who answers: an id under `people`.")],
    entries: Annotated[
        list[str] | None, typer.Option("--entries", metavar="IDS", help="The entries behind it, by commas: e12,e14.")
    ] = None,
    agreed_by: Annotated[
        str | None, typer.Option("--agreed-by", metavar="WHO", help="A second person who agreed, not the case holder.")
    ] = None,
    on: On = None,
) -> None:
    """Answer a challenge. The answer is written into the case file; the challenge stays.

    It says whether the answer settles anything, and if not, what is missing. An answer settles a contest only with an
    independent entry behind it and a second person's agreement.

    \b
    Examples:
      homeward respond case.yaml ch.p1.against_optimism.rf_parent_substance --answer accepted --by w1
      homeward respond case.yaml ch.p1.against_optimism.rf_parent_substance --answer explained --entries e3 --by w1 --agreed-by w3
    """  # noqa: E501 - an example to copy stays on one line
    answer = one_of(answer, ANSWERS, "--answer")
    behind = ids(entries or [])
    said_on = day_said(on)

    from homeward.case_file import write_over
    from homeward.case_rows import with_row
    from homeward.casebook import CaseText, find_own_case
    from homeward.cli.reading import assessed, case_in, check_entries, check_who, knowledge_for, unknown
    from homeward.settling import challenges_of, settled_by

    found, path = find_own_case(case)
    knowledge = knowledge_for(found)
    read = case_in(found, knowledge)
    check_who(read, by, "--by")
    check_who(read, agreed_by, "--agreed-by")
    _check_second_person(read, agreed_by)
    check_entries(read, behind)
    known = challenges_of(assessed(read, knowledge=knowledge))
    if challenge not in known:
        raise Refused(unknown("challenge", challenge, list(known), f"in {found.name}"))
    row: dict[str, str | list[str]] = {
        "challenge": challenge,
        "answer": answer,
        "entries": behind,
        "by": by,
        **({"agreed_by": agreed_by} if agreed_by else {}),
        "on": said_on.isoformat(),
    }
    content = with_row(found.content, found.name, "responses", row)
    answered = case_in(CaseText(found.name, content, path))  # what is written can be read again
    settling = settled_by(assessed(answered, knowledge=knowledge), answered.responses[-1])
    write_over(path, content, found.content)
    show(f"Written to {path.name}: {answer}, {said_on}. The challenge stays, with the answer beside it.")
    show(told(settling))


def told(settling: Settling) -> str:
    """What an answer settles, in words, and what is missing where it does not."""
    lines = []
    if settling.settled:
        lines.append(f"It settles: {', '.join(settling.settled)}.")
    if settling.not_settled:
        lines.append(f"It does not settle: {', '.join(settling.not_settled)}.")
    if not settling.settled and not settling.not_settled:
        lines.append("It settles nothing.")
    return "\n".join([*lines, *(f"- {line}" for line in settling.missing)])


def _check_second_person(case: Case, agreed_by: str | None) -> None:
    """Refuses the family as the second person: the answer is about what is on record about them."""
    family = {row.id for rows in (case.adults, case.children) for row in rows}
    if agreed_by in family:
        raise Refused(
            f"--agreed-by: {agreed_by} is of the family. The second person is a professional who looks at the "
            "evidence, such as the manager. What the family says is an entry of its own."
        )
