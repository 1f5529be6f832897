"""What to do with the challenges, how the evidence bears on four explanations, and what to ask (pass ADVISE)."""

from __future__ import annotations

from typing import ClassVar

from engine.fact import TEXT, CaseFact, Conclusion
from engine.facts.words import YES_NO

HYPOTHESES = frozenset({"as_planned", "with_conditions", "not_yet", "not_in_childhood"})
WEIGHS_AGAINST = frozenset(
    {
        "harm_grave", "harm_unmoved", "harm", "worked_on", "other_present", "answered", "history", "red_list",
        "possible", "practice", "minor", "doubt", "opposed", "return_ended", "reason_open", "theme",
    }
)  # fmt: skip
WEIGHS_FOR = frozenset({"lasted", "begun", "seen_once", "own_word", "attended", "protects", "wanted", "cleared"})


class HeldRecord(CaseFact):
    """A challenge with what decides where it goes: severe, between the readings, answered (semantics 6.5)."""

    kind: ClassVar[str] = "held_record"
    fields = {
        "proposal": TEXT,
        "challenge": TEXT,
        "severe": YES_NO,
        "differs": YES_NO,
        "answered": frozenset({"no", "yes", "overtaken"}),
    }


class Agenda(Conclusion):
    """Where an unanswered challenge goes: it holds the stage-2 gate, or it stands on the supervision agenda."""

    kind = "agenda"
    named_after = ("proposal", "challenge")
    fields = {"proposal": TEXT, "challenge": TEXT, "place": frozenset({"stage_2_gate", "supervision_agenda"})}


class EvidenceRecord(CaseFact):
    """Evidence of one weight on one matter, in one direction (semantics 6.7; decision 0008 H)."""

    kind: ClassVar[str] = "evidence_record"
    fields = {
        "proposal": TEXT,
        "direction": frozenset({"for", "against"}),
        "weighs": WEIGHS_AGAINST | WEIGHS_FOR,
        "matter": TEXT,
    }


class Fit(Conclusion):
    """Which of the four explanations the evidence fits, and which it speaks against."""

    kind = "fit"
    named_after = ("proposal", "direction", "weighs", "matter")
    fields = {
        "proposal": TEXT,
        "direction": frozenset({"for", "against"}),
        "weighs": TEXT,
        "matter": TEXT,
        **{hypothesis: frozenset({"fits", "against"}) for hypothesis in sorted(HYPOTHESES)},
    }


class HypothesisRecord(CaseFact):
    """One explanation with its place by least contradiction, and what of it is unanswered (semantics 6.7)."""

    kind: ClassVar[str] = "hypothesis_record"
    fields = {
        "proposal": TEXT,
        "hypothesis": HYPOTHESES,
        "against": frozenset({"none", "some"}),
        "least": YES_NO,
        "tied": YES_NO,
        "matters": TEXT,
    }


class Hypothesis(Conclusion):
    """One explanation beside the others, never the answer: what is least contradicted is not therefore so."""

    kind = "hypothesis"
    named_after = ("proposal", "hypothesis")
    fields = {
        "proposal": TEXT,
        "hypothesis": HYPOTHESES,
        "against": frozenset({"none", "some"}),
        "least": YES_NO,
        "tied": YES_NO,
        "matters": TEXT,
    }


class QuestionRecord(CaseFact):
    """A question for supervision that names entries of this case (facts sheet 6.2, 1.11; decision 0008 S)."""

    kind: ClassVar[str] = "question_record"
    fields = {
        "proposal": TEXT,
        "question": frozenset({"leverage", "conflict", "silence"}),
        "about": TEXT,
        "subject": TEXT,
        "factor": TEXT,
        "first": YES_NO,
    }


class Question(Conclusion):
    """A question to put in supervision, and whether it is among the first three."""

    kind = "question"
    named_after = ("proposal", "question", "about")
    fields = {
        "proposal": TEXT,
        "question": frozenset({"leverage", "conflict", "silence"}),
        "about": TEXT,
        "subject": TEXT,
        "factor": TEXT,
        "first": YES_NO,
    }
