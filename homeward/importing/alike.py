"""Finds entries that may tell the same event twice, and words pasted under many dates (0009 R4). It only proposes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

ALIKE: Final = 90
"""From so much of a hundred on (rapidfuzz, token sort ratio) words may tell the same event."""
SHORTEST: Final = 20
"""Shorter words are alike too easily."""
APART: Final = 3
"""Days that two accounts of one event may lie apart: the day it was, and the day another agency dates it."""
PASTED: Final = 3
"""Different days under which the same words stand, to be called pasted."""
_MOST_BESIDE: Final = 400  # entries looked at beside one: more on three days are a paste, found by their words alone


@dataclass(frozen=True)
class Account:
    """An entry as it is compared: what to call it, its day, and its words. `is_new` for one about to be added."""

    name: str
    day: date | None
    words: str = field(repr=False)
    is_new: bool = True


@dataclass(frozen=True)
class Pair:
    """Two entries that may tell the same event: `new` is the one about to be added."""

    kept: Account
    new: Account
    alike: int


def accounts_of(rows: Sequence[Mapping[str, Any]], names: Sequence[str], is_new: bool) -> list[Account]:
    """Entries of a case file, or new ones, to be compared; those without a whole day only by their words."""
    found = []
    for row, name in zip(rows, names, strict=True):
        day = str(row.get("date") or "")
        exact = len(day) == 10 and row.get("precision") in (None, "day")
        found.append(Account(name, date.fromisoformat(day) if exact else None, str(row.get("event") or ""), is_new))
    return found


def pairs_in(accounts: Sequence[Account], negated: Callable[[str], frozenset[str]]) -> list[Pair]:
    """The pairs that may be one event, each new entry with the most alike of those before it.

    `negated` gives the words of negation in a text: "seen" and "not seen" are never one event.
    """
    from rapidfuzz import fuzz, process

    dated = sorted((each for each in accounts if each.day is not None), key=lambda a: (a.day, a.is_new))
    days = [each.day.toordinal() for each in dated if each.day is not None]
    folded = [_folded(each.words) for each in dated]
    found: list[Pair] = []
    for at, one in enumerate(dated):
        if not one.is_new or len(folded[at]) < SHORTEST:
            continue
        first = max(bisect_left(days, days[at] - APART), at - _MOST_BESIDE)
        last = bisect_left(days, days[at] + APART + 1)
        beside = [other for other in range(first, last) if other < at or (other > at and not dated[other].is_new)]
        near = process.extract(
            folded[at], [folded[other] for other in beside], scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=3
        )
        for _, ratio, place in near:
            other = dated[beside[place]]
            if negated(one.words) == negated(other.words):
                found.append(Pair(other, one, round(ratio)))
                break
    return found


def pasted_in(accounts: Sequence[Account]) -> list[tuple[Account, ...]]:
    """Groups of entries with the same words under three days or more, at least one of them new."""
    by_words: dict[str, list[Account]] = defaultdict(list)
    for each in accounts:
        if each.day is not None and len(folded := _folded(each.words)) >= SHORTEST:
            by_words[folded].append(each)
    groups = [tuple(group) for group in by_words.values() if len({each.day for each in group}) >= PASTED]
    return [group for group in groups if any(each.is_new for each in group)]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
