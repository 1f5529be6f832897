"""How we say it: the answer as plain data, as a page, and as a chain of reasons. No rule is stated here."""

from __future__ import annotations

from explanations.report import plan_report, report, to_terminal, to_text
from explanations.sentences import SayingFault
from explanations.spine import canonical_json, spine
from explanations.why import NothingOfThatName, why
from explanations.why_text import why_text

__all__ = [
    "NothingOfThatName",
    "SayingFault",
    "canonical_json",
    "plan_report",
    "report",
    "spine",
    "to_terminal",
    "to_text",
    "why",
    "why_text",
]
