"""Workbooks whose dates take work: merged, typed as text, kept as numbers, two dates to a row, with a time of day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from importing.corpus_layouts import Formula, Layout, serial, workbook
from openpyxl.worksheet.worksheet import Worksheet


def merged_dates() -> Layout:
    """One date cell merged down over the two or three things that happened that day."""

    def arrange(sheets: Mapping[str, Worksheet]) -> None:
        for cells in ("A2:A4", "A6:A7", "A9:A10"):
            sheets["2019"].merge_cells(cells)

    rows = [
        ("Date", "Event", "Reported by"),
        (date(2019, 5, 7), "Child came to school without a coat or lunch.", "School"),
        (None, "Mother collected an hour late and smelt of alcohol.", "School"),
        (None, "Duty worker rang mother, who said the bus had broken down.", "Social worker"),
        (date(2019, 5, 20), "Visit. Home warm and tidy, fridge full.", "Social worker"),
        ("c. June 2019", "Family support began.", "Social worker"),
        (None, "Debt advice began.", "Social worker"),
        (date(2019, 7, 1), "Last day of nursery, certificate for attendance.", "School"),
        (date(2019, 9, 4), "Started in year one.", "School"),
        (None, "Mother stayed for the first morning and met the teacher.", "School"),
    ]
    return workbook("merged_dates.xlsx", {"2019": rows}, arrange)


def mixed_dates() -> Layout:
    """Real dates, dates typed as text in six ways, and one cell that lost its format."""
    rows = [
        ("Date", "Event"),
        (date(2018, 1, 15), "Referral from the accident unit: burn to the hand."),
        ("16/01/2018", "Child seen by the paediatrician. Burn fits the account given."),
        ("3rd April 2018", "Second referral, from nursery: same hand, new mark."),
        ("04.05.2018", "Nursery says mark has healed."),
        ("2018-06-07", "Father told the nursery that he has moved out."),
        ("Wed 11 July 2018", "Core group. Father attended."),
        (serial(date(2018, 8, 20)), "Family holiday in a caravan, by the grandmother's account."),
        ("1 Sept 18", "Nursery place increased to five days."),
        ("n/k", "Mother saw her doctor about sleeping."),
        ("31/09/2018", "Second core group."),
        (date(2018, 10, 9), "Review conference. Plan to continue."),
        ("12 November", "Visit. Children in bed at four in the afternoon."),
        ("September 2018", "Mother began to work mornings at a bakery."),
    ]
    return workbook("mixed_dates.xlsx", {"Chron": rows})


def serials() -> Layout:
    """A date column that was pasted as numbers, with two that cannot be days of this case."""
    days = [
        (date(2019, 1, 7), "Contact centre: father did not arrive."),
        (date(2019, 1, 21), "Contact centre: father arrived forty minutes late."),
        (date(2019, 2, 4), "Contact centre: father on time, brought a football."),
        (date(2019, 2, 18), "Contact centre: father on time, good play."),
        (date(2019, 3, 4), "Contact centre: closed for snow."),
        (date(2020, 3, 16), "Contact moved to video calls."),
    ]
    rows = [("Date of event", "Details"), (date(2018, 12, 3), "Court ordered two hours of contact each fortnight.")]
    rows += [(serial(day), text) for day, text in days]
    rows += [
        (12, "Contact sheet number mistyped into the date."),
        (20000, "Contact note whose number belongs to 1954."),
        (date(2019, 6, 24), "Contact in the community agreed by the independent reviewing officer."),
    ]
    return workbook("serials.xlsx", {"Contact log": rows})


def recorded_on() -> Layout:
    """The date of the event and the date it was written down, the second one first; one row has them crossed."""
    rows = [
        ("Date recorded", "Date of event", "Event", "Recorded by"),
        (date(2019, 4, 5), date(2019, 4, 3), "Visit. Father present, asleep on the sofa.", "w1"),
        (date(2019, 4, 30), date(2019, 4, 11), "Police shared that father is on bail.", "w1"),
        (date(2019, 5, 2), "April 2019", "School reports three late collections.", "w1"),
        (date(2019, 5, 21), date(2019, 5, 20), "Visit. Mother alone with the children.", "w1"),
        (None, date(2019, 6, 6), "Bail conditions lifted.", "w1"),
        (date(2019, 7, 1), date(2019, 7, 10), "Supervision of the worker with her manager.", "w3"),
        (date(2019, 7, 19), None, "Note found in the file: mother asked for respite.", "w2"),
        (date(2019, 8, 2), date(2019, 8, 1), "Respite of two nights with the aunt.", "w1"),
        (date(2020, 2, 14), date(2019, 12, 24), "Police call to the address on Christmas Eve.", "w2"),
    ]
    return workbook("recorded_on.xlsx", {"Chronology": rows})


def times() -> Layout:
    """A time of day in a column of its own, and in some of the dates."""
    rows = [
        ("Date", "Time", "Event"),
        (date(2020, 4, 1), time(8, 30), "Carer rang: child refused breakfast before the call with mother."),
        (date(2020, 4, 1), time(16, 5), "Video call with mother, twenty minutes, warm."),
        (datetime.combine(date(2020, 4, 8), time(16, 0)), None, "Video call with mother, she did not join."),
        ("15/04/2020 16:10", None, "Video call with mother, she joined from a pub garden."),
        ("22.04.2020, 4pm", None, "Video call with mother, her sister beside her."),
        (date(2020, 4, 29), "afternoon", "Video call with mother, read a story."),
        (date(2020, 5, 6), time(16, 0), "Video call with mother, she fell asleep."),
        (date(2020, 5, 13), time(16, 0), "Video call with mother, child hid under the table."),
    ]
    return workbook("times.xlsx", {"Calls": rows})


def hidden_columns() -> Layout:
    """A date column, a column of words and two rows that somebody hid."""

    def arrange(sheets: Mapping[str, Worksheet]) -> None:
        sheet = sheets["Chronology"]
        sheet.column_dimensions["B"].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.row_dimensions[4].hidden = True
        sheet.row_dimensions[5].hidden = True

    rows = [
        ("Ref", "Date", "Event", "Source"),
        ("C1", date(2017, 1, 9), "Housing officer reports rent arrears and a broken window.", "Housing"),
        ("C2", date(2017, 2, 13), "Bailiffs at the address.", "Housing"),
        ("C3", date(2017, 2, 27), "Mother told the nursery that she was hit.", "School"),
        ("C4", date(2017, 3, 1), "Mother withdrew what she had said to the nursery.", "School"),
        ("C5", date(2017, 5, 22), "Eviction. Family placed in a hotel.", "Housing"),
        ("C6", date(2017, 8, 14), "Moved to a flat with two bedrooms.", "Housing"),
        ("C7", date(2017, 12, 4), "Nursery reports that the child is happy and well dressed.", "School"),
        ("C8", date(2018, 2, 19), "Tenancy secured for three years.", "Housing"),
    ]
    return workbook("hidden_columns.xlsx", {"Chronology": rows}, arrange)


def formulas() -> Layout:
    """Dates and words worked out by formulas, one never worked out, and cells that hold an error."""
    rows = [
        ("Date", "Event", "Age"),
        (date(2019, 3, 4), "Weekly visit. Children well.", Formula("=DATEDIF(X1,A2,Y)", "4y")),
        (Formula("=A2+7", date(2019, 3, 11)), "Weekly visit. Nobody in.", Formula("=DATEDIF(X1,A3,Y)", "4y")),
        (Formula("=A3+7", date(2019, 3, 18)), Formula('="Weekly visit. "&F4', "Weekly visit. Mother in bed."), "#N/A"),
        (Formula("=A4+7"), "Weekly visit. Grandmother in charge.", "4y"),
        ("#REF!", "Weekly visit. Father in charge.", "4y"),
        (date(2019, 4, 8), "#VALUE!", "4y"),
        (date(2019, 4, 15), Formula("=VLOOKUP(A8,Notes!A:B,2)"), "4y"),
        (date(2019, 4, 22), "Weekly visit. Bank holiday, telephone call instead.", "#DIV/0!"),
        (Formula('=TEXT(A9+7,"dd/mm/yyyy")', "29/04/2019"), "Weekly visit. Both parents in.", "4y"),
    ]
    return workbook("formulas.xlsx", {"Visits": rows})


WORKBOOKS = (
    merged_dates,
    mixed_dates,
    serials,
    recorded_on,
    times,
    hidden_columns,
    formulas,
)
