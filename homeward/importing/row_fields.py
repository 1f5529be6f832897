"""The fields of an entry beside its date: from the row's columns, otherwise from its words where they are sure (R3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from engine.suggest.reading import Suggested
from homeward.case_text import Plain
from homeward.importing import kinds
from homeward.importing.people import People
from knowledge_base import Knowledge


class RowFields:
    """The fields of one row. `texts` goes from the meaning of a column to what its cell says, "" where blank.

    `values` are the fields as a case file writes them, `not_held` the columns whose words they do not hold whole, and
    `from_words` which of them no column says.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        words: str,
        suggested: Callable[[str], Suggested],
        people: People,
        knowledge: Knowledge,
    ) -> None:
        self.texts, self.words = texts, words
        self.suggested, self.people, self.knowledge = suggested, people, knowledge
        self.values: dict[str, Plain] = {}
        self.not_held: list[str] = []
        self.from_words: list[str] = []

    @cached_property
    def read(self) -> Suggested:
        """What the lexicon makes of the row's words."""
        return self.suggested(self.words)

    def put_all(self) -> None:
        """Fill in every field that the row says."""
        self._put_source()
        self._put_type()
        self._put_grounds()
        self._put_people()
        self._put("severity", kinds.severity)
        self._put("child_seen", kinds.child_seen)
        self._put("announced", kinds.yes_no)
        for meaning in ("impact", "response"):
            if text := self._text(meaning):
                self.values[meaning] = text

    def _put_source(self) -> None:
        cell = self._text("source")
        kind, whole = kinds.source_kind(cell, self.suggested) if cell else (self.read.only("source"), True)
        if kind is not None:
            self.values["source"] = {"kind": kind}
            if not cell:
                self.from_words.append("source")
        if not whole:
            self.not_held.append("source")

    def _put_type(self) -> None:
        """The type comes from its column alone: from words it would be a suggestion, for a person to confirm (S2)."""
        cell = self._text("type")
        if cell:
            type_, whole = kinds.event_type(cell, self.suggested, self.knowledge)
            if not whole:
                self.not_held.append("type")
            if type_ is not None:
                self.values["type"] = type_

    def _put_grounds(self) -> None:
        """What it rests on and who told it."""
        self._put("rests_on", kinds.rests_on)
        if told := self._text("told_by"):
            who = self._people_in(told)
            if len(who) == 1:
                self.values["told_by"] = who[0]
                self.values.setdefault("rests_on", "told")
            else:
                self.not_held.append("told_by")
        self._put_grounds_of_source()
        if "rests_on" in self.values:
            return
        teller = self.people.teller_in(self.words)
        rests = "told" if teller else self.read.only("rests_on")
        if rests is not None:
            self.values["rests_on"] = rests
            self.from_words.append("rests_on")
        if teller and "told_by" not in self.values:
            self.values["told_by"] = teller
            self.from_words.append("told_by")

    def _put_grounds_of_source(self) -> None:
        """A source that is one person of the case told it; one that is a test was tested."""
        who = self._people_in(self._text("source"))
        source = self.values.get("source")
        kind = source.get("kind") if isinstance(source, Mapping) else None
        if len(who) == 1 and kind in ("self_report", "child", "family_network"):
            self.values.setdefault("rests_on", "told")
            self.values.setdefault("told_by", who[0])
        elif kind == "test_result":
            self.values.setdefault("rests_on", "tested")

    def _put_people(self) -> None:
        """Whom it is about: from its column, otherwise one adult of the case whom the words mean and no other."""
        cell = self._text("about")
        adults = self.people.adults_in(cell or self.words, is_cell=bool(cell))
        if cell and not adults:
            self.not_held.append("about")
        elif cell or len(adults) == 1:
            self.values["about"] = list(adults)
            if not cell:
                self.from_words.append("about")
        if named := self._text("children"):
            if children := self.people.children_in(named, is_cell=True):
                self.values["children"] = list(children)
            else:
                self.not_held.append("children")

    def _put(self, meaning: str, reads: Callable[[str], str | None]) -> None:
        if cell := self._text(meaning):
            if (value := reads(cell)) is not None:
                self.values[meaning] = value
            else:
                self.not_held.append(meaning)

    def _people_in(self, text: str) -> tuple[str, ...]:
        return (*self.people.adults_in(text, is_cell=True), *self.people.children_in(text, is_cell=True))

    def _text(self, meaning: str) -> str:
        return self.texts.get(meaning, "")
