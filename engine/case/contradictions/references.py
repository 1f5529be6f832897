"""Every id in a case that names a row kept elsewhere, found through the types of the fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from engine.case.faults import Path
from engine.case.fields import Refers

_OF_KEYS = "keys:"


@dataclass(frozen=True)
class Reference:
    """An id that names something kept elsewhere: its place, and the kinds of thing it may name."""

    path: Path
    id: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class _Field:
    """A field that names other rows, or holds rows that may."""

    name: str
    key: str
    to: tuple[str, ...] | None


def references_in(row: BaseModel, path: Path = ()) -> Iterator[Reference]:
    """The references of a row and of the rows inside it, in the order of the format."""
    for about in _fields(type(row)):
        held = getattr(row, about.name)
        if held is None or held == ():
            continue
        here = (*path, about.key)
        if about.to is not None:
            yield from _named(held, here, about.to)
        elif isinstance(held, BaseModel):
            yield from references_in(held, here)
        else:
            for number, inside in enumerate(held):
                yield from references_in(inside, (*here, number))


def _named(held: Any, path: Path, to: tuple[str, ...]) -> Iterator[Reference]:
    """The ids one field holds: one, several, or the keys of a mapping. A blank one names nothing."""
    if to[0].startswith(_OF_KEYS):
        for key in held:
            yield Reference((*path, key), key, (to[0].removeprefix(_OF_KEYS),))
    elif isinstance(held, tuple):
        for number, id_ in enumerate(held):
            yield Reference((*path, number), id_, to)
    elif held:
        yield Reference(path, held, to)


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    """The fields of a kind of row that matter here."""
    found = []
    for name, about in model.model_fields.items():
        refers = _refers((about.annotation, *about.metadata))
        if refers is not None or _holds_rows(about.annotation):
            found.append(_Field(name, about.alias or name, refers.to if refers is not None else None))
    return tuple(found)


def _refers(parts: tuple[Any, ...]) -> Refers | None:
    for part in parts:
        if isinstance(part, Refers):
            return part
        if (found := _refers((*get_args(part), *getattr(part, "__metadata__", ())))) is not None:
            return found
    return None


def _holds_rows(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, BaseModel)
    return any(_holds_rows(part) for part in get_args(annotation))
