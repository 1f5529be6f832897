"""The child's own voice, and the local pathway: what is on record of each, told for one proposal."""

from __future__ import annotations

from dataclasses import dataclass

from engine.assessment import ProposalAnswer
from engine.dates import age_in_years
from explanations.case_rows import Told
from explanations.chronology import rows_behind
from explanations.facts import FactTeller
from explanations.sentences import Teller
from knowledge_base.shapes.framework import VoiceMethod
from knowledge_base.shapes.pathway import PathwayConflict


@dataclass
class ChildsVoice:
    """How far the record carries the child's voice, and what fits this child for hearing it again."""

    answer: ProposalAnswer
    teller: Teller
    facts: FactTeller

    def told(self) -> Told:
        """State, day, whether alone, how; then the ways that fit the child's age and way of communicating."""
        fact = self.answer.conclusions("child_voice")[0]
        rows = rows_behind(self.teller, fact["id"])
        self.facts.want(rows)
        view = self.answer.sheet.view
        how = [row.how for row in view.mine(view.case.wishes) if row.id in rows and row.how]
        age = age_in_years(view.child.born, view.case.as_of) if view.child.born is not None else None
        return {
            "state": fact["state"],
            "alone": fact["alone"],
            "on": fact["on"] or None,
            "event_since": fact["since"] or None,
            "how": how[0] if how else None,
            "say": self.teller.say(fact["id"]),
            "age": age,
            "ways": [self._way(way) for way in self._fitting(age, bool(view.child.communicates))],
            "entries": rows,
            "because": [fact["id"]],
        }

    def _fitting(self, age: int | None, without_speech: bool) -> list[VoiceMethod]:
        """The ways on offer for an age in whole years; all of them where it is not known. For a child who is recorded
        as communicating otherwise, or too young to talk, only those that need no speech."""
        held = [way for way in self.teller.assessment.knowledge.voice_methods.values() if way.offered]
        if age is not None:
            held = [way for way in held if (way.from_age or 0) <= age <= (way.until_age or 18)]
        silent = without_speech or (age is not None and age < TALKS_FROM)
        return [way for way in held if way.without_speech or not silent]

    @staticmethod
    def _way(way: VoiceMethod) -> Told:
        return {"id": way.id, "name": way.name, "say": way.statement, "provenance": way.provenance}


TALKS_FROM = 2
"""Under this age in years only ways without speech are offered; this tool's own reading, like every age here."""


@dataclass
class LocalPathway:
    """The steps of the pathway the case names, and where that pathway differs from others."""

    answer: ProposalAnswer
    teller: Teller
    facts: FactTeller

    def __post_init__(self) -> None:
        self.knowledge = self.teller.assessment.knowledge

    def told(self) -> Told | None:
        """The pathway, whose it is, its steps in its own order and its conflicts; None where the case names none that
        is known here."""
        pathway = self.knowledge.pathways.get(self.answer.sheet.view.case.pathway or "")
        if pathway is None:
            return None
        held = {fact["step"]: fact for fact in self.answer.conclusions("pathway_step")}
        order = sorted(held, key=lambda step: (self.knowledge.pathway_steps[step].order, step))
        return {
            "id": pathway.id,
            "name": pathway.name,
            "owner": pathway.owner,
            "body": pathway.kind,
            "say": pathway.statement,
            "limits": pathway.limits,
            "provenance": pathway.provenance,
            "steps": [self._step(held[step]) for step in order],
            "conflicts": [self._conflict(row) for row in self._conflicts(pathway.id)],
        }

    def _step(self, fact: Told) -> Told:
        step = self.knowledge.pathway_steps[fact["step"]]
        rows = rows_behind(self.teller, fact["id"])
        self.facts.want(rows)
        return {
            "id": step.id,
            "stage": step.stage,
            "state": fact["state"],
            "opens": fact["opens"] or None,
            "due": fact["due"] or None,
            "late": fact["late"] == "yes",
            "say": self.teller.say(fact["id"]),
            "asks": step.statement,
            "timing": step.timing_said,
            "who": list(step.who),
            "gates": list(step.gates),
            "provenance": step.provenance,
            "entries": rows,
            "because": [fact["id"]],
        }

    def _conflicts(self, pathway: str) -> list[PathwayConflict]:
        """The conflicts that touch a step or a fact of this pathway."""
        mine = {name for name, step in self.knowledge.pathway_steps.items() if step.pathway == pathway}
        mine |= {name for name, fact in self.knowledge.pathway_facts.items() if fact.pathway == pathway}
        return [row for row in self.knowledge.pathway_conflicts.values() if mine & set(row.links)]

    @staticmethod
    def _conflict(row: PathwayConflict) -> Told:
        sources = list(dict.fromkeys(cite.source for cite in row.citations))
        return {"id": row.id, "name": row.name, "say": row.statement, "handling": row.handling, "sources": sources}
