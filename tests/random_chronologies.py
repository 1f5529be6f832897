"""Small valid case files with dense chronologies, drawn at random from a seed, for comparing patterns and faults.

`random_chronology_case(seed)` always gives the same plain dict for the same seed. It stands on the people, homes and
legal history of a random case (random_cases) and adds scenes: the rows of one pattern, with days at or about the
boundary, so that a pattern is often just met or just missed; some rows of any kind; and now and then a fault of the
chronology as a whole. `found_in` counts what the evaluator finds. All of it is synthetic.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

from evaluator_patterns import Finding
from random_chronologies_work import WorkScenes


def random_chronology_case(seed: int) -> dict[str, Any]:
    """One valid case file as a plain dict; the same seed gives the same case."""
    draw = Chronologies(Random(f"chronology {seed}"))
    draw.fill()
    return draw.case


class Chronologies(WorkScenes):
    """Puts the scenes of a case together."""

    def fill(self) -> None:
        if self.chance(0.03):
            return  # nothing recorded but the ground
        for _ in range(self.one((0, 0, 2, 5))):
            self.something()
        for scene in self.rng.sample(self.scenes(), self.rng.randint(1, 5)):
            for _ in range(self.one((1, 1, 1, 2))):
                scene()
        for fault in self.rng.sample(self.of_the_whole(), self.one((0, 0, 1, 1, 2))):
            if self.case["chronology"]:
                fault()
        self.rng.shuffle(self.case["chronology"])
        self.rng.shuffle(self.case["plans"]["visits"])

    def scenes(self) -> list[Any]:
        """Every scene of a pattern; the rarer ones more than once."""
        found = [self.escalating, self.rising_slowly, self.rising_slowly, self.cumulating, self.referred_again]
        found += [self.appointments, self.before_reviews, self.before_reviews, self.plans_opened_again, self.moving]
        found += [self.returned, self.home_now, self.verified, self.visiting, self.visiting, self.taken_back]
        found += [self.another_worker, self.another_worker, self.gone_silent, self.not_mentioned]
        return [*found, self.tested_against_word, self.sibling]

    def of_the_whole(self) -> list[Any]:
        """Every scene of a fault of the whole chronology."""
        found = [self.in_bulk, self.in_bulk, self.one_way, self.one_way, self.bare, self.one_agency, self.same_words]
        return [*found, self.referred_lately, self.old]


def found_in(findings: list[set[Finding]]) -> Counter[tuple[str, str, bool]]:
    """In how many cases each (pattern, how, sure) was found; `findings` holds one set for each case."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    for found in findings:
        counts.update({(finding.pattern, finding.how, finding.sure) for finding in found})
    return counts


__all__ = ["found_in", "random_chronology_case"]
