"""What factors and people are called where a person reads: plain names and the pseudonyms of the case, never an id
where there is a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.case import Case
from explanations.words import joined, said
from knowledge_base import Knowledge


@dataclass
class Names:
    """The names of one case, and the filters the sentences of rule cards use."""

    case: Case
    knowledge: Knowledge
    people: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.people = {person.id: _role(person.id, person.role) for person in self.case.people}
        for adult in self.case.adults:
            relations = dict(adult.relation_to)
            relation = next((said(relations[child]) for child in sorted(relations)), None)
            self.people[adult.id] = adult.name or (f"the {relation}" if relation else adult.id)
        for child in self.case.children:
            self.people[child.id] = child.name or child.id

    def named(self, value: Any) -> str:
        """A factor's plain name; several are listed; what is no factor is said in words, and any other id left."""
        if isinstance(value, list | tuple):
            return joined(self.named(part) for part in value)
        factor = self.knowledge.factors.get(value)
        if factor is not None:
            return plain(factor.name)
        if not value:
            return "the return itself"
        return said(value) if value in _PROBLEMS else str(value)

    def entitled(self, value: Any) -> str:
        """The name of whatever an id stands for: an entry of the knowledge, a person, a row of the plan; or several."""
        if isinstance(value, list | tuple):
            return joined(self.entitled(part) for part in value)
        entry = self.knowledge.all_entries.get(value)
        if entry is not None and hasattr(entry, "name"):
            return plain(entry.name)
        return self.people.get(value) or said(value)

    def headed(self, value: Any) -> str:
        """The name of what an id stands for, as it begins a sentence."""
        named = self.entitled(value)
        return named[:1].upper() + named[1:]

    def who(self, value: Any) -> str:
        """A person's name in this case; nobody named is the household."""
        if isinstance(value, list | tuple):
            return joined(self.who(part) for part in value) or "the household"
        return self.people.get(value, value) if value else "the household"

    def told(self) -> dict[str, dict[str, str]]:
        """Every name, by id, for what prints the answer without the case at hand."""
        factors = {name: plain(factor.name) for name, factor in sorted(self.knowledge.factors.items())}
        factors |= {name: said(name) for name in _PROBLEMS}
        return {"factors": factors, "people": dict(sorted(self.people.items()))}


_PROBLEMS = ("care_of_child", "never_met", "overall", "wishes", "returns")


def plain(name: str) -> str:
    """A catalogue's name as it stands inside a sentence: without its capital, unless that is part of a word."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _role(person: str, role: str | None) -> str:
    return f"the {said((role or '').removeprefix('role_'))} ({person})" if role else person
