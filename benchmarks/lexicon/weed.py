"""Shows which phrases of the lexicon are wrong too often: python -m benchmarks.lexicon.weed SET... [--below SHARE].

Each phrase that carries a direction is tried by itself (with the topic words and the words that mean something else of
its entry) on every labelled entry in which it stands. It is right where the label has the same direction in the same
domain. Listed are the phrases whose share of right ones is below `--below`, counted with one right and one wrong more
than there are, so that a single hit proves little; the worst first. Whoever reads the list decides: a phrase can be
taken out, narrowed, or moved to the topic words, which ask and say no direction.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks.lexicon.measure import YEAR, people_of
from engine.suggest import lexicon_of, suggest
from engine.suggest.clauses import as_heard
from engine.suggest.lexicon import FactorPhrase, Lexicon
from engine.suggest.phrasebook import Phrasebook
from knowledge_base import Knowledge, load_knowledge
from knowledge_base.phrases import words_of
from knowledge_base.shapes.lexicon import FactorWords

DIRECTED = ("concern", "strength", "concern_with", "strength_with")


class Phrase(NamedTuple):
    """One phrase: the entry it belongs to, the list it stands in, and the phrase as written."""

    entry: str
    among: str
    written: str


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sets", type=Path, nargs="+")
    asked.add_argument("--below", type=float, default=0.5)
    given = asked.parse_args()
    counts = tried(given.sets, load_knowledge())
    rows = sorted((share(*each), -each[1], phrase, each) for phrase, each in counts.items())
    low = [row for row in rows if row[0] < given.below]
    for _, _, phrase, (right, wrong) in low:
        print(f"right {right} wrong {wrong}  {phrase.entry} {phrase.among}: {phrase.written}")
    print(f"{len(rows)} phrases gave a direction, {len(low)} of them are right in less than {given.below:.2f}.")


def share(right: int, wrong: int) -> float:
    """The share of right ones, drawn towards a half where there are few."""
    return (right + 1) / (right + wrong + 2)


def tried(sets: Sequence[Path], knowledge: Knowledge) -> Mapping[Phrase, tuple[int, int]]:
    """How often each phrase that gave a direction was right and wrong, over the entries of some sets."""
    every = Phrasebook[Phrase]()
    for words in knowledge.factor_words.values():
        for among in DIRECTED:
            for written in getattr(words, among):
                every.add([written], Phrase(words.id, among, written))
    cues = lexicon_of(knowledge)
    books: dict[Phrase, Phrasebook[FactorPhrase]] = {}
    counts: dict[Phrase, list[int]] = defaultdict(lambda: [0, 0])
    for path in sets:
        people = people_of(path)
        for entry in yaml.safe_load(path.read_text("utf-8")):
            labelled = _labels(entry, knowledge)
            heard = as_heard(entry["text"], words_of(entry["text"]), people)
            for phrase in {found.means for found in every.found_in(heard)}:
                if phrase not in books:
                    books[phrase] = _alone(knowledge.factor_words[phrase.entry], phrase)
                alone = Lexicon(books[phrase], cues.kinds, cues.cues)
                for one in suggest(entry["text"], alone, people, YEAR).factors:
                    if one.direction:
                        counts[phrase][(knowledge.factors[one.factor].domain, one.direction) not in labelled] += 1
    return {phrase: (right, wrong) for phrase, (right, wrong) in counts.items()}


def _labels(entry: Mapping[str, Any], knowledge: Knowledge) -> set[tuple[str, str]]:
    """The domains and directions of an entry of a set; a near miss has none."""
    return {
        (knowledge.factors[tag["factor"]].domain, tag["direction"])
        for tag in entry.get("tags", ())
        if tag["direction"] != "none"
    }


def _alone(own: FactorWords, phrase: Phrase) -> Phrasebook[FactorPhrase]:
    """One phrase with the topic words of its entry and the words that mean something else there."""
    book = Phrasebook[FactorPhrase]()
    for among in ("topic", "not_these"):
        book.add(getattr(own, among), FactorPhrase(own, among))
    book.add([phrase.written], FactorPhrase(own, phrase.among))
    return book


if __name__ == "__main__":
    main()
