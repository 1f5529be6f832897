"""What is on record of the child's own voice: how recent, whether alone, and whether after the last important event.

This tool's own rule (`voice_check_alone`, `voice_stale`): a view older than the last important event says what the
child thought before it. It is asked again; nothing is read out of the silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.gates.at import At
from engine.row_ids import return_id

ALONE = {True: "yes", False: "no", None: "not_recorded"}


@dataclass(frozen=True, slots=True)
class Voice:
    """`state`: none, undated, before_event, lapsed or current; `on` the day of the newest view ("" for none);
    `since` the day of the last important event after it ("" for none); `sources` the rows it was read from."""

    state: str
    alone: str = "not_recorded"
    on: str = ""
    since: str = ""
    sources: tuple[str, ...] = ()


def voice_of(at: At) -> Voice:
    """The newest view of the child's that is on record by the day looked at, whoever it was told to."""
    if not at.child_wishes:
        undated = [r for r in at.view.mine(at.view.case.wishes) if r.of == at.view.child.id and r.on is None]
        return Voice("undated", sources=tuple(sorted(r.id for r in undated))) if undated else Voice("none")
    newest = max(at.child_wishes, key=lambda row: (row.on, row.alone is True, row.id))
    alone, on = ALONE[newest.alone], newest.on.isoformat()
    later = [event for event in _important(at) if event[0] > newest.on]
    if later:
        day, source = max(later)
        return Voice("before_event", alone, on, day.isoformat(), (newest.id, source))
    lapsed = at.days_since(newest.on) > at.figure("wish_fresh")
    return Voice("lapsed" if lapsed else "current", alone, on, "", (newest.id,))


def _important(at: At) -> Iterator[tuple[date, str]]:
    """The day and the row of each event after which a child is to be asked again: a serious entry about this child or
    no child by name, and a return home that began or ended. An entry of no exact day stands at the last it can be."""
    child = at.view.child.id
    for entry in at.entries:
        if entry.severe and entry.dated and (not entry.children or child in entry.children):
            yield date.fromordinal(min(entry.hi, at.today.toordinal())), entry.id
    for row in at.view.case.returns:
        if row.child == child:
            for day in (row.from_, row.until):
                if day is not None and day <= at.today:
                    yield day, return_id(row)
