"""experta as it comes, for the tests that show what it does by itself, and a fresh process to show it in."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import engine._experta as made_importable

ROOT = Path(__file__).resolve().parents[2]
experta: Any = importlib.import_module("experta")
assert made_importable.KnowledgeEngine is experta.KnowledgeEngine


def in_a_fresh_process(script: str, seed: int = 0) -> str:
    """What a script prints in a Python of its own with this hash seed; it must succeed and say nothing else."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()
