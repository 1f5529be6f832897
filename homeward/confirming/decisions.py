"""What waits for a person, and what a decision about it changes in the case file. Words come from the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from engine.case import Case, Entry
from engine.suggest import Suggestion
from engine.suggest.untagged import Suggestions, is_untagged
from homeward.case_edits import Changes
from homeward.case_text import Plain
from knowledge_base import Knowledge

Answer = Literal["concern", "strength", "reject"]
ANSWERS: Final[tuple[str, ...]] = ("concern", "strength", "reject")


@dataclass(frozen=True)
class Waiting:
    """One suggestion about one entry that nobody has decided."""

    entry: Entry = field(repr=False)
    suggestion: Suggestion = field(repr=False)
    event_type: str | None = None
    """The one type of event the words name, where the entry says none."""

    @property
    def kind(self) -> tuple[str, str | None]:
        """What "all of this kind" means: the same factor, the same way."""
        return self.suggestion.factor, self.suggestion.direction


@dataclass(frozen=True)
class Decision:
    """What a person decided about one factor of an entry. `about`, `rests_on` and `type` fill fields that are blank."""

    entry: str
    factor: str
    answer: Answer
    about: tuple[str, ...] = ()
    rests_on: str | None = None
    type: str | None = None


def waiting_in(case: Case, knowledge: Knowledge) -> list[Waiting]:
    """Everything that waits for a person, in the order of the chronology and then of the factors.

    For an entry nobody has tagged, what its words suggest; for one that somebody has begun, its tags that are not
    confirmed, with the words that suggested them.
    """
    suggestions = Suggestions(case, knowledge)
    found: list[Waiting] = []
    for entry in case.chronology:
        left = [tag for tag in entry.factors if not tag.confirmed]
        waits = suggestions.about(entry) if is_untagged(entry) else ()
        if not waits and not left:
            continue
        read = suggestions.read(entry)
        words = {one.factor: one.words for one in read.factors}
        waits = waits or tuple(Suggestion(tag.id, tag.direction, words.get(tag.id, ())) for tag in left)
        type_ = read.only("event_type") if entry.type is None else None
        found += [Waiting(entry, one, type_) for one in waits]
    return found


def changes_of(case: Case, knowledge: Knowledge, decisions: Iterable[Decision]) -> Changes:
    """The fields of entries that some decisions change. A later decision about the same factor stands.

    What is left undecided in an entry somebody has begun is kept as a tag that is not confirmed.
    """
    by_entry: dict[str, dict[str, Decision]] = {}
    for decision in decisions:
        by_entry.setdefault(decision.entry, {})[decision.factor] = decision
    suggestions = Suggestions(case, knowledge)
    entries = {entry.id: entry for entry in case.chronology}
    return {name: _changed(entries[name], suggestions, decided) for name, decided in by_entry.items()}


def not_taken(entry: Entry, decision: Decision) -> list[tuple[str, str]]:
    """The fields a decision would fill that hold something else already: the name of each, and what it holds."""
    given: dict[str, tuple[Iterable[str], Iterable[str]]] = {
        "about": (decision.about, entry.about),
        "rests_on": (filter(None, [decision.rests_on]), filter(None, [entry.rests_on])),
        "type": (filter(None, [decision.type]), filter(None, [entry.type])),
    }
    sorted_ = {name: (sorted(wanted), sorted(held)) for name, (wanted, held) in given.items()}
    return [(name, ", ".join(held)) for name, (wanted, held) in sorted_.items() if wanted and held and wanted != held]


def _changed(entry: Entry, suggestions: Suggestions, decided: Mapping[str, Decision]) -> Mapping[str, Plain | None]:
    tags: list[Plain] = [
        _written(tag.id, tag.direction, tag.confirmed) for tag in entry.factors if tag.id not in decided
    ]
    if is_untagged(entry):
        left = [one for one in suggestions.about(entry) if one.factor not in decided]
        tags += [_written(one.factor, one.direction, False) for one in left]
    tags += [_written(one.factor, one.answer, True) for one in decided.values() if one.answer != "reject"]
    rejected = [factor for factor in entry.rejected if factor not in decided or decided[factor].answer == "reject"]
    rejected += [one.factor for one in decided.values() if one.answer == "reject" and one.factor not in rejected]
    fields: dict[str, Plain | None] = {"factors": tags}
    if rejected or entry.rejected:
        fields["rejected"] = rejected
    about = sorted({name for one in decided.values() for name in one.about})
    if about and not entry.about:
        fields["about"] = about
    rests_on = next((one.rests_on for one in decided.values() if one.rests_on), None)
    if rests_on and entry.rests_on is None:
        fields["rests_on"] = rests_on
    type_ = next((one.type for one in decided.values() if one.type), None)
    if type_ and entry.type is None:
        fields["type"] = type_
    return fields


def _written(factor: str, direction: str | None, confirmed: bool) -> dict[str, Plain]:
    """A tag as the case file writes it."""
    tag: dict[str, Plain] = {"id": factor}
    if direction is not None:
        tag["direction"] = direction
    if not confirmed:
        tag["confirmed"] = "false"
    return tag
