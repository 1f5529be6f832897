"""How much a page says: depth 1 its first lines, 2 the page as written, 3 the sentences each line rests on as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from explanations.report.blocks import Block, Line, Points
from explanations.report.reading import Answer
from explanations.words import counted, first_of

DEPTHS: Final = (1, 2, 3)
CUT: Final = "Left out at depth 1."
FIRST: Final = 3
"""Lines of a list at depth 1. What is cut is counted, so that a short page never reads as a whole one."""
REASONS: Final = 4
"""Sentences told under one line at depth 3."""


def at_depth(blocks: Iterable[Block], depth: int, answer: Answer) -> list[Block]:
    """The same page at another depth. Raises ValueError for a depth there is none of."""
    if depth not in DEPTHS:
        raise ValueError(f"No such depth: {depth}. There is: 1, 2, 3.")
    if depth == 1:
        return [first_lines(block, CUT) for block in blocks]
    return list(blocks) if depth == 2 else [_with_reasons(block, answer) for block in blocks]


def first_lines(block: Block, more: str) -> Block:
    """A list cut to its first lines, with how many there are besides and, in ``more``, where they are."""
    if not isinstance(block, Points):
        return block
    lines = [replace(line, under=()) for line in block.lines[:FIRST]]
    rest = block.lines[FIRST:]
    if rest:
        because = tuple(name for line in rest for name in line.because)
        lines.append(Line(f"And {counted(len(rest), 'more line')}. {more}", because))
    return replace(block, lines=tuple(lines))


def _with_reasons(block: Block, answer: Answer) -> Block:
    if not isinstance(block, Points):
        return block
    return replace(
        block, lines=tuple(replace(line, under=(*line.under, *_reasons(line, answer))) for line in block.lines)
    )


def _reasons(line: Line, answer: Answer) -> Iterator[str]:
    """What the conclusions behind a line were themselves concluded from, as sentences not yet said in the line."""
    above = (line.text, *line.under)
    steps = [premise for name in line.because for premise in answer.conclusions.get(name, {}).get("premises", ())]
    through = [
        source
        for name in steps
        for source in ((name,) if name in answer.conclusions else answer.facts.get(name, {}).get("from", ()))
    ]
    said = [answer.say(name) for name in dict.fromkeys((*line.because, *through)) if name in answer.conclusions]
    yield from (f"Because: {text}" for text in first_of([t for t in said if not any(t in u for u in above)], REASONS))
