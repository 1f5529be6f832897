"""Times the HTML page of an answer that is already worked out: python -m benchmarks.html_page.

Prints the least, middle and most of several runs for cases of 0, 300 and 3,000 entries, and how large the page is.
Templates are read once in a process, before anything is timed. The aim is 300 entries in under 1 s.
"""

from __future__ import annotations

from benchmarks.large_cases import large_case
from benchmarks.timing import timed
from engine.assess import assess
from engine.case import case_from_values
from explanations import spine
from explanations.html import page

SIZES = (0, 300, 3_000)
RUNS = 7


def main() -> None:
    for entries in SIZES:
        told = spine(assess(case_from_values(large_case(entries, 1))))
        found = timed(lambda told=told: page(told), RUNS)  # type: ignore[misc]
        size = len(page(told).encode()) / 1000
        print(f"{entries:>6} entries: {found.in_ms()} ms (least | middle | most | processor, least), {size:,.0f} kB")


if __name__ == "__main__":
    main()
