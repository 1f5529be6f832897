"""Recognises the people of a case in the words of a sheet: by their names, initials and relations, and only surely."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from engine.case import Case
from knowledge_base.phrases import Word, words_of

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
_BETWEEN: Final = frozenset(
    ("has", "had", "have", "who", "also", "then", "later", "again", "since", "only", "initially", "previously",
     "subsequently", "repeatedly", "openly", "now", "herself", "himself")
)  # fmt: skip
"""Words that may stand between somebody and what they said."""
_NOT_A_SPEAKER: Final = frozenset({"was", "were", "is", "been", "being", "be"})
_AND: Final = frozenset({"and", "or", "nor"})
_NEAR_SOMEBODY: Final = frozenset(
    ("partner", "boyfriend", "girlfriend", "friend", "friends", "husband", "wife", "ex", "new", "former", "previous",
     "mother", "mum", "father", "dad", "parents", "sister", "brother", "aunt", "uncle", "cousin", "son", "daughter",
     "grandmother", "grandfather", "family", "neighbour", "neighbours", "solicitor", "carer", "landlord", "associate")
)  # fmt: skip
"""What follows the name of one person where another is meant: "mother's friend", "friend of mother"."""
_OF_A_CHILD: Final = frozenset({"child", "children", "baby", "girl", "boy"})
_OTHER_KIND: Final = frozenset(
    {"step", "foster", "god", "grand", "great", "ex", "new", "former", "previous", "other", "another"}
)
_SIDES: Final = {"maternal": "m", "paternal": "p"}
_NOT_AN_INITIAL: Final = frozenset(
    ("vitamin", "hepatitis", "hep", "class", "plan", "section", "type", "group", "flat", "part", "unit", "block",
     "form", "appendix", "exhibit", "grade", "category", "ward", "year")
)  # fmt: skip


class People:
    """The adults and children of a case by the words that mean one of them and nobody else."""

    def __init__(self, case: Case) -> None:
        self._relations = {word for words in _RELATIONS.values() for word in words}
        self._related = {adult.id: set(adult.relation_to.values()) for adult in case.adults}
        adults = {adult.id: (*_named(adult.id, adult.name), *_related(adult.relation_to.values()))
                  for adult in case.adults}  # fmt: skip
        named = {child.id: tuple(_named(child.id, child.name)) for child in case.children}
        # All at once: a surname that an adult shares with a child means neither.
        self._everybody = _sure((*adults.items(), *named.items()))
        self.adults = {word: who for word, who in self._everybody.items() if who in adults}
        self.children = {word: who for word, who in self._everybody.items() if who not in adults}

    def adults_in(self, text: str, is_cell: bool = False) -> tuple[str, ...]:
        """The adults that words of a text mean, in the order of their ids. `is_cell` for a cell that names people."""
        found = set(self._meant(text, words_of(text), is_cell).values())
        return tuple(sorted(found & set(self.adults.values())))

    def children_in(self, text: str, is_cell: bool = False) -> tuple[str, ...]:
        """The children that words of a text mean, in the order of their ids."""
        found = set(self._meant(text, words_of(text), is_cell).values())
        return tuple(sorted(found & set(self.children.values())))

    def teller_in(self, text: str) -> str | None:
        """Who says something in a text, where that is one adult or child of the case and nobody else: "mother said"."""
        words = words_of(text)
        people = self._meant(text, words, is_cell=False)
        found = {self._teller(text, words, people, at) for at, word in enumerate(words)
                 if word.said in _SAYING and not _is_said_of(words, at)}  # fmt: skip
        return next(iter(found)) if len(found) == 1 else None

    def _teller(self, text: str, words: Sequence[Word], people: Mapping[int, str], at: int) -> str | None:
        """Who says the word at a place: one person right before it in the same sentence, and no second one."""
        who = at - 1
        while who >= 0 and words[who].said in _BETWEEN:
            who -= 1
        if who not in people or re.search(r"[.;:!?\n]", text[words[who].end : words[at].begin]):
            return None
        before = text[words[who - 1].end : words[who].begin] if who else ""
        if who and (
            words[who - 1].said in _AND or re.search(r"[/&+]", before) or (who - 1 in people and "," in before)
        ):
            return None
        return None if _is_possessive(text, words[who]) else people[who]

    def _meant(self, text: str, words: Sequence[Word], is_cell: bool) -> dict[int, str]:
        """The person meant by each word of a text that surely means one, by the word's place."""
        return {
            at: who
            for at, word in enumerate(words)
            if (who := self._at_side(words, at)) is not None and self._is_meant(text, words, at, who, is_cell)
        }

    def _at_side(self, words: Sequence[Word], at: int) -> str | None:
        """The person a word means; "paternal grandmother" is not the mother's mother."""
        who = self._everybody.get(words[at].said)
        side = _SIDES.get(words[at - 1].said) if at else None
        if who is None or side is None or words[at].said not in self._relations:
            return who
        other = "paternal_" if side == "m" else "maternal_"
        return None if any(relation.startswith(other) for relation in self._related.get(who, ())) else who

    def _is_meant(self, text: str, words: Sequence[Word], at: int, who: str, is_cell: bool) -> bool:
        said = words[at].said
        if said not in self._relations and not is_cell and not text[words[at].begin].isupper():
            return False  # names are words too: Will, Hope, Mark
        before = words[at - 1] if at else None
        after = words[at + 1].said if at + 1 < len(words) else ""
        if before is not None and len(said) == 1 and before.said in _NOT_AN_INITIAL:
            return False
        if _is_possessive(text, words[at]) and after in _NEAR_SOMEBODY:
            return False
        if before is not None and before.said == "of" and at > 1 and words[at - 2].said in _NEAR_SOMEBODY:
            return False
        if said not in self._relations:
            return True
        if before is None:
            return after != "of"
        if _is_possessive(text, before):
            owner = self._everybody.get(before.said, "")
            if said == "partner":
                return any(f"partner_of_{relation}" in self._related[who] for relation in self._related.get(owner, ()))
            other = at > 1 and words[at - 2].said in _OTHER_KIND  # "another child's mother"
            return owner in self.children.values() or (before.said in _OF_A_CHILD and not other)
        return before.said not in _OTHER_KIND and after != "of"


def _is_possessive(text: str, word: Word) -> bool:
    return text[word.begin : word.end].lower().endswith(("'s", "\u2019s"))


def _is_said_of(words: Sequence[Word], at: int) -> bool:
    """Whether a word of saying is said of somebody: "was told", "reported missing", "alleged to have"."""
    after = words[at + 1].said if at + 1 < len(words) else ""
    of_them = after in ("missing", "as") or (after == "to" and words[at].said == "alleged")
    return of_them or (at > 0 and words[at - 1].said in _NOT_A_SPEAKER)


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
