"""Why, with the plumbing: every node of a tree in the order of the proof, tallies and lines of the table among them."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from explanations.case_rows import Told

ROWS: Final = frozenset({"entry", "rating", "check", "claim", "wish", "family_time"})
ROWS_SHOWN: Final = 8
"""Rows of the record shown under one node, or named in one line; the rest are counted."""


def every_node(node: Told, width: int, depth: int = 0) -> Iterator[str]:
    """A tree of `why` as lines no wider than ``width``, each node ``depth`` steps in."""
    indent = "  " * depth
    lead = {"rule": "by the rule: ", "question": ""}.get(node["kind"], "")
    tail = " (see above)" if node.get("see_above") else ""
    text = f"{lead}{node['say']} [{node['id']}]{tail}"
    # Deep reasons stand far to the right; there they are given room rather than broken inside words.
    room = max(width, len(indent) + 60)
    yield from wrap(text, room, initial_indent=indent, subsequent_indent=indent + "    ", break_long_words=False)
    # Rows of the record under one fact can be hundreds: the first are shown, the rest counted.
    rows = [child for child in node["because"] if child["kind"] in ROWS]
    left_out = {id(row) for row in rows[ROWS_SHOWN:]}
    for child in node["because"]:
        if id(child) not in left_out:
            yield from every_node(child, width, depth + 1)
    if left_out:
        yield f"{indent}  and {len(left_out)} more rows of the record: use --format json"
