"""How long a case has been seen at medium or low: the record read again as it stood each earlier day (semantics 5.5).

A day is read as it could have been read then: entries, ratings, checks and answers of later days left out. What is
read is the worst case, with the plain table.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from engine.dates import months_before
from engine.gather.view import Record, View
from engine.knowable import read_entries
from engine.sheet import Sheet
from engine.suggest.untagged import Suggestions
from engine.table import stand

HELD_BACK = ("high", "severe")


def last_day_high(view: View, months: int) -> date | None:
    """The last day on which the worst case was high or severe, of the day looked at and the months before it.

    None where it was medium or low on every day of them. Days are read newest first, so that a case that is high today
    costs one reading.
    """
    today = view.case.as_of
    suggestions = Suggestions(view.case, view.knowledge)
    return next(
        (day for day in _days(today, months_before(today, months)) if _worst(view, day, suggestions) in HELD_BACK), None
    )


def _days(last: date, first: date) -> Iterator[date]:
    day = last
    while day >= first:
        yield day
        day -= timedelta(days=1)


def _worst(view: View, day: date, suggestions: Suggestions) -> str:
    """The worst-case class of this proposal as the record stood on a day."""
    from engine.evidence import evidence_read  # it asks the steps, and they ask this: neither can come first

    case = view.case.model_copy(update={"as_of": day})
    margin = view.record.days("about_margin")
    record = Record(case, view.knowledge, read_entries(case, margin, suggestions.about))
    proposal = next(row for row in case.proposals if row.id == view.proposal.id)
    sheet = Sheet(View(record, proposal))
    return stand(view.knowledge, evidence_read(sheet, sheet).position("worst")).class_
