"""The graph of what gives what: is all that is read given in time, and all that is given read?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from knowledge_base.check.conditions import RuleConditions
from knowledge_base.check.rules import Rules
from knowledge_base.faults import nearest


@dataclass
class Kinds:
    """Who gives each kind of fact: detectors from the record, rules from what they conclude.

    Patterns and detector cards name the class of a fact, rule cards the kind of a conclusion. The kind of a conclusion
    that rules read is its class in small letters: `CapacityShown` is `capacity_shown`. `carded` holds every kind that a
    card names.
    """

    carded: frozenset[str] = frozenset()
    given: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    concluded: dict[str, list[RuleConditions]] = field(default_factory=lambda: defaultdict(list))
    read: set[str] = field(default_factory=set)

    def kind_of(self, name: str) -> str:
        """The kind a class of fact is of: the word of the cards where one names it, otherwise the class itself."""
        in_words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
        return in_words if in_words in self.carded else name

    def read_by(self, rule: RuleConditions) -> frozenset[str]:
        """The kinds of fact a rule reads."""
        return frozenset(self.kind_of(name) for name in rule.reads)

    @property
    def known(self) -> list[str]:
        """Every kind that somebody gives or concludes."""
        return sorted({*self.given, *self.concluded})


def kinds_of(rules: Rules) -> Kinds:
    """Who gives and who reads each kind, from the cards and the conditions."""
    kinds = Kinds(frozenset(card.concludes for card in rules.subject.knowledge.cards.values()))
    for detector in rules.subject.knowledge.detectors.values():
        kinds.given[kinds.kind_of(detector.gives)].append(detector.id)
    for rule in rules.rules:
        kinds.read |= kinds.read_by(rule)
        if (card := rules.subject.knowledge.cards.get(rule.card)) is not None and rule.is_placed:
            kinds.concluded[card.concludes].append(rule)
    return kinds


def check_graph(rules: Rules) -> None:
    """Every kind read is given in time, nothing runs in a circle, and no rule, card or detector is dead."""
    kinds = kinds_of(rules)
    _check_given(rules, kinds)
    circles = circles_of(rules, kinds)
    _check_order(rules, kinds, circles)
    _check_circles(rules, circles)
    _check_dead(rules, kinds)


def answers(rules: Rules) -> tuple[str, ...]:
    """The kinds that are concluded and read by no rule: what the engine says in the end."""
    kinds = kinds_of(rules)
    return tuple(sorted(set(kinds.concluded) - kinds.read))


def _check_given(rules: Rules, kinds: Kinds) -> None:
    """A rule that reads what nobody gives would stay silent for ever."""
    cards = rules.subject.knowledge.cards.values()
    for rule in rules.rules:
        for kind in sorted(kinds.read_by(rule)):
            if kind in kinds.given or kind in kinds.concluded:
                continue
            by_card = [card.id for card in cards if card.concludes == kind]
            because = f": the card {by_card[0]} concludes it, and has no rule" if by_card else ""
            reason = f"reads facts of the kind {kind}, which no detector gives and no rule concludes{because}"
            rules.refuse(rule.rule, reason, "Correct the kind, or write what gives it", nearest(kind, kinds.known))
    for kind in sorted(set(kinds.given) & set(kinds.concluded)):
        detector = sorted(kinds.given[kind])[0]
        concluding = sorted(rule.rule for rule in kinds.concluded[kind])[0]
        reason = f"gives {kind}, which the rule {concluding} concludes"
        to_do = "Give the detector's facts a kind of their own: the record and what is made of it stay apart"
        rules.subject.refuse(detector, ("gives",), reason, to_do)


def circles_of(rules: Rules, kinds: Kinds) -> list[list[str]]:
    """The circles in what gives what: of each, its rules (written `rule NAME`) and its kinds of fact."""
    import networkx as nx

    graph = nx.DiGraph()
    for rule in rules.rules:
        graph.add_edges_from((kind, f"rule {rule.rule}") for kind in kinds.read_by(rule))
    for kind, concluding in kinds.concluded.items():
        graph.add_edges_from((f"rule {rule.rule}", kind) for rule in concluding)
    together = (sorted(nodes) for nodes in nx.strongly_connected_components(graph))
    return sorted(nodes for nodes in together if len(nodes) > 1)


def _check_order(rules: Rules, kinds: Kinds, circles: list[list[str]]) -> None:
    """A rule reads only what is complete before its step begins (design 3); circles are a fault of their own."""
    for rule in rules.rules:
        if not rule.is_placed:
            continue
        for kind in sorted(kinds.read_by(rule)):
            if any(kind in circle and f"rule {rule.rule}" in circle for circle in circles):
                continue
            late = [other for other in kinds.concluded.get(kind, ()) if other.order >= rule.order]
            if late:
                first = min(late, key=lambda other: (other.order, other.rule))
                when = f"which {first.rule} concludes in {first.step}, too late for it"
                reason = f"works in {rule.step} and reads {kind}, {when}"
                rules.refuse(rule.rule, reason, "Read only what detectors give or earlier steps conclude")


def _check_circles(rules: Rules, circles: list[list[str]]) -> None:
    """No conclusion rests on itself. Without circles, a rule whose kinds are all given is reached from the record."""
    for circle in circles:
        inside = [node.removeprefix("rule ") for node in circle if node.startswith("rule ")]
        kinds = [node for node in circle if not node.startswith("rule ")]
        reason = f"stands in a circle with {', '.join(inside[1:]) or 'itself'}, over {', '.join(kinds)}"
        rules.refuse(inside[0], reason, "Break the circle: a conclusion may not be its own reason")


def _check_dead(rules: Rules, kinds: Kinds) -> None:
    """A card without a rule says what nothing ever concludes; a detector nobody reads works for nothing."""
    subject = rules.subject
    used = {rule.card for rule in rules.rules}
    for id_ in subject.knowledge.cards:
        if id_ not in used:
            near = nearest(id_, sorted(used - set(subject.knowledge.cards)))
            subject.refuse(id_, ("id",), "is a card that no rule carries", "Write its rule, or take it out", near)
    for detector in subject.knowledge.detectors.values():
        if kinds.kind_of(detector.gives) not in kinds.read:
            reason = f"gives facts of the kind {detector.gives}, which no rule reads"
            near = nearest(detector.gives, sorted(kinds.read - set(kinds.known)))
            subject.refuse(detector.id, ("gives",), reason, "Correct the kind, or take the detector out", near)
