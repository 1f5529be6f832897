"""Where a child is on the day looked at: under which legal status, and whether at home again by a return."""

from __future__ import annotations

from engine.case import Legal, Return
from engine.gather.view import View


def legal_in_force(view: View) -> Legal | None:
    """The child's newest legal status in force, one without a first day included; None where none is recorded.

    `until` is the last day of a status, so that day still counts.
    """
    today = view.case.as_of
    rows = [
        row
        for row in view.case.legal
        if row.child == view.child.id
        and (row.from_ is None or row.from_ <= today)
        and (row.until is None or row.until >= today)
    ]
    return max(rows, key=lambda row: (str(row.from_ or ""), row.status), default=None)


def return_under_way(view: View) -> Return | None:
    """The child's newest return home that has begun and not ended, one without a first day included; None for none.

    A return that ends on the day looked at is over.
    """
    today = view.case.as_of
    rows = [
        row
        for row in view.case.returns
        if row.child == view.child.id
        and (row.from_ is None or row.from_ <= today)
        and (row.until is None or row.until > today)
    ]
    return max(rows, key=lambda row: str(row.from_ or ""), default=None)
