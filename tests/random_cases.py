"""Small valid case files drawn at random from a seed, for comparing the engine with the evaluator.

`generate(seed)` always gives the same plain dict for the same seed. Each case starts from one of a few families
(settled, on the way, mixed, empty, harmful, anything) and is then given some rows drawn freely, so that every
status, support, standing, source, precision, wish and class occurs; `census` counts them, and a test fails when one
never does. Nothing drawn contradicts itself: no entry is recorded before it can have happened, what is cited exists.
All of it is synthetic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from evaluator_record import precision_days
from random_cases_words import (
    ADULT_FACTORS,
    ANSWERED_BY_ONE_CHECK,
    BEHAVIOUR,
    CHILD_FACTORS,
    EVENT_TYPES,
    LEVELS,
    MIXED,
    OFFICIAL,
    ORDINARY_SOURCES,
    PROTECTIVE,
    RED_LIST,
    SOURCES,
    STATIC_ADULT,
    STATIC_CHILD,
)

MOST_ENTRIES = 14
DOMAINS = ("abuse", "child", "parent", "parenting", "family", "social")
FAMILIES = (
    *("settled", "settled", "settled", "settled", "settled", "on_the_way", "on_the_way", "on_the_way", "on_the_way"),
    *("mixed", "mixed", "empty", "harmful", "harmful", "anything", "anything", "anything", "anything"),
)
LISTS = (
    *("children", "adults", "households", "legal", "reasons_for_care", "proposals", "chronology", "ratings", "checks"),
    *("looked_for", "claims", "capacity", "wishes", "assessments", "windows", "supports_relied_on", "responses"),
    "rationales",
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


class Draw:
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
            child["born"] = self.ago(self.rng.randint(300, 1700) if young else self.rng.randint(1900, 4800))
            if self.chance(0.1):
                child["born"] = self.ago(self.rng.randint(1640, 1860))
                child["born_precision"] = self.one(("month", "year", "about", "before"))
            if self.chance(0.05):
                child["born"] = None
            if self.chance(0.12):
                child["communicates"] = "signs and pictures"
            self.add("children", child)
        adults = ["mother", "father", "aunt"][: self.rng.choice((1, 1, 2, 2, 3))]
        self.adults = adults
        for adult in adults:
            self.add("adults", self.adult_row(adult))
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
                start = self.rng.randint(150, 1500)
                until = self.rng.choice((None, self.ago(self.rng.randint(0, start))))
                kind = self.one(("day_to_day", "day_to_day", "overnight", "sole"))
                row["cared_for"].append({"child": child, "kind": kind, "from": self.ago(start), "until": until})
        return row

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
            start = self.rng.randint(150, 1000)
            if self.chance(0.3):  # an earlier episode, ended at home
                earlier = start + self.rng.randint(200, 900)
                ended = self.rng.randint(start + 40, earlier)
                row = {"status": self.one(("s20", "s31")), "from": self.ago(earlier), "until": self.ago(ended)}
                self.add("legal", {"child": child["id"]} | row)
            if self.chance(0.3):  # an order that runs into the next one, or is followed by some days at home
                row = {"status": "police_protection", "from": self.ago(start), "until": self.ago(start - 3)}
                self.add("legal", {"child": child["id"]} | row)
                start -= self.one((4, 4, 8))
            status = self.one(("s20", "s31", "s38", "epo", "supervision_order"))
            self.add("legal", {"child": child["id"], "status": status, "from": self.ago(start), "until": None})

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
        row["names"] = self.some(self.citable(row["on"])) if self.chance(0.5) else []
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
        days = self.rng.randint(92, 183) if length == "shorter" else self.rng.randint(183, 365)
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
            row["entry"] = self.one([None, None, None, *self.citable(on)])
            self.case["plans"]["family_time"].append(row)

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
        settle = {
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
                check["names"] = sorted({*check["names"], named["id"]})
        if named and self.chance(0.6):
            row = {"factor": factor, "by": "w3", "says": "Why a low class is right.", "what_changed": "A new home."}
            self.add("rationales", row | {"on": self.day(60, 0)})

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
                    start, until = self.ago(1500), self.ago(300)
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
        row = {"id": "rc0d", "child": "c1", "household": "h1", "about": [adult], "factor": factor, "on": self.ago(390)}
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
        named = [e["id"] for e in self.case["chronology"]]
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


# Census ---------------------------------------------------------------------------------------------------------------

NOT_RECORDED = "not recorded"


def census(cases: list[dict[str, Any]], evaluations: list[dict[str, dict[str, Any]]]) -> dict[str, Counter[str]]:
    """How often each word of the semantics was drawn or concluded: {what: {word: count}}."""
    counts: dict[str, Counter[str]] = {}

    def count(what: str, word: Any) -> None:
        counts.setdefault(what, Counter())[NOT_RECORDED if word is None else str(word)] += 1

    for case, answers in zip(cases, evaluations, strict=True):
        for key in ("adults", "children", "households", "proposals"):
            count(key, len(case[key]))
        count("entries", len(case["chronology"]))
        count_rows(case, count)
        for answer in answers.values():
            count_answer(answer, count)
    return counts


def count_rows(case: dict[str, Any], count: Any) -> None:
    """What was drawn."""
    as_of = case["as_of"]
    for entry in case["chronology"]:
        count("precisions", entry["precision"] if entry["date"] else "no date, after" if entry.get("after") else None)
        count("sources", entry["source"]["kind"])
        count("rests_on", entry.get("rests_on"))
        count("severities", entry.get("severity"))
        for standing in entry.get("standing", []):
            count("standings", standing["is"])
        for tag in entry["factors"]:
            count("confirmed", tag.get("confirmed", True))
    for rating in case["ratings"]:
        count("ratings", rating["status"])
        count("rated by", rating["by"])
        if "withdrawn_on" in rating:
            count("withdrawn", rating["withdrawn_on"] <= as_of)
        if rating["factor"].startswith("pf_"):
            count("acts_after_move", rating.get("acts_after_move"))
    for key, field in (("checks", "found"), ("wishes", "wish"), ("capacity", "level"), ("windows", "length")):
        for row in case[key]:
            count(f"{key} drawn", row[field])
    for check in case["checks"]:
        count("checks with names", bool(check["names"]))
    for row in case["supports_relied_on"]:
        count("delivered", row["delivered"])
    for goal in case["plans"]["goals"]:
        count("goals", "dropped" if goal["dropped"] else "extended" if goal["extended"] else "as set")
        for progress in goal["progress"]:
            count("progress", progress["level"])
    for row in case["plans"]["family_time"]:
        count("family_time", row["level"])
    for reason in case["reasons_for_care"]:
        count("driven_by", bool(reason["driven_by"]))
    for row in case["responses"]:
        count("responses", row["answer"])
    count("rationales", bool(case["rationales"]))
    count("leavers", any(m.get("until") and m["until"] <= as_of for h in case["households"] for m in h["members"]))
    count("due_to_return", any(h["due_to_return"] for h in case["households"]))
    count("communicates", any("communicates" in c for c in case["children"]))


def count_answer(answer: dict[str, Any], count: Any) -> None:
    """What the evaluator concluded for one proposal."""
    for by_reading in answer["statuses"].values():
        for reading in ("best", "worst", "ratings"):
            count(f"statuses, {reading}", by_reading[reading])
    for support in answer["supports"].values():
        count("supports", support)
    for by_reading in answer["capacity"].values():
        for reading in ("best", "worst", "ratings"):
            count(f"capacity, {reading}", by_reading[reading])
    for reading in ("best", "worst"):
        for vote, word in answer["votes"][reading].items():
            count(f"{vote} vote, {reading}", word)
        count(f"protection, {reading}", answer["protection"][reading])
        count(f"class_{reading}", answer[f"class_{reading}"])
    count("class", answer["class"])
    count("not_excluded", answer["not_excluded"])
    count("on_the_ratings", answer["on_the_ratings"])
    count("red_list_blocks", bool(answer["red_list_blocks"]))
