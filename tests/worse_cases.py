"""Ways to make a case worse, or no better, for the family: semantics 5.6 promises that no reading improves."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

Case = dict[str, Any]
TRIVIAL = ("rf_social_debt", "rf_family_stress", "rf_social_neighbourhood")
RISKS = (
    "rf_parent_substance",
    "rf_family_conflict_violence",
    "rf_parent_mental_health",
    "rf_abuse_neglect",
    "rf_abuse_recent",
    "rf_abuse_prior_removal",
    "rf_abuse_severe_physical",
    "rf_parent_antisocial",
    "rf_parent_ld",
    "rf_parent_denial",
    "rf_parent_ambivalent",
    "rf_child_ambivalent",
    "rf_child_behaviour",
    "rf_social_housing",
)


def day(text: Any) -> date:
    return text if isinstance(text, date) else date.fromisoformat(str(text))


def concern_added(case: Case, draw: Random) -> Case | None:
    """A concern, however old, on any factor, about any adult or nobody."""
    as_of = day(case["as_of"])
    adults = [a["id"] for a in case["adults"]]
    case["chronology"].append(
        {
            "id": "added",
            "date": (as_of - timedelta(days=draw.choice([0, 1, 40, 100, 300, 1000, 4000]))).isoformat(),
            "source": {"kind": "police"},
            "rests_on": "seen",
            "about": draw.choice([[], [draw.choice(adults)]]),
            "factors": [{"id": draw.choice(RISKS), "direction": "concern"}],
            "severity": draw.choice([None, "minor", "serious"]),
        }
    )
    return case


def strength_dropped(case: Case, draw: Random) -> Case | None:
    """An entry that carries strengths alone is taken out, with every mention of it."""
    rulings = {row.get("by") for entry in case["chronology"] for row in entry.get("standing") or ()}
    found = [entry for entry in only(case, "strength") if entry["id"] not in rulings]
    return without(case, draw.choice(found)["id"]) if found else None


def strength_weakened(case: Case, draw: Random) -> Case | None:
    """A strength that no longer says what it rests on."""
    found = [e for e in only(case, "strength") if e.get("rests_on")]
    if not found:
        return None
    draw.choice(found)["rests_on"] = None
    return case


def strength_doubted(case: Case, draw: Random) -> Case | None:
    """A strength that stood turns out to be disputed, or only alleged; one disproved already is worse than that."""
    found = [e for e in only(case, "strength") if not e.get("standing")]
    if not found:
        return None
    draw.choice(found)["standing"] = [{"is": draw.choice(["disputed", "alleged"]), "from": None, "by": None}]
    return case


def concern_established(case: Case, draw: Random) -> Case | None:
    """A concern that was alleged, disputed, disproved or not proved stands after all."""
    found = [e for e in only(case, "concern") if e.get("standing")]
    if not found:
        return None
    draw.choice(found)["standing"] = []
    return case


def date_vaguer(case: Case, draw: Random) -> Case | None:
    """A day becomes a month, a year, about that day, or is lost."""
    found = [
        e for e in case["chronology"] if e.get("date") and e.get("precision", "day") == "day" and not e.get("until")
    ]
    if not found:
        return None
    entry = draw.choice(found)
    entry["precision"] = draw.choice(["month", "year", "about", "lost"])
    if entry["precision"] == "lost":
        entry.pop("precision")
        entry["date"] = None
    return case


def goal_worse(case: Case, draw: Random) -> Case | None:
    """A step of progress a level lower."""
    rows = [
        p for goal in case.get("plans", {}).get("goals", []) for p in goal.get("progress", []) if int(p["level"]) > -2
    ]
    if not rows:
        return None
    row = draw.choice(rows)
    row["level"] = int(row["level"]) - 1
    return case


def adult_added(case: Case, draw: Random) -> Case | None:
    """One more adult in a household, of whom nothing is known."""
    case["adults"].append({"id": "newcomer", "name": "N"})
    draw.choice(case["households"])["members"].append(
        {"adult": "newcomer", "as": draw.choice(["parent", "partner", "visitor", "carer", "relative"])}
    )
    return case


def trivial_factor_added(case: Case, draw: Random) -> Case | None:
    """A rating of one more factor that is neither core nor harm-bearing, in any status."""
    factor = draw.choice(TRIVIAL)
    if any(row["factor"] == factor for row in case["ratings"]):
        return None
    for proposal in case["proposals"]:
        case["ratings"].append(
            {
                "id": f"trivial_{proposal['id']}",
                "proposal": proposal["id"],
                "factor": factor,
                "status": draw.choice(["present", "being_addressed", "addressed"]),
                "on": case["as_of"],
                "by": None,
            }
        )
    return case


def time_passed(case: Case, draw: Random) -> Case | None:
    """The day moves on and nothing is recorded, and no day that the file names is passed on the way."""
    now = day(case["as_of"])
    then = now + timedelta(days=draw.choice([1, 10, 31, 62, 93, 184]))
    if any(now < each <= then for each in named_days(case)):
        return None
    case["as_of"] = then.isoformat()
    return case


WORSE: dict[str, Callable[[Case, Random], Case | None]] = {
    each.__name__: each
    for each in (
        concern_added,
        strength_dropped,
        strength_weakened,
        strength_doubted,
        concern_established,
        date_vaguer,
        goal_worse,
        adult_added,
        trivial_factor_added,
        time_passed,
    )
}


def made_worse(case: Case, way: str, seed: int) -> Case | None:
    """A copy of the case made worse in one way; None where the case offers nothing to do it with."""
    return WORSE[way](copy.deepcopy(case), Random(seed))


def only(case: Case, direction: str) -> list[dict[str, Any]]:
    """The entries all of whose tags point one way."""
    return [
        e for e in case["chronology"] if e.get("factors") and all(t["direction"] == direction for t in e["factors"])
    ]


def without(value: Any, entry: str) -> Any:
    """A case without an entry and without any mention of it."""
    if isinstance(value, dict):
        kept = {}
        for key, held in value.items():
            if held == entry and key in ("entry", "by"):
                held = None
            kept[key] = without(held, entry)
        return kept
    if isinstance(value, list):
        return [
            without(each, entry)
            for each in value
            if each != entry and not (isinstance(each, dict) and each.get("id") == entry)
        ]
    return value


def named_days(case: Case) -> set[date]:
    """Every day the file names, and the last day of every vague one."""
    found: set[date] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for held in value.values():
                walk(held)
        elif isinstance(value, list):
            for each in value:
                walk(each)
        elif isinstance(value, str) and len(value) == 10 and value[4] == "-" and value[7] == "-":
            found.add(date.fromisoformat(value))

    walk({key: held for key, held in case.items() if key != "as_of"})
    for entry in case["chronology"]:
        precision, on = entry.get("precision", "day"), entry.get("date")
        if on and precision == "about":
            found.update({day(on) - timedelta(days=31), day(on) + timedelta(days=31)})
        elif on and precision in ("month", "year"):
            first = day(on).replace(day=1) if precision == "month" else date(day(on).year, 1, 1)
            last = (first + timedelta(days=31)).replace(day=1) if precision == "month" else date(first.year + 1, 1, 1)
            found.update({first, last - timedelta(days=1)})
        elif on and precision == "before":
            found.add(day(on) - timedelta(days=1))
    return found
