"""The rules, checked when the engine is built and before any case is seen.

A misspelt name in a rule does not fail by itself: the rule only never comes true, and a warning is silently missing.
So everything a rule names is checked here, and everything that is wrong is said at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from engine._experta import TEST, KnowledgeEngine, P, Rule
from engine.conditions import asked_fields, conditions_of
from engine.fact import nearest
from engine.lint_bodies import Body, can_be_read_by, read_body
from engine.lint_conditions import faults_of_conditions
from engine.lint_sources import Sources
from engine.rule import CardRule, RuleSet, patterns_of, rules_of


class RuleFault(Exception):
    """Rules that cannot stand. `faults` holds one message for each thing that is wrong."""

    def __init__(self, faults: Collection[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            f"{len(self.faults)} fault(s) in the rules:\n" + "\n".join(f"- {each}" for each in self.faults)
        )


def check_rules(engine_class: Any, cards: Collection[str] | None = None) -> None:
    """Check every rule of an engine class; raise `RuleFault` with all that is wrong, or return nothing.

    `engine_class.steps` are the passes in order. `cards`, when given, are the ids of the cards there are.
    """
    rules = rules_of(engine_class)
    sources = Sources()
    faults = [*_faults_of_steps(engine_class), *_faults_of_rule_sets(engine_class, sources)]
    bodies: dict[CardRule, Body] = {}
    sound: list[CardRule] = []
    for written in rules.values():
        own = [*_faults_of_card_and_step(written, engine_class.steps, cards), *faults_of_conditions(written)]
        if not own:
            # Only now: what a body says is checked against what its conditions bind.
            bodies[written] = read_body(written, sources)
            own += bodies[written].faults
        faults += [f"{_place(written)}: {fault}" for fault in own]
        if not own:
            sound.append(written)
    faults += _faults_of_classes(sound, bodies)
    faults += _faults_of_predicates(sound)
    faults += _faults_of_twins(sound, bodies)
    faults += _faults_of_order(sound, bodies, engine_class.steps)
    if faults:
        raise RuleFault(faults)


def _place(written: CardRule) -> str:
    return f"{written.function.__module__}, rule {written.__name__}"


def _faults_of_steps(engine_class: Any) -> Iterator[str]:
    if not engine_class.steps or len(set(engine_class.steps)) != len(engine_class.steps):
        yield "The steps: give each pass once, in the order they are worked."


def _faults_of_rule_sets(engine_class: Any, sources: Sources) -> Iterator[str]:
    """Names that would hide each other, and members of a rule set that are no rule."""
    home: dict[str, str] = {}
    for part in engine_class.__mro__:
        if not issubclass(part, RuleSet) or part is RuleSet or issubclass(part, KnowledgeEngine):
            continue
        place = f"{part.__module__}, {part.__name__}"
        for name in sources.written_twice(part):
            yield f"{place}, rule {name}: written twice in one class, so the first is lost. Rename one of them."
        for name, member in vars(part).items():
            if name.startswith("__") and name != "__init__":
                continue
            if not isinstance(member, CardRule):
                how = "made with experta's Rule" if isinstance(member, Rule) else "not a rule"
                yield (
                    f"{place}, {name}: {how}. A rule set holds methods made with @rule and nothing else; "
                    "put anything else at module level."
                )
            if name in home or hasattr(KnowledgeEngine, name) or name == "conclude":
                other = home.get(name, "the engine")
                yield f"{place}, rule {name}: {other} has the same name, so one of them would be lost. Rename one."
            home.setdefault(name, part.__name__)


def _faults_of_card_and_step(written: CardRule, steps: tuple[str, ...], cards: Collection[str] | None) -> Iterator[str]:
    function: Any = written.function
    if type(function.card) is not str or not function.card:
        yield "has no card. Give the id of its rule card first: @rule('card_id', 'STEP', ...)."
    elif cards is not None and function.card not in cards:
        yield f"card {function.card!r} is in no file of rule cards. {nearest(function.card, tuple(cards))}"
    if type(function.step) is not str or not function.step:
        yield "has no step. Give its pass second: @rule('card_id', 'STEP', ...)."
    elif function.step not in steps:
        yield f"step {function.step!r} is no pass of this engine. {nearest(function.step, steps)}"


def _faults_of_classes(rules: list[CardRule], bodies: dict[CardRule, Body]) -> Iterator[str]:
    """A class of facts that is loaded under two names never matches: the facts are of the other one."""
    known: dict[str, type] = {}
    for written in rules:
        for kind in [*(type(pattern) for pattern in patterns_of(written)), *bodies[written].concludes]:
            first = known.setdefault(kind.__name__, kind)
            if first is not kind:
                yield (
                    f"{_place(written)}: there are two classes of facts called {kind.__name__}, from "
                    f"{first.__module__} and {kind.__module__}. Import one of them everywhere, or rename one."
                )


def _faults_of_predicates(rules: list[CardRule]) -> Iterator[str]:
    """Two predicates of one name could not be told apart where conditions are read back."""
    known: dict[str, Any] = {}
    for written in rules:
        tests = [part[0] for part in written if isinstance(part, TEST)]
        fields = [p[field] for p in patterns_of(written) for field in asked_fields(p)]
        for predicate in [*tests, *(constraint.match for constraint in fields if isinstance(constraint, P))]:
            first = known.setdefault(predicate.__name__, predicate)
            if first is not predicate:
                yield (
                    f"{_place(written)}: there are two predicates called {predicate.__name__}, in "
                    f"{first.__module__} and {predicate.__module__}. Rename one."
                )


def _faults_of_twins(rules: list[CardRule], bodies: dict[CardRule, Body]) -> Iterator[str]:
    """Two rules that ask the same and conclude the same kind: one is a copy somebody forgot to change."""
    known: dict[tuple[str, ...], CardRule] = {}
    for written in sorted(rules, key=lambda each: str(each.__name__)):
        asks = (*_asked_by(written), *(kind.__name__ for kind in bodies[written].concludes))
        first = known.setdefault(asks, written)
        if first is not written:
            yield f"{_place(written)}: asks exactly what rule {first.__name__} asks. Change the one that is a copy."


def _asked_by(written: CardRule) -> list[str]:
    """A rule's conditions as text, without its choice of names and of order: a name is told by the fields it binds."""
    conditions = conditions_of(written)
    asked_in = [
        (each["fact"], field, asked) for each in conditions["patterns"] for field, asked in each["where"].items()
    ]
    fields: dict[str, list[str]] = {}
    for fact, field, asked in asked_in:
        fields.setdefault(asked.get("binds", ""), []).append(f"{fact}.{field}")
    binds = {name: "+".join(sorted(bound)) for name, bound in fields.items() if name}

    def renamed(asked: dict[str, Any]) -> dict[str, Any]:
        return asked | {"binds": binds[asked["binds"]]} if "binds" in asked else asked

    patterns = [
        f"{each['fact']} {sorted((field, str(renamed(asked))) for field, asked in each['where'].items())}"
        for each in conditions["patterns"]
    ]
    tests = [f"{each['predicate']} {[binds[name] for name in each['of']]}" for each in conditions["tests"]]
    return [*sorted(patterns), *sorted(tests)]


def _faults_of_order(rules: list[CardRule], bodies: dict[CardRule, Body], steps: tuple[str, ...]) -> Iterator[str]:
    """A rule reads only what earlier steps concluded: otherwise it would come true when its step is over."""
    place = {step: number for number, step in enumerate(steps)}
    sources: dict[type, list[CardRule]] = {}
    for written in rules:
        for kind in bodies[written].concludes:
            sources.setdefault(kind, []).append(written)
    for reader in rules:
        for pattern in patterns_of(reader):
            for source in sources.get(type(pattern), ()):
                too_late = place[source.function.step] >= place[reader.function.step]
                if too_late and can_be_read_by(bodies[source], source, pattern):
                    yield (
                        f"{_place(reader)}: reads {type(pattern).__name__} in step {reader.function.step}, but rule "
                        f"{source.__name__} concludes it in {source.function.step}. Move one of them."
                    )
