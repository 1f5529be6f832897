"""What goes to the screen: plain text when piped, a little bold on a terminal, and never a hidden character."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from explanations.report import Block

_WIDEST: Final = 100
# Characters that act on a terminal or hide in a line: controls, marks of writing direction, zero-width characters.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def speak_utf8() -> None:
    """Let standard output and error carry every character of every script, wherever they lead."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def visible(text: str) -> str:
    """The text with every character that a reader could not see, or a terminal would obey, written out."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def width() -> int:
    """How wide a line of text may be: the terminal's width, and never more than reads well."""
    return max(40, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))


def is_plain(stream: TextIO | None = None) -> bool:
    """Whether output is plain: piped, to a terminal that shows nothing else, or where NO_COLOR asks for it."""
    stream = stream or sys.stdout
    return not stream.isatty() or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def is_terminal() -> bool:
    """Whether somebody sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def show(text: str) -> None:
    """Print text to standard output."""
    sys.stdout.write(visible(text.rstrip("\n")) + "\n")


def show_json(text: str) -> None:
    """Print JSON to standard output as it is: JSON writes control characters as escapes of its own."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def tell(text: str) -> None:
    """Print a message to standard error, so that standard output holds the answer and nothing else."""
    sys.stderr.write(visible(text.rstrip("\n")) + "\n")


def show_page(blocks: Sequence[Block]) -> None:
    """Print a page to standard output: with headings in bold on a terminal that shows them, plain everywhere else."""
    if is_plain():
        from explanations import to_text

        show(to_text(blocks, width()))
        return
    from rich.console import Console

    from explanations import to_terminal

    to_terminal(blocks, Console(width=width(), highlight=False, markup=False, emoji=False))
