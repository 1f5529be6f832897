"""How a field that cannot be read is said to its author, instead of in the words of the validating library."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from knowledge_base.faults import nearest

Location = Sequence[str | int]
ModelType = type[BaseModel]

_ID_PATTERNS: Mapping[str, str] = {
    r"^[a-z][a-z0-9_]*$": "small letters, figures and underscores, beginning with a letter",
    r"^[A-Z0-9][A-Za-z0-9-]*$": "letters, figures and hyphens, beginning with a capital or a figure",
}


def said_of_error(error: Mapping[str, Any], model: ModelType) -> tuple[str, str, str]:
    """Reason, what to do and nearest right name for one error the model found in an entry."""
    where = _field_words(error["loc"])
    kind = error["type"]
    context = error.get("ctx", {})
    given = error.get("input")
    if kind == "missing":
        return f"has no {where}", "Write it; nothing may be left to be guessed", ""
    if kind == "extra_forbidden":
        known = _field_names(_model_at(model, error["loc"][:-1]))
        return (
            f"has a field {where} that entries of this kind do not have",
            "Correct the name or take it out",
            nearest(str(error["loc"][-1]), known),
        )
    if given is None:
        return f"{where} is blank", "Write it, or take the field out where it may be absent", ""
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        return (
            f'{where} is "{given}", which is none of: {", ".join(allowed)}',
            "Use one of these words",
            nearest(str(given), allowed),
        )
    if kind == "string_pattern_mismatch":
        allowed_form = _ID_PATTERNS.get(context["pattern"], "the form its catalogue asks for")
        return f'{where} is "{given}", which is not in the form asked for', f"Write it in {allowed_form}", ""
    if kind in ("string_too_short", "too_short"):
        return f"{where} is empty", "Write it, or take the field out where it may be absent", ""
    if kind == "value_error":
        return _own_words(where, context["error"]), "", ""
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = "at least" if kind == "greater_than_equal" else "at most"
        bound = context["ge"] if kind == "greater_than_equal" else context["le"]
        return f"{where} is {given}, and must be {limit} {bound}", "Correct the figure", ""
    return f"{where} cannot be read as what it should be", _expected(kind), ""


def _own_words(where: str, error: object) -> str:
    """The words of a check of ours; one on a single field is led by the field's name."""
    said = str(error)
    return f"{where} {said}" if said.startswith("must be") else said


def _expected(kind: str) -> str:
    """What a field of the wrong shape should have been."""
    if kind.startswith(("tuple", "list")):
        return "Write a list in square brackets, or one line for each with a dash"
    if kind.startswith(("model", "dict")):
        return "Write named fields under it"
    if kind.startswith("date"):
        return "Write a day as 2026-11-21"
    return "Write one text"


def _field_words(location: Location) -> str:
    """A field's place in words: `prompts.ask`, `citations (second).source`."""
    words = ""
    for part in location:
        if isinstance(part, int):
            words += f" (number {part + 1})"
        else:
            words += f".{part}" if words else part
    return f"`{words}`" if words else "the entry"


def _model_at(model: ModelType, location: Location) -> ModelType:
    """The model that stands at a place inside another, found through the types of its fields."""
    for part in location:
        if isinstance(part, str):
            for name, field in model.model_fields.items():
                if part in (name, field.alias):
                    model = _model_in(field.annotation) or model
    return model


def _model_in(annotation: Any) -> ModelType | None:
    """The model a type is made of, if there is one in it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if (found := _model_in(part)) is not None:
            return found
    return None


def _field_names(model: ModelType) -> list[str]:
    """The names of a model's fields as they are written in a file."""
    return [field.alias or name for name, field in model.model_fields.items()]
