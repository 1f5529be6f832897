"""Which risks have an action on record, and which actions have a risk (facts sheet 8.3, 8.5).

An action is a goal that stands, a service that has begun, or a line of the safety plan that says what is done. A place
on a waiting list is none, and a written agreement alone is none (wa_not_alone).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.ahead.triggers import on_record
from engine.gates.at import At
from engine.row_ids import safety_id

WAITING = ("requested", "waiting")


@dataclass(frozen=True, slots=True)
class CoverRead:
    """A risk (`of` risk) or an action (`of` action) and how it is met; `matter` is the factor, or the action's row."""

    of: str
    matter: str
    subject: str
    factor: str
    state: str
    sources: tuple[str, ...]


@dataclass
class Actions:
    """What is on record against risks in one case, on the day it is looked at."""

    at: At

    @cached_property
    def goals(self) -> list[Any]:
        """The goals that were not given up."""
        rows = (row for row in self.at.view.case.plans.goals if not self.at.view.counts(row.dropped))
        return sorted(rows, key=lambda row: row.id)

    @cached_property
    def services(self) -> list[Any]:
        """The services that have begun and have not ended."""
        rows = self.at.view.case.plans.services
        return sorted((row for row in rows if row.state == "started" and not self._over(row)), key=lambda row: row.id)

    @cached_property
    def waiting(self) -> list[Any]:
        """The services that were asked for and have not begun."""
        rows = (row for row in self.at.view.case.plans.services if row.state in WAITING)
        return sorted(rows, key=lambda row: row.id)

    @cached_property
    def lines(self) -> list[Any]:
        """The lines of the safety plan that say what is done and are in force."""
        rows = self.at.view.case.plans.safety
        return sorted((row for row in rows if row.action and not self._over(row)), key=lambda row: repr(row))

    def _over(self, row: Any) -> bool:
        """Whether it ended before the day looked at, or begins after it."""
        today = self.at.today
        return (row.until is not None and row.until < today) or (row.from_ is not None and row.from_ > today)

    # --- for one risk -----------------------------------------------------------------------------------------------
    def goals_for(self, subject: str, factor: str) -> list[Any]:
        """The goals for a factor; one set for another adult is not for this one."""
        of_adult = subject in self.at.view.adults
        return [row for row in self.goals if row.factor == factor and (not of_adult or row.adult == subject)]

    def under_way(self, subject: str, factor: str) -> list[str]:
        """The rows of every action for a risk."""
        found = [row.id for row in self.goals_for(subject, factor)]
        found += [row.id for row in self.services if factor in row.factors and self._serves(row.for_, subject)]
        found += [safety_id(row) for row in self.lines if row.factor == factor and self._serves(row.about, subject)]
        return sorted(set(found))

    def asked_for(self, subject: str, factor: str) -> list[str]:
        """The services for a risk that have not begun."""
        return [row.id for row in self.waiting if factor in row.factors and self._serves(row.for_, subject)]

    def _serves(self, named: tuple[str, ...], subject: str) -> bool:
        """Whether what names these people is for this one: help for the child is help for a risk about an adult too."""
        return not named or subject in named or self.at.view.child.id in named

    def each(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every action with the factors it is for."""
        for goal in self.goals:
            yield goal.id, (goal.factor,)
        for service in self.services:
            yield service.id, tuple(sorted(service.factors))
        for line in self.lines:
            yield safety_id(line), (line.factor,) if line.factor else ()


def cover_of(at: At) -> list[CoverRead]:
    """Every risk that is there with how it is met, and every action that is for nothing on record."""
    actions = Actions(at)
    risks = [_of_a_risk(at, actions, subject, factor) for subject, factor in at.risks_there]
    return risks + list(_without_a_risk(at, actions))


def _of_a_risk(at: At, actions: Actions, subject: str, factor: str) -> CoverRead:
    status = at.reader.status_id("worst", subject, factor)
    done, waiting = actions.under_way(subject, factor), actions.asked_for(subject, factor)
    state = "covered" if done else "waiting" if waiting else "uncovered"
    return CoverRead("risk", factor, subject, factor, state, (status, *(done or waiting)))


def _without_a_risk(at: At, actions: Actions) -> Iterator[CoverRead]:
    """The actions for a factor with nothing on record, now or before, and those that name no factor.

    What keeps a problem that was addressed from coming back is for a risk that is on record.
    """
    there = {factor for _, factor in at.risks_there}
    said: set[str] = set()
    for name, factors in actions.each():
        for_one = [f for f in factors if f in there or (f in at.sheet.risk_factors and on_record(at, f))]
        if not for_one and name not in said:
            said.add(name)
            yield CoverRead("action", name, "", factors[0] if factors else "", "no_risk", (name,))
