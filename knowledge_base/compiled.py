"""The checked knowledge kept as one JSON file beside the catalogues, so that a command starts at once.

The file holds the hash of the catalogues it was made from and is used only while they still have that hash; after
any change to a catalogue it is passed over until it is written again, and answers stay the same either way.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel

from knowledge_base.catalogues import CATALOGUES
from knowledge_base.knowledge import Knowledge
from knowledge_base.shapes.cards import RuleCard

COMPILED_FILE: Final = "knowledge.json"
FORMAT: Final = 1
"""Raised by one whenever the shape of an entry changes in a way an older compiled file cannot follow."""


@dataclass(frozen=True)
class Compiled:
    """What the compiled file held: the edition, every entry by catalogue and id, and the cards by id."""

    edition: str
    entries: Mapping[str, Mapping[str, BaseModel]]
    cards: Mapping[str, BaseModel]


def read_compiled(folder: Traversable, hash_: str) -> Compiled | None:
    """The compiled knowledge, where it was made from files of exactly this hash; otherwise nothing.

    A compiled file that is absent, cut short, older or in another form is no fault: the catalogues are read instead.
    """
    file = folder / COMPILED_FILE
    if not file.is_file():
        return None
    try:
        held: dict[str, Any] = json.loads(file.read_bytes())
        if held["format"] != FORMAT or held["hash"] != hash_:
            return None
        entries = {
            name: {raw["id"]: built(catalogue.model, raw) for raw in held["catalogues"][name]}
            for name, catalogue in CATALOGUES.items()
        }
        cards = {raw["id"]: built(RuleCard, raw) for raw in held["cards"]}
        return Compiled(held["edition"], entries, cards)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def built(model: type[BaseModel], raw: Mapping[str, Any]) -> BaseModel:
    """An entry from what `compiled_text` wrote of it, without checking it again: it was checked before it was written.

    Raises KeyError where the model has no such field, which makes the caller read the catalogues instead.
    """
    builders = _builders(model)
    values: dict[str, Any] = {}
    for written, value in raw.items():
        name, build = builders[written]
        values[name] = build(value)
    return model.model_construct(**values)


@cache
def _builders(model: type[BaseModel]) -> Mapping[str, tuple[str, Callable[[Any], Any]]]:
    """For each field as it is written: its name, and what makes its value from JSON's."""
    return {field.alias or name: (name, _builder(field.annotation)) for name, field in model.model_fields.items()}


def _builder(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of some type from JSON's lists, objects and texts."""
    origin, parts = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return lambda raw: built(kind, raw)
    if kind is date:
        return date.fromisoformat
    if origin is Annotated:
        return _builder(parts[0])
    if origin is tuple:
        inside = _builder(parts[0])
        return lambda raw: tuple(map(inside, raw))
    if origin is dict:
        inside = _builder(parts[1])
        return lambda raw: {name: inside(value) for name, value in raw.items()}
    if origin is UnionType:
        return next((_builder(part) for part in parts if part is not type(None)), _as_it_is)
    return _as_it_is


def _as_it_is(raw: Any) -> Any:
    return raw


def compiled_text(knowledge: Knowledge) -> str:
    """The compiled file for some knowledge: one entry to a line, so that a change can be read as a difference."""
    lines = [
        "{",
        f'"format": {FORMAT},',
        f'"hash": {json.dumps(knowledge.hash)},',
        f'"edition": {json.dumps(knowledge.edition)},',
        '"catalogues": {',
    ]
    blocks = [f'"{name}": {_listed(getattr(knowledge, name))}' for name in CATALOGUES]
    lines += [",\n".join(blocks), "},", f'"cards": {_listed(knowledge.cards)}', "}"]
    return "\n".join(lines) + "\n"


def write_compiled(knowledge: Knowledge, folder: Path) -> Path:
    """Write the compiled file into the knowledge folder, whole or not at all, and say where it is.

    Write it only after `check_knowledge` has found no fault. Raises OSError where the folder cannot be written.
    """
    place = folder / COMPILED_FILE
    handle, beside = tempfile.mkstemp(dir=folder, prefix=f".{COMPILED_FILE}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(compiled_text(knowledge))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, 0o644)  # a file of the package, read by every account that may run the command
        os.replace(beside, place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return place


def _listed(entries: Mapping[str, BaseModel]) -> str:
    """Entries as a JSON list, without the fields that say nothing."""
    texts = [
        json.dumps(entry.model_dump(mode="json", by_alias=True, exclude_defaults=True), ensure_ascii=False)
        for entry in entries.values()
    ]
    return "[\n" + ",\n".join(texts) + "\n]"
