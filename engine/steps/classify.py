"""What pass CLASSIFY is handed: the votes side by side, the two ends, what is shown, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from engine import facts as kinds
from engine.fact import CaseFact
from engine.gather import gaps
from engine.position import Reader
from engine.sheet import EVIDENCE, READINGS
from engine.steps.handing import YES, Handing
from engine.tally import end_of, highest


class ClassifySteps(Handing):
    """Hands over the four votes of each reading, the classes at the two ends, and the gaps."""

    def _votes(self, reader: Reader) -> Iterator[CaseFact]:
        for reading in READINGS:
            votes = reader.votes(reading)
            fact: CaseFact = kinds.VotesRecord(
                id=f"votes.{self.p}.{reading}",
                proposal=self.p,
                reading=reading,
                end=end_of(reading),
                highest=highest(v["gives"] for v in votes.values()),
                risk=votes["risk"]["gives"],
                protection=votes["protective"]["state"],
                weakest=votes["capacity"]["state"],
                red_list=self.sheet.red_list_state,
            )
            yield self.note(fact, [v["id"] for v in votes.values()])
        for factor, entries, answered in self.sheet.red_list:
            row = kinds.RedListRecord(
                id=f"red_list.{self.p}.{factor}", proposal=self.p, factor=factor, answered=YES[answered]
            )
            yield self.note(row, entries)

    def _ends(self, reader: Reader) -> Iterator[CaseFact]:
        for of, best, worst in (("evidence", *EVIDENCE), ("ratings", "ratings_best", "ratings_worst")):
            ids = [f"class.{self.p}.{best}", f"class.{self.p}.{worst}"]
            fact: CaseFact = kinds.EndsRecord(
                id=f"ends.{self.p}.{of}",
                proposal=self.p,
                of=of,
                best=reader.read[ids[0]]["class"],
                worst=reader.read[ids[1]]["class"],
            )
            yield self.note(fact, ids)
        for vote, established, decides, sources in reader.shown():
            fact = kinds.ShownRecord(
                id=f"shown_record.{self.p}.{vote}",
                proposal=self.p,
                vote=vote,
                established=YES[established],
                decides=YES[decides],
            )
            yield self.note(fact, sources)

    def _gaps(self, reader: Reader) -> Iterator[CaseFact]:
        statuses = {reading: reader.statuses(reading) for reading in EVIDENCE}
        turning = [gaps.Missing("date_vague", names=name, sources=(name,)) for name in sorted(self.turning)]
        for row in [*gaps.missing(self.sheet, statuses, reader.supports), *turning]:
            about = ".".join(part for part in (row.subject, row.factor, row.names) if part)
            fact: CaseFact = kinds.GapRecord(
                id=f"gap_record.{self.p}.{row.gap}.{about}",
                proposal=self.p,
                gap=row.gap,
                subject=row.subject,
                factor=row.factor,
                names=row.names,
            )
            yield self.note(fact, row.sources)
