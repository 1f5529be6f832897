"""Writes a planned import into the text of a case file: rows added, comments and order kept, nothing else touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from engine.case import Case
from homeward.case_edits import with_changes, with_rows, without_rows
from homeward.case_text import Plain
from homeward.importing.alike import Pair
from homeward.importing.planned import ImportPlan, NewEntry


def content_with(content: bytes, name: str, case: Case, plan: ImportPlan, merged: Iterable[Pair] = ()) -> bytes:
    """The content of the case file after the import. `merged` are the pairs somebody said are one event.

    Raises Refused where the file is written in a way that cannot be added to.
    """
    changes, gone = _merged(case, plan, merged)
    if plan.read_again:
        content = without_rows(content, name, "unread", plan.read_again)
    added: dict[str, list[Mapping[str, Plain]]] = {
        "chronology": [_with(entry, changes.get(entry.id)) for entry in plan.new if entry.id not in gone],
        "unread": [row.values() for row in plan.unread_anew],
    }
    content = with_rows(content, name, added)
    held = {entry.id for entry in case.chronology}
    of_the_case = {entry: fields for entry, fields in changes.items() if entry in held}
    return with_changes(content, name, "chronology", of_the_case) if of_the_case else content


def _with(entry: NewEntry, fields: Mapping[str, Plain] | None) -> Mapping[str, Plain]:
    return {**entry.values, **(fields or {})}


def _merged(case: Case, plan: ImportPlan, pairs: Iterable[Pair]) -> tuple[dict[str, dict[str, Plain]], set[str]]:
    """What merging changes: the kept entry takes the marks of the other row, and its words where they differ."""
    new = {entry.id: entry.values for entry in plan.new}
    held: dict[str, Mapping[str, Any]] = {
        entry.id: {"event": entry.event, "from_rows": list(entry.from_rows), "also": dict(entry.also)}
        for entry in case.chronology
    }
    changes: dict[str, dict[str, Plain]] = defaultdict(dict)
    into: dict[str, str] = {}
    for pair in pairs:
        kept, gone = into.get(pair.kept.name, pair.kept.name), pair.new.name
        into[gone] = kept
        before = {**(new.get(kept) or held[kept]), **changes[kept]}
        row = new[gone]
        changes[kept]["from_rows"] = [*(before.get("from_rows") or []), *(row.get("from_rows") or [])]
        if row.get("event") != before.get("event"):
            also = dict(before.get("also") or {})
            also[_free("The same event in other words", also)] = str(row.get("event", ""))
            changes[kept]["also"] = also
    return changes, set(into)


def _free(name: str, taken: Mapping[str, Any]) -> str:
    """A name that is not taken yet: itself, or with a number."""
    return next(n for n in (name, *(f"{name} ({i})" for i in range(2, len(taken) + 3))) if n not in taken)
