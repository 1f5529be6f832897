"""Is every phrase of the lexicon in its notation, under one factor that exists, and never both ways?"""

from __future__ import annotations

from collections.abc import Iterable

from knowledge_base.check.subject import Subject
from knowledge_base.faults import nearest
from knowledge_base.phrases import parse_phrase
from knowledge_base.shapes.lexicon import CUES, FactorWords
from knowledge_base.shapes.practice import WordList


def check_lexicon(subject: Subject) -> None:
    """Phrases can be read; what they speak to exists; every dynamic factor that records speak to has words."""
    knowledge = subject.knowledge
    for id_, words in knowledge.factor_words.items():
        _check_phrases(subject, id_, words.all_phrases())
        _check_ways(subject, id_, words)
        if words.factor not in knowledge.factors and not subject.was_refused(words.factor):
            near = nearest(words.factor, knowledge.factors)
            reason = f"speaks to {words.factor}, which is no factor"
            subject.refuse(id_, ("factor",), reason, "Correct the id, or enter the factor", near)
    for id_, kind in knowledge.kind_words.items():
        _check_phrases(subject, id_, (("words", phrase) for phrase in kind.words))
        if kind.value not in (known := _values_of(subject, kind.kind_of)):
            reason = f"says {kind.value}, which is no {kind.kind_of.replace('_', ' ')}"
            subject.refuse(id_, ("value",), reason, "Correct the word", nearest(kind.value, known))
    for id_, cue in knowledge.cue_words.items():
        _check_phrases(subject, id_, (("words", phrase) for phrase in cue.words))
    _check_coverage(subject)


def _check_phrases(subject: Subject, id_: str, phrases: Iterable[tuple[str, str]]) -> None:
    """Every phrase is in the notation, and stands once in its list."""
    seen: set[tuple[str, str]] = set()
    for among, phrase in phrases:
        try:
            parse_phrase(phrase)
        except ValueError as wrong:
            to_do = "Write it as knowledge_base/phrases.py says"
            subject.refuse(id_, (among,), f'the phrase "{phrase}" {wrong}', to_do)
        if (among, phrase) in seen:
            subject.refuse(id_, (among,), f'has the phrase "{phrase}" twice', "Take one of them out")
        seen.add((among, phrase))


def _check_ways(subject: Subject, id_: str, words: FactorWords) -> None:
    """A phrase that carried both directions would carry neither."""
    for one, other in (("concern", "strength"), ("concern_with", "strength_with")):
        for phrase in sorted(set(getattr(words, one)) & set(getattr(words, other))):
            reason = f'has the phrase "{phrase}" as {one} and as {other}'
            subject.refuse(id_, (other,), reason, "Take it out of one of the two")


def _values_of(subject: Subject, kind_of: str) -> tuple[str, ...]:
    """The words a kind may be: event types are a catalogue, the others lists of words."""
    if kind_of == "event_type":
        return tuple(subject.knowledge.event_types)
    lists = {"source": "source_kind", "rests_on": "rests_on"}
    held: WordList | None = subject.knowledge.words.get(lists[kind_of])
    return held.values if held is not None else ()


def _check_coverage(subject: Subject) -> None:
    """A dynamic factor without words would never be suggested, and an untagged record on it would stay silent."""
    knowledge = subject.knowledge
    if not knowledge.factor_words:
        return  # a folder without a lexicon suggests nothing at all, which is its right
    spoken = {words.factor for words in knowledge.factor_words.values()}
    for id_, factor in knowledge.factors.items():
        if factor.nature == "dynamic" and id_ not in spoken and id_ not in NOT_SAID_IN_RECORDS:
            reason = "is dynamic, and no words of the lexicon speak to it"
            subject.refuse(id_, ("id",), reason, "Enter its words under lexicon/factors")
    held = {cue.cue for cue in knowledge.cue_words.values()}
    for missing in sorted(set(CUES) - held):
        reason = f"has no words for the cue {missing}"
        subject.refuse_file("lexicon/cues.yaml", "", reason, "Enter some: without them a direction would be wrong")


NOT_SAID_IN_RECORDS = frozenset({"pf_family_capacity_change"})
"""Follows from capacity rows (semantics 3.6): no entry is tagged with it."""
