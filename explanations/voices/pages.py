"""The pages of one reader: one for a worker, a supervisor or a panel; one for each adult or child otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from explanations.case_rows import Told
from explanations.report.blocks import Block
from explanations.report.page import report
from explanations.report.reading import Answer
from explanations.voices.child import child_pages
from explanations.voices.depth import at_depth
from explanations.voices.parent import parent_pages
from explanations.voices.professional import panel_page, supervisor_page

Page = tuple[str, list[Block]]
"""Whom a page is for (an adult's or child's id, or the reader) and its blocks."""

AS_WRITTEN: Final = 2


def pages_for(told: Mapping[str, Any], depth: int = AS_WRITTEN) -> list[Page]:
    """The pages for the reader named in an answer, as `spine_for` gives it; ``depth`` is 1, 2 or 3.

    A page for a family goes no deeper than as written: below that stand other people's affairs.
    """
    reader = told["reader"]
    answer = Answer(told)
    if reader == "parent":
        pages = list(parent_pages(told))
    elif reader == "child":
        pages = list(child_pages(told))
    else:
        page = {"worker": report, "supervisor": supervisor_page, "panel": panel_page}[reader]
        return [(reader, at_depth(page(told), depth, answer))]
    return [(who, at_depth(blocks, min(depth, AS_WRITTEN), answer)) for who, blocks in pages]


def told_pages(told: Mapping[str, Any], pages: Iterable[Page]) -> Told:
    """The pages of a family's reader as plain data: all of the answer that this reader may have."""
    kept = {key: told[key] for key in ("format", "case", "as_of", "reader", "knowledge", "software")}
    return kept | {
        "withheld": {key: len(names) for key, names in told["withheld"].items()},
        "pages": [{"for": who, "blocks": [_block(block) for block in blocks]} for who, blocks in pages],
    }


def _block(block: Block) -> Told:
    return {"is": type(block).__name__.lower(), **asdict(block)}
