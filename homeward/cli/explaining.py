"""The questions `explain` can be asked: each gives plain data for one proposal, and says it as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.assessment import Assessment

Told = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """One question: its key in the JSON, what it was asked of, and how it is answered and said for one proposal;
    ``walk`` goes through it with somebody at a terminal."""

    key: str
    asked: object
    answer: Callable[[str], Told]
    say: Callable[[Told, int], str]
    walk: Callable[[Told], None] | None = None


def why_question(assessment: Assessment, name: str, depth: int | None, plumbing: bool) -> Question:
    """Why: the tree of reasons for a conclusion, a fact, a row, the class, a vote or a factor."""
    from explanations.why import why
    from explanations.why_text import why_text

    return Question(
        "why",
        name,
        lambda proposal: why(assessment, name, proposal),
        lambda tree, width: why_text(tree, width, depth=depth, plumbing=plumbing),
    )


def why_not_question(assessment: Assessment, class_: str) -> Question:
    """Why not another class: rule by rule, the first condition that failed."""
    from explanations.why_not import why_not
    from explanations.why_not_text import why_not_text

    return Question("why_not", class_, lambda proposal: why_not(assessment, class_, proposal), why_not_text)


def missing_question(assessment: Assessment) -> Question:
    """The fewest answers that would settle the class."""
    from explanations.missing import missing, missing_text

    return Question("missing", None, lambda proposal: missing(assessment, proposal), missing_text)


def what_if_question(assessment: Assessment) -> Question:
    """The smallest sets of changes that would move the class one step either way."""
    from explanations.what_if import what_if
    from explanations.what_if_text import what_if_text

    return Question("what_if", None, lambda proposal: what_if(assessment, proposal), what_if_text)


def set_question(assessment: Assessment, supposed: Mapping[str, str]) -> Question:
    """What is different with some things supposed, on a copy."""
    from explanations.set_one import set_one, set_one_text

    return Question(
        "set", dict(sorted(supposed.items())), lambda proposal: set_one(assessment, supposed, proposal), set_one_text
    )


def steps_question(assessment: Assessment) -> Question:
    """The firings in the order they were taken."""
    from explanations.steps import steps, steps_text
    from homeward.cli.stepping import walk

    return Question("steps", None, lambda proposal: steps(assessment, proposal), steps_text, walk)
