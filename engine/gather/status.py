"""What bears on the status of each factor (pass STATE; semantics 3.2, 3.3; readings S1 to S8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.gather.ratings import rating_read
from engine.gather.runs import Run, clock, observations, run_shown
from engine.gather.statics import Speaking
from engine.gather.view import View


@dataclass(frozen=True, slots=True)
class Bearing:
    """All that bears on one factor for one subject in one reading, with the case ids it was read from."""

    subject: str
    factor: str
    reading: str
    rated: str
    concern: bool
    window: str
    run: Run | None
    check: str | None
    delivered: bool
    sources: tuple[str, ...]


def bearing(
    view: View, subject: str, factor: str, reading: str, static_entries: frozenset[str], from_day: int | None = None
) -> Bearing:
    """What bears on a factor; ``static_entries`` are those a check must name, ``from_day`` a later clock (3.7)."""
    rating = rating_read(view, subject, factor, reading)
    concerns = view.concerns(subject, factor, reading)
    after = clock(view, subject, factor, reading) if from_day is None else from_day
    window, run = run_shown(view, subject, factor, observations(view, subject, factor, after))
    check = answering_check(view, subject, factor, static_entries)
    support = undelivered_support(view, subject, factor)
    sources = [row.id for row in rating.rows] + [c.source for c in concerns]
    sources += list(run.sources) if run is not None else []
    sources += [check.id] if check is not None else []
    return Bearing(
        subject=subject,
        factor=factor,
        reading=reading,
        rated=rating.value or "none",
        concern=bool(concerns),
        window=window,
        run=run,
        check=check.id if check is not None else None,
        delivered=support is None,
        sources=tuple(dict.fromkeys(sources)),
    )


def answering_check(view: View, subject: str, factor: str, static_entries: frozenset[str]) -> Any | None:
    """The newest check that answers a factor as absent: fresh, by a named person outside the household, saying how,
    and naming every entry of a static factor that speaks through it (S4). None where there is none."""
    answering = [
        row
        for row in view.checks
        if row.found == "absent"
        and factor in row.factors
        and view.names_subject(row.about, subject)
        and view.as_of - row.on.toordinal() <= view.record.days("check_fresh")
        and row.by
        and (row.how or "").strip()
        and row.by not in view.household_people
        and static_entries <= frozenset(row.names)
    ]
    return max(answering, key=lambda row: (row.on, row.id), default=None)


def undelivered_support(view: View, subject: str, factor: str) -> Any | None:
    """The newest row on a support relied on, where it says the support is not delivered (semantics 3.4; S7)."""
    rows = [
        row
        for row in view.case.supports_relied_on
        if row.adult == subject and row.factor == factor and view.counts(row.on)
    ]
    newest = max(rows, key=lambda row: (row.on, row.delivered is False), default=None)
    return newest if newest is not None and newest.delivered is False else None


def static_entries_for(speaking: list[Speaking], subject: str, factor: str, entries: Any) -> frozenset[str]:
    """The chronology entries of static factors that speak through a factor for a subject: a check must name them."""
    return frozenset(
        source
        for row in speaking
        if (subject, factor) in row.counterparts
        for source in row.sources
        if source in entries
    )


def has_record(view: View, subject: str, factor: str) -> bool:
    """Whether anything at all is recorded on a factor for a subject."""
    if view.concerns(subject, factor, "worst") or view.strengths(subject, factor):
        return True
    return (
        rating_read(view, subject, factor, "worst").value is not None
        or rating_read(view, subject, factor, "best").value is not None
    )


def is_recent(view: View, subject: str, factor: str, reading: str) -> bool:
    """Whether a concern that is not minor, since 24 months before this entry to care, names the factor (V3)."""
    newest = view.newest_concern(subject, factor, reading)
    return newest is not None and newest >= view.since
