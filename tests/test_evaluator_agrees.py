"""The engine and an evaluator written apart from it agree on 2,000 random cases (semantics 5.6, design 2).

The evaluator (`evaluator.py`) is plain Python from the text of the semantics, without experta and without any code or
data of the product. Where the two differ, one of them has misread the text.
"""

from __future__ import annotations

from typing import Any

import evaluator
import pytest
from random_cases import generate

from engine.assess import assess
from engine.assessment import ProposalAnswer
from engine.case import case_from_values

CASES = 2000
BATCH = 100
READINGS = ("best", "worst", "ratings_best", "ratings_worst")


@pytest.mark.parametrize("start", range(0, CASES, BATCH))
def test_engine_and_evaluator_agree(start: int) -> None:
    for seed in range(start, start + BATCH):
        case = generate(seed)
        told = evaluator.evaluate(case)
        for proposal in assess(case_from_values(case)).proposals:
            assert engine_says(proposal, told[proposal.id]) == evaluator_says(told[proposal.id]), (seed, proposal.id)


def engine_says(proposal: ProposalAnswer, told: dict[str, Any]) -> dict[str, Any]:
    """What the engine concluded, in the evaluator's words; statuses for the pairs the evaluator has."""
    reader, sheet = proposal.reader, proposal.sheet
    headline = proposal.classification("evidence")
    return {
        "statuses": {
            (reading, pair): _status(proposal, reading, pair)
            for reading in ("best", "worst")
            for pair in told["statuses"]
            if not _is_baseline(proposal, pair)
        },
        "supports": dict(sorted(reader.supports.items())),
        "capacity": {
            (reading, reader.read[name]["adult"], reader.read[name]["problem"]): level
            for reading in ("best", "worst")
            for name, level in reader.asked(reading).items()
        },
        "votes": {r: {kind: vote["gives"] for kind, vote in reader.votes(r).items()} for r in READINGS},
        "ends": (proposal.class_in("best"), proposal.class_in("worst")),
        "class": (headline["class"], {"neither": None}.get(headline["not_excluded"], headline["not_excluded"])),
        "ratings": proposal.classification("ratings")["class"],
        "blocks": sorted(factor for factor, _, answered in sheet.red_list if not answered),
    }


def evaluator_says(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "statuses": {
            (reading, pair): held[reading]
            for reading in ("best", "worst")
            for pair, held in told["statuses"].items()
            if not evaluator_baseline(pair)
        },
        "supports": dict(sorted(told["supports"].items())),
        "capacity": {
            (reading, *pair): held[reading]
            for reading in ("best", "worst")
            for pair, held in told["capacity"].items()
            if held.get(reading) is not None
        },
        "votes": told["votes"],
        "ends": (told["class_best"], told["class_worst"]),
        "class": (told["class"], told["not_excluded"]),
        "ratings": told["on_the_ratings"],
        "blocks": sorted(told["red_list_blocks"]),
    }


MIXED_NOT_CORE = ("rf_parent_antisocial", "rf_parent_ld_mh", "rf_parent_own_abuse_unrecognised", "rf_family_large")


def evaluator_baseline(pair: tuple[str, str]) -> bool:
    """A mixed factor that is not core has a status only while it is current; its vote is compared all the same."""
    return pair[1] in MIXED_NOT_CORE


def _is_baseline(proposal: ProposalAnswer, pair: tuple[str, str]) -> bool:
    return evaluator_baseline(pair)


def _status(proposal: ProposalAnswer, reading: str, pair: tuple[str, str]) -> str:
    """The status concluded, or open where the engine says that nothing is on record."""
    held = proposal.reader.statuses(reading).get(pair)
    if held is None:
        assert pair[1] in proposal.sheet.unrecorded[pair[0]], pair
        return "open"
    return held
