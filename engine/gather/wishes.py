"""What each person has said and done about the return (semantics 4.4; reading V7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.dates import age_in_years, possible_days
from engine.gather.runs import observations, run_shown
from engine.gather.view import View

WORSE = {"yes": 0, "ambivalent": 1, "no": 2}


@dataclass(frozen=True, slots=True)
class Wish:
    """One person's word and deed: word is yes, ambivalent, no, open (asked) or silent (no vote)."""

    person: str
    word: str
    deed: str
    lapses: int | None
    sources: tuple[str, ...]


def wishes_of(view: View, reading: str) -> list[Wish]:
    """The wish of the child and of each adult who votes, in one reading, the child first."""
    if reading.startswith("ratings"):
        return [_as_recorded(view, person) for person in (view.child.id, *view.wish_voters)]
    found = [_child(view, reading)]
    found += [_adult(view, adult, reading) for adult in view.wish_voters]
    return found


def newest_wish(view: View, person: str) -> Any | None:
    """The newest recorded wish of a person by `as_of`, whoever reported it; of one day the one furthest from yes."""
    rows = wish_rows(view, person)
    return rows[-1] if rows else None


def wish_rows(view: View, person: str) -> list[Any]:
    """Every recorded wish of a person by `as_of`, oldest first; of one day the one furthest from yes last."""
    rows = [row for row in view.mine(view.case.wishes) if row.of == person and view.counts(row.on)]
    return sorted(rows, key=lambda row: (row.on, WORSE[row.wish], row.id))


def _as_recorded(view: View, person: str) -> Wish:
    rows = wish_rows(view, person)
    if rows:
        return Wish(person, rows[-1].wish, "none", None, (rows[-1].id,))
    silent = person == view.child.id and surely_under(view, view.record.days("silence_counts_until"))
    return Wish(person, "silent" if silent else "open", "none", None, ())


def _adult(view: View, adult: str, reading: str) -> Wish:
    rows = wish_rows(view, adult)
    word, lapses = "open", None
    if rows:
        word, lapses = _fresh(view, rows[-1])
    deed, sources = _deed(view, adult, "rf_parent_ambivalent", reading)
    return Wish(adult, word, deed, lapses, tuple(row.id for row in rows[-1:]) + sources)


def _fresh(view: View, row: Any) -> tuple[str, int | None]:
    """A yes lapses after its time and is then open; a doubt stays until that person says otherwise."""
    if row.wish != "yes":
        return row.wish, None
    fresh = view.record.days("wish_fresh")
    last = row.on.toordinal() + fresh
    return ("yes" if view.as_of <= last else "open"), last + 1


def _child(view: View, reading: str) -> Wish:
    word: str = "open"
    lapses: int | None = None
    sources: tuple[str, ...] = ()
    for row in wish_rows(view, view.child.id):
        if row.wish != "yes" or _yes_counts(view, row):
            word, lapses = _fresh(view, row)
            sources = (row.id,)
    if surely_under(view, view.record.days("silence_counts_until")):
        word = _young(view, word)
    deed, entries = _deed(view, view.child.id, "rf_child_ambivalent", reading)
    return Wish(view.child.id, word, deed, lapses, sources + entries)


def _young(view: View, word: str) -> str:
    """Of a child too young to be asked: silence is no vote; what they show against it, seen from outside, counts."""
    outside = [row for row in wish_rows(view, view.child.id) if row.wish == "yes" or _from_outside(view, row)]
    held = "open"
    for row in outside:
        if row.wish != "yes" or _yes_counts(view, row):
            held = _fresh(view, row)[0]
    if held in ("no", "ambivalent"):
        return "ambivalent"
    return "yes" if held == "yes" else "silent"


def _from_outside(view: View, row: Any) -> bool:
    """Whether a wish was recorded, and passed on, by someone outside the household."""
    if row.by is None or row.by in view.household_people:
        return False
    return row.source is None or row.source.who not in view.household_people


def _yes_counts(view: View, row: Any) -> bool:
    """A child's yes counts only as told to, or seen by, someone outside the household, alone (semantics 4.4)."""
    if not _from_outside(view, row) or row.rests_on not in ("told", "seen", None):
        return False
    if view.child.communicates and row.rests_on == "seen":
        return True
    return row.alone is True


def _deed(view: View, person: str, factor: str, reading: str) -> tuple[str, tuple[str, ...]]:
    """A deed against the return since 24 months before entry, unless the opposite was seen over a window since.

    One good Saturday does not undo what was done: it takes a run of independent observations (semantics 1.7, 4.4).
    """
    concerns = [c for c in view.concerns(person, factor, reading) if c.day >= view.since]
    if not concerns:
        return "none", ()
    newest = max(c.day for c in concerns)
    if run_shown(view, person, factor, observations(view, person, factor, newest))[0] != "none":
        return "none", ()
    return "ambivalent", tuple(c.source for c in concerns if c.day == newest)


def surely_under(view: View, years: int) -> bool:
    """Whether the child is surely under an age at `as_of`, read from the earliest birth day the record allows."""
    if view.child.born is None:
        return False
    span = possible_days(view.child.born, view.child.born_precision or "day", None, view.record.days("about_margin"))
    if span.lo is None:
        return False
    return age_in_years(date.fromordinal(span.lo), view.case.as_of) < years
