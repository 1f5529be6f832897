"""The rules of some steps written as CLIPS, from the conditions that are read back from experta's rules.

The left-hand sides come from `knowledge_base/conditions.json`. The right-hand sides, which that file does not hold,
come from the one conclusion in each rule's body, as the lint reads it. The named predicates are written by hand in
`predicates.clp`.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from engine import facts as kinds
from engine.fact import IDS, CaseFact, Conclusion
from engine.lint_bodies import read_body
from engine.lint_sources import Sources
from engine.rule import CardRule

PREDICATES = Path(__file__).with_name("predicates.clp")


def conditions_of_steps(prefixes: tuple[str, ...]) -> list[dict[str, Any]]:
    """The stored conditions of the rules whose step begins with one of these words."""
    stored = json.loads((files("knowledge_base") / "conditions.json").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = stored["rules"] if isinstance(stored, dict) else stored
    return [row for row in rows if row["step"].startswith(prefixes)]


def predicates() -> Iterator[str]:
    """The constructs of `predicates.clp`, one by one, without its comments."""
    lines = PREDICATES.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith(";"))
    return (f"(deffunction {part.strip()}" for part in text.split("(deffunction ")[1:])


def templates(conditions: Iterable[Mapping[str, Any]], rules: Mapping[str, CardRule]) -> list[str]:
    """A deftemplate for each kind of fact that these rules read or conclude."""
    sources = Sources()
    read = {pattern["fact"] for row in conditions for pattern in row["patterns"]}
    concluded = {kind.__name__ for row in conditions for kind in read_body(rules[row["rule"]], sources).concludes}
    return [_template(getattr(kinds, name)) for name in sorted(read | concluded)]


def rule_of(row: Mapping[str, Any], written: CardRule, sources: Sources) -> str:
    """The defrule of one rule."""
    conditions = [_pattern(place, pattern) for place, pattern in enumerate(row["patterns"])]
    conditions += [
        f"(test ({test['predicate']} {' '.join('?' + name for name in test['of'])}))" for test in row["tests"]
    ]
    return f"(defrule {row['rule']}\n  {chr(10).join(conditions)}\n  =>\n  (assert {_conclusion(written, sources)}))"


def fact_text(fact: CaseFact) -> str:
    """One fact as it is written inside a deffacts."""
    slots = " ".join(f"({field} {_value(fact[field])})" for field in fact.fields)
    return f"({type(fact).__name__} {slots})"


def _template(kind: type[CaseFact]) -> str:
    slots = " ".join(f"({'multislot' if held is IDS else 'slot'} {field})" for field, held in kind.fields.items())
    return f"(deftemplate {kind.__name__} {slots})"


def _pattern(place: int, pattern: Mapping[str, Any]) -> str:
    slots = []
    for field, asked in pattern["where"].items():
        name = asked.get("binds", f"{field}-{place}")
        wanted = f"?{name}"
        if "is" in asked:
            wanted = f"?{name}&{_value(asked['is'])}" if "binds" in asked else _value(asked["is"])
        elif "predicate" in asked:
            wanted = f"?{name}&:({asked['predicate']} ?{name})"
        slots.append(f"({field} {wanted})")
    return f"({pattern['fact']} {' '.join(slots)})"


def _conclusion(written: CardRule, sources: Sources) -> str:
    """The fact a rule asserts, with the id its class would give it."""
    body = read_body(written, sources)
    kind: type[Conclusion] = body.concludes[0]
    given = {field: _expression(value) for field, value in body.fields.items()}
    parts = " ".join(given[field] for field in kind.named_after)
    given.setdefault("id", f'(named_after "{kind.prefix or kind.kind}" {parts})')
    return f"({kind.__name__} {' '.join(f'({field} {value})' for field, value in given.items())})"


def _expression(value: ast.expr) -> str:
    """A field of a conclusion: a word, or what the rule bound. Raises ValueError for anything else."""
    if isinstance(value, ast.Constant):
        return _value(value.value)
    if isinstance(value, ast.Name):
        return f"?{value.id}"
    raise ValueError(f"the body gives {ast.unparse(value)}, which has no way yet to be written in CLIPS; add it here")


def _value(value: Any) -> str:
    if isinstance(value, tuple | list):
        return " ".join(_value(part) for part in value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return str(value) if isinstance(value, int) else f'"{escaped}"'
