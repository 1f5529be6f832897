"""Measures everything in one run and writes it down: `python -m benchmarks.run` from the top of the checkout.

Writes benchmarks/measured.md, or the file named, and prints the same. Ends with 1 where CLIPS and experta disagree on
any conclusion, whatever the times are: a time that misses its aim is a figure, a disagreement is a fault.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.clips_passes import measure_clips
from benchmarks.cold_start import measure_command, measure_engine
from benchmarks.growth import measure_build, measure_growth
from benchmarks.memory import measure_memory
from benchmarks.report import Measured, report

MEASURED = Path(__file__).with_name("measured.md")


def main(arguments: Sequence[str]) -> int:
    """Measure, write and print; the exit code."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    build, network = measure_build()
    measured = Measured(
        load=load,
        command=measure_command(),
        process=measure_engine(),
        build=build,
        network=network,
        growth=measure_growth(),
        memory=measure_memory(),
        compared=measure_clips(),
    )
    text = report(measured)
    Path(arguments[0] if arguments else MEASURED).write_text(text, encoding="utf-8")
    print(text)
    return 1 if any(row.disagreements for row in measured.compared) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
