"""Statements about the return as a whole: claims about it or about the plan, an earlier class, the worker's own view.

They name no factor, so everything that bears on the return bears on them (semantics 6.1; decision 0008 W).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.gather.support import Opposing, answered_on, dated_for, independent_behind
from engine.gather.view import View
from engine.knowable import KNOWN, LATER, ReadEntry
from engine.row_ids import decision_id
from engine.tally import HOPEFUL, Pair

OWN_JUDGEMENT = "own_judgement"


@dataclass(frozen=True, slots=True)
class Whole:
    """One statement about the whole: its id, whether it is hopeful, and the ordinal day it was made, if known."""

    about: str
    favourable: bool
    made: int | None


@dataclass(frozen=True, slots=True)
class WholeBacking:
    """A claim about the plan or the return with what stands behind it and against it; days are ordinals."""

    about: str
    of: str
    favourable: bool
    behind: tuple[ReadEntry, ...]
    independent: tuple[ReadEntry, ...]
    newest: int | None
    backing: str
    contesting: tuple[Opposing, ...]

    @property
    def opposed(self) -> str:
        """`yes` where something unsettled contests it, `settled` where all that did is answered, otherwise `no`."""
        if any(row.settled_by is None for row in self.contesting):
            return "yes"
        return "settled" if self.contesting else "no"


def whole_statements(view: View) -> list[Whole]:
    """Claims about the plan or return, the newest decided class, and the worker's own judgement, by `as_of`."""
    found = [Whole(row.id, row.direction == "favourable", _day(row.on)) for row in claims_about_whole(view)]
    decided = [row for row in view.mine(view.case.decisions) if view.counts(row.on) and row.class_ is not None]
    if decided:
        newest = max(decided, key=lambda row: (row.on, str(row.point)))
        found += _classed(decision_id(newest), newest.class_, newest.on)
    own = view.case.own_judgement
    if own is not None and own.class_ is not None and view.counts(own.on) and own.proposal in ("", view.proposal.id):
        found += _classed(OWN_JUDGEMENT, own.class_, own.on)
    return found


def _classed(about: str, held: str, on: Any) -> list[Whole]:
    """A class as a statement: low and medium are hopeful, high and severe are not, and no class says neither."""
    return [] if held == "not_classified" else [Whole(about, held in HOPEFUL, _day(on))]


def claims_about_whole(view: View) -> list[Any]:
    """The claims about the plan or the return made by `as_of`, in the order of their ids."""
    rows = view.mine(view.case.claims)
    return sorted((row for row in rows if row.about != "factor" and view.counts(row.on)), key=lambda row: row.id)


def whole_backings(view: View, leaned_on: frozenset[Pair]) -> list[WholeBacking]:
    """Each claim about the plan or the return, weighed (decision 0008 W2). ``leaned_on`` are the pairs it leans on."""
    return [_backing(view, row, leaned_on) for row in claims_about_whole(view)]


def _backing(view: View, row: Any, leaned_on: frozenset[Pair]) -> WholeBacking:
    favourable = row.direction == "favourable"
    behind = tuple(e for e in _cited(view, row, favourable) if _speaks(e, favourable))
    independent = tuple(e for e in behind if independent_behind(view, e, favourable))
    newest = max((e.end_early if favourable else e.concern_day for e in independent), default=None)
    if not behind:
        backing = "none"
    elif newest is None:
        backing = "own_word"
    else:
        backing = "stale" if view.as_of - newest > view.record.days("support_fresh") else "fresh"
    reach = view.record.days("contest_other")
    against = _opposing(view, favourable, leaned_on)
    contesting = tuple(o for o in against if newest is None or newest - o.day < reach)
    return WholeBacking(row.id, row.about, favourable, behind, independent, newest, backing, contesting)


def _cited(view: View, row: Any, favourable: bool) -> Iterator[ReadEntry]:
    """The entries a claim cites that count: known, dated, about this household or this child, and established.

    An adult's own admission counts as established (E4), so that it can stand behind a gloomy claim.
    """
    way = "strength" if favourable else "concern"
    for name in sorted(row.evidence):
        entry = view.record.entries[name]
        if entry.known != KNOWN or not dated_for(entry, way) or not _is_ours(view, entry):
            continue
        teller = view.admission_by(entry)
        if entry.standing == "established" or (teller and view.concern_counts(entry, teller) and not favourable):
            yield entry


def _is_ours(view: View, entry: ReadEntry) -> bool:
    """Whether an entry is about an adult of this household; or about this child or any, in naming no adult or in what
    it is tagged with: what is said of a child is said of the child wherever it was seen (E9)."""
    named = entry.about & frozenset(adult.id for adult in view.case.adults)
    if not named.isdisjoint(view.adults):
        return True
    of_the_child = any(view.knowledge.factors[tag].asked_of == "child" for tag, _, _ in entry.own_tags)
    return (not named or of_the_child) and (not entry.children or view.child.id in entry.children)


def _speaks(entry: ReadEntry, favourable: bool) -> bool:
    """Whether a cited entry can stand behind the claim: tagged its way, or tagged with nothing at all."""
    way = "strength" if favourable else "concern"
    return not (entry.own_tags or entry.themes) or any(tagged == way and sure for _, tagged, sure in entry.tags)


def _opposing(view: View, favourable: bool, leaned_on: frozenset[Pair]) -> list[Opposing]:
    """What on record speaks the other way on anything the return leans on, oldest first; each entry once."""
    found: dict[str, Opposing] = {}
    for subject, name in sorted(leaned_on):
        factor = view.knowledge.factors[name]
        if favourable:
            concerns = (c for c in view.concerns(subject, name, "best") if not c.minor)
            entries = [(view.record.entries[c.source], c.day) for c in concerns if c.source in view.record.entries]
        else:
            entries = [(entry, entry.strength_day) for entry in view.observed(subject, name)]
        for entry, day in entries:
            opposing = answered_on(view, factor, entry, day, favourable)
            # An answer settles an entry on its own factor: what is open on another still opposes.
            if entry.id not in found or opposing.settled_by is None:
                found[entry.id] = opposing
    if favourable:
        for entry in view.record.entries.values():
            if is_theme_alone(entry):
                found.setdefault(entry.id, Opposing(entry, entry.concern_day, None))
    return sorted(found.values(), key=lambda o: (o.day, o.entry.id))


def is_theme_alone(entry: ReadEntry) -> bool:
    """Whether an entry carries a theme and no factor: it bears on every favourable claim (semantics 6.1)."""
    out = entry.known == LATER or entry.standing in ("disproved", "not_proved")
    return bool(entry.themes) and not entry.tags and not out


def _day(on: Any) -> int | None:
    return on.toordinal() if on is not None else None
