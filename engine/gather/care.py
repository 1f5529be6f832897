"""How an adult's own care of this child has been seen (semantics 3.6, `care_of_child`; reading C8)."""

from __future__ import annotations

from dataclasses import dataclass

from engine.gather.capacity import family_time, seen_from_outside
from engine.gather.runs import NO_CLOCK, Observation, clock, longest_run
from engine.gather.view import View
from engine.row_ids import family_time_id

CARE_DOMAINS = frozenset({"abuse", "parenting"})


@dataclass(frozen=True, slots=True)
class Care:
    """How the care was seen: `overnight`, `sessions`, `before_entry`, `some` or `none`, and what it was read from."""

    care: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """One time the adult cared for the child, seen from outside: its ordinal day, and whether it was overnight care."""

    id: str
    day: int
    overnight: bool
    lived: bool


def care_of(view: View, adult: str, reading: str) -> Care:
    """How this adult's care of this child has been seen, at its best that still holds."""
    after = _clock(view, adult, reading)
    if adult not in view.care_sessions:
        view.care_sessions[adult] = _sessions(view, adult)  # the same in every reading; only the clock differs
    sessions = [s for s in view.care_sessions[adult] if s.day > after]
    shorter, gap, recent = (view.record.days(name) for name in ("window_shorter", "run_gap", "run_recent"))
    overnight = longest_run([_seen(s) for s in sessions if s.overnight], view.as_of, gap, recent)
    if overnight is not None and overnight.days >= shorter:
        return Care("overnight", overnight.sources)
    close = longest_run([_seen(s) for s in sessions], view.as_of, view.record.days("care_gap"), recent)
    if (
        close is not None
        and close.days >= shorter
        and _count(sessions, close.first, close.last) >= view.record.days("care_sessions")
    ):
        return Care("sessions", close.sources)
    if view.entry_to_care is not None:
        lived = [_seen(s) for s in sessions if s.lived and s.day < view.entry_to_care]
        before = longest_run(lived, view.entry_to_care, gap, recent)
        if before is not None and before.days >= shorter:
            return Care("before_entry", before.sources)
    held = [f"family_time.{view.child.id}.{adult}" for _ in family_time(view, adult)][:1]
    cared = [adult for row in _cared_for(view, adult) if row.from_ is None or view.counts(row.from_)][:1]
    return Care("some", tuple(held or cared)) if held or cared else Care("none", ())


def _seen(session: Session) -> Observation:
    return Observation(session.id, session.day, session.day, session.day)


def _count(sessions: list[Session], first: int, last: int) -> int:
    return sum(1 for s in sessions if first <= s.day <= last)


def _clock(view: View, adult: str, reading: str) -> int:
    """The newest concern, not minor, about this adult's care: on an abuse or parenting factor."""
    factors = (factor.id for factor in view.knowledge.factors.values() if factor.domain in CARE_DOMAINS)
    return max((clock(view, adult, factor, reading) for factor in factors), default=NO_CLOCK)


def _cared_for(view: View, adult: str) -> list:  # type: ignore[type-arg]
    person = next((a for a in view.case.adults if a.id == adult), None)
    return [row for row in person.cared_for if row.child == view.child.id] if person is not None else []


def has_had_day_to_day_care(view: View, adult: str) -> bool:
    """Whether this adult has ever had this child's day-to-day care; blank is never (semantics 4.3)."""
    return any(row.kind in ("day_to_day", "sole") for row in _cared_for(view, adult))


def _sessions(view: View, adult: str) -> list[Session]:
    found = [
        Session(
            family_time_id(row),
            row.on.toordinal(),
            row.level == "overnight",
            False,
        )
        for row in family_time(view, adult)
        if seen_from_outside(view, row)
    ]
    periods = [
        (row.from_.toordinal() if row.from_ else 0, row.until.toordinal() if row.until else view.as_of)
        for row in _cared_for(view, adult)
    ]
    if not periods:
        return found
    seen: set[str] = set()
    for factor in sorted(view.knowledge.factors.values(), key=lambda f: f.id):
        if factor.domain not in CARE_DOMAINS:
            continue
        for entry in view.strengths(adult, factor.id):
            if entry.id in seen or not view.independent_strength(entry) or view.is_attendance(entry):
                continue
            if not entry.dated or entry.precision != "day" or (entry.children and view.child.id not in entry.children):
                continue
            day = entry.strength_day
            if any(start <= day <= end for start, end in periods):
                seen.add(entry.id)
                found.append(Session(entry.id, day, True, True))
    return found
