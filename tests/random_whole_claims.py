"""Random cases with claims about the plan and the return added, for comparing how such claims are weighed.

`with_whole_claims(seed)` takes `random_cases.generate(seed)`, which is never changed by it, and adds some claims in
both directions, each citing entries of the chronology that were on file by its day; now and then a fresh entry for
one to cite, one about nothing but a theme, and an answer on a factor that may settle what opposes. The same seed
gives the same case. All of it is synthetic.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from evaluator_record import precision_days
from random_cases import generate
from random_cases_words import ADULT_FACTORS, BEHAVIOUR, ORDINARY_SOURCES, PROTECTIVE

HISTORY = (
    ("rf_abuse_severe_physical", "rf_parent_denial"),
    ("rf_parent_criminality", "rf_family_conflict_violence"),
    ("rf_child_disability", "rf_parenting_poor_competency"),
    ("rf_parent_young", "rf_parenting_poor_competency"),
)
EDGES = (0, 1, 30, 60, 90, 91, 92, 93, 120, 183, 184)


def with_whole_claims(seed: int) -> dict[str, Any]:
    """One valid case file as a plain dict; the same seed gives the same case."""
    draw = WholeClaims(generate(seed), Random(f"whole claims {seed}"))
    draw.fill()
    return draw.case


class WholeClaims:
    """The case being added to, and the source of chance."""

    def __init__(self, case: dict[str, Any], rng: Random) -> None:
        self.case, self.rng = case, rng
        self.as_of = date.fromisoformat(case["as_of"])
        self.adults = [adult["id"] for adult in case["adults"]]
        self.numbers = 0

    def fill(self) -> None:
        kinds = [self.observation, self.observation, self.concern, self.concern, self.nothing_said, self.theme]
        kinds += [self.history, self.admission, self.admission]
        for _ in range(self.one((0, 1, 2, 3))):
            self.one(kinds)()
        for _ in range(self.one((1, 2, 3))):
            self.claim()
        for _ in range(self.one((0, 0, 1, 2))):
            self.answer()

    # Small draws ----------------------------------------------------------------------------------------------------

    def one(self, choices: Iterable[Any]) -> Any:
        return self.rng.choice(list(choices))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def ago(self, days: int) -> str:
        return (self.as_of - timedelta(days=days)).isoformat()

    def new_id(self, kind: str) -> str:
        self.numbers += 1
        return f"{kind}{self.numbers}"

    def some_day(self) -> str:
        """A day: at or about a boundary as often as not."""
        return self.ago(self.one(EDGES) if self.chance(0.5) else self.rng.randint(0, 300))

    # Entries --------------------------------------------------------------------------------------------------------

    def factor(self) -> str:
        """Mostly one of a reason for care or one that bears harm."""
        reasons = [row["factor"] for row in self.case["reasons_for_care"]]
        return str(self.one((*reasons, *BEHAVIOUR) if self.chance(0.8) else (*ADULT_FACTORS, *PROTECTIVE)))

    def entry(self, **given: Any) -> dict[str, Any]:
        row: dict[str, Any] = {"id": self.new_id("we"), "date": self.some_day(), "precision": "day", "factors": []}
        row |= {"event": "Synthetic entry.", "source": {"kind": self.one(ORDINARY_SOURCES), "who": None}}
        row |= {"rests_on": self.one(("seen", "seen", "tested", "document", None)), "children": []}
        row |= {"about": self.one(([self.one(self.adults)], [self.one(self.adults)], []))} | given
        if row["rests_on"] is None and self.chance(0.5):  # a household adult's own word
            row |= {"rests_on": "told", "told_by": self.one(self.adults)}
        if self.chance(0.05) and "date" not in given:
            row |= {"date": None, "recorded": self.case["as_of"]}
        elif self.chance(0.1):
            row["until"] = max(row["date"], self.some_day())
        if self.chance(0.1):
            row["severity"] = self.one(("minor", "serious"))
        self.case["chronology"].append(row)
        return row

    def tags(self, direction: str) -> list[dict[str, Any]]:
        factors = {self.factor() for _ in range(self.one((1, 1, 1, 2)))}
        return [{"id": factor, "direction": direction} for factor in sorted(factors)]

    def observation(self) -> None:
        self.entry(factors=self.tags("strength"))

    def concern(self) -> None:
        self.may_be_alleged(self.entry(factors=self.tags("concern")))

    def admission(self) -> None:
        """A concern an adult told of themselves."""
        adult = self.one(self.adults)
        told = {"about": [adult], "rests_on": "told", "told_by": adult}
        self.may_be_alleged(self.entry(factors=self.tags("concern"), **told))

    def may_be_alleged(self, row: dict[str, Any]) -> None:
        if self.chance(0.2):
            row["standing"] = [{"is": self.one(("alleged", "disputed")), "from": None, "by": None}]

    def history(self) -> None:
        """A static concern of long ago, and a concern or a strength on what it speaks through."""
        static, counterpart = self.one(HISTORY)
        about = [self.one(self.adults)]
        concern = [{"id": static, "direction": "concern"}]
        self.entry(date=self.ago(self.rng.randint(800, 1500)), about=about, factors=concern)
        self.entry(about=about, factors=[{"id": counterpart, "direction": self.one(("concern", "strength"))}])

    def nothing_said(self) -> None:
        """An entry with no factor and no theme, which may stand behind a claim of either direction."""
        self.entry()

    def theme(self) -> None:
        self.may_be_alleged(self.entry(themes=[self.one(("oversight", "honesty", "assessment", "overall_view"))]))

    # Claims and answers ---------------------------------------------------------------------------------------------

    def citable(self, on: str | None) -> list[dict[str, Any]]:
        """The entries that had happened and were on file by a day, and by as_of."""
        by = min(on or self.case["as_of"], self.case["as_of"])
        return [row for row in self.case["chronology"] if (row.get("recorded") or self.last_day(row)) <= by]

    def last_day(self, row: dict[str, Any]) -> str:
        if row["date"] is None:
            return self.case["as_of"]
        latest = date.fromisoformat(row["latest"]) if row.get("latest") else None
        return precision_days(date.fromisoformat(row["date"]), row["precision"], latest)[1].isoformat()

    def claim(self) -> None:
        on = self.one((self.ago(0), self.ago(0), self.ago(self.rng.randint(0, 60)), self.ago(-1), None))
        direction = self.one(("favourable", "favourable", "unfavourable"))
        way = "strength" if direction == "favourable" else "concern"
        pool = self.citable(on)
        fitting = [row for row in pool if not row["factors"] or any(t["direction"] == way for t in row["factors"])]
        if self.chance(0.8):
            pool = fitting
        cited = sorted(row["id"] for row in self.rng.sample(pool, min(len(pool), self.one((0, 1, 1, 2, 3)))))
        row = {"id": self.new_id("wk"), "proposal": self.one(self.case["proposals"])["id"], "by": "w1", "on": on}
        row |= {"about": self.one(("plan", "return")), "says": "A claim.", "direction": direction, "factors": []}
        self.case["claims"].append(row | {"evidence": cited})

    def answer(self) -> None:
        """An answer on the factor of some entry, with an entry the other way that may be fit to settle it."""
        tagged = [row for row in self.case["chronology"] if row["factors"] and row["date"]]
        if not tagged:
            return
        against = self.one(tagged)
        tag = self.one(against["factors"])
        way, side = ("strength", "optimism") if tag["direction"] == "concern" else ("concern", "pessimism")
        day = max(against["date"], self.some_day()) if self.chance(0.8) else self.some_day()
        if day > self.case["as_of"]:
            return
        factors = [{"id": tag["id"], "direction": way}]
        behind = self.entry(date=day, rests_on=self.one(("tested", "seen")), about=against["about"], factors=factors)
        row = {
            "challenge": f"ch.{self.one(self.case['proposals'])['id']}.against_{side}.{tag['id']}",
            "on": self.ago(0),
        }
        row |= {"answer": self.one(("explained", "explained", "disputed", "accepted")), "entries": [behind["id"]]}
        self.case["responses"].append(row | {"by": "w1", "agreed_by": self.one(("w3", "w3", "w3", "w1"))})
