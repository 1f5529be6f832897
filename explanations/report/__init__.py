"""The page a worker, a supervisor or a trainer reads, as blocks in no file format, and as text."""

from __future__ import annotations

from explanations.report.asked import plan_report
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points, Table
from explanations.report.page import report
from explanations.report.text import to_terminal, to_text

__all__ = [
    "Block",
    "Heading",
    "Line",
    "Paragraph",
    "Points",
    "Table",
    "plan_report",
    "report",
    "to_terminal",
    "to_text",
]
