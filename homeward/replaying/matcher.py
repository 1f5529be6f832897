"""A plain forward matcher: the rules' conditions are read as data, and every fact is tried against them, step by step.

It has no network and no agenda. What a rule asks comes from `knowledge_base/conditions.json`; what it concludes is its
own method, as written.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from typing import Any

from engine.conditions import parameters_of
from engine.fact import CaseFact, Conclusion
from engine.rule import RuleSet, rules_of
from engine.rules import RULE_SETS, STEPS, predicates
from engine.runner import BeforeStep, EngineError, Firing, Trace


def conditions() -> list[dict[str, Any]]:
    """The conditions of every rule as the knowledge base holds them."""
    read: list[dict[str, Any]] = json.loads(
        files("knowledge_base").joinpath("conditions.json").read_text(encoding="utf-8")
    )
    return read


def same(asked: Any, found: Any) -> bool:
    """Whether a value is the one asked for; ids are a list in JSON and a tuple in a fact."""
    return (tuple(asked) if isinstance(asked, list) else asked) == (tuple(found) if isinstance(found, list) else found)


def met(asked: Mapping[str, Any], found: Any, bound: dict[str, Any]) -> bool:
    """Whether a field's value is what one condition asks; what it binds is added to `bound`."""
    if "is" in asked and not same(asked["is"], found):
        return False
    if "predicate" in asked and not getattr(predicates, asked["predicate"])(found):
        return False
    return "binds" not in asked or same(bound.setdefault(asked["binds"], found), found)


def tests_hold(rule: Mapping[str, Any], bound: Mapping[str, Any]) -> bool:
    """Whether every test of a rule holds of what is bound."""
    return all(getattr(predicates, t["predicate"])(*(bound[name] for name in t["of"])) for t in rule["tests"])


class Taker(RuleSet):
    """Stands where the engine stands when a rule's method is called, and takes what it concludes."""

    def __init__(self) -> None:
        self.taken: list[Conclusion] = []

    def conclude(self, conclusion: Conclusion) -> None:
        self.taken.append(conclusion)


class Matcher:
    """Runs the rules over one case at a time, as `engine.runner.Inference` does, and by another way."""

    @cached_property
    def by_step(self) -> dict[str, list[tuple[dict[str, Any], Any]]]:
        """Each step's rules: the conditions, and the method."""
        written = rules_of(type("Bodies", RULE_SETS, {}))
        read = conditions()
        if sorted(written) != sorted(rule["rule"] for rule in read):
            raise EngineError("The rules and knowledge_base/conditions.json are not of one version. Install again.")
        found: dict[str, list[tuple[dict[str, Any], Any]]] = {step: [] for step in STEPS}
        for rule in read:
            found[rule["step"]].append((rule, written[rule["rule"]].function))
        return found

    def run(self, facts: Iterable[CaseFact], before_step: BeforeStep | None = None) -> Trace:
        """The whole trace, or `EngineError` and nothing."""
        work = _Work()
        work.declare(facts)
        for step in STEPS:
            if before_step is not None:
                work.declare(before_step(step, work.trace()))
            work.take(self.by_step[step])
        return work.trace()


class _Work:
    """One run over one case."""

    def __init__(self) -> None:
        self.facts: dict[str, CaseFact] = {}
        self.conclusions: dict[str, Conclusion] = {}
        self.derivations: dict[str, list[Firing]] = {}
        self.firings: list[Firing] = []
        self.of_kind: dict[str, list[CaseFact]] = defaultdict(list)

    def trace(self) -> Trace:
        """The trace as it stands."""
        derived = {said: tuple(firings) for said, firings in self.derivations.items()}
        return Trace(dict(self.facts), dict(self.conclusions), derived, tuple(self.firings), len(self.firings))

    def declare(self, facts: Iterable[CaseFact]) -> None:
        """Take in facts, each once; two that differ under one id are refused."""
        for fact in facts:
            known = self.facts.get(fact["id"]) or self.conclusions.get(fact["id"])
            if known is None:
                self.facts[fact["id"]] = fact
                self.of_kind[type(fact).__name__].append(fact)
            elif known != fact:
                raise EngineError(f"Two different facts have one id, of the kind {type(fact).__name__}.")

    def take(self, rules: Iterable[tuple[dict[str, Any], Any]]) -> None:
        """Every rule of one step on all it holds of; what they conclude is seen by later steps only."""
        new: dict[str, Conclusion] = {}
        due = [(rule, function, *match) for rule, function in rules for match in self._matches(rule)]
        # By ids, then rule: any order gives the same conclusions, and this one the same list of ways to each.
        for each in sorted(due, key=lambda each: (sorted(fact["id"] for fact in each[2]), each[0]["rule"])):
            self._fire(*each, new)
        for conclusion in new.values():
            self.of_kind[type(conclusion).__name__].append(conclusion)

    def _matches(self, rule: Mapping[str, Any]) -> Iterator[tuple[tuple[CaseFact, ...], dict[str, Any]]]:
        """The facts, one for each pattern, and what they bind."""
        found: list[tuple[tuple[CaseFact, ...], dict[str, Any]]] = [((), {})]
        for pattern in rule["patterns"]:
            found = list(self._joined(found, pattern)) if found else []
        return (match for match in found if tests_hold(rule, match[1]))

    def _joined(
        self, before: list[tuple[tuple[CaseFact, ...], dict[str, Any]]], pattern: Mapping[str, Any]
    ) -> Iterator[tuple[tuple[CaseFact, ...], dict[str, Any]]]:
        """What matched so far, with each fact of the next pattern that agrees; looked up by what both must share."""
        where = pattern["where"]
        shared = [field for field, asked in where.items() if asked.get("binds") in before[0][1]]
        index: dict[tuple[Any, ...], list[CaseFact]] = defaultdict(list)
        for fact in self.of_kind[pattern["fact"]]:
            index[tuple(fact[field] for field in shared)].append(fact)
        for matched, bound in before:
            for fact in index.get(tuple(bound[where[field]["binds"]] for field in shared), ()):
                more = dict(bound)
                if all(met(asked, fact[field], more) for field, asked in where.items()):
                    yield (*matched, fact), more

    def _fire(
        self,
        rule: Mapping[str, Any],
        function: Any,
        matched: tuple[CaseFact, ...],
        bound: Mapping[str, Any],
        new: dict[str, Conclusion],
    ) -> None:
        """Call a rule's method and keep what it concludes, once, with the way it was reached."""
        named = {p["as"]: fact for p, fact in zip(rule["patterns"], matched, strict=True) if p["as"]}
        taker = Taker()
        function(taker, **{name: {**bound, **named}[name] for name in parameters_of(function)[1:]})
        premises = tuple(dict.fromkeys(fact["id"] for fact in matched))
        roles = {name: fact["id"] for name, fact in named.items()}
        said = tuple(conclusion["id"] for conclusion in taker.taken)
        firing = Firing(rule["card"], rule["rule"], rule["step"], premises, roles, dict(sorted(bound.items())), said)
        self.firings.append(firing)
        for conclusion in taker.taken:
            name = conclusion["id"]
            if self.conclusions.setdefault(name, conclusion) != conclusion or name in self.facts:
                raise EngineError(f"Card {rule['card']}, rule {rule['rule']}: a different conclusion under one id.")
            if name not in self.derivations:
                new[name] = conclusion
            self.derivations.setdefault(name, []).append(firing)
