"""What the chronology shows as a whole, how the view was reached, and what to ask, at full length and as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from explanations.words import joined, said

Told = dict[str, Any]
Lines = Iterator[tuple[str, int]]
"""Lines of text, each with how far it stands in."""

OF_THE_CASE: Final = ("chronology_quality", "views", "view_differences", "co_working")
OF_A_PROPOSAL: Final = (
    "patterns",
    "signs_of_change",
    "bias_flags",
    "hypotheses",
    "ledger",
    "supervision_questions",
)


def of_the_case(told: Mapping[str, Any]) -> Told:
    """The parts of an answer that are about the whole case."""
    return {name: told[name] for name in OF_THE_CASE}


def of_a_proposal(row: Mapping[str, Any]) -> Told:
    """The parts of an answer that are about one proposal's whole record."""
    return {name: row[name] for name in OF_A_PROPOSAL}


def case_lines(told: Mapping[str, Any]) -> Lines:
    """The chronology's own faults."""
    if told["chronology_quality"]:
        yield "The chronology itself", 0
        for row in told["chronology_quality"]:
            yield _with_rows(row), 3


def proposal_lines(told: Mapping[str, Any], row: Mapping[str, Any]) -> Lines:
    """Patterns, signs, explanations, readers, reflections and questions of one proposal, in that order."""
    yield from _patterns(row)
    yield from _signs(row, told["names"]["people"])
    yield from _explanations(row, told["names"]["factors"])
    yield from _readers(told, row["id"])
    yield from _reflections(row)
    yield from _questions(row)


def _patterns(row: Mapping[str, Any]) -> Lines:
    sides = (
        ("Patterns against a hopeful view", "against_optimism"),
        ("Patterns for the family", "against_pessimism"),
        ("Patterns in the work around the family, and questions", "neither"),
    )
    for heading, direction in sides:
        found = [pattern for pattern in row["patterns"] if pattern["direction"] == direction]
        if found:
            yield "", 0
            yield heading, 0
        for pattern in found:
            sure = "" if pattern["confirmed"] else "Possible, not confirmed. "
            yield f"{sure}{_with_rows(pattern)}", 3


def _signs(row: Mapping[str, Any], people: Mapping[str, str]) -> Lines:
    for direction in ("for", "against"):
        found = [sign for sign in row["signs_of_change"] if sign["direction"] == direction]
        if found:
            yield "", 0
            yield f"Signs to weigh, {direction} capacity to change", 0
        for sign in found:
            yield f"{people.get(sign['adult'], sign['adult'])}: {_with_rows(sign)}", 3


def _explanations(row: Mapping[str, Any], factors: Mapping[str, str]) -> Lines:
    yield "", 0
    yield "Four explanations, by least contradiction", 0
    for explanation in row["hypotheses"]:
        yield f"{explanation['order']}. {explanation['say']}", 3
        matters = joined(factors.get(name, said(name)) for name in explanation["matters_against"])
        if matters:
            yield f"Against it: {matters} ({joined(explanation['against'])}).", 6
    yield "Each row of the record, and what it fits", 3
    groups: dict[tuple[str, str], list[str]] = {}
    for line in row["ledger"]:
        groups.setdefault((line["direction"], line["say"]), []).append(line["evidence"])
    for (direction, say), rows in groups.items():
        way = "for the family" if direction == "for" else "against a hopeful view"
        yield f"{joined(rows)}, {way}: {say}", 6


def _readers(told: Mapping[str, Any], proposal: str) -> Lines:
    yield "", 0
    yield "Two readers", 0
    for part in ("co_working", "views", "view_differences"):
        for line in told[part]:
            if line["proposal"] == proposal:
                yield line["say"], 3


def _reflections(row: Mapping[str, Any]) -> Lines:
    if row["bias_flags"]:
        yield "", 0
        yield "How the view was reached: questions to reflect on", 0
    for flag in sorted(row["bias_flags"], key=lambda each: (each["kind"] != "flag", each["id"], each["how"])):
        yield _with_rows(flag), 3
        yield flag["question"], 6


def _questions(row: Mapping[str, Any]) -> Lines:
    if row["supervision_questions"]:
        yield "", 0
        yield "Questions for supervision, the first three first", 0
    for place, question in enumerate(row["supervision_questions"], start=1):
        yield f"{place}. {question['ask']}", 3


def _with_rows(row: Mapping[str, Any]) -> str:
    """A sentence with every row of the record behind it."""
    return f"{row['say']} ({joined(row['entries'])})" if row["entries"] else str(row["say"])
