"""The grounds of everything on the page: each conclusion once, with the rules that reached it and what those rest on.

A conclusion stands unfolded where it is first needed, in the order in which a reader meets it on the page, and is
numbered in that order, so that a number can be looked up on paper too. Anywhere else it is a link to that place. What
only carries values from one rule to another is left out; what it was made from is named in its stead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from explanations.case_rows import Told
from explanations.html.record import Row, row_in_full, row_in_short
from explanations.report.reading import Answer
from explanations.words import counted, day_said, said
from knowledge_base import PROVENANCE_SAID


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the page: the id it goes to, and what it is called."""

    place: str
    name: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way a conclusion was reached: its rule, its sources, and what it rests on."""

    rule: str
    steps: tuple[Ground, ...]
    before: tuple[Link, ...]
    rows: tuple[Link, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A conclusion, its sentence, and every way it was reached."""

    place: str
    name: str
    id: str
    say: str
    ways: tuple[Way, ...]


@dataclass
class Grounds:
    """Numbers and unfolds the conclusions and rows that the parts of a page name."""

    answer: Answer
    _links: dict[str, Link] = field(default_factory=dict)
    _rows: dict[str, Link] = field(default_factory=dict)

    def unfolded(self, names: Iterable[str]) -> list[Ground]:
        """The conclusions among ``names`` that stand nowhere yet, with everything they rest on."""
        found = []
        for name in names:
            for conclusion in self._conclusions(name):
                if conclusion not in self._links:
                    found.append(self._ground(conclusion))
        return found

    def links(self, names: Sequence[str]) -> list[Link]:
        """Where the grounds of a line stand, each once: conclusions by number, rows of the record by their ids."""
        return list(dict.fromkeys(link for name in names for link in self._links_of(name)))

    def row(self, name: str) -> Row:
        """A row of the record in short, with its place on the page."""
        return row_in_short(self.answer, self._row_link(name).place, self.answer.facts[name])

    def told(self, name: str) -> bool:
        """Whether the answer holds the row of that id."""
        return name in self.answer.facts

    def rows(self) -> list[Row]:
        """Every row that was linked so far, in full, in the order in which the page first named them."""
        return [self._in_full(name, link) for name, link in self._rows.items()]

    # --- conclusions ----------------------------------------------------------------------------------------------
    def _ground(self, name: str) -> Ground:
        number = len(self._links) + 1
        link = self._links[name] = Link(f"g{number}", f"G{number}")
        held = self.answer.conclusions[name]
        ways = tuple(self._way(held, derivation) for derivation in held["derivations"])
        return Ground(link.place, link.name, name, held["say"], ways)

    def _way(self, held: Told, derivation: Told) -> Way:
        steps: list[Ground] = []
        before: list[Link] = []
        rows: list[Link] = []
        notes: list[str] = []
        for end in dict.fromkeys(end for premise in derivation["premises"] for end in self._ends(premise)):
            if end in self._links:
                before.append(self._links[end])
            elif end in self.answer.conclusions:
                steps.append(self._ground(end))
            elif self._is_row(end):
                rows.append(self._row_link(end))
            else:
                fact = self.answer.facts.get(end)
                notes.append(self._note(fact) if fact is not None else f"{end}, as it stands in the case file.")
        rule = f"Rule {derivation['card']}: {PROVENANCE_SAID[held['provenance']]} ({'; '.join(held['citations'])})"
        return Way(rule, tuple(steps), tuple(before), tuple(rows), tuple(notes))

    def _ends(self, name: str) -> Iterator[str]:
        """What a premise leads to past values that are only carried: conclusions, rows, table lines, empty searches."""
        fact = self.answer.facts.get(name)
        if name in self.answer.conclusions or fact is None or not fact["from"] or self._is_row(name):
            yield name
            return
        for source in fact["from"]:
            yield from self._ends(source)

    def _conclusions(self, name: str) -> Iterator[str]:
        return (end for end in self._ends(name) if end in self.answer.conclusions)

    # --- links ----------------------------------------------------------------------------------------------------
    def _links_of(self, name: str) -> Iterator[Link]:
        for end in self._ends(name):
            if end in self._links:
                yield self._links[end]
            elif self.told(end):
                yield self._row_link(end)

    def _is_row(self, name: str) -> bool:
        return name in self.answer.facts and self.answer.facts[name]["from"] == [name]

    def _row_link(self, name: str) -> Link:
        """The link to a row; a search that found nothing has a place among the rows too."""
        if name not in self._rows:
            number = len(self._rows) + 1
            self._rows[name] = Link(f"r{number}", name if self._is_row(name) else f"search {number}")
        return self._rows[name]

    def _in_full(self, name: str, link: Link) -> Row:
        fact = self.answer.facts[name]
        if self._is_row(name):
            return row_in_full(self.answer, link.place, fact)
        return Row(link.place, link.name, self._note(fact), "")

    def _note(self, fact: Told) -> str:
        """A line of the table, or a search that found nothing, in a sentence."""
        values = fact["values"]
        if fact["kind"] == "table_row":
            return (
                f"Line {fact['id'].rsplit('.', 1)[0]} of the table: where {said(values['vote'])} is "
                f"{said(values['state'])}, the vote is {said(values['gives'])}."
            )
        if fact["kind"] == "no_record":
            since = values["searched_from"]
            first = day_said(since) if since[:1].isdigit() else since
            return (
                f"Nothing was found in {counted(int(values['entries_searched']), 'entry', 'entries')}, {first} to "
                f"{day_said(values['searched_to'])}."
            )
        return f"{said(fact['kind'])}: {', '.join(said(value) for value in values.values() if value)}"
