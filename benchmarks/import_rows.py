"""Times `homeward import` on long sheets: python -m benchmarks.import_rows. Synthetic rows; nothing is asked.

Prints the least of three runs for 1,000, 3,000 and 10,000 rows, of the whole command in a process of its own: start,
reading, dates, words, near-duplicates, writing and reading back. The aim is 10,000 rows in under 10 s.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROWS = (1_000, 3_000, 10_000)
RUNS = 3

_WHO = ("Mother", "Father", "Grandmother", "School", "Health visitor", "Police", "Foster carer", "Social worker")
_DID = (
    "rang about", "was seen at", "wrote about", "visited after", "asked for", "reported", "did not attend", "spoke of",
)  # fmt: skip
_WHAT = (
    "the missed appointment", "a row in the street", "help with rent", "the school place", "a bruise on the arm",
    "contact on Saturday", "the smell of alcohol", "a clean test", "new furniture", "the waiting list", "bedtimes",
)  # fmt: skip
_SOURCES = ("Police", "HV", "School", "SW", "GP", "Foster carer", "")

CASE = """\
format: 1
reference: BENCH-1
as_of: 2024-06-01
children: [{id: c1, name: C, born: 2008-05-03}]
adults: [{id: mother, name: M, relation_to: {c1: mother}}, {id: father, name: F, relation_to: {c1: father}}]
households: [{id: h1, members: [{adult: mother}, {adult: father}]}]
"""


def write_sheet(path: Path, rows: int) -> None:
    """A sheet of so many rows: most dates day first, some vague; each row with words of its own."""
    draw = random.Random(rows)
    first = date(2008, 5, 3)
    with path.open("w", encoding="utf-8", newline="") as opened:
        out = csv.writer(opened)
        out.writerow(("Date", "Event", "Source", "Date recorded"))
        for number in range(rows):
            day = first + timedelta(days=number * 5_800 // rows)
            said = draw.choice((f"{day:%d/%m/%Y}", f"{day:%d %B %Y}", f"{day:%B %Y}", f"{day:%d/%m/%Y}"))
            words = " ".join(f"{draw.choice(_WHO)} {draw.choice(_DID)} {draw.choice(_WHAT)}." for _ in range(3))
            recorded = day + timedelta(days=40)
            out.writerow((said, f"{words} Note {number}.", draw.choice(_SOURCES), f"{recorded:%d/%m/%Y}"))


def seconds(rows: int, folder: Path) -> float:
    """How long one import takes, in seconds."""
    sheet, case = folder / f"{rows}.csv", folder / "case.yaml"
    write_sheet(sheet, rows)
    case.write_text(CASE, encoding="utf-8")
    begun = time.perf_counter()
    program = "import sys; from homeward.cli import main; sys.exit(main(sys.argv[1:]))"
    ran = subprocess.run(
        [sys.executable, "-c", program, "import", str(sheet), "--into", str(case)], capture_output=True, text=True
    )
    taken = time.perf_counter() - begun
    if ran.returncode:
        raise SystemExit(ran.stderr)
    print(f"  {rows:>6} rows  {taken:6.2f} s  {ran.stdout.strip().splitlines()[-1]}")
    return taken


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        least = {rows: min(seconds(rows, Path(folder)) for _ in range(RUNS)) for rows in ROWS}
    for rows, taken in least.items():
        print(f"{rows:>6} rows: {taken:.2f} s")


if __name__ == "__main__":
    main()
