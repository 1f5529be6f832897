"""The fixture `homeward`: the command line in a temporary folder, with one case."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands_run import Commands


@pytest.fixture
def homeward(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    """The command line, in a folder with one case."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return Commands(tmp_path, capsys)
