"""What pass ADVISE is handed: where challenges go, how the evidence weighs, the explanations, the questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from engine import facts as kinds
from engine.assessment import Change
from engine.challenge_order import ChallengeOrder
from engine.fact import CaseFact
from engine.gather import agenda, evidence, questions
from engine.position import Reader
from engine.runner import Firing
from engine.steps.handing import YES, Handing

NATURAL = ("as_planned", "with_conditions", "not_yet", "not_in_childhood")


@dataclass
class AdviseSteps(Handing):
    """Hands over what the last pass reads. ``changes_of`` works out once what answering each gap would do."""

    changes_of: Callable[[Reader], Mapping[str, Change]] = lambda _: {}
    derivations: Mapping[str, tuple[Firing, ...]] = field(default_factory=dict)
    changes: Mapping[str, Change] | None = None

    def changes_with(self, reader: Reader) -> Mapping[str, Change]:
        """What answering each gap would do, by gap id; worked out once, when the gaps are known."""
        if self.changes is None:
            self.changes = self.changes_of(reader)
        return self.changes

    def order(self, reader: Reader) -> ChallengeOrder:
        """The challenges as they are to be read, given everything concluded so far."""
        changes = self.changes_with(reader)
        movers = frozenset(name for name, change in changes.items() if change.would_change_class)
        return ChallengeOrder(self.sheet, reader, movers, self.derivations, self.sources)

    def _agenda(self, reader: Reader) -> Iterator[CaseFact]:
        for row in agenda.held(self.order(reader)):
            fact: CaseFact = kinds.HeldRecord(
                id=f"held_record.{row.challenge}",
                proposal=self.p,
                challenge=row.challenge,
                severe=YES[row.severe],
                differs=YES[row.differs],
                answered=row.answered,
            )
            yield self.note(fact, [row.challenge])
        for (direction, weighs, matter), rows in sorted(evidence.weighed(self.sheet, reader).groups.items()):
            fact = kinds.EvidenceRecord(
                id=f"evidence_record.{self.p}.{direction}.{weighs}.{matter}",
                proposal=self.p,
                direction=direction,
                weighs=weighs,
                matter=matter,
            )
            yield self.note(fact, rows)

    def _explanations(self, reader: Reader) -> Iterator[CaseFact]:
        yield from self._hypotheses(reader)
        for row in questions.questions(self.order(reader), self.changes_with(reader)):
            fact: CaseFact = kinds.QuestionRecord(
                id=f"question_record.{self.p}.{row.question}.{row.about}",
                proposal=self.p,
                question=row.question,
                about=row.about,
                subject=row.subject,
                factor=row.factor,
                first=YES[row.first],
            )
            yield self.note(fact, row.entries)

    def _hypotheses(self, reader: Reader) -> Iterator[CaseFact]:
        """Each explanation with the matters that speak against it; one matter counts once, however often it is told."""
        fits = reader.of_kind("fit")
        against = {
            hypothesis: {name: fit["matter"] for name, fit in fits.items() if fit[hypothesis] == "against"}
            for hypothesis in NATURAL
        }
        matters = {hypothesis: len(set(held.values())) for hypothesis, held in against.items()}
        fewest = min(matters.values())
        for hypothesis in NATURAL:
            fact: CaseFact = kinds.HypothesisRecord(
                id=f"hypothesis_record.{self.p}.{hypothesis}",
                proposal=self.p,
                hypothesis=hypothesis,
                against="some" if matters[hypothesis] else "none",
                least=YES[matters[hypothesis] == fewest],
                tied=YES[list(matters.values()).count(matters[hypothesis]) > 1],
                matters=str(matters[hypothesis]),
            )
            yield self.note(fact, sorted(against[hypothesis]))
