"""Faults of shape: a field that is missing, misspelt, of the wrong kind, or a word the format does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError

from engine.case.case import Case
from engine.case.contradictions.record import MOST_GUESSES
from engine.case.faults import Fault, Path, did_you_mean, is_plain_key, row_id, shown_key
from engine.case.fields import FIRST_YEAR, LAST_YEAR, known_keys
from engine.case.sentences import field_sentences
from knowledge_base.reader import Document

SHAPE: Final = "shape"

# What to do, by the kind of complaint a field makes of itself.
_TO_DO: Final[Mapping[str, str]] = {
    "not_text": "Write one text.",
    "not_yes_or_no": "Write true or false, or leave it blank where it is not recorded.",
    "not_an_id": "Write one word of at most 80 letters and digits, such as e6 or mother; not a name.",
    "not_whole": "Write a whole number.",
    "not_number": "Write a number, without its unit.",
    "year_out_of_reach": f"Write a year from {FIRST_YEAR} to {LAST_YEAR}, with four digits.",
    "no_such_day": "Correct the day or the month.",
    "part_of_a_day": "Write a whole day, as 2020-01-16; in the chronology, `precision` must fit a part of one.",
    "day_not_year_first": "Write the year first, as 2020-01-16, so that day and month cannot be mistaken.",
    "not_a_day": "Write a day as 2020-01-16, or leave it blank where it is not known.",
}
_MISSING: Final = "Nothing else in the file can stand in for it."


def shape_faults(refused: ValidationError, document: Document) -> list[Fault]:
    """Every complaint of the model, as faults a worker can act on. The values complained of are not repeated."""
    errors = refused.errors(include_url=False)
    return [_fault(error, document, number < MOST_GUESSES) for number, error in enumerate(errors)]


def fault_at(path: Path, document: Document, kind: str, what: str, why: str, to_do: str) -> Fault:
    """A fault with its place in words and its line."""
    line = document.line(path)
    where = place(path, document.value) + (f" (line {line})" if line else "")
    return Fault(path, where, line, kind, what, why, to_do)


def place(path: Path, value: object) -> str:
    """A place in the file in words: section, the id of its row, then the field. `chronology e6, source`."""
    words: list[str] = []
    here: Any = value
    for step in path:
        rows = here
        here = _step_into(here, step)
        if isinstance(step, int):
            named = row_id(here.get("id")) if isinstance(here, Mapping) and isinstance(rows, Sequence) else None
            words.append(f"{words.pop() if words else 'row'} {named or f'number {step + 1}'}")
        elif is_plain_key(step):
            words.append(step)
    return ", ".join(words) or "the file"


def _step_into(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None


def _fault(error: Any, document: Document, guess: bool) -> Fault:
    kind, loc = str(error["type"]), tuple(error["loc"])
    path = tuple(step for step in loc if step != "[key]")
    if kind == "extra_forbidden":
        return _unknown_key(path, document, guess)
    what, why, to_do = _said_of(kind, path, error, guess)
    return fault_at(path, document, SHAPE, what, why, to_do)


def _said_of(kind: str, path: Path, error: Any, guess: bool) -> tuple[str, str, str]:
    """What, why and what to do for one complaint."""
    field = f"`{path[-1]}`" if path and isinstance(path[-1], str) and row_id(path[-1]) else "this"
    if kind == "missing":
        said = model_at(path[:-1])
        about = _description(said, str(path[-1])) if said is not None else ""
        return f"{field} is missing", _MISSING, f"Write it. {about}".strip()
    if kind == "tag_without_direction":
        why = "Only a suggestion nobody has confirmed has none."
        return "`direction` is missing", why, "Write concern or strength."
    if kind == "too_short":
        return f"{field} is empty", "A case has at least one.", "Write one, with its id."
    if kind == "literal_error":
        words = re.findall(r"'([^']*)'", str(error["ctx"]["expected"])) or [str(error["ctx"]["expected"])]
        meant = did_you_mean(error["input"], words) if guess else ""
        why = f"It is one of: {', '.join(words)}."
        return f"{field} is none of the words it can be", why, meant or "Use one of them."
    if kind in ("tuple_type", "list_type"):
        return f"{field} is one value where a list belongs", "", "Put it in square brackets, or in rows with dashes."
    if kind in ("model_type", "dict_type", "model_attributes_type", "mapping_type"):
        return "this is a single value or a list where named fields belong", "", "Write `name: value` for each field."
    if kind in _TO_DO:
        return f"{field} {error['msg']}", "", _TO_DO[kind]
    return f"{field} cannot be read as what it should be", "", "Compare it with the file `homeward new` writes."


def _unknown_key(path: Path, document: Document, guess: bool) -> Fault:
    """A field the format does not have, with the one that was probably meant."""
    model = model_at(path[:-1])
    keys = sorted({key for key in known_keys(model) if not key.endswith("_")}) if model is not None else []
    meant = did_you_mean(path[-1], keys) if guess else ""
    shown_keys = ", ".join(keys) if not meant else ""
    why = "The format has no such field, so what it says would be lost."
    to_do = meant or f"Take it out, or use one of: {shown_keys}."
    return fault_at(path, document, SHAPE, f"{shown_key(path[-1])} is no field of this row", why, to_do)


def model_at(path: Iterable[str | int]) -> type[BaseModel] | None:
    """The kind of row that stands at a path of the file, found through the types of the fields."""
    model: type[BaseModel] | None = Case
    for step in path:
        if isinstance(step, str) and model is not None:
            attribute = known_keys(model).get(step)
            model = _model_in(model.model_fields[attribute].annotation) if attribute else None
    return model


def _description(model: type[BaseModel], key: str) -> str:
    attribute = known_keys(model).get(key)
    return field_sentences(model).get(attribute, "") if attribute else ""


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if (found := _model_in(part)) is not None:
            return found
    return None
