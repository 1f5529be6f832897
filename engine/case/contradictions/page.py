"""The page of the documentation that lists every contradiction, written from the registry itself."""

from __future__ import annotations

from typing import Final

from engine.case.contradictions import CONTRADICTIONS, TOPICS
from engine.case.contradictions.registry import Contradiction

_OPENING: Final = """# What a case file cannot say

This page is written by `python -m engine.case.contradictions.page`; a test fails when it is out of date.

A case file is refused when two things in it cannot both be true, or when something in it cannot be used. What is
merely unusual is never refused: it is for a person to notice, and for the answer to point out. Every fault of a file
is reported at once, in the order of the file, with where it stands, why it cannot be, and what to write instead. The
words of the chronology and names are not repeated in the message.

Each contradiction has a folder under `tests/broken_cases` with a file that is refused for it and for nothing else
(`broken.yaml`) and a file just inside what is allowed (`sound.yaml`).
"""


def page() -> str:
    """The whole page as Markdown."""
    across = sum(kind.between_parts for kind in CONTRADICTIONS.values())
    parts = [
        _OPENING,
        f"There are {len(CONTRADICTIONS)}; {across} of them stand between different parts of the case.\n",
    ]
    for topic in TOPICS:
        kinds = [kind for kind in CONTRADICTIONS.values() if kind.find.__module__ == topic.__name__]
        title = (topic.__doc__ or "").strip().rstrip(".")
        parts.append(f"## {title}\n")
        parts.extend(_section(kind) for kind in kinds)
    return "\n".join(parts)


def _section(kind: Contradiction) -> str:
    statement = " ".join(kind.statement.split())
    return f"### {kind.title}\n\n`{kind.id}` · between: {', '.join(kind.between)}\n\n{statement}\n"


if __name__ == "__main__":
    print(page(), end="")
