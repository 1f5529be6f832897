"""The rows of a random case: entries of the chronology, and what workers recorded about a proposal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from evaluator_record import precision_days
from random_cases_ground import DOMAINS, MOST_ENTRIES, Ground
from random_cases_words import (
    ADULT_FACTORS,
    ANSWERED_BY_ONE_CHECK,
    BEHAVIOUR,
    CHILD_FACTORS,
    EVENT_TYPES,
    LEVELS,
    MIXED,
    OFFICIAL,
    PROTECTIVE,
    RED_LIST,
    SOURCES,
    STATIC_ADULT,
    STATIC_CHILD,
)


class Rows(Ground):
    """Draws rows and adds them to the case."""

    # Entries ----------------------------------------------------------------------------------------------------

    def entry(self, **given: Any) -> dict[str, Any] | None:
        """Add an entry with the fields given and the rest not recorded; None where the file is full."""
        if len(self.case["chronology"]) >= MOST_ENTRIES:
            return None
        row: dict[str, Any] = {"id": self.new_id("e"), "date": None, "precision": "day", "event": "Synthetic entry."}
        row |= {"source": {"kind": "social_worker", "who": "w1"}, "about": [], "children": [], "factors": []}
        row |= given
        return self.add("chronology", row)

    def days_of(self, row: dict[str, Any]) -> tuple[date, date]:
        """The first and last days an entry can have begun on, as_of standing in for a side that is not known."""
        if row["date"] is None:
            return self.as_of, self.as_of
        latest = date.fromisoformat(row["latest"]) if row.get("latest") else None
        lo, hi = precision_days(date.fromisoformat(row["date"]), row["precision"], latest)
        return lo or hi, hi

    def is_later(self, row: dict[str, Any]) -> bool:
        if row.get("recorded"):
            return bool(row["recorded"] > self.as_of.isoformat())
        return row["date"] is not None and self.days_of(row)[0] > self.as_of

    def citable(self, by: str | None) -> list[str]:
        """Entries that a row made on a day may cite: on file by then, and by as_of."""
        found = []
        for row in self.case["chronology"]:
            on_file = row.get("recorded") or self.days_of(row)[1].isoformat()
            if not self.is_later(row) and on_file <= (by or self.as_of.isoformat()):
                found.append(row["id"])
        return found

    def nameable(self, on: str) -> list[str]:
        """Entries that a check of a day may name: those that can have happened by then and are on file by as_of."""
        return [
            row["id"]
            for row in self.case["chronology"]
            if not self.is_later(row) and self.days_of(row)[0].isoformat() <= on
        ]

    def of_the_day(self, on: str) -> list[str]:
        """Entries that can tell of what happened on a day."""
        found = []
        for name in self.citable(on if on <= self.as_of.isoformat() else None):
            row = next(e for e in self.case["chronology"] if e["id"] == name)
            first, last = (day.isoformat() for day in self.days_of(row))
            if row["date"] is None or first <= on <= max(last, row.get("until") or last):
                found.append(name)
        return found

    def tags(self) -> list[dict[str, Any]]:
        factors = self.some(self.rng.sample(ADULT_FACTORS + PROTECTIVE + MIXED + CHILD_FACTORS, 2), least=1)
        if self.chance(0.2):
            factors.append(self.one(STATIC_ADULT + STATIC_CHILD))
        if self.chance(0.5):
            factors.append(self.a_problem())
        tags = []
        for factor in sorted(set(factors)):
            static = factor in STATIC_ADULT + STATIC_CHILD
            tag = {"id": factor, "direction": "concern" if static else self.one(("concern", "strength"))}
            if self.chance(0.18):
                tag["confirmed"] = False
            tags.append(tag)
        return tags

    def any_entry(self) -> None:
        """An entry drawn freely: its day, its source, what it rests on, whom it is about, what it says."""
        row: dict[str, Any] = {"factors": self.tags() if self.chance(0.93) else []}
        if not row["factors"] and self.chance(0.5):
            row["themes"] = [self.one(("oversight", "honesty", "assessment"))]
        row |= self.when()
        kind = self.one(SOURCES)
        row["source"] = {"kind": kind, "who": None}
        row["rests_on"] = self.one(("seen", "tested", "document", "told", "told", None))
        if kind == "self_report":
            row["source"]["who"] = self.one([*self.adults, None])
            row["rests_on"] = self.one(("told", "told", None))
        elif kind == "social_worker":
            row["source"]["who"] = self.worker()
        if row["rests_on"] == "told" and self.chance(0.7):
            row["told_by"] = self.one([*self.adults, "w4", "c1"])
        if self.chance(0.8):
            row["about"] = [self.an_adult()] if self.chance(0.5) else self.some(self.adults, least=1)
        if self.chance(0.5):
            row["children"] = self.some([c["id"] for c in self.case["children"]], least=1)
        row["severity"] = self.one(("minor", "moderate", "serious", "grave", None))
        row["type"] = self.one(EVENT_TYPES)
        added = self.entry(**row)
        if added is not None and self.chance(0.35):
            self.standing(added)

    def when(self) -> dict[str, Any]:
        """A day of any precision, perhaps with an end and a day it was recorded on."""
        if self.chance(0.12):
            before = [e["id"] for e in self.case["chronology"] if e["date"] and not self.is_later(e)]
            row: dict[str, Any] = {"date": None, "after": self.some(before)[:2] if self.chance(0.6) else []}
            if self.chance(0.6):
                row["recorded"] = self.as_of.isoformat()
            return row
        row = {"date": self.day(*self.one(((120, 0), (300, 0), (1500, 100), (40, -30)))), "precision": "day"}
        if self.chance(0.35):
            row["precision"] = self.one(("month", "year", "about", "before", "between"))
        if row["precision"] == "between":
            span = timedelta(days=self.rng.randint(1, 120))
            row["latest"] = (date.fromisoformat(row["date"]) + span).isoformat()
        _, hi = self.days_of(row)
        last = hi
        if row["precision"] != "before" and self.chance(0.3):
            last = hi + timedelta(days=self.rng.randint(0, 260))
            row["until"] = last.isoformat()
        if self.chance(0.5):
            start = max(hi, date.fromisoformat(row["date"]))
            if row["precision"] != "before" and self.chance(0.3):
                start = date.fromisoformat(row["date"])  # written down while the days it can have are still running
            days = self.one((0, 1, 10, 60, 200))
            row["recorded"] = (start + timedelta(days=days)).isoformat()
            if row.get("until") and self.chance(0.5):
                row["recorded"] = max(row["recorded"], row["until"])
        return row

    def standing(self, row: dict[str, Any]) -> None:
        """One or two dated standings, never two of one day; a disproof names the entry that made it."""
        first = self.days_of(row)[1]
        days = [d for d in (0, 5, 40) if first + timedelta(days=d) <= self.as_of]
        if not days:
            return
        starts = sorted(self.rng.sample(days, min(len(days), self.one((1, 1, 2)))))
        found = []
        for start in starts:
            start_day = (first + timedelta(days=start)).isoformat()
            word = self.one(("established", "alleged", "alleged", "disputed", "disproved", "disproved", "not_proved"))
            by = None
            if word in ("disproved", "not_proved"):
                by = self.maker(start_day, row, court=word == "not_proved")
                if by is None:
                    word = "disputed"
            found.append({"is": word, "from": start_day, "by": by})
        if len(found) == 1 and found[0]["is"] in ("alleged", "disputed") and self.chance(0.2):
            found[0]["from"] = None
        row["standing"] = found

    def maker(self, day: str, other: dict[str, Any], court: bool) -> str | None:
        """An entry of an official source from before a day, which may only have been recorded since; else a new one."""
        kinds = ("court",) if court else OFFICIAL
        for row in self.case["chronology"]:
            old_enough = row["date"] and row["precision"] == "day" and row["date"] <= day
            if old_enough and row is not other and row["source"]["kind"] in kinds:
                return str(row["id"])
        made = self.entry(date=day, source={"kind": self.one(kinds), "who": None}, rests_on="document")
        if made is not None and self.chance(0.2):
            made["recorded"] = self.ago(-10)
        return made["id"] if made else None

    # Rows about the proposal ------------------------------------------------------------------------------------

    def proposal(self) -> dict[str, Any]:
        return dict(self.one(self.case["proposals"]))

    def reported_about(self) -> list[str]:
        return self.some(self.adults, least=1) if self.chance(0.6) else []

    def rating(self) -> None:
        pool = self.one(
            (BEHAVIOUR, BEHAVIOUR, ADULT_FACTORS, PROTECTIVE, PROTECTIVE, MIXED, STATIC_ADULT, CHILD_FACTORS)
        )
        factor = self.problem if self.chance(0.3) else self.one(f for f in pool if "ambivalent" not in f)
        statuses: tuple[str, ...] = ("present", "being_addressed", "addressed", "absent", "disputed", "unknown")
        if factor in STATIC_ADULT + STATIC_CHILD:
            statuses = ("present",)
        elif factor.startswith("pf_"):
            statuses = ("present", "present", "present", "absent", "disputed", "unknown")
        on = None if self.chance(0.05) else self.row_day()
        row: dict[str, Any] = {"id": self.new_id("r"), "proposal": self.proposal()["id"], "factor": factor, "on": on}
        row |= {"status": self.one(statuses), "by": self.one(("w1", "w1", "w2", None))}
        row["about"] = [] if factor.startswith(("rf_child", "pf_child")) else self.reported_about()
        row["evidence"] = self.some(self.citable(on))[:3] if self.chance(0.5) else []
        if factor.startswith("pf_"):
            row["acts_after_move"] = self.one((True, True, False, None))
        if on and self.chance(0.1):
            row["withdrawn_on"] = max(on, self.day(40, -20))
        self.add("ratings", row)

    def check(self) -> None:
        factors = self.some(ANSWERED_BY_ONE_CHECK, least=1) if self.chance(0.7) else [self.one(BEHAVIOUR)]
        about = self.reported_about()
        if about:
            factors = [f for f in factors if not f.startswith("rf_child")] or ["rf_parent_substance"]
        row = {"id": self.new_id("ck"), "proposal": self.proposal()["id"], "about": about, "factors": factors}
        row |= {"found": self.one(("absent", "absent", "absent", "present")), "on": self.row_day()}
        row |= {"by": self.one(("w1", "w1", "w4", "mother", None)), "how": self.one(("records read", "visit", None))}
        row["names"] = self.some(self.nameable(row["on"])) if self.chance(0.5) else []
        self.add("checks", row)

    def claim(self) -> None:
        on = self.row_day()
        about = self.one(("factor", "factor", "factor", "plan", "return"))
        factors = [self.one((self.problem, *BEHAVIOUR, *PROTECTIVE))] if about == "factor" else []
        row = {"id": self.new_id("k"), "proposal": self.proposal()["id"], "by": self.worker(), "on": on, "about": about}
        row |= {"says": "A claim.", "direction": self.one(("favourable", "favourable", "unfavourable"))}
        row |= {"factors": factors, "evidence": self.some(self.citable(on))[:2] if self.chance(0.6) else []}
        self.add("claims", row)

    def capacity(self) -> None:
        factor = self.one((self.a_problem(), self.a_problem(), "care_of_child"))
        row = {"id": self.new_id("cap"), "proposal": self.proposal()["id"], "adult": self.an_adult()}
        row |= {"factor": factor, "level": self.one(LEVELS), "on": self.row_day(), "by": self.worker()}
        self.add("capacity", row)

    def wish(self) -> None:
        proposal = self.proposal()
        of = self.one([*self.adults, proposal["child"], proposal["child"]])
        row = {"id": self.new_id("wi"), "proposal": proposal["id"], "of": of, "on": self.row_day()}
        row |= {
            "wish": self.one(("yes", "yes", "ambivalent", "no")),
            "by": self.one(("w1", "w1", "w2", "mother", None)),
        }
        row |= {"alone": self.one((True, True, False, None)), "rests_on": self.one(("told", "seen", None))}
        self.add("wishes", row)

    def assessment(self) -> None:
        met = self.some(self.adults)
        row = {"id": self.new_id("as"), "by": "w1", "about": met, "met": met, "on": self.row_day(), "brief": "A brief."}
        self.add("assessments", row)

    def window(self) -> None:
        length = self.one(("shorter", "sustained"))
        days = self.rng.randint(92, 240) if length == "shorter" else self.rng.randint(183, 365)
        entry = self.one([None, *(e["id"] for e in self.case["chronology"])])
        row = {"adult": self.an_adult(), "factor": self.a_problem(), "length": length, "days": days}
        self.add("windows", row | {"entry": entry})

    def support_relied_on(self) -> None:
        row = {"adult": self.an_adult(), "factor": self.a_problem(), "support": "Weekly help at home."}
        self.add("supports_relied_on", row | {"delivered": self.one((True, False, None)), "on": self.row_day()})

    def goal(self, adult: str | None = None, factor: str | None = None) -> None:
        by = self.rng.randint(-60, 300)
        row: dict[str, Any] = {"id": self.new_id("g"), "adult": adult or self.an_adult(), "by": self.ago(by)}
        row |= {
            "factor": factor or self.a_problem(),
            "behaviour": "A change that can be seen.",
            "target": "A target.",
        }
        row |= {"extended": [], "dropped": None, "progress": []}
        if self.chance(0.25):
            row["extended"] = [self.ago(by - self.rng.randint(20, 120))]
        if self.chance(0.15):
            row["dropped"] = self.day(200, -30)
        for _ in range(self.rng.randint(0, 3)):
            on = self.day(320, 0)
            entry = self.one([None, None, *self.citable(on)])
            row["progress"].append({"on": on, "level": self.one((-2, -1, 0, 0, 1, 1, 2)), "entry": entry})
        self.case["plans"]["goals"].append(row)

    def family_time(self) -> None:
        proposal, adult = self.proposal(), self.one(self.adults)
        level = self.one(("supervised", "community", "unsupervised", "overnight"))
        first, step = self.rng.randint(0, 250), self.one((7, 14, 20, 28, 35))
        for number in range(self.one((1, 1, 2, 5, 9))):
            if first - number * step < -20:
                break
            on = self.ago(first - number * step)
            row = {"child": proposal["child"], "adult": adult, "on": on, "level": level, "planned": True}
            row["held"] = self.one((True, True, True, True, False)) if on <= self.as_of.isoformat() else None
            row["seen_by"] = self.one(("w1", "w1", "w1", "w4", adult, None))
            row["entry"] = self.one([None, None, *self.of_the_day(on)])
            if self.chance(0.12) and on <= self.as_of.isoformat():
                row["entry"] = self.told_of_session(on, adult) or row["entry"]
            self.case["plans"]["family_time"].append(row)

    def told_of_session(self, on: str, adult: str) -> str | None:
        """An entry that tells of a session of family time, by somebody who saw it or by the adult."""
        tags = [{"id": self.one(("rf_parenting_poor_competency", "rf_abuse_neglect")), "direction": "strength"}]
        teller = self.one(({"kind": "carer", "who": None}, {"kind": "self_report", "who": adult}))
        made = self.entry(date=on, source=teller, rests_on="seen", about=[adult], factors=tags)
        return made["id"] if made else None

    def reason(self) -> None:
        child, household = (
            self.one(self.case["children"])["id"],
            self.one(["h1", None, self.case["households"][-1]["id"]]),
        )
        factor = self.one(
            self.one((BEHAVIOUR, BEHAVIOUR, STATIC_ADULT, MIXED, ("rf_child_behaviour", "rf_child_disability")))
        )
        entries = []
        for entry in self.case["chronology"]:
            tagged = any(t["id"] == factor and t["direction"] == "concern" for t in entry["factors"])
            disproved = any(s["is"] == "disproved" for s in entry.get("standing", []))
            if (tagged or disproved) and self.chance(0.7):
                entries.append(entry["id"])
        row = {"id": self.new_id("rc"), "child": child, "household": household, "factor": factor, "source": "threshold"}
        row |= {"about": [] if factor.startswith("rf_child") else self.reported_about(), "entries": entries}
        row |= {"on": self.one((None, self.day(900, 60), self.day(900, 60), self.ago(-20)))}
        self.add("reasons_for_care", row | {"driven_by": self.driver(row)})

    def driver(self, row: dict[str, Any]) -> dict[str, Any] | None:
        """A reason of the same child that is an adult's behaviour and is itself not driven; with its source."""
        drivers = [
            other["id"]
            for other in self.case["reasons_for_care"]
            if other["child"] == row["child"]
            and other["factor"] in BEHAVIOUR
            and other["factor"] != row["factor"]
            and not other["driven_by"]
            and (not row["about"] or not other["about"] or set(row["about"]) & set(other["about"]))
        ]
        if row["factor"] not in BEHAVIOUR or not drivers or not self.chance(0.6):
            return None
        return {"reason": self.one(drivers), "source": "assessment of a year ago"}

    def look(self) -> None:
        proposal = self.proposal()["id"]
        for domain in DOMAINS if self.chance(0.4) else self.some(DOMAINS):
            self.add("looked_for", {"proposal": proposal, "domain": domain, "on": self.row_day(), "by": "w1"})

    def response(self) -> None:
        ratings = [r for r in self.case["ratings"] if r["status"] not in ("disputed", "unknown")]
        if not ratings:
            return
        rating = self.one(ratings)
        side = self.one(("against_optimism", "against_optimism", "against_pessimism"))
        challenge = f"ch.{rating['proposal']}.{side}.{rating['factor']}"
        on = self.day(60, 0)
        row = {"challenge": challenge, "answer": self.one(("accepted", "explained", "disputed")), "on": on}
        row |= {
            "entries": self.some(self.citable(on)),
            "by": "w1",
            "agreed_by": self.one(("w3", "w3", "w2", "w1", None)),
        }
        self.add("responses", row)

    def rationale(self) -> None:
        row = {"factor": self.one(RED_LIST), "by": "w3", "on": self.row_day(), "says": "Why a low class is right."}
        self.add("rationales", row | {"what_changed": "What is different now."})

    def answered_contest(self) -> None:
        """A favourable rating, an entry against it, and an answer that settles it or just fails to."""
        protective = self.chance(0.5)
        factor, adult = self.one(PROTECTIVE[:6]) if protective else self.a_problem(), self.an_adult()
        strength, concern = [{"id": factor, "direction": "strength"}], [{"id": factor, "direction": "concern"}]
        old = self.rng.randint(61, 150)
        common = {"about": [adult], "source": {"kind": "health", "who": None}}
        first = self.entry(date=self.ago(old), rests_on="seen", factors=strength, **common)
        against = self.entry(date=self.ago(old - 20), rests_on=self.one(("seen", "told")), factors=concern, **common)
        answer = self.entry(date=self.ago(old - self.one((10, 20, 30))), rests_on="tested", factors=strength, **common)
        if first is None or against is None or answer is None:
            return
        proposal = self.proposal()["id"]
        row = {
            "id": self.new_id("r"),
            "proposal": proposal,
            "about": [adult],
            "factor": factor,
            "on": self.ago(old - 40),
        }
        status = "present" if protective else self.one(("addressed", "being_addressed", "absent"))
        row |= {"status": status, "by": "w1", "evidence": [first["id"]]}
        if protective:
            row["acts_after_move"] = True
        self.add("ratings", row)
        settle: dict[str, Any] = {
            "challenge": f"ch.{proposal}.against_optimism.{factor}",
            "answer": "explained",
            "on": self.ago(old - 50),
        }
        settle |= {"entries": [answer["id"]], "by": "w1", "agreed_by": self.one(("w3", "w3", "w3", "w1"))}
        self.add("responses", settle)

    def left_for_good(self) -> None:
        """One recorded as having left, with outside observations of it, over long enough or nearly."""
        leavers = [m for h in self.case["households"] for m in h["members"] if m.get("until")]
        if not leavers:
            return
        leaver = self.one(leavers)
        start = max(date.fromisoformat(leaver["until"]), self.as_of - timedelta(days=400))
        if start >= self.as_of:
            return
        self.entry(
            date=start.isoformat(),
            until=self.day(70, 0) if self.ago(70) > start.isoformat() else None,
            source={"kind": "police", "who": None},
            rests_on="seen",
            about=[leaver["adult"]],
            factors=[{"id": "rf_family_new_partner", "direction": "strength"}],
        )

    def red_list(self) -> None:
        """A red-list factor on record, and now and then the manager's reasons."""
        factor = self.one(RED_LIST)
        named = self.entry(
            date=self.day(1500, 0),
            source={"kind": "court", "who": None},
            rests_on="document",
            about=self.reported_about(),
            factors=[{"id": factor, "direction": "concern"}],
        )
        if named and self.chance(0.6):
            for check in self.case["checks"]:
                if check["on"] >= named["date"]:
                    check["names"] = sorted({*check["names"], named["id"]})
        if named and self.chance(0.6):
            row = {"factor": factor, "by": "w3", "says": "Why a low class is right.", "what_changed": "A new home."}
            self.add("rationales", row | {"on": self.day(60, 0)})
