"""What pass WEIGH is handed: what stands behind each statement."""

from __future__ import annotations

from collections.abc import Iterator

from engine import facts as kinds
from engine.fact import CaseFact
from engine.position import Reader
from engine.steps.handing import YES, Handing


class WeighSteps(Handing):
    """Hands over the backing of every rating and claim."""

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
        for whole in self.sheet.whole_backings:
            fact = kinds.WholeRecord(
                id=f"whole.{self.p}.{whole.about}",
                proposal=self.p,
                about=whole.about,
                of=whole.of,
                favourable=YES[whole.favourable],
                backing=whole.backing,
                opposed=whole.opposed,
            )
            against = [o.entry.id for o in whole.contesting]
            yield self.note(fact, [whole.about, *(e.id for e in whole.behind), *against])
