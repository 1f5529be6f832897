"""Legal status, households and homes over time: what cannot be so on the same day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from engine.case.contradictions.record import Found, Record, overlaps
from engine.case.contradictions.registry import contradiction
from engine.case.words import CARE_STATUSES

# One status may end and the next begin on one day. Police protection and emergency orders last days, run into one
# another and into what follows, and their ends are often recorded by day alone.
_SHARED_DAYS = 1
_SHARED_DAYS_IN_AN_EMERGENCY = 3
_EMERGENCY = frozenset({"police_protection", "epo"})


@contradiction("Two care statuses at once", "legal")
def legal_overlap(record: Record) -> Iterator[Found]:
    """A child is under one care status at a time (s20, s31, s38, police protection, emergency protection order), and
    under none while `none` is recorded. One may end on the day the next begins; the emergency ones may overlap by up to
    three days. Pre-proceedings, edge of care and supervision orders may run beside the others."""
    rows = [(path, row, row.child) for path, row in record.rows("legal") if row.status in CARE_STATUSES | {"none"}]
    lasting = [found for found in rows if found[1].status not in _EMERGENCY]
    told = set()
    for path, earlier, later in [*overlaps(lasting, _SHARED_DAYS), *overlaps(rows, _SHARED_DAYS_IN_AN_EMERGENCY)]:
        if earlier.status == later.status == "none" or path in told:
            continue
        told.add(path)
        what = f"{later.status} stands beside {earlier.status} of the same child"
        open_ended = " That one has no last day." if earlier.until is None else ""
        why = f"A child is under one of the two at a time.{open_ended}"
        yield Found(path, what, why, f"Give the {earlier.status} that began first its last day, in `until`.")


@contradiction("A household left before it was joined", "households")
def membership_ends_before_it_begins(record: Record) -> Iterator[Found]:
    """An adult's time in a household does not end before it begins."""
    for path, household in record.rows("households"):
        for number, member in enumerate(household.members):
            if member.from_ is not None and member.until is not None and member.until < member.from_:
                why = "Nobody leaves before they come."
                place = (*path, "members", number, "until")
                yield Found(place, "`until` is before `from`", why, "Correct one of the two dates.")


@contradiction("One adult twice in a household", "households")
def member_twice(record: Record) -> Iterator[Found]:
    """An adult stands in a household once at a time. Somebody who left and came back has two rows whose days do not
    overlap."""
    for path, household in record.rows("households"):
        rows = [((*path, "members", number), row, row.adult) for number, row in enumerate(household.members)]
        for place, _, _ in overlaps(rows, _SHARED_DAYS):
            why = "The two rows cover the same days, and may say different things of them."
            to_do = "Keep one row, or give the first its last day in `until`."
            yield Found(place, "the adult stands there twice at once", why, to_do)


@contradiction("Two adults with sole care at once", "adults")
def sole_care_twice(record: Record) -> Iterator[Found]:
    """Sole care of a child is one adult's at a time."""
    whose = {}
    rows = []
    for path, adult in record.rows("adults"):
        for number, row in enumerate(adult.cared_for):
            if row.kind == "sole" and row.from_ is not None:
                whose[id(row)] = adult.id
                rows.append(((*path, "cared_for", number), row, row.child))
    for path, earlier, later in overlaps(rows, _SHARED_DAYS):
        if whose[id(earlier)] != whose[id(later)]:
            what = "two adults have sole care of the child on the same days"
            yield Found(path, what, "Sole means that no other adult had the care.", "Correct the days or the kind.")


@contradiction("At home and in care at once", "returns", "legal")
def return_beside_care(record: Record) -> Iterator[Found]:
    """A return that began before the child came into care again had ended by then."""
    from_care = {child.id: _entry_to_care(record, child.id) for child in record.case.children}
    for path, row in record.rows("returns"):
        entry = from_care.get(row.child)
        if entry is not None and row.from_ is not None and row.from_ < entry and (row.until or date.max) > entry:
            why = f"The child came into care on {entry}, after this return began."
            to_do = f"Write in `until` when the return ended ({entry} at the latest), or correct the legal status."
            yield Found(path, "the return has not ended when the child comes into care", why, to_do)


def _entry_to_care(record: Record, child: str) -> date | None:
    """The first day of the child's last episode of care begun by `as_of` (D8)."""
    held = [row for row in record.case.legal if row.child == child and row.status in CARE_STATUSES]
    begun = [(row.from_, row.until or date.max) for row in held if row.from_ and row.from_ <= record.case.as_of]
    first: date | None = None
    reach = date.min
    for start, end in sorted(begun):
        joined = first is not None and start - timedelta(days=1) <= reach
        first, reach = (first, max(reach, end)) if joined else (start, end)
    return first


@contradiction("Two returns at once", "returns")
def returns_overlap(record: Record) -> Iterator[Found]:
    """A child's returns to one household follow one another."""
    rows = [(path, row, (row.child, row.household)) for path, row in record.rows("returns") if row.from_ is not None]
    for path, _, _ in overlaps(rows, _SHARED_DAYS):
        why = "A child who has not left cannot return."
        yield Found(path, "overlaps another return to the same household", why, "Write in `until` when each ended.")


@contradiction("A return planned before the child ever came into care", "proposals", "legal")
def planned_before_care(record: Record) -> Iterator[Found]:
    """A return is not planned for a day before the child first came into care."""
    for path, row in record.rows("proposals"):
        care = record.first_care(row.child)
        if row.planned is not None and care is not None and row.planned < care:
            why = f"The child first came into care on {care}."
            to_do = "Correct the day planned, or add the earlier care to `legal`."
            yield Found((*path, "planned"), "the return is planned for before any care", why, to_do)
