"""Writes `docs/seeds.md` from `docs/seeds.yaml`: what the documents behind the project hold, and where each is found.

Run it as `python docs/make_seeds_page.py`; a test holds the page to the table.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

DOCS = Path(__file__).parent
TITLES = {
    "SEED-000": "West Sussex, one minute guide",
    "SEED-001": "Bournemouth, Christchurch and Poole, pathway",
    "SEED-002": "Havering, best practice briefing",
    "SEED-003": "A web log on reunification",
    "SEED-004": "Resicare, reunification service",
}
OPENING = """# What the five documents behind Homeward hold, and where it is found

Every feature, step, role, document, timescale, statistic and principle of the five documents, read line by line and
told in our own words. Each row names the id that holds it and a command that shows that id; `tests/seeds` runs every
one. A row that waits for later work says so and names no command. This page is written by
`python docs/make_seeds_page.py` from `docs/seeds.yaml`.
"""


def page(rows: list[dict[str, Any]]) -> str:
    """The page for the rows of the table, in their order."""
    waiting = sum(1 for row in rows if "later" in row)
    parts = [OPENING, f"Rows: {len(rows)}; waiting for later work: {waiting}.\n"]
    for seed, held in groupby(rows, key=lambda row: str(row["seed"])):
        parts.append(f"## {TITLES[seed]} ({seed})\n")
        parts.append("| where | kind | what it holds | id | shown by |\n| --- | --- | --- | --- | --- |")
        parts += [_row(row) for row in held]
        parts.append("")
    return "\n".join(parts)


def _row(row: dict[str, Any]) -> str:
    id_ = f"`{row['id']}`" if "id" in row else ""
    shown = f"`{row['command']}`" if "command" in row else f"later work ({row['later']})"
    cells = (row["place"], row["kind"], row["says"], id_, shown)
    return "| " + " | ".join(str(cell).replace("|", "/") for cell in cells) + " |"


if __name__ == "__main__":
    table = yaml.safe_load((DOCS / "seeds.yaml").read_text(encoding="utf-8"))
    (DOCS / "seeds.md").write_text(page(table), encoding="utf-8")
