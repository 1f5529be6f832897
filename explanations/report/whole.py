"""What the chronology shows as a whole, in one form of line whichever way it speaks; and how the view was reached.

Patterns of the family and of the work around it stand apart: a family is not answerable for visits that were not made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from explanations.case_rows import Told
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.report.reading import Answer
from explanations.words import first_of, joined

SHOWN = 3
ROWS_SHOWN = 4
SIGNS_SHOWN = 3
FLAGS_SHOWN = 2
NONE_FOUND = "none found in what is entered"


def patterns(proposal: Told) -> Iterator[Block]:
    """The patterns, for and against turn about and in one form of line, and the signs of change beside them."""
    yield Heading(3, "What the chronology shows as a whole")
    held = proposal["patterns"]
    if not held:
        yield Paragraph(
            "No pattern was found in what is entered. Patterns are read from dated, tagged and typed entries alone, so "
            "that this may be for want of them."
        )
    against = [_line(row) for row in held if row["direction"] == "against_optimism"]
    in_favour = [_line(row) for row in held if row["direction"] == "against_pessimism"]
    of_the_work = [_line(row) for row in held if row["direction"] == "neither"]
    # Turn about, so that neither direction is read only after the other has had its say.
    turns = zip_longest(against, in_favour, of_the_work)
    yield from _cut([line for turn in turns for line in turn if line is not None], SHOWN)
    yield from _signs(proposal)


def _signs(proposal: Told) -> Iterator[Block]:
    """Signs for and against capacity to change, side by side and by name; each in full with `homeward challenge`."""
    held = proposal["signs_of_change"]
    if not held:
        return
    for direction in ("for", "against"):
        rows = [sign for sign in held if sign["direction"] == direction]
        names = (
            joined(first_of((sign["name"].lower() for sign in rows), SIGNS_SHOWN)) or "none found in what is entered"
        )
        because = tuple(name for sign in rows for name in sign["because"])
        yield Paragraph(f"Signs to weigh, {direction} capacity to change: {names}.", because)


def reflection(proposal: Told) -> Iterator[Block]:
    """How the view may have been reached: flags first, then questions that only something in this case calls for."""
    held = sorted(proposal["bias_flags"], key=lambda row: (row["kind"] != "flag", row["id"], row["how"]))
    yield Heading(3, "How this view was reached: questions to reflect on")
    if not held:
        yield Paragraph("Nothing entered calls for one. That is no finding about how anybody thinks.")
        return
    lines = []
    for row in held:
        behind = f" ({_named(row['entries'])})" if row["entries"] else ""
        lines.append(Line(f"{row['say']}{behind}", tuple(row["because"]), (row["question"],)))
    yield from _cut(lines, FLAGS_SHOWN)


def quality(answer: Answer) -> Iterator[Block]:
    """The chronology's own faults, once for the case."""
    held = answer.told["chronology_quality"]
    if held:
        yield Heading(2, "The chronology itself")
        yield from _cut([_line(row) for row in held], SHOWN)


def _line(row: Told) -> Line:
    """One pattern or fault, with the rows of the record behind it."""
    behind = f" ({_named(row['entries'])})" if row["entries"] else ""
    sure = "" if row.get("confirmed", True) else "Possible, not confirmed. "
    return Line(f"{sure}{row['say']}{behind}", tuple(row["because"]))


def _cut(lines: Sequence[Line], most: int) -> Iterator[Block]:
    if not lines:
        return
    yield Points(tuple(lines[:most]))
    if len(lines) > most:
        because = tuple(name for line in lines[most:] for name in line.because)
        yield Paragraph(f"{len(lines) - most} more: `homeward challenge CASE` shows them all.", because)


def _named(rows: Sequence[str]) -> str:
    return joined(first_of(rows, ROWS_SHOWN))
