"""What would move the class one step either way, as the smallest sets of changes, each confirmed by the engine.

Every set is searched in the plain table and then run through the rules on facts that say `supposed` (semantics 5.7). A
set the rules do not confirm is an error and is never shown. History can never be otherwise: it is listed and never
offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.assess import assess
from engine.assessment import Assessment, ProposalAnswer
from engine.network import EngineError
from engine.smallest_sets import Found, smallest_sets
from engine.tally import CLASS_RANK
from engine.what_if import WhatIf
from explanations.case_rows import Told
from explanations.conditions_for_return import Conditions
from explanations.sentences import Teller
from explanations.why import NothingOfThatName

SETS_SHOWN: Final = 4
"""Sets shown in each direction, each with one run of the engine; the rest are counted."""
NEXT_CLASS: Final = {"high": "medium", "severe": "high", "not_classified": "medium", "medium": "low"}


def what_if(assessment: Assessment, proposal: str | None = None) -> Told:
    """The smallest sets of changes that would move the class of a proposal, better and worse.

    Gives the class with its range, and for `better` and `worse`: `step` (sets for the next step) and, where that step
    is no class, `class` (sets for the next class). Each set has the outcome the engine confirmed and its changes, each
    as a condition for return; `cannot_change` names what is history. Raises NothingOfThatName for a proposal there is
    none of, and EngineError where the rules do not confirm what the table found.
    """
    answer = answer_of(assessment, proposal)
    asking = WhatIf(assessment.knowledge, answer.sheet, answer.reader)
    headline = answer.classification("evidence")
    told = {**the_class(answer), "better": {}, "worse": {}}
    for way, options in (("better", asking.better()), ("worse", asking.worse())):
        better = way == "better"
        step = smallest_sets(asking, options, better)
        told[way] = {"offered": len(options), "step": _sets(assessment, answer, asking, step), "class": None}
        target = NEXT_CLASS.get(headline["class"]) if better else None
        reached = asking.outcome(step.sets[0])[0] if step.sets else None
        if target is not None and reached is not None and CLASS_RANK[reached] > CLASS_RANK[target]:
            further = smallest_sets(asking, options, better, target)
            told[way]["class"] = {"target": target, **_sets(assessment, answer, asking, further)}
    teller = Teller(assessment)
    told["cannot_change"] = [
        {"factor": fact["factor"], "subject": fact["subject"], "say": teller.say(fact["id"]), "because": [fact["id"]]}
        for fact in answer.conclusions("baseline")
    ]
    return told


def answer_of(assessment: Assessment, proposal: str | None) -> ProposalAnswer:
    """The answer about a proposal, the first where none is named. Raises NothingOfThatName."""
    known = {answer.id: answer for answer in assessment.proposals}
    if proposal is None:
        return assessment.proposals[0]
    if proposal not in known:
        raise NothingOfThatName(f"There is no proposal {proposal!r} in this answer. There is: {', '.join(known)}.")
    return known[proposal]


def the_class(answer: ProposalAnswer) -> Told:
    """The class with all it must never stand without."""
    headline = answer.classification("evidence")
    left = headline["not_excluded"]
    return {
        "proposal": answer.id,
        "class": headline["class"],
        "not_excluded": None if left == "neither" else left,
        "best_case": answer.class_in("best"),
        "worst_case": answer.class_in("worst"),
    }


def _sets(assessment: Assessment, answer: ProposalAnswer, asking: WhatIf, found: Found) -> Told:
    conditions = Conditions(assessment, answer)
    ordered = sorted(found.sets, key=lambda held: (len(held), sorted(held.items())))
    return {
        "sets": [
            {
                **confirmed(assessment, answer, asking, held),
                "changes": [conditions.of(key, value) for key, value in sorted(held.items())],
            }
            for held in ordered[:SETS_SHOWN]
        ],
        "found": len(ordered),
        "every": found.every,
    }


def confirmed(assessment: Assessment, answer: ProposalAnswer, asking: WhatIf, supposed: Mapping[str, str]) -> Told:
    """The class the rules give on facts that say supposed. Raises EngineError where the table said otherwise."""
    together = {**assessment.supposed, **supposed}
    again = assess(assessment.case, assessment.knowledge, supposed=together)
    told = the_class(answer_of(again, answer.id))
    expected = asking.outcome(supposed)
    if (told["class"], told["not_excluded"] or "neither") != expected:
        raise EngineError(
            "A what-if found in the plain table was not confirmed by the rules, so it is not shown. Report it, without "
            "any part of the case."
        )
    return told
