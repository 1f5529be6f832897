"""Text files as systems and spreadsheets save them: separators, encodings, quotes, exports, unseen characters."""

from __future__ import annotations

from importing.corpus_layouts import Layout, text_file


def comma_with_mark() -> Layout:
    """Comma and UTF-8 with its mark, as a spreadsheet saves it."""
    rows = [
        ("Date", "Event", "Source"),
        ("03/04/2019", "Visit – mother’s partner present, café job started.", "Social worker"),
        ("17/04/2019", "Hair strand test, six months: cocaine not detected.", "Hair strand test"),
        ("02/05/2019", "Mother said she has not used since January.", "Mother"),
        ("20/05/2019", "Father’s sister rang: he is “back to his old ways”.", "Paternal aunt"),
        ("11/06/2019", "Urine test positive for cannabis.", "Drug test"),
        ("25/06/2019", "Missed appointment with the drug service.", "Drug service"),
        ("09/07/2019", "Attended the drug service. Worker says she was open.", "Drug service"),
        ("", "", ""),
        ("30/07/2019", "Review meeting, decisions sent to all.", "Social worker"),
    ]
    return text_file("comma_with_mark.csv", rows, encoding="utf-8-sig")


def semicolon_western() -> Layout:
    """Semicolons and Windows-1252, with pound signs and dashes."""
    rows = [
        ("Date of event", "Event", "Action taken"),
        ("05/01/2018", "Family owe £1,240 in rent – notice served.", "£50 section 17 payment"),
        ("12/01/2018", "Gas cut off; electric heater lent.", "Heater £30"),
        ("19/01/2018", "Mother sold the pram for £20.", "None"),
        ("02/02/2018", "Benefit restored — arrears plan of £10 a week.", "Advice centre"),
        ("09/03/2018", "Father’s job at the café ended.", "None"),
        ("23/03/2018", "Nursery fees paid by the aunt (£85).", "None"),
        ("06/04/2018", "Notice withdrawn…", "Closed"),
        ("18/05/2018", "Visit: home warm, cupboards full.", "Closed"),
    ]
    return text_file("semicolon_western.csv", rows, separator=";", encoding="cp1252")


def tabs_in_utf16() -> Layout:
    """Tabs and UTF-16, as a spreadsheet saves "Unicode text"."""
    rows = [
        ("Date", "Event"),
        ("14/02/2017", "Zoë’s first day at nursery."),
        ("28/02/2017", "Zoë told her key worker “daddy is poorly in the mornings”."),
        ("07/03/2017", "Visit: father asleep at eleven, Zoë dressed and fed by her brother."),
        ("21/03/2017", "Father said he works nights."),
        ("04/04/2017", "Employer says he left in 2016."),
        ("18/04/2017", "Father agreed to see his doctor."),
        ("02/05/2017", "Doctor’s letter: depression, treatment begun."),
        ("13/06/2017", "Zoë collected on time for six weeks."),
    ]
    return text_file("tabs_in_utf16.csv", rows, separator="\t", encoding="utf-16")


def line_ends_and_quotes() -> Layout:
    """Line ends, quotes and commas inside cells, and one character that is none."""
    rows = [
        ("Date", "Details", "Source"),
        ("01/10/2019", 'Child said: "I want to stay with Nan".\nShe said it twice.', "Social worker"),
        ("02/10/2019", "Call from school:\n- late on Monday\n- late on Tuesday\n- absent on Wednesday", "School"),
        ("09/10/2019", 'Mother wrote "no, never" on the form, and signed it.', "Social worker"),
        ("10/10/2019", "Form lost in \x00 transfer.", "School"),
        ("15/10/2019", "Uncle, cousin, and lodger in the home.", "Social worker"),
        ("22/10/2019", "Lodger checked with police: nothing known.", "Police"),
        ("29/10/2019", "Letter copied here.\n\nDear parents,\nattendance is 68%.", "School"),
        ("05/11/2019", "Attendance meeting kept.", "School"),
    ]
    return text_file("line_ends_and_quotes.csv", rows)


