"""How the time to assess a case grows with the length of its chronology (design 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.large_cases import large_case
from benchmarks.timing import Spread, exponent, timed
from engine.assess import assess, inference
from engine.case import Case, case_from_values
from engine.rules import RULE_SETS, STEPS
from engine.runner import Inference
from explanations import plan_report, report, spine, to_text
from knowledge_base import load_knowledge

SIZES = (300, 3_000, 10_000)
TIMES = {300: 15, 3_000: 7, 10_000: 5}
SEED = 1


@dataclass(frozen=True, slots=True)
class Growth:
    """One length of chronology: the time to read its case from values in memory, that of the engine, and that of the
    whole answer with its pages."""

    entries: int
    reading: Spread
    engine: Spread
    whole: Spread
    facts: int
    conclusions: int


def measure_growth(sizes: Sequence[int] = SIZES) -> list[Growth]:
    """Assess a large case of each size over and over, the knowledge loaded and the network built beforehand."""
    knowledge = load_knowledge()
    inference()
    found = []
    for entries in sizes:
        values = large_case(entries, SEED)
        reading = timed(lambda values=values: case_from_values(values), times=3)
        case = case_from_values(values)
        engine = timed(lambda case=case: assess(case, knowledge), times=TIMES.get(entries, 5))
        whole = timed(lambda case=case: _whole(case), times=max(3, TIMES.get(entries, 5) // 3))
        trace = assess(case, knowledge).trace
        found.append(Growth(entries, reading, engine, whole, len(trace.facts), len(trace.conclusions)))
    return found


def _whole(case: Case) -> int:
    """The full assessment: the engine, the answer as plain data, and as text the pages of `assess` and `plan`."""
    told = spine(assess(case))
    return len(to_text(report(told))) + len(to_text(plan_report(told)))


def exponents(found: Sequence[Growth]) -> list[tuple[int, int, float]]:
    """Between each size and the next, and last between the ends: the two sizes and the exponent of the least times.

    The least times are compared because they are disturbed least by whatever else the machine is doing.
    """
    pairs = [*zip(found, found[1:], strict=False), (found[0], found[-1])]
    return [
        (a.entries, b.entries, exponent((a.entries, a.engine.least), (b.entries, b.engine.least))) for a, b in pairs
    ]


def measure_build(times: int = 9) -> tuple[Spread, Spread]:
    """The time to check and build the rules, and of that the time of the network alone."""
    engine_class = inference().engine_class
    return timed(lambda: Inference(RULE_SETS, STEPS), times), timed(engine_class, times)
