"""The list of contradictions: each a function, a statement a supervisor can read, and the parts it stands between."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc
from typing import Final

from engine.case.contradictions.record import Found, Record

Find = Callable[[Record], Iterable[Found]]


@dataclass(frozen=True)
class Contradiction:
    """A way in which a case file can say what cannot be so, or cannot be used.

    `between` names the parts of the case it stands between: one, where a row contradicts itself or its like.
    """

    id: str
    title: str
    statement: str
    between: tuple[str, ...]
    find: Find

    @property
    def between_parts(self) -> bool:
        """Whether it stands between different parts of the case."""
        return len(self.between) > 1


CONTRADICTIONS: Final[dict[str, Contradiction]] = {}


def contradiction(title: str, *between: str) -> Callable[[Find], Find]:
    """Register a check under its function's name. Its docstring is the statement that the documentation prints."""

    def register(find: Find) -> Find:
        name = find.__name__
        if name in CONTRADICTIONS or not find.__doc__ or not between:
            raise ValueError(f"contradiction {name} is registered twice, or says too little of itself")
        CONTRADICTIONS[name] = Contradiction(name, title, cleandoc(find.__doc__), between, find)
        return find

    return register
