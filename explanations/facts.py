"""The `facts` of the answer: what detectors found, and the rows of the case they found it in.

Every chain of `from` ends in rows of the case, in a line of the table, or in a fact of kind `no_record`, which says
what was searched and that nothing was there. Nothing ends in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from engine.assessment import Assessment
from engine.dates import as_text
from engine.knowable import LATER
from explanations.case_rows import CaseRows, Told, plain

TABLE_ROW = "table_row"


@dataclass
class FactTeller:
    """Tells the facts of one assessment; asked for a row of the case, it remembers that the row is to be told."""

    assessment: Assessment

    def __post_init__(self) -> None:
        self.rows = CaseRows(self.assessment)
        self._wanted: set[str] = set()
        self._searched: dict[str, Told] = {}

    def want(self, names: Iterable[str]) -> None:
        """Have rows of the case told, because something printed names them."""
        self._wanted.update(names)

    @cached_property
    def found(self) -> dict[str, Told]:
        """The facts detectors gave, by id, with what each was made from."""
        return {name: self._told(name) for name in sorted(self.assessment.trace.facts)}

    def _told(self, name: str) -> Told:
        fact = self.assessment.trace.facts[name]
        values = {key: plain(value) for key, value in fact.as_dict().items() if key != "id"}
        kind = str(getattr(fact, "kind", type(fact).__name__))
        sources = list(self.assessment.sources.get(name, ()))
        if not sources and kind == "shape" and values.get("about") in self.rows.by_id:
            sources = [values["about"]]
        if not sources and kind not in (TABLE_ROW, "no_record"):
            sources = [self.nothing_found(str(values.get("proposal", "")))]
        return {"id": name, "kind": kind, "values": values, "from": sources}

    def nothing_found(self, proposal: str, of: str = "searched", factors: Iterable[str] = ()) -> str:
        """The id of a fact that says nothing was found for a proposal: over which days, in how many entries."""
        name = f"no_record.{proposal}.{of}"
        if name not in self._searched:
            read = [e for e in self.rows.entries.values() if e.known != LATER]
            as_of = self.assessment.case.as_of
            first = min((e.lo for e in read if e.lo is not None), default=as_of.toordinal())
            values = {
                "proposal": proposal,
                "of": of,
                "factors": sorted(factors),
                "searched_from": as_text(first),
                "searched_to": as_of.isoformat(),
                "entries_searched": str(len(read)),
            }
            self._searched[name] = {"id": name, "kind": "no_record", "values": values, "from": []}
        return name

    def get(self, name: str) -> Told | None:
        """A fact, a row of the case or a search by its id; None where there is no such thing."""
        return self.found.get(name) or self._searched.get(name) or self.rows.by_id.get(name)

    def all(self) -> list[Told]:
        """Every fact to be told, in the order of their ids; a detector's fact keeps its id before a row of the case."""
        told = dict(self.found)
        conclusions = self.assessment.trace.conclusions
        named = {source for fact in told.values() for source in fact["from"]} | self._wanted
        for name in sorted(named - set(told) - set(conclusions)):
            row = self._searched.get(name) or self.rows.by_id.get(name)
            if row is not None:
                told[name] = row
        told.update(self._searched)
        return [told[name] for name in sorted(told)]
