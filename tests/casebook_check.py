"""Holds the answer to each casebook case against what was expected of it before the engine had seen it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.assess import assess
from engine.case import read_case
from explanations import report, spine, to_text

CASEBOOK = Path(__file__).parent.parent / "casebook"
READINGS = {"class": "class", "on_the_ratings": "on_the_ratings", "best_case": "best_case", "worst_case": "worst_case"}
FIRST = 15  # an entry that must surface is among the first fifteen challenges


@dataclass(frozen=True)
class Miss:
    """One expectation the answer does not meet: its name, what was expected and why, and what was found."""

    name: str
    expected: str
    reason: str
    found: str


def cases() -> list[Path]:
    """The files of the casebook."""
    return sorted(CASEBOOK.glob("*.yaml"))


def misses(path: Path) -> Iterator[Miss]:
    """Every expectation of a case that its answer does not meet, each under a name that stays the same."""
    case = read_case(path)
    answer = spine(assess(case))
    text = to_text(report(answer), 110)
    by_id = {proposal["id"]: proposal for proposal in answer["proposals"]}
    for name, expected in case.expected["proposals"].items():
        found = by_id[name]
        where = f"{path.stem}/{name}"
        for key, field in READINGS.items():
            if key in expected:
                yield from _class(f"{where}/{key}", expected[key], found["classification"][field])
        for row in expected.get("must_surface", ()):
            yield from _surfaces(f"{where}/surfaces/{row['entry']}", row, found["challenges"])
        for row in expected.get("gaps", ()):
            if "about" in row:
                yield from _gap(f"{where}/gap/{row['about']}", row, found["gaps"])
        for place, row in enumerate(expected.get("must_not_claim", ())):
            if re.search(row["words"], text, re.IGNORECASE):
                yield Miss(f"{where}/claims/{place}", f"not: {row['words']}", row["reason"], "in the text")


def _class(name: str, expected: Any, found: str) -> Iterator[Miss]:
    allowed = [expected["is"]] if "is" in expected else list(expected["one_of"])
    if found not in allowed:
        yield Miss(name, " or ".join(allowed), expected["reason"], found)


def _surfaces(name: str, row: Any, challenges: list[dict[str, Any]]) -> Iterator[Miss]:
    direction = f"against_{row['against']}"
    ranked = sorted((c for c in challenges if c["direction"] == direction), key=lambda c: c["rank"])
    if not any(row["entry"] in challenge["entries"] for challenge in ranked[:FIRST]):
        places = [c["rank"] for c in ranked if row["entry"] in c["entries"]]
        yield Miss(name, f"among the challenges {direction}", row["reason"], f"rank {places}" if places else "nowhere")


TOPICS = {
    "wishes": ("wish_missing", "wish_lapsed", "wish_not_alone"),
    "care_of_child": ("care_not_seen",),
    "reasons_for_care": ("reasons_not_recorded",),
    "assessment": ("never_met",),
    "household": ("never_met", "due_to_return"),
}


def _gap(name: str, row: Any, gaps: list[dict[str, Any]]) -> Iterator[Miss]:
    about = row["about"]
    kinds = TOPICS.get(about)
    named = any(
        gap["factor"] == about or (kinds is not None and any(f".{kind}" in gap["id"] for kind in kinds)) for gap in gaps
    )
    if not named:
        yield Miss(name, f"a gap about {about}", row["reason"], "no such gap")
