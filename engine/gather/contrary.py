"""Entries that speak against the current view, in both directions (pass CHALLENGE; semantics 6.1, 6.3).

A statement is a rating, a claim, or the proposal itself: to plan a return is to say that it can be made. So every
concern on a risk factor bears on the return, unless the worker has rated that factor present and so already holds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engine.gather.support import Backing
from engine.gather.view import View
from engine.knowable import LATER, ReadEntry
from engine.sheet import Sheet

SEVERITY = {"grave": 4, "serious": 3, "moderate": 2, None: 2, "minor": 1}
OVERALL = "overall"


@dataclass
class Contrary:
    """The entries on one factor that speak one way, and the statements they speak against."""

    direction: str
    factor: str
    bears: str
    entries: dict[str, ReadEntry] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    since: list[int] = field(default_factory=list)


def contraries(sheet: Sheet) -> list[Contrary]:
    """Every group of contrary entries, in the order of direction, factor and kind."""
    found: dict[tuple[str, str, str], Contrary] = {}

    def group(direction: str, factor: str, bears: str) -> Contrary:
        return found.setdefault((direction, factor, bears), Contrary(direction, factor, bears))

    for backing in sheet.backings:
        _against_statement(sheet.view, backing, group)
    held = _held_present(sheet)
    for factor in sorted(sheet.risk_factors):
        _against_return(sheet.view, factor, held, group)
    _themes(sheet, group)
    _spoken(sheet, group)
    return [found[key] for key in sorted(found) if found[key].entries]


def _against_statement(view: View, backing: Backing, group) -> None:  # type: ignore[no-untyped-def]
    direction = "against_optimism" if backing.favourable else "against_pessimism"
    made = _made_on(view, backing.about)
    for opposing in backing.opposing:
        entry = opposing.entry
        bears = "factor"
        if entry.standing == "disproved":
            bears = "disproved_strength"
        row = group(direction, backing.factor, bears)
        row.entries[entry.id] = entry
        row.statements.add(backing.about)
        if made is not None:
            row.since.append(1 if opposing.day > made else 0)


def _made_on(view: View, about: str) -> int | None:
    for row in (*view.case.ratings, *view.case.claims):
        if row.id == about and row.on is not None:
            return row.on.toordinal()
    return None


def _held_present(sheet: Sheet) -> frozenset[str]:
    """The factors every rating of which already says present: the worker holds the concern."""
    by_factor: dict[str, set[str]] = defaultdict(set)
    for backing in sheet.backings:
        if backing.rated != "claimed":
            by_factor[backing.factor].add(backing.rated)
    return frozenset(factor for factor, rated in by_factor.items() if rated == {"present"})


def _against_return(view: View, factor: str, held: frozenset[str], group) -> None:  # type: ignore[no-untyped-def]
    """Concerns, sure or possible, against the return; concerns disproved or not proved, in the family's favour."""
    domain = view.knowledge.factors[factor]
    subjects = (view.child.id,) if domain.asked_of == "child" else view.adults
    for entry in view.record.by_factor.get(factor, ()):
        for tag, direction, sure in entry.tags:
            if tag != factor or direction != "concern":
                continue
            if domain.asked_of != "household" and not any(view.is_about(entry, s, "concern") for s in subjects):
                continue
            if entry.standing in ("disproved", "not_proved"):
                row = group("against_pessimism", factor, "disproved_concern")
            elif factor in held:
                continue
            else:
                row = group("against_optimism", factor, "factor")
                if not sure:
                    row.unsure.add(entry.id)
            row.entries[entry.id] = entry
            row.statements.add("return")


def _themes(sheet: Sheet, group) -> None:  # type: ignore[no-untyped-def]
    """Entries with a theme but no factor bear on every favourable claim of the proposal."""
    view = sheet.view
    statements = [b.about for b in sheet.backings if b.favourable]
    for entry in sorted(view.record.entries.values(), key=lambda e: e.id):
        if entry.known == LATER or entry.tags or not entry.themes or entry.standing in ("disproved", "not_proved"):
            continue
        row = group("against_optimism", OVERALL, "theme")
        row.entries[entry.id] = entry
        row.statements.update(statements or ["return"])


def _spoken(sheet: Sheet, group) -> None:  # type: ignore[no-untyped-def]
    """A static factor on record bears on every favourable rating of the factor it speaks through."""
    better = {b.factor for b in sheet.backings if b.favourable}
    for row in sheet.spoken["worst"]:
        for _, counterpart in row.counterparts:
            if counterpart not in better:
                continue
            found = group("against_optimism", counterpart, "static")
            for source in row.sources:
                entry = sheet.view.record.entries.get(source)
                if entry is not None:
                    found.entries[entry.id] = entry
            found.statements.add(row.factor)


def rank_entry(view: View, entry: ReadEntry, direction: str) -> tuple[int, int, int, int]:
    """How much an entry weighs in the order shown: directness, independence, severity, then recency (6.1)."""
    outside = view.independent_strength(entry) if direction == "against_pessimism" else not view.household_word(entry)
    return (entry.directness, int(outside), SEVERITY[entry.severity], entry.concern_day)


def in_order(view: View, entries: Iterable[ReadEntry], direction: str) -> list[ReadEntry]:
    """Entries with the weightiest first; equals in the order of their ids."""
    by_id = sorted(entries, key=lambda e: e.id)
    return sorted(by_id, key=lambda e: rank_entry(view, e, direction), reverse=True)  # equals keep their order


def mentioned(view: View, entries: Sequence[ReadEntry]) -> bool:
    """Whether every entry is cited by an assessment, or by the evidence of a rating, claim or capacity row."""
    return all(entry.id in view.cited for entry in entries)


def when(row: Contrary) -> str:
    """Whether the entries were already on record when the statement was made, came since, or both."""
    if not row.since:
        return "already_on_record"
    if all(row.since):
        return "since"
    return "both" if any(row.since) else "already_on_record"
