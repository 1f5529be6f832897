"""How long it takes from typing the command to the answer, each time in a new process.

Python, every import, the knowledge, the network, one case of the casebook and its printing are all in it.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.timing import Spread, spread_of

CASEBOOK = Path(__file__).resolve().parent.parent / "casebook"
CASE = CASEBOOK / "theo.yaml"
COMMAND = "import sys; sys.argv[0] = 'homeward'; from homeward.cli import main; raise SystemExit(main())"
ENGINE = (
    "import sys; from engine.case import read_case; from engine.assess import assess; "
    "print(assess(read_case(sys.argv[1])).trace.steps_taken)"
)


def measure_command(times: int = 7) -> Spread | None:
    """The time of `homeward assess` on one case of the casebook; None where the command is not there to be run."""
    if importlib.util.find_spec("homeward") is None or importlib.util.find_spec("homeward.cli") is None:
        return None
    return _timed([sys.executable, "-c", COMMAND, "assess", str(CASE)], times)


def measure_engine(times: int = 7) -> Spread:
    """The time of a process that reads the same case and assesses it, without the command and its printing."""
    return _timed([sys.executable, "-c", ENGINE, str(CASE)], times)


def _timed(command: list[str], times: int) -> Spread:
    """Run a command once unmeasured, so that files are at hand, and then measured. Raises CalledProcessError."""
    taken, busy = [], []
    for _ in range(times + 1):
        start, start_busy = perf_counter(), _busy_so_far()
        subprocess.run(command, check=True, capture_output=True, cwd=CASEBOOK.parent)
        taken.append(perf_counter() - start)
        busy.append(_busy_so_far() - start_busy)
    return spread_of(taken[1:], busy[1:] if any(busy) else ())


def _busy_so_far() -> float:
    """The processor seconds of every finished process started from this one; 0 where the system does not tell."""
    told = os.times()
    return told.children_user + told.children_system
