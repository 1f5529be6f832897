"""The one door through which experta comes in: importable on today's Python, and silent.

experta 1.9.4 is the rule engine underneath. Everything in `engine/` takes it from here and from nowhere else, because
three things about it are put right at import:

* One of its own requirements looks for `collections.Mapping`, which Python 3.10 took away. The name is put back for the
  length of the import only: left in place it would mislead other libraries that look for it.
* It sets up Python's root logger. The root logger is left as it was found.
* Its watchers can write whole facts to the log, and facts are case material. They are switched off.
"""

from __future__ import annotations

import collections
import collections.abc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

_MISSING_FROM_COLLECTIONS = tuple(
    name for name in ("Callable", "Iterable", "Mapping", "MutableMapping", "Sequence") if not hasattr(collections, name)
)


@contextmanager
def _as_experta_expects() -> Iterator[None]:
    """Give experta the names it looks for while it is imported, and afterwards leave no trace of them."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    for name in _MISSING_FROM_COLLECTIONS:
        setattr(collections, name, getattr(collections.abc, name))
    try:
        yield
    finally:
        for name in _MISSING_FROM_COLLECTIONS:
            delattr(collections, name)
        root.handlers[:] = handlers
        root.setLevel(level)


with _as_experta_expects():
    from experta import AS, MATCH, TEST, KnowledgeEngine, L, P, Rule, W, watchers
    from experta.abstract import Strategy
    from experta.activation import Activation
    from experta.agenda import Agenda
    from experta.conditionalelement import ConditionalElement
    from experta.factlist import FactList
    from experta.matchers import ReteMatcher
    from experta.matchers.rete.check import FeatureCheck, SameContextCheck, WhereCheck
    from experta.matchers.rete.nodes import ConflictSetNode, FeatureTesterNode, OrdinaryMatchNode, WhereNode
    from experta.matchers.rete.token import Token

if TYPE_CHECKING:
    # experta has no types. Facts are handled everywhere, so their shape is declared once, here.
    class Fact(dict[str, Any]):
        """A fact of experta: a mapping of field to value."""

        @classmethod
        def from_iter(cls, pairs: Any) -> Any: ...
        def as_dict(self) -> dict[str, Any]: ...
else:
    from experta import Fact


def _silence_watchers() -> None:
    """Keep case facts out of every log, whatever level the program around us logs at."""
    for name in watchers.ALL:
        watcher = getattr(watchers, name)
        watcher.setLevel(logging.CRITICAL + 1)
        watcher.propagate = False
        watcher.disabled = True


_silence_watchers()

__all__ = [
    "AS",
    "MATCH",
    "TEST",
    "Activation",
    "Agenda",
    "ConditionalElement",
    "ConflictSetNode",
    "Fact",
    "FactList",
    "FeatureCheck",
    "FeatureTesterNode",
    "KnowledgeEngine",
    "L",
    "OrdinaryMatchNode",
    "P",
    "ReteMatcher",
    "Rule",
    "SameContextCheck",
    "Strategy",
    "Token",
    "W",
    "WhereCheck",
    "WhereNode",
]
