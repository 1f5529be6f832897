"""Shapes that speak in the family's favour, and wishes that changed (pass CHALLENGE; semantics 6.2, 6.3).

What a family has done is looked for as hard as what it has not: progress verified and passed over, a factor that
attaches to a group and not to behaviour, a child's tie to carers held against a parent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from engine.gather.reasons import is_behaviour
from engine.gather.view import View
from engine.gather.wishes import wish_rows
from engine.knowable import KNOWN
from engine.sheet import Sheet
from knowledge_base import Factor

TIE: Final = "pf_child_one_good_relationship"
BETTER: Final = frozenset({"being_addressed", "addressed", "absent"})
GOOD_LEVELS: Final = frozenset({"evidenced", "sustained"})

Seen = tuple[str, str, str, tuple[str, ...]]
"""A shape, what it is about, the factor, and the rows it was read from."""


def goals_ignored(sheet: Sheet) -> Iterator[Seen]:
    """Goals reached, with an independent entry behind them, since when nobody has rated the problem better."""
    view = sheet.view
    for goal in view.case.plans.goals:
        if goal.adult not in view.adults:
            continue
        reached = [row for row in goal.progress if row.level >= 0 and view.counts(row.on) and _is_verified(view, row)]
        if not reached:
            continue
        newest = max(reached, key=lambda row: (row.on, row.entry))
        if not _rated_better_since(view, goal, newest.on):
            yield "goal_ignored", goal.id, goal.factor or "", (goal.id, str(newest.entry))


def _is_verified(view: View, row: Any) -> bool:
    entry = view.record.entries.get(row.entry) if row.entry else None
    if entry is None or entry.known != KNOWN or entry.standing != "established":
        return False
    return view.independent_strength(entry) and not any(way == "concern" for _, way, _ in entry.tags)


def _rated_better_since(view: View, goal: Any, on: Any) -> bool:
    ratings = (row for row in view.ratings.get(goal.factor, ()) if view.names_subject(row.about, goal.adult))
    if any(row.status in BETTER and row.on is not None and row.on >= on for row in ratings):
        return True
    levels = (row for row in view.mine(view.case.capacity) if (row.adult, row.factor) == (goal.adult, goal.factor))
    return any(row.level in GOOD_LEVELS and view.counts(row.on) and row.on >= on for row in levels)


def groups_not_behaviour(sheet: Sheet) -> Iterator[Seen]:
    """Ratings of present and gloomy claims on a need, an age or a number of children: nobody's conduct."""
    view = sheet.view
    for backing in sheet.backings:
        if not backing.favourable and is_of_a_group(view, view.knowledge.factors[backing.factor]):
            yield "group_not_behaviour", backing.about, backing.factor, (backing.about,)


def is_of_a_group(view: View, factor: Factor) -> bool:
    """Whether a risk factor attaches to a group: a lasting need, or what is no adult's conduct in the adult domains."""
    if factor.kind != "risk" or factor.speaks_as_wish_of is not None:
        return False
    return factor.lasting_need or (factor.domain in ("parent", "family") and not is_behaviour(view, factor.id))


def ties_counted_against(sheet: Sheet) -> Iterator[Seen]:
    """Gloomy claims that lean on a child's good tie to carers: a tie formed in care is no evidence against a parent."""
    view = sheet.view
    for claim in view.mine(view.case.claims):
        if claim.direction == "favourable" or not view.counts(claim.on):
            continue
        ties = [name for name in sorted(claim.evidence) if (TIE, "strength", True) in view.record.entries[name].tags]
        if ties:
            yield "tie_counted_against", claim.id, TIE, (claim.id, *ties)


def wishes_changed(sheet: Sheet) -> Iterator[tuple[bool, Seen]]:
    """Newest wishes that were others before, each with whether the newest is the hopeful one."""
    view = sheet.view
    for person in (view.child.id, *view.wish_voters):
        rows = wish_rows(view, person)
        if not rows:
            continue
        newest = rows[-1]
        others = [row.id for row in rows if (row.wish == "yes") != (newest.wish == "yes")]
        if others:
            yield newest.wish == "yes", ("wish_changed", newest.id, "", (newest.id, *others))
