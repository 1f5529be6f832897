"""Several words in one cell, divided by "; ". A word that would be misread stands in double quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_QUOTED: Final = re.compile(r'\s*("(?:[^"]|"")*")\s*')


class Spoilt(ValueError):
    """What a cell holds cannot be read as what its column is for. The message says what is wrong, as "opens a ..."."""


def joined(words: Iterable[str]) -> str:
    """The words as one text; `unquoted` of each of its `parts` gives the same words, blank ones and all."""
    return "; ".join(quoted(word, ";") for word in words)


def words_in(text: str) -> list[str]:
    """The words of a text that `joined` wrote, or that a person typed with semicolons. Raises Spoilt."""
    return [unquoted(part) for part in parts(text, ";")]


def quoted(word: str, signs: str = "") -> str:
    """The word, in double quotes where it holds one of the signs, begins with a quote, or has blank edges."""
    if word and word == word.strip() and not word.startswith('"') and not any(sign in word for sign in signs):
        return word
    return in_quotes(word)


def in_quotes(word: str) -> str:
    """The word in double quotes."""
    return '"' + word.replace('"', '""') + '"'


def unquoted(part: str) -> str:
    """The word a part stands for. Raises Spoilt where a quotation mark opens it and does not close it."""
    part = part.strip()
    if not part.startswith('"'):
        return part
    found = _QUOTED.fullmatch(part)
    if found is None:
        raise Spoilt("begins with a quotation mark that does not close at its end")
    return found[1][1:-1].replace('""', '"')


def parts(text: str, sign: str) -> list[str]:
    """The parts between the signs, each as written but without blank edges; empty ones are left out.

    Quotation marks count at the beginning of a part and nowhere else, so that `the "good" sister` may be
    typed as it is. Raises Spoilt where one opens a part and closes before its end, or not at all.
    """
    found: list[str] = []
    here = 0
    while here <= len(text):
        quote = _QUOTED.match(text, here)
        end = quote.end() if quote else text.find(sign, here)
        end = len(text) if end < 0 else end
        part = text[here:end].strip()
        if end < len(text) and text[end] != sign or (not quote and part.startswith('"')):
            raise Spoilt("has a quotation mark that does not close at the end of a part")
        if part:
            found.append(part)
        here = end + 1
    return found
