"""Rules: conditions on the left, one conclusion in the body, the card and the step on the function.

class SupportRules(RuleSet):
    @rule("ww_unsupported", "WEIGH", AS.behind << Behind(evidence="none", about=MATCH.about))
    def nothing_dated(self, about):
        '''Nothing dated stands behind the rating.'''
        self.conclude(Support(id=f"support.{about}", support="unsupported"))
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine._experta import Fact, Rule
from engine.fact import Conclusion

# The names under which facts are captured where a pattern has no AS. experta would name them after memory addresses.
UNNAMED = ("__first__", "__second__")


class CardRule(Rule):  # type: ignore[misc]  # experta has no types
    """A rule of experta that belongs to no engine, so that no engine and no case stays reachable through it."""

    def __get__(self, instance: object, owner: type) -> CardRule:
        return self

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    @property
    def function(self) -> Any:
        """The method as it was written, which carries the card and the step."""
        return self._wrapped


def rule(card: str, step: str, *patterns: Any) -> Callable[[Callable[..., None]], Any]:
    """Make a method of a `RuleSet` a rule of this card, worked in this step, over one or two patterns.

    The card and the step sit on the function: what is set on experta's rule object is lost when the network is built.
    Nothing is checked here. The lint reads every rule before a case is seen and reports all that is wrong at once.
    """

    def decorate(function: Callable[..., None]) -> CardRule:
        function.card = card  # type: ignore[attr-defined]  # the reason stands in the docstring
        function.step = step  # type: ignore[attr-defined]
        written: CardRule = CardRule(*_all_named(patterns))(function)
        return written

    return decorate


def _all_named(parts: tuple[Any, ...]) -> list[Any]:
    """The patterns, with a fixed name for each that has no AS; the author's own pattern is left as it is."""
    named: list[Any] = []
    for part in parts:
        if isinstance(part, Fact) and part.__bind__ is None:  # type: ignore[attr-defined]  # experta's own entry
            place = sum(isinstance(earlier, Fact) for earlier in named)
            part = type(part).from_iter(part.items())
            part.__bind__ = UNNAMED[place] if place < len(UNNAMED) else f"__{place + 1}__"
        named.append(part)
    return named


class RuleSet:
    """The rules of one topic of practice. It has no state and no `__init__`; the engine delivers `conclude`."""

    def conclude(self, conclusion: Conclusion) -> None:
        """Put forward one conclusion. It is held back and declared with the others at the end of the step."""
        raise NotImplementedError("Rules conclude only inside an Inference.")


def rules_of(engine_class: type) -> dict[str, CardRule]:
    """Every rule of an engine class by name, in the order in which the classes and their methods are written."""
    found: dict[str, CardRule] = {}
    for part in engine_class.__mro__:
        for name, member in vars(part).items():
            if isinstance(member, CardRule):
                found.setdefault(name, member)
    return found


def patterns_of(written: CardRule) -> list[Any]:
    """The fact patterns of a rule, in the order in which they are written."""
    return [part for part in written if isinstance(part, Fact)]


def role_of(pattern: Any) -> str | None:
    """The AS name of a pattern, or None where it has none."""
    name: str = pattern.__bind__
    return None if name.startswith("__") else name
