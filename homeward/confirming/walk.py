"""Walks through suggestions entry by entry on a terminal: accept, change, reject, or all of one kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal, get_args

import typer

from engine.case import Case, Entry
from engine.case.words import RestsOn
from engine.suggest.untagged import words_read
from explanations.words import counted, said, when_said
from homeward.cli.screen import show, visible
from homeward.confirming.decisions import Answer, Decision, Waiting
from knowledge_base import Knowledge
from knowledge_base.faults import nearest

KEYS: Final = (
    "a accept, c concern, s strength, r reject, o another factor, A accept all of this kind, R reject all of this "
    "kind, Enter leave it, q stop"
)
_TAKEN_AWAY: Final = {
    "negated": "it is negated",
    "reported": "somebody else's word",
    "hypothetical": "a plan or a what-if",
    "other_person": "about somebody outside the household",
    "other_time": "about another time",
    "document": "the words of a form, a paper or a training",
}
Save = Callable[[Sequence[Decision]], None]


@dataclass(frozen=True)
class Picked:
    """What a person picked for one factor of the entry on the screen; `for_all` where it was picked for its kind."""

    factor: str
    answer: Answer
    for_all: bool = False


class Walk:
    """One walk through what waits. `save` is given the decisions of each entry when the entry is done."""

    def __init__(self, case: Case, knowledge: Knowledge, save: Save) -> None:
        self.case, self.knowledge, self.save = case, knowledge, save
        self.all_of: dict[tuple[str, str | None], Answer] = {}
        self.decided = 0
        self._asked: set[str] = set()
        self._for_all: dict[tuple[str, str, str], tuple[str, ...]] = {}
        """By field, factor and answer: what was said of a whole kind, for those of its entries where it is blank."""

    def through(self, waiting: Sequence[Waiting]) -> int:
        """Walk through, and give how many suggestions were decided.

        Stops at `q`, and keeps what was decided. Stops where the input ends or somebody presses Ctrl-C, too: the entry
        on the screen is then left as it was.
        """
        entries = [list(rows) for _, rows in groupby(waiting, key=lambda each: each.entry.id)]
        count = counted(len(waiting), "suggestion", "suggestions")
        show(f"{count} about {counted(len(entries), 'entry', 'entries')}. For each: {KEYS}.")
        try:
            for number, rows in enumerate(entries, 1):
                self._show(rows[0], number, len(entries))
                if not self._decide(rows):
                    break
        except typer.Abort:
            show("\nStopped. The entry on the screen is left as it was.")
        return self.decided

    def _decide(self, rows: Sequence[Waiting]) -> bool:
        """Ask about every suggestion of one entry and save what was decided; False where the walk is to stop."""
        decisions: list[Decision] = []
        answered = 0
        go_on = True
        self._asked.clear()
        for each in rows:
            picked = self._answer(each)
            if picked == "q":
                go_on = False
                break
            if picked:
                decisions += [self._complete(each.entry, one) for one in picked if isinstance(one, Picked)]
                answered += 1
        if decisions:
            self.save(decisions)
            self.decided += answered
        return go_on

    def _show(self, waiting: Waiting, number: int, of: int) -> None:
        entry = waiting.entry
        given = {
            "date": entry.date.isoformat() if entry.date else None,
            "precision": entry.precision,
            "latest": entry.latest.isoformat() if entry.latest else None,
            "until": entry.until.isoformat() if entry.until else None,
            "after": list(entry.after),
        }
        source = said(entry.source.kind) if entry.source and entry.source.kind else "source not recorded"
        rests = said(entry.rests_on) if entry.rests_on else "what it rests on not recorded"
        show(f"\n{number} of {of}: {entry.id}, {when_said(given)}, {source}, {rests}")
        for text in words_read(entry):
            show(f"  {visible(text)}")
        if waiting.event_type is not None:
            show(f"  The words name a kind of event: {waiting.event_type}. To take it: --type, or `type` in the file.")

    def _answer(self, each: Waiting) -> Sequence[Picked] | Literal["q"]:
        """What was picked about a suggestion: nothing where it is left, "q" to stop."""
        one = each.suggestion
        if (for_all := self.all_of.get(each.kind)) is not None:
            show(f"  {self._named(one.factor)}: {for_all}, as for all of this kind")
            return [Picked(one.factor, for_all, for_all=True)]
        way = one.direction or f"which way? ({_TAKEN_AWAY.get(one.taken_away_by or '', 'the words do not say')})"
        because = ", ".join(f'"{visible(words)}"' for words in one.words)
        show(f"  {self._named(one.factor)} ({one.factor}): {way}, because of {because or 'an earlier suggestion'}")
        while True:
            key = typer.prompt("  ?", default="", show_default=False).strip()
            if key == "":
                return []
            if key == "q":
                return "q"
            if key in ("a", "A") and one.direction is None:
                show("  The words do not say which way: type c for a concern or s for a strength.")
            elif key in ("a", "A", "r", "R"):
                answer: Answer = "reject" if key in "rR" else "concern" if one.direction == "concern" else "strength"
                if key.isupper():
                    self.all_of[each.kind] = answer
                return [Picked(one.factor, answer, for_all=key.isupper())]
            elif key in ("c", "s"):
                return [Picked(one.factor, "concern" if key == "c" else "strength")]
            elif key == "o":
                if (other := self._other()) is not None:
                    return [Picked(one.factor, "reject"), other]
            else:
                show(f"  {KEYS}")

    def _other(self) -> Picked | None:
        """Another factor and which way, or None to go back."""
        word = typer.prompt("  Which factor? Its id, or Enter to go back", default="", show_default=False).strip()
        if not word:
            return None
        if word not in self.knowledge.factors:
            near = nearest(word, self.knowledge.factors)
            show(f"  There is no such factor.{f' Did you mean {near}?' if near else ''}")
            return None
        while True:
            way = typer.prompt("  c for a concern, s for a strength", default="", show_default=False).strip()
            if way in ("c", "s"):
                return Picked(word, "concern" if way == "c" else "strength")

    def _complete(self, entry: Entry, picked: Picked) -> Decision:
        """A strength counts only for somebody named, and only where it says what it rests on (1.1, 1.6).

        Both are the entry's, so each is asked once for an entry.
        """
        factor, answer = picked.factor, picked.answer
        if answer == "reject":
            return Decision(entry.id, factor, answer)
        about: tuple[str, ...] = ()
        adults = [adult.id for adult in self.case.adults]
        if not entry.about and adults and self.knowledge.factors[factor].asked_of == "adult":
            about = self._once("about", picked, "About whom?", adults, "nobody named")
        rests_on: tuple[str, ...] = ()
        if answer == "strength" and entry.rests_on is None:
            rests_on = self._once("rests_on", picked, "Rests on?", get_args(RestsOn), "not recorded")
        return Decision(entry.id, factor, answer, about, rests_on[0] if rests_on else None)

    def _once(self, field: str, picked: Picked, question: str, among: Sequence[str], blank: str) -> tuple[str, ...]:
        """What a person says of a field: asked once for an entry, and once for all of a kind picked together."""
        if field in self._asked:
            return ()
        self._asked.add(field)
        if not picked.for_all:
            return self._chosen(f"  {question} ({', '.join(among)}; Enter: {blank})", among)
        kind = field, picked.factor, picked.answer
        if kind not in self._for_all:
            where = "for all of this kind where it is blank"
            self._for_all[kind] = self._chosen(f"  {question} ({', '.join(among)}; Enter: {blank}; {where})", among)
        elif self._for_all[kind]:
            show(f"  {question} {', '.join(self._for_all[kind])}, as for all of this kind")
        return self._for_all[kind]

    def _chosen(self, question: str, among: Sequence[str]) -> tuple[str, ...]:
        while True:
            given = typer.prompt(question, default="", show_default=False).replace(",", " ").split()
            if all(word in among for word in given):
                return tuple(given)
            show(f"  One or more of: {', '.join(among)}.")

    def _named(self, factor: str) -> str:
        return self.knowledge.factors[factor].name
