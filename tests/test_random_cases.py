"""What the random cases draw: every word of the semantics, every class, and nothing that contradicts itself."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from evaluator import evaluate
from random_cases import census, generate

from engine.case import case_from_values

# What the random cases draw ------------------------------------------------------------------------------------------

SEEDS = 400
EXPECTED = {
    "statuses, best": ("present", "being_addressed", "addressed", "absent", "open", "static"),
    "statuses, worst": ("present", "being_addressed", "addressed", "absent", "open", "static"),
    "statuses, ratings": ("present", "being_addressed", "addressed", "absent", "open"),
    "supports": ("unsupported", "self_report_only", "stale", "contested", "stands"),
    "capacity, best": ("none", "limited", "evidenced", "sustained", "not recorded"),
    "capacity, worst": ("none", "limited", "evidenced", "sustained"),
    "capacity, ratings": ("none", "limited", "evidenced", "sustained"),
    "standings": ("established", "alleged", "disputed", "disproved", "not_proved"),
    "sources": (
        *("self_report", "social_worker", "health", "school", "police", "adult_service", "carer", "child"),
        *("family_network", "test_result", "court", "anonymous", "guardian", "other"),
    ),
    "rests_on": ("seen", "tested", "document", "told", "not recorded"),
    "precisions": ("day", "month", "year", "about", "before", "between", "no date, after", "not recorded"),
    "severities": ("minor", "moderate", "serious", "grave", "not recorded"),
    "confirmed": ("True", "False"),
    "ratings": ("present", "being_addressed", "addressed", "absent", "disputed", "unknown"),
    "rated by": ("w1", "w2", "not recorded"),
    "withdrawn": ("True", "False"),
    "acts_after_move": ("True", "False", "not recorded"),
    "checks drawn": ("absent", "present"),
    "checks with names": ("True", "False"),
    "wishes drawn": ("yes", "ambivalent", "no"),
    "capacity drawn": ("none", "limited", "evidenced", "sustained"),
    "windows drawn": ("shorter", "sustained"),
    "family_time": ("supervised", "community", "unsupervised", "overnight"),
    "delivered": ("True", "False", "not recorded"),
    "goals": ("as set", "extended", "dropped"),
    "progress": ("-2", "-1", "0", "1", "2"),
    "driven_by": ("True", "False"),
    "responses": ("accepted", "explained", "disputed"),
    "rationales": ("True", "False"),
    "leavers": ("True", "False"),
    "due_to_return": ("True", "False"),
    "communicates": ("True", "False"),
    "adults": ("1", "2", "3"),
    "children": ("1", "2"),
    "households": ("1", "2"),
    "proposals": ("1", "2"),
    "entries": ("0", "1", "14"),
    "risk vote, best": ("low", "medium", "high"),
    "protective vote, best": ("low", "high"),
    "capacity vote, best": ("low", "medium", "high"),
    "wishes vote, best": ("low", "medium", "high"),
    "wishes vote, worst": ("low", "medium", "high"),
    "protection, best": ("found", "not_proved", "none"),
    "protection, worst": ("found", "not_proved", "none"),
    "on_the_ratings": ("low", "medium", "not_classified", "high", "severe"),
    "not_excluded": ("low", "severe", "not recorded"),
    "red_list_blocks": ("True", "False"),
}
CLASSES = ("low", "medium", "not_classified", "high", "severe")


@pytest.fixture(scope="module")
def drawn() -> tuple[list[dict[str, Any]], list[dict[str, dict[str, Any]]]]:
    cases = [generate(seed) for seed in range(SEEDS)]
    return cases, [evaluate(case) for case in cases]


def test_every_word_of_the_semantics_is_drawn(drawn: Any) -> None:
    counts = census(*drawn)
    never = {what: [w for w in words if not counts.get(what, {}).get(w)] for what, words in EXPECTED.items()}
    assert not {what: words for what, words in never.items() if words}


def test_every_class_is_drawn_often_enough_to_mean_something(drawn: Any) -> None:
    counts = census(*drawn)["class"]
    assert set(counts) == set(CLASSES)
    assert all(counts[word] >= 0.02 * counts.total() for word in CLASSES), counts


def test_the_best_case_is_never_worse_than_the_worst(drawn: Any) -> None:
    order = ("low", "medium", "high", "severe")
    for seed, answers in enumerate(drawn[1]):
        for found in answers.values():
            assert order.index(found["class_best"]) <= order.index(found["class_worst"]), f"seed {seed}"


def test_the_same_seed_gives_the_same_case_and_reading_it_changes_nothing(drawn: Any) -> None:
    for seed in range(0, SEEDS, 20):
        case = generate(seed)
        assert case == drawn[0][seed]
        before = copy.deepcopy(case)
        evaluate(case)
        assert case == before


def test_the_order_of_the_rows_does_not_matter(drawn: Any) -> None:
    for seed in range(0, SEEDS, 10):
        turned = {k: list(reversed(v)) if isinstance(v, list) else v for k, v in drawn[0][seed].items()}
        assert evaluate(turned) == drawn[1][seed], f"seed {seed}"


@pytest.mark.parametrize(
    "part", ["responses", "windows", "supports_relied_on", "legal", "looked_for", "checks", "rationales"]
)
def test_every_part_of_a_case_file_can_matter(part: str) -> None:
    """Taken out, it changes some answer: a part that never did would not be tested by comparing at all."""
    changed = 0
    for seed in range(SEEDS):
        case = generate(seed)
        if case[part] and evaluate(case) != evaluate(case | {part: []}):
            changed += 1
            if changed >= 3:
                break
    assert changed >= 3


def test_the_check_of_a_case_file_accepts_every_drawn_case(drawn: Any) -> None:
    for case in drawn[0]:
        case_from_values(case)  # raises CaseFault, which names the case's fault


def test_no_drawn_case_contradicts_itself(drawn: Any) -> None:
    found = {seed: faults(case) for seed, case in enumerate(drawn[0])}
    assert not {seed: said for seed, said in found.items() if said}


def faults(case: dict[str, Any]) -> list[str]:
    """What a check of the case file would refuse."""
    entries = {entry["id"]: entry for entry in case["chronology"]}
    said = [f"{row} ends before it begins" for row in spans(case) if row["until"] and row["until"] < row["from"]]
    for key in ("chronology", "ratings", "checks", "claims", "capacity", "wishes", "assessments", "reasons_for_care"):
        ids = [row["id"] for row in case[key]]
        said += [f"{key}: an id twice"] if len(ids) != len(set(ids)) else []
    for entry in entries.values():
        said += entry_faults(entry, entries)
    for row in [*case["ratings"], *case["claims"]]:
        later = [name for name in row.get("evidence", []) if is_later(entries[name], case["as_of"])]
        said += [f"{row['id']} cites later entries {later}"] if later else []
    for row in case["ratings"]:
        if "ambivalent" in row["factor"] or row["factor"] == "pf_family_capacity_change":
            said.append(f"{row['id']} rates what is not rated")
    for row in case["windows"]:
        if row["days"] < (92 if row["length"] == "shorter" else 183):
            said.append(f"{row} is shorter than the parameter")
    reasons = {row["id"]: row for row in case["reasons_for_care"]}
    for row in reasons.values():
        if row["driven_by"] and reasons[row["driven_by"]["reason"]]["driven_by"]:
            said.append(f"{row['id']} is driven in two steps")
    for goal in case["plans"]["goals"]:
        if any(day <= goal["by"] for day in goal["extended"]):
            said.append(f"{goal['id']} is extended to before its day")
    for row in case["plans"]["family_time"]:
        if row["held"] and row["on"] > case["as_of"]:
            said.append(f"{row} was held in the future")
    return said


def spans(case: dict[str, Any]) -> list[dict[str, Any]]:
    """Every row with a first and a last day, and each child's legal rows as the gaps between them."""
    found = [row for adult in case["adults"] for row in adult["cared_for"]] + list(case["legal"])
    found += [m for h in case["households"] for m in h["members"] if m.get("from") and m.get("until")]
    for child in case["children"]:
        own = sorted((row for row in case["legal"] if row["child"] == child["id"]), key=lambda row: str(row["from"]))
        found += [{"from": a["until"] or "9999", "until": b["from"]} for a, b in zip(own, own[1:], strict=False)]
    return found


def entry_faults(entry: dict[str, Any], entries: dict[str, dict[str, Any]]) -> list[str]:
    """What is wrong with the days and standings of one entry."""
    said = []
    if entry["date"] and entry.get("recorded") and entry["recorded"] < entry["date"]:
        said.append(f"{entry['id']} recorded before it happened")
    if entry["date"] and entry.get("until") and entry["until"] < entry["date"]:
        said.append(f"{entry['id']} ends before it begins")
    days = [row["from"] for row in entry.get("standing", [])]
    said += [f"{entry['id']}: two standings of one day"] if len(days) != len(set(days)) else []
    for row in entry.get("standing", []):
        official = ("court", "test_result", "police", "health", "social_worker", "adult_service", "school", "guardian")
        if row["is"] == "disproved" and entries[row["by"]]["source"]["kind"] not in official:
            said.append(f"{entry['id']} disproved by nobody who can")
    said += [f"{entry['id']} comes after what is not there" for name in entry.get("after", []) if name not in entries]
    return said


def is_later(entry: dict[str, Any], as_of: str) -> bool:
    if entry.get("recorded"):
        return bool(entry["recorded"] > as_of)
    return bool(entry["date"] and entry["precision"] in ("day", "between") and entry["date"] > as_of)
