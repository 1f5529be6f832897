"""What a duty is read from: the child's position in law on the day looked at; and how a duty comes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from engine.case import Legal, StepTaken
from engine.case.words import CARE_STATUSES
from engine.gather.step_rows import step_row
from engine.gather.view import View
from engine.gather.whereabouts import legal_in_force, return_under_way
from engine.row_ids import legal_id, return_id, review_id, step_id
from engine.working_days import DueDay

IN_CARE: Final = CARE_STATUSES | {"remand"}
"""The statuses that make up one time in care. Police protection begins one, though it asks for no review by itself."""
LOOKED_AFTER: Final = frozenset({"s20", "s31", "s38", "epo", "remand"})
"""The statuses under which a child is looked after (facts sheet 9.1)."""
NOTES: Final = frozenset(
    {
        "",
        "no_start_recorded",  # the day the legal status began is not recorded
        "no_return_day",  # the child is at home, or placed at once, and the day of it is not recorded
        "no_day_planned",  # the return is being planned and has no day yet
        "planned_day_passed",  # the planned day is over and no return is recorded
        "no_birth_recorded",
        "birth_not_exact",  # the age may be one for which it is asked
        "review_undated",  # a review without its day may be the one that is missing
        "not_recorded",  # nothing says that it was done
        "found_not_done",  # the record says that it was not done
        "done_late",
        "done_before_this_care",  # what was done belongs to an earlier time in care
        "no_visit_recorded",
        "moves_not_recorded",  # the placement is taken to have begun with care: moves within care are not in the file
        "assessment_waits",
        "decision_waits",
        "hours_not_recorded",  # the law counts hours, the record days
        "extension_not_recorded",
        "no_day_in_law",  # it is asked for and no day is set
        "counted_from_first_interim_order",  # the day of the application is not in the file
        "runs_at_least_until",  # the day is the end of the least time
        "order_usual_end",
        "order_longest_end",
        "order_past_longest",
    }
)
"""Every word a duty may carry about how its day was read; what a word does not say by itself stands beside it."""


@dataclass(frozen=True, slots=True)
class DutyRead:
    """One duty as it stands: `due` is the last day for it, None where none is set or can be reckoned.

    `duty` is the id of the rule; `state` one of due, overdue, done, unknown, not_covered; `certain` False where `due`
    reaches a year whose bank holidays are not yet proclaimed; `sources` the rows of the case; `note` one of NOTES.
    """

    duty: str
    state: str
    due: date | None = None
    certain: bool = True
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """A child who lives at home: since when (None: not recorded), and whether by a return or as one who always did."""

    start: date | None
    returned: bool
    source: str


@dataclass
class Now:
    """The position in law of the child of one proposal at `as_of`, and a few ways to ask of it."""

    view: View

    @property
    def today(self) -> date:
        """The day the case is looked at."""
        return self.view.case.as_of

    def figure(self, parameter: str) -> int:
        """The value of a parameter, in its own unit."""
        return self.view.record.days(parameter)

    # --- legal status -------------------------------------------------------------------------------------------
    @cached_property
    def legal(self) -> list[Legal]:
        """The child's legal statuses that have begun; one without a first day may have."""
        child = self.view.child.id
        return [r for r in self.view.case.legal if r.child == child and (r.from_ is None or r.from_ <= self.today)]

    @cached_property
    def row(self) -> Legal | None:
        """The newest legal status in force. None: not recorded."""
        return legal_in_force(self.view)

    @property
    def status(self) -> str:
        """The word for the status in force; "" where none is recorded."""
        return self.row.status if self.row is not None else ""

    @property
    def basis(self) -> tuple[str, ...]:
        """The row of the status in force, as a source."""
        return () if self.row is None else (legal_id(self.row),)

    def first_day(self, *statuses: str) -> date | None:
        """The first day of the unbroken run of these statuses that the one in force ends; None where it has none.

        A status that ended the day before, or overlaps, belongs to the run; where such a one has no first day the run
        began on a day nobody can tell.
        """
        rows = [row for row in self.legal if row.status in statuses]
        start = self.row.from_ if self.row is not None and self.row.status in statuses else None
        while start is not None:
            eve = start - timedelta(days=1)
            joined = [row for row in rows if row.until is None or row.until >= eve]
            if any(row.from_ is None for row in joined):
                return None
            earliest = min(row.from_ for row in joined if row.from_ is not None)
            if earliest >= start:
                return start
            start = earliest
        return None

    @cached_property
    def since(self) -> date | None:
        """The day this time in care began; None where the child is not in care or the day is not recorded."""
        return self.first_day(*IN_CARE)

    # --- home ---------------------------------------------------------------------------------------------------
    @cached_property
    def home(self) -> Home | None:
        """Whether the child lives at home: by a return under way, or listed among the household's children."""
        row = return_under_way(self.view)
        if row is not None:
            return Home(row.from_, True, return_id(row))
        here = self.view.child.id in self.view.household.children
        return Home(None, False, self.view.household.id) if here else None

    @property
    def planned(self) -> date | None:
        """The day the return is planned for; one before this time in care belongs to an earlier plan."""
        planned = self.view.proposal.planned
        return None if planned is not None and self.since is not None and planned < self.since else planned

    # --- what was done ------------------------------------------------------------------------------------------
    def step(self, step: str) -> StepTaken | None:
        """The newest row about a step that counts."""
        return step_row(self.view, step)

    def done_on(self, step: str) -> date | None:
        """The day a step was done in this time in care; None where nothing says that it was."""
        row = self.step(step)
        if row is None or not row.done or row.on is None or (self.since is not None and row.on < self.since):
            return None
        return row.on

    @cached_property
    def reviews(self) -> list[tuple[date, str]]:
        """The child's reviews held by `as_of`, oldest first, each with its row."""
        rows = [(r.on, review_id(r)) for r in self.view.case.reviews if r.kind == "lac_review" and r.on is not None]
        return sorted((on, name) for on, name in set(rows) if on <= self.today)

    @property
    def review_undated(self) -> bool:
        """Whether a review has no day, so that nobody can tell which it was."""
        return any(row.kind == "lac_review" and row.on is None for row in self.view.case.reviews)

    # --- how it comes out ---------------------------------------------------------------------------------------
    def read(self, duty: str, due: DueDay | date | None, *, note: str = "", sources: Iterable[str] = ()) -> DutyRead:
        """A duty that recurs or ends by itself: due up to its day and on it, overdue from the day after."""
        named = tuple(dict.fromkeys([*self.basis, *sources]))
        day, certain = (due.day, due.certain) if isinstance(due, DueDay) else (due, True)
        late = day is not None and day < self.today
        return DutyRead(duty, "overdue" if late else "due", day, certain, named, note)

    def unknown(self, duty: str, note: str, due: date | None = None, sources: Iterable[str] = ()) -> DutyRead:
        """A duty that is asked for and nobody can tell how it stands."""
        return replace(self.read(duty, due, note=note, sources=sources), state="unknown")

    def once(
        self, duty: str, due: DueDay | date | None, *, note: str = "", sources: Iterable[str] = (), also: str = ""
    ) -> DutyRead:
        """A duty that is done once, by the row of its step (or of `also`, the same duty by its other name)."""
        done = [name for name in (duty, also) if name and self.done_on(name) is not None]
        step = done[0] if done else duty if self.step(duty) is not None or not also else also
        row, on = self.step(step), self.done_on(step)
        rows = [] if row is None else [step_id(row)]
        read = self.read(duty, due, note=note, sources=[*sources, *rows])
        if on is not None:
            late = read.due is not None and on > read.due
            return replace(read, state="done", note="done_late" if late else note if read.due is None else "")
        if row is not None:
            return replace(read, note="done_before_this_care" if row.done else "found_not_done")
        return read if note else replace(read, note="not_recorded")
