"""Indicators about the child: age, behaviour, the time in care and what went before."""

from __future__ import annotations

from datetime import date

from engine.ahead.indicators.read import (
    UNKNOWN,
    IndicatorRead,
    absent,
    has_begun,
    in_care,
    moving_day,
    of_child,
    of_factors,
    present,
    rated_as,
    ruled_out_by,
    shown_by,
)
from engine.case import Legal
from engine.dates import age_in_years, possible_days
from engine.gates.at import AT_RISK, At
from engine.row_ids import legal_id, return_id

OVER_AGE = 10
"""The age a child is over from the eleventh birthday on (bd_age_over_10)."""
OVER_AGE_NEGLECT = 6
"""The age a child is over from the seventh birthday on (bd_res_age_neglect)."""
SHORT_CARE_DAYS = 183
"""Half a year: this tool's own line, since the study gives no length (bd_res_short_care)."""
SEVERAL_MOVES = 2
"""This tool's own line, since the study gives no number of placements (bd_res_more_placements)."""
NEGLECT_DAYS = 3
"""On how many days, far enough apart, lasting neglect stands: this tool's own line (bd_res_persistent_neglect)."""
RESIDENTIAL = ("residential", "residential_care", "residential care", "residential home", "children's home")
"""The themes by which a person says that the child was in residential care."""
BEHAVIOUR = "rf_child_behaviour"
NEGLECT = "rf_abuse_neglect"


def _over(at: At, age: int) -> bool | None:
    """Whether the child is over an age on the day of the move, or else on the day looked at; None where the birth is
    not recorded, or not exactly enough to say."""
    born = at.view.child.born
    if born is None:
        return None
    day = moving_day(at) or at.today
    span = possible_days(born, at.view.child.born_precision, None, 0)
    eldest, youngest = (age_in_years(date.fromordinal(one), day) > age for one in (span.lo or span.hi, span.hi))
    return eldest if eldest == youngest else None


def age_over_10(at: At) -> IndicatorRead:
    """The child's birth, and the day of the move or else the day looked at."""
    over = _over(at, OVER_AGE)
    if over is None:
        return UNKNOWN
    return present([at.view.child.id]) if over else absent([at.view.child.id])


def behaviour_or_distress(at: At) -> IndicatorRead:
    """The child's behaviour and mental health."""
    return of_factors(at, [at.view.child.id], [BEHAVIOUR, "rf_child_mental_health"])


def _neglect(at: At) -> IndicatorRead:
    """Neglect as a reason for care that was not disproved, or on record for an adult of the household."""
    reasons = [r.id for r in at.sheet.reasons.reasons if r.factor == NEGLECT and not r.is_disproved("worst")]
    read = of_factors(at, at.view.adults, [NEGLECT])
    return present([*reasons, *(read.sources if read.found == "present" else ())]) if reasons else read


def age_and_neglect(at: At) -> IndicatorRead:
    """A child over six on the day of the move, and neglect: it takes both, and the want of either is the contrary."""
    over, neglect = _over(at, OVER_AGE_NEGLECT), _neglect(at)
    if over is False:
        return absent([at.view.child.id])
    if neglect.found == "absent":
        return neglect
    return present([at.view.child.id, *neglect.sources]) if over and neglect.found == "present" else UNKNOWN


def lasting_neglect(at: At) -> IndicatorRead:
    """Concerns of neglect on three days or more over more than a sustained window; or the child's behaviour on record
    before the child went home."""
    concerns = {c.source: c.day for adult in at.view.adults for c in at.view.concerns(adult, NEGLECT, "worst")}
    days = set(concerns.values())
    lasting = len(days) >= NEGLECT_DAYS and max(days) - min(days) > at.figure("window_sustained")
    rows = [*(concerns if lasting else ()), *_behaviour_before(at)]
    if rows:
        return present(rows)
    against = [ruled_out_by(at, adult, NEGLECT) for adult in at.view.adults]
    behaviour = ruled_out_by(at, at.view.child.id, BEHAVIOUR)
    if against and all(against) and behaviour:
        return absent([*behaviour, *(row for held in against for row in held)])
    return UNKNOWN


def _behaviour_before(at: At) -> list[str]:
    """What shows the child's behaviour; of a child at home again, only what stands before the move."""
    child = at.view.child.id
    if not has_begun(at):
        return shown_by(at, child, BEHAVIOUR)
    if at.home is None or at.home.from_ is None:
        return []
    moved = at.home.from_
    concerns = at.view.concerns(child, BEHAVIOUR, "worst")
    before = [c.source for c in concerns if c.day < moved.toordinal()]
    if before or rated_as(at, child, BEHAVIOUR) not in AT_RISK:
        return before[-1:]
    rows = at.view.ratings.get(BEHAVIOUR, ())
    return [r.id for r in rows if r.status in AT_RISK and r.on is not None and r.on < moved]


def more_placements(at: At) -> IndicatorRead:
    """Moves of placement in the present stay in care. One case can show several; that none is on record, or one, does
    not show that there were no more."""
    moves = [entry.id for entry in in_care(at, "placement_move")]
    return present(moves) if len(moves) >= SEVERAL_MOVES else UNKNOWN


def short_care(at: At) -> IndicatorRead:
    """The time from the first day of the present stay in care to the day of the move."""
    entered, moved = at.view.entry_to_care, moving_day(at)
    if entered is None or moved is None or moved.toordinal() < entered:
        return UNKNOWN
    rows = [at.sheet.proposal, *(legal_id(row) for row in _legal(at) if row.from_ == date.fromordinal(entered))]
    return present(rows) if moved.toordinal() - entered < SHORT_CARE_DAYS else absent(rows)


def _legal(at: At) -> list[Legal]:
    return [row for row in at.view.case.legal if row.child == at.view.child.id]


def voluntary(at: At) -> IndicatorRead:
    """The newest legal status in force on the day looked at or, once the child went home, on the day before."""
    day = at.today
    if has_begun(at):
        if at.home is None or at.home.from_ is None:
            return UNKNOWN
        day = date.fromordinal(at.home.from_.toordinal() - 1)
    rows = [r for r in _legal(at) if (r.from_ is None or r.from_ <= day) and (r.until is None or r.until >= day)]
    newest = max(rows, key=lambda row: (str(row.from_ or ""), row.status), default=None)
    if newest is None or newest.status not in ("s20", "s31"):
        return UNKNOWN
    return present([legal_id(newest)]) if newest.status == "s20" else absent([legal_id(newest)])


def residential(at: At) -> IndicatorRead:
    """A theme that names residential care on an entry of the present stay, and the child's behaviour. The kind of
    placement is written nowhere else, and the words of an entry are not read for it."""
    themed = [e.id for e in in_care(at) if any(theme.strip().lower() in RESIDENTIAL for theme in e.themes)]
    behaviour = of_factors(at, [at.view.child.id], [BEHAVIOUR])
    if behaviour.found == "absent":
        return behaviour
    return present([*themed, *behaviour.sources]) if themed and behaviour.found == "present" else UNKNOWN


def previous_return(at: At) -> IndicatorRead:
    """Returns of this child that ended, and entries of a return broken down. Nothing in a case file shows that there
    was none: a return that nobody entered is not seen."""
    ended = [return_id(r) for r in at.view.case.returns if r.child == at.view.child.id and at.view.counts(r.until)]
    rows = [*ended, *(entry.id for entry in of_child(at, "return_breakdown"))]
    return present(rows) if rows else UNKNOWN
