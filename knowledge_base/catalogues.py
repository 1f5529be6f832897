"""Which catalogue stands in which file, and what its entries look like.

A new catalogue is one line here and one field of `knowledge_base.knowledge.Knowledge`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Final

from knowledge_base.shapes.capacity import (
    CapacityMethod,
    EngagementType,
    GoalLevel,
    Measure,
    MeasureUse,
    SignOfRealChange,
    SignToCheck,
    StageOfChange,
)
from knowledge_base.shapes.cards import DetectorCard
from knowledge_base.shapes.entry import Backed, LeftOut, Source
from knowledge_base.shapes.factor import Factor
from knowledge_base.shapes.framework import (
    CoWorking,
    Definition,
    FrameworkFact,
    Gate,
    Principle,
    Role,
    Scope,
    Stage,
    StageFact,
    SupervisionExpectation,
    Tool,
    VoiceMethod,
)
from knowledge_base.shapes.law import LegalRule, LegalStatus, StatusDuty
from knowledge_base.shapes.lexicon import CueWords, FactorWords, KindWords
from knowledge_base.shapes.pathway import Pathway, PathwayConflict, PathwayFact, PathwayStep
from knowledge_base.shapes.practice import EventType, HarmNote, HarmType, Parameter, WordList
from knowledge_base.shapes.reasoning import (
    Bias,
    BiasFinding,
    ChronologyFact,
    ChronologyFault,
    ChronologyField,
    Countermeasure,
    Pattern,
)
from knowledge_base.shapes.returning import (
    ActionFor,
    BreakdownFactor,
    GroupMeetingFact,
    ManagementPattern,
    PlanElement,
    ServiceKind,
    Statistic,
    Study,
    SuccessFactor,
    TonightQuestion,
    Trigger,
)
from knowledge_base.shapes.table import (
    Finding,
    Origin,
    Reclassification,
    RiskClass,
    SpecialCase,
    StaticDynamic,
    TableRow,
    Timescale,
)


class Catalogue:
    """One catalogue: its kind of entry, and the files it stands in (`*` for every file of a folder)."""

    def __init__(self, name: str, model: type[Backed] | type[Source] | type[LeftOut], *files: str) -> None:
        self.name: Final = name
        self.model: Final = model
        self.files: Final = files

    def stands_in(self, file: str) -> bool:
        """Whether a file, named from the knowledge folder, is a place of this catalogue."""
        return any(is_place(file, place) for place in self.files)


def is_place(file: str, place: str) -> bool:
    """Whether a file's name is the one of a place; `*` does not reach into folders below."""
    return fnmatchcase(file, place) and file.count("/") == place.count("/")


