"""Detectors: what the chronology shows as a whole, and traces of how the reasoning may be going wrong.

One plain function for each entry of the catalogues of patterns, faults, biases and signs; they run before pass
CHALLENGE, count and measure, and conclude nothing (semantics 8). How each reads the record: decision 0007.
"""

from __future__ import annotations

from engine.detectors import (
    biases_of_assessment,
    biases_of_view,
    biases_of_work,
    chronology,
    engagement,
    harm,
    history,
    oversight,
    phrases,
    signs_against,
    signs_for,
    signs_in_accounts,
    threshold_drift,
)
from engine.detectors.chronicle import Detector

PATTERNS: tuple[Detector, ...] = (*engagement.DETECTORS, *harm.DETECTORS, *history.DETECTORS, *oversight.DETECTORS)
"""The patterns of facts sheet 7.4."""

FAULTS: tuple[Detector, ...] = (*chronology.DETECTORS,)
"""The faults of a chronology, facts sheet 7.5."""

BIASES: tuple[Detector, ...] = (
    *biases_of_view.DETECTORS,
    *biases_of_assessment.DETECTORS,
    *biases_of_work.DETECTORS,
    *threshold_drift.DETECTORS,
    *phrases.DETECTORS,
)
"""The biases of facts sheet 6.2."""

SIGNS: tuple[Detector, ...] = (*signs_for.DETECTORS, *signs_against.DETECTORS, *signs_in_accounts.DETECTORS)
"""The signs of change of facts sheet 5.4 and 5.5."""

__all__ = ["BIASES", "FAULTS", "PATTERNS", "SIGNS"]
