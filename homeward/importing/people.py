"""Recognises the people of a case in the words of a sheet: by their names, initials and relations, and only surely."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from engine.case import Case
from knowledge_base.phrases import words_of

_RELATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "mother": ("mother", "mum", "mam", "mo", "mummy"),
    "father": ("father", "dad", "fa", "daddy"),
    "adoptive_mother": ("mother", "mum"),
    "adoptive_father": ("father", "dad"),
    "grandmother": ("grandmother", "nan", "gran", "mgm", "pgm", "nana"),
    "maternal_grandmother": ("grandmother", "nan", "gran", "mgm", "nana"),
    "paternal_grandmother": ("grandmother", "nan", "gran", "pgm", "nana"),
    "grandfather": ("grandfather", "grandad", "granddad", "mgf", "pgf"),
    "maternal_grandfather": ("grandfather", "grandad", "granddad", "mgf"),
    "paternal_grandfather": ("grandfather", "grandad", "granddad", "pgf"),
    "stepmother": ("stepmother", "stepmum"),
    "stepfather": ("stepfather", "stepdad"),
    "partner_of_mother": ("partner",),
    "partner_of_father": ("partner",),
    "aunt": ("aunt", "auntie"),
    "uncle": ("uncle",),
}
_SAYING: Final = frozenset(
    ("said", "says", "states", "stated", "told", "reports", "reported", "admits", "admitted", "claims", "claimed",
     "denies", "denied", "disclosed", "discloses", "explained", "confirmed", "alleges", "alleged")
)  # fmt: skip
_BETWEEN: Final = 2
_NOT_A_SPEAKER: Final = frozenset({"was", "were", "is", "been", "being", "be"})


class People:
    """The adults and children of a case by the words that mean one of them and nobody else."""

    def __init__(self, case: Case) -> None:
        self.adults = _sure((adult.id, (*_named(adult.id, adult.name), *_related(adult.relation_to.values())))
                            for adult in case.adults)  # fmt: skip
        children = _sure((child.id, _named(child.id, child.name)) for child in case.children)
        self.children = {word: child for word, child in children.items() if word not in self.adults}

    def adults_in(self, text: str) -> tuple[str, ...]:
        """The adults that words of a text mean, in the order of their ids."""
        return tuple(sorted({self.adults[word.said] for word in words_of(text) if word.said in self.adults}))

    def children_in(self, text: str) -> tuple[str, ...]:
        """The children that words of a text mean, in the order of their ids."""
        return tuple(sorted({self.children[word.said] for word in words_of(text) if word.said in self.children}))

    def teller_in(self, text: str) -> str | None:
        """Who says something in a text, where that is one adult or child of the case and nobody else: "mother said"."""
        words = words_of(text)
        people = {**self.adults, **self.children}
        found: set[str | None] = set()
        for at, word in enumerate(words):
            if word.said not in _SAYING:
                continue
            before = [each.said for each in words[max(0, at - _BETWEEN - 1) : at]]
            if _NOT_A_SPEAKER & set(before[-1:]):
                continue
            found.add(next((people[said] for said in reversed(before) if said in people), None))
        return next(iter(found)) if len(found) == 1 else None


def _named(id_: str, name: str | None) -> Iterable[str]:
    """The words of a name, and the id where it is a word a sheet may use; one letter is a name only as an initial."""
    words = [word.said for word in words_of(name or "")]
    return [*words, id_.lower()] if re.fullmatch(r"[a-z]{3,}", id_.lower()) else words


def _related(relations: Iterable[str]) -> Iterable[str]:
    return [word for relation in relations for word in _RELATIONS.get(relation, ())]


def _sure(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Words that mean one person: a word that could mean two means nobody."""
    meant: dict[str, set[str]] = defaultdict(set)
    for person, words in rows:
        for word in words:
            meant[word].add(person)
    # One letter is an article or a list mark as often as an initial.
    return {word: next(iter(who)) for word, who in meant.items() if len(who) == 1 and word not in ("a", "i")}
