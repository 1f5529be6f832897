"""Small valid case files drawn at random from a seed, for comparing the engine with the evaluator.

`generate(seed)` always gives the same plain dict for the same seed. Each case starts from one of a few families
(settled, on the way, mixed, empty, harmful, anything) and is then given some rows drawn freely, so that every
status, support, standing, source, precision, wish and class occurs; `census` counts them, and a test fails when one
never does. Nothing drawn contradicts itself: no entry is recorded before it can have happened, what is cited exists.
All of it is synthetic.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from random_cases_census import census
from random_cases_ground import DOMAINS, MOST_ENTRIES
from random_cases_rows import Rows
from random_cases_words import (
    ANSWERED_BY_ONE_CHECK,
    BEHAVIOUR,
    ORDINARY_SOURCES,
    PROTECTIVE,
)

FAMILIES = (
    *("settled", "settled", "settled", "settled", "settled", "on_the_way", "on_the_way", "on_the_way", "on_the_way"),
    *("mixed", "mixed", "empty", "harmful", "harmful", "anything", "anything", "anything", "anything"),
)


def generate(seed: int) -> dict[str, Any]:
    """One valid case file as a plain dict; the same seed gives the same case."""
    draw = Draw(Random(seed))
    family = draw.rng.choice(FAMILIES)
    draw.family(family)
    for _ in range(
        {"settled": draw.rng.choice((0, 0, 0, 0, 1, 5)), "on_the_way": draw.rng.randint(0, 6)}.get(family, 0)
    ):
        draw.something()
    if family in ("mixed", "harmful"):
        for _ in range(draw.rng.randint(0, 8)):
            draw.something()
    if family == "anything":
        for _ in range(draw.rng.randint(10, 45)):
            draw.something()
    draw.rng.shuffle(draw.case["chronology"])
    return draw.case


class Draw(Rows):
    """Draws the rarer rows, and the families a case starts from."""

    def suggested(self) -> None:
        """A concern that was suggested from free text and that nobody has confirmed."""
        tag = {"id": self.one(ANSWERED_BY_ONE_CHECK[:-2]), "direction": "concern", "confirmed": False}
        source = {"kind": self.one(ORDINARY_SOURCES), "who": None}
        self.entry(date=self.day(700, 0), source=source, about=[self.an_adult()], factors=[tag])

    def old_allegation(self) -> None:
        """An allegation from about 24 months before entry to care, on a factor that was looked at since."""
        begun = [
            row["from"] for row in self.case["legal"] if row["child"] == "c1" and row["status"] != "supervision_order"
        ]
        entered = date.fromisoformat(max(begun)) if begun else self.as_of - timedelta(days=300)
        self.entry(
            date=(entered - timedelta(days=730 + self.rng.randint(-60, 60))).isoformat(),
            source={"kind": self.one(ORDINARY_SOURCES), "who": None},
            rests_on="told",
            told_by="w4",
            about=[self.an_adult()],
            factors=[{"id": self.one(ANSWERED_BY_ONE_CHECK[:-2]), "direction": "concern"}],
            standing=[{"is": "alleged", "from": None, "by": None}] if self.chance(0.7) else [],
        )

    def word_disproved(self) -> None:
        """An adult's own word on the problem, disproved since, and perhaps their word again."""
        tags = [{"id": self.problem, "direction": "strength"}]
        told = {"source": {"kind": "self_report", "who": self.adult}, "rests_on": "told", "about": [self.adult]}
        first = self.entry(date=self.day(300, 120), factors=tags, **told)
        if first is not None and self.days_of(first)[1] + timedelta(days=100) <= self.as_of:
            start = (self.days_of(first)[1] + timedelta(days=self.rng.randint(10, 100))).isoformat()
            maker = self.maker(start, first, court=False)
            if maker:
                first["standing"] = [{"is": "disproved", "from": start, "by": maker}]
        if self.chance(0.5):
            self.entry(date=self.day(119, 0), factors=tags, **told)

    def after_another(self) -> None:
        """An entry with no date, known to come after another."""
        dated = [e["id"] for e in self.case["chronology"] if e["date"] and not self.is_later(e)]
        if dated:
            factor = self.one((self.problem, *PROTECTIVE[:4]))
            self.entry(
                after=[self.one(dated)],
                recorded=self.as_of.isoformat(),
                source={"kind": "school", "who": None},
                rests_on="seen",
                about=[self.adult],
                factors=[{"id": factor, "direction": self.one(("strength", "strength", "concern"))}],
            )
            if factor.startswith("pf_"):
                row = {"id": self.new_id("r"), "proposal": "p1", "about": [self.adult], "factor": factor, "by": "w1"}
                self.add("ratings", row | {"status": "present", "on": self.ago(0), "acts_after_move": True})

    def about_the_other_child(self) -> None:
        """The visits that were about the problem turn out to have been about one child only."""
        children = [c["id"] for c in self.case["children"]]
        for entry in self.case["chronology"]:
            if any(tag["id"] == self.problem and tag["direction"] == "strength" for tag in entry["factors"]):
                entry["children"] = [self.one(children)]

    def something(self) -> None:
        """One row of any kind."""
        kinds = [self.any_entry] * 12 + [self.rating] * 12 + [self.check, self.capacity, self.wish, self.goal] * 2
        kinds += [self.assessment, self.claim, self.window, self.support_relied_on, self.family_time, self.look]
        kinds += [self.reason, self.reason, self.response, self.rationale, self.answered_contest]
        kinds += self.particulars()
        kinds += [self.left_for_good, self.left_for_good, self.red_list, self.window, self.support_relied_on]
        self.one(kinds)()

    def particulars(self) -> list[Any]:
        """The rarer rows, each of which some reading turns on."""
        kinds = [self.suggested, self.old_allegation, self.word_disproved, self.after_another, self.red_list]
        return [*kinds, self.about_the_other_child, self.window, self.support_relied_on, self.answered_contest]

    # Families ---------------------------------------------------------------------------------------------------

    def family(self, kind: str) -> None:
        """The ground a case starts from."""
        if self.chance(0.5):
            self.left_for_good()
        if kind in ("settled", "on_the_way"):
            self.settled(sustained=kind == "settled" or self.chance(0.3))
            for particular in self.rng.sample(self.particulars(), self.one((0, 1, 1, 2))):
                particular()
        elif kind == "harmful":
            self.harmful()
        elif kind == "mixed":
            self.settled(sustained=False)
            for key in self.rng.sample(("checks", "wishes", "assessments", "capacity", "looked_for"), 2):
                self.case[key] = []

    def settled(self, sustained: bool) -> None:
        """A family whose reason for care is dealt with, or on the way, and where all that must be asked was asked."""
        reason, adult = self.problem, self.adult
        concern = {"about": [adult], "source": {"kind": "police", "who": None}, "rests_on": "document"}
        first = self.entry(
            date=self.ago(420), severity="serious", factors=[{"id": reason, "direction": "concern"}], **concern
        )
        assert first is not None
        self.observed(reason, adult, 230 if sustained else self.rng.randint(100, 170))
        for person in self.case["adults"]:
            for proposal in self.case["proposals"]:
                if self.chance(0.93):
                    start, until = self.ago(min(1500, self.age(proposal["child"]))), self.ago(300)
                    care = {"child": proposal["child"], "kind": "day_to_day", "from": start, "until": until}
                    person["cared_for"].append(care)
        self.add("assessments", {"id": "as0", "by": "w1", "about": self.adults, "met": self.adults, "on": self.ago(30)})
        children = {proposal["child"] for proposal in self.case["proposals"]}
        for number, child in enumerate(sorted(children)):
            row = {"id": f"rc0{number}", "child": child, "household": None, "about": [adult], "factor": reason}
            row |= {"source": "threshold", "on": self.ago(400), "entries": [first["id"]], "driven_by": None}
            self.add("reasons_for_care", row)
        driven = self.driven_reason(reason, adult) if self.chance(0.25) else None
        for proposal in self.case["proposals"]:
            if driven:
                row = {
                    "id": self.new_id("r"),
                    "proposal": proposal["id"],
                    "about": [adult],
                    "factor": driven,
                    "by": "w1",
                }
                self.add(
                    "ratings",
                    row | {"status": self.one(("being_addressed", "addressed", "present")), "on": self.ago(61)},
                )
            self.asked_and_answered(proposal, reason, adult, sustained)

    def driven_reason(self, driver: str, adult: str) -> str:
        """A second reason for the first child, said to be driven by the first."""
        factor = str(self.one(f for f in BEHAVIOUR[:6] if f != driver))
        if self.chance(0.7):
            self.entry(
                date=self.day(420, 150),
                source={"kind": "school", "who": None},
                rests_on="seen",
                about=[adult],
                factors=[{"id": factor, "direction": "concern"}],
            )
        row: dict[str, Any] = {
            "id": "rc0d",
            "child": "c1",
            "household": "h1",
            "about": [adult],
            "factor": factor,
            "on": self.ago(390),
        }
        row |= {
            "source": "threshold",
            "entries": [],
            "driven_by": {"reason": "rc00", "source": "a psychologist's report"},
        }
        self.add("reasons_for_care", row)
        return factor

    def observed(self, factor: str, adult: str, length: int) -> None:
        """Independent observations over so many days: one tested period, or visits one by one."""
        strength = [{"id": factor, "direction": "strength"}]
        last = self.rng.randint(0, 50)
        common = {"about": [adult], "source": {"kind": "adult_service", "who": None}, "factors": strength}
        if self.chance(0.5):
            self.entry(date=self.ago(last + length), until=self.ago(last), rests_on="tested", **common)
            return
        day = length
        while day > 0 and len(self.case["chronology"]) < MOST_ENTRIES - 3:
            self.entry(date=self.ago(last + day), rests_on=self.one(("seen", "tested")), **common)
            day -= self.one((50, 60, 62, 62, 62, 63)) if length > 180 else self.one((40, 55))
        self.entry(date=self.ago(last), rests_on="seen", **common)

    def asked_and_answered(self, proposal: dict[str, Any], reason: str, adult: str, sustained: bool) -> None:
        """Ratings, checks, looks, wishes, family time and a protective factor for one proposal."""
        common = {"proposal": proposal["id"], "by": "w1", "on": self.day(60, 1)}
        for factor in ANSWERED_BY_ONE_CHECK:
            if factor != reason and self.chance(0.985):
                self.add(
                    "ratings", {"id": self.new_id("r"), "about": [], "factor": factor, "status": "absent"} | common
                )
        named = self.nameable(common["on"])
        check = {"id": self.new_id("ck"), "about": [], "factors": list(ANSWERED_BY_ONE_CHECK), "found": "absent"}
        self.add("checks", check | common | {"how": "records of four agencies read", "names": named})
        rated = "addressed" if self.chance(0.85) else "being_addressed"
        self.add("ratings", {"id": self.new_id("r"), "about": [adult], "factor": reason, "status": rated} | common)
        others = [a for a in self.adults if a != adult]
        if others:
            row = {"id": self.new_id("r"), "about": others, "factor": reason, "status": "absent"}
            self.add("ratings", row | common)
            check = {"id": self.new_id("ck"), "about": others, "factors": [reason], "found": "absent", "names": named}
            self.add("checks", check | common | {"how": "records read"})
        for domain in DOMAINS:
            self.add("looked_for", {"domain": domain} | common)
        self.protective(common)
        for person in [*self.adults, proposal["child"]]:
            if self.chance(0.95):
                wish = {"id": self.new_id("wi"), "of": person, "wish": "yes", "how": "told_worker", "alone": True}
                self.add("wishes", wish | common | {"rests_on": "told"})
        if self.chance(0.5):
            level = "sustained" if sustained else "evidenced"
            row = {"id": self.new_id("cap"), "adult": adult, "factor": reason, "level": level}
            self.add("capacity", row | common)
        if self.chance(0.4):
            self.goal(adult, reason)
            if self.chance(0.7):
                self.case["plans"]["goals"][-1]["progress"].append({"on": self.ago(0), "level": 1, "entry": None})
        if sustained or self.chance(0.5):
            row = {"child": proposal["child"], "adult": adult, "on": self.day(50, 0), "level": "unsupervised"}
            self.case["plans"]["family_time"].append(
                row | {"planned": True, "held": True, "seen_by": "w1", "entry": None}
            )

    def protective(self, common: dict[str, Any]) -> None:
        factor = self.one(PROTECTIVE)
        adult = self.adults[0]
        self.entry(
            date=self.day(100, 70),
            source={"kind": self.one(ORDINARY_SOURCES), "who": None},
            rests_on="seen",
            about=[adult],
            factors=[{"id": factor, "direction": "strength"}],
        )
        about = [] if factor.startswith("pf_child") else [adult]
        acts = self.one((True, True, True, True, None))
        row = {"id": self.new_id("r"), "about": about, "factor": factor, "status": "present", "acts_after_move": acts}
        self.add("ratings", row | common)

    def harmful(self) -> None:
        """A family where harm is on record, nothing has moved, and protection was looked for and not found."""
        adult = self.adult
        harm = [self.problem, self.one(f for f in BEHAVIOUR if f != self.problem)]
        factors = [{"id": factor, "direction": "concern"} for factor in harm]
        entry = self.entry(
            date=self.day(200, 5) if self.chance(0.7) else self.day(1800, 800),
            severity=self.one(("serious", "grave", None)),
            source={"kind": "police", "who": None},
            rests_on="seen",
            about=[adult],
            factors=factors,
        )
        assert entry is not None
        for proposal in self.case["proposals"]:
            common = {"proposal": proposal["id"], "by": "w1", "on": self.day(60, 1)}
            for factor in harm:
                self.add(
                    "ratings",
                    {"id": self.new_id("r"), "about": [adult], "factor": factor, "status": "present"} | common,
                )
            if self.chance(0.85):
                for domain in DOMAINS:
                    self.add("looked_for", {"domain": domain} | common)
            row = {"id": self.new_id("rc"), "child": proposal["child"], "household": proposal["household"]}
            row |= {"about": [], "factor": harm[0], "source": "threshold", "on": self.ago(300), "driven_by": None}
            self.add("reasons_for_care", row | {"entries": [entry["id"]]})


__all__ = ["census", "generate"]
