"""What can be wrong with the left-hand side of one rule, found without running it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from types import FunctionType
from typing import Any

from engine._experta import TEST, ConditionalElement, Fact, L, P, W
from engine.conditions import asked_fields, parameters_of
from engine.fact import CaseFact, Kind, Vocabulary, holds, nearest, outside
from engine.rule import CardRule, patterns_of

# More combinations of words than this are not tried out on a predicate of several values.
_MOST_TRIED = 500


def faults_of_conditions(written: CardRule) -> list[str]:
    """Everything wrong with a rule's patterns, tests and parameters; the later checks rest on the earlier ones."""
    faults = [*_faults_of_shape(written)] or [*_faults_of_patterns(written)]
    return faults or [*_faults_of_names(written), *_faults_of_tests(written), *_faults_of_joins(written)]


def possible_values(written: CardRule) -> dict[str, Vocabulary]:
    """For each name a rule binds by MATCH (or beside a predicate), what it can hold when the rule comes true."""
    possible: dict[str, Vocabulary] = {}
    for name, _, vocabulary in _bindings(written):
        earlier = possible.get(name, vocabulary)
        if isinstance(earlier, Kind):
            possible[name] = vocabulary
        elif not isinstance(vocabulary, Kind):
            possible[name] = earlier & vocabulary
    return possible


def asked_values(pattern: Any, field: str) -> Vocabulary:
    """What a field can hold where it meets what the pattern asks of it; a single literal is a set of one."""
    vocabulary: Vocabulary = pattern.fields[field]
    constraint = pattern.get(field)
    if constraint is None or isinstance(constraint, W):
        return vocabulary
    if isinstance(constraint, P):
        if isinstance(vocabulary, Kind):
            return vocabulary
        return frozenset(word for word in vocabulary if constraint.match(word))
    value = constraint.value if isinstance(constraint, L) else constraint
    return frozenset({value}) if type(value) is str else vocabulary


def role_classes(written: CardRule) -> dict[str, type[CaseFact]]:
    """The class of fact behind each AS name."""
    return {pattern.__bind__: type(pattern) for pattern in patterns_of(written)}


def _faults_of_shape(written: CardRule) -> Iterator[str]:
    patterns = patterns_of(written)
    for part in written:
        if isinstance(part, Fact | TEST):
            continue
        if isinstance(part, ConditionalElement):
            yield (
                f"uses {type(part).__name__}, which this engine does not take. Give one or two patterns; "
                "absence is a fact of its own, declared by a detector."
            )
        else:
            yield f"holds a {type(part).__name__} where a pattern should stand, for example Behind(evidence='none')."
    if not 1 <= len(patterns) <= 2:
        yield f"has {len(patterns)} patterns. A rule has one or two; let a detector or an earlier rule join more."
    for pattern in patterns:
        if not isinstance(pattern, CaseFact):
            yield f"the pattern {type(pattern).__name__} is no CaseFact, so its fields cannot be checked."
    seen_test = False
    for part in written:
        if isinstance(part, Fact) and seen_test:
            yield "has a TEST before a pattern, when not everything is bound yet. Put every TEST last."
        seen_test = seen_test or isinstance(part, TEST)


def _faults_of_patterns(written: CardRule) -> Iterator[str]:
    for pattern in patterns_of(written):
        name = type(pattern).__name__
        for field in asked_fields(pattern):
            if field not in pattern.fields:
                yield f"{name} has no field {field!r}. {nearest(str(field), pattern.fields)}"
                continue
            for fault in _faults_of_field(pattern.fields[field], pattern[field], field):
                yield f"{name}, field {field!r}: {fault}"


def _faults_of_field(vocabulary: Vocabulary, constraint: Any, field: str) -> Iterator[str]:
    """What is wrong with what one field is asked."""
    if isinstance(constraint, W):
        return
    if isinstance(constraint, P):
        yield from _faults_of_predicate(constraint.match)
        if not isinstance(vocabulary, Kind) and _is_named(constraint.match):
            yield from _faults_of_trying(constraint.match, product(sorted(vocabulary)))
        elif _is_named(constraint.match) and len(parameters_of(constraint.match)) != 1:
            yield f"the predicate {constraint.match.__name__} must take exactly one value."
        return
    if isinstance(constraint, ConditionalElement) and not isinstance(constraint, L):
        yield "is asked with ~, & or |, which cannot be read back. Name a predicate: P(is_recent)."
        return
    value = constraint.value if isinstance(constraint, L) else constraint
    if field == "id":
        yield "is asked for one fixed id. Ids are made from the case; ask about another field."
    elif not holds(vocabulary, value):
        yield outside(vocabulary, value)


def _is_named(predicate: Any) -> bool:
    """Whether a predicate is a function that can be found again by its own name in its own module."""
    return (
        isinstance(predicate, FunctionType)
        and predicate.__name__.isidentifier()
        and getattr(sys.modules.get(predicate.__module__), predicate.__name__, None) is predicate
    )


def _faults_of_predicate(predicate: Any) -> Iterator[str]:
    if not _is_named(predicate):
        called = getattr(predicate, "__name__", type(predicate).__name__)
        yield f"the predicate {called} has no name to read back. Write a function at module level, with a docstring."
    elif not predicate.__doc__:
        yield f"the predicate {predicate.__name__} has no docstring. Say in one sentence when it is true."


