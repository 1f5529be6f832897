"""The facts each step is handed: from the record before the first, and from what the rules concluded before the rest.

A rule reads only facts of earlier steps (design 3). What has to be tallied between steps is tallied here with the
plain functions of `engine.tally`, and each tally says which conclusions it was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from engine import facts as kinds
from engine.dates import as_text
from engine.fact import CaseFact, Conclusion
from engine.gather import contrary, gaps, shapes
from engine.gather.ratings import capacity_rated
from engine.gather.reasons import Reason, is_behaviour
from engine.gather.status import bearing
from engine.position import Reader
from engine.sheet import CARE_OF_CHILD, EVIDENCE, READINGS, Sheet, record_reading
from engine.table import status_of
from engine.tally import LEVEL_RANK, STATUS_RANK, Pair, closed, end_of, highest, list_state, weakest, worst_status

YES = {True: "yes", False: "no"}
SOME = {True: "some", False: "none"}


@dataclass
class Steps:
    """Hands the engine the facts of one proposal, step by step, and remembers what each was made from."""

    sheet: Sheet
    turning: Mapping[str, str] = field(default_factory=dict)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.p = self.sheet.proposal
        self.view = self.sheet.view

    def note(self, fact: CaseFact, sources: Iterable[str] = ()) -> CaseFact:
        """Remember the case ids or conclusion ids a fact was made from."""
        self.sources[fact["id"]] = tuple(dict.fromkeys(sources))
        return fact

    def before(self, step: str, read: Mapping[str, Conclusion]) -> list[CaseFact]:
        """The facts to declare before a step, given everything concluded so far, by id."""
        reader = Reader(self.sheet, read)
        made = {
            "WEIGH": self._backings,
            "CHALLENGE": self._challenges,
            "STATE.1": self._states,
            "STATE.2": self._reasons,
            "VOTE.1": self._ballots,
            "VOTE.2": self._risk_and_capacity,
            "VOTE.3": self._protection_and_wishes,
            "CLASSIFY.1": self._votes,
            "CLASSIFY.2": self._ends,
            "CLASSIFY.3": self._gaps,
        }[step]
        return list(made(reader))

    # --- WEIGH and CHALLENGE --------------------------------------------------------------------------------------
    def _backings(self, _: Reader) -> Iterator[CaseFact]:
        for row in self.sheet.backings:
            fact = kinds.BackingRecord(
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
            fact = kinds.ContraryRecord(
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

    # --- STATE ----------------------------------------------------------------------------------------------------
    def _states(self, _: Reader) -> Iterator[CaseFact]:
        yield from self._factor_records()
        yield from self._static_records()
        yield from self._capacity_records()
        searched = str(sum(1 for e in self.view.record.entries.values() if e.known != "later"))
        for subject, factors in self.sheet.unrecorded.items():
            yield self.note(
                kinds.NoRecord(
                    id=f"no_record.{self.p}.{subject}",
                    proposal=self.p,
                    of="factors",
                    subject=subject,
                    factors=factors,
                    searched_from=self._first_day,
                    searched_to=as_text(self.view.as_of),
                    entries_searched=searched,
                )
            )

    @cached_property
    def _first_day(self) -> str:
        days = [e.lo for e in self.view.record.entries.values() if e.lo is not None and e.known != "later"]
        return as_text(min(days, default=self.view.as_of))

    def _factor_records(self) -> Iterator[CaseFact]:
        for (reading, subject, factor), row in self.sheet.bearings.items():
            fact = kinds.FactorRecord(
                id=f"factor_record.{self.p}.{reading}.{subject}.{factor}",
                proposal=self.p,
                reading=reading,
                subject=subject,
                factor=factor,
                rated=row.rated,
                concern=SOME[row.concern],
                run=row.window,
                check="answers" if row.check is not None else "none",
                delivered=YES[row.delivered],
                supposed=self.sheet.supposed.get(factor, "no"),
            )
            yield self.note(fact, row.sources)
        for (reading, subject, factor), status in self.sheet.rated.items():
            fact = kinds.RatedRecord(
                id=f"rated.{self.p}.{reading}.{subject}.{factor}",
                proposal=self.p,
                reading=reading,
                subject=subject,
                factor=factor,
                status=status,
            )
            yield self.note(fact, self.sheet.rating_sources(subject, factor))

    def _static_records(self) -> Iterator[CaseFact]:
        for row in self.sheet.spoken["worst"]:
            fact = kinds.StaticRecord(
                id=f"static.{self.p}.{row.subject}.{row.factor}",
                proposal=self.p,
                subject=row.subject,
                factor=row.factor,
                counterparts=tuple(dict.fromkeys(name for _, name in row.counterparts)),
                lasting_need=YES[self.sheet.risk_factors[row.factor].lasting_need],
            )
            yield self.note(fact, row.sources)

    def _capacity_records(self) -> Iterator[CaseFact]:
        for (reading, adult, problem), row in self.sheet.changes.items():
            fact = kinds.CapacityRecord(
                id=f"capacity_record.{self.p}.{reading}.{adult}.{problem}",
                proposal=self.p,
                reading=reading,
                adult=adult,
                problem=problem,
                rated=row.rated.value or "not_rated",
                run=row.window,
                goals=row.goals,
                tested=YES[row.tested],
                seen=YES[row.seen],
                claimed=YES[row.claimed],
                concern=SOME[row.concern],
            )
            yield self.note(fact, [*(r.id for r in row.rated.rows), *row.sources])
        for (reading, adult), care in self.sheet.care.items():
            rated = capacity_rated(self.view, adult, CARE_OF_CHILD)
            fact = kinds.CareRecord(
                id=f"care_record.{self.p}.{reading}.{adult}",
                proposal=self.p,
                reading=reading,
                adult=adult,
                rated=rated.value or "not_rated",
                care=care.care,
            )
            yield self.note(fact, [*(r.id for r in rated.rows), *care.sources])
        problems = [*self.sheet.problems, *((adult, CARE_OF_CHILD) for adult in self.view.sharers)]
        for reading in ("ratings_best", "ratings_worst"):
            for adult, problem in problems:
                fact = kinds.RatedCapacityRecord(
                    id=f"rated_capacity.{self.p}.{reading}.{adult}.{problem}",
                    proposal=self.p,
                    reading=reading,
                    adult=adult,
                    problem=problem,
                    level=self.sheet.rated_level(adult, problem),
                )
                yield self.note(fact, [r.id for r in capacity_rated(self.view, adult, problem).rows])

    def _reasons(self, reader: Reader) -> Iterator[CaseFact]:
        for reading in READINGS:
            end = end_of(reading)
            for reason in self.sheet.reasons.reasons:
                for subject in reason.subjects:
                    own = reader.reason_statuses(reading, reason, subject)
                    compared = worst_status((("present" if s == "open" else s) for s in own), end)
                    fact = kinds.ReasonRecord(
                        id=f"reason_record.{self.p}.{reading}.{reason.id}.{subject}",
                        proposal=self.p,
                        reading=reading,
                        reason=reason.id,
                        subject=subject,
                        own=worst_status(own, end),
                        compared=compared,
                        driven=self._driven(reading, reason, subject, reader),
                        disproved=YES[reason.is_disproved(reading)],
                    )
                    ids = [reader.status_id(reading, subject, name) for name in reason.effective]
                    yield self.note(fact, [reason.id, *(i for i in ids if i in reader.read)])

    def _driven(self, reading: str, reason: Reason, subject: str, reader: Reader) -> str:
        """The status the driving reason gives (semantics 3.7), at most being addressed until tested with the child."""
        driver = self.sheet.reasons.by_id(reason.driver) if reason.driver else None
        if driver is None or reading.startswith("ratings"):
            return "no_driver"  # what drives a reason is read from the record, never from the ratings
        after = self.sheet.driven_clock(subject, reason, driver, reading)
        found = []
        for name in driver.effective:
            static = self.sheet.static_entries(subject, name, reading)
            row = bearing(self.view, subject, name, reading, static, from_day=after)
            found.append(status_of(row.rated, row.concern, row.window, row.check is not None, row.delivered))
        given = worst_status(("present" if s == "open" else s for s in found), end_of(reading))
        if given == "addressed" and not self.sheet.tested_on_both(subject, reason, driver, reading):
            return "being_addressed"
        return given

    # --- VOTE -----------------------------------------------------------------------------------------------------
    def _ballots(self, reader: Reader) -> Iterator[CaseFact]:
        for reading in READINGS:
            end = end_of(reading)
            for ballot in reader.ballots(reading):
                fact = kinds.FactorBallot(
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
            fact = kinds.WishRecord(
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
        for row in self.sheet.protective:
            fact = kinds.ProtectiveRecord(
                id=f"protective_record.{self.p}.{reading}.{row.factor}.{row.subject}",
                proposal=self.p,
                reading=reading,
                end=end,
                factor=row.factor,
                subject=row.subject,
                support="as_rated" if reading.startswith("ratings") else reader.worst_support(row),
                acts=row.acts,
            )
            yield self.note(fact, [*row.ratings, *reader.support_ids(row)])

    def _tally(self, reading: str, vote: str, state: str, sources: Iterable[str]) -> CaseFact:
        fact = kinds.VoteTally(
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

    # --- CLASSIFY -------------------------------------------------------------------------------------------------
    def _votes(self, reader: Reader) -> Iterator[CaseFact]:
        for reading in READINGS:
            votes = reader.votes(reading)
            fact = kinds.VotesRecord(
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
            fact = kinds.EndsRecord(
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
            fact = kinds.GapRecord(
                id=f"gap_record.{self.p}.{row.gap}.{about}",
                proposal=self.p,
                gap=row.gap,
                subject=row.subject,
                factor=row.factor,
                names=row.names,
            )
            yield self.note(fact, row.sources)


__all__ = ["LEVEL_RANK", "STATUS_RANK", "Pair", "Steps", "closed", "is_behaviour", "list_state", "record_reading"]
