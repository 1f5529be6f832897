"""Gates: what the record shows of each check before a stage is left (facts sheet, appendix B).

One plain function for each entry of the catalogue of gates; they run before pass PLAN, look up and count, and conclude
nothing: the rules say what is met. Silence is `silent`, never done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from engine.gates import stage_1, stage_2, stage_3, stage_4, stage_5
from engine.gates.at import At, GateRead

GATES: Final[Mapping[str, Callable[[At], GateRead]]] = MappingProxyType(
    {**stage_1.GATES, **stage_2.GATES, **stage_3.GATES, **stage_4.GATES, **stage_5.GATES}
)
"""How each gate is read, by its id in the catalogue, in the order of the stages."""

__all__ = ["GATES", "At", "GateRead"]
