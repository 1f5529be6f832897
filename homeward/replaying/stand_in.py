"""What the rule files need of experta as plain objects, so that they can be read where experta is never imported.

A pattern is a mapping of fields, a condition on a field is an object that says what it asks. Nothing here matches.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any, Final

NAME: Final = "engine._experta"


class ConditionalElement(tuple):  # type: ignore[type-arg]  # its parts are patterns, tests and functions
    """Something to be matched, with its parts."""

    __bind__: str | None = None

    def __new__(cls, *parts: Any) -> Any:
        return super().__new__(cls, parts)


class W(ConditionalElement):
    """Any value, bound to a name where one is given."""

    def __init__(self, name: str | None = None) -> None:
        self.__bind__ = name


class L(ConditionalElement):
    """This very value."""

    def __init__(self, value: Any) -> None:
        self.value = value


class P(ConditionalElement):
    """A value of which a predicate is true."""

    def __init__(self, match: Any) -> None:
        self.match = match


class TEST(ConditionalElement):
    """A predicate over what is bound."""


class Rule(ConditionalElement):
    """The conditions of a rule, and the method they were written over."""

    def __call__(self, function: Any) -> Rule:
        self._wrapped = function
        self.__name__ = function.__name__
        return self


class Fact(dict[str, Any]):
    """A mapping of field to value; as a pattern it may have a name."""

    __bind__: str | None = None

    @classmethod
    def from_iter(cls, pairs: Iterable[tuple[str, Any]]) -> Any:
        made = cls()
        made.update(dict(pairs))
        return made

    @staticmethod
    def is_special(field: str) -> bool:
        return field.startswith("__")

    def as_dict(self) -> dict[str, Any]:
        return dict(self)


class _Name:
    """`AS.name << pattern` gives the pattern that name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __lshift__(self, pattern: Any) -> Any:
        pattern.__bind__ = self.name
        return pattern


class _Names:
    """`AS` and `MATCH`: any attribute is a name."""

    def __init__(self, make: Any) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        return self._make(name)


_UNUSED = (
    *("Activation", "Agenda", "ConflictSetNode", "FactList", "FeatureCheck", "FeatureTesterNode", "KnowledgeEngine"),
    *("OrdinaryMatchNode", "ReteMatcher", "SameContextCheck", "Strategy", "Token", "WhereCheck", "WhereNode"),
)
"""The working parts of experta, which the engine's modules build on and which replay never uses."""


def put_in_place() -> bool:
    """Put the stand-in where experta would come in, before anything of the engine is loaded.

    Returns False, and changes nothing, where the engine is loaded already.
    """
    if NAME in sys.modules:
        return isinstance(getattr(sys.modules[NAME], "stand_in", None), bool)
    module = ModuleType(NAME, "A stand-in for experta.")
    given: dict[str, Any] = {name: type(name, (), {}) for name in _UNUSED}
    given |= {"ConditionalElement": ConditionalElement, "W": W, "L": L, "P": P, "TEST": TEST, "Rule": Rule}
    given |= {"Fact": Fact, "AS": _Names(_Name), "MATCH": _Names(W), "stand_in": True}
    vars(module).update(given)
    sys.modules[NAME] = module
    return True
