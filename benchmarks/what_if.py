"""What-ifs of a long case: every single change, the smallest sets, and one run of the rules to confirm a set.

`python -m benchmarks.what_if` prints the least of several runs, in milliseconds.
"""

from __future__ import annotations

from benchmarks.large_cases import large_case
from benchmarks.timing import timed
from engine.assess import assess, inference
from engine.case import case_from_values
from engine.smallest_sets import smallest_sets
from engine.what_if import WhatIf
from knowledge_base import load_knowledge

ENTRIES = 300
SEED = 1
TIMES = 5


def measure() -> dict[str, float]:
    """Seconds for all single changes, for the smallest sets in both directions, and for one confirming run."""
    knowledge = load_knowledge()
    inference()
    case = case_from_values(large_case(ENTRIES, SEED))
    assessment = assess(case, knowledge)
    answer = assessment.proposals[0]

    def fresh() -> WhatIf:
        return WhatIf(knowledge, answer.sheet, answer.reader)

    def singles() -> None:
        asking = fresh()
        for options in (asking.better(), asking.worse()):
            for key, values in options.items():
                asking.outcome({key: values[-1]})

    def sets() -> None:
        asking = fresh()
        smallest_sets(asking, asking.better(), better=True)
        smallest_sets(asking, asking.worse(), better=False)

    key, values = next(iter(fresh().better().items()))
    return {
        "every single change": timed(singles, TIMES).least,
        "the smallest sets, both ways": timed(sets, TIMES).least,
        "one run of the rules that confirms a set": timed(
            lambda: assess(case, knowledge, supposed={key: values[-1]}), TIMES
        ).least,
    }


if __name__ == "__main__":
    for what, seconds in measure().items():
        print(f"{what}: {seconds * 1000:.0f}")
