"""Goals and family time that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from engine.case.contradictions.record import Found, Record
from engine.case.contradictions.registry import contradiction

_LOWEST, _HIGHEST = -2, 2


@contradiction("Progress off the scale", "plans", "knowledge base")
def goal_level_off_scale(record: Record) -> Iterator[Found]:
    """Progress on a goal goes from -2, much worse than hoped, to +2, much better."""
    for path, goal in record.rows("plans", "goals"):
        for number, row in enumerate(goal.progress):
            if not _LOWEST <= row.level <= _HIGHEST:
                why = "The scale goes from -2 through 0 (as hoped) to +2."
                yield Found((*path, "progress", number, "level"), f"{row.level} is off the scale", why, "Correct it.")


@contradiction("A goal put off to an earlier day", "plans")
def goal_extended_backwards(record: Record) -> Iterator[Found]:
    """The day a goal is put off to is later than the day it was first to be reached by."""
    for path, goal in record.rows("plans", "goals"):
        for number, day in enumerate(goal.extended):
            if goal.by is not None and day <= goal.by:
                why = f"It was to be reached by {goal.by}."
                to_do = "`by` keeps the first date and `extended` the later ones; correct one of them."
                yield Found((*path, "extended", number), "it is put off to a day that is no later", why, to_do)
