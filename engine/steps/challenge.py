"""What pass CHALLENGE is handed: what stands against each statement, and what the chronology shows as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from engine import facts as kinds
from engine.detectors import BIASES, FAULTS, PATTERNS, SIGNS
from engine.detectors.chronicle import Chronicles
from engine.fact import CaseFact
from engine.gather import contrary, readers, shapes
from engine.position import Reader
from engine.steps.handing import YES, Handing


class ChallengeSteps(Handing):
    """Hands over contrary entries and shapes, then patterns, faults of the chronology, biases and signs of change."""

    def _challenges(self, _: Reader) -> Iterator[CaseFact]:
        yield from self._contrary()
        yield from self._shapes()
        yield from self._patterns()
        yield from self._faults()
        yield from self._biases()
        yield from self._signs()
        yield from self._readers()

    @cached_property
    def chronicles(self) -> Chronicles:
        """The chronology as the detectors read it."""
        return Chronicles(self.sheet)

    def _contrary(self) -> Iterator[CaseFact]:
        for row in contrary.contraries(self.sheet):
            ordered = contrary.in_order(self.view, row.entries.values(), row.direction)
            fact: CaseFact = kinds.ContraryRecord(
                id=f"contrary.{self.p}.{row.direction}.{row.factor}.{row.bears}",
                proposal=self.p,
                direction=row.direction,
                factor=row.factor,
                bears=row.bears,
                when=contrary.when(row),
                confirmed=YES[len(row.unsure) < len(row.entries)],
                mentioned=YES[contrary.mentioned(self.view, ordered)],
            )
            yield self.note(fact, [e.id for e in ordered])

    def _shapes(self) -> Iterator[CaseFact]:
        for shape in shapes.shapes(self.sheet):
            fact: CaseFact = kinds.ShapeRecord(
                id=f"shape.{self.p}.{shape.shape}.{shape.direction}.{shape.about}.{shape.factor}",
                proposal=self.p,
                direction=shape.direction,
                shape=shape.shape,
                about=shape.about,
                factor=shape.factor,
            )
            yield self.note(fact, shape.sources)

    def _patterns(self) -> Iterator[CaseFact]:
        for found in self.chronicles.find_twice(PATTERNS):
            fact: CaseFact = kinds.PatternRecord(
                id=_id("pattern_record", self.p, *found.key),
                proposal=self.p,
                pattern=found.name,
                how=found.how,
                subject=found.subject,
                factor=found.factor,
                sure=YES[found.sure],
            )
            yield self.note(fact, found.sources)

    def _faults(self) -> Iterator[CaseFact]:
        """Faults of the chronology are the case's: every proposal hands over the very same facts."""
        for found in self.chronicles.find(FAULTS):
            fact: CaseFact = kinds.QualityRecord(
                id=_id("quality_record", found.name, found.how, found.subject),
                proposal="",
                fault=found.name,
                how=found.how,
                names=found.subject,
            )
            yield self.note(fact, found.sources)

    def _biases(self) -> Iterator[CaseFact]:
        for found in self.chronicles.find(BIASES):
            fact: CaseFact = kinds.BiasRecord(
                id=_id("bias_record", self.p, *found.key),
                proposal=self.p,
                bias=found.name,
                how=found.how,
                subject=found.subject,
                factor=found.factor,
                direction=found.direction,
            )
            yield self.note(fact, found.sources)

    def _signs(self) -> Iterator[CaseFact]:
        for found in self.chronicles.find(SIGNS):
            fact: CaseFact = kinds.SignRecord(
                id=_id("sign_record", self.p, found.name, found.subject, found.factor),
                proposal=self.p,
                sign=found.name,
                adult=found.subject,
                factor=found.factor,
            )
            yield self.note(fact, found.sources)

    def _readers(self) -> Iterator[CaseFact]:
        for role, (state, held, rows) in readers.views_seen(self.view).items():
            fact: CaseFact = kinds.ViewRecord(
                **{"class": held}, id=f"view_record.{self.p}.{role}", proposal=self.p, role=role, state=state
            )
            yield self.note(fact, rows)
        for apart in readers.views_apart(self.view):
            fact = kinds.ViewsApartRecord(
                id=_id("views_apart", self.p, apart.on, apart.subject, apart.factor),
                proposal=self.p,
                on=apart.on,
                subject=apart.subject,
                factor=apart.factor,
                chronologist=apart.chronologist,
                case_holder=apart.case_holder,
                higher=apart.higher,
            )
            yield self.note(fact, apart.sources)
        state, people = readers.coworking(self.view)
        yield self.note(kinds.CoworkingRecord(id=f"coworking_record.{self.p}", proposal=self.p, state=state), people)


def _id(*parts: str) -> str:
    """An id made from what a fact is about; blank parts are left out."""
    return ".".join(part for part in parts if part)
