"""The rules, one module per topic of practice, in reading order; each mirrors one file of rule cards."""

from __future__ import annotations

from engine.rule import RuleSet
from engine.rules.capacity import CapacityRules
from engine.rules.challenge import ChallengeRules
from engine.rules.classes import ClassRules
from engine.rules.factor_votes import FactorVoteRules
from engine.rules.gaps import GapRules
from engine.rules.reasons import ReasonRules
from engine.rules.shapes import ShapeRules
from engine.rules.status import StatusRules
from engine.rules.support import SupportRules
from engine.rules.votes import VoteRules

RULE_SETS: tuple[type[RuleSet], ...] = (
    SupportRules,
    ChallengeRules,
    ShapeRules,
    StatusRules,
    CapacityRules,
    ReasonRules,
    FactorVoteRules,
    VoteRules,
    ClassRules,
    GapRules,
)
"""Every rule mixin, listed by hand so that what is in the engine can be read here."""

STEPS = (
    "WEIGH",
    "CHALLENGE",
    "STATE.1",
    "STATE.2",
    "VOTE.1",
    "VOTE.2",
    "VOTE.3",
    "CLASSIFY.1",
    "CLASSIFY.2",
    "CLASSIFY.3",
)
"""The steps in order; the part before the point is the pass. A rule reads only facts of earlier steps."""
