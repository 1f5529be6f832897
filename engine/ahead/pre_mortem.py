"""Rows of the record from which the end of this return could be told, so that its early sign is looked for.

Told as if looking back, which makes it easier to say what could go wrong; it is no forecast (facts sheet 4, 8.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.ahead.events import happened
from engine.gates.at import At
from engine.gather.view import Concern
from engine.row_ids import return_id
from knowledge_base.shapes.returning import Trigger


@dataclass(frozen=True, slots=True)
class StoryRead:
    """A row to tell from: `how` concern (the newest entry a trigger could grow from) or ended_return."""

    how: str
    trigger: str
    factor: str
    of: str
    on: str


def stories_of(at: At) -> list[StoryRead]:
    """For each trigger the newest entry on record it could grow from, one entry told once; then returns that ended."""
    told: dict[str, tuple[tuple[bool, int, str], StoryRead]] = {}
    for name, trigger in sorted(at.view.knowledge.triggers.items()):
        found = _from_a_concern(at, trigger)
        if found is None:
            continue
        was_it, story = found
        # An entry is told as the trigger it was, or else as the one that grows from the fewest things.
        rank = (not was_it, len(trigger.factors), name)
        if story.of not in told or rank < told[story.of][0]:
            told[story.of] = rank, story
    stories = [story for _, story in told.values()]
    return sorted([*stories, *_ended(at)], key=lambda row: (row.on, row.trigger, row.of))


def _from_a_concern(at: At, trigger: Trigger) -> tuple[bool, StoryRead] | None:
    """The newest concern a trigger could grow from, and whether it was the trigger itself (which comes first)."""
    entries = at.view.record.entries
    found: list[tuple[bool, int, str, str]] = []
    for factor in trigger.factors:
        for subject in at.sheet.subjects_of(at.sheet.risk_factors[factor]):
            for concern in at.view.concerns(subject, factor, "worst"):
                if concern.source in entries and _has_a_day(concern):
                    was_it = happened(at, trigger, entries[concern.source])
                    found.append((was_it, concern.day, concern.source, factor))
    if not found:
        return None
    was_it, day, source, factor = max(found)
    return was_it, StoryRead("concern", trigger.id, factor, source, date.fromordinal(day).isoformat())


def _has_a_day(concern: Concern) -> bool:
    return concern.day >= 1


def _ended(at: At) -> Iterator[StoryRead]:
    """The earlier returns of this child that ended by the day looked at."""
    for row in at.view.case.returns:
        if row.child == at.view.child.id and row.until is not None and row.until <= at.today:
            yield StoryRead("ended_return", "", "", return_id(row), row.until.isoformat())
