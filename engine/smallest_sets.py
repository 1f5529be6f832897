"""The smallest sets of changes that move the class one way, found in the plain table (semantics 5.7).

The class never improves by making anything worse, so a change without which not even all others together would do is
part of every set. Those are found first; the rest is tried beside them, the smallest number first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from engine.tally import CLASS_RANK
from engine.what_if import MOST_TOGETHER, MOST_TRIED, WhatIf

Options = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Found:
    """The sets that move the class, each as supposed values by key; whether every smallest one is among them."""

    sets: tuple[Mapping[str, str], ...]
    every: bool


def smallest_sets(asking: WhatIf, options: Options, better: bool, as_far_as: str | None = None) -> Found:
    """The sets no part of which would do, smallest first; none where not even everything together moves the class.

    Without ``as_far_as`` any move in that direction will do; with it, the class named or one beyond has to be reached.
    """
    return _Search(asking, options, better, as_far_as).found()


class _Search:
    def __init__(self, asking: WhatIf, options: Options, better: bool, as_far_as: str | None) -> None:
        self.asking, self.options, self.better = asking, dict(sorted(options.items())), better
        now = CLASS_RANK[asking.outcome({})[0]]
        step = now - 1 if better else now + 1
        self.limit = CLASS_RANK[as_far_as] if as_far_as is not None else step
        self.tried = 0

    def found(self) -> Found:
        everything = list(self.options)
        if not self.moved(everything):
            return Found((), True)
        needed = [key for key in everything if not self.moved([other for other in everything if other != key])]
        if self.moved(needed):
            return Found((self.least(needed),), True)
        others = [key for key in everything if key not in needed]
        sets, every = self._beside(needed, others)
        if not sets:
            sets = [self._by_leaving_out(needed, others)]
        return Found(tuple(self.least(keys) for keys in sets), every)

    def _beside(self, needed: list[str], others: list[str]) -> tuple[list[list[str]], bool]:
        """Every smallest set made of what is needed and a few others; False where the search had to stop."""
        sets: list[frozenset[str]] = []
        for number in range(1, MOST_TOGETHER + 1):
            for group in combinations(others, number):
                if any(held <= set(group) for held in sets):
                    continue
                self.tried += 1
                if self.tried > MOST_TRIED:
                    return [[*needed, *sorted(held)] for held in sets], False
                if self.moved([*needed, *group]):
                    sets.append(frozenset(group))
        return [[*needed, *sorted(held)] for held in sets], len(others) <= MOST_TOGETHER

    def _by_leaving_out(self, needed: list[str], others: list[str]) -> list[str]:
        """One smallest set, from everything by leaving out what is not needed."""
        held = [*needed, *others]
        for key in others:
            fewer = [other for other in held if other != key]
            if self.moved(fewer):
                held = fewer
        return held

    def moved(self, keys: Sequence[str]) -> bool:
        """Whether these changes, each as far as it goes, move the class this way."""
        return self.moves({key: self.options[key][-1] for key in keys})

    def moves(self, supposed: Mapping[str, str]) -> bool:
        """Whether a set of suppositions moves the class this way."""
        rank = CLASS_RANK[self.asking.outcome(supposed)[0]]
        return rank <= self.limit if self.better else rank >= self.limit

    def least(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The same changes, each no further than is enough."""
        supposed = {key: self.options[key][-1] for key in keys}
        for key in keys:
            for value in self.options[key][:-1]:
                if self.moves({**supposed, key: value}):
                    supposed[key] = value
                    break
        return supposed
