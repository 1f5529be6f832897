"""What can be wrong with the body of one rule, read from its source.

A body is one call of `self.conclude`. A condition in a body would be a hidden rule that no reader of the conditions
sees, and a word misspelt in a body would be found only on the first case in which the rule comes true.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.conditions import parameters_of
from engine.fact import TEXT, Conclusion, Vocabulary, holds, nearest, outside
from engine.lint_conditions import asked_values, possible_values, role_classes
from engine.lint_sources import Sources
from engine.rule import CardRule

_HIDDEN_CONDITIONS = (
    ast.IfExp,
    ast.BoolOp,
    ast.Compare,
    ast.Lambda,
    ast.NamedExpr,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.Await,
    ast.Yield,
    ast.YieldFrom,
)


@dataclass
class Body:
    """What a rule concludes: the class, and the expression for each field; with all that is wrong."""

    concludes: tuple[type[Conclusion], ...] = ()
    fields: dict[str, ast.expr] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read_body(written: CardRule, sources: Sources) -> Body:
    """Read the body of one rule and note all that is wrong with it."""
    node = sources.function(written.function)
    if node is None:
        return Body(faults=["its source cannot be read, so its body cannot be checked."])
    body = Body()
    call = _the_call(node, body)
    if call is not None:
        _read_call(call, written, body)
    return body


def can_be_read_by(body: Body, written: CardRule, pattern: Any) -> bool:
    """Whether a conclusion of this body can meet the pattern; where nothing rules it out, it can."""
    possible = possible_values(written)
    for name, expression in body.fields.items():
        if name not in pattern.fields:
            continue
        concluded = _values_of(expression, possible)
        asked = asked_values(pattern, name)
        if isinstance(concluded, frozenset) and isinstance(asked, frozenset) and not concluded & asked:
            return False
    return True


def _the_call(node: ast.FunctionDef, body: Body) -> ast.Call | None:
    """The conclusion that is made in the one call of `self.conclude`, or None with the reason noted."""
    statements = node.body
    if isinstance(statements[0], ast.Expr) and isinstance(statements[0].value, ast.Constant):
        statements = statements[1:]
    outer = statements[0].value if len(statements) == 1 and isinstance(statements[0], ast.Expr) else None
    if not isinstance(outer, ast.Call) or ast.unparse(outer.func) != "self.conclude":
        body.faults.append(
            "must have a body of one self.conclude(...) and nothing else. Put every condition on the left."
        )
    elif len(outer.args) != 1 or outer.keywords or not isinstance(outer.args[0], ast.Call):
        body.faults.append("must make one conclusion inside self.conclude(...), for example Support(id=...).")
    elif any(isinstance(part, _HIDDEN_CONDITIONS) for part in ast.walk(outer)):
        body.faults.append("has a condition, a loop or a lambda in its body. Put every condition on the left.")
    else:
        return outer.args[0]
    return None


def _read_call(call: ast.Call, written: CardRule, body: Body) -> None:
    """Check the conclusion's class, its fields and every name it uses against what there is."""
    known = written.function.__globals__
    kind = known.get(call.func.id) if isinstance(call.func, ast.Name) else None
    if not (isinstance(kind, type) and issubclass(kind, Conclusion)):
        kinds = [name for name, each in known.items() if isinstance(each, type) and issubclass(each, Conclusion)]
        advice = nearest(ast.unparse(call.func), tuple(kinds)) if kinds else "Import the class."
        body.faults.append(f"concludes {ast.unparse(call.func)}, which is no Conclusion here. {advice}")
        return
    body.concludes = (kind,)
    body.faults += _faults_of_names(call, written)
    expressions = _keywords(call)
    if expressions is None:
        body.faults.append(f"{kind.__name__}: give every field by name, so that it can be checked.")
        return
    body.fields = expressions
    for name in expressions:
        if name not in kind.fields:
            body.faults.append(f"{kind.__name__} has no field {name!r}. {nearest(name, kind.fields)}")
    missing = [name for name in kind.fields if name not in expressions and not (name == "id" and kind.named_after)]
    if missing:
        body.faults.append(f"{kind.__name__}: {', '.join(missing)} not given. Every field is filled.")
    body.faults += _faults_of_values(kind, expressions, possible_values(written))


def _keywords(call: ast.Call) -> dict[str, ast.expr] | None:
    """The fields a call gives by name, also through `**{"class": ...}`; None where they cannot be read."""
    given: dict[str, ast.expr] = {}
    if call.args:
        return None
    for keyword in call.keywords:
        if keyword.arg is not None:
            given[keyword.arg] = keyword.value
        elif isinstance(keyword.value, ast.Dict):
            for name, value in zip(keyword.value.keys, keyword.value.values, strict=True):
                if not isinstance(name, ast.Constant):
                    return None
                given[str(name.value)] = value
        else:
            return None
    return given


def _faults_of_names(call: ast.Call, written: CardRule) -> Iterator[str]:
    """Names in a body that are neither parameters nor anything the module knows; fields of facts that are not there."""
    parameters = parameters_of(written.function)
    roles = role_classes(written)
    for part in ast.walk(call):
        if isinstance(part, ast.Name) and part.id not in parameters:
            if part.id not in written.function.__globals__ and not hasattr(builtins, part.id):
                yield f"uses {part.id!r}, which is no parameter of it. {nearest(part.id, tuple(parameters))}"
        if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id in roles:
            kind = roles[part.value.id]
            if isinstance(part.slice, ast.Constant) and part.slice.value not in kind.fields:
                asked = str(part.slice.value)
                yield f"reads {part.value.id}[{asked!r}], which {kind.__name__} has not. {nearest(asked, kind.fields)}"


def _values_of(expression: ast.expr, possible: dict[str, Vocabulary]) -> Vocabulary | None:
    """What an expression of a body can give, where that can be read off; else None."""
    if isinstance(expression, ast.Constant) and type(expression.value) is str:
        return frozenset({expression.value})
    if isinstance(expression, ast.Name):
        return possible.get(expression.id)
    return None


def _faults_of_values(
    kind: type[Conclusion], expressions: dict[str, ast.expr], possible: dict[str, Vocabulary]
) -> Iterator[str]:
    """Values that the field of the conclusion could never hold."""
    for name, expression in expressions.items():
        vocabulary = kind.fields.get(name)
        if vocabulary is None:
            continue
        if isinstance(expression, ast.Constant) and not holds(vocabulary, expression.value):
            yield f"{kind.__name__}, field {name!r}: {outside(vocabulary, expression.value)}"
        given = _values_of(expression, possible)
        if isinstance(expression, ast.Name) and given is not None and not _can_hold(vocabulary, given):
            yield (
                f"{kind.__name__}, field {name!r}: is given {expression.id!r}, which is bound to a field that has "
                "no value in common with it."
            )


def _can_hold(vocabulary: Vocabulary, given: Vocabulary) -> bool:
    """Whether any value of the one vocabulary can stand in a field of the other."""
    if isinstance(vocabulary, frozenset) and isinstance(given, frozenset):
        return bool(vocabulary & given)
    both_text = all(isinstance(each, frozenset) or each is TEXT for each in (vocabulary, given))
    return both_text or vocabulary is given
