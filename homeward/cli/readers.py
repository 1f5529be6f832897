"""`assess --reader`: the page for a supervisor, a panel, a parent, or a child or young person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeward.cli.options import one_of
from homeward.cli.screen import tell

if TYPE_CHECKING:
    from engine.assessment import Assessment
    from explanations.report import Block

READERS = ("worker", "supervisor", "panel", "parent", "child")
DEPTHS = ("1", "2", "3")

BEFORE_A_FAMILY_READS = (
    "Read this yourself first. Each page is for the one person it names: check that nothing on it could put anybody in "
    "danger, and go through it with them in person."
)


def reader_asked(word: str) -> str:
    """One of the readers; wrong usage for anybody else."""
    return one_of(word, READERS, "--reader")


def depth_asked(word: str) -> int:
    """1, 2 or 3; wrong usage for anything else."""
    return int(one_of(word, DEPTHS, "--depth"))


def answer_for(assessment: Assessment, reader: str, depth: int) -> tuple[dict[str, Any], list[Block]]:
    """What a reader gets: the answer as plain data, and as the blocks of one page after another.

    Before a page for a family the one who asked for it is told, beside the page, to read it first.
    """
    from explanations.voices import FAMILY_READERS, pages_for, spine_for, told_pages

    told = spine_for(assessment, reader)
    pages = pages_for(told, depth)
    if reader in FAMILY_READERS:
        tell(BEFORE_A_FAMILY_READS)
        told = told_pages(told, pages)
    return told, [block for _, blocks in pages for block in blocks]
