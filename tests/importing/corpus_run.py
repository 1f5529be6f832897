"""Imports one file of the corpus inside a test, on a day that is always the same, with nobody at a terminal."""

from __future__ import annotations

import importlib
import io
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from commands_run import Commands, Ran
from importing.corpus_expectations import CASE, TODAY, Expected
from importing.corpus_layouts import Table

from engine.case import Case, Entry, read_case_text
from homeward.cli import options

_ERRORS: Final = ("#REF!", "#VALUE!", "#N/A", "#DIV/0!")


class Import:
    """One file beside one case, and the command that brings them together."""

    def __init__(self, folder: Path, homeward: Commands, expected: Expected) -> None:
        self.folder, self._homeward, self.expected = folder, homeward, expected
        self.case = homeward.case
        self.case.write_text(CASE, encoding="utf-8")
        self.file = expected.layout.into(folder)

    def run(self) -> Ran:
        """Import the file into the case, as somebody does who wants no questions."""
        return self._homeward("import", str(self.file), "--into", str(self.case), "--yes")

    def read(self) -> Case:
        """The case as it now stands in its file."""
        return read_case_text(self.case.read_bytes())

    def new_files(self) -> list[Path]:
        """What else stands in the folder now."""
        return [path for path in self.folder.iterdir() if path not in (self.case, self.file)]


def prepared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, expected: Expected
) -> Import:
    """A folder with the file and the case, on the day of the corpus."""
    importlib.import_module("homeward.cli.app")
    asked = options.today
    for module in [module for name, module in sys.modules.items() if name.startswith("homeward")]:
        if getattr(module, "today", None) is asked:
            monkeypatch.setattr(module, "today", lambda: TODAY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    monkeypatch.setenv("COLUMNS", "100")
    return Import(tmp_path, Commands(tmp_path, capsys), expected)


def fields_of(entry: Entry, names: Mapping[str, Any]) -> dict[str, Any]:
    """The named fields of an entry, its kind of source as `source`."""
    found = {name: getattr(entry, name) for name in names if name not in ("source", "has", "within")}
    if "source" in names:
        found["source"] = entry.source.kind if entry.source else None
    return found


def words_of(entry: Entry) -> str:
    """Everything an entry says in words."""
    return "\n".join(leaves(entry.model_dump(mode="json", exclude={"id", "from_rows", "date", "latest", "until"})))


def leaves(value: object) -> Iterator[str]:
    """The single texts inside a value of any shape, names of fields among them."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield str(key)
            yield from leaves(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from leaves(inside)
    elif value is not None:
        yield str(value)


def lost_texts(kept: Mapping[str, Any], table: Table, row: int) -> list[str]:
    """The texts of a row that a row kept unread no longer holds.

    A cell that held an error has none to hold. A case file cannot hold NUL, so what stands before and after it counts.
    """
    held = list(leaves(kept["cells"]))
    texts = [text for text in table.texts(row) if text not in _ERRORS]
    return [text for text in texts if not all(any(part.strip() in one for one in held) for part in text.split("\0"))]


def numbers_in(line: str) -> set[int]:
    """The whole numbers a line tells, 1,200 as one."""
    return {int(found.replace(",", "")) for found in re.findall(r"\d+(?:,\d{3})*", line)}
