"""What was decided before, and what had changed by then: in facts, in judgement, in rules; three lists and no blend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from engine.assessment import ProposalAnswer
from engine.case import Case
from engine.knowable import KNOWN, read_entries
from engine.row_ids import decision_id
from explanations.case_rows import Told
from explanations.facts import FactTeller


@dataclass
class Dated:
    """One case, asked what was on record of it on any day up to the one it is looked at."""

    case: Case
    margin: int

    def entries_by(self, day: date) -> frozenset[str]:
        """The entries that were known on a day."""
        if day not in self._entries:
            then = self.case.model_copy(update={"as_of": day})
            read = read_entries(then, self.margin)
            self._entries[day] = frozenset(name for name, entry in read.items() if entry.known == KNOWN)
        return self._entries[day]

    @cached_property
    def _entries(self) -> dict[date, frozenset[str]]:
        return {}

    def facts_by(self, day: date) -> frozenset[str]:
        """What is no judgement and was on record on a day: entries, checks and wishes."""
        rows: tuple[Any, ...] = (*self.case.checks, *self.case.wishes)
        return self.entries_by(day) | _by(rows, day)

    def judgements_by(self, day: date, proposal: str) -> frozenset[str]:
        """What people had judged of a proposal by a day: ratings, capacity, claims and assessments."""
        case = self.case
        rows: tuple[Any, ...] = (*case.ratings, *case.capacity, *case.claims)
        mine = [row for row in rows if row.proposal == proposal]
        withdrawn = {row.id for row in case.ratings if row.withdrawn_on is not None and row.withdrawn_on <= day}
        return _by([*mine, *case.assessments], day) - withdrawn


def _by(rows: Iterable[Any], day: date) -> frozenset[str]:
    return frozenset(row.id for row in rows if row.on is not None and row.on <= day)


@dataclass
class History:
    """The decisions of one proposal, oldest first, each with what had changed since the one before it."""

    answer: ProposalAnswer
    facts: FactTeller

    def told(self) -> list[Told]:
        """One row for each decision on record by the day looked at."""
        view = self.answer.sheet.view
        rows = [row for row in view.mine(view.case.decisions) if view.counts(row.on)]
        dated = Dated(view.case, view.record.days("about_margin"))
        told, before = [], None
        for row in sorted(rows, key=lambda r: (r.on, repr(r))):
            told.append(self._row(row, before, dated))
            before = row.on
        return told

    def _row(self, row: Any, before: date | None, dated: Dated) -> Told:
        name = decision_id(row)
        self.facts.want([name])
        return {
            "id": name,
            "on": row.on.isoformat(),
            "point": row.point,
            "class": row.class_,
            "by": sorted(row.by),
            "changed": self._changed(row.on, before, dated),
            "because": [name],
        }

    def _changed(self, on: date, before: date | None, dated: Dated) -> Told:
        """The rows that came in between, by id, and the figures of the knowledge that came into force in between."""
        if before is None:
            return {"facts": [], "judgement": [], "rules": []}
        proposal, knowledge = self.answer.id, self.answer.sheet.view.knowledge
        new_facts = sorted(dated.facts_by(on) - dated.facts_by(before))
        judged = sorted(dated.judgements_by(on, proposal) ^ dated.judgements_by(before, proposal))
        self.facts.want([*new_facts, *judged])
        rules = [
            name
            for name, one in sorted(knowledge.parameters.items())
            if one.in_force_from is not None and before < one.in_force_from <= on
        ]
        return {"facts": new_facts, "judgement": judged, "rules": rules}
