"""What the random chronologies draw: every pattern and fault that is compared, sure and not sure, often enough."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from evaluator_patterns import FAULT_READ_BY, READ_BY, Finding, faults, patterns
from random_cases import generate
from random_chronologies import found_in, random_chronology_case

from engine.case import case_from_values

CASES = 1000
LEAST = 5
"""In how many of the cases each must be found."""

HOWS = {
    "pt_escalation": ("frequency", "severity"),
    "pt_visit_gap": ("between", "since_last", "not_made"),
    "pt_retraction": ("after_contact", "no_contact"),
    "pt_failed_return": ("this_household", "elsewhere"),
    "pt_uncited_severe": ("known_then", "since"),
    "cf_absent": ("none", "stale"),
    "cf_one_sided": ("concerns", "strengths"),
    "cf_overloaded": ("one_day", "same_words"),
}
READ_TWICE = (
    *("pt_escalation", "pt_cumulative", "pt_repeat_referral", "pt_burst", "pt_worker_change", "pt_relapse_hidden"),
    *("pt_uncited_severe", "pt_sibling_signal"),
)
"""The patterns that are made of concerns, and so can be found with possible ones only."""


@pytest.fixture(scope="module")
def drawn() -> tuple[list[dict[str, Any]], list[set[Finding]]]:
    """The cases, and what is found in each: of any of its proposals and of the whole."""
    cases = [random_chronology_case(seed) for seed in range(CASES)]
    return cases, [faults(case).union(*patterns(case).values()) for case in cases]


def test_every_pattern_and_fault_is_found_often_enough_to_mean_something(drawn: Any) -> None:
    counts = found_in(drawn[1])
    wanted = [(name, how, True) for name in [*READ_BY, *FAULT_READ_BY] for how in HOWS.get(name, ("",))]
    wanted += [(name, how, False) for name in READ_TWICE for how in HOWS.get(name, ("",))]
    assert not {what: counts[what] for what in wanted if counts[what] < LEAST}
    assert not set(counts) - set(wanted)  # nothing is found that this list does not know


def test_both_kinds_of_subject_are_drawn(drawn: Any) -> None:
    """Missed appointments, improvement and changes of worker are read of the child and of an adult alike."""
    for pattern in ("pt_missed_appts", "pt_positive_verified", "pt_worker_change", "pt_burst", "pt_escalation"):
        kinds = {f.subject in ("c1", "c2") for found in drawn[1] for f in found if f.pattern == pattern}
        assert kinds == {True, False}, pattern
    kinds_of_factor = {f.factor[:2] for found in drawn[1] for f in found if f.pattern == "pt_positive_verified"}
    assert kinds_of_factor == {"rf", "pf"}


def test_most_patterns_are_missed_in_most_cases(drawn: Any) -> None:
    """A pattern that nearly every case showed would not be tested by comparing: none is in more than half."""
    counts = found_in(drawn[1])
    assert not {what: count for what, count in counts.items() if count > CASES // 2}


def test_every_drawn_case_is_accepted_and_reading_it_changes_nothing(drawn: Any) -> None:
    for case in drawn[0]:
        case_from_values(case)  # raises CaseFault, which names the case's fault
    for case, found in list(zip(*drawn, strict=True))[::50]:
        before = copy.deepcopy(case)
        assert faults(case).union(*patterns(case).values()) == found
        assert case == before


def test_the_same_seed_gives_the_same_case_and_the_order_of_rows_does_not_matter(drawn: Any) -> None:
    for seed in range(0, CASES, 25):
        case = random_chronology_case(seed)
        assert case == drawn[0][seed]
        turned = {k: v if k == "proposals" else v[::-1] if isinstance(v, list) else v for k, v in case.items()}
        assert faults(turned).union(*patterns(turned).values()) == drawn[1][seed], f"seed {seed}"


def test_drawing_a_chronology_does_not_change_what_a_random_case_is() -> None:
    before = [generate(seed) for seed in range(20)]
    for seed in range(20):
        random_chronology_case(seed)
    assert [generate(seed) for seed in range(20)] == before
