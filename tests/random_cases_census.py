"""How often each word of the semantics was drawn by the random cases, or concluded of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

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
