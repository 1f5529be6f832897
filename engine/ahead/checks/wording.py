"""How the words of a plan are read: lists of words of this project's own, and never more than they can tell.

The lists stand in knowledge_base/words.yaml. A text is divided where a sentence, a clause or "and" ends one thing that
is done; each such part is looked at by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from engine.gates.at import At
from engine.suggest.phrasebook import Phrasebook
from knowledge_base.phrases import words_of

_DIVIDES: Final = re.compile(r"[;:,!?\n\r]|\.(?!\d)|\b(?:and|but|while|whilst|who|then|so that)\b", re.IGNORECASE)
_CLAUSES: Final = re.compile(r"[;!?\n\r]|\.(?!\d)")
SOMEBODY: Final = "somebody"
"""In a phrase: any adult of the case by name, or a word for one."""
_NAME: Final = re.compile(r"[a-z0-9]+")


def says_more(at: At, text: str | None, bare: Iterable[str]) -> bool | None:
    """Whether a text says something that is done and more than some ``bare`` words (the names of word lists) say.

    False where each part is bare; None where no part says for certain what is done. A part with a bare word and a word
    of doing could be either ("attends handovers without shouting").
    """
    found: set[str] = set()
    lists = at.view.knowledge.words
    bare_words = [phrase for name in bare for phrase in lists[name].values]
    # What counts as bare here is no doing, though it is in another plan: telling somebody is a good goal.
    doing = [phrase for phrase in lists["doing_words"].values if phrase not in bare_words]
    for part in _DIVIDES.split(text or ""):
        is_bare, is_doing = _holds(bare_words, part), _holds(doing, part)
        if is_bare or is_doing:
            found.add("either" if is_bare and is_doing else "bare" if is_bare else "doing")
        elif any(word.said not in lists["small_words"].values and not word.said.isdigit() for word in words_of(part)):
            found.add("other")
    if "doing" in found:
        return True
    return False if found == {"bare"} else None


def puts_it_on_the_victim(at: At, text: str | None) -> bool:
    """Whether a text holds words by which one adult is to keep another away. That none is found shows nothing.

    Words after somebody from outside ("the police will not let him in") are passed over: it may be they who do it.
    """
    lists = at.view.knowledge.words
    somebody = "|".join(sorted({*lists["other_adult_words"].values, *_names(at)}))
    book = _book(tuple(phrase.replace(SOMEBODY, somebody) for phrase in lists["policing_words"].values))
    outside = set(lists["outside_doer_words"].values)
    for clause in _CLAUSES.split(text or ""):
        words = words_of(clause)
        if any(outside.isdisjoint(word.said for word in words[: found.first]) for found in book.found_in(words)):
            return True
    return False


def _names(at: At) -> Iterator[str]:
    """The single words of the names of the adults, as words of a text are compared."""
    for adult in at.view.case.adults:
        yield from (word.said for word in words_of(adult.name or "") if _NAME.fullmatch(word.said))


def _holds(phrases: Iterable[str], text: str) -> bool:
    return bool(_book(tuple(phrases)).found_in(words_of(text)))


@lru_cache(maxsize=32)
def _book(phrases: tuple[str, ...]) -> Phrasebook[str]:
    book: Phrasebook[str] = Phrasebook()
    book.add(phrases, "said")
    return book
