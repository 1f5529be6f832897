"""Measures everything in one run and writes it down: `python -m benchmarks.run` from the top of the checkout.

Writes benchmarks/measured.md, or the file named, and prints the same. Ends with 1 where CLIPS and experta disagree on
any conclusion, whatever the times are: a time that misses its aim is a figure, a disagreement is a fault.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.clips_passes import Compared, measure_clips
from benchmarks.cold_start import measure_command, measure_engine
from benchmarks.growth import Growth, exponents, measure_build, measure_growth
from benchmarks.memory import Memory, measure_memory
from benchmarks.timing import Spread

MEASURED = Path(__file__).with_name("measured.md")
AIM_300, AIM_BUILD, AIM_COLD, AIM_EXPONENT = 0.150, 0.100, 0.7, 1.1
SPREAD_HEAD = "least | middle | most"


def main(arguments: Sequence[str]) -> int:
    """Measure, write and print; the exit code."""
    before = _load()
    cold, cold_engine = measure_command(), measure_engine()
    build, network = measure_build()
    growth = measure_growth()
    memory = measure_memory()
    compared = measure_clips()
    lines = [
        *_head(before),
        *_aims(growth, network, cold),
        *_growth(growth),
        *_starting(build, network, cold, cold_engine),
        *_memory(memory),
        *_clips(compared),
    ]
    text = "\n".join(lines) + "\n"
    Path(arguments[0] if arguments else MEASURED).write_text(text, encoding="utf-8")
    print(text)
    return 1 if any(row.disagreements for row in compared) else 0


def _load() -> str:
    """How busy the machine was before anything was measured, where the system says so."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"


def _head(before: str) -> Iterator[str]:
    yield "# Measured\n"
    yield "Written by `python -m benchmarks.run`; every figure is from the one run. Times are in milliseconds unless"
    yield "said otherwise, and include whatever else the machine was doing: compare runs by their least times.\n"
    yield f"- Day: {datetime.now(UTC).date().isoformat()}"
    yield f"- Machine: {platform.system()} on {platform.machine()}, {os.cpu_count()} cores; load before the run {before}"
    yield f"- Python: {platform.python_implementation()} {platform.python_version()}\n"


def _aims(growth: Sequence[Growth], network: Spread, cold: Spread | None) -> Iterator[str]:
    steepest = max(found for _, _, found in exponents(growth))
    short = growth[0].engine
    yield "## Against the aims\n"
    yield "| what | aim | least | middle | least within the aim | middle within the aim |"
    yield "| --- | --- | ---: | ---: | --- | --- |"
    yield _aim(f"{growth[0].entries} entries, network built, ms", AIM_300, short)
    yield _aim("building the network, ms", AIM_BUILD, network)
    if cold is None:
        yield "| cold start of `homeward assess`, ms | under 700 | not measured: the command is not there | | | |"
    else:
        yield _aim("cold start of `homeward assess`, ms", AIM_COLD, cold)
    yield f"| steepest growth exponent | at most {AIM_EXPONENT} | {steepest:.2f} | | {_met(steepest <= AIM_EXPONENT)} | |\n"


def _aim(what: str, aim: float, found: Spread) -> str:
    least, middle = _met(found.least < aim), _met(found.middle < aim)
    return f"| {what} | under {aim * 1000:.0f} | {found.least * 1000:.1f} | {found.middle * 1000:.1f} | {least} | {middle} |"


def _met(within: bool) -> str:
    return "yes" if within else "**no**"


def _growth(growth: Sequence[Growth]) -> Iterator[str]:
    yield "## Growth with the chronology\n"
    yield "The engine is `assess` with the knowledge loaded and the network built. Making the case from values in memory,"
    yield "its checks included, is apart; so is reading a file.\n"
    yield f"| entries | engine: {SPREAD_HEAD} | runs | facts | conclusions | making the case: {SPREAD_HEAD} |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in growth:
        counts = f"{row.engine.times} | {row.facts:,} | {row.conclusions:,}"
        yield f"| {row.entries:,} | {row.engine.in_ms()} | {counts} | {row.reading.in_ms()} |"
    told = [f"{small:,} to {large:,}: {found:.2f}" for small, large, found in exponents(growth)]
    yield f"\nGrowth exponent of the least times (1 is in step with the entries): {'; '.join(told)}.\n"


def _starting(build: Spread, network: Spread, cold: Spread | None, engine: Spread) -> Iterator[str]:
    yield "## Starting\n"
    yield f"| what | {SPREAD_HEAD} | runs |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    yield f"| checking every rule and building the network | {build.in_ms()} | {build.times} |"
    yield f"| of that, building the network | {network.in_ms()} | {network.times} |"
    yield f"| a new process that reads and assesses one case of the casebook | {engine.in_ms()} | {engine.times} |"
    if cold is not None:
        yield f"| `homeward assess` on the same case, in a new process | {cold.in_ms()} | {cold.times} |"
    yield ""


def _memory(memory: Sequence[Memory]) -> Iterator[str]:
    yield "## Memory at its peak\n"
    yield "Each size in a process of its own, in MiB. What assessing allocates is counted by tracemalloc.\n"
    yield "| entries | process, before the case | process, after the answer | allocated by assessing |"
    yield "| ---: | ---: | ---: | ---: |"
    for row in memory:
        cells = " | ".join("not known" if size is None else f"{size / 2**20:,.1f}" for size in (row.before, row.after))
        yield f"| {row.entries:,} | {cells} | {row.assessing / 2**20:,.1f} |"
    yield ""


def _clips(compared: Sequence[Compared]) -> Iterator[str]:
    yield "## Passes VOTE and CLASSIFY in CLIPS\n"
    yield "The same rules, made from `knowledge_base/conditions.json`, over the same facts. *In CLIPS* starts with the facts"
    yield "inside CLIPS; *handed over* has Python hand each fact to CLIPS first. The ratio is experta by in CLIPS.\n"
    yield f"| case | facts | conclusions | disagreements | experta: {SPREAD_HEAD} | in CLIPS: {SPREAD_HEAD} | handed over, middle | ratio |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in compared:
        counts = f"{row.case} | {row.facts} | {row.conclusions} | {len(row.disagreements)}"
        if row.experta is None or row.clips is None or row.clips_from_python is None:
            yield f"| {counts} | | | | | | | | |"
            continue
        handed = f"{row.clips_from_python.middle * 1000:,.1f}"
        yield f"| {counts} | {row.experta.in_ms()} | {row.clips.in_ms()} | {handed} | {row.ratio:,.0f} |"
    found = [f"- {row.case}: {what}" for row in compared for what in row.disagreements]
    if found:
        yield "\n**The engines disagree.** One of them is wrong; find out which before anything is released.\n"
        yield from found
    else:
        yield "\nBoth engines reach the same conclusions on every case above."


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
