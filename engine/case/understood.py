"""What a short case file leaves to be understood: the only child, the only household, the only proposal, a row's id.

Nothing is guessed. A blank is filled only where the file allows one answer; where it allows several, the field stays
empty and engine/case/contradictions says what to write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_DEFAULT_PROPOSAL: Final = "p1"
_OF_A_PROPOSAL: Final = (
    "ratings", "checks", "looked_for", "claims", "capacity", "wishes", "decisions", "views", "steps",
)  # fmt: skip
_OF_A_CHILD: Final = ("legal", "reasons_for_care", "returns")
# The fields an id is made of where a row is written without one: what the row is about, never where it stands.
_ID_MADE_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "ratings": ("proposal", "factor", "about", "on", "by"),
    "checks": ("proposal", "about", "factors", "on", "by"),
    "claims": ("proposal", "about", "factors", "on", "by"),
    "capacity": ("proposal", "adult", "factor", "on", "by"),
    "wishes": ("proposal", "of", "on", "by"),
    "reasons_for_care": ("child", "factor", "about"),
    "assessments": ("by", "on"),
}
_OF_PLANS_ID_MADE_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "goals": ("adult", "factor"),
    "services": ("for", "factors", "from"),
}
_WORD: Final = re.compile(r"[A-Za-z0-9_+-]{1,60}")


def fill_understood(given: object) -> object:
    """A case as plain values, with what it leaves to be understood written out. Anything of a wrong shape is left."""
    if not isinstance(given, Mapping):
        return given
    case = dict(given)
    child, household = _only_id(case.get("children")), _only_id(case.get("households"))
    _fill_proposals(case, child, household)
    proposal = _only_id(case.get("proposals"))
    for section in _OF_A_PROPOSAL:
        case[section] = _each_with(case.get(section), "proposal", proposal)
    if isinstance(case.get("own_judgement"), Mapping):
        case["own_judgement"] = _with(case["own_judgement"], "proposal", proposal)
    for section in _OF_A_CHILD:
        case[section] = _each_with(case.get(section), "child", child)
    case["adults"] = _each(case.get("adults"), lambda adult: _within(adult, "cared_for", child))
    if isinstance(case.get("plans"), Mapping):
        case["plans"] = _within(case["plans"], "family_time", child)
        _name_rows(case["plans"], _OF_PLANS_ID_MADE_OF)
    _name_rows(case, _ID_MADE_OF)
    return {key: value for key, value in case.items() if key in given or value is not None}


def _fill_proposals(case: dict[str, Any], child: str | None, household: str | None) -> None:
    """No proposal written: one for the only child and household. Written ones may leave those two out."""
    written = case.get("proposals")
    if not written and written in (None, "", [], ()):
        if child is not None and household is not None:
            case["proposals"] = [{"id": _DEFAULT_PROPOSAL, "child": child, "household": household}]
        return
    rows = _each_with(_each_with(written, "child", child), "household", household)
    if isinstance(rows, list) and len(rows) == 1:
        rows = _each_with(rows, "id", _DEFAULT_PROPOSAL)
    case["proposals"] = rows


def _name_rows(case: dict[str, Any], made_of: Mapping[str, tuple[str, ...]]) -> None:
    """Give each row without an id one made of what it says, told apart by a number where two say the same."""
    for section, fields in made_of.items():
        rows = case.get(section)
        if not isinstance(rows, list | tuple):
            continue
        taken = {row["id"] for row in rows if isinstance(row, Mapping) and isinstance(row.get("id"), str)}
        case[section] = [_named(row, section, fields, taken) for row in rows]


def _named(row: object, section: str, fields: tuple[str, ...], taken: set[str]) -> object:
    if not isinstance(row, Mapping) or not _blank(row.get("id")):
        return row
    words = [section, *(word for field in fields for word in _words(row.get(field)))]
    base = wanted = ".".join(words)
    number = 1
    while wanted in taken:
        number += 1
        wanted = f"{base}.{number}"
    taken.add(wanted)
    return {**row, "id": wanted}


def _words(value: object) -> list[str]:
    """A field as words fit for an id; anything else adds nothing."""
    values = value if isinstance(value, list | tuple) else [value]
    return [word for word in values if isinstance(word, str) and _WORD.fullmatch(word)]


def _only_id(rows: object) -> str | None:
    """The id of the only row of a section, where there is exactly one and it has one."""
    if isinstance(rows, list | tuple) and len(rows) == 1 and isinstance(rows[0], Mapping):
        found = rows[0].get("id")
        if isinstance(found, str | int) and not isinstance(found, bool) and not _blank(found):
            return str(found)
    return None


def _within(row: object, section: str, child: str | None) -> Any:
    return {**row, section: _each_with(row.get(section), "child", child)} if isinstance(row, Mapping) else row


def _each_with(rows: object, field: str, value: str | None) -> Any:
    return _each(rows, lambda row: _with(row, field, value))


def _each(rows: object, change: Any) -> Any:
    return [change(row) for row in rows] if isinstance(rows, list | tuple) else rows


def _with(row: object, field: str, value: str | None) -> Any:
    if value is None or not isinstance(row, Mapping) or not _blank(row.get(field)):
        return row
    return {**row, field: value}


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
