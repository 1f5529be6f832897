"""What a reader may not see: taken out with a marker in its place, and never out of the reasoning.

Two things decide it. The case file's own `withheld` rows name entries and people for a reader. And the pages for
parents and children never show what somebody else told in confidence (docs/decisions/0013): they carry no words of the
record at all, name a note by its day only where its source and its subject allow, and count the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from engine.assessment import Assessment
from engine.case import Case
from explanations.case_rows import Told
from explanations.spine import spine

READERS: Final = ("worker", "supervisor", "panel", "parent", "child")
FAMILY_READERS: Final = ("parent", "child")

WORDS_WITHHELD: Final = "[withheld from this reader]"
NAME_WITHHELD: Final = "[name withheld]"


@dataclass(frozen=True)
class Withheld:
    """The entries and people one reader may not see, by the case file's own rows."""

    entries: frozenset[str]
    people: frozenset[str]


def withheld_from(case: Case, reader: str) -> Withheld:
    """What the case file withholds from a reader."""
    rows = [row for row in case.withheld if reader in row.from_]
    return Withheld(
        entries=frozenset(name for row in rows for name in row.entries),
        people=frozenset(name for row in rows for name in row.people),
    )


def spine_for(assessment: Assessment, reader: str) -> Told:
    """The whole answer as one reader may see it: `explanations.spine` with names and words withheld.

    The reasoning is that of the whole case: only what is printed of it changes. Raises ValueError for a reader there
    is none of.
    """
    if reader not in READERS:
        raise ValueError(f"No such reader: {reader!r}. There is: {', '.join(READERS)}.")
    held = withheld_from(assessment.case, reader)
    if not held.entries and not held.people:
        return spine(assessment) | _about(reader, held)
    told = spine(replace(assessment, case=_redacted(assessment.case, held)))
    for fact in told["facts"]:
        if fact["kind"] == "entry" and fact["id"] in held.entries:
            fact["values"] |= {"suggested": [], "who": None}
    return told | _about(reader, held)


def _about(reader: str, held: Withheld) -> Told:
    return {"reader": reader, "withheld": {"entries": sorted(held.entries), "people": sorted(held.people)}}


def _redacted(case: Case, held: Withheld) -> Case:
    """The case with the words of entries and the names of people taken out; ids, days and tags stay as they are."""
    chronology = tuple(
        entry.model_copy(update={field: WORDS_WITHHELD for field in _WORDS if getattr(entry, field)})
        if entry.id in held.entries
        else entry
        for entry in case.chronology
    )
    adults = tuple(_nameless(person, held) for person in case.adults)
    children = tuple(_nameless(person, held) for person in case.children)
    people = tuple(p.model_copy(update={"role": None}) if p.id in held.people else p for p in case.people)
    return case.model_copy(
        update={"chronology": chronology, "adults": adults, "children": children, "people": people, "withheld": ()}
    )


_WORDS: Final = ("event", "impact", "response")


def _nameless(person: Any, held: Withheld) -> Any:
    return person.model_copy(update={"name": NAME_WITHHELD}) if person.id in held.people else person
