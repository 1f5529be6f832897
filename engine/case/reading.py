"""From a file to a case: read strictly, typed, and checked against itself. All faults are reported together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any, Final

from pydantic import ValidationError

from engine.case.case import Case
from engine.case.contradictions import find_contradictions
from engine.case.faults import CaseFault, Fault, Path
from engine.case.shape import SHAPE, fault_at, shape_faults
from knowledge_base import Knowledge, load_knowledge
from knowledge_base.document import DEEPEST
from knowledge_base.reader import Document, ReadFault, read_json, read_yaml

MOST_BYTES: Final = 50_000_000
MOST_ENTRIES: Final = 20_000
MOST_VALUES: Final = 10_000_000

# A row left out of one of these could make sound rows elsewhere look wrong, so nothing more is looked for then.
_NEEDED_WHOLE: Final = frozenset({"format", "as_of", "children", "adults", "households", "proposals"})


def read_case(path: str | FilePath, knowledge: Knowledge | None = None) -> Case:
    """Read a case file, YAML or (where its name ends in .json) JSON.

    Raises CaseFault with every fault of the file, and nothing else for anything the file can hold. A file that is not
    there or may not be opened raises OSError, as ever. `knowledge` is the shipped one where none is given.
    """
    file = FilePath(path)
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    return read_case_text(content, file.name, knowledge)


def read_case_text(text: str | bytes, name: str = "case.yaml", knowledge: Knowledge | None = None) -> Case:
    """Read a case from text. `name` is how messages call it, and says JSON where it ends in .json.

    Raises CaseFault with every fault of the file.
    """
    try:
        read = read_json if name.lower().endswith(".json") else read_yaml
        document = read(text, name, MOST_BYTES)
    except ReadFault as refused:
        where = f"line {refused.line}" if refused.line else "the file"
        fault = Fault((), where, refused.line, "unreadable", refused.reason, "", f"{refused.to_do}.")
        raise CaseFault(name, [fault]) from None
    return _case_of(document, knowledge)


def case_from_values(values: Mapping[str, Any], knowledge: Knowledge | None = None) -> Case:
    """A case from plain values that are already in memory, held to the same checks as a file.

    Raises CaseFault with every fault.
    """
    document = Document("case", values, {}, first_line=0)
    _check_depth(document)
    return _case_of(document, knowledge)


def _case_of(document: Document, knowledge: Knowledge | None) -> Case:
    """The case a document holds; raises CaseFault with the faults of shape and the contradictions together."""
    _check_size(document)
    try:
        case = Case.model_validate(document.value)
    except ValidationError as refused:
        faults = shape_faults(refused, document)
        raise CaseFault(document.name, [*faults, *_beside(faults, document, knowledge)]) from None
    found = find_contradictions(case, knowledge or load_knowledge())
    if found:
        told = [fault_at(one.path, document, one.kind, one.what, one.why, one.to_do) for one in found]
        raise CaseFault(document.name, told)
    return case


def _check_depth(document: Document) -> None:
    """Refuse values in memory that are nested deeper, or hold more, than any file could."""
    here: list[object] = [document.value]
    held = 0
    for _ in range(DEEPEST + 1):
        rows = [row for row in here if isinstance(row, Mapping | list | tuple)]
        held += len(here)
        if not rows or held > MOST_VALUES:
            break
        here = [inside for row in rows for inside in (row.values() if isinstance(row, Mapping) else row)]
    if rows:
        what = "is nested deeper, or holds more, than a case file can"
        raise CaseFault(document.name, [fault_at((), document, SHAPE, what, "", "Look for a row inside itself.")])


def _check_size(document: Document) -> None:
    value = document.value
    if not isinstance(value, Mapping):
        to_do = "Begin with `format: 1` and the fields the file `homeward new` writes."
        fault = fault_at((), document, SHAPE, "does not begin with named fields", "", to_do)
        raise CaseFault(document.name, [fault])
    entries = value.get("chronology")
    if isinstance(entries, list | tuple) and len(entries) > MOST_ENTRIES:
        what = f"holds more than {MOST_ENTRIES:,} entries"
        why = "No answer over more could be read by anyone in time."
        fault = fault_at(("chronology",), document, SHAPE, what, why, "Split the file by child or by time.")
        raise CaseFault(document.name, [fault])


def _beside(faults: list[Fault], document: Document, knowledge: Knowledge | None) -> list[Fault]:
    """The contradictions among the rows that could be read, so that one run of corrections is enough.

    Rows that could not be read are left out and their ids taken as known, so that what points to them is not refused.
    """
    bad = {_row_of(fault.path) for fault in faults}
    if any(not path or path[0] in _NEEDED_WHOLE for path in bad) or not isinstance(document.value, Mapping):
        return []
    left, kept_at, ids = _without(document.value, bad)
    try:
        case = Case.model_validate(left)
    except ValidationError:
        return []
    found = find_contradictions(case, knowledge or load_knowledge(), also_known=ids)
    return [fault_at(_at_first(one.path, kept_at), document, one.kind, one.what, one.why, one.to_do) for one in found]


def _row_of(path: Path) -> Path:
    """The row a fault stands in: a section and a number, or a field of the case itself."""
    depth = 3 if path[:1] == ("plans",) else 2
    return path[:depth]


def _without(value: Mapping[str, Any], bad: set[Path]) -> tuple[dict[str, Any], dict[Path, list[int]], set[str]]:
    """The values without the bad rows; where each kept row stood at first; and the ids of the rows left out."""
    kept_at: dict[Path, list[int]] = {}
    ids: set[str] = set()

    def pruned(inside: Mapping[str, Any], above: Path) -> dict[str, Any]:
        left: dict[str, Any] = {}
        for key, held in inside.items():
            path = (*above, key)
            if key == "plans" and not above and isinstance(held, Mapping) and path not in bad:
                left[key] = pruned(held, path)
            elif isinstance(held, list | tuple) and path not in bad:
                kept_at[path] = [number for number in range(len(held)) if (*path, number) not in bad]
                left[key] = [held[number] for number in kept_at[path]]
                ids.update(_id_of(held[number]) for number in range(len(held)) if (*path, number) in bad)
            elif path not in bad:
                left[key] = held
        return left

    return pruned(value, ()), kept_at, ids - {""}


def _id_of(row: object) -> str:
    found = row.get("id") if isinstance(row, Mapping) else None
    return str(found) if isinstance(found, str | int) else ""


def _at_first(path: Path, kept_at: Mapping[Path, list[int]]) -> Path:
    """The place of a row in the file, from its place among the rows that were kept."""
    depth = 2 if path[:1] == ("plans",) else 1
    rows = kept_at.get(path[:depth])
    if rows is None or len(path) <= depth:
        return path
    number = path[depth]
    return (*path[:depth], rows[number], *path[depth + 1 :]) if isinstance(number, int) else path
