"""What is worded for families can be read by them: Flesch-Kincaid grade 7 or under, on texts of 100 words or more."""

from __future__ import annotations

from itertools import groupby

import pytest
import textstat

from knowledge_base import load_knowledge

KNOWLEDGE = load_knowledge()
LONG_ENOUGH = 100
GRADE = 7.0


def domain(factor: str) -> str:
    return KNOWLEDGE.risk_factors[factor].domain


def texts() -> dict[str, str]:
    """What a family is asked for and offered, by domain, and the ways to hear a child; each as one text."""
    actions = sorted(KNOWLEDGE.actions.values(), key=lambda row: (domain(row.factor), row.id))
    found = {}
    for name, rows in groupby(actions, key=lambda row: domain(row.factor)):
        held = list(rows)
        found[f"goals, {name}"] = " ".join(row.goal for row in held)
        found[f"help from family and friends, {name}"] = " ".join(row.informal for row in held)
    found["ways to hear a child"] = " ".join(way.statement for way in KNOWLEDGE.voice_methods.values())
    found["all goals"] = " ".join(row.goal for row in actions)
    return found


@pytest.mark.parametrize("name", texts())
def test_a_text_for_families_is_plain(name: str) -> None:
    text = texts()[name]
    if len(text.split()) >= LONG_ENOUGH:
        assert textstat.flesch_kincaid_grade(text) <= GRADE, textstat.flesch_kincaid_grade(text)
    else:
        assert name != "all goals"


def test_the_measure_tells_plain_from_hard() -> None:
    hard = (
        "Notwithstanding multidisciplinary deliberations, parental non-acknowledgement necessitates escalation. " * 12
    )
    assert textstat.flesch_kincaid_grade(hard) > GRADE
