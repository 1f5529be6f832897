"""The pages of a family as the HTML page holds them: the same blocks, each page apart, and no grounds behind a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explanations.case_rows import Told
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points


def family_pages(told: Mapping[str, Any]) -> list[tuple[str, list[Block]]]:
    """Whom each page is for, and its blocks without what they rest on: that is other people's affairs as well."""
    return [(row["for"], list(_blocks(row["blocks"]))) for row in told["pages"]]


def _blocks(rows: list[Told]) -> Iterator[Block]:
    for row in rows:
        match row["is"]:
            case "heading":
                yield Heading(row["level"], row["text"])
            case "paragraph":
                yield Paragraph(row["text"], prominent=row["prominent"])
            case "points":
                yield Points(
                    tuple(Line(line["text"], (), tuple(line["under"])) for line in row["lines"]), row["numbered"]
                )
            case other:
                raise ValueError(f"A page for a family holds no {other}.")
