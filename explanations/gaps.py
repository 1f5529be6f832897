"""What is not known, whom to ask, and what an answer would do to the class, the most decisive first (semantics 5.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.assessment import ProposalAnswer
from engine.fact import Conclusion
from explanations.case_rows import Told
from explanations.facts import FactTeller
from explanations.sentences import Teller

WHO: Final[dict[str, str]] = {
    "reasons_not_recorded": "whoever holds the threshold document, the order or the section 20 record",
    "reason_open": "the services that would know, and somebody outside the household who has seen it",
    "core_open": "the services that would know, and somebody outside the household who has seen it",
    "not_rated": "the case holder, and whoever has seen this adult since",
    "check_stale": "whoever made the check, or the services they asked",
    "to_be_settled": "the court, laboratory or agency that can establish it",
    "suggestion_unconfirmed": "the worker, reading the entry again",
    "date_vague": "whoever wrote the entry",
    "never_met": "the worker who assesses the household",
    "due_to_return": "the person, and the service that knows when they return",
    "wish_missing": "the person, by somebody outside the household; a child alone, or through an advocate",
    "wish_lapsed": "the person, by somebody outside the household; a child alone, or through an advocate",
    "wish_not_alone": "the child alone, by somebody outside the household or an advocate",
    "domain_not_looked": "the worker, with the family and those who know them",
    "acts_not_recorded": "the worker who rated it",
    "protection_old": "somebody outside the household who can see it now",
    "capacity_open": "somebody outside the household who sees this adult",
    "care_not_seen": "whoever supervises family time",
    "goal_unmeasured": "the worker who set the goal, with the adult",
    "support_not_delivered": "the service that gives the support",
    "entry_not_recorded": "whoever holds the legal file",
}
"""Whom each kind of question is put to."""

_ORDER: Final = tuple(WHO)


@dataclass
class Gaps:
    """The gaps of one proposal; ``first`` says whether this is the first classification."""

    answer: ProposalAnswer
    teller: Teller
    facts: FactTeller
    first: bool

    def told(self) -> list[Told]:
        """Every gap in the order it is to be asked."""
        return [self._told(fact) for fact in sorted(self.answer.conclusions("gap"), key=self._rank)]

    def _rank(self, fact: Conclusion) -> tuple[bool, bool, bool, int, str]:
        """No list of reasons is the first question; at a reclassification a missing wish is (semantics 4.1, 4.4)."""
        kind, change = fact["gap"], self.answer.changes[fact["id"]]
        foremost = kind == "reasons_not_recorded" or (kind.startswith("wish_") and not self.first)
        deciding = change.decides or fact["id"] in self.answer.decided_by
        place = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
        return (not foremost, not deciding, not change.would_change_class, place, fact["id"])

    def _told(self, fact: Conclusion) -> Told:
        change = self.answer.changes[fact["id"]]
        sources = [
            source
            for firing in self.teller.firings(fact["id"])
            for premise in firing.premises
            for source in self.teller.assessment.sources.get(premise, ())
        ]
        self.facts.want(sources)
        return {
            "id": fact["id"],
            "factor": fact["factor"] or None,
            "ask": self.teller.say(fact["id"]),
            "who": WHO.get(fact["gap"], "the worker"),
            "would_change_class": change.would_change_class,
            "because": [fact["id"]],
            "kind": fact["gap"],
            "subject": fact["subject"] or None,
            "names": fact["names"] or None,
            "from": sorted(set(sources)),
            "at_best": change.at_best,
            "at_worst": change.at_worst,
        }
