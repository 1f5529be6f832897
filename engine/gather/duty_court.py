"""Emergencies, court and what follows a return (facts sheet 9.1, 9.5 and 9.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from engine.dates import last_day_of, months_after
from engine.gather.duty_read import IN_CARE, DutyRead, Home, Now
from engine.gather.duty_return import unplanned
from engine.row_ids import legal_id

MONTHS_IN_A_YEAR = 12


def police_protection(now: Now) -> Iterator[DutyRead]:
    """At most 72 hours, counted as days from the first: the hour it began is not in the file."""
    start = now.first_day("police_protection")
    if start is None:
        yield now.unknown("ct_pp_72", "no_start_recorded")
        return
    due = start + timedelta(days=now.figure("dp_police_protection_days"))
    read = now.once("ct_pp_72", due)
    yield read if read.state == "done" else replace(read, note="hours_not_recorded")


def emergency_order(now: Now) -> Iterator[DutyRead]:
    """Eight days and one extension of seven. The end written in the file goes before that, and never beyond it.

    Past the eight days with no end and no further row on record, nobody can tell whether the order was extended.
    """
    start = now.first_day("epo")
    if start is None or now.row is None:
        yield now.unknown("ls_epo", "no_start_recorded")
        return
    usual = start + timedelta(days=now.figure("dp_epo_days"))
    longest = usual + timedelta(days=now.figure("dp_epo_extension_days"))
    if now.row.until is not None:
        yield now.read("ls_epo", min(now.row.until, longest))
    elif now.today <= usual and now.row.from_ == start:
        yield now.read("ls_epo", usual)
    elif now.row.from_ != start or now.today > longest:
        yield now.read("ls_epo", longest)
    else:
        yield now.unknown("ls_epo", "extension_not_recorded", longest)


def proceedings(now: Now) -> Iterator[DutyRead]:
    """26 weeks, in days, from the first interim order of this time in care: the application is not in the file.

    The first day is one of them: the Act counts weeks beginning with the day of the application.
    """
    rows = [row for row in now.legal if row.status == "s38"]
    first = now.first_day("s38")
    if first is None or now.row is None:
        yield now.unknown("ct_26", "no_start_recorded")
        return
    earlier = [row.from_ for row in rows if row.from_ is not None and now.since is not None and row.from_ >= now.since]
    due = min([first, *earlier]) + timedelta(days=now.figure("dp_proceedings_days") - 1)
    read = now.once("ct_26", due, sources=[legal_id(row) for row in rows])
    yield read if read.state == "done" else replace(read, note="counted_from_first_interim_order")


def supervision(now: Now) -> Iterator[DutyRead]:
    """A support plan, for which no day is set. Once it is on record the day told is the end of the order: as written
    in the file, else that of twelve months, else that of the three years it can run in all, each beginning with the
    day the order was made."""
    start = now.first_day("supervision_order")
    if start is None or now.row is None:
        yield now.unknown("ar_so_plan", "no_start_recorded")
        return
    usual = last_day_of(start, now.figure("dp_so_usual_months"))
    longest = last_day_of(start, now.figure("dp_so_most_years") * MONTHS_IN_A_YEAR)
    read = now.once("ar_so_plan", None, note="no_day_in_law")
    past = now.today > longest
    if read.state != "done":
        yield replace(read, due=longest, state="overdue", note="order_past_longest") if past else read
    elif past:
        yield replace(read, due=longest, note="order_past_longest")
    elif now.row.until is not None and now.row.until <= longest:
        yield replace(read, due=now.row.until, note="")
    elif now.today <= usual:
        yield replace(read, due=usual, note="order_usual_end")
    else:
        yield replace(read, due=longest, note="order_longest_end")


def no_day(now: Now, *duties: str) -> Iterator[DutyRead]:
    """Duties that are asked for with no day set for them."""
    for duty in duties:
        yield now.once(duty, None, note="no_day_in_law")


def no_longer_in_care(now: Now) -> Iterator[DutyRead]:
    """After care: from section 20 to home a child in need plan; in any other way, what a child in need is owed."""
    rows = [row for row in now.legal if row.status in IN_CARE]
    newest = max(rows, key=lambda row: str(row.from_ or ""), default=None)
    if newest is None:
        return
    if newest.status != "s20" or now.home is None:
        yield from no_day(now, "ar_s17")
        return
    yield _child_in_need(now, now.home, legal_id(newest))
    yield from unplanned(now)


def gone_home_from_section_20(now: Now) -> Iterator[DutyRead]:
    """The plan for a child in need after section 20, where the child is at home by a return and the file does not say
    so in law: the row of section 20 stands open, ended with nothing after it, or was followed by the edge of care."""
    rows = [row for row in now.legal if row.status in IN_CARE]
    newest = max(rows, key=lambda row: str(row.from_ or ""), default=None)
    if newest is None or newest.status != "s20" or now.home is None or not now.home.returned:
        return
    yield _child_in_need(now, now.home, legal_id(newest))
    if now.status != "s20":
        yield from unplanned(now)


def _child_in_need(now: Now, home: Home, care: str) -> DutyRead:
    """The plan from the day the child came home. Once it is on record the day told is the end of its least time."""
    read = now.once("ar_s20_cin", home.start, sources=[care, home.source])
    if home.start is None:
        return read if read.state == "done" else replace(read, state="unknown", note="no_return_day")
    if read.state == "done":
        least: date = months_after(home.start, now.figure("dp_cin_least_months"))
        return replace(read, due=least, note="runs_at_least_until")
    return read
