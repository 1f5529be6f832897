"""Two readers: what each co-worker thinks once both have said, and where they part (semantics 6.8; decision 0008 R)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from engine.gather.view import View
from engine.row_ids import view_id
from engine.tally import CLASS_RANK, LEVEL_RANK

CHRONOLOGIST: Final = "role_chronologist"
CASE_HOLDER: Final = "role_case_holder"
# A rating that is worse for the return stands higher; what says nothing either way is left out.
RATING_RANK: Final = {"absent": 0, "addressed": 1, "being_addressed": 2, "present": 3}


@dataclass(frozen=True, slots=True)
class Apart:
    """One matter on which the two differ, with what each holds, the one to plan for, and the rows it was read from."""

    on: str
    subject: str
    factor: str
    chronologist: str
    case_holder: str
    higher: str
    sources: tuple[str, ...]


def people_in(view: View, role: str) -> frozenset[str]:
    """The people of the case who hold a role."""
    return frozenset(person.id for person in view.case.people if person.role == role)


def newest_view(view: View, role: str) -> Any | None:
    """The newest view of this proposal by `as_of` by somebody in a role."""
    people = people_in(view, role)
    rows = [row for row in view.mine(view.case.views) if row.by in people and row.class_ and view.counts(row.on)]
    return max(rows, key=lambda row: (row.on, row.by), default=None)


def views_seen(view: View) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Per role: the state of the view, the class as far as it may be seen, and the row it was read from."""
    rows = {role: newest_view(view, role) for role in (CHRONOLOGIST, CASE_HOLDER)}
    both = all(row is not None for row in rows.values())
    found: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for role, row in rows.items():
        if row is None:
            found[role] = ("not_recorded", "none", ())
        elif both:
            found[role] = ("both_in", str(row.class_), (view_id(row),))
        else:
            found[role] = ("waits_for_the_other", "withheld", ())  # not even the row is named: it would tell
    return found


def views_apart(view: View) -> Iterator[Apart]:
    """Where the two differ, once both are in: on the class, on ratings of a factor, on capacity."""
    one, other = newest_view(view, CHRONOLOGIST), newest_view(view, CASE_HOLDER)
    if one is None or other is None:
        return
    if one.class_ != other.class_:
        higher = max(one.class_, other.class_, key=CLASS_RANK.__getitem__)
        yield Apart("class", "", "", one.class_, other.class_, higher, (view_id(one), view_id(other)))
    yield from _ratings_apart(view)
    yield from _capacity_apart(view)


def _newest(rows: list[Any], people: frozenset[str], key: Any) -> dict[Any, Any]:
    """The newest row of each thing rated, by somebody of a role."""
    found: dict[Any, Any] = {}
    for row in sorted((r for r in rows if r.by in people), key=lambda r: (str(r.on or ""), r.id)):
        found[key(row)] = row
    return found


def _ratings_apart(view: View) -> Iterator[Apart]:
    rows = [row for held in view.ratings.values() for row in held if row.status in RATING_RANK]
    ones, others = (
        _newest(rows, people_in(view, role), lambda r: (r.factor, tuple(sorted(r.about))))
        for role in (CHRONOLOGIST, CASE_HOLDER)
    )
    for key in sorted(ones.keys() & others.keys()):
        one, other = ones[key], others[key]
        if one.status != other.status:
            factor, about = key
            risk = view.knowledge.factors[factor].kind == "risk"
            pick = max if risk else min  # a protective factor rated present speaks for the family
            higher = pick(one.status, other.status, key=RATING_RANK.__getitem__)
            yield Apart("factor", " ".join(about), factor, one.status, other.status, higher, (one.id, other.id))


def _capacity_apart(view: View) -> Iterator[Apart]:
    rows = [row for row in view.mine(view.case.capacity) if view.counts(row.on)]
    ones, others = (
        _newest(rows, people_in(view, role), lambda r: (r.adult, r.factor)) for role in (CHRONOLOGIST, CASE_HOLDER)
    )
    for key in sorted(ones.keys() & others.keys()):
        one, other = ones[key], others[key]
        if one.level != other.level:
            adult, factor = key
            higher = max(one.level, other.level, key=LEVEL_RANK.__getitem__)  # none stands furthest from sustained
            yield Apart("capacity", adult, factor, one.level, other.level, higher, (one.id, other.id))


def coworking(view: View) -> tuple[str, tuple[str, ...]]:
    """Whether one worker wrote the chronology without meeting the family, and the rows that say so."""
    people = sorted((p for p in view.case.people if p.role == CHRONOLOGIST), key=lambda p: p.id)
    if not people:
        return "no_chronologist", ()
    ids = tuple(person.id for person in people)
    authors = {row.by for row in view.case.assessments if view.counts(row.on)}
    if authors & set(ids):
        return "same_person", ids
    if any(person.met_family for person in people):
        return "author_met_family", ids
    if any(person.met_family is None for person in people):
        return "not_said_if_met", ids
    return "in_place", ids
