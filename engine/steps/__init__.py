"""The facts each step is handed: from the record before the first, and from what the rules concluded before the rest.

A rule reads only facts of earlier steps (design 3). What has to be tallied between steps is tallied here with the
plain functions of `engine.tally`, and each tally says which conclusions it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.fact import CaseFact, Conclusion
from engine.position import Reader
from engine.steps.advise import AdviseSteps
from engine.steps.challenge import ChallengeSteps
from engine.steps.classify import ClassifySteps
from engine.steps.plan import PlanSteps
from engine.steps.state import StateSteps
from engine.steps.vote import VoteSteps
from engine.steps.weigh import WeighSteps


@dataclass
class Steps(WeighSteps, ChallengeSteps, StateSteps, VoteSteps, ClassifySteps, AdviseSteps, PlanSteps):
    """Hands the engine the facts of one proposal, step by step, and remembers what each was made from."""

    def before(self, step: str, read: Mapping[str, Conclusion]) -> list[CaseFact]:
        """The facts to declare before a step, given everything concluded so far, by id."""
        reader = Reader(self.sheet, read)
        made = {
            "WEIGH": self._backings,
            "CHALLENGE": self._challenges,
            "STATE.1": self._states,
            "STATE.2": self._reasons,
            "VOTE.1": self._ballots,
            "VOTE.2": self._risk_and_capacity,
            "VOTE.3": self._protection_and_wishes,
            "CLASSIFY.1": self._votes,
            "CLASSIFY.2": self._ends,
            "CLASSIFY.3": self._gaps,
            "ADVISE.1": self._agenda,
            "ADVISE.2": self._explanations,
            "PLAN": self._plans,
        }[step]
        return list(made(reader))


__all__ = ["Steps"]
