"""experta's engine made safe, and its network wired for plain rules: one or two patterns, each about a class of fact.

The nodes and the checks are experta's. Four things are left out because they cost most and the lint has already
refused what they are for: rewriting each rule into alternatives, offering every fact to every class of pattern,
searching nested fields, and comparing every fact of one pattern with every fact of the other. A test holds that the
same rules come true over the same facts as in experta's own network.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, NoReturn

from engine._experta import (
    Activation,
    Agenda,
    ConflictSetNode,
    Fact,
    FactList,
    FeatureCheck,
    FeatureTesterNode,
    KnowledgeEngine,
    OrdinaryMatchNode,
    ReteMatcher,
    SameContextCheck,
    Token,
    WhereCheck,
    WhereNode,
)
from engine.fact import CaseFact, Conclusion
from engine.rule import CardRule, RuleSet, patterns_of, rules_of
from engine.strategy import FixedOrder


class EngineError(Exception):
    """Inference could not be finished, so there is no trace and no class. The message holds no case material."""


class LightToken(Token):  # type: ignore[misc]  # experta has no types
    """A token made without being checked again: these are made only here, and at every node a fact passes."""

    def __new__(cls, tag: Any, facts: frozenset[Any], context: dict[str, Any]) -> LightToken:
        made: LightToken = tuple.__new__(cls, (tag, facts, context))
        return made

    def copy(self) -> LightToken:
        """A token of its own for the next node to add to; the facts never change and are shared."""
        return LightToken(self.tag, self.data, self.context.copy())


class KeyedJoin(OrdinaryMatchNode):  # type: ignore[misc]  # experta has no types
    """Joins the facts of two patterns by the values they must share, found by key instead of one by one."""

    def __init__(self, shared: tuple[str, ...]) -> None:
        """`shared` are the names both patterns bind, in a fixed order."""
        self.shared = shared
        super().__init__(SameContextCheck())

    def _reset(self) -> None:
        self.left: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
        self.right: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)

    def activate_left(self, token: Any) -> None:
        self._join(token, self.left, self.right)

    def activate_right(self, token: Any) -> None:
        self._join(token, self.right, self.left)

    def _join(self, token: Any, own: defaultdict[tuple[Any, ...], list[Any]], others: Any) -> None:
        """Remember (or forget) this token and pass on its pairs. A token is never changed once it is made."""
        key = tuple([token.context[name] for name in self.shared])
        if token.is_valid():
            own[key].append(token)
        else:
            own[key] = [each for each in own[key] if each.data != token.data]
        for other in others.get(key, ()):
            joined = LightToken(token.tag, token.data | other.data, {**token.context, **other.context})
            for child in self.children:
                child.callback(joined)


class PlainNetwork(ReteMatcher):  # type: ignore[misc]  # experta has no types
    """experta's network for plain rules, which gives each fact only to the patterns about its class."""

    def build_network(self) -> None:
        """Wire every rule of the engine. The first part, the checks on single facts, is built by experta."""
        rules = set(self.engine.get_rules())
        terminals = self.build_alpha_part(rules, self.root_node)
        self.ends = [self._wire(written, terminals) for written in self.engine.get_rules()]
        for node in _all_below(self.root_node):
            if isinstance(node, FeatureTesterNode) and isinstance(node.matcher, FeatureCheck):
                node.matcher = _plain_check(node.matcher)
        # Below the root stands one node per class of fact; what hangs below it is all that a fact of the class needs.
        self.by_class = {child.node.matcher.fact_type: child.node for child in self.root_node.children}

    @staticmethod
    def _wire(written: CardRule, terminals: dict[Any, Any]) -> Any:
        """Hang one rule below its patterns: a join where there are two, then its tests, then where it comes true."""
        patterns = patterns_of(written)
        node = terminals[patterns[0]]
        if len(patterns) == 2:
            join = KeyedJoin(tuple(sorted(_bound(patterns[0]) & _bound(patterns[1]))))
            node.add_child(join, join.activate_left)
            terminals[patterns[1]].add_child(join, join.activate_right)
            node = join
        for part in written:
            if not isinstance(part, Fact):
                test = WhereNode(WhereCheck(part[0]))
                node.add_child(test, test.activate)
                node = test
        end = ConflictSetNode(written)
        node.add_child(end, end.activate)
        return end

    def changes(
        self, adding: Iterable[Any] = (), deleting: Iterable[Any] = ()
    ) -> tuple[list[Activation], list[Activation]]:
        """What has come true and what no longer holds, once these facts are added and taken away."""
        for facts, tag in ((deleting, Token.TagType.INVALID), (adding, Token.TagType.VALID)):
            for fact in facts:
                node = self.by_class.get(type(fact))
                if node is not None:
                    token = LightToken(tag, frozenset((fact,)), {})
                    for child in node.children:
                        child.callback(token)
        added: list[Activation] = []
        removed: list[Activation] = []
        for end in self.ends:
            if end.added or end.removed:
                now, no_longer = end.get_activations()
                added.extend(now)
                removed.extend(no_longer)
        return added, removed


class FactsById(FactList):  # type: ignore[misc]  # experta has no types
    """experta's list of facts, told apart by class and id instead of by comparing all they say."""

    @staticmethod
    def _get_fact_id(fact: CaseFact) -> tuple[type[CaseFact], str]:
        # The runner has already refused two different facts under one id.
        return type(fact), fact["id"]


class SafeEngine(RuleSet, KnowledgeEngine):  # type: ignore[misc]  # experta has no types
    """experta's engine with a fixed order, no rule of its own, and nothing that takes a fact back."""

    __strategy__ = FixedOrder
    __matcher__ = PlainNetwork
    steps: ClassVar[tuple[str, ...]] = ()

    def get_rules(self) -> list[CardRule]:
        """The rules by name. experta's own way would tie the rules, which belong to the class, to this one engine."""
        return [written for _, written in sorted(rules_of(type(self)).items())]

    def reset(self, **_: Any) -> None:
        """Forget the case altogether. No initial fact is declared: no rule of ours could be about it."""
        self.matcher.changes()
        self.matcher.reset()
        self.agenda = Agenda()
        self.facts = FactsById()
        self.held: list[Conclusion] = []

    def declare(self, *facts: CaseFact) -> None:
        """Declare facts together, in the order of their ids, and bring the agenda up to date."""
        for fact in sorted(facts, key=lambda fact: str(fact["id"])):
            self.facts.declare(fact)
        self.strategy.update_agenda(self.agenda, *self.get_activations())

    def conclude(self, conclusion: Conclusion) -> None:
        """Hold a conclusion back until the step ends."""
        self.held.append(conclusion)

    def retract(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: a fact that is taken back would leave standing what was concluded from it."""
        raise EngineError("A rule tried to take a fact back. Facts are never retracted or modified; correct the rule.")

    modify = duplicate = run = retract


def _bound(pattern: Any) -> set[Any]:
    """The names a pattern binds, by AS and by MATCH."""
    return ({getattr(value, "__bind__", None) for value in pattern.values()} | {pattern.__bind__}) - {None}


def _all_below(node: Any) -> Iterator[Any]:
    """Every node below this one."""
    for child in node.children:
        yield child.node
        yield from _all_below(child.node)


def _plain_check(check: Any) -> Callable[[CaseFact], Any]:
    """The same check of one field without experta's search for nested fields, which ours never have."""
    field, asked, decide = check.what, check.expected, check.check
    return lambda fact: decide(fact[field], asked)
