"""What passes WEIGH and CHALLENGE are handed: what stands behind each statement, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator

from engine import facts as kinds
from engine.fact import CaseFact
from engine.gather import contrary, shapes
from engine.position import Reader
from engine.steps.handing import YES, Handing


class WeighSteps(Handing):
    """Hands over the backing of every rating and claim, contrary entries and shapes."""

    def _backings(self, _: Reader) -> Iterator[CaseFact]:
        for row in self.sheet.backings:
            fact: CaseFact = kinds.BackingRecord(
                id=f"backing.{self.p}.{row.about}.{row.factor}",
                proposal=self.p,
                about=row.about,
                factor=row.factor,
                rated=row.rated,
                favourable=YES[row.favourable],
                backing=row.backing,
                opposed=row.opposed,
            )
            against = [o.entry.id for o in row.contesting]
            yield self.note(fact, [row.about, *(e.id for e in row.behind), *(c.id for c in row.checks), *against])

    def _challenges(self, _: Reader) -> Iterator[CaseFact]:
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
        for shape in shapes.shapes(self.sheet):
            fact = kinds.ShapeRecord(
                id=f"shape.{self.p}.{shape.shape}.{shape.direction}.{shape.about}.{shape.factor}",
                proposal=self.p,
                direction=shape.direction,
                shape=shape.shape,
                about=shape.about,
                factor=shape.factor,
            )
            yield self.note(fact, shape.sources)
