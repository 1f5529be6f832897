"""The fixture `homeward`: the command line in a temporary folder, on a day that is always the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from commands_run import Commands

from homeward.cli import options

TODAY = date(2020, 9, 28)


@pytest.fixture
def homeward(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    """The command line, in a folder with one case."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(options, "today", lambda: TODAY)
    monkeypatch.setenv("COLUMNS", "100")  # as wide as a page may be, whatever terminal the tests are started from
    return Commands(tmp_path, capsys)
