"""Assessments, decisions and sign-off: who did what, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engine.case.contradictions.record import Found, Record
from engine.case.contradictions.registry import contradiction

MANAGER = "role_manager"
_BEFORE = {"rc2": ("rc1",), "rc3": ("rc1", "rc2")}


@contradiction("An assessment of a time that ends before it begins", "assessments")
def covers_backwards(record: Record) -> Iterator[Found]:
    """The time an assessment covers does not end before it begins."""
    for path, row in record.rows("assessments"):
        covers = row.covers
        if covers is not None and covers.from_ and covers.until and covers.until < covers.from_:
            what = "the time covered ends before it begins"
            why = f"It begins on {covers.from_}."
            yield Found((*path, "covers", "until"), what, why, "Correct one of the two dates.")


@contradiction("An assessment of a time still to come", "assessments")
def covers_time_to_come(record: Record) -> Iterator[Found]:
    """The time an assessment covers has passed by the day it is finished."""
    for path, row in record.rows("assessments"):
        if row.covers is not None and row.covers.until and row.on and row.covers.until > row.on:
            why = f"It was finished on {row.on}, and nobody can have looked at what came after."
            yield Found(
                (*path, "covers", "until"), "it covers time after it was written", why, "Correct one of the dates."
            )


@contradiction("Signed off before it was written", "assessments")
def signed_off_before_written(record: Record) -> Iterator[Found]:
    """An assessment is signed off on or after the day it is finished."""
    for path, row in record.rows("assessments"):
        if row.signed_off is not None and row.signed_off.on and row.on and row.signed_off.on < row.on:
            why = f"It was finished on {row.on}."
            place = (*path, "signed_off", "on")
            yield Found(place, "it is signed off before it was written", why, "Correct one of the two dates.")


@contradiction("Signed off by its author", "assessments", "people")
def signed_off_by_author(record: Record) -> Iterator[Found]:
    """Whoever signs an assessment off is not the one who wrote it."""
    for path, row in record.rows("assessments"):
        if row.signed_off is not None and row.by is not None and row.signed_off.by == row.by:
            why = "Signing off is a second person's reading."
            to_do = "Name who signed it off, or take `signed_off` out where nobody has."
            yield Found((*path, "signed_off", "by"), "it is signed off by its author", why, to_do)


@contradiction("Never met, and met", "people", "assessments", "plans")
def never_met_but_met(record: Record) -> Iterator[Found]:
    """Somebody recorded as not having met the family has met nobody in an assessment of theirs, and has seen no family
    time."""
    never = {person.id for person in record.case.people if person.met_family is False}
    why = "Under `people`, `met_family: false` stands for them."
    to_do = "Correct `met_family`, or name who did meet the family."
    for path, row in record.rows("assessments"):
        if row.by in never and row.met:
            yield Found((*path, "met"), "its author has never met the family, and met them", why, to_do)
    for path, row in record.rows("plans", "family_time"):
        if row.seen_by in never:
            yield Found((*path, "seen_by"), "it was seen by somebody who has never met the family", why, to_do)


@contradiction("A decision by nobody", "decisions", "people")
def decision_by_nobody(record: Record) -> Iterator[Found]:
    """A decision names the people who took it."""
    for path, row in record.rows("decisions"):
        if not row.by:
            why = "People decide, and answer for it by name and role; nothing here decides for them."
            yield Found(path, "it was taken by nobody", why, "Name who took it in `by`.")


@contradiction("A decision by the family it is about", "decisions", "adults", "children")
def decision_by_family(record: Record) -> Iterator[Found]:
    """The panel's or the manager's decision is not taken by an adult or a child of the case. What they want is recorded
    under `wishes`, what they think as an entry."""
    for path, row in record.rows("decisions"):
        for number, who in enumerate(row.by):
            if who in record.family:
                why = "It is the decision of the panel or the manager."
                to_do = "Name them; what the family wants belongs under `wishes`."
                yield Found((*path, "by", number), "it is taken by somebody of the family", why, to_do)


@contradiction("Classified again before the first time", "decisions")
def points_out_of_order(record: Record) -> Iterator[Found]:
    """The first decision before return (rc2) is not earlier than the first after assessment (rc1), nor the first after
    return (rc3) earlier than either."""
    first: dict[tuple[str, str], date] = {}
    for row in record.case.decisions:
        if row.on is not None and row.point is not None:
            key = (row.proposal, row.point)
            first[key] = min(row.on, first.get(key, row.on))
    for path, row in record.rows("decisions"):
        for earlier in _BEFORE.get(row.point or "", ()):
            day = first.get((row.proposal, earlier))
            if row.on is not None and day is not None and row.on < day:
                why = f"The first {earlier} of this proposal is dated {day}."
                to_do = "Correct one of the dates, or the point; a class after an event is rc_event."
                yield Found((*path, "on"), f"{row.point} is earlier than any {earlier}", why, to_do)
                break


@contradiction("A manager's reason from somebody else", "rationales", "people")
def rationale_not_by_manager(record: Record) -> Iterator[Found]:
    """The reason why a factor on the red list no longer holds the class is a manager's. Somebody with another role, or
    of the family, cannot give it."""
    roles = {person.id: person.role for person in record.case.people}
    for path, row in record.rows("rationales"):
        if row.by is None or row.by in record.also_known:
            continue
        if row.by in record.family or roles.get(row.by) not in (None, MANAGER):
            why = "It would lift a hold that is there so that a second person looks."
            to_do = f"Name the manager; under `people` their role is {MANAGER}."
            yield Found((*path, "by"), "it is not by a manager", why, to_do)
