"""Answers that change what is on record: an allegation settled, a support delivered again, somebody moved in.

Such an answer can move several statuses, capacity and the red list together, so the record is read again with the
answer in it (semantics 3.3, 5.7). Nothing of it is kept: the case of a person is never changed by a what-if.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from engine.case import Case, Legal, Member, SupportReliedOn
from engine.fact import Conclusion
from engine.gather.view import Record, View
from engine.knowable import ReadEntry
from engine.sheet import Sheet

OF_THE_RECORD: Final = frozenset(
    {"to_be_settled", "suggestion_unconfirmed", "support_not_delivered", "due_to_return", "entry_not_recorded"}
)
"""The kinds of gap whose answer is a change of the record itself."""


def question(gap: Conclusion) -> tuple[str, ...]:
    """What a gap asks: settling an entry settles it for everybody and on every factor it names."""
    if gap["gap"] == "to_be_settled":
        return gap["gap"], "", "", gap["names"]
    if gap["gap"] == "suggestion_unconfirmed":
        return gap["gap"], "", gap["factor"], gap["names"]
    return gap["gap"], gap["subject"], gap["factor"], gap["names"]


def supplied(sheet: Sheet, answers: Iterable[tuple[Conclusion, str]]) -> Sheet:
    """The sheet of a record in which some gaps are answered, each `for` or `against` the family."""
    view = sheet.view
    case, entries = view.case, dict(view.record.entries)
    for gap, way in answers:
        name = gap["names"]
        if name in entries:
            entries[name] = _settled(entries[name], gap, way)
        else:
            case = _answered(case, view, gap, way)
    return Sheet(View(Record(case, view.knowledge, entries), view.proposal), sheet.supposed)


def _settled(entry: ReadEntry, gap: Conclusion, way: str) -> ReadEntry:
    """An allegation disproved or established; a suggestion dropped or confirmed."""
    if gap["gap"] == "to_be_settled":
        return replace(entry, standing="disproved" if way == "for" else "established")
    suggested = (gap["factor"], "concern", False)
    confirmed = () if way == "for" else ((gap["factor"], "concern", True),)
    return replace(entry, tags=(*(tag for tag in entry.tags if tag != suggested), *confirmed))


def _answered(case: Case, view: View, gap: Conclusion, way: str) -> Case:
    """The case with one answer in it that is not about an entry."""
    kind = gap["gap"]
    if kind == "to_be_settled":
        return case.model_copy(update={"ratings": _ratings(case, gap["names"], way)})
    if kind == "support_not_delivered" and way == "for":
        return case.model_copy(update={"supports_relied_on": _delivered(case, gap)})
    if kind == "due_to_return" and way == "against":
        return case.model_copy(update={"households": _moved_in(case, view, gap["subject"])})
    if kind == "entry_not_recorded" and way == "for":
        # The latest day it can have been: every later one leaves fewer concerns that count as recent.
        row = Legal.model_construct(child=view.child.id, status="s20", from_=case.as_of, until=None)
        return case.model_copy(update={"legal": (*case.legal, row)})
    return case


def _ratings(case: Case, name: str, way: str) -> tuple[Any, ...]:
    """The ratings with a disputed one left as not known, or standing as present."""
    status = "unknown" if way == "for" else "present"
    return tuple(row.model_copy(update={"status": status}) if row.id == name else row for row in case.ratings)


def _delivered(case: Case, gap: Conclusion) -> tuple[Any, ...]:
    """The supports relied on with one of them delivered on the day looked at."""
    adult, factor = gap["subject"], gap["factor"]
    kept = [row for row in case.supports_relied_on if (row.adult, row.factor, row.on) != (adult, factor, case.as_of)]
    return (*kept, SupportReliedOn.model_construct(adult=adult, factor=factor, delivered=True, on=case.as_of))


def _moved_in(case: Case, view: View, adult: str) -> tuple[Any, ...]:
    """The households with somebody due to return living there."""
    if adult in view.adults:
        return case.households
    member = Member.model_construct(adult=adult, from_=case.as_of, until=None)
    return tuple(
        row.model_copy(update={"members": (*row.members, member)}) if row.id == view.household.id else row
        for row in case.households
    )
