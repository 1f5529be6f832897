"""The fixture `desk`: a case, a sheet and the command line, on a day that is always the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from commands_run import Commands
from importing.desk import Desk

from homeward.cli import options

TODAY = date(2021, 3, 1)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A made-up case in a folder of its own, and a sheet still to be written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(options, "today", lambda: TODAY)
    monkeypatch.setenv("COLUMNS", "100")
    return Desk(Commands(tmp_path, capsys), monkeypatch)