def _faults_of_trying(predicate: Any, combinations: Any) -> Iterator[str]:
    """Try a predicate on every word it can meet: one that is never true is misspelt somewhere inside."""
    true_once = False
    for words in combinations:
        try:
            true_once = bool(predicate(*words)) or true_once
        except Exception as fault:
            yield f"the predicate {predicate.__name__} stops with a {type(fault).__name__} on a word it can meet."
            return
    if not true_once:
        yield f"the predicate {predicate.__name__} is true of no word it can meet, so the rule never comes true."


def _bindings(written: CardRule) -> Iterator[tuple[str, int, Vocabulary]]:
    """Each name bound to a field, with the place of its pattern and what the field can hold there."""
    for place, pattern in enumerate(patterns_of(written)):
        for field in asked_fields(pattern):
            name = getattr(pattern[field], "__bind__", None)
            if name is not None:
                yield name, place, asked_values(pattern, field)


def _faults_of_names(written: CardRule) -> Iterator[str]:
    """Roles, bound names and parameters: each must lead somewhere."""
    bound = [name for name, _, _ in _bindings(written)]
    roles = [pattern.__bind__ for pattern in patterns_of(written)]
    for name in sorted({*bound, *(role for role in roles if not role.startswith("__"))}):
        if name.startswith("_") or name == "self" or not name.isidentifier():
            yield f"binds {name!r}. Use a plain name."
    for role in sorted({role for role in roles if roles.count(role) > 1}):
        yield f"calls both its facts {role!r}. Give each AS a name of its own."
    for name in sorted(set(bound) & set(roles)):
        yield f"uses {name!r} both for a fact (AS) and for a value (MATCH), which are never equal. Rename one."
    code = written.function.__code__
    parameters = parameters_of(written.function)
    if code.co_kwonlyargcount or code.co_flags & 0x0C or written.function.__defaults__:
        yield "takes *arguments, keyword-only arguments or defaults. Name exactly what the patterns bind."
    if parameters[:1] != ["self"]:
        yield "must take self first, as a method does."
    known = tuple({*bound, *(role for role in roles if not role.startswith("__"))})
    for parameter in parameters[1:]:
        if parameter not in known:
            yield f"takes {parameter!r}, which no pattern binds. {nearest(parameter, known) if known else ''}".rstrip()
    tested = {name for part in written if isinstance(part, TEST) for name in _tested_names(part)}
    for name in sorted(set(bound)):
        if bound.count(name) == 1 and name not in parameters and name not in tested:
            used = tuple((set(parameters) | tested | set(bound)) - {name, "self"})
            advice = nearest(name, used) if used else ""
            yield f"binds {name!r} and never uses it, in its parameters, a TEST or a second field. {advice}".rstrip()


def _tested_names(test: Any) -> list[str]:
    return parameters_of(test[0]) if test and isinstance(test[0], FunctionType) else []


def _faults_of_tests(written: CardRule) -> Iterator[str]:
    """Comparisons of bound values: named, and over values that are bound."""
    possible = possible_values(written)
    for test in (part for part in written if isinstance(part, TEST)):
        if len(test) != 1:
            yield "has a TEST of several things. A TEST takes one named predicate."
            continue
        faults = [*_faults_of_predicate(test[0])]
        names = _tested_names(test)
        for name in names:
            if name not in possible:
                advice = nearest(name, tuple(possible)) if possible else "Bind it with MATCH."
                faults.append(f"TEST {test[0].__name__} asks about {name!r}, which no pattern binds. {advice}")
        if not faults and not names:
            faults.append(f"TEST {test[0].__name__} asks about nothing. Its parameters are the names to compare.")
        yield from faults
        words = [possible[name] for name in names if name in possible]
        tried = 1
        for vocabulary in words:
            tried *= len(vocabulary) if isinstance(vocabulary, frozenset) else _MOST_TRIED + 1
        if not faults and tried <= _MOST_TRIED:
            yield from _faults_of_trying(test[0], product(*(sorted(v) for v in words if isinstance(v, frozenset))))


def _faults_of_joins(written: CardRule) -> Iterator[str]:
    """Two patterns must be about something they share, and what they share must be able to be equal."""
    bindings = [*_bindings(written)]
    first: dict[str, Vocabulary] = {}
    for name, _, vocabulary in bindings:
        earlier = first.setdefault(name, vocabulary)
        one_kind = isinstance(earlier, Kind) and isinstance(vocabulary, Kind) and earlier is not vocabulary
        no_word = isinstance(earlier, frozenset) and isinstance(vocabulary, frozenset) and not earlier & vocabulary
        if one_kind or no_word:
            yield f"wants {name!r} to be equal in two fields that have no value in common, so it never comes true."
    if len(patterns_of(written)) == 2:
        places = [{name for name, place, _ in bindings if place == side} for side in (0, 1)]
        tests = [set(_tested_names(part)) for part in written if isinstance(part, TEST)]
        if not places[0] & places[1] and not any(names & places[0] and names & places[1] for names in tests):
            yield "has two patterns with nothing in common, so every pair of facts would match. Join them by MATCH."
