"""What would move the class, as text: each set by who can make its changes, and as conditions for return."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Final

from explanations.case_rows import Told
from explanations.conditions_for_return import PARENT, PROFESSIONALS, SERVICE, condition_said
from explanations.words import counted, said

WHO: Final = {
    PARENT: "What a parent or adult of the home could change",
    SERVICE: "What a service could change",
    PROFESSIONALS: "What the professionals could find out or settle",
}
WHO_WORSE: Final = {
    PARENT: "What could go wrong with a parent or adult of the home",
    SERVICE: "What could go wrong for the child, or with a service",
    PROFESSIONALS: "What the professionals could find out",
}
WAYS: Final = {"better": "a better class", "worse": "a worse class"}
ENDS: Final = {"better": "low", "worse": "severe"}
"""The class beyond which there is none, each way."""


def what_if_text(told: Told, width: int = 100) -> str:
    """The answer of `what_if` as lines no wider than ``width``."""
    lines: list[str] = []
    for indent, text in _told(told):
        lines += wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)) or [""]
    return "\n".join(lines) + "\n"


def with_range(told: Told) -> str:
    """A class, never without its range."""
    if told["class"] == "not_classified":
        return f"not classified, between {said(told['best_case'])} and {said(told['worst_case'])}"
    left = f"{said(told['not_excluded'])} not excluded" if told["not_excluded"] else "the same at both ends"
    return f"{said(told['class'])} ({left})"


def _told(told: Told) -> Iterator[tuple[int, str]]:
    yield (
        0,
        (
            f"Proposal {told['proposal']}. On the evidence the class is {with_range(told)}. What follows is a what-if: "
            "it supposes what stands, and nothing of it is on record. Each set was confirmed by the rules; no part "
            "of one would be enough."
        ),
    )
    for way in ("better", "worse"):
        yield 0, ""
        yield from _way(way, told[way], told)
    yield 0, ""
    if told["cannot_change"]:
        yield 0, "What cannot change: it is history, is never a condition, and speaks through what is asked about now."
        for row in told["cannot_change"]:
            yield 2, f"- {row['say']}"
    else:
        yield 0, "No history that cannot change is on record as a factor."


def _way(way: str, held: Told, told: Told) -> Iterator[tuple[int, str]]:
    step = held["step"]
    if not step["sets"]:
        yield 0, f"Towards {WAYS[way]}: {_why_no_set(way, told['class'])}"
        return
    yield from _sets(f"Towards {WAYS[way]}", step, WHO if way == "better" else WHO_WORSE)
    if way == "worse":
        yield 0, "None of these is a condition: each is something to look out for and to act on."
    if held["class"] is not None:
        yield 0, ""
        further = held["class"]
        if further["sets"]:
            yield from _sets(f"As far as {said(further['target'])}", further)
        else:
            yield 0, f"As far as {said(further['target'])}: no set of these changes would do it."


def _why_no_set(way: str, class_: str) -> str:
    """Why no set is shown; that nothing supposed here makes it worse is no promise that nothing will."""
    if class_ == ENDS[way]:
        return f"there is none beyond {said(class_)}."
    if way == "better":
        return "no set of these changes would do it."
    return (
        "no set of these changes would do it. Each supposes only how something known stands; a new event is none of "
        "them, and can."
    )


def _sets(lead: str, held: Told, titles: Mapping[str, str] = WHO) -> Iterator[tuple[int, str]]:
    shown, found = len(held["sets"]), held["found"]
    more = f" {found - shown} more were found." if found > shown else ""
    rest = "" if held["every"] else " There may be others: not every combination was tried."
    yield 0, f"{lead}, {counted(found, 'smallest set')} found.{more}{rest}"
    for number, one in enumerate(held["sets"], start=1):
        yield 2, f"{number}. {counted(len(one['changes']), 'change')}; the class would be {with_range(one)}:"
        for owner, title in titles.items():
            changes = [change for change in one["changes"] if change["who_changes"] == owner]
            if changes:
                yield 5, f"{title}:"
            for change in changes:
                yield 5, f"- If {change['say']}."
                yield 7, " ".join(condition_said(change))


def what_if_sentence(told: Told) -> str:
    """The class of a what-if in one clause, for whoever lists several."""
    return f"the class would be {with_range(told)}"
