"""The answer made a second time: facts gathered from the case, conclusions by the plain matcher, told by the spine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine import assess as assessing
from engine.assessment import Assessment
from engine.case import Case
from explanations import spine
from explanations.voices import spine_for
from homeward.replaying.matcher import Matcher
from knowledge_base import Knowledge

MATCHER = Matcher()


def rederived_assessment(
    case: Case, knowledge: Knowledge, as_of: date | None = None, supposed: Mapping[str, str] | None = None
) -> Assessment:
    """What the engine's `assess` gives, with the plain matcher in the place of its inference. Raises EngineError."""
    usual = assessing.inference
    assessing.inference = lambda: MATCHER  # type: ignore[assignment]  # the same `run`
    try:
        return assessing.assess(case, knowledge, as_of=as_of, supposed=supposed)
    finally:
        assessing.inference = usual


def rederived(
    case: Case,
    knowledge: Knowledge,
    as_of: date | None = None,
    supposed: Mapping[str, str] | None = None,
    reader: str = "worker",
) -> dict[str, Any]:
    """The whole answer as plain data, as `assess --format json` prints it for a reader."""
    assessment = rederived_assessment(case, knowledge, as_of, supposed)
    told: dict[str, Any] = spine(assessment) if reader == "worker" else spine_for(assessment, reader)
    return told
