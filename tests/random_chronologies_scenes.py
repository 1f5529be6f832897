"""Scenes of a random chronology: each adds the rows of one pattern of the family's record, just met or just missed."""

from __future__ import annotations

from typing import Any

from random_cases_words import BEHAVIOUR, CHILD_FACTORS, MIXED, PROTECTIVE, STATIC_ADULT
from random_chronologies_ground import AGENCIES, ChronologyGround

FORMAL = (
    *("assessment", "s47_enquiry", "strategy_meeting", "child_protection_conference", "cp_plan_started"),
    *("cin_plan_started", "plo_step", "court_hearing", "order_made", "came_into_care"),
)
ORDER = ("minor", "moderate", "serious", "grave")
PAIRED = {
    "rf_parent_denial": "pf_parent_recognises",
    "rf_parent_mental_health": "pf_parent_mh_treatable",
    "rf_family_conflict_violence": "pf_family_no_da",
    "rf_parenting_poor_competency": "pf_parenting_competence",
    "rf_parent_noncompliance": "pf_parent_engages",
}


class FamilyScenes(ChronologyGround):
    """What the family's record may show."""

    def escalating(self) -> None:
        """Concerns on one factor, closer together or more and more severe, to the edges of half a year."""
        factor = self.one((self.problem, self.problem, *BEHAVIOUR, *CHILD_FACTORS, *MIXED, *STATIC_ADULT))
        about = self.whose(factor)
        days = [self.near(182, 91, 150), self.near(91, 90, 60), *(self.rng.randint(0, 100) for _ in range(2))]
        days = sorted(self.rng.sample(days, self.one((2, 3, 3, 4))), reverse=True)
        rising = sorted((self.one(ORDER) for _ in days), key=ORDER.index)
        if self.chance(0.2):
            self.rng.shuffle(rising)
        made = [
            self.concern(day, factor, about, severity=step if self.chance(0.95) else None)
            for day, step in zip(days, rising, strict=True)
        ]
        if self.chance(0.4):
            self.doubt_some(made)

    def rising_slowly(self) -> None:
        """Concerns that thin out and grow worse: severity without frequency."""
        factor, about = self.a_problem(), self.an_adult()
        days = [self.near(182), self.rng.randint(95, 175), self.near(91, 91, 95), self.rng.randint(0, 92)]
        days = sorted(days if self.chance(0.6) else days[:3], reverse=True)
        first = self.rng.randint(0, 2)
        steps = sorted(self.rng.randint(first, 3) for _ in days)
        if self.chance(0.7):
            steps[0], steps[-1] = first, 3
        made = [self.concern(d, factor, about, severity=ORDER[s]) for d, s in zip(days, steps, strict=True)]
        if self.chance(0.45):
            self.doubt_some(made)

    def cumulating(self) -> None:
        """Small concerns about care, five or about five in a year."""
        about = self.an_adult() if self.chance(0.9) else None
        factors = ("rf_abuse_neglect", "rf_abuse_neglect", "rf_parenting_poor_competency", "rf_parenting_no_empathy")
        made = []
        for _ in range(self.one((4, 5, 5, 5, 6))):
            day = self.near(364) if self.chance(0.2) else self.rng.randint(0, 355)
            factor = self.one((*factors, "pf_parenting_competence")) if self.chance(0.5) else self.one(factors)
            severity = self.one(("minor", "minor", "moderate", "moderate", None))
            made.append(self.concern(day, factor, about, severity=severity))
        if self.chance(0.1):
            self.one(made)["severity"] = self.one(("serious", "grave"))
        if self.chance(0.4):
            self.doubt_some(made)

    def referred_again(self) -> None:
        """Referrals on one factor in about a year, and now and then a step after one of them."""
        factor = self.one((self.problem, self.problem, *BEHAVIOUR, *CHILD_FACTORS, *STATIC_ADULT))
        last = self.rng.randint(0, 300)
        days = [last, last + self.near(365), *(last + self.rng.randint(0, 365) for _ in range(2))]
        days = self.rng.sample(days, self.one((3, 3, 3, 4)))
        kinds = ("referral", "referral", "anonymous_referral")
        about = self.whose(factor)
        made = [self.concern(day, factor, about, kind=self.one(kinds)) for day in days]
        if self.chance(0.5):
            day = max(0, self.one(days) - self.near(45, 0))
            self.untagged(day, self.one(FORMAL), **(self.of_others({}) if self.chance(0.3) else {}))
        if self.chance(0.4):
            self.doubt_some(made)

    def appointments(self) -> None:
        """Appointments kept and missed, of the child or an adult, at about one missed in three."""
        if self.chance(0.5):
            missed, kept = (
                ("health_appointment_missed",),
                (*("health_appointment_attended", "development_check", "health_assessment"),),
            )
            about: list[str] = []
        else:
            missed, kept = ("appointment_missed", "test_missed"), ("appointment_kept", "drug_test", "alcohol_test")
            about = [self.an_adult()] if self.chance(0.8) else self.some(self.adults)
        missing = self.one((2, 3, 3, 3, 4))
        for number in range(missing + self.one((0, 1, 2 * missing - 1, 2 * missing, 2 * missing - 1))):
            day = self.near(364) if self.chance(0.15) else self.rng.randint(0, 360)
            self.untagged(day, self.one(missed if number < missing else kept), about=about)

    def before_reviews(self) -> None:
        """Better just before review days, and worse just after, on about two of them."""
        factor = self.one((self.problem, self.problem, *BEHAVIOUR, *PAIRED, *CHILD_FACTORS))
        about = None if factor.startswith("rf_child") else self.an_adult()
        made = []
        for number in range(self.one((1, 2, 2, 2, 3))):
            review = 70 + 100 * number + self.rng.randint(0, 20)
            if self.chance(0.6):
                self.add("reviews", {"on": self.ago(review), "kind": "lac_review"})
            else:
                kind = self.one(("review_meeting", "court_hearing", "child_protection_conference"))
                self.untagged(review, kind)
            seen = PAIRED.get(factor, factor) if self.chance(0.4) else factor
            self.strength(review + self.one((0, 1, 13, 14, 14, 15, 7)), seen, about)
            after = self.one((1, 1, 61, 62, 62, 63, 30, 0))
            made.append(self.concern(max(0, review - after), factor, about))
        if self.chance(0.4):
            self.doubt_some(made)

    def plans_opened_again(self) -> None:
        """Plans opened, closed and opened again, after a month, a little less or a little more."""
        day = self.rng.randint(900, 1400)
        children = [self.one(c["id"] for c in self.case["children"])] if self.chance(0.5) else []
        for _ in range(self.one((2, 3, 3, 3, 4))):
            kind = self.one(("cp", "cin"))
            self.untagged(max(0, day), f"{kind}_plan_started", children=children)
            if self.chance(0.15):
                self.untagged(max(0, day - 20), "cin_plan_started", children=children)
            day -= self.rng.randint(60, 150)
            self.untagged(max(0, day), f"{kind}_plan_ended", children=children)
            day -= self.one((0, 10, 31, 32, 33, 90, 120, 120))

    def moving(self) -> None:
        """Moves, each about two months after a referral or an enquiry."""
        for _ in range(self.one((1, 2, 2, 3))):
            day = self.rng.randint(0, 1000)
            kind = self.one(("move_of_home", "school_move", "homelessness"))
            asked = self.one(
                ("referral", "anonymous_referral", "s47_enquiry", "strategy_meeting", "child_protection_conference")
            )
            self.untagged(day, kind)
            self.untagged(day + self.one((0, 1, 59, 60, 60, 61, 30, 20)), asked)

    def returned(self) -> None:
        """Returns that ended, or are said to have broken down, here or elsewhere."""
        child = self.child()
        for _ in range(self.one((0, 1, 1, 2))):
            until = self.one((0, 0, -1, self.rng.randint(1, 900)))
            household = self.one(("h1", "h1", None, *(h["id"] for h in self.case["households"])))
            self.has_come_home(child, max(until, 0) + self.rng.randint(1, 300), until, household)
        if self.chance(0.6):
            about = self.one(([], [self.adult], [self.one(self.adults)], ["neighbour"]))
            self.untagged(self.rng.randint(0, 900), "return_breakdown", about=about)

    def home_now(self) -> None:
        """A child who is home, for a month or about a month, or longer."""
        first = self.one((0, 1, 29, 30, 30, 31, 10, 20, 60, 200))
        until = self.one((None, None, None, -3, 0))
        self.has_come_home(self.child(), first, until, self.one(("h1", "h1", None)))
        self.wards()

    def wards(self) -> None:
        """An interim care order of today instead of the last legal status, now and then."""
        rows = [row for row in self.case["legal"] if row["until"] is None and row["status"] != "supervision_order"]
        if rows and self.chance(0.6):
            self.one(rows)["status"] = self.one(("s38", "s38", "s31"))

    def verified(self) -> None:
        """The same good thing seen over about half a year, by one source or by two."""
        pool = (self.problem, self.problem, *BEHAVIOUR, *PROTECTIVE, *PAIRED.values(), "rf_child_behaviour")
        factor = self.one(pool) if self.chance(0.9) else self.one((*STATIC_ADULT, *MIXED))
        about = None if "_child" in factor else self.an_adult()
        last, length = self.one((0, 10, 61, 62, 63)), self.one((182, 183, 183, 184, 240))
        sources: list[dict[str, Any]] = [{"kind": self.one(AGENCIES), "who": None}]
        if self.chance(0.75):
            other = {"kind": sources[0]["kind"] if self.chance(0.3) else "police", "who": self.one(("w4", "w3"))}
            sources.append(other if self.chance(0.9) else {})
        if self.chance(0.25):  # one tested period, and one look within its days or about them
            self.strength(last + length, factor, about, until=self.ago(last), rests_on="tested", source=sources[0])
            day = max(0, self.one((last + length // 2, last + length + self.one((0, 62, 63)), last - 1)))
            self.strength(day, factor, about, source=sources[-1])
            return
        days = [last]
        while days[-1] < last + length:
            days.append(min(days[-1] + self.one((40, 60, 62, 62, 62, 63)), last + length))
        for place, day in enumerate(days):
            given: dict[str, Any] = {"source": sources[place % len(sources)]}
            if self.chance(0.1):
                given |= {"until": self.ago(max(0, day - 30))}
            self.strength(day, factor, about, **given)
        if self.chance(0.3):
            risk = factor if factor.startswith("rf_") else self.one((*BEHAVIOUR, "rf_social_isolation"))
            self.concern(last + length + self.one((-1, 0, 1, 1)), risk, about)
