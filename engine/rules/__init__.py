"""The rules, one module per topic of practice, in reading order; each mirrors one file of rule cards."""

from __future__ import annotations

from engine.rule import RuleSet
from engine.rules.agenda import AgendaRules
from engine.rules.biases_of_view import ViewBiasRules
from engine.rules.biases_of_work import WorkBiasRules
from engine.rules.capacity import CapacityRules
from engine.rules.challenge import ChallengeRules
from engine.rules.chronology import ChronologyRules
from engine.rules.classes import ClassRules
from engine.rules.contingency import ContingencyRules
from engine.rules.coverage import CoverageRules
from engine.rules.decisions import DecisionRules
from engine.rules.duties import DutyRules
from engine.rules.engagement import EngagementRules
from engine.rules.evidence import EvidenceRules
from engine.rules.factor_votes import FactorVoteRules
from engine.rules.gaps import GapRules
from engine.rules.gates import GateRules
from engine.rules.harm import HarmRules
from engine.rules.history import HistoryRules
from engine.rules.hypotheses import HypothesisRules
from engine.rules.indicators import IndicatorRules
from engine.rules.oversight import OversightRules
from engine.rules.pathway import PathwayRules
from engine.rules.plan_checks import PlanCheckRules
from engine.rules.pre_mortem import PreMortemRules
from engine.rules.questions import QuestionRules
from engine.rules.readers import ReaderRules
from engine.rules.reasons import ReasonRules
from engine.rules.recommendations import RecommendationRules
from engine.rules.shapes import ShapeRules
from engine.rules.shapes_favour import FavourRules
from engine.rules.signs_against import SignsAgainstRules
from engine.rules.signs_for import SignsForRules
from engine.rules.status import StatusRules
from engine.rules.support import SupportRules
from engine.rules.trip_wires import TripWireRules
from engine.rules.voice import VoiceRules
from engine.rules.votes import VoteRules
from engine.rules.whole import WholeRules

RULE_SETS: tuple[type[RuleSet], ...] = (
    SupportRules,
    WholeRules,
    ChallengeRules,
    ShapeRules,
    FavourRules,
    ViewBiasRules,
    WorkBiasRules,
    ReaderRules,
    HarmRules,
    HistoryRules,
    EngagementRules,
    OversightRules,
    ChronologyRules,
    SignsForRules,
    SignsAgainstRules,
    StatusRules,
    CapacityRules,
    ReasonRules,
    FactorVoteRules,
    VoteRules,
    ClassRules,
    GapRules,
    AgendaRules,
    EvidenceRules,
    HypothesisRules,
    QuestionRules,
    GateRules,
    DutyRules,
    DecisionRules,
    VoiceRules,
    PathwayRules,
    IndicatorRules,
    ContingencyRules,
    CoverageRules,
    PlanCheckRules,
    RecommendationRules,
    PreMortemRules,
    TripWireRules,
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
    "ADVISE.1",
    "ADVISE.2",
    "PLAN",
)
"""The steps in order; the part before the point is the pass. A rule reads only facts of earlier steps."""
