"""Who is in the household, and who has been shown to have left it (semantics 1.6; readings H1, H2)."""

from __future__ import annotations

from engine.gather.runs import clock, observations, run_shown
from engine.gather.view import View

LEAVING_FACTOR = "rf_family_new_partner"


def settle_household(view: View) -> None:
    """Mark the adults shown to have left: one said to have left counts until independent entries show it over time."""
    left = set()
    for adult in {row.adult for row in view.household.members}:
        rows = [row for row in view.household.members if row.adult == adult]
        if any(row.until is None or row.until.toordinal() > view.as_of for row in rows):
            continue
        gone = max(row.until.toordinal() for row in rows if row.until is not None)
        after = max(clock(view, adult, LEAVING_FACTOR, "worst"), gone - 1)
        shown, _ = run_shown(view, adult, LEAVING_FACTOR, observations(view, adult, LEAVING_FACTOR, after))
        if shown == "sustained":
            left.add(adult)
    view.left = frozenset(left)
