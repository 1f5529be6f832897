"""The options that several commands share, and how what is typed there is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Annotated, Final

import typer

from homeward.refusal import Refused

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""The years a case can have, as in the case file."""

CaseOrName = Annotated[
    str, typer.Argument(metavar="CASE", help="A case file, or the name of a case of the shipped casebook.")
]
OwnCase = Annotated[str, typer.Argument(metavar="CASE", help="A case file of your own.")]
Format = Annotated[str, typer.Option("--format", metavar="text|json", help="How the answer is written.")]
PageFormat = Annotated[str, typer.Option("--format", metavar="text|json|html", help="How the answer is written.")]
Local = Annotated[
    str | None,
    typer.Option(
        "--local",
        metavar="FILE",
        help="The council's own file; without it, homeward.local.yaml beside the case, if there is one.",
    ),
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it was said, if not today.")]


def one_of(word: str, words: Sequence[str], option: str) -> str:
    """The word, where it is one of those an option takes; otherwise wrong usage, with the nearest right one."""
    if word in words:
        return word
    near = nearest(word, words)
    guess = f" Did you mean {near}?" if near else ""
    raise typer.BadParameter(f"{word!r} is not one of {', '.join(words)}.{guess}", param_hint=option)


def format_asked(word: str, not_yet: Sequence[str] = (), besides: Sequence[str] = ()) -> str:
    """`text`, `json` or one of ``besides``. Raises Refused for a format that is to come and not in this version."""
    formats = ("text", "json", *besides)
    if word in not_yet:
        choose = " or ".join(f"--format {one}" for one in formats)
        raise Refused(f"--format {word} is not in this version. Choose {choose}.")
    return one_of(word, formats, "--format")


def day(word: str | None, option: str) -> date | None:
    """A day written 2020-09-25; wrong usage for anything else."""
    if word is None:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
            raise ValueError
        found = date.fromisoformat(word)
    except ValueError:
        raise typer.BadParameter(f"{word!r} is not a day. Write it like 2020-09-25.", param_hint=option) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise typer.BadParameter(f"{word!r} has a year no case can have.", param_hint=option)
    return found


def today() -> date:
    """Today, where this machine is."""
    return datetime.now(UTC).astimezone().date()


def day_said(word: str | None) -> date:
    """The day something was said: today, or the day named, which has come."""
    named = day(word, "--on")
    if named is not None and named > today():
        raise typer.BadParameter(f"{named} has not come yet.", param_hint="--on")
    return named or today()


def ids(words: Iterable[str]) -> list[str]:
    """Ids given in one option or several, divided by commas or spaces; each once, in the order given."""
    return list(dict.fromkeys(part for word in words for part in re.split(r"[,\s]+", word) if part))


def nearest(word: str, right: Iterable[str]) -> str | None:
    """The right word most like the one given, if any is like it."""
    found = get_close_matches(word[:200], list(right), n=1, cutoff=0.6)
    return found[0] if found else None


def is_text(word: str) -> bool:
    """Whether what was typed can be kept as text: bytes that are none reach a program as halves of characters."""
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
