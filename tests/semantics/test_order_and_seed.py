"""The same case gives the same bytes: under every order of rows, facts and siblings, and under hash seeds 0 to 7."""

from __future__ import annotations

import copy
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from casebook_check import cases
from random_cases import generate

from engine.assess import assess
from engine.case import case_from_values
from explanations import canonical_json, spine
from knowledge_base.reader import read_yaml

pytestmark = pytest.mark.order_and_seed
ROOT = Path(__file__).parents[2]
DIGESTS = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
from semantics_digests import digests
print("\\n".join(digests()))
"""


def values_of(path: Path) -> dict[str, Any]:
    return dict(read_yaml(path.read_text(encoding="utf-8"), path.name).value)


def digest(values: dict[str, Any]) -> str:
    return hashlib.sha256(canonical_json(spine(assess(case_from_values(values)))).encode()).hexdigest()


@pytest.mark.parametrize("path", cases(), ids=lambda p: p.stem)
@pytest.mark.parametrize("turn", range(3))
def test_the_order_of_everything_in_the_file_changes_no_byte(path: Path, turn: int) -> None:
    values = values_of(path)
    shuffled, draw = copy.deepcopy(values), Random(turn)
    for held in (*shuffled.values(), *shuffled.get("plans", {}).values()):
        if isinstance(held, list):
            draw.shuffle(held)
    for entry in shuffled["chronology"]:
        for held in entry.values():
            if isinstance(held, list):
                draw.shuffle(held)
    keys = list(shuffled)
    draw.shuffle(keys)
    assert digest({key: shuffled[key] for key in keys}) == digest(values)


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_random_cases_changes_no_byte(seed: int) -> None:
    values = generate(seed)
    shuffled, draw = copy.deepcopy(values), Random(seed)
    for held in shuffled.values():
        if isinstance(held, list):
            draw.shuffle(held)
    assert digest(shuffled) == digest(values)


def test_hash_seeds_change_no_byte() -> None:
    code = DIGESTS.format(root=str(ROOT), tests=str(ROOT / "tests"))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in range(8)
    ]
    found = [process.communicate()[0] for process in running]
    assert all(process.returncode == 0 for process in running)
    assert found[0].strip()
    assert len(set(found)) == 1
