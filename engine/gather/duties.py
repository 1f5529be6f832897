"""Duties in law and guidance that a child's legal status asks for on the day looked at (facts sheet 9).

It reckons days and reads rows; the rules of pass PLAN conclude. It is no legal advice and covers England alone. What
the record does not say is never read as done, nor as not due.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.gather.duty_court import (
    emergency_order,
    gone_home_from_section_20,
    no_day,
    no_longer_in_care,
    police_protection,
    proceedings,
    supervision,
)
from engine.gather.duty_read import LOOKED_AFTER, NOTES, DutyRead, Now
from engine.gather.duty_return import BCP, return_duties
from engine.gather.duty_reviews import review_duties
from engine.gather.duty_visits import visit_duties
from engine.gather.view import View

__all__ = ["NOTES", "DutyRead", "duties_of"]


def duties_of(view: View) -> Iterator[DutyRead]:
    """The duties of one proposal's child at `as_of`, each once, with how it stands and the day it is due.

    Outside England one line says that duties are not covered; with no legal status on record, one that it is unknown.
    """
    if (view.case.jurisdiction or "england").strip().lower() != "england":
        yield DutyRead("jurisdiction", "not_covered")
        return
    now = Now(view)
    if now.row is None:
        yield DutyRead("legal_status", "unknown", note="not_recorded")
        yield from gone_home_from_section_20(now)
        return
    yield from return_duties(now)
    if now.status in LOOKED_AFTER and not (now.status == "s20" and now.home is not None):
        # A child accommodated under section 20 who has gone home is looked after no longer, whatever row stands open.
        yield from review_duties(now)
        yield from visit_duties(now)
    yield from _of_the_status(now)


def _of_the_status(now: Now) -> Iterator[DutyRead]:
    """What one legal status alone asks for."""
    match now.status:
        case "police_protection":
            yield from police_protection(now)
        case "epo":
            yield from emergency_order(now)
        case "s38":
            yield from proceedings(now)
        case "pre_proceedings":
            yield from no_day(now, "ct_plo")
        case "supervision_order":
            yield from supervision(now)
        case "edge_of_care":
            yield from no_day(now, "ar_s17")
            yield from gone_home_from_section_20(now)
        case "s20":
            yield from gone_home_from_section_20(now)
        case "s31" if now.home is not None:
            yield from no_day(now, "ar_discharge", *(["ct_legal_gateway"] if now.view.case.pathway == BCP else []))
        case "none":
            yield from no_longer_in_care(now)
