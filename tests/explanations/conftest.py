"""The small cases these tests read, and the answers to them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.assess import assess
from engine.assessment import Assessment
from engine.case import case_from_values
from explanations import spine
from knowledge_base.reader import read_yaml

HERE = Path(__file__).parent
CASES = tuple(path.stem for path in sorted((HERE / "cases").glob("*.yaml")))

Values = dict[str, Any]


@cache
def _values(name: str) -> Values:
    path = HERE / "cases" / f"{name}.yaml"
    return read_yaml(path.read_bytes(), path.name, 1_000_000).value


@cache
def _assessed(name: str) -> Assessment:
    return assess(case_from_values(_values(name)))


@cache
def _told(name: str) -> Values:
    return spine(_assessed(name))


@pytest.fixture(params=CASES)
def name(request: pytest.FixtureRequest) -> str:
    """Each case by its name."""
    return str(request.param)


@pytest.fixture
def assessed() -> Callable[[str], Assessment]:
    """The assessment of a case; nobody changes it."""
    return _assessed


@pytest.fixture
def answer() -> Callable[[str], Values]:
    """The answer to a case, as a copy that may be changed."""
    return lambda name: copy.deepcopy(_told(name))


@pytest.fixture
def values() -> Callable[[str], Values]:
    """The plain values of a case, as a copy that may be changed."""
    return lambda name: copy.deepcopy(_values(name))


@pytest.fixture
def table() -> Callable[[str], Any]:
    """A table kept beside the tests as YAML."""
    return lambda file: read_yaml((HERE / file).read_bytes(), file, 1_000_000).value


@pytest.fixture
def at() -> Callable[[Any, str], list[Any]]:
    """Everything that stands at a place such as `proposals.*.gaps.*`."""
    return lambda held, place: list(_at(held, [part for part in place.split(".") if part]))


def _at(held: Any, parts: list[str]) -> Iterator[Any]:
    if not parts:
        yield held
    elif parts[0] == "*":
        for row in held:
            yield from _at(row, parts[1:])
    elif held is not None:
        yield from _at(held[parts[0]], parts[1:])
