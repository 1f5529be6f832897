"""Where things stand, in words for a family: the group, what is not ruled out, what it rests on, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from explanations.case_rows import Told
from explanations.report.blocks import Block, Line, Paragraph, Points
from explanations.report.reading import Answer

VOTES: Final = ("risk", "protective", "capacity", "wishes")

GROUPS: Final = (
    'Workers in England often use four groups: "low", "medium", "high" and "severe". A group says how much has changed '
    "going by what is written down. It does not say what will happen, and it does not say that you are a bad parent."
)
FIRST_HIGH: Final = 'Most families are in "high" the first time, because there has been no time yet to show a change.'
NOT_SETTLED: Final = (
    "It is not settled yet what everybody wants. Each person is asked alone, and may change their mind."
)
"""Said alike of a doubt and of a question nobody asked: a page for one person must not tell what another said alone."""

IN_WORDS: Final = {
    ("risk", "low"): "The reasons for care have been dealt with.",
    (
        "risk",
        "medium",
    ): "Some of the reasons for care have changed or are changing, or something else still needs work.",
    ("risk", "high"): "The reasons for care have not changed yet, or something else could harm the child now.",
    ("risk", "open"): "It is not known yet whether the reasons for care have changed.",
    ("protective", "low"): "There is something at home that helps to keep the child safe.",
    ("protective", "high"): "Nothing has been shown yet that helps to keep the child safe at home.",
    ("protective", "open"): "It is not known yet what helps to keep the child safe at home.",
    ("capacity", "low"): "Change has been seen and it has lasted.",
    ("capacity", "medium"): "Change has been seen. It has to last longer.",
    ("capacity", "high"): "Change has not been seen for long enough yet, or nobody has looked.",
    ("capacity", "open"): "It is not known yet how far change has come.",
    ("wishes", "low"): "The people asked want the child to come home.",
    ("wishes", "medium"): NOT_SETTLED,
    ("wishes", "high"): NOT_SETTLED,
    ("wishes", "open"): NOT_SETTLED,
}


def where_things_stand(answer: Answer, proposal: Told) -> Iterator[Block]:
    """The group with what is not ruled out, and each of the four questions behind it, on one proposal."""
    held = proposal["classification"]
    yield Paragraph(GROUPS)
    yield Paragraph(classes_meant(held), tuple(held["because"][:1]), prominent=True)
    lines = [
        Line(IN_WORDS[vote, held["votes"][vote]], tuple(n for n in held["because"] if n.endswith(f".{vote}")))
        for vote in VOTES
    ]
    yield Points(tuple(lines))
    if proposal["point"] == "rc1" and held["class"] == "high":
        yield Paragraph(FIRST_HIGH)


def classes_meant(held: dict[str, Any]) -> str:
    """The group in one sentence that never names it without its range."""
    if held["class"] == "not_classified":
        return (
            f"Going by what is written down, no group can be named yet. It could be anything from "
            f'"{held["best_case"]}" to "{held["worst_case"]}", and what is not known yet would settle it.'
        )
    text = f'Going by what is written down, this is in the group "{held["class"]}".'
    if held["not_excluded"]:
        return f'{text} "{held["not_excluded"].capitalize()}" is not ruled out: that turns on what is not known yet.'
    return f"{text} What is not known yet would not change that, but new notes can."
