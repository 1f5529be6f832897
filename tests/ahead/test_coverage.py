"""A present risk with no action is always listed, in every case; and nothing is advised that is history."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_cases import generate

from engine.assess import assess
from engine.case import case_from_values
from explanations import spine
from knowledge_base import load_knowledge

KNOWLEDGE = load_knowledge()
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
SEEDS = st.integers(min_value=0, max_value=20_000)
AT_RISK = ("present", "being_addressed")


def serves(named: Any, subject: str, child: str) -> bool:
    return not named or subject in named or child in named


def has_action(case: dict[str, Any], as_of: str, subject: str, factor: str, child: str, adults: set[str]) -> bool:
    """Read from the plain values, apart from the engine: a goal that stands, a service begun, a line in force."""
    plans = case.get("plans", {})
    for goal in plans.get("goals", []):
        dropped = goal.get("dropped") is not None and goal["dropped"] <= as_of
        if goal["factor"] == factor and not dropped and (subject not in adults or goal["adult"] == subject):
            return True
    for service in plans.get("services", []):
        over = (service.get("until") or "9999") < as_of or (service.get("from") or "0000") > as_of
        if factor in service.get("factors", []) and service.get("state") == "started" and not over:
            if serves(service.get("for"), subject, child):
                return True
    for line in plans.get("safety", []):
        over = (line.get("until") or "9999") < as_of or (line.get("from") or "0000") > as_of
        if line.get("factor") == factor and line.get("action") and not over:
            if serves(line.get("about"), subject, child):
                return True
    return False


@given(seed=SEEDS)
@QUIET
def test_a_present_risk_without_an_action_is_always_listed(seed: int) -> None:
    case = generate(seed)
    answer = assess(case_from_values(case))
    told = spine(answer)
    for proposal, row in zip(answer.proposals, told["proposals"], strict=True):
        view = proposal.sheet.view
        listed = {(c["subject"], c["factor"]): c["state"] for c in proposal.conclusions("cover") if c["of"] == "risk"}
        for (subject, factor), status in proposal.reader.statuses("worst").items():
            rated = any(
                r["factor"] == factor and r["status"] in AT_RISK
                for r in case.get("ratings", [])
                if r.get("proposal", "p1") == proposal.id and (not r.get("about") or subject in r["about"])
            )
            if status not in AT_RISK or not (rated or view.concerns(subject, factor, "worst")):
                continue
            if rated and not view.concerns(subject, factor, "worst") and (subject, factor) not in listed:
                continue  # a rating that does not stand on the day (withdrawn, or written after it) is none
            done = has_action(case, case["as_of"], subject, factor, view.child.id, set(view.adults))
            assert (listed[subject, factor] == "covered") is done, (subject, factor)
        wanted = {c["id"] for c in proposal.conclusions("cover") if c["state"] == "uncovered"}
        assert set(row["coverage"]["risks_without_action"]) == wanted


@given(seed=SEEDS)
@QUIET
def test_history_is_never_a_goal_and_every_line_of_advice_has_its_grounds(seed: int) -> None:
    told = spine(assess(case_from_values(generate(seed))))
    conclusions = {row["id"] for row in told["conclusions"]}
    for row in told["proposals"]:
        for advice in row["recommendations"]:
            assert all(KNOWLEDGE.risk_factors[name].nature != "static" for name in advice["for"])
            assert all(advice[key] for key in ("goal", "informal", "seen_by", "held_for", "otherwise", "say"))
        parts = ("recommendations", "contingency_prompts", "breakdown_indicators", "pre_mortem", "plan_checks")
        for line in [line for part in parts for line in row[part]] + row["tripped"]:
            assert line["because"] and set(line["because"]) <= conclusions
            assert line["provenance"] and line["entries"]