_ALL = (
    Catalogue("sources", Source, "sources.yaml"),
    Catalogue("risk_factors", Factor, "factors/risk/*.yaml"),
    Catalogue("protective_factors", Factor, "factors/protective/*.yaml"),
    Catalogue("classes", RiskClass, "table/classes.yaml"),
    Catalogue("table_rows", TableRow, "table/rows.yaml"),
    Catalogue("special_cases", SpecialCase, "table/special_cases.yaml"),
    Catalogue("origins", Origin, "table/origins.yaml"),
    Catalogue("timescales", Timescale, "table/timescales.yaml", "table/how_long.yaml"),
    Catalogue("reclassification", Reclassification, "table/reclassification.yaml"),
    Catalogue("findings", Finding, "findings.yaml"),
    Catalogue("static_dynamic", StaticDynamic, "static_dynamic.yaml"),
    Catalogue("capacity_methods", CapacityMethod, "capacity/methods.yaml"),
    Catalogue("stages_of_change", StageOfChange, "capacity/stages_of_change.yaml"),
    Catalogue("engagement_types", EngagementType, "capacity/engagement.yaml"),
    Catalogue("signs_of_real_change", SignOfRealChange, "capacity/signs_of_real_change.yaml"),
    Catalogue("signs_to_check", SignToCheck, "capacity/signs_to_check.yaml"),
    Catalogue("goal_attainment", GoalLevel, "capacity/goal_attainment.yaml"),
    Catalogue("measures", Measure, "capacity/measures.yaml"),
    Catalogue("measure_use", MeasureUse, "capacity/measure_use.yaml"),
    Catalogue("harm_types", HarmType, "harm_types.yaml"),
    Catalogue("harm_notes", HarmNote, "harm_notes.yaml"),
    Catalogue("event_types", EventType, "event_types.yaml"),
    Catalogue("bias_findings", BiasFinding, "bias/findings.yaml"),
    Catalogue("biases", Bias, "bias/biases.yaml"),
    Catalogue("countermeasures", Countermeasure, "bias/countermeasures.yaml"),
    Catalogue("chronology_facts", ChronologyFact, "chronology/purpose.yaml"),
    Catalogue("chronology_fields", ChronologyField, "chronology/fields.yaml"),
    Catalogue("patterns", Pattern, "chronology/patterns.yaml"),
    Catalogue("chronology_faults", ChronologyFault, "chronology/faults.yaml"),
    Catalogue("framework_facts", FrameworkFact, "framework/facts.yaml"),
    Catalogue("scopes", Scope, "framework/scope.yaml"),
    Catalogue("definitions", Definition, "framework/definitions.yaml"),
    Catalogue("principles", Principle, "framework/principles.yaml"),
    Catalogue("roles", Role, "framework/roles.yaml"),
    Catalogue("stages", Stage, "framework/stages.yaml"),
    Catalogue("stage_facts", StageFact, "framework/stage_facts.yaml"),
    Catalogue("co_working", CoWorking, "framework/co_working.yaml"),
    Catalogue("voice_methods", VoiceMethod, "framework/voice.yaml"),
    Catalogue("tools", Tool, "framework/tools.yaml"),
    Catalogue("supervision_expectations", SupervisionExpectation, "framework/supervision.yaml"),
    Catalogue("gates", Gate, "gates/*.yaml"),
    Catalogue("legal_statuses", LegalStatus, "duties/legal_statuses.yaml"),
    Catalogue("legal_rules", LegalRule, "duties/rules/*.yaml"),
    Catalogue("status_duties", StatusDuty, "duties/by_status.yaml"),
    Catalogue("pathways", Pathway, "pathways/pathways.yaml"),
    Catalogue("pathway_steps", PathwayStep, "pathways/steps/*.yaml"),
    Catalogue("pathway_facts", PathwayFact, "pathways/facts.yaml"),
    Catalogue("pathway_conflicts", PathwayConflict, "pathways/conflicts.yaml"),
    Catalogue("breakdown_factors", BreakdownFactor, "breakdown/factors.yaml", "breakdown/research.yaml"),
    Catalogue("success_factors", SuccessFactor, "breakdown/success.yaml"),
    Catalogue("management_patterns", ManagementPattern, "breakdown/management.yaml"),
    Catalogue("studies", Study, "breakdown/studies.yaml"),
    Catalogue("statistics", Statistic, "breakdown/statistics.yaml"),
    Catalogue("plan_elements", PlanElement, "plans/elements/*.yaml"),
    Catalogue("triggers", Trigger, "plans/triggers.yaml"),
    Catalogue("tonight_questions", TonightQuestion, "plans/tonight.yaml"),
    Catalogue("services", ServiceKind, "plans/services.yaml"),
    Catalogue("group_meetings", GroupMeetingFact, "plans/group_meetings.yaml"),
    Catalogue("actions", ActionFor, "plans/actions/*.yaml"),
    Catalogue("parameters", Parameter, "parameters.yaml", "pattern_parameters.yaml", "duty_parameters.yaml"),
    Catalogue("words", WordList, "words.yaml"),
    Catalogue("factor_words", FactorWords, "lexicon/factors/*.yaml"),
    Catalogue("kind_words", KindWords, "lexicon/kinds.yaml"),
    Catalogue("cue_words", CueWords, "lexicon/cues.yaml"),
    Catalogue("detectors", DetectorCard, "rule_cards/detectors.yaml"),
    Catalogue("left_out", LeftOut, "left_out.yaml"),
)

CATALOGUES: Final[Mapping[str, Catalogue]] = MappingProxyType({catalogue.name: catalogue for catalogue in _ALL})

CARD_FILES: Final = "rule_cards/*.yaml"
"""The files of rule cards: each names its pass once and then its cards. `detectors.yaml` is a catalogue like others."""

CARD_FOLDER: Final = "rule_cards/"
"""The folder of the rule cards and the detector cards."""

EDITION_FILE: Final = "edition.yaml"
"""The day this edition of the knowledge is dated, in a file of its own so that it is changed on purpose."""

CONDITIONS_FILE: Final = "conditions.json"
"""The conditions of the rules, read back from the engine's code as plain data."""

SET_BY_CATALOGUE: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {"risk_factors": {"kind": "risk"}, "protective_factors": {"kind": "protective"}}
)
"""Fields an author never writes, because the catalogue an entry stands in settles them."""


def catalogue_of_file(file: str) -> Catalogue | None:
    """The catalogue that belongs in a file, or none where the file is no place for a catalogue."""
    for catalogue in _ALL:
        if catalogue.stands_in(file):
            return catalogue
    return None


def is_card_file(file: str) -> bool:
    """Whether a file holds rule cards."""
    return catalogue_of_file(file) is None and is_place(file, CARD_FILES)
