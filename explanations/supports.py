"""How far each rating and claim is supported, each adult's capacity, and the days on which what was shown lapses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.assessment import ProposalAnswer
from engine.dates import NEVER
from engine.gather.ratings import capacity_rated
from engine.gather.support import Backing
from engine.gather.whole import WholeBacking
from engine.sheet import CARE_OF_CHILD, EVIDENCE
from explanations.case_rows import Told
from explanations.facts import FactTeller


@dataclass
class Supports:
    """What holds the statements about one proposal up, and for how long."""

    answer: ProposalAnswer
    facts: FactTeller

    def __post_init__(self) -> None:
        self.p = self.answer.id
        self.sheet = self.answer.sheet
        self.view = self.sheet.view
        self.reader = self.answer.reader

    # --- support --------------------------------------------------------------------------------------------------
    def told(self) -> list[Told]:
        """The support of every rating and claim, in the order of factor and of what it is about."""
        rows = [self._support(backing) for backing in self.sheet.backings]
        rows += [self._of_the_whole(whole) for whole in self.sheet.whole_backings]
        return sorted(rows, key=lambda row: (row["factor"] or "", row["about"]))

    def _of_the_whole(self, whole: WholeBacking) -> Told:
        """The support of a claim about the plan or the return, which names no factor."""
        name, state_name = f"support.{self.p}.{whole.about}", f"state.{self.p}.{whole.about}"
        state = self.reader.read[state_name]["state"] if state_name in self.reader.read else None
        against = [row.entry.id for row in whole.contesting if row.settled_by is None]
        entries = [entry.id for entry in whole.behind]
        self.facts.want([whole.about, *entries, *against])
        return {
            "about": whole.about,
            "factor": None,
            "rated": "claimed",
            "support": self.reader.read[name]["support"],
            "state": state,
            "silent_since": as_day(whole.newest) if state == "silent" else None,
            "entries": sorted(entries),
            "because": [name, state_name] if state is not None else [name],
            "favourable": whole.favourable,
            "subjects": [],
            "against": sorted(against),
            "checks": [],
            "of": whole.of,
        }

    def _support(self, backing: Backing) -> Told:
        name = f"support.{self.p}.{backing.about}.{backing.factor}"
        state_name = f"state.{self.p}.{backing.about}.{backing.factor}"
        state = self.reader.read[state_name]["state"] if state_name in self.reader.read else None
        against = [row.entry.id for row in backing.contesting if row.settled_by is None]
        entries = [entry.id for entry in backing.behind]
        checks = sorted(check.id for check in backing.checks)
        self.facts.want([backing.about, *entries, *checks, *against])
        return {
            "about": backing.about,
            "factor": backing.factor,
            "rated": backing.rated,
            "support": self.reader.read[name]["support"],
            "state": state,
            "silent_since": as_day(backing.newest) if state == "silent" else None,
            "entries": sorted(entries),
            "because": [name, state_name] if state is not None else [name],
            "favourable": backing.favourable,
            "subjects": list(backing.subjects),
            "against": sorted(against),
            "checks": checks,
        }

    # --- capacity -------------------------------------------------------------------------------------------------
    def capacity(self) -> list[Told]:
        """Each adult's capacity on each problem that is asked or rated; `open` where the two ends differ."""
        asked = {pair for reading in EVIDENCE for pair in self.reader.asked_pairs(reading)}
        rated = {(row.adult, row.factor) for row in self.view.mine(self.view.case.capacity)}
        rows = [self._capacity(adult, problem, (adult, problem) in asked) for adult, problem in sorted(asked | rated)]
        return [row for row in rows if row["because"]]

    def _capacity(self, adult: str, problem: str, asked: bool) -> Told:
        levels, because = [], []
        for reading in EVIDENCE:
            name = f"capacity.{self.p}.{reading}.{adult}.{problem}"
            if name in self.reader.read:
                level = self.reader.asked(reading).get(name, self.reader.read[name]["level"])
                levels.append(level)
                because.append(name)
        rating = capacity_rated(self.view, adult, problem)
        self.facts.want(row.id for row in rating.rows)
        return {
            "adult": adult,
            "factor": problem,
            "rated": rating.value,
            "level": levels[0] if len(set(levels)) == 1 else "open",
            "because": because,
            "asked": asked,
            "best_case": levels[0] if levels else None,
            "worst_case": levels[-1] if levels else None,
        }

    # --- what lapses ----------------------------------------------------------------------------------------------
    def lapses(self) -> list[Told]:
        """The days on which a run, a check or a wish stops counting unless it is seen or said again, soonest first."""
        found = {(row["on"], row["kind"], row["about"], row["factor"] or ""): row for row in self._lapsing()}
        return [found[key] for key in sorted(found)]

    def _lapsing(self) -> Iterator[Told]:
        for (reading, subject, factor), row in self.sheet.bearings.items():
            because = [self.reader.status_id(reading, subject, factor)]
            if row.run is not None and row.window != "none" and because[0] in self.reader.read:
                yield self._lapse("run", subject, factor, row.run.lapses, row.run.sources, because)
            if row.check is not None and because[0] in self.reader.read:
                day = next(check.on.toordinal() for check in self.view.checks if check.id == row.check)
                last = day + self.view.record.days("check_fresh") + 1
                yield self._lapse("check", subject, factor, last, (row.check,), because)
        for (reading, adult, problem), change in self.sheet.changes.items():
            name = f"capacity.{self.p}.{reading}.{adult}.{problem}"
            if change.run is not None and change.window != "none" and problem != CARE_OF_CHILD:
                if (adult, problem) in self.reader.asked_pairs(reading):
                    yield self._lapse("run", adult, problem, change.run.lapses, change.run.sources, [name])
        for wish in self.sheet.wishes["best"]:
            if wish.lapses is not None and wish.word == "yes":
                name = f"wish.{self.p}.best.{wish.person}"
                yield self._lapse("wish", wish.person, None, wish.lapses, wish.sources, [name])

    def _lapse(self, kind: str, about: str, factor: str | None, on: int, rows: Any, because: list[str]) -> Told:
        self.facts.want(rows)
        return {
            "kind": kind,
            "about": about,
            "factor": factor,
            "on": as_day(on),
            "from": list(rows),
            "because": because,
        }


def as_day(ordinal: int | None) -> str | None:
    """An ordinal day as ISO text; None where there is no day, or only one older than any."""
    if ordinal is None or ordinal <= NEVER or ordinal > date.max.toordinal():
        return None
    return date.fromordinal(ordinal).isoformat()
