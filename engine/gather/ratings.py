"""The rating that is read: each worker's newest, and of several workers the worst (semantics 3.1; readings S1, C1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from engine.dates import NEVER

if TYPE_CHECKING:
    from engine.gather.view import View

STATUS_ORDER: Final = ("absent", "addressed", "being_addressed", "present")
LEVEL_ORDER: Final = ("sustained", "evidenced", "limited", "none")
"""Both run from better to worse, so that the worst of several is the one furthest to the right."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What a factor is rated for one subject: ``value`` is None where not rated; ``rows`` are the ratings read."""

    value: str | None
    rows: tuple[Any, ...] = ()


def newest_per_worker(rows: Sequence[Any], badness: Callable[[Any], int]) -> list[Any]:
    """Each worker's newest row (``by``; nobody named is one worker); on one day the worse by ``badness``."""
    newest: dict[str | None, Any] = {}
    for row in sorted(rows, key=lambda r: r.id):
        held = newest.get(row.by)
        if held is None or _order(row, badness) > _order(held, badness):
            newest[row.by] = row
    return list(newest.values())


def _order(row: Any, badness: Callable[[Any], int]) -> tuple[int, int]:
    return (row.on.toordinal() if row.on is not None else NEVER, badness(row))


def _badness(row: Any) -> int:
    order = ("unknown", *STATUS_ORDER[:3], "disputed", "present")
    return order.index(row.status)


def ratings_of(view: View, factor: str) -> list[Any]:
    """The ratings of this proposal on a factor that stand at `as_of`: written by then, not withdrawn by then (D9)."""
    found: list[Any] = view.ratings.get(factor, [])
    return found


def rating_read(view: View, subject: str, factor: str, end: str) -> Rating:
    """The rating of a factor for a subject; a disputed one is dropped at best and read present at worst (S1)."""
    key = (subject, factor, "best" if end == "best" else "worst")
    if key not in view.ratings_read:
        view.ratings_read[key] = _rating_read(view, *key)
    return view.ratings_read[key]


def _rating_read(view: View, subject: str, factor: str, end: str) -> Rating:
    rows = [row for row in ratings_of(view, factor) if view.names_subject(row.about, subject)]
    if not rows:
        return Rating(None)
    read = [row for row in newest_per_worker(rows, _badness) if row.status != "unknown"]
    values = []
    for row in read:
        value = row.status
        if value == "disputed":
            if end == "best":
                continue
            value = "present"
        values.append((STATUS_ORDER.index(value), row))
    if not values:
        return Rating(None, tuple(read))
    worst = max(index for index, _ in values)
    return Rating(STATUS_ORDER[worst], tuple(row for index, row in values if index == worst))


def capacity_rated(view: View, adult: str, problem: str) -> Rating:
    """The capacity level rated for an adult and problem: each worker's newest, the weakest of them (C1, D9)."""
    rows = [
        row
        for row in view.mine(view.case.capacity)
        if row.adult == adult and row.factor == problem and view.counts(row.on)
    ]
    read = newest_per_worker(rows, lambda row: LEVEL_ORDER.index(row.level))
    if not read:
        return Rating(None)
    worst = max(LEVEL_ORDER.index(row.level) for row in read)
    return Rating(LEVEL_ORDER[worst], tuple(row for row in read if LEVEL_ORDER.index(row.level) == worst))
