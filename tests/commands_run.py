"""Runs the command line inside a test, and keeps a made-up case at hand."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from homeward.cli import main

CASE: Final = Path(__file__).resolve().parent / "commands" / "case.yaml"
CHALLENGE: Final = "ch.p1.against_optimism.rf_parent_substance"
PRIVATE: Final = ("Zebedee", "Quintessa", "xylophone", "kumquat", "marzipan")
"""Names and chronology words of the made-up case."""


@dataclass
class Ran:
    """What one command gave: its exit code, what it printed, and its messages."""

    code: int
    out: str
    err: str


class Commands:
    """The command line in a folder of its own, with a copy of the case as `case.yaml`."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.case = folder / "case.yaml"
        shutil.copyfile(CASE, self.case)

    def __call__(self, *words: str) -> Ran:
        self._capsys.readouterr()
        code = main(words)
        printed = self._capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    def left(self) -> set[str]:
        """The names of the files in the folder."""
        return {path.name for path in self.folder.iterdir()}
