"""The engine's detectors and an evaluator written apart from them agree on 1,000 random chronologies (decisions/0007).

The evaluator (`evaluator_patterns.py`) is plain Python from the text of the page, without any code or data of the
product. Where the two differ, one of them has misread the text, or the text allows more than one reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import evaluator_patterns
import pytest
from evaluator_patterns import Finding
from random_chronologies import random_chronology_case

from engine.assess import gather
from engine.case import case_from_values
from engine.detectors import FAULTS, PATTERNS
from engine.detectors.chronicle import Chronicles
from knowledge_base import load_knowledge

CASES = 1000
BATCH = 100


@pytest.mark.parametrize("start", range(0, CASES, BATCH))
def test_engine_and_evaluator_find_the_same(start: int) -> None:
    for seed in range(start, start + BATCH):
        case = random_chronology_case(seed)
        told, told_of_the_whole = evaluator_patterns.patterns(case), evaluator_patterns.faults(case)
        for sheet in gather(case_from_values(case), load_knowledge(), {}):
            chronicles = Chronicles(sheet)
            name = sheet.proposal
            assert engine_says(chronicles.find_twice(PATTERNS)) == told[name], (seed, name)
            assert engine_says(chronicles.find(FAULTS)) == told_of_the_whole, (seed, name)


def engine_says(found: Iterable[Any]) -> set[Finding]:
    """The engine's findings, of the patterns and faults that the evaluator reads, in its words."""
    read = evaluator_patterns.READ_BY.keys() | evaluator_patterns.FAULT_READ_BY.keys()
    return {
        Finding(f.name, how_of(f), subject_of(f), f.factor or "", f.sure, frozenset(f.sources))
        for f in found
        if f.name in read
    }


def how_of(found: Any) -> str:
    """`how` as far as the page names it: it has none for most patterns, and none for missed appointments."""
    return "" if found.how in (None, "plain") or found.name == "pt_missed_appts" else str(found.how)


def subject_of(found: Any) -> str:
    """The subject as far as the page names one: of entries in bulk it does not say how a day or a text is named."""
    return "" if found.name == "cf_overloaded" else found.subject or ""
