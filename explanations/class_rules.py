"""What each rule about a class asks, read from `knowledge_base/conditions.json`, and which condition fails first.

Two kinds of rules give a class: those that give the class of one reading from its four votes, and those that make the
class on the evidence from the classes at both ends (semantics 5.1, 5.2). Which class a rule gives stands in its body.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from engine.assess import inference
from engine.assessment import Assessment
from engine.fact import CaseFact
from engine.facts.words import CLASSES
from engine.lint_bodies import read_body
from engine.lint_sources import Sources
from engine.rule import rules_of
from engine.rules import predicates

OF_A_READING: Final = "reading_class"
OF_BOTH_ENDS: Final = "classification"


@dataclass(frozen=True)
class ClassRule:
    """One rule that can give a class: its conditions as data, and the class it gives, or the name it takes it from."""

    card: str
    rule: str
    kind: str
    gives: str | None
    gives_bound: str | None
    conditions: Mapping[str, Any]


@dataclass(frozen=True)
class Condition:
    """One condition of a rule held against one fact: what it asks, what stands, and whether it holds."""

    field: str
    asks: str
    stands: str
    holds: bool


@cache
def class_rules() -> tuple[ClassRule, ...]:
    """Every rule that gives the class of a reading or of both ends, in the order of `conditions.json`."""
    written, sources = rules_of(inference().engine_class), Sources()
    found = []
    for conditions in read_conditions():
        body = read_body(written[conditions["rule"]], sources)
        kinds = {kind.kind for kind in body.concludes}
        given = body.fields.get("class")
        if given is None or not kinds & {OF_A_READING, OF_BOTH_ENDS}:
            continue
        fixed = str(given.value) if isinstance(given, ast.Constant) else None
        bound = given.id if isinstance(given, ast.Name) else None
        found.append(ClassRule(conditions["card"], conditions["rule"], kinds.pop(), fixed, bound, conditions))
    return tuple(found)


@cache
def read_conditions() -> tuple[Mapping[str, Any], ...]:
    """The conditions of every rule, as they are shipped."""
    text = files("knowledge_base").joinpath("conditions.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))


def rules_for(kind: str, class_: str) -> list[ClassRule]:
    """The rules of a kind that could give a class; one that takes the class from what it reads could give any."""
    can_be_taken = class_ in CLASSES
    return [
        rule
        for rule in class_rules()
        if rule.kind == kind and (rule.gives == class_ or (rule.gives is None and can_be_taken))
    ]


def held_against(rule: ClassRule, fact: CaseFact, class_: str) -> list[Condition]:
    """Every condition of a rule on the fact it reads, in their order; for a rule that takes the class from what it
    reads, that this is the class asked comes first."""
    found = []
    if rule.gives_bound is not None:
        found.append(_condition(rule.gives_bound, {"is": class_}, fact))
    for pattern in rule.conditions["patterns"]:
        found += [_condition(field, asked, fact) for field, asked in pattern["where"].items() if set(asked) - {"binds"}]
    for test in rule.conditions["tests"]:
        predicate = getattr(predicates, test["predicate"])
        values = [fact[name] for name in test["of"]]
        found.append(
            Condition(" and ".join(test["of"]), test["predicate"], " and ".join(map(str, values)), predicate(*values))
        )
    return found


def _condition(field: str, asked: Mapping[str, Any], fact: CaseFact) -> Condition:
    stands = fact[field]
    if "predicate" in asked:
        return Condition(field, asked["predicate"], str(stands), getattr(predicates, asked["predicate"])(stands))
    return Condition(field, str(asked["is"]), str(stands), stands == asked["is"])


def first_failed(conditions: list[Condition]) -> int | None:
    """The place of the first condition that does not hold; None where all do."""
    return next((place for place, condition in enumerate(conditions) if not condition.holds), None)


def read_by(assessment: Assessment, proposal: str, kind: str, reading: str) -> CaseFact:
    """The fact the rules of a kind read: the four votes of a reading, or the classes at both ends of `evidence`."""
    name = f"votes.{proposal}.{reading}" if kind == OF_A_READING else f"ends.{proposal}.{reading}"
    return assessment.trace.facts[name]


def ends_asked(class_: str) -> Iterator[tuple[str, str]]:
    """The pairs of ends that make a class on the evidence: the class at best and at worst (semantics 5.2)."""
    for rule in rules_for(OF_BOTH_ENDS, class_):
        where = rule.conditions["patterns"][0]["where"]
        if rule.gives_bound is not None:
            yield class_, class_
        elif "is" in where["best"]:
            yield where["best"]["is"], where["worst"]["is"]
