"""A made-up case with a remark in every section, and the command that brings sheets into it."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from commands_run import Commands, Ran

from engine.case import Case, Entry, read_case_text
from homeward.cli import screen

TEXT: Final = """\
# A family made up for the tests of the importer. Nothing in it is anybody's.
format: 1
reference: HW-DESK               # a reference
as_of: 2021-03-01
stage: stage_2
children: [{id: c1, name: Zebedee, born: 2014-05-03}]   # the child
adults:
  - {id: mother, name: Quintessa, relation_to: {c1: mother}}   # at home
  - {id: father, relation_to: {c1: father}}
households: [{id: h1, members: [{adult: mother}]}]
people:
# who acts
- id: w1                          # the case holder
  role: role_case_holder

# --- What happened
chronology:
  # From the file of the school
  - {id: e1, date: 2020-02-01, event: "marmalade at dawn", about: [mother]}   # the first
  - id: e7
    date: 2020-06-01              # a Monday
    event: >-
      kumquat before
      noon
  # after the last row

# --- What was rated
ratings: []
unread: []                        # rows an import could not read
responses:
# The end of the file.
"""
HEADER: Final = ("Date", "Event")


class Desk:
    """The case file `case.yaml`, sheets beside it, and the command line."""

    def __init__(self, homeward: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
        self.homeward, self.folder, self.case = homeward, homeward.folder, homeward.case
        self._monkeypatch = monkeypatch
        self.case.write_text(TEXT, encoding="utf-8")
        self.given = self.folder / "sheet.csv"

    def sheet(self, *rows: Sequence[str], header: Sequence[str] = HEADER) -> None:
        """Write the sheet, each cell in quotes."""
        lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (header, *rows)]
        self.given.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def bring(self, *options: str, case: str = "case.yaml", file: str = "sheet.csv") -> Ran:
        """Import the sheet with nobody at a terminal."""
        return self.homeward("import", file, "--into", case, *options)

    def brought(self, *options: str, case: str = "case.yaml") -> Ran:
        """Import the sheet, which must succeed without a message."""
        ran = self.bring(*options, case=case)
        assert ran.code == 0, ran.err
        return ran

    def refused(self, *options: str, file: str = "sheet.csv") -> str:
        """What an import says that is refused, with one exit code and the case as it was."""
        before = self.case.read_bytes()
        ran = self.bring(*options, file=file)
        assert (ran.code, ran.out) == (1, "") and self.case.read_bytes() == before
        return " ".join(ran.err.split())

    def answering(self, *answers: str, options: Sequence[str] = ()) -> Ran:
        """Import the sheet at a terminal, with some lines typed; after them the input ends."""
        with self._monkeypatch.context() as at_terminal:
            at_terminal.setattr(screen, "is_terminal", lambda: True)
            at_terminal.setattr(sys, "stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
            return self.bring(*options)

    def read(self) -> Case:
        """The case as it now stands in its file."""
        return read_case_text(self.case.read_bytes())

    def new(self) -> list[Entry]:
        """The entries that an import added."""
        return [entry for entry in self.read().chronology if entry.id not in ("e1", "e7")]

    def words(self) -> list[str | None]:
        """The words of the entries that an import added."""
        return [entry.event for entry in self.new()]

    def unread(self) -> list[dict[str, Any]]:
        """The rows kept unread."""
        return [dict(row) for row in self.read().unread]

    def replace(self, old: str, new: str) -> None:
        """Change the case file, as a person does with an editor."""
        text = self.case.read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.case.write_text(text.replace(old, new), encoding="utf-8")

    def beside(self) -> set[Path]:
        """What else stands in the folder now."""
        return {path for path in self.folder.iterdir() if path not in (self.case, self.given)}
