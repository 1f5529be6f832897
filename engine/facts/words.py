"""The words the fields of facts may hold."""

from __future__ import annotations

READINGS = frozenset({"best", "worst", "ratings_best", "ratings_worst"})
ENDS = frozenset({"best", "worst"})
YES_NO = frozenset({"yes", "no"})
SOME_NONE = frozenset({"some", "none"})
STATUSES = frozenset({"present", "being_addressed", "addressed", "absent", "open"})
LEVELS = frozenset({"none", "limited", "evidenced", "sustained"})
VOTES = frozenset({"low", "medium", "high"})
CLASSES = frozenset({"low", "medium", "high", "severe"})
RUNS = frozenset({"none", "shorter", "sustained"})
DIRECTIONS = frozenset({"against_optimism", "against_pessimism"})
SUPPORTS = frozenset({"unsupported", "self_report_only", "stale", "contested", "stands"})
