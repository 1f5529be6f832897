"""Workbooks as social workers keep them: titles above the table, several sheets, sources, numbering.

Every family is invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from importing.corpus_layouts import Layout, workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet


def titles_above() -> Layout:
    """A title, who keeps it and an empty row above the header; an empty row inside."""

    def arrange(sheets: Mapping[str, Worksheet]) -> None:
        sheet = sheets["Chronology"]
        sheet.merge_cells("A1:C1")
        sheet["A1"].font = Font(bold=True, size=14)

    rows = [
        ("CHRONOLOGY OF SIGNIFICANT EVENTS", None, None),
        ("Child: K (made up)", None, "Team: Assessment North"),
        ("Date of chronology", date(2021, 2, 12), None),
        (None, None, None),
        ("Date", "Event", "Outcome"),
        (
            date(2014, 5, 3),
            "K born at term, healthy. Midwife raised no concern on the ward.",
            "Health visitor allocated",
        ),
        (date(2015, 11, 19), "Neighbour reported shouting and a child crying late at night.", "No further action"),
        (
            date(2016, 2, 8),
            "Health visitor found the home cold and without food in the cupboards.",
            "Food bank voucher",
        ),
        (None, None, None),
        (date(2017, 9, 25), "K missed the first two weeks of reception class.", "School attendance letter"),
        (date(2018, 3, 14), "Police called by a passer-by; mother found drunk at the bus stop with K.", "Section 47"),
        (date(2018, 3, 21), "Strategy meeting held. Threshold met for an initial conference.", "Conference booked"),
        (date(2018, 4, 12), "Initial child protection conference, category neglect.", "Child protection plan"),
        (date(2019, 1, 30), "Mother completed six sessions with the alcohol service.", None),
        (date(2020, 10, 5), "K accommodated under section 20 with foster carers.", "Placed"),
    ]
    return workbook("titles_above.xlsx", {"Chronology": rows}, arrange)


def events_and_phone_list() -> Layout:
    """The chronology on one sheet, and a list of who is who, without any date, on the other."""
    events = [
        ("Date of event", "What happened", "Source"),
        (date(2017, 6, 1), "Anonymous caller said the children are left alone in the evenings.", "Anonymous"),
        (date(2017, 6, 3), "Unannounced visit. Nobody at home. Card left.", "Social worker"),
        (date(2017, 6, 9), "Second visit. Father opened the door and refused entry.", "Social worker"),
        (date(2017, 7, 20), "School nurse recorded head lice for the third time this term.", "School"),
        (date(2017, 9, 11), "Police attended an argument between the parents. No arrest.", "Police"),
        (date(2018, 1, 22), "Two-year check not attended.", "Health visitor"),
        (date(2018, 2, 5), "Two-year check not attended.", "Health visitor"),
        (date(2018, 5, 16), "Interim care order made.", "Court"),
    ]
    contacts = [
        ("Name", "Role", "Team"),
        ("R. Ashgrove", "Social worker", "Safeguarding 2"),
        ("T. Okonjo", "Health visitor", "Riverside clinic"),
        ("Mrs Peverell", "Head teacher", "Larch Primary"),
    ]
    return workbook("events_and_phone_list.xlsx", {"Events": events, "Who is who": contacts})


def two_chronologies() -> Layout:
    """Two sheets, each a chronology with a header of its own: events, and contacts with the family."""
    events = [
        ("Date", "Event"),
        (date(2019, 2, 4), "Referral from school: bruise to the left cheek, no explanation given."),
        (date(2019, 2, 5), "Child protection medical. Bruise two to three days old."),
        (date(2019, 2, 19), "Strategy meeting decided on a single agency enquiry."),
        (date(2019, 5, 2), "Father moved out, by his own account."),
        (date(2019, 8, 27), "Police found father at the address during a call-out."),
    ]
    contacts = [
        ("Contacts with the family, kept by the support worker", None, None),
        ("Date of contact", "Details", "Worker"),
        (date(2019, 3, 1), "Home visit. Kitchen clean, both children had eaten.", "Support worker"),
        (date(2019, 3, 15), "Home visit cancelled by mother by text.", "Support worker"),
        (date(2019, 3, 29), "Home visit. Mother tearful, said father rings every night.", "Support worker"),
        (date(2019, 4, 12), "No answer at the door, television heard.", "Support worker"),
    ]
    return workbook("two_chronologies.xlsx", {"Events": events, "Contacts": contacts})


def sources_and_analysis() -> Layout:
    """Source, significant event, analysis, action and whether the child was seen, each in a column."""
    rows = [
        ("Date", "Source", "Significant event", "Analysis/Impact", "Action taken/Outcome", "Child seen?"),
        (
            date(2018, 6, 4),
            "Police",
            "Officers attended at 23:10 after a 999 call. Father had pushed mother against a door.",
            "J was upstairs and heard it.",
            "Father arrested, no charge.",
            "Yes",
        ),
        (
            date(2018, 6, 6),
            "Social worker",
            "Home visit. Worker saw a hole in the living room door.",
            "J said he hides under the bed when there is shouting.",
            "Safety plan written with mother.",
            "Yes - alone",
        ),
        (date(2018, 6, 20), "Mother", "Mother said that father has not been back since.", None, "Recorded.", "No"),
        (
            date(2018, 7, 9),
            "School",
            "J told his teacher that dad sleeps at home on Fridays.",
            "Differs from mother's account.",
            "Visit brought forward.",
            "Yes - alone",
        ),
        (date(2018, 7, 12), "Health visitor", "Weight has fallen from the 50th to the 9th centile.", None, None, "Yes"),
        (date(2018, 8, 1), "GP", "Mother seen, low mood, medication started.", None, "Review in four weeks.", "N/A"),
        (
            date(2018, 9, 3),
            "Court",
            "Family court made a non-molestation order.",
            "Some protection.",
            "Order served.",
            None,
        ),
        (date(2018, 10, 30), "Foster carer", "J slept through the night for the first time.", "Settling.", None, "Yes"),
        (date(2018, 11, 5), "Anonymous", "Caller said father's van is outside every weekend.", None, "Visit.", "No"),
        (
            date(2019, 1, 17),
            "Maternal grandmother",
            "Grandmother offered to have J every weekend.",
            None,
            "Checks begun.",
            None,
        ),
    ]
    return workbook("sources_and_analysis.xlsx", {"Sheet1": rows})


def numbered_with_repeated_header() -> Layout:
    """A numbering column, empty rows, and the header again on every printed page."""
    header = ("No.", "Date", "Event")
    rows = [
        header,
        (1, date(2016, 1, 11), "Pre-birth referral for the younger sibling from the midwife."),
        (2, date(2016, 3, 2), "Mother booked late, at 26 weeks."),
        (3, date(2016, 6, 8), "Sibling born. Withdrawal from opiates noted by the ward."),
        (None, None, None),
        header,
        (4, date(2016, 6, 15), "Discharge planning meeting. Both parents present."),
        (5, date(2016, 9, 29), "Father's urine test positive for heroin."),
        (None, None, None),
        (None, None, None),
        ("No", "DATE", "Event "),
        (6, date(2017, 2, 21), "Father's urine test negative."),
        (7, date(2017, 4, 18), "Case closed to child protection, step down to child in need."),
        (8, date(2018, 12, 27), "Re-referral by the ambulance service: father unconscious at home."),
    ]
    return workbook("numbered_with_repeated_header.xlsx", {"Chronology": rows})


def rows_after() -> Layout:
    """A total and signatures below the table, in its own columns."""
    rows = [
        ("Date", "Event", "Agency"),
        (date(2019, 9, 9), "Attendance at 71 per cent for the autumn term so far.", "School"),
        (date(2019, 10, 1), "Attendance meeting; mother did not come.", "School"),
        (date(2019, 10, 14), "Attendance meeting; mother came with her sister.", "School"),
        (date(2019, 11, 25), "Attendance at 94 per cent since the meeting.", "School"),
        (date(2020, 1, 13), "Child in need meeting. Plan to be closed if kept up.", "Social worker"),
        (date(2020, 3, 23), "School closed to most pupils. Place offered and not taken.", "School"),
        (date(2020, 5, 18), "Weekly call from school not answered for three weeks.", "School"),
        (date(2020, 6, 8), "Joint visit. Child thin, no shoes that fit.", "Social worker"),
        (None, None, None),
        ("Total entries", 8, None),
        ("Signed: R. Ashgrove, social worker", None, None),
        (None, "Checked by the team manager and shared with the parents.", None),
    ]
    return workbook("rows_after.xlsx", {"Chronology": rows})


def long_cells() -> Layout:
    """A whole case note, of thousands of words, pasted into one cell; line ends inside cells."""
    note = "Visit to the home. Mother was in bed at midday and the younger child answered the door. " * 360
    rows = [
        ("Date", "Event"),
        (date(2020, 1, 6), note.strip()),
        (date(2020, 1, 7), "Call to school.\nThey have not seen the child since December.\n\nNo reason was given."),
        (date(2020, 1, 9), "Legal planning meeting."),
        (
            date(2020, 1, 10),
            ("Email from the health visitor, copied whole: " + "weight, feeds and sleep. " * 700).strip(),
        ),
        (date(2020, 1, 13), "Letter before proceedings sent."),
        (date(2020, 1, 28), "Pre-proceedings meeting. Mother attended with her solicitor."),
        (date(2020, 2, 11), "Written agreement signed by mother."),
        (date(2020, 3, 3), "Written agreement broken: father in the home at an unannounced visit."),
    ]
    return workbook("long_cells.xlsx", {"Case notes": rows})


WORKBOOKS = (
    titles_above,
    events_and_phone_list,
    two_chronologies,
    sources_and_analysis,
    numbered_with_repeated_header,
    rows_after,
    long_cells,
)
