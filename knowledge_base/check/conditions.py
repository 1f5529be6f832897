"""The conditions of the rules as plain data: their shape, whether they are stale, and which rules ask the same.

Nothing of the engine is imported here. A rule is a mapping with its name, its card, its step, one or two patterns
over kinds of fact, and tests that compare what the patterns bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import permutations
from typing import Any

from pydantic import ConfigDict, Field

from knowledge_base.shapes.cards import PASSES
from knowledge_base.shapes.entry import Frozen

Plain = str | int | bool | None
Wanted = tuple[str, str]
"""What a field must satisfy, as ("is", literal), ("predicate", name) or ("binds", variable)."""


class PatternOf(Frozen):
    """One pattern: a kind of fact and what its fields must satisfy."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    fact: str
    role: str | None = Field(default=None, alias="as")
    where: dict[str, dict[str, Any]] = Field(default_factory=dict)

    def binds(self) -> dict[str, str]:
        """Each field that is bound, with its variable."""
        return {name: str(wants["binds"]) for name, wants in self.where.items() if "binds" in wants}

    def literals(self) -> dict[str, str]:
        """Each field that must be one exact value, with that value."""
        return {name: repr(wants["is"]) for name, wants in self.where.items() if "is" in wants}

    def predicates(self) -> set[tuple[str, str]]:
        """Each field that must satisfy a named predicate, with its name."""
        return {(name, str(wants["predicate"])) for name, wants in self.where.items() if "predicate" in wants}


class Comparison(Frozen):
    """A test of a rule: a comparison of bound values by a named predicate."""

    predicate: str
    of: tuple[str, ...] = ()


class RuleConditions(Frozen):
    """All the conditions of one rule."""

    rule: str
    card: str
    step: str
    patterns: tuple[PatternOf, ...] = Field(min_length=1)
    tests: tuple[Comparison, ...] = ()

    @property
    def pass_name(self) -> str:
        """The pass a step belongs to: `VOTE` of the step `VOTE.2`."""
        return self.step.split(".", 1)[0]

    @property
    def is_placed(self) -> bool:
        """Whether the step is a pass, or a pass and a number."""
        number = self.step.partition(".")[2]
        return self.pass_name in PASSES and (number.isdecimal() or "." not in self.step)

    @cached_property
    def order(self) -> tuple[int, int]:
        """Where the step stands among all steps: its pass, then its number."""
        number = self.step.partition(".")[2]
        return PASSES.index(self.pass_name), int(number) if number else 0

    @cached_property
    def reads(self) -> frozenset[str]:
        """The kinds of fact the rule reads."""
        return frozenset(pattern.fact for pattern in self.patterns)

    @cached_property
    def bound(self) -> frozenset[str]:
        """The variables its patterns bind."""
        return frozenset(variable for pattern in self.patterns for variable in pattern.binds().values())

    @cached_property
    def meaning(self) -> str:
        """The conditions whatever their variables and roles are called and whichever pattern stands first."""
        return min(_written_in(order, self.tests) for order in permutations(self.patterns))


def never_true(rule: RuleConditions) -> str:
    """The field for which a rule asks two values of one fact at once, or an empty text."""
    for number, one in enumerate(rule.patterns):
        for other in rule.patterns[number + 1 :]:
            if one.fact != other.fact or "id" not in one.binds() or one.binds()["id"] != other.binds().get("id"):
                continue
            for name, value in one.literals().items():
                if other.literals().get(name, value) != value:
                    return name
    return ""


def is_included(general: RuleConditions, special: RuleConditions) -> bool:
    """Whether all that the general rule asks is asked by the special one too, so that it fires whenever that fires."""
    for chosen in permutations(special.patterns, len(general.patterns)):
        pairs = list(zip(general.patterns, chosen, strict=True))
        named = _variables_match(pairs)
        if named is None or not all(_asks_no_more(one, other) for one, other in pairs):
            continue
        tests = {(test.predicate, tuple(named.get(name, name) for name in test.of)) for test in general.tests}
        if tests <= {(test.predicate, test.of) for test in special.tests}:
            return True
    return False


def changed_rules(stored: Iterable[Mapping[str, Any]], fresh: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Each rule whose stored conditions are not those of the code: its name, and in what way they differ."""
    held = {str(rule.get("rule")): rule for rule in stored}
    now = {str(rule.get("rule")): rule for rule in fresh}
    gone = {name: "is in it, and in no code" for name in held if name not in now}
    new = {name: "is in the code, and not in it" for name in now if name not in held}
    changed = {name: "has other conditions in the code" for name in held if name in now and held[name] != now[name]}
    return {**gone, **new, **changed}


def _written_in(patterns: Sequence[PatternOf], tests: Sequence[Comparison]) -> str:
    """The conditions with variables numbered by where they first appear, patterns in the order given."""
    numbers: dict[str, str] = {}
    for pattern in patterns:
        for _, variable in sorted(pattern.binds().items()):
            numbers.setdefault(variable, f"v{len(numbers)}")
    said = []
    for pattern in patterns:
        wants = sorted(
            [(name, "is", value) for name, value in pattern.literals().items()]
            + [(name, "predicate", value) for name, value in pattern.predicates()]
            + [(name, "binds", numbers[variable]) for name, variable in pattern.binds().items()]
        )
        said.append(f"{pattern.fact}{wants}")
    compared = sorted(f"{test.predicate}{tuple(numbers.get(name, name) for name in test.of)}" for test in tests)
    return f"{said}{compared}"


def _variables_match(pairs: Sequence[tuple[PatternOf, PatternOf]]) -> dict[str, str] | None:
    """The special rule's name for each of the general rule's variables; None where it does not join what that joins."""
    named: dict[str, str] = {}
    for general, special in pairs:
        for name, variable in general.binds().items():
            same = special.binds().get(name) or special.literals().get(name)
            if same is None:
                same = f"any {id(special)} {name}"  # a field the special rule leaves free: no join can rest on it
            if named.setdefault(variable, same) != same:
                return None
    return named


def _asks_no_more(general: PatternOf, special: PatternOf) -> bool:
    """Whether one pattern's exact values and predicates are all asked by the other."""
    return (
        general.fact == special.fact
        and general.literals().items() <= special.literals().items()
        and general.predicates() <= special.predicates()
    )
