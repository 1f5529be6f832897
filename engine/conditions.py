"""The conditions of the rules, read back from the rules as plain data.

Why-not, the lint, the graph of what depends on what and the replay all need to know what a rule asks, without running
it. Nobody writes that down a second time: the rule's own patterns are read.
"""

from __future__ import annotations

import json
from typing import Any

from engine._experta import TEST, L, P
from engine.rule import CardRule, patterns_of, role_of, rules_of


def read_conditions(engine_class: Any) -> list[dict[str, Any]]:
    """Every rule of an engine class that has passed the lint, as plain data, by step, card and name.

    Each is `{"rule", "card", "step", "patterns", "tests"}`. A pattern is `{"fact", "as", "where"}`; `where` gives for
    each field `{"is": value}`, `{"binds": name}`, `{"predicate": name}`, or one of them together with `binds`, or
    nothing where any value will do. A test is `{"predicate": name, "of": [names bound]}`.
    """
    place = {step: number for number, step in enumerate(engine_class.steps)}
    read = [conditions_of(written) for written in rules_of(engine_class).values()]
    return sorted(read, key=lambda each: (place[each["step"]], each["card"], each["rule"]))


def conditions_of(written: CardRule) -> dict[str, Any]:
    """One rule's conditions as plain data, in the order in which they are written."""
    function: Any = written.function
    return {
        "rule": written.__name__,
        "card": function.card,
        "step": function.step,
        "patterns": [
            {
                "fact": type(pattern).__name__,
                "as": role_of(pattern),
                "where": {field: _asked(pattern[field]) for field in sorted(asked_fields(pattern))},
            }
            for pattern in patterns_of(written)
        ],
        "tests": [
            {"predicate": part[0].__name__, "of": parameters_of(part[0])} for part in written if isinstance(part, TEST)
        ],
    }


def as_json(conditions: list[dict[str, Any]]) -> str:
    """The canonical text of conditions that were read: the same conditions give the same bytes."""
    return json.dumps(conditions, ensure_ascii=False, indent=1) + "\n"


def asked_fields(pattern: Any) -> list[str]:
    """The fields a pattern asks about, without experta's own entries."""
    return [field for field in pattern if not pattern.is_special(field)]


def parameters_of(function: Any) -> list[str]:
    """The names of what a function is given, in order."""
    code = function.__code__
    return list(code.co_varnames[: code.co_argcount])


def _asked(constraint: Any) -> dict[str, Any]:
    """What one field of a pattern must be."""
    bound = getattr(constraint, "__bind__", None)
    binds = {} if bound is None else {"binds": bound}
    if isinstance(constraint, P):
        return {"predicate": constraint.match.__name__} | binds
    if isinstance(constraint, L):
        return {"is": _plain(constraint.value)} | binds
    if hasattr(constraint, "__bind__"):
        return binds
    return {"is": _plain(constraint)}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
