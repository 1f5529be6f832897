"""Finds the case that a command was given: a case file by its path, or a shipped case of the casebook by its name."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from homeward.refusal import Refused

MOST_BYTES: Final = 50_000_000
"""As many bytes as a case file may have; one more is read, so that the reader can say that it is too large."""


@dataclass(frozen=True)
class CaseText:
    """A case file as it was found: what messages call it, what is in it, and where it is kept.

    `path` is None for a shipped case, which is never written to.
    """

    name: str
    content: bytes = field(repr=False)
    path: Path | None


@cache
def casebook_folder() -> Traversable:
    """The folder of shipped cases: inside the installed package, or beside it in a checkout."""
    inside = files("homeward").joinpath("casebook")
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent / "casebook"


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the shipped cases, in order."""
    folder = casebook_folder()
    if not folder.is_dir():
        return ()
    found = (file.name for file in folder.iterdir() if file.is_file())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


def find_case(word: str) -> CaseText:
    """The case that a path or a name stands for; a file of the user's own comes before a shipped case.

    Raises Refused where there is neither, with the nearest shipped name, and OSError where a file may not be read.
    """
    path = Path(word)
    if path.is_file():
        with path.open("rb") as opened:
            return CaseText(path.name, opened.read(MOST_BYTES + 1), path)
    if word in shipped_names():
        file = f"{word}.yaml"
        return CaseText(file, casebook_folder().joinpath(file).read_bytes(), None)
    raise Refused(_no_such_case(word, path))


def find_own_case(word: str) -> tuple[CaseText, Path]:
    """A case file that may be written to, and its path. Raises Refused for a shipped case, and as `find_case`."""
    found = find_case(word)
    if found.path is None:
        where = casebook_folder().joinpath(found.name)
        raise Refused(
            f"{word} is a case of the shipped casebook, which is only read, so that everyone has the same one. "
            f"Copy {where} to a folder of your own and name the copy."
        )
    return found, found.path


def _no_such_case(word: str, path: Path) -> str:
    if path.is_dir():
        return f"{word} is a folder. Name one case file in it."
    if path.exists():
        return f"{word} is not a file that can be read. Name a case file."
    near = get_close_matches(path.name.split(".")[0].lower(), shipped_names(), n=1, cutoff=0.6)
    guess = f" Did you mean the shipped case {near[0]}?" if near else ""
    known = ", ".join(shipped_names())
    return (
        f"{word}: there is no such file here, and no shipped case of that name.{guess} "
        f"Give the path of a case file, or one of these names: {known}."
    )
