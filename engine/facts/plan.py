"""Gates of the stages, duties in law, and what the framework says at a class (pass PLAN)."""

from __future__ import annotations

from typing import ClassVar

from engine.fact import IDS, TEXT, CaseFact, Conclusion, Vocabulary
from engine.facts.words import CLASSES, YES_NO

STAGES = frozenset({"stage_1", "stage_2", "stage_3", "stage_4", "stage_5"})
GATE_FOUND = frozenset({"done", "not_done", "silent", "not_for"})
DUTY_STATES = frozenset({"due", "overdue", "done", "unknown", "not_covered"})
SPECIAL_CASES = frozenset(
    {"sc_votes_with_feet", "sc_court_directs", "sc_already_home", "sc_siblings", "sc_two_parents"}
)

# What a fact and the conclusion from it both say.
_GATE: dict[str, Vocabulary] = {"proposal": TEXT, "gate": TEXT, "stage": STAGES, "missing": IDS}
_DUTY: dict[str, Vocabulary] = {"proposal": TEXT, "duty": TEXT, "due": TEXT, "certain": YES_NO, "note": TEXT}
_AT_CLASS: dict[str, Vocabulary] = {
    "proposal": TEXT,
    "stage": frozenset({"stage_2", "stage_4"}),
    "class": CLASSES | {"not_classified"},
    "not_excluded": frozenset({"low", "severe", "neither"}),
}
_CIRCUMSTANCE: dict[str, Vocabulary] = {
    "proposal": TEXT,
    "case": SPECIAL_CASES,
    "how": frozenset({"is_so", "could_be"}),
}


class GateRecord(CaseFact):
    """What the case file shows of one gate: done, not done, silent, or a gate that is not for this child.

    `missing` are the ids of what is wanting (adults, factors, steps) where the record names them.
    """

    kind: ClassVar[str] = "gate_record"
    fields = {**_GATE, "found": GATE_FOUND}


class Gate(Conclusion):
    """A gate: met, not met, unknown, or one that does not apply."""

    kind = "gate"
    named_after = ("proposal", "gate")
    fields = {**_GATE, "state": frozenset({"met", "not_met", "unknown", "does_not_apply"})}


class DutyRecord(CaseFact):
    """One duty the child's legal status asks for, with the day it falls due ("" where none can be reckoned).

    `certain` is no where that day was reckoned over a year whose bank holidays are not yet proclaimed; `note` is a
    word for what the record lacks.
    """

    kind: ClassVar[str] = "duty_record"
    fields = {**_DUTY, "found": DUTY_STATES}


class Duty(Conclusion):
    """A duty: due, overdue, done, unknown, or not covered by this tool."""

    kind = "duty"
    named_after = ("proposal", "duty")
    fields = {**_DUTY, "state": DUTY_STATES}


class AtClassRecord(CaseFact):
    """The class on the evidence, put to one of the two stages at which it is decided on."""

    kind: ClassVar[str] = "at_class_record"
    fields = _AT_CLASS


class AtClass(Conclusion):
    """What the framework says at one class and stage. It instructs nobody."""

    kind = "at_class"
    named_after = ("proposal", "stage")
    fields = _AT_CLASS


class CircumstanceRecord(CaseFact):
    """A circumstance of this case that the table alone does not settle, and how it shows."""

    kind: ClassVar[str] = "circumstance_record"
    fields = _CIRCUMSTANCE


class SpecialCase(Conclusion):
    """A special case of the framework that this case is, and what the framework says of it."""

    kind = "special_case"
    named_after = ("proposal", "case")
    fields = _CIRCUMSTANCE


# What a fact about the child's voice and the conclusion from it both say; days are texts, "" for none.
_VOICE: dict[str, Vocabulary] = {
    "proposal": TEXT,
    "child": TEXT,
    "state": frozenset({"none", "undated", "before_event", "lapsed", "current"}),
    "alone": frozenset({"yes", "no", "not_recorded"}),
    "on": TEXT,
    "since": TEXT,
}


class VoiceRecord(CaseFact):
    """The newest view of the child's on record, and the last important event since it."""

    kind: ClassVar[str] = "voice_record"
    fields = _VOICE


class ChildVoice(Conclusion):
    """How far the record carries the child's own voice."""

    kind = "child_voice"
    named_after = ("proposal",)
    fields = _VOICE


# What a fact about a step of the local pathway and the conclusion from it both say; days are texts, "" for none.
_PATHWAY: dict[str, Vocabulary] = {
    "proposal": TEXT,
    "step": TEXT,
    "state": frozenset({"done", "not_done", "silent"}),
    "opens": TEXT,
    "due": TEXT,
    "late": YES_NO,
}


class PathwayRecord(CaseFact):
    """What the case file says of one step of its pathway, and the days the step falls on."""

    kind: ClassVar[str] = "pathway_record"
    fields = _PATHWAY


class StepOfPathway(Conclusion):
    """A step of the case's local pathway: on record, not done, or not written of."""

    kind = "pathway_step"
    named_after = ("proposal", "step")
    fields = _PATHWAY
