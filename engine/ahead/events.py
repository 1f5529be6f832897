"""Whether an entry is a trigger that happened: by its kind of event, whom it is about, and what it says."""

from __future__ import annotations

from engine.gates.at import At
from engine.knowable import ReadEntry
from knowledge_base.shapes.returning import Trigger

DISPROVED = "disproved"


def happened(at: At, trigger: Trigger, entry: ReadEntry) -> bool:
    """Whether an entry on record is the trigger itself, for this child or household.

    A kind of event that may speak well (a test, a school report) is the trigger only where the entry holds a concern;
    an entry that holds nothing but strengths is none. What was shown not to be so did not happen.
    """
    of_concern = entry.type in trigger.event_types_of_concern
    if not of_concern and entry.type not in trigger.event_types:
        return False  # asked first: of nearly every entry it is so, and a long record has thousands
    if entry.standing == DISPROVED or not _concerns(at, trigger, entry):
        return False
    ways = {direction for _, direction, _ in entry.tags}
    return "concern" in ways if of_concern else not (ways and ways == {"strength"})


def happenings(at: At, trigger: Trigger) -> list[ReadEntry]:
    """Every entry on record that is the trigger itself, in the order of their ids."""
    return [e for e in at.typed((*trigger.event_types, *trigger.event_types_of_concern)) if happened(at, trigger, e)]


def takes(trigger: Trigger) -> int:
    """How many times it has to have happened to be the trigger: two missed visits are one, and one is none."""
    return 2 if trigger.again == "if_repeated" else 1


def _concerns(at: At, trigger: Trigger, entry: ReadEntry) -> bool:
    """Whether the entry is about whom the trigger is about: this child, or an adult of the household."""
    if entry.children and at.view.child.id not in entry.children:
        return False
    asked = {at.sheet.risk_factors[name].asked_of for name in trigger.factors}
    people = entry.about & {adult.id for adult in at.view.case.adults}
    if asked == {"child"}:
        return not people
    return not people or bool(people & at.view.household_people) or asked != {"adult"}
