"""Facts about one case: every field filled, every value one the field may hold, nothing misspelt.

A fact holds what it says and nothing else. A missing or misspelt field would never match a rule and nobody would
notice, so both are refused where the fact is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from enum import Enum
from typing import Any, ClassVar, Final

from engine._experta import ConditionalElement, Fact


class Kind(Enum):
    """What a field may hold when its words are not a fixed list."""

    TEXT = "a text"
    NUMBER = "a whole number"
    IDS = "a tuple of texts"


TEXT: Final = Kind.TEXT
NUMBER: Final = Kind.NUMBER
IDS: Final = Kind.IDS

Vocabulary = Kind | frozenset[str]

# A word of a vocabulary or an id; anything longer or freer could be case text and is never repeated in a message.
_A_WORD = re.compile(r"[a-z0-9_]{0,40}")


class FactError(ValueError):
    """A fact that cannot stand: a field is missing or unknown, or holds a value outside its vocabulary."""


class CaseFact(Fact):
    """One thing on record, or one thing concluded, about one case. Fields are read as `fact["field"]`.

    A subclass gives `fields`: each field's name, and either `TEXT`, `NUMBER`, `IDS` or the set of words it may hold.
    The field `id` is always there and need not be named.

    The same class makes the patterns of rules, which name only some fields. What holds no `id`, or holds something to
    be matched (`MATCH`, `P`, `W`, `L`), is taken for a pattern: the lint reads it, and it can be neither declared nor
    concluded.
    """

    fields: ClassVar[Mapping[str, Vocabulary]] = {"id": TEXT}

    def __init_subclass__(cls) -> None:
        """Refuse a class of facts whose fields could not be told apart from experta's own names."""
        super().__init_subclass__()
        for field, vocabulary in cls.fields.items():
            if "__" in field or field.startswith("_") or not field.isidentifier():
                raise FactError(f"{_place(cls)}: the field {field!r} must be a plain name without double underscores.")
            a_set_of_words = (
                isinstance(vocabulary, frozenset) and vocabulary and all(type(w) is str for w in vocabulary)
            )
            if not isinstance(vocabulary, Kind) and not a_set_of_words:
                raise FactError(
                    f"{_place(cls)}, field {field!r}: give TEXT, NUMBER, IDS or a frozenset of the words it may hold."
                )
        cls.fields = {"id": TEXT, **cls.fields}

    def __init__(self, **values: Any) -> None:
        """Make a fact, or raise `FactError` naming the class, the field and the nearest right name."""
        dict.update(self, values)
        fields = self.fields
        if len(values) != len(fields) or not all(
            holds(vocabulary, values.get(field)) for field, vocabulary in fields.items()
        ):
            if not is_pattern(self):
                raise FactError(_what_is_wrong(type(self), values))
            return
        self._hash = hash(values["id"])

    def __setitem__(self, field: str, value: Any) -> None:
        """Patterns may still be filled in (experta copies them field by field); a fact stays as it was made."""
        if "_hash" in self.__dict__ and not is_pattern(self):
            raise FactError(f"{_place(type(self))}: a fact is never changed. Make another, with an id of its own.")
        dict.__setitem__(self, field, value)

    def __eq__(self, other: object) -> bool:
        """Two facts are equal when they are of one class and say the same; experta's own entries do not count."""
        if self is other:
            return True
        if type(self) is not type(other) or not isinstance(other, CaseFact):
            return False
        if is_pattern(self) or is_pattern(other):
            return dict.__eq__(self, other)
        return self.as_dict() == other.as_dict()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:  # type: ignore[override]  # dict declares itself unhashable; facts are sealed
        if "_hash" not in self.__dict__:
            self._hash = hash(frozenset(self.items()))
        return self._hash

    def __reduce__(self) -> tuple[Callable[..., CaseFact], tuple[type[CaseFact], dict[str, Any]]]:
        """Facts travel between processes as what they say, without experta's own entries."""
        return _made_again, (type(self), self.as_dict())


