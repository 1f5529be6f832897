"""Whether plans, agreements and goals hold what they are to hold (facts sheet 8).

One plain function for each plan element that says what it is read from, run before pass PLAN. It looks up and counts,
and concludes nothing. Silence is `silent`, never done; free text that cannot be read for certain is silent too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from engine.ahead.checks import agreements, contingency, family_time, goals, monitoring, safety
from engine.gates.at import At, GateRead

CHECKS: Final[Mapping[str, Callable[[At], GateRead]]] = MappingProxyType(
    {
        **agreements.CHECKS,
        **contingency.CHECKS,
        **family_time.CHECKS,
        **goals.CHECKS,
        **monitoring.CHECKS,
        **safety.CHECKS,
    }
)
"""How each check is read, by the id of its plan element."""

__all__ = ["CHECKS"]
