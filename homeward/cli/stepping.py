"""`explain --steps` on a terminal: one rule at a time, at the reader's own pace."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

from homeward.cli.screen import show, width

Told = dict[str, Any]
HOW = "Enter: the next. A number: so many at once. p: to the next pass. q: stop."


def walk(told: Told, ask: Callable[[str], str] | None = None) -> None:
    """Show the firings one by one. ``ask`` reads a line from whoever sits there; the end of what they type stops it."""
    ask = ask or _typed
    show(f"Proposal {told['proposal']}: {told['taken']} rules taken. {HOW}")
    at_once = 0
    skip_pass: str | None = None
    for name, lines in _shown(told):
        if skip_pass == name:
            continue
        skip_pass = None
        show("\n".join(lines))
        if at_once > 1:
            at_once -= 1
            continue
        word = ask("> ").strip().lower()
        if word == "q":
            return
        at_once = int(word) if word.isdecimal() else 1
        skip_pass = name if word == "p" else None


def _shown(told: Told) -> Iterator[tuple[str, list[str]]]:
    """What is shown at each step, with the pass it belongs to: the head of each pass goes with its first rule."""
    from explanations.steps import firing_lines, folded, pass_lines

    for one in told["passes"]:
        head = ["", *pass_lines(one, width())]
        for group in folded(one["firings"]):
            yield one["name"], [*head, *firing_lines(group, width())]
            head = []


def _typed(prompt: str) -> str:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line if line else "q"
