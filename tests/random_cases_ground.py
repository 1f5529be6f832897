"""The ground a random case stands on: chance, the children, the adults, the households and their legal history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from random_cases_words import (
    BEHAVIOUR,
)

MOST_ENTRIES = 14
DOMAINS = ("abuse", "child", "parent", "parenting", "family", "social")
LISTS = (
    *("children", "adults", "households", "legal", "reasons_for_care", "proposals", "chronology", "ratings", "checks"),
    *("looked_for", "claims", "capacity", "wishes", "assessments", "windows", "supports_relied_on", "responses"),
    "rationales",
)


class Ground:
    """The case file being drawn, and the source of chance."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.as_of = date(2020, 6, 1) + timedelta(days=rng.randint(0, 400))
        self.numbers: Counter[str] = Counter()
        self.case: dict[str, Any] = {"format": 1, "reference": "HW-0000", "stage": "stage_2"}
        self.case |= {"as_of": self.as_of.isoformat(), "jurisdiction": "england", "pathway": None}
        self.case |= {key: [] for key in LISTS}
        self.case["people"] = [
            {"id": "w1", "role": "role_case_holder"},
            {"id": "w2", "role": "role_chronologist", "met_family": False},
            {"id": "w3", "role": "role_manager"},
            {"id": "w4", "role": "role_multi_agency"},
        ]
        self.case["plans"] = {"goals": [], "family_time": []}
        self.people_of_the_case()
        self.adult = self.adults[0]
        self.problem = self.one(BEHAVIOUR[:6])  # what most rows of this case are about

    # Small draws ------------------------------------------------------------------------------------------------

    def one(self, choices: Iterable[Any]) -> Any:
        return self.rng.choice(list(choices))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def some(self, choices: Iterable[Any], least: int = 0) -> list[Any]:
        pool = list(choices)
        return sorted(self.rng.sample(pool, self.rng.randint(min(least, len(pool)), len(pool))))

    def ago(self, days: int) -> str:
        """A day so many days before as_of (after it where negative), as ISO text."""
        return (self.as_of - timedelta(days=days)).isoformat()

    def day(self, oldest: int = 900, newest: int = 0) -> str:
        return self.ago(self.rng.randint(newest, oldest))

    def row_day(self) -> str | None:
        """The day of a rating or a row like it: mostly recent, now and then old or still to come."""
        return self.day(*self.one(((60, 0), (60, 0), (200, 0), (200, 0), (500, 150), (-1, -60))))

    def new_id(self, kind: str) -> str:
        self.numbers[kind] += 1
        return f"{kind}{self.numbers[kind]}"

    def an_adult(self) -> str:
        return self.adult if self.chance(0.6) else str(self.one(self.adults))

    def a_problem(self) -> str:
        return self.problem if self.chance(0.6) else str(self.one(BEHAVIOUR))

    def worker(self) -> str:
        return str(self.one(("w1", "w1", "w2")))

    def add(self, key: str, row: dict[str, Any]) -> dict[str, Any]:
        self.case[key].append(row)
        return row

    # Who there is -----------------------------------------------------------------------------------------------

    def people_of_the_case(self) -> None:
        """1-2 children, 1-3 adults, 1-2 households and 1-2 proposals, with legal episodes."""
        for number in range(self.rng.choice((1, 1, 2))):
            young = self.chance(0.4)
            child: dict[str, Any] = {"id": f"c{number + 1}", "name": "ABC"[number]}
            child["born"] = self.ago(self.rng.randint(520, 1700) if young else self.rng.randint(1900, 4800))
            if self.chance(0.1):
                child["born"] = self.ago(self.rng.randint(1640, 1860))
                child["born_precision"] = self.one(("month", "year"))
            if self.chance(0.05):
                child["born"] = None
            if self.chance(0.12):
                child["communicates"] = "signs and pictures"
            self.add("children", child)
        adults = ["mother", "father", "aunt"][: self.rng.choice((1, 1, 2, 2, 3))]
        self.adults = adults
        for adult in adults:
            self.add("adults", self.adult_row(adult))
        self.one_sole_carer_at_a_time()
        self.first_household(adults)
        self.legal()
        self.second_proposal(adults)

    def adult_row(self, adult: str) -> dict[str, Any]:
        children = [c["id"] for c in self.case["children"]]
        row: dict[str, Any] = {"id": adult, "name": adult[0].upper(), "relation_to": {}, "cared_for": []}
        for child in children:
            if adult != "aunt":
                row["relation_to"][child] = self.one((adult, adult, adult, "parent", f"adoptive_{adult}"))
            elif self.chance(0.5):
                row["relation_to"][child] = "aunt"
            for _ in range(self.rng.choice((0, 1, 1, 1, 2))):
                start = min(self.rng.randint(150, 1500), self.age(child))
                until = self.rng.choice((None, self.ago(self.rng.randint(0, start))))
                kind = self.one(("day_to_day", "day_to_day", "overnight", "sole"))
                row["cared_for"].append({"child": child, "kind": kind, "from": self.ago(start), "until": until})
        return row

    def age(self, child: str) -> int:
        """How many days ago a child was born; a birth not recorded is long ago."""
        born = next(c["born"] for c in self.case["children"] if c["id"] == child)
        return (self.as_of - date.fromisoformat(born)).days if born else 5000

    def one_sole_carer_at_a_time(self) -> None:
        """Sole care beside another adult's sole care of the same child becomes day-to-day care."""
        taken: list[tuple[str, str, str, str]] = []
        for adult in self.case["adults"]:
            for row in adult["cared_for"]:
                if row["kind"] != "sole":
                    continue
                start, end = row["from"], row["until"] or "9999"
                if any(
                    whose != adult["id"] and child == row["child"] and start <= last and first <= end
                    for whose, child, first, last in taken
                ):
                    row["kind"] = "day_to_day"
                else:
                    taken.append((adult["id"], row["child"], start, end))

    def first_household(self, adults: list[str]) -> None:
        members: list[dict[str, Any]] = []
        for place, adult in enumerate(adults):
            member: dict[str, Any] = {"adult": adult}
            if place or self.chance(0.3):
                member["as"] = self.one(("parent", "partner", "visitor", "carer", "relative", "parent"))
            if place and self.chance(0.25):
                member |= {"from": self.ago(self.rng.randint(400, 900)), "until": self.day(380, -60)}
            members.append(member)
        household = {"id": "h1", "members": members, "children": [], "due_to_return": []}
        if len(adults) > 1 and self.chance(0.15):
            household["due_to_return"] = [adults[-1]]
            if self.chance(0.5):
                household["members"] = members[:-1]
        self.add("households", household)
        self.add("proposals", {"id": "p1", "child": "c1", "household": "h1", "planned": self.ago(-60)})

    def second_proposal(self, adults: list[str]) -> None:
        if not self.chance(0.35):
            return
        household = "h1"
        if len(adults) > 1 and self.chance(0.7):
            household = "h2"
            self.add(
                "households", {"id": "h2", "members": [{"adult": adults[-1]}], "children": [], "due_to_return": []}
            )
        child = self.case["children"][-1]["id"]
        if household == "h2" or child != "c1":
            self.add("proposals", {"id": "p2", "child": child, "household": household, "planned": self.ago(-90)})

    def legal(self) -> None:
        for child in self.case["children"]:
            if self.chance(0.12):
                continue
            age = self.age(child["id"])
            start = min(self.rng.randint(150, 1000), age)
            if self.chance(0.3) and age > start + 200:  # an earlier episode, ended at home
                earlier = min(start + self.rng.randint(200, 900), age)
                ended = self.rng.randint(start + 40, earlier)
                row = {"status": self.one(("s20", "s31")), "from": self.ago(earlier), "until": self.ago(ended)}
                self.add("legal", {"child": child["id"]} | row)
            if self.chance(0.3):  # an order that runs into the next one, or is followed by some days at home
                row = {"status": "police_protection", "from": self.ago(start), "until": self.ago(start - 3)}
                self.add("legal", {"child": child["id"]} | row)
                start -= self.one((4, 4, 8))
            status = self.one(("s20", "s31", "s38", "epo", "supervision_order"))
            self.add("legal", {"child": child["id"], "status": status, "from": self.ago(start), "until": None})
