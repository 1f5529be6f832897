"""What the words of an entry say of its source, what it rests on and what type of event it was (decision 0009 S2).

A phrase inside a longer one of the same kind is not read. A single word names a source only where a sentence begins
with it ("HV weighed her today"), because elsewhere it is as likely somebody who is merely mentioned. A type of event
is not read behind a word of not, nor beside a plan: no arrest and a conference still to be held are no such event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.suggest.clauses import uncovered
from engine.suggest.lexicon import KindPhrase, Lexicon
from engine.suggest.phrasebook import Found
from engine.suggest.sentences import ends_between
from knowledge_base.phrases import Word

_NEAR_BEFORE: Final = 2
"""As many words as may stand between a word of not or of a plan and the event that it takes away."""
_NEAR_AFTER: Final = 1
_OF_WHAT_IS_TO_COME: Final = frozenset(
    ("referral", "anonymous_referral", "service_offered", "service_refused", "agreement_made", "parent_wishes")
    + ("child_wishes", "telephone_contact")
)
"""Events by which something is asked, offered or agreed, which happen although what they look to has not."""
_WRITES: Final = "social_worker"
"""Writes most entries, so that naming one first tells nothing against another source named in the same entry."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The values named for each kind, with the words that name them, and the one value that decides, if one does."""

    named: Mapping[str, tuple[tuple[str, str], ...]]
    decided: Mapping[str, str]


def kinds_of(text: str, words: Sequence[Word], lexicon: Lexicon) -> Kinds:
    """What words, in which people are called what they are, say of the kinds of an entry."""
    found = lexicon.kinds.found_in(words)
    cues = uncovered(lexicon.cues.found_in(words)) if found else []
    begins = [at == 0 or ends_between(text, words[at - 1], words[at]) for at in range(len(words))]
    start = next((at for at, word in enumerate(words) if not word.said[0].isdigit()), 0)
    named: dict[str, tuple[tuple[str, str], ...]] = {}
    decided: dict[str, str] = {}
    for kind_of in dict.fromkeys(one.means.kind_of for one in found):
        kept = _uncovered([one for one in found if one.means.kind_of == kind_of])
        if kind_of == "source":
            kept = [one for one in kept if one.last > one.first or begins[one.first] or one.first == start]
            kept = [one for one in kept if not _is_to_do(one, cues, words)]
        elif kind_of == "event_type":
            kept = [one for one in kept if not _taken_away(one, cues, words, begins)]
        rows = ((one.means.value, text[words[one.first].begin : words[one.last].end]) for one in kept)
        named[kind_of] = tuple(dict.fromkeys(rows))
        if (value := _decided(kind_of, kept, start)) is not None:
            decided[kind_of] = value
    return Kinds({kind_of: rows for kind_of, rows in named.items() if rows}, decided)


def _uncovered(found: Sequence[Found[KindPhrase]]) -> list[Found[KindPhrase]]:
    """The phrases of one kind that stand in no longer one."""
    return [
        one
        for one in found
        if not any(
            other.first <= one.first and one.last <= other.last and other.last - other.first > one.last - one.first
            for other in found
        )
    ]


def _is_to_do(one: Found[KindPhrase], cues: Iterable[Found[str]], words: Sequence[Word]) -> bool:
    """Whether a source is named for what it is still to do ("HV to check"), or as one that was not there."""
    return any(
        (cue.means == "hypothetical" and cue.first == one.last + 1 and words[cue.first].said == "to")
        or (cue.means == "negation" and cue.last == one.first - 1)
        for cue in cues
    )


def _taken_away(
    one: Found[KindPhrase], cues: Iterable[Found[str]], words: Sequence[Word], begins: Sequence[bool]
) -> bool:
    """Whether a word of not stands just before an event, or a word of a plan just before it or after it."""
    for cue in cues:
        planned = cue.means == "hypothetical"
        if planned and one.means.value in _OF_WHAT_IS_TO_COME:
            continue
        before, after = one.first - cue.last - 1, cue.first - one.last - 1
        if 0 <= before <= _NEAR_BEFORE and (planned or cue.means == "negation"):
            between = range(cue.last + 1, one.first + 1)
        elif 0 <= after <= _NEAR_AFTER and planned and _still_to_be(cue, words):
            between = range(one.last + 1, cue.first + 1)
        else:
            continue
        if not any(begins[at] for at in between):
            return True
    return False


def _still_to_be(cue: Found[str], words: Sequence[Word]) -> bool:
    """Whether a plan behind an event is for the event itself: a meeting held to decide something was held."""
    return words[cue.first].said != "to" or words[min(cue.first + 1, cue.last)].said == "be"


def _decided(kind_of: str, kept: Sequence[Found[KindPhrase]], start: int) -> str | None:
    """The one value named. Of several: the one the text begins with, and of types the longest phrase, then the first.

    Nothing decides between several things that an entry rests on, nor between several sources none of which begins it.
    """
    values = {one.means.value for one in kept}
    if len(values) <= 1:
        return next(iter(values), None)
    if kind_of == "event_type":
        return min(kept, key=lambda one: (-len(one.met), one.first, one.means.value)).means.value
    if kind_of == "source":
        first = [one for one in kept if one.first == start]
        longest = {one.means.value for one in first if len(one.met) == max(len(other.met) for other in first)}
        if len(longest) == 1 and _WRITES not in longest:
            return next(iter(longest))
    return None
