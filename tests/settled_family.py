"""One settled family, every vote of which is low, and what changes of it come to: for tests of the evaluator alone.

`as_of` is 1 October 2020, so 30 September is 1 day before, 31 July 62, 1 July 92, 1 April 183 and 31 March 184.
"""

from __future__ import annotations

from typing import Any

from evaluator import evaluate

SUBSTANCE = "rf_parent_substance"
ANSWERED = (
    *("rf_family_conflict_violence", "rf_parent_mental_health", "rf_family_new_partner", "rf_abuse_neglect"),
    *("rf_abuse_recent", "rf_abuse_no_explanation", "rf_parent_noncompliance", "rf_parent_denial"),
    *("rf_parent_concealment", "rf_social_no_support", "rf_child_behaviour"),
)
DOMAINS = ("abuse", "child", "parent", "parenting", "family", "social")


def strength(day: str | None, factor: str = SUBSTANCE, **more: Any) -> dict[str, Any]:
    """An observation by an outside service about the mother."""
    return tagged(day, factor, "strength", **more)


def concern(day: str | None, factor: str = SUBSTANCE, **more: Any) -> dict[str, Any]:
    """A concern recorded by an outside service about the mother."""
    return tagged(day, factor, "concern", **more)


def tagged(day: str | None, factor: str, direction: str, **more: Any) -> dict[str, Any]:
    entry = {"id": f"{direction}_{factor}_{day}", "date": day, "source": {"kind": "health"}, "rests_on": "seen"}
    return entry | {"about": ["mother"], "factors": [{"id": factor, "direction": direction}]} | more


def rating(factor: str, status: str, **more: Any) -> dict[str, Any]:
    row = {"id": f"r_{factor}", "proposal": "p1", "about": [], "factor": factor, "status": status, "on": "2020-09-20"}
    return row | {"by": "w1"} | more


def wish(of: str, said: str = "yes", **more: Any) -> dict[str, Any]:
    row = {"id": f"wi_{of}_{said}", "proposal": "p1", "of": of, "wish": said, "on": "2020-09-20", "by": "w1"}
    return row | {"alone": True, "rests_on": "told"} | more


def settled() -> dict[str, Any]:
    """A family every vote of which is low: the reason for care dealt with over 203 days, everything else asked."""
    return {
        "as_of": "2020-10-01",
        "children": [{"id": "c1", "born": "2012-02-15"}],
        "adults": [
            {
                "id": "mother",
                "relation_to": {"c1": "mother"},
                "cared_for": [{"child": "c1", "kind": "day_to_day", "from": "2012-02-15", "until": "2019-08-05"}],
            },
            {"id": "father", "relation_to": {"c1": "father"}},
        ],
        "households": [{"id": "h1", "members": [{"adult": "mother"}]}],
        "legal": [{"child": "c1", "status": "s20", "from": "2019-08-05"}],
        "people": [
            {"id": "w1", "role": "role_case_holder"},
            {"id": "w2", "role": "role_chronologist"},
            {"id": "w3", "role": "role_manager"},
        ],
        "reasons_for_care": [
            {
                "id": "rc1",
                "child": "c1",
                "household": "h1",
                "about": ["mother"],
                "factor": SUBSTANCE,
                "on": "2019-08-05",
            }
        ],
        "proposals": [{"id": "p1", "child": "c1", "household": "h1"}],
        "chronology": [
            concern("2019-08-01", severity="serious"),
            strength("2020-03-01", until="2020-09-20", rests_on="tested", id="tests"),  # 203 days
            strength("2020-08-01", "pf_social_support", id="grandmother"),
        ],
        "ratings": [
            *(rating(factor, "absent") for factor in ANSWERED),
            rating(SUBSTANCE, "addressed"),
            rating("pf_social_support", "present", about=["mother"], acts_after_move=True),
        ],
        "checks": [
            {"id": "ck1", "proposal": "p1", "about": [], "factors": list(ANSWERED), "found": "absent"}
            | {"on": "2020-09-20", "by": "w1", "how": "records of four agencies read", "names": []}
        ],
        "looked_for": [{"proposal": "p1", "domain": domain, "on": "2020-09-20", "by": "w1"} for domain in DOMAINS],
        "wishes": [wish("mother"), wish("c1")],
        "assessments": [{"id": "as1", "by": "w1", "met": ["mother"], "on": "2020-09-20"}],
        "plans": {
            "goals": [],
            "family_time": [
                {
                    "child": "c1",
                    "adult": "mother",
                    "on": "2020-09-10",
                    "level": "unsupervised",
                    "held": True,
                    "seen_by": "w1",
                }
            ],
        },
    }


def answer(case: dict[str, Any]) -> dict[str, Any]:
    return evaluate(case)["p1"]


def with_entries(*entries: dict[str, Any], without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The settled family with entries added and others, by id, taken out."""
    case = settled()
    case["chronology"] = [e for e in case["chronology"] if e["id"] not in without] + list(entries)
    return case


def run(*entries: dict[str, Any]) -> str:
    """The status of the mother's substance misuse, rated addressed, on these observations alone."""
    by_reading = answer(with_entries(*entries, without=("tests",)))["statuses"][("mother", SUBSTANCE)]
    assert by_reading["best"] == by_reading["worst"]
    return str(by_reading["best"])


def status(case: dict[str, Any], factor: str, subject: str = "mother") -> tuple[str, str]:
    """The status at best and at worst."""
    by_reading = answer(case)["statuses"][(subject, factor)]
    return by_reading["best"], by_reading["worst"]


def level(case: dict[str, Any], problem: str = SUBSTANCE) -> tuple[str | None, str | None]:
    """The mother's capacity at best and at worst."""
    by_reading = answer(case)["capacity"][("mother", problem)]
    return by_reading["best"], by_reading["worst"]


def classes(case: dict[str, Any]) -> tuple[str, str, str, str | None]:
    found = answer(case)
    return found["class_best"], found["class_worst"], found["class"], found["not_excluded"]


def wishes(case: dict[str, Any]) -> tuple[str, str]:
    """The wishes vote at best and at worst."""
    found = answer(case)["votes"]
    return found["best"]["wishes"], found["worst"]["wishes"]
