"""What an indicator is read from: rows of the record that show something, or that show the contrary.

Nothing recorded is `unknown`. Where the record speaks both ways, what it shows wins over what speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.gates.at import AT_RISK, At, GateRead
from engine.gather.ratings import rating_read
from engine.gather.whereabouts import return_under_way
from engine.knowable import ReadEntry
from engine.row_ids import return_id

AFTER_ASSESSMENT = ("stage_3", "stage_4", "stage_5")
"""The stages in which a plan is being made, so that an empty part of it says something."""
NOT_SO = ("disproved", "not_proved")


@dataclass(frozen=True, slots=True)
class IndicatorRead:
    """What the record shows of an indicator: `present`, `absent` or `unknown`; and the ids of the rows that show it."""

    found: str
    sources: tuple[str, ...] = ()


UNKNOWN: Final = IndicatorRead("unknown")


def present(sources: Iterable[str]) -> IndicatorRead:
    """An indicator the record shows."""
    return IndicatorRead("present", tuple(sorted(set(sources))))


def absent(sources: Iterable[str]) -> IndicatorRead:
    """An indicator the record speaks against."""
    return IndicatorRead("absent", tuple(sorted(set(sources))))


def undone(*reads: GateRead) -> list[str]:
    """The rows of gates and steps that were found not to be done."""
    return [row for read in reads if read.found == "not_done" for row in read.sources]


# --- risks ----------------------------------------------------------------------------------------------------------
def rated_as(at: At, subject: str, factor: str) -> str | None:
    """How a risk factor is rated for somebody, what is disputed or supposed included; None where it is not."""
    held = at.risks_rated.get((subject, factor))
    return held if held is not None else rating_read(at.view, subject, factor, "worst").value


def shown_by(at: At, subject: str, factor: str) -> list[str]:
    """The rows that show a risk: the newest concern, established or possible, whatever it is rated; or the ratings
    that admit it is there."""
    concerns = at.view.concerns(subject, factor, "worst")
    if concerns:
        return [concerns[-1].source]
    if rated_as(at, subject, factor) in AT_RISK:
        return list(at.sheet.rating_sources(subject, factor)) or [at.sheet.proposal]
    return []


def ruled_out_by(at: At, subject: str, factor: str) -> list[str]:
    """What shows that a risk is not there: a rating of absent that a check or a window bears out, which is what the
    status asks for. A rating of addressed is none: what was addressed was there."""
    if at.reader.statuses("worst").get((subject, factor)) == "absent":
        return [at.reader.status_id("worst", subject, factor)]
    return []


def of_factors(at: At, subjects: Iterable[str], factors: Iterable[str]) -> IndicatorRead:
    """Present where one of the factors is shown for one of the people, absent where each is ruled out for all."""
    pairs = [(subject, factor) for subject in subjects for factor in factors]
    if rows := [row for pair in pairs for row in shown_by(at, *pair)]:
        return present(rows)
    against = [ruled_out_by(at, *pair) for pair in pairs]
    return absent(row for rows in against for row in rows) if pairs and all(against) else UNKNOWN


def of_agencies(at: At, factor: str) -> list[str]:
    """The rows that show a factor of the agencies' work, which is asked of nobody: an entry or a rating of it."""
    return shown_by(at, at.view.child.id, factor)


def reasons_of_adults(at: At) -> list[tuple[str, str]]:
    """The reasons for care that are about an adult of the household, by adult and factor; none that was disproved."""
    reasons = [reason for reason in at.sheet.reasons.reasons if not reason.is_disproved("worst")]
    found = {(s, f) for reason in reasons for s in reason.subjects for f in reason.effective}
    return sorted(pair for pair in found if pair[0] in at.view.adults)


# --- the return -----------------------------------------------------------------------------------------------------
def has_begun(at: At) -> bool:
    """Whether the child is at home again, the day of it recorded or not."""
    return return_under_way(at.view) is not None


def is_meant(at: At) -> bool:
    """Whether a day is set for the return, or it has begun."""
    return at.view.proposal.planned is not None or has_begun(at)


def is_near(at: At) -> bool:
    """Whether the return has begun, or its day is so near that the plan for the move should be written."""
    planned = at.view.proposal.planned
    soon = planned is not None and (planned - at.today).days <= at.figure("dp_plan_before_return_days")
    return soon or has_begun(at)


def is_being_planned(at: At) -> bool:
    """Whether a plan is being made, so that an empty part of the plans is wanting and not merely early."""
    return at.view.case.stage in AFTER_ASSESSMENT or is_meant(at)


def the_return(at: At) -> str:
    """The row that says the return is planned or has begun."""
    row = return_under_way(at.view)
    return return_id(row) if row is not None else at.sheet.proposal


def moving_day(at: At) -> date | None:
    """The day the child moved home, or the earliest day the move can now be made; None where neither is recorded."""
    if has_begun(at):
        return at.home.from_ if at.home is not None else None
    planned = at.view.proposal.planned
    return max(planned, at.today) if planned is not None else None


# --- entries --------------------------------------------------------------------------------------------------------
def of_child(at: At, *types: str) -> Iterator[ReadEntry]:
    """The entries about this child of these kinds, of every kind where none is named; none shown not to be so."""
    for entry in at.entries:
        mine = not entry.children or at.view.child.id in entry.children
        if mine and entry.standing not in NOT_SO and (not types or entry.type in types):
            yield entry


def in_care(at: At, *types: str) -> Iterator[ReadEntry]:
    """The same for the present stay in care: surely since it began, and not surely after the child went home."""
    since = at.view.entry_to_care
    home = at.home.from_.toordinal() if at.home is not None and at.home.from_ is not None else None
    for entry in of_child(at, *types):
        if since is not None and entry.lo is not None and entry.lo >= since and (home is None or entry.lo <= home):
            yield entry
