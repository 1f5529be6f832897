"""What each conclusion says to a person: the sentence of its rule card, filled from the conclusion's own fields.

No sentence is made up here: every word of substance stands in `knowledge_base/rule_cards`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from engine.assessment import Assessment
from engine.fact import Conclusion
from engine.runner import Firing
from explanations.names import Names
from explanations.words import day_said, said
from knowledge_base import Citation, RuleCard

_NAMES = "names_of_the_case"


_FILTERS = ("named", "who", "entitled", "headed")
"""The filters a sentence may use besides `said` and `dated`: each is the way of `Names` of that name."""


def _by_names(way: str) -> Callable[[Context, Any], str]:
    """A filter that asks the names of the case."""

    @pass_context
    def told(context: Context, value: Any) -> str:
        names: Names = context[_NAMES]
        return str(getattr(names, way)(value))

    return told


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.filters.update({way: _by_names(way) for way in _FILTERS}, said=said, dated=day_said)
    return environment


@cache
def compiled(sentence: str) -> Template:
    """A sentence as a template; each is read once in a process, and holds nothing of any case."""
    return _environment().from_string(sentence)


class SayingFault(Exception):
    """A sentence that cannot be filled, or a rule without a card; names both, and never any case text."""


@dataclass
class Teller:
    """Tells the conclusions of one assessment."""

    assessment: Assessment

    @cached_property
    def names(self) -> Names:
        """The names of the case."""
        return Names(self.assessment.case, self.assessment.knowledge)

    def firings(self, conclusion: str) -> tuple[Firing, ...]:
        """Every way a conclusion was reached, the first taken first."""
        return self.assessment.trace.derivations[conclusion]

    def card(self, firing: Firing) -> RuleCard:
        """The card of a rule. Raises SayingFault where there is none."""
        found = self.assessment.knowledge.cards.get(firing.card)
        if found is None:
            raise SayingFault(
                f"rule {firing.rule}: there is no rule card {firing.card}, so nothing could be said of what it "
                "concludes. Write the card, or run `homeward check-knowledge`."
            )
        return found

    def say(self, conclusion: str) -> str:
        """The sentence of a conclusion, from the card it was first reached by."""
        held = self._said.get(conclusion)
        if held is None:
            fact = self.assessment.trace.conclusions[conclusion]
            held = self._said[conclusion] = self._fill(self.card(self.firings(conclusion)[0]), fact)
        return held

    @cached_property
    def _said(self) -> dict[str, str]:
        return {}

    def _fill(self, card: RuleCard, fact: Conclusion) -> str:
        try:
            told = compiled(card.sentence).render({**fields_of(fact), _NAMES: self.names})
            return " ".join(told.split())
        except (TemplateError, TypeError) as fault:
            raise SayingFault(
                f"rule card {card.id}: its sentence cannot be filled for a {fact.kind} ({type(fault).__name__}). "
                f"It may use: {', '.join(sorted(fields_of(fact)))}; and the filters "
                f"{', '.join(_FILTERS)}, dated and said."
            ) from None

    def citations(self, conclusion: str) -> list[str]:
        """The sources of every card a conclusion was reached by, each as its id and place."""
        cited = [cite for firing in self.firings(conclusion) for cite in self.card(firing).citations]
        return list(dict.fromkeys(cited_as(cite) for cite in cited))

    def provenance(self, conclusion: str) -> str:
        """The provenance of the card a conclusion was first reached by."""
        return self.card(self.firings(conclusion)[0]).provenance


def fields_of(fact: Conclusion) -> dict[str, Any]:
    """The fields of a conclusion as a sentence may use them; `class` is a word of Python and is given as `class_`."""
    fields = {name: value for name, value in fact.as_dict().items() if name != "id"}
    return {("class_" if name == "class" else name): value for name, value in fields.items()}


@cache
def cited_as(citation: Citation) -> str:
    """A citation as one text: the id of the source, then the place in it."""
    return f"{citation.source} {citation.place}" if citation.place else citation.source
