"""What pass PLAN is handed: how each gate reads, which duties fall, and the circumstances of this case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine import facts as kinds
from engine.child_voice import voice_of
from engine.circumstances import circumstances
from engine.fact import CaseFact
from engine.gates import GATES, At
from engine.gather.duties import duties_of
from engine.pathway_steps import steps_of
from engine.position import Reader
from engine.steps.ahead import AheadSteps
from engine.steps.handing import YES


class PlanSteps(AheadSteps):
    """Hands over gates, duties and circumstances; the class itself is on the table already."""

    def _plans(self, reader: Reader) -> Iterator[CaseFact]:
        at = At(self.sheet, reader)
        yield from self._gates(at)
        yield from self._duties()
        yield from self._at_class(reader)
        yield self._voice(at)
        yield from self._pathway(at)
        yield from self._ahead(at)
        for case, how, sources in circumstances(at):
            fact: CaseFact = kinds.CircumstanceRecord(
                id=f"circumstance_record.{self.p}.{case}", proposal=self.p, case=case, how=how
            )
            yield self.note(fact, sources)

    def _gates(self, at: At) -> Iterator[CaseFact]:
        for name, gate in self.view.knowledge.gates.items():
            read = GATES[name](at)
            fact: CaseFact = kinds.GateRecord(
                id=f"gate_record.{self.p}.{name}",
                proposal=self.p,
                gate=name,
                stage=gate.stage,
                found=read.found,
                missing=read.missing,
            )
            yield self.note(fact, self._asked_of(read.sources))

    def _duties(self) -> Iterator[CaseFact]:
        for read in duties_of(self.view):
            fact: CaseFact = kinds.DutyRecord(
                id=f"duty_record.{self.p}.{read.duty}",
                proposal=self.p,
                duty=read.duty,
                found=read.state,
                due=read.due.isoformat() if read.due is not None else "",
                certain=YES[read.certain],
                note=read.note,
            )
            yield self.note(fact, self._asked_of(read.sources))

    def _asked_of(self, sources: Iterable[str]) -> list[str]:
        """The rows something was read from; where the record holds none, the proposal it was asked of."""
        return sorted(set(sources)) or [self.p]

    def _at_class(self, reader: Reader) -> Iterator[CaseFact]:
        """The class on the evidence, once for each stage at which it is decided on."""
        held = reader.classification("evidence")
        for stage in ("stage_2", "stage_4"):
            fact: CaseFact = kinds.AtClassRecord(
                id=f"at_class_record.{self.p}.{stage}",
                proposal=self.p,
                stage=stage,
                not_excluded=held["not_excluded"],
                **{"class": held["class"]},
            )
            yield self.note(fact, [held["id"]])

    def _voice(self, at: At) -> CaseFact:
        """The newest view of the child's, and the last important event since it."""
        read = voice_of(at)
        fact: CaseFact = kinds.VoiceRecord(
            id=f"voice_record.{self.p}",
            proposal=self.p,
            child=self.view.child.id,
            state=read.state,
            alone=read.alone,
            on=read.on,
            since=read.since,
        )
        return self.note(fact, self._asked_of(read.sources))

    def _pathway(self, at: At) -> Iterator[CaseFact]:
        """Every step of the case's local pathway."""
        for read in steps_of(at):
            fact: CaseFact = kinds.PathwayRecord(
                id=f"pathway_record.{self.p}.{read.step}",
                proposal=self.p,
                step=read.step,
                state=read.found,
                opens=read.opens.isoformat() if read.opens is not None else "",
                due=read.due.isoformat() if read.due is not None else "",
                late=YES[read.late],
            )
            yield self.note(fact, self._asked_of(read.sources))
