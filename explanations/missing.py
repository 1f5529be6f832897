"""What is missing: the fewest answers that would settle the class, most decisive first, and who can give them."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from engine.assessment import Assessment
from explanations.case_rows import Told
from explanations.facts import FactTeller
from explanations.gaps import Gaps
from explanations.sentences import Teller
from explanations.what_if import answer_of, the_class
from explanations.what_if_text import with_range
from explanations.words import counted, said

SHOWN = 8
"""Single answers that would move the class, shown in text where a class stands; the rest are counted."""


def missing(assessment: Assessment, proposal: str | None = None) -> Told:
    """The questions that would settle the class of a proposal, with what each answer would do.

    `settles` holds the fewest that would give a class where there is none; `moves` every other question whose answer
    alone would move the class or what is not excluded; `open` counts all. Raises NothingOfThatName.
    """
    answer = answer_of(assessment, proposal)
    gaps = Gaps(answer, Teller(assessment), FactTeller(assessment), first=True).told()
    needed = [gap for gap in gaps if gap["id"] in answer.decided_by]
    classified = answer.classification("evidence")["class"] != "not_classified"
    return {
        **the_class(answer),
        "settled": classified,
        "settles": [_row(gap) for gap in needed] if not classified else [],
        "moves": [_row(gap) for gap in gaps if gap["would_change_class"] and (classified or gap not in needed)],
        "open": len(gaps),
    }


def _row(gap: Told) -> Told:
    return {key: gap[key] for key in ("id", "ask", "who", "at_best", "at_worst", "because")}


def missing_text(told: Told, width: int = 100) -> str:
    """The answer of `missing` as lines no wider than ``width``."""
    lines: list[str] = []
    for indent, text in _told(told):
        lines += wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)) or [""]
    return "\n".join(lines) + "\n"


def _told(told: Told) -> Iterator[tuple[int, str]]:
    yield 0, f"Proposal {told['proposal']}. On the evidence the class is {with_range(told)}."
    if not told["settled"]:
        if told["settles"]:
            yield (
                0,
                (
                    f"No class yet. {counted(len(told['settles']), 'answer')} together would give one, if each "
                    "came out for the family; no fewer would. The most decisive first:"
                ),
            )
            yield from _questions(told["settles"], len(told["settles"]))
        else:
            yield 0, "There is no class yet, and no set of answers found would give one."
    elif told["moves"]:
        yield (
            0,
            (
                f"A class stands, so no answer is needed to have one. {counted(len(told['moves']), 'answer')} would "
                "still move it or what is not excluded, each by itself. The most decisive first:"
            ),
        )
        yield from _questions(told["moves"], SHOWN)
    else:
        yield 0, "A class stands, and no single answer to what is not known would move it."
    rest = told["open"] - len(told["settles"]) - len(told["moves"])
    if rest:
        yield (
            0,
            f"{counted(rest, 'further question')} open that would not move the class alone: see `homeward assess`.",
        )


def _questions(rows: list[Told], shown: int) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(rows[:shown], start=1):
        yield 2, f"{number}. {row['ask']}"
        ends = said(row["at_best"]), said(row["at_worst"])
        effect = (
            f"either way {ends[0]}, and what is not excluded changes"
            if ends[0] == ends[1]
            else f"{ends[0]} if it comes out for the family, {ends[1]} if against"
        )
        yield 5, f"Who can say: {row['who']}. The class between those answers: {effect}. [{row['id']}]"
    if len(rows) > shown:
        yield 2, f"And {len(rows) - shown} more: use --format json."
