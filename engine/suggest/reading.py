"""What the words of one entry may speak to, and what they say of its source (semantics 7; decision 0009 S1-S4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.suggest.clauses import Clause, as_heard, clauses_of, uncovered
from engine.suggest.kinds import kinds_of
from engine.suggest.lexicon import FactorPhrase, Lexicon
from engine.suggest.phrasebook import Found
from engine.suggest.spans import Said, Span
from engine.suggest.taking_away import taken_away
from knowledge_base.phrases import Word, words_of
from knowledge_base.shapes.lexicon import FactorWords

MOST_READ: Final = 20_000
"""As many characters of an entry as are read: a pasted report is no entry, and says too much to be one."""
_MOST_SHOWN: Final = 4
_NOT: Final = {"no", "nil", "not", "none", "zero", "nothing", "neither"}
_NOT_NOT: Final = {
    "my",
    "her",
    "his",
    "their",
    "one",
    "want",
    "prompts",
    "prompting",
    "excuses",
    "missed",
    "missing",
    "longer",
}
"""Behind them "no" and "not" are no report of what was not seen: "no missed appointments", "not her fault"."""
_OF: Final = {"rf_parent_": "parent", "pf_parent_": "parent", "rf_child_": "child", "pf_child_": "child"}
_OWN: Final = {
    ("rf_parent_denial", "concern"): "said",
    ("rf_parenting_hostile_view", "concern"): "said",
    ("rf_parenting_no_empathy", "concern"): "said",
    ("rf_parent_ambivalent", "concern"): "said",
    ("rf_family_power", "concern"): "said",
    ("pf_prof_partnership", "concern"): "said",
    ("pf_prof_partnership", "strength"): "said",
    ("rf_parent_own_abuse_unrecognised", "concern"): "said",
    ("rf_parent_psychosis", "concern"): "said",
    ("pf_parent_responsibility", "strength"): "quoted",
    ("pf_parent_recognises", "strength"): "quoted",
}
_OF_TOO: Final = {
    "rf_family_conflict_violence": "parent",
    "rf_family_power": "parent",
    "pf_child_one_good_relationship": "",
}
_CARRIES: Final = {"concern": "concern", "strength": "strength"}
_CARRIES_BESIDE: Final = {
    "concern_with": "concern",
    "strength_with": "strength",
    "worse": "concern",
    "better": "strength",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A factor an entry may speak to, the words that say so, and which way if they carry one.

    `direction` is concern, strength or None; `taken_away_by` says why there is none, where something took it away.
    """

    factor: str
    direction: str | None
    words: tuple[str, ...]
    taken_away_by: str | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested about one entry: factors, kinds of source, what it rests on, types of event, with the words."""

    factors: tuple[Suggestion, ...] = ()
    kinds: Mapping[str, tuple[tuple[str, str], ...]] | None = None
    decided: Mapping[str, str] | None = None

    def only(self, kind_of: str) -> str | None:
        """The one value the words give for source, rests_on or event_type; None where they give none, or several."""
        return (self.decided or {}).get(kind_of)


@dataclass(slots=True)
class _Heard:
    """What one clause says on one factor: which way, with which words, and what took a direction away."""

    way: str | None
    first: int
    last: int
    why: str | None


def suggest(text: str, lexicon: Lexicon, people: Mapping[str, str] | None = None, year: int | None = None) -> Suggested:
    """What the words of an entry may speak to.

    `people` goes from names and initials of the case, in small letters, to `child` or `adult`; `year` is that of the
    entry, where it is known. Gives factors in the order of their ids. The same text always gives the same.
    """
    text = text[:MOST_READ]
    words = words_of(text)
    called = as_heard(text, words, people or {})
    phrases = lexicon.factors.found_in(called)
    heard: dict[str, list[_Heard]] = defaultdict(list)
    if phrases:
        for clause in clauses_of(text, called, uncovered(lexicon.cues.found_in(called)), year):
            inside = _inside(clause, phrases)
            directed = {one.met for found in inside.values() for one in found if one.means.among in _CARRIES}
            _hear(Said(text, called, clause, directed), inside, heard)
    factors = tuple(_suggestion(text, words, factor, heard[factor]) for factor in sorted(heard))
    kinds = kinds_of(text, called, lexicon)
    return Suggested(factors, kinds.named, kinds.decided)


def _inside(clause: Clause, phrases: Sequence[Found[FactorPhrase]]) -> dict[str, list[Found[FactorPhrase]]]:
    """The phrases of a clause by the entry of the lexicon they belong to; the same words in the same list once."""
    found: dict[str, list[Found[FactorPhrase]]] = defaultdict(list)
    seen: set[tuple[str, str, tuple[int, ...]]] = set()
    for phrase in phrases:
        if clause.first <= phrase.first and phrase.last <= clause.last:
            same = phrase.means.of.id, phrase.means.among, phrase.met
            if same not in seen:
                seen.add(same)
                found[phrase.means.of.id].append(phrase)
    return found


def _hides(mask: Found[FactorPhrase], phrase: Found[FactorPhrase]) -> bool:
    """Whether words that mean something else here take a phrase with them; one that says more than they do stays."""
    if mask.first == phrase.first:
        return phrase.last <= mask.last
    return mask.first < phrase.first <= mask.last


def _hear(said: Said, by_entry: Mapping[str, list[Found[FactorPhrase]]], heard: dict[str, list[_Heard]]) -> None:
    """Add what one clause says on every factor it names."""
    for phrases in by_entry.values():
        of = phrases[0].means.of
        masked = [phrase for phrase in phrases if phrase.means.among == "not_these"]
        kept = [
            phrase
            for phrase in phrases
            if phrase.means.among != "not_these" and not any(_hides(mask, phrase) for mask in masked)
        ]
        topics = [phrase for phrase in kept if phrase.means.among == "topic"]
        for phrase in kept:
            if (way := _CARRIES.get(phrase.means.among)) is not None:
                heard[of.factor].append(_weighed(said, of, way, phrase))
            elif phrase.means.among == "topic" and of.alone:
                heard[of.factor].append(_Heard(None, phrase.first, phrase.last, None))
        beside: list[tuple[str, Found[FactorPhrase] | Found[str]]] = [(phrase.means.among, phrase) for phrase in kept]
        if of.general:
            beside += [(cue.means, cue) for cue in said.clause.of("worse", "better")]
        for among, other in beside:
            way = _CARRIES_BESIDE.get(among)
            apart = (topic for topic in topics if topic.last < other.first or topic.first > other.last)
            topic = min(apart, key=lambda topic: max(other.first - topic.last, topic.first - other.last), default=None)
            if way is not None and topic is not None:
                both = _weighed(said, of, way, other)
                if both.way is not None:
                    both = _weighed(said, of, way, topic)
                first, last = min(other.first, topic.first), max(other.last, topic.last)
                heard[of.factor].append(_Heard(both.way, first, last, both.why))


def _weighed(said: Said, of: FactorWords, way: str, phrase: Found[FactorPhrase] | Found[str]) -> _Heard:
    denies = way == "strength" and said.words[phrase.first].said in _NOT
    if denies and phrase.last > phrase.first:
        denies = said.words[phrase.first + 1].said not in _NOT_NOT
    denies = denies or (way == "strength" and said.words[phrase.last].said in _NOT)  # "arrears nil"
    about = _OF_TOO.get(of.factor, next((role for begins, role in _OF.items() if of.factor.startswith(begins)), ""))
    why = taken_away(
        said,
        Span(phrase.first, phrase.last, phrase.met, of.whose, of.past, denies, about, _OWN.get((of.factor, way), "")),
    )
    return _Heard(None if why else way, phrase.first, phrase.last, why)


def _suggestion(text: str, words: Sequence[Word], factor: str, heard: Sequence[_Heard]) -> Suggestion:
    """One factor: a concern where any clause carries one, otherwise a strength, otherwise a question."""
    ways = {row.way for row in heard}
    direction = "concern" if "concern" in ways else "strength" if "strength" in ways else None
    shown = [row for row in heard if row.way == direction]
    why = None if direction else next((row.why for row in shown if row.why), None)
    said = dict.fromkeys(text[words[row.first].begin : words[row.last].end] for row in shown)
    longest = [each for each in said if not any(each != other and each in other for other in said)]
    return Suggestion(factor, direction, tuple(longest[:_MOST_SHOWN]), why)
