"""The JSON Schema of a case file, for editors and for programs that write cases."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from engine.case import model
from engine.case.case import Case
from engine.case.sentences import field_sentences

_SAID: Final = (
    "A Homeward case file, version 1. Every field but format, reference, as_of, a child and a household may be left "
    "out; what is left out, or null, is not recorded. Contradictions between fields are refused when the file is read: "
    "see docs/contradictions.md."
)
# Rows that are given an id where none is written (engine/case/understood.py).
_NAMED_WHEN_READ: Final = (
    "Rating", "Check", "Claim", "CapacityRating", "Wish", "Assessment", "ReasonForCare", "Goal", "Service", "Proposal",
)  # fmt: skip
_PART_OF_A_DAY: Final = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2})?$"}
_MAY_BE_PART: Final = (("Entry", "date"), ("Entry", "latest"), ("Child", "born"), ("Adult", "born"))
_BARE: Final = (("Household", "due_to_return"), ("Decision", "dissent"))


def case_schema() -> dict[str, Any]:
    """The schema as plain values, with a sentence on every field. It accepts what the reader accepts, typed as JSON."""
    return deepcopy(_schema())


@cache
def _schema() -> dict[str, Any]:
    schema = Case.model_json_schema(by_alias=True)
    rows: dict[str, dict[str, Any]] = schema["$defs"]
    for name, row in ({"Case": schema} | rows).items():
        _describe(row, getattr(model, name))
    for name in _NAMED_WHEN_READ:
        rows[name]["required"] = [key for key in rows[name]["required"] if key != "id"]
    for name, key in _MAY_BE_PART:
        rows[name]["properties"][key]["anyOf"].append(_PART_OF_A_DAY)
    for name, key in _BARE:
        held = rows[name]["properties"][key]
        held["items"] = {"anyOf": [held["items"], {"type": "string"}]}
    for row in (schema, *rows.values()):
        _let_blank(row)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Homeward case file",
        "description": _SAID,
    }


def _describe(row: dict[str, Any], kind: type[BaseModel]) -> None:
    """Put the sentence under each field of a row's class beside the field."""
    for attribute, said in field_sentences(kind).items():
        row["properties"][kind.model_fields[attribute].alias or attribute]["description"] = said


def _let_blank(row: dict[str, Any]) -> None:
    """A field that may be left out may also be null."""
    for key, held in row["properties"].items():
        if key not in row.get("required", ()) and {"type": "null"} not in held.get("anyOf", ()):
            said = {word: held.pop(word) for word in ("title", "description", "default") if word in held}
            inside = held.pop("anyOf", None) or [dict(held)]
            held.clear()
            held.update({**said, "anyOf": [*inside, {"type": "null"}]})
