"""How much memory one assessment takes at its peak, each measured in a process of its own.

`python -m benchmarks.memory 3000` measures one size in this process and prints what it found as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

from benchmarks.growth import SEED, SIZES
from benchmarks.large_cases import large_case
from engine.assess import assess, inference
from engine.case import case_from_values
from knowledge_base import load_knowledge

STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Memory:
    """Peaks in bytes: of the whole process before and after the case, and of what assessing alone allocates.

    The first two are None on a system that does not tell a process its peak.
    """

    entries: int
    before: int | None
    after: int | None
    assessing: int


def measure_memory() -> list[Memory]:
    """The peaks of each size, each from a fresh process. Raises CalledProcessError where one fails."""
    found = []
    for entries in SIZES:
        command = [sys.executable, "-m", "benchmarks.memory", str(entries)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found.append(Memory(**json.loads(told)))
    return found


def measure_here(entries: int) -> dict[str, int | None]:
    """The peaks of this process: with knowledge and network ready, and then once a case of this size is assessed."""
    knowledge = load_knowledge()
    inference()
    before = _peak()
    case = case_from_values(large_case(entries, SEED))
    assess(case, knowledge)
    after = _peak()
    # Counting every allocation slows the work down many times over, so it is done last and never while time is taken.
    tracemalloc.start()
    assess(case, knowledge)
    _, assessing = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return {"entries": entries, "before": before, "after": after, "assessing": assessing}


def _peak() -> int | None:
    """The most memory this process has held so far, in bytes.

    Read from Linux's own account where there is one: what `getrusage` tells there begins with the peak of the process
    that started this one, which here is the larger.
    """
    if STATUS.is_file():
        line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    print(json.dumps(measure_here(int(sys.argv[1]))))
