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
            theirs = evaluator_says(told[proposal.id], without_factor(case))
            assert engine_says(proposal, told[proposal.id]) == theirs, (seed, proposal.id)


def without_factor(case: dict[str, Any]) -> set[str]:
    """Claims about the plan or the return that name no factor: the engine does not weigh them yet."""
    return {claim["id"] for claim in case.get("claims", ()) if not claim.get("factors")}


def engine_says(proposal: ProposalAnswer, told: dict[str, Any]) -> dict[str, Any]:
    """What the engine concluded, in the evaluator's words; statuses for the pairs the evaluator has."""
    reader, sheet = proposal.reader, proposal.sheet
    headline = proposal.classification("evidence")
    return {
        "statuses": {
            (reading, pair): _status(proposal, reading, pair)
            for reading in ("best", "worst")
            for pair in told["statuses"]
            if not has_none_of_its_own(pair)
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


def evaluator_says(told: dict[str, Any], not_weighed: set[str]) -> dict[str, Any]:
    """What the evaluator found, in the same words."""
    return {
        "statuses": {
            (reading, pair): held[reading]
            for reading in ("best", "worst")
            for pair, held in told["statuses"].items()
            if not has_none_of_its_own(pair)
        },
        "supports": {about: held for about, held in sorted(told["supports"].items()) if about not in not_weighed},
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
ONLY_WISHES = ("rf_parent_ambivalent", "rf_child_ambivalent")


def has_none_of_its_own(pair: tuple[str, str]) -> bool:
    """Whether a pair has no status of its own to compare: what it does to the votes is compared all the same.

    A mixed factor that is not core has one only while it is current; ambivalence speaks only through wishes.
    """
    return pair[1] in MIXED_NOT_CORE or pair[1] in ONLY_WISHES


def _status(proposal: ProposalAnswer, reading: str, pair: tuple[str, str]) -> str:
    """The status concluded, or open where the engine says that nothing is on record."""
    held = proposal.reader.statuses(reading).get(pair)
    if held is None:
        assert pair[1] in proposal.sheet.unrecorded[pair[0]], pair
        return "open"
    return held
