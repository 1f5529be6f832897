"""Entries that speak against the current view, in both directions (pass CHALLENGE; semantics 6.1, 6.3).

A statement is a rating, a claim, or the proposal itself: to plan a return is to say that it can be made. So every
concern on a risk factor bears on the return, unless the worker has rated that factor present and so already holds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from engine.gather.support import Backing
from engine.gather.view import View
from engine.knowable import KNOWN, LATER, ReadEntry
from engine.sheet import Sheet
from knowledge_base import Factor

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

    def add(self, entry: ReadEntry, statement: str, sure: bool = True) -> None:
        """Put an entry to a statement; one that is sure for some other reason stays sure."""
        if not sure and entry.id not in self.entries:
            self.unsure.add(entry.id)
        self.entries[entry.id] = entry
        self.statements.add(statement)


Grouping = Callable[[str, str, str], Contrary]
"""Gives the group of a direction, a factor and what bears on it."""


def contraries(sheet: Sheet) -> list[Contrary]:
    """Every group of contrary entries, in the order of direction, factor and kind."""
    found: dict[tuple[str, str, str], Contrary] = {}

    def group(direction: str, factor: str, bears: str) -> Contrary:
        return found.setdefault((direction, factor, bears), Contrary(direction, factor, bears))

    for backing in sheet.backings:
        _against_statement(sheet.view, backing, group)
        if not backing.favourable:
            _suggested_strengths(sheet.view, backing, group)
    held = _held_present(sheet)
    for factor in sorted(sheet.risk_factors):
        _against_return(sheet.view, sheet.risk_factors[factor], held, group)
    _themes(sheet, group)
    _spoken(sheet, group)
    return [found[key] for key in sorted(found) if found[key].entries]


def _against_statement(view: View, backing: Backing, group: Grouping) -> None:
    direction = "against_optimism" if backing.favourable else "against_pessimism"
    made = _made_on(view, backing.about)
    for opposing in backing.opposing:
        bears = "disproved_strength" if opposing.entry.standing == "disproved" else "factor"
        row = group(direction, backing.factor, bears)
        row.add(opposing.entry, backing.about)
        if made is not None:
            row.since.append(1 if opposing.day > made else 0)


def _made_on(view: View, about: str) -> int | None:
    days = {rating.id: rating.on for rating in view.case.ratings} | {claim.id: claim.on for claim in view.case.claims}
    made = days.get(about)
    return made.toordinal() if made is not None else None


def _held_present(sheet: Sheet) -> frozenset[tuple[str, str]]:
    """The (subject, factor) pairs every rating of which says present: the worker holds the concern already."""
    by_pair: dict[tuple[str, str], set[str]] = defaultdict(set)
    for backing in sheet.backings:
        if backing.rated != "claimed":
            for subject in backing.subjects or (*sheet.view.adults, ""):
                by_pair[subject, backing.factor].add(backing.rated)
    return frozenset(pair for pair, rated in by_pair.items() if rated == {"present"})


def _against_return(view: View, factor: Factor, held: frozenset[tuple[str, str]], group: Grouping) -> None:
    """Concerns, sure or possible, and strengths disproved against the return; concerns disproved for the family."""
    asked = {"child": (view.child.id,), "household": ("",)}.get(factor.asked_of, view.adults)
    for entry in view.record.by_factor.get(factor.id, ()):
        for tag, direction, sure in entry.tags:
            if tag != factor.id:
                continue
            about = [s for s in asked if not s or view.is_about(entry, s, "concern")]
            if not about:
                continue
            if direction == "concern" and entry.standing in ("disproved", "not_proved"):
                row = group("against_pessimism", factor.id, "disproved_concern")
            elif direction == "concern" and not all((subject, factor.id) in held for subject in about):
                row = group("against_optimism", factor.id, "factor")
            elif direction == "strength" and entry.standing == "disproved" and sure:
                row = group("against_optimism", factor.id, "disproved_strength")
            else:
                continue
            row.add(entry, "return", sure)


def _suggested_strengths(view: View, backing: Backing, group: Grouping) -> None:
    """Strengths nobody has confirmed against an unfavourable view: possible, and never counted (semantics 7)."""
    for entry in view.record.by_factor.get(backing.factor, ()):
        suggested = (backing.factor, "strength", False) in entry.tags
        if not suggested or entry.known != KNOWN or entry.standing in ("disproved", "not_proved"):
            continue
        if any(view.is_about(entry, subject, "strength") for subject in backing.subjects or view.adults):
            row = group("against_pessimism", backing.factor, "factor")
            row.add(entry, backing.about, sure=False)


def _themes(sheet: Sheet, group: Grouping) -> None:
    """Entries with a theme but no factor bear on every favourable claim of the proposal."""
    view = sheet.view
    statements = [b.about for b in sheet.backings if b.favourable]
    for entry in sorted(view.record.entries.values(), key=lambda e: e.id):
        if entry.known == LATER or entry.tags or not entry.themes or entry.standing in ("disproved", "not_proved"):
            continue
        row = group("against_optimism", OVERALL, "theme")
        row.entries[entry.id] = entry
        row.statements.update(statements or ["return"])


def _spoken(sheet: Sheet, group: Grouping) -> None:
    """A static factor on record bears on every favourable rating, of that person, of the factor it speaks through."""
    for row in sheet.spoken["worst"]:
        for subject, counterpart in row.counterparts:
            better = [b for b in sheet.backings if b.favourable and b.factor == counterpart]
            statements = {b.about for b in better if not b.subjects or subject in b.subjects}
            if not statements:
                continue
            found = group("against_optimism", counterpart, "static")
            for source in row.sources:
                entry = sheet.view.record.entries.get(source)
                if entry is not None:
                    found.entries[entry.id] = entry
            found.statements |= statements


def rank_entry(view: View, entry: ReadEntry, direction: str) -> tuple[int, int, int, int]:
    """How much an entry weighs in the order shown: directness, independence, severity, then recency (6.1).

    What speaks for the family is weighed as a strength, what speaks against it as a concern: an adult's word about
    another adult is a concern from outside, about themselves an admission (readings D5, E3, E4).
    """
    if direction == "against_pessimism" and any(way == "strength" for _, way, _ in entry.tags):
        outside, day = view.independent_strength(entry), entry.strength_day
    else:
        outside, day = not (view.admission_by(entry) is not None and len(entry.about) == 1), entry.concern_day
    return (entry.directness, int(outside), SEVERITY[entry.severity], day)


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