class Conclusion(CaseFact):
    """What a rule concludes. `kind` names its kind; the id is made from what the conclusion is about.

    A class that gives `named_after` (fields, in order) makes its own id from them, so that no two rules can name one
    conclusion in two ways; empty fields are left out. `prefix` stands before them, the kind where it is not given.
    """

    kind: ClassVar[str]
    prefix: ClassVar[str] = ""
    named_after: ClassVar[tuple[str, ...]] = ()

    def __init__(self, **values: Any) -> None:
        """Make a conclusion; its id need not be given where the class says what it is named after."""
        if self.named_after and "id" not in values and len(values) == len(self.fields) - 1:
            parts = [values.get(field) for field in self.named_after]
            # A pattern that asks about every field is still a pattern: it gets no id.
            if all(type(part) is str for part in parts) and not _asks(values):
                values["id"] = ".".join([self.prefix or self.kind, *(str(part) for part in parts if part)])
        super().__init__(**values)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if not getattr(cls, "kind", ""):
            raise FactError(f"{_place(cls)}: a conclusion needs its kind, for example kind = 'support'.")
        for field in cls.named_after:
            if cls.fields.get(field) in (None, IDS, NUMBER) or field == "id":
                raise FactError(f"{_place(cls)}: named after {field!r}, which must be one of its fields of text.")


def holds(vocabulary: Vocabulary, value: object) -> bool:
    """Whether a field of this vocabulary may hold the value."""
    if vocabulary is TEXT:
        return type(value) is str
    if vocabulary is IDS:
        return type(value) is tuple and all(type(part) is str for part in value)
    if vocabulary is NUMBER:
        return type(value) is int
    return type(value) is str and value in vocabulary


def is_pattern(fact: CaseFact) -> bool:
    """Whether this is a rule's pattern: it holds no id, or something that is still to be matched."""
    return "id" not in fact or _asks(fact)


def nearest(word: str, known: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> str:
    """A sentence that offers the nearest right name, or lists what there is; never empty."""
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    if close:
        return f"Nearest: {close[0]!r}."
    return f"There is: {', '.join(sorted(known))}."


def told(value: object) -> str:
    """A value as a message may repeat it: words and numbers as they are, anything freer by its kind and length only."""
    if type(value) is str:
        return repr(value) if _A_WORD.fullmatch(value) else f"a text of {len(value)} characters"
    if type(value) is int or isinstance(value, bool) or value is None:
        return repr(value)
    return f"a {type(value).__name__}"


def outside(vocabulary: Vocabulary, value: object) -> str:
    """Say how a value falls outside the vocabulary of its field, and what would be right."""
    if isinstance(vocabulary, Kind):
        return f"holds {told(value)}, and must hold {vocabulary.value}."
    advice = nearest(value, vocabulary) if type(value) is str else f"There is: {', '.join(sorted(vocabulary))}."
    return f"holds {told(value)}, which is not one of its words. {advice}"


def _what_is_wrong(kind: type[CaseFact], values: Mapping[str, object]) -> str:
    """The first thing wrong with the values of a fact, as a message."""
    for field in values:
        if field not in kind.fields:
            return f"{_place(kind)}: there is no field {field!r}. {nearest(field, kind.fields)}"
    missing = [field for field in kind.fields if field not in values]
    if missing:
        return (
            f"{_place(kind)}: {', '.join(missing)} not given. Every field is filled: where nothing is on record, "
            "the field says so with a word of its own."
        )
    field, vocabulary = next((f, v) for f, v in kind.fields.items() if not holds(v, values[f]))
    return f"{_place(kind)}, field {field!r}: {outside(vocabulary, values[field])}"


def _asks(values: Mapping[str, object]) -> bool:
    """Whether any of the values is something to be matched."""
    return any(isinstance(value, ConditionalElement) for value in values.values())


def _place(kind: type) -> str:
    return f"{kind.__module__}, {kind.__name__}"


def _made_again(kind: type[CaseFact], values: dict[str, Any]) -> CaseFact:
    return kind(**values)
