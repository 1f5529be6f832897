"""Each shown step by itself: whether the rule it names holds of its premises as the answer gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from homeward.replaying.matcher import conditions, met, tests_hold


@cache
def _by_rule() -> dict[str, dict[str, Any]]:
    return {rule["rule"]: rule for rule in conditions()}


def faults_of_derivations(shown: Mapping[str, Any]) -> list[str]:
    """What is wrong with the steps of an answer, each with its conclusion, its rule and the field."""
    rows = {row["id"]: row for part in ("facts", "conclusions") for row in shown[part]}
    found = []
    for conclusion in shown["conclusions"]:
        steps = conclusion.get("derivations")
        for step in steps if isinstance(steps, list) else ():
            why = _fault(step, rows) if isinstance(step, dict) else "a step is not of its form"
            if why:
                found.append(f"conclusion {conclusion['id']}: {why}.")
    return found


def _fault(step: Mapping[str, Any], rows: Mapping[str, Any]) -> str | None:
    name, premises = step.get("rule"), step.get("premises")
    rule = _by_rule().get(name) if isinstance(name, str) else None
    if rule is None:
        return "it names a rule there is not"
    if not isinstance(premises, list) or not premises or not all(isinstance(p, str) and p in rows for p in premises):
        return f"rule {name} is shown on something the answer does not hold"
    faults: list[str] = []
    for chosen in product(premises, repeat=len(rule["patterns"])):
        bound: dict[str, Any] = {}
        pairs = zip(rule["patterns"], chosen, strict=True)
        faults = [fault for pattern, each in pairs for fault in _unmet(pattern, rows[each], bound)]
        if not faults and (all(n in bound for t in rule["tests"] for n in t["of"]) and not tests_hold(rule, bound)):
            faults = [f"a test of it does not hold on {', '.join(chosen)}"]
        if not faults:
            return None
    return f"rule {name}: {faults[0]}"


def _unmet(pattern: Mapping[str, Any], row: Mapping[str, Any], bound: dict[str, Any]) -> Iterator[str]:
    values = row.get("values")
    held = {"id": row["id"], **(values if isinstance(values, dict) else {})}
    for field, asked in pattern["where"].items():
        if field in held and not met(asked, held[field], bound):
            wants = asked.get("is", asked.get("predicate", "what the rest of the rule holds"))
            yield f"it asks {field} = {wants}, and {row['id']} does not say so"
