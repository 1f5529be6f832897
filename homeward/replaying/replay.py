"""An answer, a case and the knowledge base in; whether everything in the answer follows, out."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from engine.gather.capacity import CARE_OF_CHILD
from engine.suppositions import PROTECTION, RED_LIST
from explanations import canonical_json
from homeward.casebook import find_case
from homeward.cli.reading import case_in, knowledge_for
from homeward.refusal import Refused
from homeward.replaying.compare import differences, not_comparable
from homeward.replaying.reading import AGAIN
from homeward.replaying.rederive import rederived
from knowledge_base import Knowledge


def _can_be_supposed(key: str, knowledge: Knowledge) -> bool:
    of = key.partition("@")[0].removeprefix("capacity.")
    return of in knowledge.factors or of in ("wish", "met", PROTECTION, RED_LIST, CARE_OF_CHILD)


def replayed(shown: dict[str, Any], case: str, local: str | None = None) -> dict[str, Any]:
    """Whether an answer follows, the differences, and how much was derived. Raises Refused and CaseFault."""
    found = find_case(case)
    knowledge = knowledge_for(found, local)
    try:
        day = date.fromisoformat(shown["as_of"])
    except ValueError:
        raise Refused(f"The part `as_of` of the answer is not a day. {AGAIN}") from None
    if not all(_can_be_supposed(key, knowledge) for key in shown["supposed"]):
        raise Refused(f"The part `supposed` of the answer names a factor there is not. {AGAIN}")
    derived = json.loads(
        canonical_json(
            rederived(case_in(found, knowledge), knowledge, day, shown["supposed"], shown.get("reader", "worker"))
        )
    )
    faults = not_comparable(shown, derived) or differences(shown, derived)
    return {
        "follows": not faults,
        "differences": faults,
        "edition": derived["knowledge"]["edition"],
        "facts": len(derived["facts"]),
        "conclusions": len(derived["conclusions"]),
        "challenges": sum(len(proposal["challenges"]) for proposal in derived["proposals"]),
    }
