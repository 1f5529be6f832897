"""Scenes of a random chronology: visits, what children said, professionals' work, and the chronology's own faults."""

from __future__ import annotations

from typing import Any

from random_cases_words import BEHAVIOUR, CHILD_FACTORS
from random_chronologies_ground import AGENCIES, SEVERITIES
from random_chronologies_scenes import FamilyScenes

VISITS = ("home_visit", "home_visit", "home_visit_unannounced", "child_seen_alone")


class WorkScenes(FamilyScenes):
    """What the record may show of professionals' work, of the child, and of itself."""

    def visiting(self) -> None:
        """Visits at about the interval required, now and then later, in both places a visit is written down."""
        if self.chance(0.35):  # of a child who has been home for longer than a month
            self.has_come_home(str(self.case["proposals"][0]["child"]), self.one((100, 140, 200)), None, "h1")
            self.wards()
        last = self.one((0, 3, 7, 8, 28, 29, 42, 43, 60, 83, 84, 90))
        day, often = last, self.one((7, 28, 42))
        for _ in range(self.rng.randint(1, 7)):
            if self.chance(0.5):
                kind = self.one(VISITS) if self.chance(0.3) else self.one(VISITS[:3])
                seen = self.one(("seen", "not_seen", "alone", None, None, "seen"))
                self.untagged(day, kind, child_seen=seen, announced=self.one((True, False, None)))
            else:
                planned = self.ago(day + self.one((0, 0, 3)))
                self.case["plans"]["visits"].append({"planned": planned, "made": self.ago(day), "entry": None})
            day += often + self.one((0, 0, 0, 1, -1, 14))
        if self.chance(0.35):
            row = {"planned": self.ago(self.one((-10, 0, 5, 364, 365, 366, 100, 200))), "made": None, "entry": None}
            self.case["plans"]["visits"].append(row)
        if self.chance(0.15):
            row = {"planned": self.ago(self.rng.randint(0, 20)), "made": self.ago(-self.one((0, 1, 5))), "entry": None}
            self.case["plans"]["visits"].append(row)
        if self.chance(0.2):
            self.untagged(self.near(84, 42, 13), self.one(("school_report", "family_time")), child_seen="alone")

    def taken_back(self) -> None:
        """A disclosure, a retraction within about half a year, and perhaps contact between the two."""
        after = self.rng.randint(0, 200)
        told = after + self.one((0, 1, 20, 60, 182, 183, 183, 184))
        adult = self.an_adult()
        about = [adult] if self.chance(0.8) else []
        self.untagged(told, "disclosure", about=about, source={"kind": "child", "who": "c1"}, rests_on="told")
        self.untagged(after, "retraction", about=about if self.chance(0.5) else [])
        for _ in range(self.one((0, 1, 1, 2))):
            day = self.one((told, after, (told + after) // 2, (told + after) // 2, told + 1, max(0, after - 1)))
            if self.chance(0.5):
                held = self.one((True, True, True, False, None))
                self.met_by_family_time(self.child(), self.one((adult, adult, *self.adults, "neighbour")), day, held)
            else:
                named = self.one(([], [adult], [self.one(self.adults)], ["neighbour"]))
                self.untagged(day, self.one(("family_time", "return_home")), about=named)

    def another_worker(self) -> None:
        """Concerns before another worker came, and perhaps something after."""
        change = self.one((91, 92, 92, 93, 120, 200))
        self.untagged(change, "worker_change")
        if self.chance(0.2):
            self.untagged(change + self.one((0, 30, 100)), "worker_change")
        factor = self.one((self.problem, *BEHAVIOUR, *CHILD_FACTORS))
        about = self.whose(factor)
        days = [change + self.one((0, 1, 182, 183, 183, 184, 60, 100)) for _ in range(self.one((1, 2, 2, 3)))]
        made = [self.concern(day, factor, about) for day in days]
        if self.chance(0.4):
            self.doubt_some(made)
        draw = self.rng.random()
        later = max(0, change - self.one((0, 1, 1, 30)))
        if draw < 0.1:
            self.strength(later, factor, about)
        elif draw < 0.2:
            self.concern(later, factor, about)
        elif draw < 0.3:
            row = {"id": self.new_id("ck"), "proposal": self.proposal()["id"], "factors": [factor], "found": "absent"}
            self.add("checks", row | {"about": self.reported_about(), "on": self.ago(later), "by": "w1", "names": []})
        elif draw < 0.4 and "ambivalent" not in factor:
            row = {"id": self.new_id("r"), "proposal": self.proposal()["id"], "factor": factor, "by": "w1"}
            status = self.one(("present", "present", "absent", "unknown"))
            self.add("ratings", row | {"about": [], "status": status, "on": self.ago(later), "evidence": []})

    def gone_silent(self) -> None:
        """An agency that told of the child until about three months ago."""
        agency = self.one(AGENCIES)
        newest = self.one((89, 90, 91, 91, 92, 150))
        source = {"kind": agency, "who": None}
        for day in (newest, *(newest + self.rng.randint(0, 120) for _ in range(self.one((0, 1, 1, 2))))):
            about = self.one(([], [], [self.an_adult()], ["aunt"] if "aunt" in self.adults else []))
            self.untagged(day, self.one(("school_report", "other", "health_assessment")), source=source, about=about)

    def not_mentioned(self) -> None:
        """An assessment, and severe entries before or after it that it mentions or not."""
        on = self.rng.randint(0, 200)
        made = []
        for _ in range(self.rng.randint(1, 3)):
            day = on + self.one((0, 1, -1, 100, 300, -30))
            factor = self.one((self.problem, *BEHAVIOUR, *CHILD_FACTORS))
            severity = self.one(("serious", "serious", "grave", "moderate"))
            made.append(self.concern(max(0, day), factor, self.whose(factor), severity=severity))
            if self.chance(0.08):  # on no day that is known
                made[-1] |= {"date": None, "precision": "day", "latest": None, "until": None, "recorded": None}
        if self.chance(0.3):
            self.doubt_some(made)
        self.mentions(on)
        if self.chance(0.3):
            self.mentions(on + self.one((0, 0, 30, -20)))

    def mentions(self, days_ago: int) -> None:
        """An assessment of a day that mentions some of what was on file."""
        on = self.ago(days_ago)
        about = self.one(([], [], [self.adult], self.adults, [self.case["children"][0]["id"]]))
        row = {"id": self.new_id("as"), "by": "w1", "about": about, "met": [], "on": on, "brief": "A brief."}
        cites = self.some(self.citable(on))[:3] if days_ago >= 0 and self.chance(0.6) else []
        self.add("assessments", row | {"cites": cites})

    def tested_against_word(self) -> None:
        """A test that says one thing, and the adult's own word about then that says another."""
        factor, adult, day = self.one((self.problem, "rf_parent_substance")), self.an_adult(), self.rng.randint(70, 300)
        made = [self.concern(day, factor, adult, rests_on="tested", kind="drug_test")]
        if self.chance(0.4):
            self.doubt_some(made)
        near = self.one((0, 30, 61, 62, 62, 63, -62, -63))
        if self.chance(0.25):
            row = {"id": self.new_id("k"), "proposal": self.proposal()["id"], "by": adult, "about": "factor"}
            row |= {"on": self.ago(day - near), "says": "A claim.", "factors": [factor], "evidence": []}
            self.add("claims", row | {"direction": self.one(("favourable", "favourable", "unfavourable"))})
            return
        told: dict[str, Any] = self.one(
            (
                {"source": {"kind": "self_report", "who": adult}},
                {"source": {"kind": "self_report", "who": None}},
                {"source": {"kind": "social_worker", "who": "w1"}, "told_by": adult},
                {"source": {"kind": "self_report", "who": None}, "told_by": "w4"},
            )
        )
        about = adult if self.chance(0.75) else self.one((None, "neighbour", *self.adults))
        self.strength(day - near, factor, about, rests_on="told", **told)

    def sibling(self) -> None:
        """A concern about another child, or about this one as well."""
        if len(self.case["children"]) < 2:
            self.add("children", {"id": "c2", "name": "B", "born": self.ago(2500)})
        factor = self.one((*BEHAVIOUR, "rf_parenting_own_needs_first", "rf_family_power", "rf_social_debt"))
        adult = self.an_adult() if self.chance(0.85) else None
        self.concern(self.rng.randint(0, 700), factor, adult, children=["c2"])
        if self.chance(0.25):
            self.concern(self.rng.randint(0, 700), factor, adult, children=self.one(([], ["c1"], ["c1", "c2"])))

        if self.chance(0.15):
            speaks = "rf_abuse_previous" if factor == "rf_abuse_neglect" else factor
            row = {"id": self.new_id("rcs"), "child": "c1", "household": self.one(("h1", None)), "factor": speaks}
            self.add("reasons_for_care", row | {"about": [], "on": self.ago(300), "entries": [], "driven_by": None})

    # The chronology's own faults ----------------------------------------------------------------------------------

    def in_bulk(self) -> None:
        """Entries written down on one day, ten or about ten, of events half a year apart or about that."""
        written = self.rng.randint(0, 60)
        spread = self.one((182, 183, 184, 184, 250))
        number = self.one((9, 10, 10, 11))
        days = [0, spread, *(self.rng.randint(0, spread) for _ in range(number - 2))]
        way = self.one(("concern", "strength", None))
        for day in days:
            tags = [{"id": self.a_problem(), "direction": way or self.one(("concern", "strength"))}]
            given: dict[str, Any] = {"date": self.ago(written + day), "recorded": self.ago(written)}
            if self.chance(0.03):
                given["precision"] = "year"
                given["recorded"] = self.ago(written)
            source = {"kind": self.one(AGENCIES), "who": None}
            self.entry(**given, source=source, about=[self.adult], rests_on="document", factors=tags)

    def one_way(self) -> None:
        """Every tag of the file turned one way, or all but one, with ten tagged or about ten."""
        way = self.one(("concern", "strength"))
        tagged = [row for row in self.case["chronology"] if row["factors"]]
        while len(tagged) < self.one((9, 10, 10, 11)):
            tag = {"id": self.a_problem(), "direction": way}
            tagged.append(self.event(self.rng.randint(0, 500), None, about=[self.adult], factors=[tag]))
        for row in tagged:
            row["factors"] = [{**tag, "direction": way} for tag in row["factors"]]
        if self.chance(0.2):
            other = "strength" if way == "concern" else "concern"
            self.one(tagged)["factors"] = [{"id": "rf_social_housing", "direction": other}]

    def bare(self) -> None:
        """Half of the entries, or more, without source and ground."""
        rows = self.case["chronology"]
        for row in self.rng.sample(rows, min(len(rows), len(rows) // 2 + self.one((0, 1, 1, 2)))):
            if not self.makes_a_standing(row):
                row["source"] = self.one(({}, {"kind": None, "who": None}))
                row["rests_on"] = None
                row["told_by"] = self.one((None, None, row.get("told_by")))

    def one_agency(self) -> None:
        """Every entry from one kind of source."""
        kind = self.one(("social_worker", "social_worker", "health"))
        for row in self.case["chronology"]:
            row["source"] = {"kind": kind, "who": None} if self.chance(0.8) else {"kind": kind, "who": "w1"}
        if self.chance(0.2):
            row = self.one(self.case["chronology"] or [{}])
            if row and not self.makes_a_standing(row):
                row["source"] = self.one(({}, {"kind": "school", "who": None}))

    def makes_a_standing(self, row: dict[str, Any]) -> bool:
        made_by = {s.get("by") for e in self.case["chronology"] for s in e.get("standing", [])}
        return row["id"] in made_by

    def same_words(self) -> None:
        """The same words in three entries, or two, with other spaces and stops."""
        words = self.one(("Visit made. All well", "Nothing to report 3", "visit 12"))
        for row in self.rng.sample(self.case["chronology"], min(len(self.case["chronology"]), self.one((2, 3, 3, 4)))):
            row["event"] = self.one((words, words + ".", words.replace(" ", "  "), f" {words} -"))

    def referred_lately(self) -> None:
        """A referral about a month after the first of what is on file."""
        oldest = max((self.as_of - self.days_of(e)[0]).days for e in self.case["chronology"])
        day = max(0, oldest - self.one((0, 30, 31, 31, 32, 40)))
        self.concern(day, self.a_problem(), self.adult, kind="referral", severity=self.one(SEVERITIES))

    def old(self) -> None:
        """Nothing newer than about six weeks: what is newer is taken out."""
        limit = self.ago(self.one((41, 42, 43, 43, 60)))
        kept = [e for e in self.case["chronology"] if e["date"] and e["date"] <= limit and not e.get("recorded")]
        kept = [e for e in kept if not e.get("until") or e["until"] <= limit]
        if any(self.named_elsewhere(e["id"]) for e in self.case["chronology"] if e not in kept):
            return
        self.case["chronology"] = kept
        if kept:
            self.one(kept)["recorded"] = self.one((None, limit))

    def named_elsewhere(self, name: str) -> bool:
        """Whether some other row names an entry."""
        others = {key: rows for key, rows in self.case.items() if key != "chronology"}
        named_by = [e.get("standing", []) for e in self.case["chronology"]]
        named_by += [e.get("after", []) for e in self.case["chronology"]]
        return f"'{name}'" in repr(others) or f"'{name}'" in repr(named_by)
