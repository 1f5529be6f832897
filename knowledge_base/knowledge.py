"""The knowledge as the rest of Homeward sees it: one mapping per catalogue, and one way to find any entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from knowledge_base.faults import KnowledgeError, KnowledgeFault, nearest
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
from knowledge_base.shapes.cards import DetectorCard, RuleCard
from knowledge_base.shapes.entry import Entry, LeftOut, Source
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
from knowledge_base.shapes.local import LocalFile, Overridden
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

AnyEntry = Entry | Source | RuleCard | DetectorCard
"""Whatever has an id and can be pointed to: an entry of a catalogue, a source, a rule card or a detector card."""


@dataclass(frozen=True)
class Knowledge:
    """All that is held to be so: the catalogues, the cards, and which files they came from.

    Every mapping goes from id to entry, in the order of the files, and cannot be changed. `hash` is the SHA-256 of
    the files in `files` (YAML and conditions), in that order; it changes when any word of the knowledge does.
    `local` is a council's own file laid over the shipped edition, and `overridden` what of it is not as shipped.
    """

    edition: str
    hash: str
    files: tuple[str, ...]
    sources: Mapping[str, Source]
    risk_factors: Mapping[str, Factor]
    protective_factors: Mapping[str, Factor]
    classes: Mapping[str, RiskClass]
    table_rows: Mapping[str, TableRow]
    special_cases: Mapping[str, SpecialCase]
    origins: Mapping[str, Origin]
    timescales: Mapping[str, Timescale]
    reclassification: Mapping[str, Reclassification]
    findings: Mapping[str, Finding]
    static_dynamic: Mapping[str, StaticDynamic]
    capacity_methods: Mapping[str, CapacityMethod]
    stages_of_change: Mapping[str, StageOfChange]
    engagement_types: Mapping[str, EngagementType]
    signs_of_real_change: Mapping[str, SignOfRealChange]
    signs_to_check: Mapping[str, SignToCheck]
    goal_attainment: Mapping[str, GoalLevel]
    measures: Mapping[str, Measure]
    measure_use: Mapping[str, MeasureUse]
    harm_types: Mapping[str, HarmType]
    harm_notes: Mapping[str, HarmNote]
    event_types: Mapping[str, EventType]
    bias_findings: Mapping[str, BiasFinding]
    biases: Mapping[str, Bias]
    countermeasures: Mapping[str, Countermeasure]
    chronology_facts: Mapping[str, ChronologyFact]
    chronology_fields: Mapping[str, ChronologyField]
    patterns: Mapping[str, Pattern]
    chronology_faults: Mapping[str, ChronologyFault]
    framework_facts: Mapping[str, FrameworkFact]
    scopes: Mapping[str, Scope]
    definitions: Mapping[str, Definition]
    principles: Mapping[str, Principle]
    roles: Mapping[str, Role]
    stages: Mapping[str, Stage]
    stage_facts: Mapping[str, StageFact]
    co_working: Mapping[str, CoWorking]
    voice_methods: Mapping[str, VoiceMethod]
    tools: Mapping[str, Tool]
    supervision_expectations: Mapping[str, SupervisionExpectation]
    gates: Mapping[str, Gate]
    legal_statuses: Mapping[str, LegalStatus]
    legal_rules: Mapping[str, LegalRule]
    status_duties: Mapping[str, StatusDuty]
    pathways: Mapping[str, Pathway]
    pathway_steps: Mapping[str, PathwayStep]
    pathway_facts: Mapping[str, PathwayFact]
    pathway_conflicts: Mapping[str, PathwayConflict]
    breakdown_factors: Mapping[str, BreakdownFactor]
    success_factors: Mapping[str, SuccessFactor]
    management_patterns: Mapping[str, ManagementPattern]
    studies: Mapping[str, Study]
    statistics: Mapping[str, Statistic]
    plan_elements: Mapping[str, PlanElement]
    triggers: Mapping[str, Trigger]
    tonight_questions: Mapping[str, TonightQuestion]
    services: Mapping[str, ServiceKind]
    group_meetings: Mapping[str, GroupMeetingFact]
    actions: Mapping[str, ActionFor]
    parameters: Mapping[str, Parameter]
    words: Mapping[str, WordList]
    factor_words: Mapping[str, FactorWords]
    kind_words: Mapping[str, KindWords]
    cue_words: Mapping[str, CueWords]
    detectors: Mapping[str, DetectorCard]
    left_out: Mapping[str, LeftOut]
    cards: Mapping[str, RuleCard]
    catalogues: Mapping[str, Mapping[str, AnyEntry]] = field(repr=False)
    local: LocalFile | None = None
    overridden: tuple[Overridden, ...] = ()

    @cached_property
    def factors(self) -> Mapping[str, Factor]:
        """Risk factors, then protective factors."""
        return MappingProxyType({**self.risk_factors, **self.protective_factors})

    @cached_property
    def all_entries(self) -> Mapping[str, AnyEntry]:
        """Everything that has an id, sources and cards too; entries left out are not among them."""
        return MappingProxyType({id_: entry for entries in self.catalogues.values() for id_, entry in entries.items()})

    @cached_property
    def _catalogue_of(self) -> Mapping[str, str]:
        return {id_: name for name, entries in self.catalogues.items() for id_ in entries}

    def __hash__(self) -> int:
        """Equal knowledge has equal files; the rest of Homeward may keep what it works out per knowledge."""
        return hash(self.hash)

    def __iter__(self) -> Iterator[AnyEntry]:
        """Every entry, catalogue by catalogue."""
        return iter(self.all_entries.values())

    def entry(self, id_: str) -> AnyEntry:
        """The entry of that id, from whichever catalogue holds it.

        Raises KnowledgeError, naming the nearest right id, where no catalogue holds it.
        """
        if (found := self.all_entries.get(id_)) is not None:
            return found
        raise KnowledgeError([self._absent(id_)])

    def catalogue_of(self, id_: str) -> str:
        """The catalogue an entry stands in, which is its kind. Raises KnowledgeError as `entry` does."""
        if (name := self._catalogue_of.get(id_)) is not None:
            return name
        raise KnowledgeError([self._absent(id_)])

    def _absent(self, id_: str) -> KnowledgeFault:
        return KnowledgeFault(
            file="knowledge_base",
            line=0,
            entry=id_,
            reason="is in no catalogue",
            nearest=nearest(id_, self.all_entries),
            to_do="Correct the id, or enter it in the catalogue it belongs to",
        )