def case_management() -> Layout:
    """An export of a case system: neutral names, many columns, a time in every date."""
    rows = [
        ("Person ID", "Event Date", "Case Note Type", "Details", "Worker", "Date Recorded"),
        ("90017", "03/02/2020 10:15", "Home Visit", "Announced visit. Child seen alone in her room.", "A Worker",
         "04/02/2020 09:01"),
        ("90017", "10/02/2020 14:00", "Telephone Call", "Mother rang to say she will be late.", "A Worker",
         "10/02/2020 14:20"),
        ("90017", "17/02/2020 11:00", "Home Visit", "No access. Curtains closed.", "A Worker", "21/02/2020 16:45"),
        ("90017", "24/02/2020 11:00", "Home Visit", "Unannounced visit. Home dirty, cat litter on the floor.",
         "A Worker", "24/02/2020 17:30"),
        ("90017", "02/03/2020 13:30", "Core Group", "Core group. Father did not attend.", "B Worker",
         "06/03/2020 12:00"),
        ("90017", "16/03/2020 09:00", "Supervision", "Manager and worker agreed to seek legal advice.", "C Manager",
         "16/03/2020 09:40"),
        ("90017", "23/03/2020 10:00", "Email", "Health visitor: weight steady on the 25th centile.", "A Worker",
         "23/03/2020 10:05"),
        ("90017", "06/04/2020 15:00", "Video Call", "Child showed her drawings.", "A Worker", "07/04/2020 08:50"),
    ]  # fmt: skip
    return text_file("case_management.csv", rows)


def direction_marks() -> Layout:
    """Marks of writing direction and other unseen characters, in words and in dates."""
    rows = [
        ("Date", "Event"),
        ("08/01/2020", "Interpreter booked for mother (\u202bعربي\u202c)."),
        ("\u200e15/01/2020", "Visit with interpreter. Mother said she feels alone."),
        ("22/01/2020", "Message from mother\u200f: «\u200fشكرا\u200f»."),
        ("29/01/2020\u200f", "Language class started."),
        ("05/02/2020", "Zero\u200bwidth spaces pasted from a web page."),
        ("12/02/2020", "Soft\u00adhyphen and no\u00a0break space kept."),
        ("19/02/2020", "Mother attended the class every week."),
        ("26/02/2020", "Visit without interpreter; mother answered in English."),
    ]
    return text_file("direction_marks.csv", rows)


def welsh_names() -> Layout:
    """Welsh and English in one file, names with accents, UTF-8 without its mark."""
    rows = [
        ("Date", "Event", "Agency"),
        ("06/06/2018", "Siân’s teacher at Ysgol y Bryn noted that Siôn and Llŷr share one coat.", "Ysgol / School"),
        ("13/06/2018", "Ymweliad cartref. Home visit: Mam-gu present, tŷ yn lân.", "Social worker"),
        ("20/06/2018", "Health visitor saw baby Gwenllïan; weight ar y llinell.", "Health visitor"),
        ("27/06/2018", "Dŵr cut off at the farm; neighbour carries water.", "Social worker"),
        ("04/07/2018", "Tad said “dw i’n iawn” and shut the door.", "Social worker"),
        ("11/07/2018", "Heddlu called to the farm. Shotgun certificate reviewed.", "Heddlu / Police"),
        ("18/07/2018", "Certificate withdrawn.", "Heddlu / Police"),
        ("25/07/2018", "Siân, Siôn a Llŷr at holiday club, happy.", "School"),
    ]
    return text_file("welsh_names.csv", rows, line_end="\n")


def no_header() -> Layout:
    """No header at all: the first row is the first event."""
    rows = [
        ("04/03/2019", "Duty call from the midwife about a concealed pregnancy.", "M1"),
        ("11/03/2019", "Mother seen at the clinic with her aunt.", "M2"),
        ("25/03/2019", "Mother named the father and asked that he not be told.", "M1"),
        ("08/04/2019", "Pre-birth assessment begun.", "S1"),
        ("29/04/2019", "Aunt offered a room.", "S1"),
        ("20/05/2019", "Room seen: cot, clothes, steriliser.", "S1"),
        ("10/06/2019", "Baby born, well, breast fed.", "M2"),
        ("13/06/2019", "Home to aunt’s with daily midwife visits.", "M1"),
    ]
    return text_file("no_header.csv", rows)


TEXTS = (
    comma_with_mark,
    semicolon_western,
    tabs_in_utf16,
    line_ends_and_quotes,
    case_management,
    direction_marks,
    welsh_names,
    no_header,
)
