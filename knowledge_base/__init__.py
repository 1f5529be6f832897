"""What the framework says: catalogues of knowledge, read strictly and checked. It knows no case and no engine.

Everything another package may use is named here, and `knowledge_base.check.check_knowledge` beside it.
"""

from __future__ import annotations

from knowledge_base.faults import KnowledgeError, KnowledgeFault, nearest
from knowledge_base.knowledge import AnyEntry, Knowledge
from knowledge_base.loading import load_knowledge
from knowledge_base.shapes.capacity import (
    Band,
    CapacityMethod,
    CutOff,
    EngagementType,
    GoalLevel,
    Measure,
    MeasureUse,
    SignOfRealChange,
    SignToCheck,
    StageOfChange,
)
from knowledge_base.shapes.cards import PASSES, DetectorCard, RuleCard
from knowledge_base.shapes.entry import PROVENANCE_SAID, Citation, Entry, LeftOut, Prompts, Source
from knowledge_base.shapes.factor import DOMAINS, Factor
from knowledge_base.shapes.practice import EventType, HarmNote, HarmType, Parameter, WordList
from knowledge_base.shapes.table import (
    Finding,
    Origin,
    PublishedRow,
    Reclassification,
    RiskClass,
    SpecialCase,
    StaticDynamic,
    TableRow,
    Timescale,
)

__all__ = [
    "DOMAINS",
    "PASSES",
    "PROVENANCE_SAID",
    "AnyEntry",
    "Band",
    "CapacityMethod",
    "Citation",
    "CutOff",
    "DetectorCard",
    "EngagementType",
    "Entry",
    "EventType",
    "Factor",
    "Finding",
    "GoalLevel",
    "HarmNote",
    "HarmType",
    "Knowledge",
    "KnowledgeError",
    "KnowledgeFault",
    "LeftOut",
    "Measure",
    "MeasureUse",
    "Origin",
    "Parameter",
    "Prompts",
    "PublishedRow",
    "Reclassification",
    "RiskClass",
    "RuleCard",
    "SignOfRealChange",
    "SignToCheck",
    "Source",
    "SpecialCase",
    "StageOfChange",
    "StaticDynamic",
    "TableRow",
    "Timescale",
    "WordList",
    "load_knowledge",
    "nearest",
]
