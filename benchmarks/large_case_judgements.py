"""What an invented large case says people judged and planned: reasons, ratings, checks, wishes, goals, family time.

Every judgement cites only entries that were on record by its day. Drawn with the same generator as the chronology.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final

AS_OF: Final = date(2024, 6, 3)
ENTRY_TO_CARE: Final = date(2022, 9, 5)
LOOKED_ON: Final = "2024-05-20"
JUDGED_ON: Final = "2024-05-27"

ADULT_RISKS: Final = (
    "rf_parent_substance", "rf_family_conflict_violence", "rf_abuse_neglect", "rf_parent_mental_health",
    "rf_abuse_recent", "rf_abuse_no_explanation", "rf_family_new_partner", "rf_parent_noncompliance",
    "rf_parent_denial", "rf_parent_concealment", "rf_social_no_support", "rf_parenting_poor_competency",
    "rf_parenting_no_empathy", "rf_family_stress", "rf_social_housing", "rf_social_debt", "rf_social_isolation",
)  # fmt: skip
CHILD_RISKS: Final = ("rf_child_behaviour", "rf_child_mental_health")
PROTECTIVE: Final = (
    "pf_parent_engages", "pf_parent_recognises", "pf_parenting_competence", "pf_parenting_empathy",
    "pf_family_extended_support", "pf_social_support",
)  # fmt: skip
TAGGED: Final = (*ADULT_RISKS, *CHILD_RISKS, *PROTECTIVE)
"""The 25 factors the chronology is spread over; the first four are drawn most."""
RATED_BESIDES: Final = (
    "rf_family_power", "rf_family_poor_wider_relations", "rf_parenting_own_needs_first", "rf_social_neighbourhood",
    "pf_social_school",
)  # fmt: skip
"""Factors that are rated though no entry speaks to them: with those above, 30."""

STATUSES: Final = (("present", 3), ("being_addressed", 3), ("addressed", 2), ("absent", 2), ("unknown", 1))
REASONS: Final = (
    ("rf_parent_substance", ["mother"]),
    ("rf_abuse_neglect", ["mother", "father"]),
    ("rf_family_conflict_violence", ["father"]),
)
CAPACITY: Final = (
    ("mother", "rf_parent_substance", "evidenced"),
    ("mother", "rf_abuse_neglect", "evidenced"),
    ("father", "rf_abuse_neglect", "limited"),
    ("father", "rf_family_conflict_violence", "limited"),
)
DOMAINS: Final = ("abuse", "child", "parent", "parenting", "family", "social")
LEVELS: Final = ("supervised", "community", "unsupervised", "overnight")

Entries = Sequence[Mapping[str, Any]]


def reasons_for_care(chronology: Entries) -> list[dict[str, Any]]:
    """The reasons the child came into care, each with the newest concerns on record that day."""
    day = ENTRY_TO_CARE.isoformat()
    named = _naming(chronology, day)
    return [
        {"id": f"rc{n}", "child": "c1", "household": "h1", "about": about, "factor": factor, "on": day}
        | {"source": "threshold document", "entries": named(factor, "concern")}
        for n, (factor, about) in enumerate(REASONS, start=1)
    ]


def judgements(draw: Random, chronology: Entries) -> dict[str, Any]:
    """Every section of a case file that holds what somebody judged."""
    return {
        "ratings": _ratings(draw, chronology),
        "checks": _checks(),
        "looked_for": [{"proposal": "p1", "domain": domain, "on": LOOKED_ON, "by": "w1"} for domain in DOMAINS],
        **_views_of_change(chronology),
        "wishes": _wishes(),
        "assessments": _assessments(chronology),
        "measures": [_measure(month) for month in (1, 3, 5)],
        "reviews": [_review(year, month) for year in (2023, 2024) for month in (1, 5)],
        "decisions": [
            {"point": "rc1", "proposal": "p1", "on": "2023-02-06", "class": "high", "by": ["w1", "w3"]}
            | {"reasons": "Nothing had been shown to be addressed."}
        ],
    }


def _naming(chronology: Entries, by: str) -> Callable[[str, str], list[str]]:
    """A question to ask many times: which newest entries on record by a day speak to a factor in a direction?"""
    found: dict[tuple[str, str], list[str]] = {}
    for row in chronology:
        if row.get("recorded", row["date"]) <= by:
            for tag in row.get("factors", ()):
                found.setdefault((tag["id"], tag["direction"]), []).append(row["id"])
    return lambda factor, direction: found.get((factor, direction), [])[-3:]


def _ratings(draw: Random, chronology: Entries) -> list[dict[str, Any]]:
    """One rating of each of the 30 factors, and of every third an older one by another worker."""
    rows: list[dict[str, Any]] = []
    newer, older = _naming(chronology, JUDGED_ON), _naming(chronology, "2024-02-12")
    for position, factor in enumerate((*TAGGED, *RATED_BESIDES)):
        rows.append(_rating(draw, len(rows) + 1, factor, newer) | {"by": "w1", "on": JUDGED_ON})
        if position % 3 == 0:
            rows.append(_rating(draw, len(rows) + 1, factor, older) | {"by": "w5", "on": "2024-02-12"})
    return rows


def _rating(draw: Random, number: int, factor: str, named: Callable[[str, str], list[str]]) -> dict[str, Any]:
    protective = factor.startswith("pf_")
    status = draw.choices([word for word, _ in STATUSES], [weight for _, weight in STATUSES])[0]
    if protective:
        status = draw.choice(("present", "present", "absent"))
    row: dict[str, Any] = {"id": f"r{number}", "proposal": "p1", "factor": factor, "status": status}
    row["about"] = ["c1"] if factor in CHILD_RISKS else draw.choice((["mother"], ["mother", "father"]))
    row["evidence"] = named(factor, "strength" if (status == "present") == protective else "concern")
    if protective:
        row |= {"acts_after_move": draw.random() < 0.7, "bears_on": ["rf_parent_substance"]}
    return row


def _checks() -> list[dict[str, Any]]:
    asked = ["rf_parent_mental_health", "rf_family_new_partner", "rf_abuse_recent", "rf_parent_denial"]
    common = {"proposal": "p1", "found": "absent", "on": LOOKED_ON}
    return [
        common | {"id": "ck1", "factors": asked, "by": "w1", "how": "GP, police and school records read"},
        common
        | {"id": "ck2", "about": ["father"], "factors": ["rf_parent_concealment"], "by": "w5"}
        | {"how": "what he said was set beside three agencies' records"},
    ]


def _views_of_change(chronology: Entries) -> dict[str, Any]:
    named = _naming(chronology, JUDGED_ON)
    common = {"proposal": "p1", "by": "w1", "on": JUDGED_ON}
    return {
        "claims": [
            common
            | {"id": f"k{n}", "says": "Things are better here than they were.", "direction": "favourable"}
            | {"about": "factor", "factors": [factor], "evidence": named(factor, "strength")}
            for n, factor in enumerate(TAGGED[:6], start=1)
        ],
        "capacity": [
            common
            | {"id": f"cap{n}", "adult": adult, "factor": factor, "level": level}
            | {"evidence": named(factor, "strength")}
            for n, (adult, factor, level) in enumerate(CAPACITY, start=1)
        ],
    }


def _wishes() -> list[dict[str, Any]]:
    common = {"proposal": "p1", "on": LOOKED_ON, "by": "w1", "how": "told_worker", "alone": True, "rests_on": "told"}
    said = (("c1", "yes"), ("mother", "yes"), ("father", "ambivalent"))
    return [common | {"id": f"wi{n}", "of": who, "wish": wish} for n, (who, wish) in enumerate(said, start=1)]


def _assessments(chronology: Entries) -> list[dict[str, Any]]:
    known = [row["id"] for row in chronology if row.get("recorded", row["date"]) <= LOOKED_ON]
    row: dict[str, Any] = {"id": "as1", "by": "w1", "about": ["mother", "father"], "met": ["mother", "father"]}
    row |= {"on": JUDGED_ON, "covers": {"from": "2023-06-01", "until": LOOKED_ON}}
    row |= {"brief": "Assessment before the second classification.", "cites": known[:: max(1, len(known) // 10)]}
    return [row | {"signed_off": {"by": "w3", "on": "2024-05-30"}}]


def _measure(month: int) -> dict[str, Any]:
    return {"of": "mother", "measure": "audit", "on": f"2024-0{month}-15", "by": "w5", "value": 9 - month}


def _review(year: int, month: int) -> dict[str, Any]:
    return {"on": f"{year}-0{month}-12", "kind": "lac_review", "attended": ["w1", "w6"], "decisions": "To go on."}


def plans(draw: Random) -> dict[str, Any]:
    """Goals with monthly progress, family time every week since entry to care, visits, services and contingencies."""
    weeks = [ENTRY_TO_CARE + timedelta(14 + 7 * n) for n in range((AS_OF - ENTRY_TO_CARE).days // 7 - 2)]
    planned = (("mother", "rf_parent_substance"), ("mother", "rf_abuse_neglect"), ("father", "rf_abuse_neglect"))
    triggers = ("trg_relapse", "trg_da_incident", "trg_access_refused")
    return {
        "goals": [_goal(draw, f"g{n}", adult, factor) for n, (adult, factor) in enumerate(planned, start=1)],
        "family_time": [_family_time(draw, n, day, len(weeks)) for n, day in enumerate(weeks)],
        "visits": [_visit(draw, day) for day in weeks[::6]],
        "services": [
            {"id": "s1", "for": ["mother"], "factors": ["rf_parent_substance"], "state": "started"}
            | {"service": "alcohol and drug service", "from": "2023-04-12"},
            {"id": "s2", "for": ["father"], "factors": ["rf_family_conflict_violence"], "state": "waiting"}
            | {"service": "behaviour change course"},
        ],
        "contingency": [
            {"trigger": trigger, "action": "The plan's own step.", "who": "w1", "owner": "w3", "review": "2024-07-01"}
            for trigger in triggers
        ],
    }


def _goal(draw: Random, goal: str, adult: str, factor: str) -> dict[str, Any]:
    months = [date(2023, month, 20) for month in range(6, 13)] + [date(2024, month, 20) for month in range(1, 6)]
    row: dict[str, Any] = {"id": goal, "adult": adult, "factor": factor, "by": "2024-05-31"}
    row |= {"behaviour": "What will be seen at home.", "baseline": "As on entry.", "target": "Seen for half a year."}
    levels: Iterable[int] = (min(step // 4 - 1 + draw.choice((-1, 0, 0, 1)), 2) for step in range(len(months)))
    progress = [{"on": day.isoformat(), "level": level} for day, level in zip(months, levels, strict=True)]
    return row | {"progress": progress}


def _family_time(draw: Random, number: int, day: date, of: int) -> dict[str, Any]:
    row: dict[str, Any] = {"child": "c1", "adult": "father" if number % 4 == 3 else "mother", "on": day.isoformat()}
    row |= {"level": LEVELS[number * len(LEVELS) // of], "planned": True, "held": draw.random() < 0.9}
    if row["held"] and draw.random() < 0.8:
        row["seen_by"] = draw.choice(("w4", "w5"))
    return row


def _visit(draw: Random, day: date) -> dict[str, Any]:
    return {"planned": day.isoformat(), "made": (day + timedelta(draw.randint(0, 4))).isoformat()}
