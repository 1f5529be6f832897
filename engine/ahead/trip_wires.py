"""What came after the plan was settled, and which of its assumptions each thing broke (semantics 6.10).

The plan is taken to be settled on the day of the newest decision, or on the day named. An entry is new where it
happened or was recorded after that day: what was not on record could not be planned for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.ahead.checks.goals import due
from engine.ahead.coverage import Actions
from engine.ahead.events import happenings, takes
from engine.gates.at import At
from engine.knowable import ReadEntry
from engine.row_ids import safety_id, visit_id

BETTER = ("being_addressed", "addressed", "absent")


@dataclass(frozen=True, slots=True)
class TripRead:
    """A row (`entry`) that broke an assumption: `broken` says of what kind, `assumption` is the id of what it was."""

    broken: str
    entry: str
    on: str
    assumption: str
    factor: str
    sources: tuple[str, ...]


def settled_on(at: At, since: date | None) -> date | None:
    """The day the plan is taken to have been settled: the day named, the newest decision, or the return under way."""
    if since is not None:
        return since
    if at.decisions:
        return at.decisions[-1].on
    return at.home.from_ if at.home is not None else None


def trips_of(at: At, since: date | None) -> list[TripRead]:
    """Everything that broke an assumption since the plan was settled, in the order it came; none without such a day."""
    day = settled_on(at, since)
    if day is None:
        return []
    found = {*_by_entries(at, day), *_visits(at, day), *_services(at, day), *_wishes(at, day)}
    found |= {*_household(at, day), *_goals(at, day)}
    return sorted(found, key=lambda row: (row.on, row.entry, row.broken, row.assumption))


def _by_entries(at: At, since: date) -> Iterator[TripRead]:
    """Entries that are new: triggers that happened, and concerns that do not go with the plan."""
    rows = {row.id: row for row in at.view.case.chronology}
    new = {e.id: _day_of(at, e) for e in at.entries if _is_new(e, rows[e.id].recorded, since)}
    for name, trigger in sorted(at.view.knowledge.triggers.items()):
        of_it = [entry.id for entry in happenings(at, trigger)]
        if len(of_it) >= takes(trigger):
            for name_of in of_it:
                if name_of in new:
                    yield TripRead("trigger", name_of, new[name_of], name, "", (name_of,))
    actions = Actions(at)
    for entry in at.entries:
        if entry.id in new:
            yield from _against_the_plan(at, actions, entry, new[entry.id], since)


def _day_of(at: At, entry: ReadEntry) -> str:
    return date.fromordinal(max(1, min(entry.concern_day, at.today.toordinal()))).isoformat()


def _is_new(entry: ReadEntry, recorded: date | None, since: date) -> bool:
    """Whether it happened after the day, at the latest its words allow, or was written down after it."""
    late = entry.hi is not None and entry.hi > since.toordinal()
    return late or (recorded is not None and recorded > since)


def _against_the_plan(at: At, actions: Actions, entry: ReadEntry, on: str, since: date) -> Iterator[TripRead]:
    """A concern on a risk the plan takes for better than present, has a safety line against, or was not made for."""
    lines = {row.factor: row for row in actions.lines}
    for factor in sorted({tag for tag, way, _ in entry.tags if way == "concern"}):
        known = at.sheet.risk_factors.get(factor)
        if known is None:
            continue
        for subject in at.sheet.subjects_of(known):
            if entry.id not in {concern.source for concern in at.view.concerns(subject, factor, "worst")}:
                continue
            rated = _rated_by(at, subject, factor, since)
            better = [row for row in rated if row.status in BETTER]
            for row in better:
                yield TripRead("rating", entry.id, on, row.id, factor, (entry.id, row.id))
            if factor in lines:
                line = safety_id(lines[factor])
                yield TripRead("safety", entry.id, on, line, factor, (entry.id, line))
            elif not rated and not actions.under_way(subject, factor):
                yield TripRead("new_risk", entry.id, on, factor, factor, (entry.id,))


def _rated_by(at: At, subject: str, factor: str, since: date) -> list[Any]:
    """The ratings of a risk the plan was made with: on record by the day it was settled."""
    rows = at.view.ratings.get(factor, ())
    return [r for r in rows if (r.on is None or r.on <= since) and at.view.names_subject(r.about, subject)]


def _visits(at: At, since: date) -> Iterator[TripRead]:
    """Visits that fell due after the day and are not on record as made."""
    for row in at.view.case.plans.visits:
        if row.planned is not None and row.made is None and since < row.planned <= at.today:
            yield TripRead("visit", visit_id(row), row.planned.isoformat(), "visits", "", (visit_id(row),))


def _services(at: At, since: date) -> Iterator[TripRead]:
    """Services that had begun and ended since."""
    for row in at.view.case.plans.services:
        if row.state in ("started", "ended") and row.until is not None and since < row.until <= at.today:
            factor = min(row.factors, default="")
            yield TripRead("service", row.id, row.until.isoformat(), row.id, factor, (row.id,))


def _wishes(at: At, since: date) -> Iterator[TripRead]:
    """The child or an adult who would share the care, saying no or being unsure since."""
    for row in at.counted(at.view.mine(at.view.case.wishes)):
        asked = row.of == at.view.child.id or row.of in at.view.wish_voters
        if asked and row.on > since and row.wish in ("no", "ambivalent"):
            yield TripRead("wish", row.id, row.on.isoformat(), row.of, "", (row.id,))


def _household(at: At, since: date) -> Iterator[TripRead]:
    """Adults who joined the household since."""
    for row in at.view.household.members:
        if row.from_ is not None and since < row.from_ <= at.today:
            yield TripRead("household", row.adult, row.from_.isoformat(), row.adult, "", (row.adult,))


def _goals(at: At, since: date) -> Iterator[TripRead]:
    """Goals whose day has passed since, with no progress on record that reaches what was hoped for."""
    for row in Actions(at).goals:
        day = due(row)
        reached = any(at.view.counts(p.on) and p.level >= 0 for p in row.progress)
        if day is not None and since < day < at.today and not reached:
            yield TripRead("goal", row.id, day.isoformat(), row.id, row.factor, (row.id,))
