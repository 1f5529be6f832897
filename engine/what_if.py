"""What the class would be with some things supposed: positions of the plain table, and what could be otherwise.

A what-if changes what stands, never a rating (semantics 5.7). It is asked of `engine.table` alone; whatever is shown to
a person is confirmed by one run of the engine on the same suppositions (`engine.suppositions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from engine.gather.reasons import Reason, is_behaviour
from engine.position import Reader
from engine.sheet import CARE_OF_CHILD, EVIDENCE, Sheet
from engine.standings import reason_status
from engine.steps.state import StateSteps
from engine.suppositions import (
    ANSWERED,
    FOUND,
    MET,
    NONE_FOUND,
    PROTECTION,
    RED_LIST,
    capacity_key,
    met_key,
    status_key,
    wish_key,
)
from engine.table import Position, class_at_both_ends, factor_vote
from engine.tally import LEVEL_RANK, STATUS_RANK, Pair, end_of, list_state, worst_status
from knowledge_base import Knowledge

Supposed = Mapping[str, str]
Outcome = tuple[str, str]
"""The class on the evidence and what is not excluded."""

MOST_TOGETHER: Final = 3
"""Changes beyond those every set needs that are tried together, each with each."""
MOST_TRIED: Final = 1_000
"""Combinations tried beyond which the search says that it stopped."""

STEPS: Final = {
    "status": ("being_addressed", "addressed"),
    "capacity": ("limited", "evidenced", "sustained"),
}
"""What a status or a capacity can be supposed to be instead, the least change first."""

PROTECTED: Final = {FOUND: "found", NONE_FOUND: "none"}
"""Where protection stands by what is supposed of it."""


class WhatIf:
    """Asks one proposal what its class would be with some things supposed; each answer is worked out once."""

    def __init__(self, knowledge: Knowledge, sheet: Sheet, reader: Reader) -> None:
        self.knowledge, self.sheet, self.reader = knowledge, sheet, reader
        self._known: dict[frozenset[tuple[str, str]], Outcome] = {}
        self._given: dict[tuple[str, str, str], str] = {}

    def outcome(self, supposed: Supposed) -> Outcome:
        """The class on the evidence and what is not excluded, by the plain table."""
        asked = frozenset(supposed.items())
        if asked not in self._known:
            best, worst = (self.position(reading, supposed) for reading in EVIDENCE)
            self._known[asked] = class_at_both_ends(self.knowledge, best, worst)
        return self._known[asked]

    def position(self, reading: str, supposed: Supposed) -> Position:
        """One reading of the proposal with some things supposed, all else as the rules concluded it."""
        sheet, reader = self.sheet, self.reader
        base = reader.position(reading)
        statuses = dict(reader.statuses(reading))
        changed = {pair: supposed[key] for pair in self.pairs if (key := status_key(*pair)) in supposed}
        if changed:
            statuses.update(changed)
            base = base.changed(
                ballots=tuple(sheet.ballots(reading, statuses)), list_state=self._list_state(reading, statuses)
            )
        unmet = [adult for adult in sheet.view.unmet if met_key(adult) not in supposed]
        wishes = [
            supposed.get(wish_key(fact["person"]), fact["wish"]) for fact in reader.of_kind("wish", reading).values()
        ]
        return base.changed(
            unmet=bool(unmet),
            wishes=tuple(wishes),
            protection=PROTECTED.get(supposed.get(PROTECTION, ""), base.protection),
            red_list="answered" if RED_LIST in supposed and base.red_list != "none" else base.red_list,
            levels=tuple(self._levels(reading, base, unmet, supposed)),
        )

    # --- what a supposition brings with it ----------------------------------------------------------------------------
    def _list_state(self, reading: str, statuses: Mapping[Pair, str]) -> str:
        end, stands = end_of(reading), []
        for reason in self.sheet.reasons.reasons:
            each = []
            for subject in reason.subjects:
                own = [statuses.get((subject, factor), "open") for factor in reason.effective]
                compared = worst_status(("present" if status == "open" else status for status in own), end)
                given = self._driven(reading, reason, subject)
                each.append(reason_status(worst_status(own, end), compared, given, reason.is_disproved(reading)))
            stands.append(worst_status(each, "worst"))
        return list_state(self.sheet.reasons.recorded, stands)

    def _driven(self, reading: str, reason: Reason, subject: str) -> str:
        key = reading, reason.id, subject
        if key not in self._given:
            self._given[key] = _Driving(self.sheet).given(reading, reason, subject, self.reader)
        return self._given[key]

    def _levels(self, reading: str, position: Position, unmet: Iterable[str], supposed: Supposed) -> Iterator[str]:
        end, gone = end_of(reading), set(unmet)
        asked = set(self._asked_anyway[reading])
        asked |= {
            (ballot.subject, ballot.factor)
            for ballot in position.ballots
            if ballot.place == "harm_bearing" and ballot.subject in self._adults and factor_vote(ballot, end) != "low"
        }
        if reading == "worst":
            asked |= {pair for pair in self.sheet.never_met_pairs if pair[0] in gone}
        for adult, problem in sorted(asked):
            held = self.reader.read[f"capacity.{self.sheet.proposal}.{reading}.{adult}.{problem}"]["level"]
            yield supposed.get(capacity_key(adult, problem), self.sheet.driven_level(adult, problem, reading, held))

    @cached_property
    def _adults(self) -> frozenset[str]:
        return frozenset(self.sheet.view.adults)

    @cached_property
    def _asked_anyway(self) -> dict[str, set[Pair]]:
        """The capacities asked because of the list of reasons, or as care of the child, per reading."""
        found = {}
        for reading in EVIDENCE:
            pairs = {(adult, CARE_OF_CHILD) for adult in self.sheet.asked_care(reading)}
            for reason in self.sheet.reasons.reasons:
                for adult in self.sheet.asked_on_reason(reason, reading):
                    pairs |= {(adult, name) for name in reason.effective if is_behaviour(self.sheet.view, name)}
            found[reading] = pairs
        return found

    # --- what could be otherwise --------------------------------------------------------------------------------------
    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The (subject, factor) pairs that vote, for themselves or as reasons for care; history is none of them."""
        found = set(self.sheet.reasons.on_list)
        for reading in EVIDENCE:
            found |= {(ballot.subject, ballot.factor) for ballot in self.reader.ballots(reading)}
        known = set(self.sheet.pairs)
        return tuple(sorted(pair for pair in found if pair in known))

    def better(self) -> dict[str, tuple[str, ...]]:
        """Everything that could stand better than it does: by key, the values it could have, the least change first."""
        found: dict[str, tuple[str, ...]] = {}
        for pair in self.pairs:
            stands = [self.reader.statuses(reading).get(pair, "open") for reading in EVIDENCE]
            ranks = [3 if status == "open" else STATUS_RANK[status] for status in stands]
            values = tuple(value for value in STEPS["status"] if STATUS_RANK[value] < max(ranks))
            if values:
                found[status_key(*pair)] = values
        for (adult, problem), held in self._capacities().items():
            values = tuple(v for v in STEPS["capacity"] if LEVEL_RANK[v] < max(LEVEL_RANK[level] for level in held))
            if values:
                found[capacity_key(adult, problem)] = values
        found |= {wish_key(who): ("yes",) for who, said in self._wishes().items() if "opposed" in said}
        if any(self.reader.position(reading).protection != FOUND for reading in EVIDENCE):
            found[PROTECTION] = (FOUND,)
        found |= {met_key(adult): (MET,) for adult in self.sheet.view.unmet}
        if self.sheet.red_list_state == "unanswered":
            found[RED_LIST] = (ANSWERED,)
        return found

    def worse(self) -> dict[str, tuple[str, ...]]:
        """Everything that could stand worse than it does: by key, the values it could have."""
        found: dict[str, tuple[str, ...]] = {}
        for pair in self.pairs:
            if any(self.reader.statuses(reading).get(pair, "open") != "present" for reading in EVIDENCE):
                found[status_key(*pair)] = ("present",)
        for (adult, problem), held in self._capacities().items():
            if any(level != "none" for level in held):
                found[capacity_key(adult, problem)] = ("none",)
        if any(self.reader.position(reading).protection != "none" for reading in EVIDENCE):
            found[PROTECTION] = (NONE_FOUND,)
        return found | {wish_key(who): ("opposed",) for who, said in self._wishes().items() if said != {"opposed"}}

    def _capacities(self) -> dict[Pair, set[str]]:
        found: dict[Pair, set[str]] = {}
        for reading in EVIDENCE:
            for name, level in self.reader.asked(reading).items():
                fact = self.reader.read[name]
                found.setdefault((fact["adult"], fact["problem"]), set()).add(level)
        return found

    def _wishes(self) -> dict[str, set[str]]:
        """What each person who votes says at either end; a child too young to be asked has no vote to suppose."""
        found: dict[str, set[str]] = {}
        for reading in EVIDENCE:
            for fact in self.reader.of_kind("wish", reading).values():
                found.setdefault(fact["person"], set()).add(fact["wish"])
        return {person: said for person, said in found.items() if "no_vote" not in said}


class _Driving(StateSteps):
    """Asks what drives a reason for care of the step that says so."""

    def given(self, reading: str, reason: Reason, subject: str, reader: Reader) -> str:
        """The status the driving reason gives, or `no_driver`."""
        return self._driven(reading, reason, subject, reader)
