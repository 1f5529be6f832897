"""What pass PLAN is handed of what could end this return, and of what is planned against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine import facts as kinds
from engine.ahead.checks import CHECKS
from engine.ahead.coverage import cover_of
from engine.ahead.indicators import INDICATORS
from engine.ahead.pre_mortem import stories_of
from engine.ahead.recommendations import advice_of
from engine.ahead.triggers import prompts_of
from engine.ahead.trip_wires import trips_of
from engine.fact import CaseFact
from engine.gates import At
from engine.steps.handing import YES, Handing


@dataclass
class AheadSteps(Handing):
    """Hands over what the record shows of a breakdown to come; ``since`` is the day the plan is taken as settled."""

    since: date | None = None

    def _ahead(self, at: At) -> Iterator[CaseFact]:
        yield from self._indicators(at)
        yield from self._prompts(at)
        yield from self._cover(at)
        yield from self._checks(at)
        yield from self._advice(at)
        yield from self._stories(at)
        yield from self._trips(at)

    def _indicators(self, at: At) -> Iterator[CaseFact]:
        for name, read_from in INDICATORS.items():
            read = read_from(at)
            fact = kinds.IndicatorRecord(
                id=f"indicator_record.{self.p}.{name}", proposal=self.p, indicator=name, found=read.found
            )
            yield self.note(fact, sorted(set(read.sources)) or [self.p])

    def _prompts(self, at: At) -> Iterator[CaseFact]:
        for read in prompts_of(at):
            fact = kinds.PromptRecord(
                id=f"prompt_record.{self.p}.{read.trigger}",
                proposal=self.p,
                trigger=read.trigger,
                planned=read.planned,
                missing=read.missing,
            )
            yield self.note(fact, read.sources)

    def _cover(self, at: At) -> Iterator[CaseFact]:
        for read in cover_of(at):
            name = ".".join(part for part in (self.p, read.of, read.subject, read.matter) if part)
            fact = kinds.CoverRecord(
                id=f"cover_record.{name}",
                proposal=self.p,
                of=read.of,
                matter=read.matter,
                subject=read.subject,
                factor=read.factor,
                state=read.state,
            )
            yield self.note(fact, read.sources)

    def _checks(self, at: At) -> Iterator[CaseFact]:
        for name, read_from in CHECKS.items():
            read = read_from(at)
            fact = kinds.PlanCheckRecord(
                id=f"plan_check_record.{self.p}.{name}",
                proposal=self.p,
                element=name,
                found=read.found,
                missing=read.missing,
            )
            yield self.note(fact, sorted(set(read.sources)) or [self.p])

    def _advice(self, at: At) -> Iterator[CaseFact]:
        for read in advice_of(at):
            fact = kinds.AdviceRecord(
                id=f"advice_record.{self.p}.{read.subject}.{read.factor}",
                proposal=self.p,
                subject=read.subject,
                factor=read.factor,
                action=read.action,
                by=read.by,
                settles=YES[read.settles],
                late=YES[read.late],
            )
            yield self.note(fact, read.sources)

    def _stories(self, at: At) -> Iterator[CaseFact]:
        for read in stories_of(at):
            name = ".".join(part for part in (self.p, read.how, read.trigger, read.of) if part)
            fact = kinds.StoryRecord(
                id=f"story_record.{name}",
                proposal=self.p,
                trigger=read.trigger,
                factor=read.factor,
                of=read.of,
                on=read.on,
                how=read.how,
            )
            yield self.note(fact, [read.of])

    def _trips(self, at: At) -> Iterator[CaseFact]:
        for read in trips_of(at, self.since):
            fact = kinds.TripRecord(
                id=f"trip_record.{self.p}.{read.broken}.{read.assumption}.{read.entry}",
                proposal=self.p,
                entry=read.entry,
                on=read.on,
                assumption=read.assumption,
                broken=read.broken,
                factor=read.factor,
            )
            yield self.note(fact, read.sources)
