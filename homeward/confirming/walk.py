"""Walks through suggestions entry by entry on a terminal: accept, change, reject, or all of one kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final, get_args

import typer

from engine.case import Case, Entry
from engine.case.words import RestsOn
from explanations.words import said, when_said
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
}
Save = Callable[[Sequence[Decision]], None]


class Walk:
    """One walk through what waits. `save` is given the decisions of each entry when the entry is done."""

    def __init__(self, case: Case, knowledge: Knowledge, save: Save) -> None:
        self.case, self.knowledge, self.save = case, knowledge, save
        self.all_of: dict[tuple[str, str | None], Answer] = {}
        self.decided = 0

    def through(self, waiting: Sequence[Waiting]) -> int:
        """Walk through, and give how many suggestions were decided. Stops at `q`; what was decided is kept."""
        entries = [list(rows) for _, rows in groupby(waiting, key=lambda each: each.entry.id)]
        show(f"{len(waiting)} suggestions about {len(entries)} entries. For each: {KEYS}.")
        for number, rows in enumerate(entries, 1):
            self._show(rows[0].entry, number, len(entries))
            decisions: list[Decision] = []
            go_on = True
            for each in rows:
                answer = self._answer(each)
                if answer == "q":
                    go_on = False
                    break
                if answer is not None:
                    decisions.append(self._complete(each.entry, *answer))
            if decisions:
                self.save(decisions)
                self.decided += len(decisions)
            if not go_on:
                break
        return self.decided

    def _show(self, entry: Entry, number: int, of: int) -> None:
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
        show(f"  {visible(entry.event or '')}")

    def _answer(self, each: Waiting) -> tuple[str, Answer] | str | None:
        """The factor and what was decided about it; "q" to stop; None to leave it."""
        one = each.suggestion
        if (for_all := self.all_of.get(each.kind)) is not None:
            show(f"  {self._named(one.factor)}: {for_all}, as for all of this kind")
            return one.factor, for_all
        way = one.direction or f"which way? ({_TAKEN_AWAY.get(one.taken_away_by or '', 'the words do not say')})"
        because = ", ".join(f'"{visible(words)}"' for words in one.words)
        show(f"  {self._named(one.factor)} ({one.factor}): {way}, because of {because or 'an earlier suggestion'}")
        while True:
            key = typer.prompt("  ?", default="", show_default=False).strip()
            if key == "":
                return None
            if key == "q":
                return "q"
            if key in ("a", "A") and one.direction is None:
                show("  The words do not say which way: type c for a concern or s for a strength.")
            elif key in ("a", "A"):
                answer: Answer = "concern" if one.direction == "concern" else "strength"
                if key == "A":
                    self.all_of[each.kind] = answer
                return one.factor, answer
            elif key in ("c", "s"):
                return one.factor, "concern" if key == "c" else "strength"
            elif key in ("r", "R"):
                if key == "R":
                    self.all_of[each.kind] = "reject"
                return one.factor, "reject"
            elif key == "o":
                if (other := self._other()) is not None:
                    self.save([Decision(each.entry.id, one.factor, "reject")])
                    return other
            else:
                show(f"  {KEYS}")

    def _other(self) -> tuple[str, Answer] | None:
        word = typer.prompt("  Which factor? Its id, or Enter to go back", default="", show_default=False).strip()
        if not word:
            return None
        if word not in self.knowledge.factors:
            near = nearest(word, self.knowledge.factors)
            show(f"  There is no such factor.{f' Did you mean {near}?' if near else ''}")
            return None
        way = typer.prompt("  c for a concern, s for a strength", default="c").strip()
        return word, "strength" if way == "s" else "concern"

    def _complete(self, entry: Entry, factor: str, answer: Answer) -> Decision:
        """A strength counts only for somebody named, and only where it says what it rests on (1.1, 1.6)."""
        if answer == "reject":
            return Decision(entry.id, factor, answer)
        about: tuple[str, ...] = ()
        adults = [adult.id for adult in self.case.adults]
        asks_adult = self.knowledge.factors[factor].asked_of == "adult"
        if not entry.about and asks_adult and adults and (factor, answer) not in self.all_of:
            about = self._chosen(f"  About whom? ({', '.join(adults)}; Enter: nobody named)", adults)
        rests_on = None
        if answer == "strength" and entry.rests_on is None and (factor, answer) not in self.all_of:
            ways = get_args(RestsOn)
            chosen = self._chosen(f"  Rests on? ({', '.join(ways)}; Enter: not recorded)", ways)
            rests_on = chosen[0] if chosen else None
        return Decision(entry.id, factor, answer, about, rests_on)

    def _chosen(self, question: str, among: Sequence[str]) -> tuple[str, ...]:
        while True:
            given = typer.prompt(question, default="", show_default=False).replace(",", " ").split()
            if all(word in among for word in given):
                return tuple(given)
            show(f"  One or more of: {', '.join(among)}.")

    def _named(self, factor: str) -> str:
        return self.knowledge.factors[factor].name
