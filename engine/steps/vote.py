"""What pass VOTE is handed: ballots of factors, reasons, wishes and protection, and the tallies of the four votes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine import facts as kinds
from engine.fact import CaseFact
from engine.position import Reader
from engine.sheet import READINGS
from engine.steps.handing import YES, Handing
from engine.suppositions import protection_supposed, wish_supposed
from engine.tally import end_of, highest, weakest


class VoteSteps(Handing):
    """Hands over what votes for itself, then where each of the four votes stands."""

    def _ballots(self, reader: Reader) -> Iterator[CaseFact]:
        for reading in READINGS:
            end = end_of(reading)
            for ballot in reader.ballots(reading):
                fact: CaseFact = kinds.FactorBallot(
                    id=f"ballot.{self.p}.{reading}.{ballot.subject}.{ballot.factor}",
                    proposal=self.p,
                    reading=reading,
                    end=end,
                    subject=ballot.subject,
                    factor=ballot.factor,
                    place=ballot.place,
                    status=ballot.status,
                    recent=YES[ballot.recent],
                    checked=YES[ballot.checked],
                )
                made_from = reader.status_id(reading, ballot.subject, ballot.factor)
                yield self.note(fact, [made_from] if made_from in reader.read else [])
            fact = kinds.ReasonListTally(
                id=f"reason_list.{self.p}.{reading}",
                proposal=self.p,
                reading=reading,
                end=end,
                state=reader.list_state(reading),
            )
            yield self.note(fact, reader.reason_ids(reading))
            yield from self._wish_records(reading, end)
            yield from self._protective_records(reading, end, reader)
        for adult in self.view.unmet:
            yield self.note(kinds.UnmetRecord(id=f"unmet.{self.p}.{adult}", proposal=self.p, adult=adult), [adult])

    def _wish_records(self, reading: str, end: str) -> Iterator[CaseFact]:
        for wish in self.sheet.wishes[reading]:
            supposed = wish_supposed(self.sheet.supposed, wish.person)
            if supposed is not None:
                yield self.note(
                    kinds.SupposedWish(
                        id=f"supposed_wish.{self.p}.{reading}.{wish.person}",
                        proposal=self.p,
                        reading=reading,
                        person=wish.person,
                        wish=supposed,
                    )
                )
                continue
            fact: CaseFact = kinds.WishRecord(
                id=f"wish_record.{self.p}.{reading}.{wish.person}",
                proposal=self.p,
                reading=reading,
                end=end,
                person=wish.person,
                word=wish.word,
                deed=wish.deed,
            )
            yield self.note(fact, wish.sources)

    def _protective_records(self, reading: str, end: str, reader: Reader) -> Iterator[CaseFact]:
        supposed = protection_supposed(self.sheet.supposed)
        if supposed is not None:
            factor, standing = supposed
            yield self.note(
                kinds.SupposedProtection(
                    id=f"supposed_protection.{self.p}.{reading}",
                    proposal=self.p,
                    reading=reading,
                    factor=factor,
                    standing=standing,
                )
            )
        for row in self.sheet.protective_at(end):
            if supposed is not None and row.factor == supposed[0] and not row.subject:
                continue
            support = "as_rated" if reading.startswith("ratings") else reader.worst_support(row)
            against = row.possible if support == "stands" else ()
            fact: CaseFact = kinds.ProtectiveRecord(
                id=f"protective_record.{self.p}.{reading}.{row.factor}.{row.subject}",
                proposal=self.p,
                reading=reading,
                end=end,
                factor=row.factor,
                subject=row.subject,
                support="contested" if against else support,
                acts=row.acts,
            )
            yield self.note(fact, [*row.ratings, *reader.support_ids(row), *against])

    def _tally(self, reading: str, vote: str, state: str, sources: Iterable[str]) -> CaseFact:
        fact: CaseFact = kinds.VoteTally(
            id=f"tally.{self.p}.{reading}.{vote}", proposal=self.p, reading=reading, vote=vote, state=state
        )
        return self.note(fact, sources)

    def _risk_and_capacity(self, reader: Reader) -> Iterator[CaseFact]:
        for reading in READINGS:
            cast = reader.cast(reading)
            top = highest(cast.values())
            yield self._tally(reading, "risk", top, [i for i, v in cast.items() if v == top] or list(cast))
            asked = reader.asked(reading)
            level = weakest(asked.values())
            yield self._tally(reading, "capacity", level, [i for i, v in asked.items() if v == level])

    def _protection_and_wishes(self, reader: Reader) -> Iterator[CaseFact]:
        for reading in READINGS:
            state, sources = reader.protection(reading)
            yield self._tally(reading, "protective", state, sources)
            wishes, sources = reader.wishes(reading)
            yield self._tally(reading, "wishes", wishes, sources)
