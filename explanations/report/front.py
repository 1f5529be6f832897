"""The top of the page: whether the worker judged first, and what was looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.report.reading import Answer
from explanations.words import counted, day_said, joined, said

POSSIBLE_SHOWN = 4
"""Factors that words of untagged entries suggest, named on the page; `confirm` shows all."""


def front(answer: Answer, with_next_steps: bool = True) -> Iterator[Block]:
    """What a reader has to know before anything is said of the case; ``with_next_steps`` for whoever keeps the file."""
    told = answer.told
    yield Heading(1, f"{told['case']}, as on record on {day_said(told['as_of'])}")
    yield Paragraph(
        "This organises the evidence on record against published criteria. It is not a decision: people decide, and "
        "sign, and may disagree with every line."
    )
    yield _own_judgement(answer)
    if told["supposed"]:
        what = joined(f"{answer.named(factor)} {said(status)}" for factor, status in told["supposed"].items())
        yield Paragraph(f"Supposed for this view, and not on record: {what}.", prominent=True)
    yield from changed_here(told)
    yield Heading(2, "What was looked at")
    yield Points(tuple(_looked_at(answer)))
    if told["next_steps"] and with_next_steps:
        yield Heading(2, "What to do next")
        yield Points(tuple(_next(step) for step in told["next_steps"]), numbered=True)


def changed_here(told: Mapping[str, Any]) -> Iterator[Block]:
    """Every figure and check that a council's own file set otherwise than shipped, and who settled it."""
    for changed in told["knowledge"]["overridden"]:
        yield Paragraph(
            f"Changed here: {changed['parameter']} is {changed['value']} and not {changed['default']} "
            f"(by {changed['by']}: {changed['reason']}).",
            prominent=True,
        )


def _own_judgement(answer: Answer) -> Paragraph:
    """Whether a judgement of the worker's own stood before this view. Which one is said beside the class, not here."""
    own = answer.told["own_judgement"]
    if own is None:
        return Paragraph(
            "No judgement of the worker's own was recorded before this view. Write yours down first, with `homeward "
            "judge CASE`: what is read first is hard to set aside.",
            prominent=True,
        )
    by = f" by {answer.who(own['by'])}" if own["by"] else ""
    if own["recorded_before"]:
        return Paragraph(
            f"A judgement of the worker's own was recorded{by} on {day_said(own['on'])}, before this view."
        )
    return Paragraph(
        f"The worker's own judgement{by} carries {day_said(own['on'])}, so it cannot be said to have come before this "
        "view.",
        prominent=True,
    )


def _next(step: dict[str, str | None]) -> Line:
    """One thing to do, with its command."""
    return Line(f"{step['say']} `{step['command']}`" if step["command"] else str(step["say"]))


def _possible(answer: Answer) -> Iterator[str]:
    """What the words of untagged entries may speak to, the most often suggested first."""
    rows = answer.told["record"]["possible"]
    for row in rows[:POSSIBLE_SHOWN]:
        ways = [(row["concern"], "a concern"), (row["strength"], "a strength"), (row["undirected"], "neither way")]
        said_ways = ", ".join(f"{way} in {len(ids)}" for ids, way in ways if ids)
        yield f"Possible, not confirmed: {answer.named(row['factor'])}: {said_ways}."
    if len(rows) > POSSIBLE_SHOWN:
        yield f"And {len(rows) - POSSIBLE_SHOWN} more factors: homeward confirm CASE."


def _looked_at(answer: Answer) -> Iterator[Line]:
    record = answer.told["record"]
    yield Line(f"{counted(record['entries'], 'entry', 'entries')} in the file, {record['used']} looked at.")
    if record["after_as_of"]:
        later = counted(record["after_as_of"], "entry", "entries")
        yield Line(f"{later} after this date, not looked at.")
    if record["cannot_tell_whether_known"]:
        unsure = counted(record["cannot_tell_whether_known"], "entry", "entries")
        yield Line(f"{unsure} not surely known by then: used where a concern, and not where a strength.")
    if record["untagged"]:
        untagged = counted(record["untagged"], "entry", "entries")
        yield Line(
            f"{untagged} of those looked at not tagged with any factor: nothing was counted from "
            f"{'it' if record['untagged'] == 1 else 'them'}. An untagged chronology is not a clean one.",
            under=tuple(_possible(answer)),
        )
    if record["unread"]:
        rows = counted(record["unread"], "row", "rows")
        yield Line(f"{rows} that an import could not read, kept in the file and not looked at.")
    if record["not_looked_at"]:
        yield Line(f"In the file and not read by this version: {joined(record['not_looked_at'])}.")
