"""What reaches a screen: bold on a terminal that shows it, plain everywhere else, and no hidden character."""

from __future__ import annotations

import io
import sys

import pytest
from commands_run import CASE, Commands

from homeward.cli import screen


class Terminal(io.StringIO):
    """Something that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, homeward: Commands, **surroundings: str) -> str:
    """What `assess` prints on a terminal with these surroundings."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert homeward("assess", "case.yaml").code == 0
    return terminal.getvalue()


def test_headings_are_bold_on_a_terminal(homeward: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[1mHW-COMMANDS" in on_a_terminal(monkeypatch, homeward)


@pytest.mark.parametrize("surroundings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nothing_is_bold_where_that_is_asked(
    homeward: Commands, monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str]
) -> None:
    printed = on_a_terminal(monkeypatch, homeward, **surroundings)
    assert "HW-COMMANDS" in printed and "\x1b" not in printed


def test_a_terminal_and_a_pipe_say_the_same(homeward: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = homeward("assess", "case.yaml").out
    printed = on_a_terminal(monkeypatch, homeward)
    assert printed.replace("\x1b[1m", "").replace("\x1b[0m", "").split() == piped.split()


@pytest.mark.parametrize("hidden", ["\x1b[2J", "\u202e", "\u200b", "\x07", "\r", "\x9b31m", "\ufeff"])
def test_hidden_characters_are_shown_or_taken_out(hidden: str) -> None:
    assert screen.visible(f"a{hidden}b\n\tc").endswith("b\n\tc")
    assert hidden[0] not in screen.visible(f"a{hidden}b")


@pytest.mark.parametrize("command", [("assess",), ("challenge",), ("explain", "--why", "e1")], ids=lambda w: w[0])
def test_case_text_cannot_move_a_terminal(homeward: Commands, command: tuple[str, ...]) -> None:
    text = CASE.read_text(encoding="utf-8").replace("xylophone at dawn", "\\e[2J\\u202exylophone\\u009b")
    homeward.case.write_text(text, encoding="utf-8")
    ran = homeward(command[0], "case.yaml", *command[1:])
    assert ran.code == 0 and "xylophone" in ran.out
    assert not set("\x1b\u202e\x9b") & set(ran.out)
