"""What could end this return, and what is planned against it (pass PLAN)."""

from __future__ import annotations

from typing import ClassVar

from engine.fact import IDS, TEXT, CaseFact, Conclusion, Vocabulary
from engine.facts.plan import GATE_FOUND
from engine.facts.words import YES_NO

COVER_STATES = frozenset({"covered", "waiting", "uncovered", "no_risk"})
ACTIONS = frozenset({"start", "aim", "reword", "waiting", "renew", "keep"})
BROKEN = frozenset({"rating", "trigger", "visit", "service", "wish", "household", "goal", "new_risk", "safety"})

# What a fact and the conclusion from it both say. Days are texts, "" for none.
_INDICATOR: dict[str, Vocabulary] = {"proposal": TEXT, "indicator": TEXT}
_PROMPT: dict[str, Vocabulary] = {
    "proposal": TEXT,
    "trigger": TEXT,
    "planned": frozenset({"none", "partly", "whole"}),
    "missing": IDS,
}
_COVER: dict[str, Vocabulary] = {
    "proposal": TEXT,
    "of": frozenset({"risk", "action"}),
    "matter": TEXT,
    "subject": TEXT,
    "factor": TEXT,
    "state": COVER_STATES,
}
_CHECK: dict[str, Vocabulary] = {"proposal": TEXT, "element": TEXT, "missing": IDS}
_ADVICE: dict[str, Vocabulary] = {
    "proposal": TEXT,
    "subject": TEXT,
    "factor": TEXT,
    "action": ACTIONS,
    "by": TEXT,
    "settles": YES_NO,
    "late": YES_NO,
}
_STORY: dict[str, Vocabulary] = {
    "proposal": TEXT,
    "trigger": TEXT,
    "factor": TEXT,
    "of": TEXT,
    "on": TEXT,
    "how": frozenset({"concern", "ended_return"}),
}
_TRIP: dict[str, Vocabulary] = {
    "proposal": TEXT,
    "entry": TEXT,
    "on": TEXT,
    "assumption": TEXT,
    "broken": BROKEN,
    "factor": TEXT,
}


class IndicatorRecord(CaseFact):
    """Whether the record shows something that goes with returns that end."""

    kind: ClassVar[str] = "indicator_record"
    fields = {**_INDICATOR, "found": frozenset({"present", "absent", "unknown"})}


class Indicator(Conclusion):
    """A breakdown indicator: present, absent or unknown in this case. No odds belong to it."""

    kind = "indicator"
    named_after = ("proposal", "indicator")
    fields = {**_INDICATOR, "state": frozenset({"present", "absent", "unknown"})}


class PromptRecord(CaseFact):
    """A trigger this case makes likely, and how much of a plan there is for it; `missing` are the parts it lacks."""

    kind: ClassVar[str] = "prompt_record"
    fields = _PROMPT


class ContingencyPrompt(Conclusion):
    """A trigger to plan for, with what the plan does not say about it."""

    kind = "contingency_prompt"
    named_after = ("proposal", "trigger")
    fields = _PROMPT


class CoverRecord(CaseFact):
    """A present risk and whether an action is on record for it; or an action, and whether a risk is."""

    kind: ClassVar[str] = "cover_record"
    fields = _COVER


class Cover(Conclusion):
    """How risks and actions meet."""

    kind = "cover"
    named_after = ("proposal", "of", "subject", "matter")
    fields = _COVER


class PlanCheckRecord(CaseFact):
    """What the case file shows of one thing a plan is to hold; `missing` are the rows or factors it is wanting in."""

    kind: ClassVar[str] = "plan_check_record"
    fields = {**_CHECK, "found": GATE_FOUND}


class PlanCheck(Conclusion):
    """A check on the plan: met, not met, unknown, or one that does not apply."""

    kind = "plan_check"
    named_after = ("proposal", "element")
    fields = {**_CHECK, "state": frozenset({"met", "not_met", "unknown", "does_not_apply"})}


class AdviceRecord(CaseFact):
    """A risk that can change, what is on record against it, and the day it is to be reached by."""

    kind: ClassVar[str] = "advice_record"
    fields = _ADVICE


class Recommendation(Conclusion):
    """What could be done about one risk: begin, reword, find another way, renew or go on."""

    kind = "recommendation"
    named_after = ("proposal", "subject", "factor")
    fields = _ADVICE


class StoryRecord(CaseFact):
    """A row of the record from which a way in which this return could end can be told (`of` is the row's id)."""

    kind: ClassVar[str] = "story_record"
    fields = _STORY


class Story(Conclusion):
    """One way in which this return could end, told as if looking back."""

    kind = "story"
    named_after = ("proposal", "how", "trigger", "of")
    fields = _STORY


class TripRecord(CaseFact):
    """A row that came after the plan was settled and does not go with something the plan takes for granted."""

    kind: ClassVar[str] = "trip_record"
    fields = _TRIP


class Tripped(Conclusion):
    """An assumption of the plan that a later row broke."""

    kind = "tripped"
    named_after = ("proposal", "broken", "assumption", "entry")
    fields = _TRIP
