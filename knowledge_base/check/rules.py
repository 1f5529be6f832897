"""Do the rules, each for itself, fit their cards, and do any two ask the same?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from knowledge_base.catalogues import CONDITIONS_FILE
from knowledge_base.check.conditions import RuleConditions, is_included, never_true
from knowledge_base.check.subject import Subject
from knowledge_base.document import Document
from knowledge_base.faults import KnowledgeFault, nearest
from knowledge_base.shapes.cards import PASSES
from knowledge_base.wording import said_of_error

_WRITE_AGAIN: Final = "Write the conditions again from the rules"


@dataclass
class Rules:
    """The rules under check, with their lines in the file of conditions where they were read from it.

    They are not whole where the file or one of its rules could not be read: then nothing is said of what is missing.
    """

    subject: Subject
    rules: tuple[RuleConditions, ...]
    lines: Mapping[str, int]
    are_whole: bool = True

    def refuse(self, rule: str, reason: str, to_do: str, near: str = "") -> None:
        """Note a fault in a rule."""
        fault = KnowledgeFault(CONDITIONS_FILE, self.lines.get(rule, 0), rule, reason, to_do, near)
        self.subject.faults.append(fault)

    def warn(self, rule: str, reason: str, to_do: str) -> None:
        """Note what an author should look at and may leave as it is."""
        fault = KnowledgeFault(CONDITIONS_FILE, self.lines.get(rule, 0), rule, reason, to_do)
        self.subject.warnings.append(fault)


def rules_from(subject: Subject, given: Iterable[object], document: Document | None) -> Rules:
    """The rules of plain data; one that is not in the form of a rule is a fault and left out."""
    found: list[RuleConditions] = []
    lines: dict[str, int] = {}
    are_whole = True
    for number, raw in enumerate(given):
        name = str(raw.get("rule")) if isinstance(raw, Mapping) else f"number {number + 1}"
        line = document.line((number,)) if document is not None else 0
        try:
            rule = RuleConditions.model_validate(raw)
        except ValidationError as refused:
            for error in refused.errors(include_url=False):
                reason, _, near = said_of_error(error, RuleConditions)
                subject.faults.append(KnowledgeFault(CONDITIONS_FILE, line, name, reason, _WRITE_AGAIN, near))
            are_whole = False
            continue
        if name in lines:
            are_whole = False
            twice = KnowledgeFault(CONDITIONS_FILE, line, name, "is the name of two rules", "Rename one of them")
            subject.faults.append(twice)
            continue
        lines[name] = line
        found.append(rule)
    return Rules(subject, tuple(found), lines, are_whole)


def check_rules(rules: Rules) -> None:
    """Each rule has a card and a step of its pass, binds what it compares, and can be true."""
    for rule in rules.rules:
        _check_card(rules, rule)
        _check_tests(rules, rule)
        if field := never_true(rule):
            reason = f"asks two different values of `{field}` of one fact, so it can never be true"
            rules.refuse(rule.rule, reason, "Correct one of its patterns")


def check_rules_together(rules: Rules) -> None:
    """No two rules ask exactly the same; one that asks all another asks and concludes the like is worth a look."""
    by_meaning: dict[str, RuleConditions] = {}
    for rule in rules.rules:
        other = by_meaning.setdefault(rule.meaning, rule)
        if other is not rule:
            reason = f"has exactly the conditions of {other.rule}"
            rules.refuse(rule.rule, reason, "Keep one of the two, or say what tells them apart")
    for general in rules.rules:
        for special in rules.rules:
            if general.meaning != special.meaning and is_included(general, special):
                _warn_of_inclusion(rules, general, special)


def _check_card(rules: Rules, rule: RuleConditions) -> None:
    cards = rules.subject.knowledge.cards
    if not rule.is_placed:
        reason = f'has the step "{rule.step}", which is no pass and no numbered step of one'
        rules.refuse(rule.rule, reason, f"Use one of: {', '.join(PASSES)}", nearest(rule.pass_name, PASSES))
        return
    card = cards.get(rule.card)
    if card is None:
        if not rules.subject.was_refused(rule.card):
            reason = f"carries the card {rule.card}, which is in no file of rule cards"
            rules.refuse(rule.rule, reason, "Correct the id, or write the card", nearest(rule.card, cards))
    elif card.pass_name != rule.pass_name:
        reason = f"works in {rule.step}, and its card {card.id} stands in the pass {card.pass_name}"
        rules.refuse(rule.rule, reason, "Move the card to the file of its pass, or correct the step")


def _check_tests(rules: Rules, rule: RuleConditions) -> None:
    for test in rule.tests:
        for name in test.of:
            if name not in rule.bound:
                reason = f"compares `{name}` by {test.predicate}, and no pattern of it binds `{name}`"
                rules.refuse(rule.rule, reason, "Correct the name, or bind it", nearest(name, rule.bound))


def _warn_of_inclusion(rules: Rules, general: RuleConditions, special: RuleConditions) -> None:
    cards = rules.subject.knowledge.cards
    one, other = cards.get(general.card), cards.get(special.card)
    if one is None or other is None or one.concludes != other.concludes:
        return
    if one is other:
        reason = f"is true only where {general.rule} is, which has the same card, so it adds nothing"
        rules.warn(special.rule, reason, "Take it out, unless its reasons should be listed too")
    else:
        reason = f"is true only where {general.rule} is, and both conclude {one.concludes} by different cards"
        rules.warn(special.rule, reason, "Make sure that both may be said of one case")
