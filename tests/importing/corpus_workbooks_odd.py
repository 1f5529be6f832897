"""Workbooks at the edge: no known names, two readings, unknown columns, nothing to read, the same words again."""

from __future__ import annotations

from datetime import date

from importing.corpus_layouts import Layout, workbook


def one_reading() -> Layout:
    """Names nobody can know, and only one way to read the columns: one of days, one of long words."""
    rows = [
        ("Q1", "Q2", "Q3"),
        ("a", date(2018, 4, 9), "Mother asked for help with the eldest, who will not come home at night."),
        ("b", date(2018, 4, 23), "Youth worker met the eldest, who spoke of older friends with cars."),
        ("a", date(2018, 5, 14), "Missing overnight. Found by police at a flat across town."),
        ("c", date(2018, 5, 15), "Return interview refused."),
        ("a", date(2018, 6, 4), "Missing overnight again. Came back by herself."),
        ("b", date(2018, 6, 25), "Exploitation panel. Named worker given."),
        ("c", date(2018, 9, 17), "Back in school five days a week."),
        ("a", date(2018, 12, 10), "No missing episode for six months."),
    ]
    return workbook("one_reading.xlsx", {"Export": rows})


def two_readings() -> Layout:
    """Names nobody can know, and two columns of days: which is the event's cannot be told."""
    rows = [
        ("Q1", "Q2", "Q3"),
        (date(2018, 4, 9), date(2018, 4, 12), "Mother asked for help with the eldest, who is out at night."),
        (date(2018, 4, 23), date(2018, 4, 23), "Youth worker met the eldest in the park by the station."),
        (date(2018, 5, 14), date(2018, 5, 16), "Missing overnight. Found by police at a flat across town."),
        (date(2018, 5, 15), date(2018, 5, 16), "Return interview refused by the eldest and by mother."),
        (date(2018, 6, 4), date(2018, 6, 5), "Missing overnight again, came back alone in the morning."),
        (date(2018, 6, 25), date(2018, 7, 2), "Exploitation panel named a worker for the eldest."),
        (date(2018, 9, 17), date(2018, 9, 18), "Back in school five days a week, says the head of year."),
        (date(2018, 12, 10), date(2018, 12, 10), "No missing episode for six months, says the police."),
    ]
    return workbook("two_readings.xlsx", {"Export": rows})


_UNKNOWN = (
    "Ward code", "Locality hub", "Cost centre", "RAG", "Panel ref", "Batch", "Form version", "Keyed to", "Flag 1",
    "Flag 2", "Flag 3", "Flag 4", "Flag 5", "Flag 6", "Tier", "Bucket", "Cluster", "Zone", "Spare", "Checksum",
    "Legacy key", "Queue", "Band", "Pod", "Rota",
)  # fmt: skip


def wide() -> Layout:
    """Twenty-five columns nobody asked for around the two that matter; one of them is empty throughout."""
    events = [
        (date(2020, 2, 3), "Referral from the ambulance service: mother unwell, children alone."),
        (date(2020, 2, 4), "Children with grandmother under a family arrangement."),
        (date(2020, 2, 17), "Mother discharged from hospital with a care plan."),
        (date(2020, 3, 9), "Mental health nurse visits weekly; mother takes her medication."),
        (date(2020, 6, 29), "Children home. Grandmother sleeps there."),
        (date(2020, 9, 14), "Both children in school every day."),
        (date(2020, 11, 30), "Mother rang the crisis line herself and was seen the same day."),
        (date(2021, 1, 11), "Closing visit postponed: mother back in hospital."),
    ]
    spare = _UNKNOWN.index("Spare")
    rows: list[tuple[object, ...]] = [(*_UNKNOWN[:10], "Event date", *_UNKNOWN[10:20], "Event details", *_UNKNOWN[20:])]
    for number, (day, text) in enumerate(events, 1):
        filled = [None if column == spare else f"{name[:1]}{number}" for column, name in enumerate(_UNKNOWN)]
        rows.append((*filled[:10], day, *filled[10:20], text, *filled[20:]))
    return workbook("wide.xlsx", {"Extract": rows})  # type: ignore[dict-item]


def only_header() -> Layout:
    """A form that was never filled in."""
    return workbook("only_header.xlsx", {"Chronology": [("Date", "Event", "Source", "Outcome")]})


def empty() -> Layout:
    """A workbook with one sheet and nothing in it."""
    return workbook("empty.xlsx", {"Sheet1": []})


def near_duplicates() -> Layout:
    """Two agencies that tell of one day in nearly the same words; one of them says not."""
    rows = [
        ("Date", "Agency", "Event"),
        (
            date(2019, 3, 8),
            "Police",
            "Officers attended the address after a report of a loud argument. Both parents drunk.",
        ),
        (
            date(2019, 3, 8),
            "Health",
            "Officers attended the address after a report of loud argument. Both parents drunk.",
        ),
        (
            date(2019, 3, 10),
            "School",
            "Officers attended the address after report of a loud argument. Both parents drunk.",
        ),
        (date(2019, 4, 2), "School", "Mother attended the parents' evening and spoke well with the teacher."),
        (date(2019, 4, 2), "Health", "Mother had not attended the parents' evening and spoke well with the teacher."),
        (date(2019, 5, 21), "Police", "Father stopped in the car. Child in the front seat without a belt."),
        (date(2019, 9, 21), "Police", "Father stopped in the car. Child in the front seat without a belt."),
        (date(2019, 10, 1), "Health", "Seen."),
        (date(2019, 10, 1), "School", "Seen."),
    ]
    return workbook("near_duplicates.xlsx", {"Merged": rows})


def pasted() -> Layout:
    """The same words on five days, as a busy month leaves them."""
    same = "Statutory visit completed. Child seen and well. Home conditions good. No concerns."
    rows = [
        ("Date", "Event"),
        (date(2020, 1, 2), "Case transferred to a new worker."),
        (date(2020, 1, 14), same),
        (date(2020, 2, 11), same),
        (date(2020, 3, 10), same),
        (date(2020, 3, 24), "Visits by video from today."),
        (date(2020, 4, 7), same),
        (date(2020, 5, 5), same),
        (date(2020, 5, 29), "Carer says that the child has had nightmares since April."),
    ]
    return workbook("pasted.xlsx", {"Visits": rows})


WORKBOOKS = (one_reading, two_readings, wide, only_header, empty, near_duplicates, pasted)
