"""Inference, step by step: take the rules that have come true in a fixed order, and record each one as it is taken.

The engine's own `run()` is not used. A step takes only the rules that belong to it; what they conclude is held back
and declared together when the step ends. If anything goes wrong there is an error and no trace: never half an answer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb

from engine._experta import Activation
from engine.conditions import parameters_of
from engine.fact import CaseFact, Conclusion, FactError, is_pattern
from engine.lint import check_rules
from engine.network import EngineError, SafeEngine
from engine.rule import RuleSet, patterns_of, rules_of

__all__ = ["EngineError", "Firing", "Inference", "Trace"]


@dataclass(frozen=True)
class Firing:
    """One rule taken once: on which facts, with what bound, and what it concluded."""

    card: str
    rule: str
    step: str
    premises: tuple[str, ...]
    roles: Mapping[str, str]
    bindings: Mapping[str, object]
    concluded: tuple[str, ...]


@dataclass(frozen=True)
class Trace:
    """All that was declared and concluded, and how: facts and conclusions by id, firings in the order taken."""

    facts: Mapping[str, CaseFact]
    conclusions: Mapping[str, Conclusion]
    derivations: Mapping[str, tuple[Firing, ...]]
    firings: tuple[Firing, ...]
    steps_taken: int


BeforeStep = Callable[[str, Trace], Sequence[CaseFact]]


class Inference:
    """The rules, checked and built into a network once, and then run over one case at a time."""

    def __init__(
        self,
        rule_sets: Sequence[type[RuleSet]],
        steps: Sequence[str],
        vocabulary_of_cards: Collection[str] | None = None,
        step_limit: int = 200_000,
        checked: bool = False,
    ) -> None:
        """Check every rule of the rule sets before a case is seen (`RuleFault` lists all that is wrong), and build.

        `steps` are the names of the passes in the order they are worked; `vocabulary_of_cards`, when given, are the ids
        of the cards there are; `step_limit` is how many rules may be taken before the run is stopped; `checked` says
        that these very sources have passed the check before (`engine.rules_checked`).
        """
        self.engine_class: type[SafeEngine] = type("Engine", (*rule_sets, SafeEngine), {"steps": tuple(steps)})
        if not checked:
            check_rules(self.engine_class, vocabulary_of_cards)
        self.steps = tuple(steps)
        self.step_limit = step_limit
        self._classes_read = {
            type(pattern).__name__: type(pattern)
            for written in rules_of(self.engine_class).values()
            for pattern in patterns_of(written)
        }
        self._engine: SafeEngine | None = self.engine_class()
        self._in_use = threading.Lock()

    def run(self, facts: Iterable[CaseFact], before_step: BeforeStep | None = None) -> Trace:
        """Run the steps over the facts and give the whole trace, or raise `EngineError` and give nothing.

        Before each step `before_step`, when given, is asked for more facts; it sees the trace so far. Afterwards the
        engine holds nothing of the case. An engine in which anything was raised is thrown away.
        """
        if not self._in_use.acquire(blocking=False):
            raise EngineError("One case at a time: this inference is already at work. Use a process for each case.")
        engine, self._engine = self._engine or self.engine_class(), None
        try:
            trace = _Run(engine, self.steps, self.step_limit, self._classes_read).through(facts, before_step)
            engine.reset()
            self._engine = engine
            return trace
        except EngineError:
            raise
        except Exception as fault:
            # Not chained: what a detector or a predicate stumbled over is case material.
            raise EngineError(f"While facts were gathered or declared: {_told(fault)}") from None
        finally:
            self._in_use.release()


class _Run:
    """One case on its way through the steps."""

    def __init__(
        self, engine: SafeEngine, steps: tuple[str, ...], limit: int, classes_read: Mapping[str, type[CaseFact]]
    ) -> None:
        self.engine, self.steps, self.limit, self.classes_read = engine, steps, limit, classes_read
        self.facts: dict[str, CaseFact] = {}
        self.conclusions: dict[str, Conclusion] = {}
        self.derivations: dict[str, list[Firing]] = {}
        self.firings: list[Firing] = []

    def through(self, facts: Iterable[CaseFact], before_step: BeforeStep | None) -> Trace:
        self.engine.reset()
        self._declare(facts, finished=0)
        for place, step in enumerate(self.steps):
            if before_step is not None:
                self._declare(before_step(step, self.trace()), finished=place)
            new: dict[str, Conclusion] = {}
            for activation in self._due(step):
                self._take(activation, new)
            if new:
                self.engine.declare(*new.values())
                self._refuse_late(finished=place + 1)
        return self.trace()

    def trace(self) -> Trace:
        """The trace as it stands now; what comes later does not change it."""
        return Trace(
            facts=dict(self.facts),
            conclusions=dict(self.conclusions),
            derivations={said: tuple(firings) for said, firings in self.derivations.items()},
            firings=tuple(self.firings),
            steps_taken=len(self.firings),
        )

    def _declare(self, facts: Iterable[CaseFact], finished: int) -> None:
        """Declare what detectors found; `finished` is how many steps are over and may not come true any more."""
        new: dict[str, CaseFact] = {}
        for fact in facts:
            if not isinstance(fact, CaseFact) or is_pattern(fact):
                raise EngineError(f"A detector gave a {type(fact).__name__} without an id of its own. Give it an id.")
            if isinstance(fact, Conclusion):
                raise EngineError(f"A detector gave a {type(fact).__name__}. Only a rule concludes: name the rule.")
            known = self.facts.get(fact["id"]) or self.conclusions.get(fact["id"]) or new.setdefault(fact["id"], fact)
            if known != fact:
                raise EngineError(
                    f"Two different facts have one id: a {type(known).__name__} and a {type(fact).__name__}, "
                    f"{_difference(known, fact)}. Make the id from all that tells them apart."
                )
            if self.classes_read.get(type(fact).__name__, type(fact)) is not type(fact):
                raise EngineError(
                    f"{type(fact).__module__}: the class {type(fact).__name__} is loaded twice under two names, and no "
                    "rule would see this fact. Import it by one name everywhere."
                )
        new = {said: fact for said, fact in new.items() if said not in self.facts}
        if new:
            self.facts.update(new)
            self.engine.declare(*new.values())
            self._refuse_late(finished)

    def _due(self, step: str) -> list[Activation]:
        """The activations of this step in their order. None can join them: its conclusions are held back."""
        waiting = self.engine.agenda.activations
        due = [activation for activation in reversed(waiting) if activation.rule.function.step == step]
        self.engine.agenda.activations = [each for each in waiting if each.rule.function.step != step]
        return due

    def _take(self, activation: Activation, new: dict[str, Conclusion]) -> None:
        """Take one activation: record it, call it, and hold what it concludes."""
        if len(self.firings) >= self.limit:
            raise EngineError(
                f"Stopped after {self.limit} rules: this is more than any case should need, so there is no answer. "
                "Look for a rule that joins two facts without a common field."
            )
        written = activation.rule
        function = written.function
        premises, roles, bindings = _read(activation)
        given = {name: activation.context[name] for name in parameters_of(function)[1:]}
        self.engine.held = []
        try:
            function(self.engine, **given)
        except EngineError:
            raise
        except Exception as fault:
            raise EngineError(f"Card {function.card}, rule {written.__name__}: {_told(fault)}") from None
        concluded = self.engine.held
        firing = Firing(
            card=function.card,
            rule=written.__name__,
            step=function.step,
            premises=premises,
            roles=roles,
            bindings=bindings,
            concluded=tuple(conclusion.get("id", "") for conclusion in concluded),
        )
        self.firings.append(firing)
        for conclusion in concluded:
            self._hold(conclusion, firing, new)

    def _hold(self, conclusion: Conclusion, firing: Firing, new: dict[str, Conclusion]) -> None:
        """Keep a conclusion once, with every way it was reached; refuse two that differ under one id."""
        if not isinstance(conclusion, Conclusion) or is_pattern(conclusion):
            raise EngineError(f"Card {firing.card}, rule {firing.rule}: what it concludes is no filled Conclusion.")
        said = conclusion["id"]
        if said in self.facts:
            raise EngineError(f"Card {firing.card}, rule {firing.rule}: concludes under the id of a fact on record.")
        earlier = self.conclusions.get(said)
        if earlier is None:
            self.conclusions[said] = new[said] = conclusion
        elif earlier != conclusion:
            first = self.derivations[said][0]
            raise EngineError(
                f"Cards {first.card} (rule {first.rule}) and {firing.card} (rule {firing.rule}) reach different "
                f"conclusions under one id: {_difference(earlier, conclusion)}. Make the rules exclude each other, or "
                "the id from all that tells the conclusions apart."
            )
        self.derivations.setdefault(said, []).append(firing)

    def _refuse_late(self, finished: int) -> None:
        """Stop if a rule of a step that is over has come true: it would be too late, and its conclusion missing."""
        over = self.steps[:finished]
        for activation in self.engine.agenda.activations:
            function = activation.rule.function
            if function.step in over:
                raise EngineError(
                    f"Card {function.card}, rule {function.__name__}: came true after its step {function.step} was "
                    "over. A rule reads only what earlier steps concluded; move it to a later step."
                )


def _read(activation: Activation) -> tuple[tuple[str, ...], dict[str, str], dict[str, object]]:
    """The premises of an activation in the order of the rule's patterns, its roles, and its bindings."""
    context = activation.context
    names = [pattern.__bind__ for pattern in patterns_of(activation.rule)]
    premises = tuple(dict.fromkeys(context[name]["id"] for name in names))
    roles = {name: context[name]["id"] for name in names if not name.startswith("__")}
    bindings = {name: context[name] for name in sorted(context) if name not in names}
    return premises, roles, bindings


def _difference(one: CaseFact, other: CaseFact) -> str:
    """Where two facts differ, by field; never what they say, which is case material."""
    if type(one) is not type(other):
        return f"one is a {type(one).__name__}, the other a {type(other).__name__}"
    return "they differ in " + ", ".join(field for field in one.fields if one[field] != other[field])


def _told(fault: Exception) -> str:
    """What stopped the run and where, for whoever corrects it; only our own messages are repeated."""
    if isinstance(fault, FactError):
        return str(fault)
    frames = extract_tb(fault.__traceback__)
    place = f" at {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    return f"stopped by a {type(fault).__name__}{place}. There is no answer; correct the code there."
