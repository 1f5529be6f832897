"""The JSON Schema and the blank file: both say what the reader accepts."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from engine.case import Case, CaseFault, blank_case, case_from_values, case_schema, read_case_text
from engine.case.fields import Row, known_keys


def rows_of(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The case and each kind of row in the schema, by name."""
    return {"Case": schema, **schema["$defs"]}


def test_the_schema_has_every_key_and_a_sentence_on_each() -> None:
    schema = rows_of(case_schema())
    kinds: list[type[Row]] = [Row]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    for kind in kinds[1:]:
        keys = {key for key, name in known_keys(kind).items() if key == (kind.model_fields[name].alias or name)}
        assert set(schema[kind.__name__]["properties"]) == keys
        assert schema[kind.__name__]["additionalProperties"] is False
        for key, held in schema[kind.__name__]["properties"].items():
            assert held.get("description", "").endswith((".", "...", "?")), f"{kind.__name__}.{key}"


def test_the_schema_demands_what_the_reader_demands() -> None:
    schema = case_schema()
    assert set(schema["required"]) == {"format", "reference", "as_of", "children", "households"}
    assert "id" not in schema["$defs"]["Rating"]["required"]
    assert schema["$defs"]["Entry"]["required"] == ["id"]
    least = {
        "format": 1,
        "reference": "x",
        "as_of": "2020-10-01",
        "children": [{"id": "c1"}],
        "households": [{"id": "h1"}],
    }
    assert case_from_values(least).proposals[0].id == "p1"
    for key in least:
        with pytest.raises(CaseFault, match=f"`{key}` is missing"):
            case_from_values({other: value for other, value in least.items() if other != key})


def test_the_schema_is_json_and_nobody_can_change_it_for_others() -> None:
    schema = case_schema()
    schema["required"].clear()
    assert case_schema()["required"]
    assert json.loads(json.dumps(case_schema())) == case_schema()


def test_the_blank_file_is_read_once_its_required_fields_are_filled() -> None:
    with pytest.raises(CaseFault) as refused:
        read_case_text(blank_case())
    assert [str(fault.path[-1]) for fault in refused.value.faults] == ["reference", "as_of"]
    case = read_case_text(filled(blank_case()))
    assert case.reference == "X-1" and case.proposals[0].household == "h1"


def test_the_blank_file_names_every_key_of_the_format() -> None:
    words = set(re.findall(r"[a-z_]+(?=:)", blank_case()))
    assert set(Case.model_fields) - words <= {"unread", "expected"}
    assert {"goals", "family_time", "visits", "agreements", "services", "safety", "contingency", "conditions"} <= words


def test_the_rows_the_blank_file_shows_can_be_used_as_they_stand() -> None:
    """Take the # away from every row that is shown, and the file still reads."""
    text = filled(blank_case())
    shown = re.sub(r"^#(?=  )", "", text, flags=re.M)
    shown = re.sub(r"(: )\[\]( *(?:#[^\n]*)?\n(?:(?:##| +#)[^\n]*\n)*(?= +- ))", r"\1\2", shown)
    case = read_case_text(shown)
    assert case.chronology and case.ratings and case.people and case.assessments and case.rationales
    assert all(getattr(case.plans, name) for name in type(case.plans).model_fields)
    assert case.own_judgement is not None and case.own_judgement.class_ == "medium"


def filled(text: str) -> str:
    """The blank file with its two required fields."""
    return re.sub(
        r"^as_of: +", "as_of: 2020-10-01 ", re.sub(r"^reference: +", "reference: X-1 ", text, flags=re.M), flags=re.M
    )
