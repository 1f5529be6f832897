"""The page as plain text of any width, and on a terminal. Nothing rests on colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from explanations.entry_line import clean
from explanations.report.blocks import Block, Heading, Paragraph, Points, Table

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST = 40
BULLET = "- "
UNDER = "    > "
EDGE = "!! "
GAP = "  "


def to_text(blocks: Iterable[Block], width: int = 100) -> str:
    """The page as text, no line wider than ``width`` characters (at least 40) unless one word is."""
    width = max(width, NARROWEST)
    lines = [line for block in blocks for line in block_lines(block, width)]
    return "\n".join(lines).rstrip("\n") + "\n"


def to_terminal(blocks: Iterable[Block], console: Console) -> None:
    """The same lines on a terminal, headings and what is set apart in bold; nothing in the text is read as markup."""
    from rich.text import Text

    width = max(console.width, NARROWEST)
    for block in blocks:
        bold = isinstance(block, Heading) or (isinstance(block, Paragraph) and block.prominent)
        for line in block_lines(block, width):
            console.print(Text(line, style="bold" if bold else ""), soft_wrap=True)


def block_lines(block: Block, width: int) -> Iterator[str]:
    """The lines of one block, with the blank line that parts it from the next."""
    match block:
        case Heading():
            yield from _heading(block, width)
        case Paragraph():
            edge = EDGE if block.prominent else ""
            yield from _wrapped(block.text, width, edge, edge)
            yield ""
        case Points():
            yield from _points(block, width)
        case Table():
            yield from _table(block, width)


def _heading(block: Heading, width: int) -> Iterator[str]:
    if block.level == 2:
        yield ""
    if block.level == 4:
        yield from _wrapped(f"{block.text}:", width)
        return
    yield from _wrapped(block.text, width)
    yield {1: "=", 2: "=", 3: "-"}[block.level] * min(width, len(clean(block.text)))


def _points(block: Points, width: int) -> Iterator[str]:
    for place, line in enumerate(block.lines, start=1):
        lead = f"{place}. " if block.numbered else BULLET
        yield from _wrapped(line.text, width, lead, " " * len(lead))
        for under in line.under:
            yield from _wrapped(under, width, UNDER, " " * len(UNDER))
    yield ""


def _table(block: Table, width: int) -> Iterator[str]:
    """Columns as wide as their widest word needs and the page allows; long cells go on over several lines."""
    rows = [tuple(clean(cell) for cell in row) for row in (block.columns, *block.rows)]
    widths = column_widths(rows, width)
    for place, row in enumerate(rows):
        cells = [wrap(cell, room, break_long_words=True) or [""] for cell, room in zip(row, widths, strict=True)]
        for line in range(max(len(cell) for cell in cells)):
            parts = [
                (cell[line] if line < len(cell) else "").ljust(room) for cell, room in zip(cells, widths, strict=True)
            ]
            yield GAP.join(parts).rstrip()
        if place == 0:
            yield GAP.join("-" * room for room in widths)
    yield ""


def column_widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: its longest cell, the widest columns giving way first until the page holds them all."""
    widths = [max(max(len(row[place]) for row in rows), 1) for place in range(len(rows[0]))]
    room = width - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def _wrapped(text: str, width: int, first: str = "", after: str = "") -> Iterator[str]:
    words = " ".join(clean(text).split())
    yield from wrap(
        words, width, initial_indent=first, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    ) or [first]
