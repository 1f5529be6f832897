"""What a case file says outright about a step: that it was done, or that it was found not to be."""

from __future__ import annotations

from engine.case import StepTaken
from engine.gather.view import View


def step_row(view: View, step: str) -> StepTaken | None:
    """The newest row about a step of this proposal that counts at `as_of` and says yes or no; none where there is none.

    A row without a day says nothing that could count at a day (D9). Of two of one day the one that says no is taken:
    what is in doubt is not reassurance.
    """
    rows = [
        row for row in view.mine(view.case.steps) if row.step == step and row.done is not None and view.counts(row.on)
    ]
    return max(rows, key=lambda row: (row.on, not row.done), default=None)
