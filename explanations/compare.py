"""One case on two days: what changed in facts, in judgement and in rules, and a fall of the class that is to be asked
about (contract 2, `compare`).

Both days are read anew from the record as it was known then, with the knowledge of today. A change of what stands is
put down to new facts where a row of the record behind it is new, to judgement where only ratings and the like are, and
to rules where nothing behind it is: then time has passed, and a window, a wish or a support has run out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from engine.assessment import Assessment, ProposalAnswer
from explanations.case_rows import Told
from explanations.history import Dated
from explanations.names import Names
from explanations.words import said

STEPS_OF: Final = {"low": 0, "medium": 1, "high": 2, "severe": 3}
KINDS: Final = ("support", "status", "capacity", "wish", "vote", "class", "classification", "gate")
"""The conclusions that are compared; what they say is in the field named in `_SAYS`."""
_SAYS: Final = {
    "support": "support",
    "wish": "wish",
    "status": "status",
    "capacity": "level",
    "vote": "gives",
    "class": "class",
    "classification": "class",
    "gate": "state",
}
READINGS_COMPARED: Final = ("best", "worst")


@dataclass
class Comparison:
    """The same case assessed on an earlier and on a later day."""

    earlier: Assessment
    later: Assessment

    def told(self) -> Told:
        """Everything that changed, proposal by proposal."""
        both = {answer.id: answer for answer in self.later.proposals}
        return {
            "format": 1,
            "case": self.later.case.reference,
            "from": self.earlier.case.as_of.isoformat(),
            "to": self.later.case.as_of.isoformat(),
            "knowledge": {"edition": self.later.knowledge.edition, "hash": self.later.knowledge.hash},
            "names": self.names.told(),
            "proposals": [
                self._proposal(before, both[before.id]) for before in self.earlier.proposals if before.id in both
            ],
        }

    @cached_property
    def names(self) -> Names:
        """What factors and people are called."""
        return Names(self.later.case, self.later.knowledge)

    def _proposal(self, before: ProposalAnswer, after: ProposalAnswer) -> Told:
        dated = Dated(self.later.case, after.sheet.view.record.days("about_margin"))
        start, end = self.earlier.case.as_of, self.later.case.as_of
        facts = sorted(dated.facts_by(end) - dated.facts_by(start))
        judged = sorted(dated.judgements_by(end, after.id) ^ dated.judgements_by(start, after.id))
        moved = list(self._moved(before, after, frozenset(facts), frozenset(judged)))
        return {
            "id": after.id,
            "class_then": self._class(before),
            "class_now": self._class(after),
            "facts": [{"id": name, "say": self._row_said(name)} for name in facts],
            "judgement": [{"id": name, "say": self._row_said(name)} for name in judged],
            "changed": {kind: [row for row in moved if row["by"] == kind] for kind in ("facts", "judgement", "rules")},
            "challenged": list(self._challenged(before, after, len(self._new_concerns(after, facts)))),
            "decisions": self._decisions(after),
        }

    @staticmethod
    def _class(answer: ProposalAnswer) -> Told:
        held = answer.classification("evidence")
        return {
            "class": held["class"],
            "not_excluded": held["not_excluded"],
            "best_case": answer.class_in("best"),
            "worst_case": answer.class_in("worst"),
            "on_the_ratings": answer.classification("ratings")["class"],
        }

    # --- what moved -------------------------------------------------------------------------------------------------
    def _moved(
        self, before: ProposalAnswer, after: ProposalAnswer, facts: frozenset[str], judged: frozenset[str]
    ) -> Iterator[Told]:
        for kind in KINDS:
            then = {fact["id"]: fact for fact in before.conclusions(kind)}
            now = {fact["id"]: fact for fact in after.conclusions(kind)}
            for name in sorted(then.keys() | now.keys()):
                was, is_, field = then.get(name), now.get(name), _SAYS[kind]
                held = is_ if is_ is not None else then[name]
                if held.get("reading", "best") not in READINGS_COMPARED:
                    continue
                if was is None or is_ is None or was[field] != is_[field]:
                    yield {
                        "id": name,
                        "kind": kind,
                        "reading": held.get("reading"),
                        "about": self._about(held.as_dict()),
                        "then": was[field] if was is not None else "not_worked_out",
                        "now": is_[field] if is_ is not None else "not_worked_out",
                        "by": self._by(name, facts, judged),
                        "rows": sorted(self._rows(self.later, name) & (facts | judged)),
                    }

    def _about(self, fact: Told) -> str:
        """What a conclusion is about, in words."""
        if "gate" in fact:
            return self.names.entitled(fact["gate"])
        if "support" in fact:
            return f"the support for {self._row_said(fact['about'])}"
        if "person" in fact:
            return f"the wish of {self.names.who(fact['person'])}"
        if "problem" in fact:
            return f"capacity on {self.names.named(fact['problem'])} ({self.names.who(fact['adult'])})"
        if "factor" in fact:
            return f"{self.names.named(fact['factor'])} ({self.names.who(fact['subject'])})"
        if "vote" in fact:
            return f"the {said(fact['vote'])} vote"
        return "the class on the ratings" if fact.get("of") == "ratings" else "the class"

    def _by(self, name: str, facts: frozenset[str], judged: frozenset[str]) -> str:
        """What a change is put down to: see the top of this file."""
        behind = self._rows(self.later, name) | self._rows(self.earlier, name)
        return "facts" if behind & facts else "judgement" if behind & judged else "rules"

    def _rows(self, assessment: Assessment, name: str) -> frozenset[str]:
        """Every row of the case under a conclusion, down to the record."""
        kept = self._kept.setdefault(id(assessment), {})
        if name not in kept:
            kept[name] = frozenset()  # what refers to itself adds nothing
            found: set[str] = set()
            for firing in assessment.trace.derivations.get(name, ()):
                for premise in firing.premises:
                    for source in (premise, *assessment.sources.get(premise, ())):
                        inside = source in assessment.trace.derivations and source != name
                        found |= self._rows(assessment, source) if inside else {source}
            kept[name] = frozenset(found)
        return kept[name]

    @cached_property
    def _kept(self) -> dict[int, dict[str, frozenset[str]]]:
        return {}

    # --- what is asked about ----------------------------------------------------------------------------------------
    def _new_concerns(self, after: ProposalAnswer, facts: list[str]) -> list[str]:
        """The new entries that hold a concern and were not shown to be unfounded."""
        entries = after.sheet.view.record.entries
        return [
            name
            for name in facts
            if name in entries
            and entries[name].standing != "disproved"
            and any(way == "concern" for _, way, _ in entries[name].tags)
        ]

    def _challenged(self, before: ProposalAnswer, after: ProposalAnswer, concerns: int) -> Iterator[Told]:
        """A class that fell by more than one step, or fell while concerns came in."""
        for label, then, now in (
            ("the class on the evidence", before.classification("evidence"), after.classification("evidence")),
            ("the class on the ratings", before.classification("ratings"), after.classification("ratings")),
        ):
            was, is_ = STEPS_OF.get(then["class"]), STEPS_OF.get(now["class"])
            if was is None or is_ is None or is_ >= was:
                continue
            if was - is_ > 1:
                yield {
                    "kind": "more_than_one_step",
                    "say": f"{label[:1].upper()}{label[1:]} fell from {then['class']} to {now['class']}, more than one "
                    "step. Ask what was seen, by whom and for how long, that would bear that out.",
                    "because": [then["id"]],
                }
            if concerns:
                yield {
                    "kind": "while_concerns_came",
                    "say": f"{label[:1].upper()}{label[1:]} fell from {then['class']} to {now['class']} while "
                    f"{concerns} new {'entry holds' if concerns == 1 else 'entries hold'} concerns. Ask how each was "
                    "weighed.",
                    "because": [then["id"]],
                }

    def _decisions(self, after: ProposalAnswer) -> list[Told]:
        """The classes people decided in between, at their points."""
        start, view = self.earlier.case.as_of, after.sheet.view
        rows = [r for r in view.mine(view.case.decisions) if view.counts(r.on) and r.on > start]
        return [
            {"on": row.on.isoformat(), "point": row.point, "class": row.class_, "by": sorted(row.by)}
            for row in sorted(rows, key=lambda r: (r.on, repr(r)))
        ]

    def _row_said(self, name: str) -> str:
        """One row of the record in a few words."""
        case = self.later.case
        for entry in case.chronology:
            if entry.id == name:
                return entry.event or said(entry.type or "entry without words")
        for rating in case.ratings:
            if rating.id == name:
                return f"{self.names.named(rating.factor)} rated {said(rating.status)}"
        for claim in case.claims:
            if claim.id == name and claim.says:
                return f"a claim: {claim.says}"
        return next((said(kind) for kind, rows in self._kinds.items() if name in rows), name)

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        case = self.later.case
        kinds: dict[str, tuple[Any, ...]] = {
            "a check": case.checks,
            "a wish": case.wishes,
            "a rating of capacity": case.capacity,
            "a claim": case.claims,
            "an assessment": case.assessments,
        }
        return {kind: frozenset(row.id for row in rows) for kind, rows in kinds.items()}
