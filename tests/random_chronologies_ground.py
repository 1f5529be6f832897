"""The ground of a random chronology: as a random case (random_cases), with as many entries as the drawing wants.

Nothing here changes what `random_cases.generate` gives for a seed. Days are drawn about a boundary (`near`), so that
a pattern is just met or just missed often.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from evaluator_record import Record
from random_cases import Draw

SEVERITIES = ("minor", "moderate", "serious", "grave", None)
AGENCIES = ("health", "school", "adult_service", "carer")
MORE_LISTS = ("reviews", "returns", "decisions", "views", "measures")


class ChronologyGround(Draw):
    """A case to be filled, with helpers for entries that are mostly plain and now and then not."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.case |= {key: [] for key in MORE_LISTS}
        self.case["plans"] |= {"visits": []}
        self.add("adults", {"id": "neighbour", "name": "N", "relation_to": {}, "cared_for": []})  # of no household
        self.plainly = self.chance(0.4)
        """Whether this case's entries are told plainly: exact days, established, nobody's word in doubt."""

    def entry(self, **given: Any) -> dict[str, Any]:
        """Add an entry with the fields given and the rest not recorded, however many there are; no two tell the same
        unless that is drawn."""
        name = self.new_id("e")
        row: dict[str, Any] = {"id": name, "date": None, "precision": "day", "event": f"Synthetic entry {name}."}
        row |= {"source": {"kind": "social_worker", "who": "w1"}, "about": [], "children": [], "factors": []}
        row |= given
        return self.add("chronology", row)

    def near(self, *boundaries: int) -> int:
        """A number of days at a boundary, a day either side of it, or a few days from it."""
        return max(0, int(self.one(boundaries)) + int(self.one((-1, 0, 0, 1, -5, 4))))

    def event(self, days_ago: int, kind: str | None, **given: Any) -> dict[str, Any]:
        """An entry of a type so many days ago, with what is drawn freely about it: mostly plain, seldom in doubt."""
        row: dict[str, Any] = {"date": self.ago(days_ago), "type": kind}
        if not self.plainly:
            row |= self.roughly(days_ago)
        row |= given
        if not self.plainly and self.chance(0.06):
            row |= self.of_others(row)
        made = self.entry(**row)
        if not self.plainly and self.chance(0.12):
            self.in_doubt(made)
        return made

    def of_others(self, row: dict[str, Any]) -> dict[str, Any]:
        """What makes an entry somebody else's: about an adult of no household, or about another child."""
        if row.get("about") or self.chance(0.5):
            return {"about": ["neighbour"]}
        return {"children": [self.case["children"][-1]["id"]]}

    def roughly(self, days_ago: int) -> dict[str, Any]:
        """Now and then a vague day, an end, a day of recording, or some children only."""
        row: dict[str, Any] = {}
        draw = self.rng.random()
        if draw < 0.04:
            row["precision"] = self.one(("month", "about", "year", "before"))
        elif draw < 0.08:
            row |= {"precision": "between", "latest": self.ago(days_ago - int(self.one((20, 61, 62, 63, 90))))}
        elif draw < 0.11:
            row["until"] = self.ago(max(0, days_ago - self.rng.randint(0, 40)))
        elif draw < 0.13:
            row |= {"date": None, "after": self.some(e["id"] for e in self.case["chronology"] if e["date"])[:1]}
        if self.chance(0.1) and row.get("date", "") is not None:
            row["children"] = [self.one(child["id"] for child in self.case["children"])]
        if self.chance(0.08) and "precision" not in row and row.get("date", "") is not None:
            written = days_ago - int(self.one((0, 3, 30)))
            row["recorded"] = max(self.ago(written), row.get("until") or "")
        return row

    def in_doubt(self, row: dict[str, Any]) -> None:
        """A standing other than established, or a tag that nobody has confirmed."""
        if row["factors"] and self.chance(0.4):
            row["factors"] = [{**tag, "confirmed": False} for tag in row["factors"]]
        elif row["date"] and self.chance(0.3) and not self.is_later(row):
            self.standing(row)
        else:
            row["standing"] = [{"is": self.one(("alleged", "disputed")), "from": None, "by": None}]

    def standing(self, row: dict[str, Any]) -> None:
        """As in a random case; the entry that disproves is of the day, as exact as a day can be."""
        if row["precision"] == "day":
            super().standing(row)

    def doubt_some(self, entries: list[dict[str, Any]]) -> None:
        """Leave one or more of some entries possible only: alleged, disputed or not confirmed."""
        for row in self.rng.sample(entries, self.rng.randint(1, min(2, len(entries)))):
            if self.chance(0.5):
                row["standing"] = [{"is": self.one(("alleged", "disputed")), "from": None, "by": None}]
            else:
                row["factors"] = [{**tag, "confirmed": False} for tag in row["factors"]]

    def concern(self, days_ago: int, factor: str, about: str | None, **given: Any) -> dict[str, Any]:
        """A concern told from outside about an adult (or nobody in particular)."""
        row: dict[str, Any] = {"about": [about] if about else [], "rests_on": self.one(("seen", "document", None))}
        row |= {"source": {"kind": self.one((*AGENCIES, "police", "social_worker")), "who": None}}
        row |= {"factors": [{"id": factor, "direction": "concern"}], "severity": self.one(SEVERITIES)}
        return self.event(days_ago, given.pop("kind", None), **(row | given))

    def strength(self, days_ago: int, factor: str, about: str | None, **given: Any) -> dict[str, Any]:
        """Something good seen from outside."""
        row: dict[str, Any] = {"about": [about] if about else [], "rests_on": self.one(("seen", "tested", "document"))}
        row |= {"source": {"kind": self.one(AGENCIES), "who": self.one((None, None, "w4"))}}
        row |= {"factors": [{"id": factor, "direction": "strength"}]}
        return self.event(days_ago, given.pop("kind", None), **(row | given))

    def whose(self, factor: str) -> str | None:
        """Whom a concern on a factor is about: an adult, or for the child's own factors nobody."""
        if factor.startswith(("rf_child", "pf_child")):
            return None
        return self.adult if self.chance(0.85) else None

    def untagged(self, days_ago: int, kind: str, **given: Any) -> dict[str, Any]:
        """An event that says no factor, or now and then one."""
        row: dict[str, Any] = {"rests_on": self.one(("seen", "document", None)), "factors": []}
        if self.chance(0.15):
            row["factors"] = [{"id": self.a_problem(), "direction": self.one(("concern", "strength"))}]
        return self.event(days_ago, kind, **(row | given))

    def child(self) -> str:
        """The child of the first proposal, or now and then another."""
        first = str(self.case["proposals"][0]["child"])
        return first if self.chance(0.85) else str(self.one(c["id"] for c in self.case["children"]))

    def has_come_home(self, child: str, first: int, until: int | None, household: str | None) -> bool:
        """Add a return of a child between two days ago, where nothing else on file denies it."""
        record = Record(self.case, {"id": "", "child": child, "household": None})
        start, end = self.as_of - timedelta(days=first), self.as_of - timedelta(days=until or 0)
        born = next(c["born"] for c in self.case["children"] if c["id"] == child)
        care = record.entry_to_care
        if born and start < date.fromisoformat(born) + timedelta(days=366):
            return False
        if care is not None and start < care and (until is None or end > care):
            return False
        for row in self.case["returns"]:
            before = row["until"] is not None and row["until"] < start.isoformat()
            behind = until is not None and row["from"] > end.isoformat()
            if row["child"] == child and not before and not behind:
                return False
        row = {"child": child, "household": household, "from": start.isoformat()}
        self.add("returns", row | {"until": end.isoformat() if until is not None else None})
        return True

    def met_by_family_time(self, child: str, adult: str, days_ago: int, held: bool | None = True) -> None:
        """One session of family time, where the child is born by then and no row of that day says otherwise."""
        row = {"child": child, "adult": adult, "on": self.ago(days_ago), "level": "supervised", "planned": True}
        if days_ago < self.age(child) - 40:
            self.case["plans"]["family_time"].append(row | {"held": held, "seen_by": "w1", "entry": None})
