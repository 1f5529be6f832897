"""Words that call for a question: fresh starts, love taken as protection, norms that stretch (decision 0007 B).

Words are somebody's way of speaking and no trace of anything, so that what is found here is only ever asked about. The
words themselves stand in the catalogue of biases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from engine.detectors.chronicle import Chronicle, day_of
from engine.detectors.found import Found
from engine.detectors.judgements import claims, in_order, ordinal
from engine.row_ids import decision_id


@dataclass(frozen=True, slots=True)
class Written:
    """A row of the case and what is written in it; ``hopeful`` where it speaks for the family or gives reasons."""

    day: int
    id: str
    texts: tuple[str | None, ...]
    hopeful: bool = False


def start_again_words(chronicle: Chronicle) -> Iterator[Found]:
    """Somebody writes of a fresh start."""
    return _holding(chronicle, "bias_start_again", "words", written(chronicle))


def natural_love(chronicle: Chronicle) -> Iterator[Found]:
    """A favourable claim, the reasons for a rating or an entry with a strength speaks of love or of a bond."""
    return _holding(chronicle, "bias_natural_love", "plain", (row for row in written(chronicle) if row.hopeful))


def cultural_relativism(chronicle: Chronicle) -> Iterator[Found]:
    """Somebody writes of culture or tradition."""
    return _holding(chronicle, "bias_cultural_relativism", "plain", written(chronicle))


def _holding(chronicle: Chronicle, bias: str, how: str, rows: Iterable[Written]) -> Iterator[Found]:
    looked_for = whole_words(chronicle.knowledge.biases[bias].phrases)
    held = [(row.day, row.id) for row in rows if any(text and looked_for.search(text) for text in row.texts)]
    if held:
        yield Found(bias, in_order(held), how=how)


@cache
def whole_words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Phrases as whole words, without regard to capitals or to where a line breaks; no phrases are never found."""
    each = (r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)" if phrases else r"(?!)", re.IGNORECASE)


def written(chronicle: Chronicle) -> Iterator[Written]:
    """What is written of this proposal by `as_of`: in used entries, claims, ratings, decisions and assessments."""
    case, view = chronicle.case, chronicle.view
    rows, here = {row.id: row for row in case.chronology}, {*view.household_people, chronicle.child}
    for entry in chronicle.entries:
        row = rows[entry.id]
        strength = any(way == "strength" for _, way, _ in entry.own_tags)
        yield Written(day_of(entry), entry.id, (row.event, row.response, row.impact), hopeful=strength)
    for claim in claims(chronicle):
        yield Written(ordinal(claim.on), claim.id, (claim.says,), hopeful=claim.direction == "favourable")
    for rating in (rating for ratings in view.ratings.values() for rating in ratings):
        yield Written(ordinal(rating.on), rating.id, (rating.rationale,), hopeful=True)
    for decision in view.mine(case.decisions):
        if view.counts(decision.on):
            yield Written(ordinal(decision.on), decision_id(decision), (decision.reasons,))
    for assessment in case.assessments:
        if view.counts(assessment.on) and (not assessment.about or not here.isdisjoint(assessment.about)):
            yield Written(ordinal(assessment.on), assessment.id, (assessment.brief,))


DETECTORS = (start_again_words, natural_love, cultural_relativism)
