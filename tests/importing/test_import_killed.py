"""An import that is killed, or that the disk fails, leaves the old case file or the new one, whole, and never a third.

A process that is killed cannot clear up: between the making of the file beside the case and its renaming, a file
`.homeward-*` stays behind, which only its owner can read. That cannot be helped, and it is all that may be left.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from importing.desk import TEXT, Desk
from project_tree import ROOT

from engine.case import read_case_text

ROWS = 3000
KILLS = 12
IMPORT = """
import os, signal, sys
from datetime import date
from homeward.cli import main, options
options.today = lambda: date(2021, 3, 1)
{first}
sys.exit(main(["import", "sheet.csv", "--into", "case.yaml"]))
"""
AT = """
call = os.{name}
def killed(*given):
    if {when} == "after":
        call(*given)
    os.kill(os.getpid(), signal.SIGKILL)
os.{name} = killed
"""


@pytest.fixture
def long_sheet(desk: Desk) -> bytes:
    """A long sheet beside the case; gives the content of the case file after its import."""
    desk.sheet(*((f"{1 + at % 28:02}/{1 + at % 12:02}/{2015 + at % 6}", f"Contact number {at}") for at in range(ROWS)))
    desk.brought()
    new = desk.case.read_bytes()
    assert new.count(b"from_rows") == ROWS
    desk.case.write_bytes(TEXT.encode())
    return new


def started(desk: Desk, first: str = "") -> subprocess.Popen[bytes]:
    """The import, in a process of its own."""
    code = IMPORT.format(first=first)
    there = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=desk.folder, env=there, stdin=quiet, stdout=quiet, stderr=quiet
    )


def left_whole(desk: Desk, new: bytes) -> bool:
    """Whether the case file is the new one. It is the old one otherwise, and can be read either way."""
    now = desk.case.read_bytes()
    assert now in (TEXT.encode(), new)
    assert len(read_case_text(now).chronology) in (2, 2 + ROWS)
    over = desk.beside()
    assert all(path.name.startswith(".homeward-") and path.stat().st_mode & 0o077 == 0 for path in over)
    for path in over:
        path.unlink()
    desk.case.write_bytes(TEXT.encode())
    return now == new


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(desk: Desk, long_sheet: bytes) -> None:
    begun = time.monotonic()
    assert started(desk).wait() == 0
    length = time.monotonic() - begun
    assert left_whole(desk, long_sheet), "undisturbed, it imports"
    for at in range(KILLS):
        with started(desk) as process:
            time.sleep(length * (at + 0.5) / KILLS)
            process.send_signal(signal.SIGKILL)
            process.wait()
        left_whole(desk, long_sheet)


@pytest.mark.parametrize(
    ("name", "when", "is_new"),
    [
        ("fsync", "before", False),
        ("fsync", "after", False),
        ("chmod", "after", False),
        ("replace", "before", False),
        ("replace", "after", True),
    ],
)
def test_a_kill_between_two_steps_of_writing_leaves_one_of_the_two(
    desk: Desk, long_sheet: bytes, name: str, when: str, is_new: bool
) -> None:
    assert started(desk, AT.format(name=name, when=repr(when))).wait() == -signal.SIGKILL
    assert left_whole(desk, long_sheet) == is_new


def _fails(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", ["fsync", "chmod", "replace"])
def test_a_disk_that_fails_leaves_the_old_file_and_nothing_beside_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    desk.sheet(("01/02/2019", "Words"))
    with monkeypatch.context() as failing:
        failing.setattr(os, name, _fails)
        ran = desk.bring()
    assert ran.code == 1 and "no space left on device" in ran.err and "Written" not in ran.out
    assert desk.case.read_bytes() == TEXT.encode() and not desk.beside()
    desk.brought()
    assert desk.words() == ["Words"]


def test_a_folder_that_takes_no_new_file_leaves_the_old_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    desk.sheet(("01/02/2019", "Words"))
    monkeypatch.setattr(tempfile, "mkstemp", lambda **_: _fails())
    assert desk.bring().code == 1
    assert desk.case.read_bytes() == TEXT.encode() and not desk.beside()


def test_ctrl_c_in_the_moment_of_writing_says_which_file_stands_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace: Callable[..., None] = os.replace

    def then_stopped(old: str, new: Path) -> None:
        replace(old, new)
        raise KeyboardInterrupt

    desk.sheet(("01/02/2019", "Words"))
    monkeypatch.setattr(os, "replace", then_stopped)
    ran = desk.bring()
    assert (ran.code, ran.err) == (1, "Stopped: the case file was written before that.\n")
    assert desk.words() == ["Words"] and not desk.beside()
