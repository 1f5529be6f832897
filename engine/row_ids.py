"""Names for rows of a case that have no id of their own: made from what they say, never from their place in the file.

Two rows that say the same have one name, which is right: the answer is the same in whatever order a file lists them.
"""

from __future__ import annotations

from datetime import date
from typing import Any


def decision_id(row: Any) -> str:
    """A decision: its point and its day."""
    return f"decision_{row.point or 'taken'}_{_day(row.on)}"


def return_id(row: Any) -> str:
    """A return home: whose, and the day it began."""
    return f"return.{row.child}.{_day(row.from_)}"


def visit_id(row: Any) -> str:
    """A visit: the day it was made, or the day it was due where it was not."""
    return f"visit.{_day(row.made or row.planned)}"


def review_id(row: Any) -> str:
    """A review meeting: its day."""
    return f"review.{_day(row.on)}"


def family_time_id(row: Any) -> str:
    """A session of family time: the child, the adult and the day."""
    return f"family_time.{row.child}.{row.adult}.{_day(row.on)}"


def view_id(row: Any) -> str:
    """A co-worker's view of a proposal: whose."""
    return f"view.{row.by}.{row.proposal}"


def safety_id(row: Any) -> str:
    """A line of the safety plan: its own id, or the risk it covers."""
    return row.id or f"safety.{row.factor or 'unnamed'}"


def contingency_id(row: Any) -> str:
    """A line of the contingency plan: its trigger."""
    return f"contingency.{row.trigger}"


def condition_id(row: Any) -> str:
    """A condition set before the return: its own id, or the day it was set."""
    return row.id or f"condition.{_day(row.on)}"


def agreement_id(row: Any) -> str:
    """A written agreement: its own id, or the day it was agreed."""
    return row.id or f"agreement.{_day(row.on)}"


def legal_id(row: Any) -> str:
    """A legal status: whose, which, and the day it began."""
    return f"legal.{row.child}.{row.status}.{_day(row.from_)}"


def step_id(row: Any) -> str:
    """A step that was taken or not: what it is and its day."""
    return f"step.{row.step}.{_day(row.on)}"


def _day(on: date | None) -> str:
    return on.isoformat() if on is not None else "undated"
