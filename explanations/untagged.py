"""What the words of untagged entries may speak to, counted by factor, and what to do next with the case as it stands.

Everything here is possible and not confirmed (semantics 7): it says where to look, and never what is so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from engine.assessment import Assessment
from engine.case import Entry
from engine.knowable import LATER, ReadEntry
from explanations.case_rows import Told
from explanations.words import counted

MOST_STEPS = 4


def possible(assessment: Assessment) -> list[Told]:
    """For each factor that words suggest: the entries that may hold a concern, a strength, or do not say which way.

    What is left undecided in an entry somebody has begun stands among them.
    """
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"concern": [], "strength": [], "undirected": []})
    for entry in _entries(assessment):
        for one in entry.suggestions:
            found[one.factor][one.direction or "undirected"].append(entry.id)
    for row in _begun(assessment):
        for tag in row.factors:
            if not tag.confirmed:
                found[tag.id][tag.direction or "undirected"].append(row.id)
    rows = [{"factor": factor, **{way: sorted(ids) for way, ids in ways.items()}} for factor, ways in found.items()]
    return sorted(rows, key=lambda row: (-len(row["concern"]), -_all(row), row["factor"]))


def _all(row: Told) -> int:
    return sum(len(row[way]) for way in ("concern", "strength", "undirected"))


def suggested(assessment: Assessment) -> int:
    """How many untagged entries have words that suggest anything."""
    return sum(bool(entry.suggestions) for entry in _entries(assessment))


def _entries(assessment: Assessment) -> Iterator[ReadEntry]:
    if assessment.proposals:
        held = assessment.proposals[0].sheet.view.record.entries
        yield from (entry for _, entry in sorted(held.items()) if entry.known != LATER)


def _begun(assessment: Assessment) -> Iterator[Entry]:
    """The entries with tags that nobody has confirmed."""
    looked_at = {entry.id for entry in _entries(assessment)}
    for row in assessment.case.chronology:
        if row.id in looked_at and any(not tag.confirmed for tag in row.factors):
            yield row


def next_steps(assessment: Assessment, told: Told) -> list[Told]:
    """What a person can do next, the most useful first; each with the command, where there is one for it.

    That the worker's own judgement comes first is said above everything else, and not again here.
    """
    return list(_steps(assessment, told["record"], told))[:MOST_STEPS]


def _steps(assessment: Assessment, record: Told, told: Told) -> Iterator[Told]:
    case = assessment.case
    if not case.chronology:
        yield _step(
            "There is no chronology yet. Bring in the sheet you have, or write entries under `chronology`.",
            "homeward import FILE --into CASE",
        )
    if case.unread:
        rows = counted(len(case.unread), "row", "rows")
        yield _step(
            f"{rows} of a sheet not read: correct the sheet and import it again.", "homeward import FILE --into CASE"
        )
    begun = sum(1 for _ in _begun(assessment))
    if record["suggested"] or begun:
        what = ("entry", "entries") if begun else ("untagged entry", "untagged entries")
        entries = counted(record["suggested"] + begun, *what)
        yield _step(f"Confirm or turn down what the words of {entries} suggest.", "homeward confirm CASE")
    yield from _missing(case)
    if any(proposal["challenges"] for proposal in told["proposals"]):
        yield _step("Read what contradicts the current view at full length, and answer it.", "homeward challenge CASE")


def _missing(case: Any) -> Iterator[Told]:
    """The parts of the case file without which nothing can be shown to have been put right."""
    if not any(adult.name or adult.cared_for for adult in case.adults) and len(case.adults) < 2:
        yield _step(
            "Name every adult of the household under `adults` and `households`, partners and visitors too.", None
        )
    if not case.legal:
        yield _step("Write the child's legal status over time under `legal`: entry to care is read from it.", None)
    if not case.reasons_for_care:
        yield _step("Write why the child came into care under `reasons_for_care`, from the threshold document.", None)
    if case.chronology and not case.ratings:
        yield _step("Rate the factors you have looked at under `ratings`, with the entries that show it.", None)


def _step(say: str, command: str | None) -> Told:
    return {"say": say, "command": command}
