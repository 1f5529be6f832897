"""The notes a family's page may name, by day and source: those about the reader that nobody else told in confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from explanations.case_rows import Told
from explanations.words import said, when_said

NOTES_NAMED: Final = 3

OPEN_SOURCES: Final = frozenset(
    {"social_worker", "health", "school", "adult_service", "carer", "test_result", "court", "guardian"}
)
"""Sources whose notes a parent's page may name by day. What a child, a relative, a caller without a name or the police
told is not among them: to name it could put somebody in danger."""


@dataclass(frozen=True)
class Notes:
    """Notes of the record behind a line on a family's page: those that may be named, and how many may not."""

    open: tuple[Told, ...]
    closed: frozenset[str]


def notes_for(told: Mapping[str, Any], entries: Iterable[str], adult: str | None) -> Notes:
    """Which of the entries a family's page may name by day and source: for ``adult``, those about this adult that no
    one told in confidence; for a child (``adult`` None), none."""
    facts = {fact["id"]: fact for fact in told["facts"] if fact["kind"] == "entry"}
    listed = [facts[name] for name in dict.fromkeys(entries) if name in facts]
    may = [fact for fact in listed if adult is not None and _may_see(fact, adult, told["withheld"]["entries"])]
    shown = {fact["id"] for fact in may}
    return Notes(tuple(may), frozenset(fact["id"] for fact in listed) - shown)


def _may_see(fact: Told, adult: str, held: Iterable[str]) -> bool:
    values = fact["values"]
    own_word = values["told_by"] == adult or (values["source"] == "self_report" and values["about"] == [adult])
    if fact["id"] in held or (values["about"] and adult not in values["about"]):
        return False
    return own_word or (values["source"] in OPEN_SOURCES and not values["told_by"])


def rests_on(notes: Notes, factor: str) -> Iterator[str]:
    """The notes that may be named, those of a worry apart from those of something better, and both alike."""
    for lead, direction in (("Written as a worry", "concern"), ("Written as something better", "strength")):
        held = [fact for fact in notes.open if (factor, direction) in _tags(fact)]
        newest = sorted(held, key=lambda fact: (fact["values"]["date"] or "", fact["id"]), reverse=True)
        if newest:
            named = [f"{_source(fact)}, {when_said(fact['values'])}" for fact in newest[:NOTES_NAMED]]
            yield f"{lead}: {'; '.join(named)}.{more(len(newest) - NOTES_NAMED)}"
    if not notes.open:
        yield (
            "[What this rests on is not shown on this page.]" if notes.closed else "No note with a date is behind it."
        )


def more(number: int) -> str:
    """How many are left out of a list, as a sentence after the last of it; nothing where none are."""
    if number <= 0:
        return ""
    return " There is one more." if number == 1 else f" There are {number} more."


def _tags(fact: Told) -> set[tuple[str, str]]:
    return {(tag["id"], tag["direction"]) for tag in fact["values"]["factors"]}


def _source(fact: Told) -> str:
    """Where a note comes from, in plain words."""
    values = fact["values"]
    if values["source"] == "self_report" or values["told_by"]:
        return "what you said"
    return {
        "social_worker": "a social worker's note",
        "health": "a note from a doctor, nurse or health visitor",
        "school": "a note from school or nursery",
        "adult_service": "a note from a service for adults",
        "carer": "a note from the child's carer",
        "test_result": "a test",
        "court": "a court paper",
        "guardian": "a note from the children's guardian",
    }.get(values["source"], said(values["source"]))
