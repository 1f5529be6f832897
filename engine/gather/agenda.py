"""Which challenges are severe, which set the readings apart, and which are answered (semantics 6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.challenge_order import ChallengeOrder
from engine.fact import Conclusion
from engine.gather.view import View
from engine.knowable import ReadEntry


@dataclass(frozen=True, slots=True)
class Held:
    """One challenge: whether it is severe, whether it sets the readings apart, and whether it is answered."""

    challenge: str
    severe: bool
    differs: bool
    answered: str


def held(order: ChallengeOrder) -> Iterator[Held]:
    """Every challenge in the order of their ids."""
    for fact in sorted(order.reader.of_kind("challenge").values(), key=lambda f: f["id"]):
        entries = order.entries(fact)
        yield Held(
            challenge=fact["id"],
            severe=any(entry.severe for entry in entries),
            differs=fact["factor"] in order.apart,
            answered=answered(order.sheet.view, fact, entries),
        )


def answered(view: View, fact: Conclusion, entries: list[ReadEntry]) -> str:
    """Whether the newest answer still stands: one that came before the newest entry behind it is overtaken.

    `disputed` without an entry behind it is a word against the record and no answer (6.5).
    """
    rows = [row for row in view.case.responses if row.challenge == fact["id"] and view.counts(row.on)]
    rows = [row for row in rows if row.answer != "disputed" or row.entries]
    if not rows:
        return "no"
    newest: Any = max((row.on for row in rows), key=str)
    recorded = {row.id: row.recorded for row in view.case.chronology}
    came = [on.toordinal() if (on := recorded[e.id]) is not None else e.concern_day for e in entries]
    return "overtaken" if any(day > newest.toordinal() for day in came) else "yes"
