"""Reads the scenario files and makes their cases: a base, what is changed in it, and the near miss beside it."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.assess import assess
from engine.assessment import Assessment
from engine.case import case_from_values
from knowledge_base.reader import read_yaml

FOLDER = Path(__file__).parent / "scenarios"


@dataclass(frozen=True)
class Scenario:
    """One rule shown firing in one case, and not firing in a near miss of it."""

    rule: str
    name: str
    with_: Mapping[str, str]
    case: dict[str, Any]
    supposed: Mapping[str, str]
    expect: Mapping[str, Any]
    near_miss_name: str
    near_miss: dict[str, Any]
    near_miss_supposed: Mapping[str, str]
    near_miss_expect: Mapping[str, Any]


def scenarios() -> Iterator[Scenario]:
    """Every scenario of every file, in the order of the files."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for row in rows_of(path):
            case = changed(base(row["case"].get("base", "one_parent")), row["case"])
            near = row["near_miss"]
            yield Scenario(
                rule=row["rule"],
                name=row["name"],
                with_=row.get("with", {}),
                case=case,
                supposed=row["case"].get("suppose", {}),
                expect=row.get("expect", {}),
                near_miss_name=near["name"],
                near_miss=changed(case, near),
                near_miss_supposed=near.get("suppose", {}),
                near_miss_expect=near.get("expect", {}),
            )


def base(name: str) -> dict[str, Any]:
    """A base case by the name of its file."""
    return dict(rows_of(FOLDER / "bases" / f"{name}.yaml"))


def rows_of(path: Path) -> Any:
    """A file of ours as the product itself reads YAML: every single value is text."""
    return read_yaml(path.read_text(encoding="utf-8"), path.name).value


def changed(case: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of a case with rows removed by id, keys set, rows edited by id, and rows added; in that order.

    ``remove: {ratings: [r1]}``, ``set: {as_of: 2021-07-01}``, ``edit: {ratings: {r1: {status: present}}}``,
    ``add: {chronology: [...]}``. Lists inside ``plans`` are named ``plans.goals`` and so on; a row without an id is
    edited by its place, counted from 0. ``suppose: {rf_...: status}`` beside them is no part of the case: it is the
    what-if the case is assessed with.
    """
    made = copy.deepcopy(dict(case))
    for key, ids in change.get("remove", {}).items():
        rows = _list(made, key)
        kept = [] if ids == "all" else [row for row in rows if row.get("id") not in ids]
        assert len(kept) < len(rows), f"nothing to remove from {key}: {ids}"
        rows[:] = kept
    for key, value in change.get("set", {}).items():
        made[key] = value
    for key, edits in change.get("edit", {}).items():
        rows = _list(made, key)
        for row_id, values in edits.items():
            row = next(row for row in rows if str(row.get("id", rows.index(row))) == str(row_id))
            row.update(values)
    for key, rows in change.get("add", {}).items():
        _list(made, key).extend(rows)
    return made


def _list(case: dict[str, Any], key: str) -> list[Any]:
    held: Any = case
    *parents, last = key.split(".")
    for parent in parents:
        held = held.setdefault(parent, {})
    return held.setdefault(last, [])  # type: ignore[no-any-return]


def assessed(case: Mapping[str, Any], supposed: Mapping[str, str] | None = None) -> Assessment:
    """The engine's answer to a case given as plain values, with some statuses supposed for a what-if."""
    return assess(case_from_values(case), supposed=supposed)


def fired(answer: Assessment, rule: str, with_: Mapping[str, str]) -> bool:
    """Whether a rule (by its card) fired with a conclusion whose fields are so."""
    for name, firings in answer.trace.derivations.items():
        if any(firing.card == rule for firing in firings):
            conclusion = answer.trace.conclusions[name]
            if all(conclusion[field] == value for field, value in with_.items()):
                return True
    return False
