"""What pass STATE is handed: what bears on each factor, each adult's change, and each reason for care."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from engine import facts as kinds
from engine.dates import as_text
from engine.fact import CaseFact
from engine.gather.ratings import capacity_rated
from engine.gather.reasons import Reason
from engine.gather.statics import is_baseline
from engine.gather.status import bearing
from engine.position import Reader
from engine.sheet import CARE_OF_CHILD, READINGS
from engine.steps.handing import SOME, YES, Handing
from engine.table import status_of
from engine.tally import end_of, worst_status


class StateSteps(Handing):
    """Hands over the records statuses and capacity are concluded from, then the reasons for care."""

    def _states(self, _: Reader) -> Iterator[CaseFact]:
        yield from self._factor_records()
        yield from self._static_records()
        yield from self._statics_on_the_list()
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
            fact: CaseFact = kinds.FactorRecord(
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
                supposed=self.sheet.status_supposed(subject, factor) or "no",
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
            fact: CaseFact = kinds.StaticRecord(
                id=f"static.{self.p}.{row.subject}.{row.factor}",
                proposal=self.p,
                subject=row.subject,
                factor=row.factor,
                counterparts=tuple(dict.fromkeys(name for _, name in row.counterparts)),
                lasting_need=YES[self.sheet.risk_factors[row.factor].lasting_need],
            )
            yield self.note(fact, row.sources)

    def _statics_on_the_list(self) -> Iterator[CaseFact]:
        """Static factors that are on record only as a reason for care: they are the baseline all the same."""
        spoken = {(row.subject, row.factor) for row in self.sheet.spoken["worst"]}
        for reason in self.sheet.reasons.reasons:
            factor = self.sheet.risk_factors[reason.factor]
            for subject in reason.subjects:
                if not is_baseline(factor) or (subject, factor.id) in spoken:
                    continue
                spoken.add((subject, factor.id))
                fact = kinds.StaticRecord(
                    id=f"static.{self.p}.{subject}.{factor.id}",
                    proposal=self.p,
                    subject=subject,
                    factor=factor.id,
                    counterparts=reason.effective,
                    lasting_need=YES[factor.lasting_need],
                )
                yield self.note(fact, [reason.id])

    def _capacity_records(self) -> Iterator[CaseFact]:
        for (reading, adult, problem), row in self.sheet.changes.items():
            supposed = self.sheet.level_supposed(adult, problem)
            if supposed is not None:
                yield self._supposed_capacity(reading, adult, problem, supposed)
                continue
            fact: CaseFact = kinds.CapacityRecord(
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
            supposed = self.sheet.level_supposed(adult, CARE_OF_CHILD)
            if supposed is not None:
                yield self._supposed_capacity(reading, adult, CARE_OF_CHILD, supposed)
                continue
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

    def _supposed_capacity(self, reading: str, adult: str, problem: str, level: str) -> CaseFact:
        """A capacity supposed for a what-if, in place of what the record shows."""
        fact = kinds.SupposedCapacity(
            id=f"supposed_capacity.{self.p}.{reading}.{adult}.{problem}",
            proposal=self.p,
            reading=reading,
            adult=adult,
            problem=problem,
            level=level,
        )
        return self.note(fact)

    def _reasons(self, reader: Reader) -> Iterator[CaseFact]:
        for reading in READINGS:
            end = end_of(reading)
            for reason in self.sheet.reasons.reasons:
                for subject in reason.subjects:
                    own = reader.reason_statuses(reading, reason, subject)
                    compared = worst_status((("present" if s == "open" else s) for s in own), end)
                    fact: CaseFact = kinds.ReasonRecord(
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
        given = worst_status(found, end_of(reading))
        if given == "addressed" and not self.sheet.tested_on_both(subject, reason, driver, reading):
            return "being_addressed"
        return given
