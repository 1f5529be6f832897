"""Plants the traces of a bias in a real case, by a seed, and lists what was planted.

Each variant adds rows of its own (their ids begin with `v`) and changes none that are there, so that what is found of
it stands beside everything the case already holds.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

HARM = "rf_family_conflict_violence"
Case = dict[str, Any]


@dataclass
class Planted:
    """A case with a bias planted in it: the flag it is to raise, the rows behind that, and what must be challenged."""

    case: Case
    bias: str
    how: str
    rows: frozenset[str]
    challenged: frozenset[str] = frozenset()
    shapes: tuple[tuple[str, str], ...] = field(default=())


@dataclass
class Ground:
    """What a variant needs to know of a case: the day, the proposal, an adult of its household, and a draw."""

    case: Case
    as_of: date
    proposal: str
    adult: str
    child: str
    draw: Random

    def day(self, ago: int) -> str:
        """The day so many days before the day looked at."""
        return (self.as_of - timedelta(days=ago)).isoformat()

    def add(self, section: str, *rows: dict[str, Any]) -> None:
        """Put rows to a section of the case."""
        self.case.setdefault(section, []).extend(rows)

    def entry(self, name: str, ago: int, factor: str, way: str, **more: Any) -> dict[str, Any]:
        """An entry of an exact day, seen by somebody outside the household, recorded the same day."""
        row = {"id": name, "date": self.day(ago), "recorded": self.day(ago), "event": "Planted.", "rests_on": "seen"}
        row |= {"source": {"kind": self.draw.choice(("police", "health", "school"))}, "about": [self.adult]}
        return row | {"factors": [{"id": factor, "direction": way}]} | more


def ground(case: Case, seed: int) -> Ground:
    """A copy of a case to plant in: its first proposal, and an adult of the household drawn by the seed."""
    made, draw = copy.deepcopy(case), Random(seed)
    household = made["households"][0]
    proposal = made.get("proposals", [{"id": "p1", "household": household["id"], "child": made["children"][0]["id"]}])[
        0
    ]
    household = next(row for row in made["households"] if row["id"] == proposal.get("household", household["id"]))
    adults = sorted(row["adult"] for row in household["members"])
    child = proposal.get("child", made["children"][0]["id"])
    return Ground(made, date.fromisoformat(made["as_of"]), proposal["id"], draw.choice(adults), child, draw)


def optimism(here: Ground) -> Planted:
    """A class that falls while incidents between its two days do not."""
    first, last = here.draw.randint(60, 85), here.draw.randint(3, 12)
    here.add(
        "decisions",
        {"point": "rc1", "proposal": here.proposal, "on": here.day(first), "class": "high", "by": ["vw"]},
        {"point": "rc2", "proposal": here.proposal, "on": here.day(last), "class": "medium", "by": ["vw"]},
    )
    names = [f"v{number}" for number in range(8)]
    for name in names:
        here.add(
            "chronology", here.entry(name, here.draw.randint(last, first - 1), HARM, "concern", severity="serious")
        )
    return Planted(here.case, "bias_optimism", "class_fell", frozenset(names), frozenset(names))


def self_report(here: Ground) -> Planted:
    """A protective factor rated present on an adult's word alone."""
    ago = here.draw.randint(5, 60)
    told = here.entry("v0", ago, "pf_social_volunteers", "strength", rests_on="told", told_by=here.adult)
    here.add("chronology", told)
    rating = {"id": "vr", "proposal": here.proposal, "about": [here.adult], "factor": "pf_social_volunteers"}
    more = {"status": "present", "on": here.day(ago - 1), "by": "vw", "evidence": ["v0"], "acts_after_move": "true"}
    here.add("ratings", rating | more)
    return Planted(here.case, "bias_self_report", "plain", frozenset({"vr"}), shapes=(("self_report_only", "vr"),))


def start_again(here: Ground) -> Planted:
    """An assessment that begins at a move and leaves out an old concern that still matters."""
    moved, old = here.draw.randint(150, 200), here.draw.randint(400, 900)
    here.add(
        "chronology",
        here.entry("v0", old, HARM, "concern", severity="serious"),
        {**here.entry("v1", moved, HARM, "concern"), "factors": [], "type": "move_of_home"},
    )
    covers = {"from": here.day(moved - here.draw.randint(0, 31)), "until": here.day(2)}
    row = {"id": "va", "by": "vw", "about": [here.adult], "met": [here.adult], "on": here.day(0), "cites": ["v1"]}
    here.add("assessments", row | {"covers": covers})
    return Planted(here.case, "bias_start_again", "window", frozenset({"va", "v0", "v1"}), frozenset({"v0"}))


def availability(here: Ground) -> Planted:
    """An assessment that cites the last weeks alone, and an old grave concern nowhere in it."""
    here.add(
        "chronology",
        here.entry("v0", here.draw.randint(300, 900), HARM, "concern", severity="grave"),
        here.entry("v1", here.draw.randint(20, 90), HARM, "strength"),
        here.entry("v2", here.draw.randint(3, 19), HARM, "strength"),
    )
    row = {"id": "va", "by": "vw", "about": [here.adult], "met": [here.adult], "on": here.day(0), "cites": ["v1", "v2"]}
    here.add("assessments", row)
    return Planted(here.case, "bias_availability", "plain", frozenset({"va", "v0"}), frozenset({"v0"}))


def pessimism(here: Ground) -> Planted:
    """A class that stays high though a goal was reached in between and somebody outside saw it."""
    first, last = here.draw.randint(60, 85), here.draw.randint(0, 12)
    seen = here.draw.randint(last + 1, first - 1)
    here.add(
        "decisions",
        {"point": "rc1", "proposal": here.proposal, "on": here.day(first), "class": "high", "by": ["vw"]},
        {"point": "rc2", "proposal": here.proposal, "on": here.day(last), "class": "high", "by": ["vw"]},
    )
    here.add("chronology", here.entry("v0", seen, "rf_social_debt", "strength"))
    goal = {
        "id": "vg",
        "adult": here.adult,
        "factor": "rf_social_debt",
        "behaviour": "Bills paid.",
        "by": here.day(seen),
    }
    more = {"baseline": "Arrears.", "target": "None.", "progress": [{"on": here.day(seen), "level": 0, "entry": "v0"}]}
    here.case.setdefault("plans", {}).setdefault("goals", []).append(goal | more)
    rows = frozenset({"vg", "v0"})
    return Planted(here.case, "bias_pessimism", "plain", rows, shapes=(("goal_ignored", "vg"),))


VARIANTS: tuple[Callable[[Ground], Planted], ...] = (optimism, self_report, start_again, availability, pessimism)


def plant(case: Case, variant: Callable[[Ground], Planted], seed: int) -> Planted:
    """A bias planted in a copy of a case, and what was planted."""
    here = ground(case, seed)
    here.add("people", {"id": "vw", "role": "role_multi_agency"})
    return variant(here)
