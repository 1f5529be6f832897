"""What one run measured, as the tables of measured.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from benchmarks.clips_passes import Compared
from benchmarks.growth import Growth, exponents
from benchmarks.memory import Memory
from benchmarks.timing import Spread

AIM_300, AIM_BUILD, AIM_COLD, AIM_EXPONENT = 0.150, 0.100, 0.7, 1.1
SPREAD_HEAD = "least | middle | most | processor, least"


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything of one run; ``load`` is how busy the machine was before it, None where the system does not say."""

    load: float | None
    command: Spread | None
    process: Spread
    build: Spread
    network: Spread
    growth: Sequence[Growth]
    memory: Sequence[Memory]
    compared: Sequence[Compared]


def report(measured: Measured) -> str:
    """The whole page, as Markdown."""
    parts = [_head, _aims, _growth, _starting, _memory, _clips]
    return "\n".join(line for part in parts for line in part(measured)) + "\n"


def _head(measured: Measured) -> Iterator[str]:
    load = "not known" if measured.load is None else f"{measured.load:.1f}"
    yield "# Measured\n"
    yield "Written by `python -m benchmarks.run`; every figure is from the one run. Times are in milliseconds. Those by"
    yield "the clock grow when the machine is busy with other work: compare runs by their least times, and by the"
    yield "processor time, which is what the work itself kept a processor busy for.\n"
    yield f"- Day: {datetime.now(UTC).date().isoformat()}"
    yield f"- Machine: {platform.system()} on {platform.machine()}, {os.cpu_count()} cores; load before the run: {load}"
    yield f"- Python: {platform.python_implementation()} {platform.python_version()}\n"


def _aims(measured: Measured) -> Iterator[str]:
    yield "## Against the aims\n"
    yield "| what | aim | least | middle | processor, least | least within the aim | middle within the aim |"
    yield "| --- | --- | ---: | ---: | ---: | --- | --- |"
    yield _aim(f"{measured.growth[0].entries} entries, the network built", AIM_300, measured.growth[0].engine)
    yield _aim("checking the rules and building the network", AIM_BUILD, measured.build)
    if measured.command is None:
        yield "| cold start of `homeward assess` | under 700 | not measured: the command is not there | | | | |"
    else:
        yield _aim("cold start of `homeward assess`", AIM_COLD, measured.command)
    steepest = max(found for _, _, found in exponents(measured.growth))
    met = _met(steepest <= AIM_EXPONENT)
    yield f"| steepest growth exponent | at most {AIM_EXPONENT} | {steepest:.2f} | | | {met} | |\n"


def _aim(what: str, aim: float, found: Spread) -> str:
    least, middle = _met(found.least < aim), _met(found.middle < aim)
    times = f"{found.least * 1000:.1f} | {found.middle * 1000:.1f} | {found.busy_in_ms()}"
    return f"| {what} | under {aim * 1000:.0f} | {times} | {least} | {middle} |"


def _met(within: bool) -> str:
    return "yes" if within else "**no**"


def _growth(measured: Measured) -> Iterator[str]:
    yield "## Growth with the chronology\n"
    yield "The engine is `assess` with the knowledge loaded and the network built. Making the case from values in"
    yield "memory, with its checks, is apart, and no file is read. The full assessment is the engine, the whole answer"
    yield "as plain data, and the pages of `assess` and `plan` as text.\n"
    yield f"| entries | engine: {SPREAD_HEAD} | runs | facts | conclusions | making the case, least |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in measured.growth:
        counts = f"{row.engine.times} | {row.facts:,} | {row.conclusions:,}"
        yield f"| {row.entries:,} | {row.engine.in_ms()} | {counts} | {row.reading.least * 1000:,.1f} |"
    yield f"\n| entries | full assessment: {SPREAD_HEAD} | runs |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in measured.growth:
        yield f"| {row.entries:,} | {row.whole.in_ms()} | {row.whole.times} |"
    told = [f"{small:,} to {large:,}: {found:.2f}" for small, large, found in exponents(measured.growth)]
    yield f"\nGrowth exponent of the least times (1 is in step with the entries): {'; '.join(told)}.\n"


def _starting(measured: Measured) -> Iterator[str]:
    rows = {
        "checking every rule and building the network": measured.build,
        "of that, building the network": measured.network,
        "a new process that reads and assesses one case of the casebook": measured.process,
        "`homeward assess` on the same case, in a new process": measured.command,
    }
    yield "## Starting\n"
    yield f"| what | {SPREAD_HEAD} | runs |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for what, found in rows.items():
        yield f"| {what} | not measured | | | | |" if found is None else f"| {what} | {found.in_ms()} | {found.times} |"
    yield ""


def _memory(measured: Measured) -> Iterator[str]:
    yield "## Memory at its peak\n"
    yield "Each size in a process of its own, in MiB. What assessing allocates is counted by tracemalloc.\n"
    yield "| entries | process, before the case | process, after the answer | allocated by assessing |"
    yield "| ---: | ---: | ---: | ---: |"
    for row in measured.memory:
        cells = " | ".join("not known" if size is None else f"{size / 2**20:,.1f}" for size in (row.before, row.after))
        yield f"| {row.entries:,} | {cells} | {row.assessing / 2**20:,.1f} |"
    yield ""


def _clips(measured: Measured) -> Iterator[str]:
    yield "## Passes VOTE and CLASSIFY in CLIPS\n"
    yield "The same rules, made from `knowledge_base/conditions.json`, over the same facts. *In CLIPS* starts with the"
    yield "facts inside CLIPS; *handed over* has Python hand each fact to CLIPS first. The ratio is the least time of"
    yield "experta by the least time in CLIPS.\n"
    yield "| case | facts | conclusions | disagreements |"
    yield "| --- | ---: | ---: | ---: |"
    for row in measured.compared:
        yield f"| {row.case} | {row.facts} | {row.conclusions} | {len(row.disagreements)} |"
    yield f"\n| case | engine | {SPREAD_HEAD} | ratio |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for row in measured.compared:
        timed = {"experta": row.experta, "in CLIPS": row.clips, "CLIPS, handed over": row.clips_from_python}
        for engine, found in timed.items():
            if found is not None and row.ratio is not None:
                ratio = f"{row.ratio:,.0f}" if engine == "experta" else ""
                yield f"| {row.case} | {engine} | {found.in_ms()} | {ratio} |"
    differences = [f"- {row.case}: {what}" for row in measured.compared for what in row.disagreements]
    if differences:
        yield "\n**The engines disagree.** One of them is wrong; find out which before anything is released.\n"
        yield from differences
    else:
        yield "\nBoth engines reach the same conclusions on every case above."
