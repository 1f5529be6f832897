"""Why: from anything the answer says down to the rows of the case it rests on, step by step.

A tree unfolds the proof graph (`explanations.proof_graph`) from a conclusion to the rules that reached it, to what
those were taken on, to what that was made from, and ends in rows of the case, in lines of the table, or in a search
that found nothing. It is told as text by `explanations.why_text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from engine.assessment import Assessment, ProposalAnswer
from explanations.case_rows import Told
from explanations.classification import VOTES
from explanations.entry_line import row_line
from explanations.facts import FactTeller
from explanations.proof_graph import END, node_kind, proof_graph, resting_on, ways
from explanations.sentences import Teller, cited_as
from explanations.words import day_said, joined, said
from knowledge_base import nearest

CLASS: Final = "class"
SHORT: Final = (CLASS, *VOTES)
RESTING_ORDER: Final = ("challenge", "pattern", "quality_flag", "factor_vote", "list_vote", "status", "capacity_shown")
"""Kinds of conclusion told first of a row that is asked for; the others follow by name."""


class NothingOfThatName(LookupError):
    """An id or name the answer does not hold; the message offers the nearest right one."""


def why(assessment: Assessment, name: str, proposal: str | None = None) -> Told:
    """The tree of reasons for a conclusion, a fact or a row of the case by its id, or for `class`, a vote, or a factor.

    A short name is asked of ``proposal``; where none is given, of the first. Each node holds `id`, `kind`, `say` and
    `because` (its nodes); one already unfolded above holds `see_above` instead. A rule holds its `provenance` and
    `citations`. A row asked for by itself holds `resting`, the conclusions that rest on it, each with `id`,
    `kind` and `say`, what a reader would look for first. Raises NothingOfThatName.
    """
    return Why(assessment).tree(name, proposal)


@dataclass
class Why:
    """Unfolds the reasons of one assessment."""

    assessment: Assessment
    _unfolded: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.teller = Teller(self.assessment)
        self.facts = FactTeller(self.assessment)
        self.conclusions = self.assessment.trace.conclusions
        self.graph = proof_graph(self.assessment, self.facts)

    def tree(self, name: str, proposal: str | None = None) -> Told:
        """The tree for an id or a short name."""
        if name in self.conclusions:
            return self._node(name)
        if self.facts.get(name) is not None:
            return self._node(name) | {"resting": self._resting(name)}
        answer = self._answer(proposal)
        ids = self._meant(name, answer)
        if not ids:
            raise NothingOfThatName(self._advice(name))
        if len(ids) == 1:
            return self._node(ids[0])
        return {
            "id": name,
            "kind": "question",
            "say": self._asked(name),
            "because": [self._node(each) for each in ids],
        }

    def _resting(self, name: str) -> list[Told]:
        """The conclusions that rest on a row: challenges first, then the kinds a class is made of, then the rest."""
        found = resting_on(self.graph, name) if name in self.graph else []
        rows = [{"id": each, "kind": self.conclusions[each].kind, "say": self.teller.say(each)} for each in found]
        order = {kind: place for place, kind in enumerate(RESTING_ORDER)}
        return sorted(rows, key=lambda row: (order.get(row["kind"], len(order)), row["kind"], row["id"]))

    def _asked(self, name: str) -> str:
        """What a short name that means several conclusions asks."""
        if name in self.assessment.knowledge.factors:
            return (
                f"How things stand on {self.teller.names.named(name)}, with what is open at its best and at its worst."
            )
        return f"The {said(name)} vote, with what is open at its best and at its worst."

    def _answer(self, proposal: str | None) -> ProposalAnswer:
        answers = self.assessment.proposals
        if proposal is None:
            return answers[0]
        found = next((answer for answer in answers if answer.id == proposal), None)
        if found is None:
            names = [answer.id for answer in answers]
            raise NothingOfThatName(
                f"There is no proposal {proposal!r} in this answer. {_nearest(proposal, names)} "
                f"There {'is' if len(names) == 1 else 'are'}: {joined(names)}."
            )
        return found

    def _meant(self, name: str, answer: ProposalAnswer) -> list[str]:
        """The conclusions a short name stands for: the class, a vote at both ends, or a factor for each person."""
        if name == CLASS:
            return [f"classification.{answer.id}.evidence"]
        if name in VOTES:
            return [f"vote.{answer.id}.{reading}.{name}" for reading in ("best", "worst")]
        if name not in self.assessment.knowledge.factors:
            return []
        found = []
        for kind in ("status", "baseline", "protective_standing", "support", "unrecorded"):
            for each, fact in answer.reader.of_kind(kind).items():
                about = fact.get("factor") == name or name in fact.get("factors", ())
                if about and fact.get("reading", "best") in ("best", "worst"):
                    found.append(each)
        return found

    def _advice(self, name: str) -> str:
        shown = name if len(name) <= 80 and name.isprintable() else "that name"
        known = [*SHORT, *self.conclusions, *self.facts.found, *self.facts.rows.by_id]
        factors = [f["factor"] for f in self.conclusions.values() if "factor" in f.fields and f["factor"]]
        return (
            f"Nothing in this answer is called {shown!r}. {_nearest(name, [*known, *sorted(set(factors))])} "
            f"Ask for {', '.join(SHORT)}, a factor, or any id of `--format json`."
        )

    # --- nodes ----------------------------------------------------------------------------------------------------
    def _node(self, name: str) -> Told:
        if name in self.conclusions:
            return self._conclusion(name)
        fact = self.facts.get(name)
        return self._fact(fact) if fact is not None else {"id": name, "kind": "row", "say": name, "because": []}

    def _conclusion(self, name: str) -> Told:
        fact = self.conclusions[name]
        node: Told = {"id": name, "kind": fact.kind, "say": self.teller.say(name), "concluded": True}
        if name in self._unfolded:
            return {**node, "see_above": True, "because": []}
        self._unfolded.add(name)
        return {**node, "because": [self._firing(firing) for firing in ways(self.graph, name)]}

    def _firing(self, firing: Any) -> Told:
        """One rule taken once, said with its card's title, its sources and what it was taken on."""
        card = self.teller.card(firing)
        return {
            "id": firing.card,
            "kind": "rule",
            "say": card.title,
            "provenance": card.provenance,
            "citations": [cited_as(cite) for cite in card.citations],
            "because": [self._node(premise) for premise in firing.premises],
        }

    def _fact(self, fact: Told) -> Told:
        node: Told = {"id": fact["id"], "kind": fact["kind"], "say": self._said_of_fact(fact)}
        if node_kind(self.graph, fact["id"]) in (END, None):
            return {**node, "because": []}
        if fact["id"] in self._unfolded:
            return {**node, "see_above": True, "because": []}
        self._unfolded.add(fact["id"])
        return {**node, "because": [self._node(source) for source in self.graph.successors(fact["id"])]}

    def _said_of_fact(self, fact: Told) -> str:
        values = fact["values"]
        if fact["kind"] == "no_record":
            return (
                f"Nothing was found in {values['entries_searched']} entries, "
                f"{day_said_or_words(values['searched_from'])} to {day_said(values['searched_to'])}."
            )
        if fact["kind"] == "table_row":
            row = fact["id"].rsplit(".", 1)[0]
            return f"{self.assessment.knowledge.table_rows[row].name} (line {row} of the table)"
        if fact["from"] == [fact["id"]]:
            return row_line(fact, self.teller.names.named, self.teller.names.who)
        left_out = ("proposal", "id")
        words = [f"{key.replace('_', ' ')}: {self._value(key, values[key])}" for key in values if key not in left_out]
        return f"{fact['kind'].replace('_', ' ')} ({'; '.join(words)})"

    def _value(self, key: str, value: Any) -> str:
        names = self.teller.names
        if key in ("factor", "factors", "counterparts", "problem"):
            return names.named(value)
        if key in ("subject", "adult", "person"):
            return names.who(value)
        return str(value) if key in ("names", "about", "reason") else said(value)


def day_said_or_words(day: str) -> str:
    """An ISO day in words, or words that stand for no day as they are."""
    return day_said(day) if day[:1].isdigit() else day


def _nearest(name: str, known: list[str]) -> str:
    """The nearest right name, as a sentence; ids are long and alike, so a part of one is tried as well."""
    found = nearest(name, known) or next((each for each in sorted(known, key=len) if name and name in each), "")
    return f"Nearest: {found!r}." if found else "There is none like it."
