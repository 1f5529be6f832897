"""Entries that speak against the current view, in both directions (pass CHALLENGE; semantics 6.1, 6.3).

A statement is a rating, a claim, a recorded wish, an earlier class, or the proposal itself. To plan a return is to say
that it can be made, and not to plan it that it cannot. So every concern on a risk factor bears on a hopeful view of the
return, unless the worker has rated that factor present and so already holds it; and every strength seen from outside
bears on a gloomy one, unless the worker has rated that factor favourably and so already holds that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from engine.gather.support import FAVOURABLE_RISK, Backing
from engine.gather.view import View
from engine.gather.whole import Whole, is_theme_alone
from engine.gather.wishes import newest_wish
from engine.knowable import KNOWN, ReadEntry
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
    held = _held(sheet, lambda rated: rated == {"present"})
    hoped = _held(sheet, lambda rated: rated <= FAVOURABLE_RISK)
    hopeful = [Whole("return", True, None), *(whole for whole in sheet.wholes if whole.favourable)]
    gloomy = [Whole("return", False, None), *(whole for whole in sheet.wholes if not whole.favourable)]
    for name in sorted(sheet.risk_factors):
        factor = sheet.risk_factors[name]
        _against_return(sheet.view, factor, held, hopeful, group)
        _for_return(sheet.view, factor, hoped, gloomy, group)
    _wishes(sheet.view, group)
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


def _held(sheet: Sheet, says: Callable[[set[str]], bool]) -> frozenset[tuple[str, str]]:
    """The (subject, factor) pairs whose ratings all say so: the worker holds that view of the factor already."""
    by_pair: dict[tuple[str, str], set[str]] = defaultdict(set)
    for backing in sheet.backings:
        if backing.rated != "claimed":
            for subject in backing.subjects or (*sheet.view.adults, ""):
                by_pair[subject, backing.factor].add(backing.rated)
    return frozenset(pair for pair, rated in by_pair.items() if says(rated))


def _asked_of(view: View, factor: Factor) -> tuple[str, ...]:
    """Whom a factor is asked of here; the blank stands for the household as one."""
    return {"child": (view.child.id,), "household": ("",)}.get(factor.asked_of, view.adults)


def _against_return(
    view: View, factor: Factor, held: frozenset[tuple[str, str]], hopeful: Sequence[Whole], group: Grouping
) -> None:
    """Concerns, sure or possible, and strengths disproved against the return; concerns disproved for the family."""
    asked = _asked_of(view, factor)
    for entry in view.record.by_factor.get(factor.id, ()):
        for tag, direction, sure in entry.tags:
            if tag != factor.id:
                continue
            about = [s for s in asked if not s or view.is_about(entry, s, "concern")]
            if not about:
                continue
            if direction == "concern" and entry.standing in ("disproved", "not_proved"):
                group("against_pessimism", factor.id, "disproved_concern").add(entry, "return", sure)
            elif direction == "concern" and not all((subject, factor.id) in held for subject in about):
                _put(group("against_optimism", factor.id, "factor"), entry, hopeful, entry.concern_day, sure)
            elif direction == "strength" and entry.standing == "disproved" and sure:
                _put(group("against_optimism", factor.id, "disproved_strength"), entry, hopeful, entry.standing_from)


def _for_return(
    view: View, factor: Factor, hoped: frozenset[tuple[str, str]], gloomy: Sequence[Whole], group: Grouping
) -> None:
    """Strengths seen from outside the household, against a view of the return gloomier than the record (6.3)."""
    if factor.asked_of == "household":
        return
    for subject in _asked_of(view, factor):
        if (subject, factor.id) not in hoped:
            for entry in view.observed(subject, factor.id):
                _put(group("against_pessimism", factor.id, "factor"), entry, gloomy, entry.strength_day)


def _put(row: Contrary, entry: ReadEntry, wholes: Sequence[Whole], day: int, sure: bool = True) -> None:
    """Put an entry to every statement about the whole, noting whether it came after the statement was made."""
    for whole in wholes:
        row.add(entry, whole.about, sure)
        if whole.made is not None:
            row.since.append(1 if day > whole.made else 0)


def _wishes(view: View, group: Grouping) -> None:
    """Deeds against a recorded yes, and steps towards the return against a recorded no or doubt (6.1; 4.4)."""
    for person in (view.child.id, *view.wish_voters):
        row = newest_wish(view, person)
        if row is None:
            continue
        factor = "rf_child_ambivalent" if person == view.child.id else "rf_parent_ambivalent"
        made = Whole(row.id, row.wish == "yes", row.on.toordinal())
        if made.favourable:
            for concern in view.concerns(person, factor, "worst"):
                entry = view.record.entries.get(concern.source)
                if entry is not None:
                    _put(group("against_optimism", factor, "factor"), entry, [made], concern.day, concern.established)
        else:
            for entry in view.observed(person, factor):
                _put(group("against_pessimism", factor, "factor"), entry, [made], entry.strength_day)


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
    statements += [whole.about for whole in sheet.wholes if whole.favourable]
    for entry in sorted(view.record.entries.values(), key=lambda e: e.id):
        if is_theme_alone(entry):
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
                    sure = (row.factor, "concern", False) not in entry.tags
                    for statement in sorted(statements):
                        found.add(entry, statement, sure)
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
