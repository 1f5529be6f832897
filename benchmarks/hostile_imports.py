"""Prints how long each hostile file takes to be refused or read, and how much memory it adds.

`python -m benchmarks.hostile_imports` from the top of the checkout; a word after it picks the files whose
name holds it. Aims: 2 seconds, 100 MB. It ends with 1 where a file misses them or does not come to what it should.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))

from importing.hostile_files import HOSTILE, read_apart

SECONDS, MEGABYTES = 2.0, 100.0


def main(part: str = "") -> int:
    """Measure every hostile file whose name holds a part, the slowest last."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for hostile in HOSTILE:
            if part in hostile.name:
                path = Path(folder) / hostile.name
                hostile.make(path)
                reading = read_apart(path)
                right = (
                    hostile.says in reading.said
                    and reading.lost == hostile.lost
                    and bool(hostile.says) == bool(reading.said)
                )
                rows.append((reading.seconds, reading.memory / 1e6, hostile.name, right))
    missed = 0
    for seconds, megabytes, name, right in sorted(rows):
        met = right and seconds <= SECONDS and megabytes <= MEGABYTES
        missed += not met
        print(f"{seconds:6.2f} s {megabytes:7.1f} MB  {name}{'' if met else '  MISSED' if right else '  WRONG'}")
    print(f"{len(rows)} files, {missed} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
